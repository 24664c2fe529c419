"""Plays seasons of a true village and compares what is reported with it (docs/testing.md).

.venv/bin/python -m tests.village --seed 17 one season of any mix, in full .venv/bin/python -m
tests.village --seasons 1000 --jobs 2 any mixes; missed seasons are listed .venv/bin/python -m
tests.village --seasons 20 --table each habit by itself, n seasons each .venv/bin/python -m
tests.village --seasons 1000 --communes ten villages each, counted without workspaces
.venv/bin/python -m tests.village --seasons 3000 --ledger villages, counted without workspaces
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.village.mix import PURE, Mix
from tests.village.plain import play_commune, play_plain
from tests.village.season import play
from tests.village.table import summary, table
from tests.village.verdict import Told

Task = tuple[int, Mix | None]
Player = Callable[[int, Mix | None], Told]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.village", description=__doc__)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--seasons", type=int, default=100)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--table", action="store_true", help="each habit alone")
    parser.add_argument("--communes", action="store_true", help="ten villages each, without workspaces")
    parser.add_argument("--ledger", action="store_true", help="villages without workspaces")
    chosen = parser.parse_args(arguments)
    player = play_commune if chosen.communes else play_plain if chosen.ledger else play
    if chosen.seed is not None:
        say(str(player(chosen.seed)))
        return 0
    started = time.process_time()
    seeds = range(chosen.first, chosen.first + chosen.seasons)
    mixes = PURE if chosen.table else (None,)
    told = list(played(player, [(seed, mix) for mix in mixes for seed in seeds], chosen.jobs))
    say(table(told))
    say(summary(told))
    missed = [one for one in told if not one.holds]
    for one in missed[:40]:
        say(f"seed {one.seed}: {', '.join(one.mix.names)}: true {one.truth:.3f}, {one.reported}")
    say(f"{time.process_time() - started:,.0f} s of CPU in this process")
    return 1 if missed else 0


def played(player: Player, tasks: list[Task], jobs: int) -> Iterator[Told]:
    seeds, mixes = zip(*tasks, strict=True)
    if jobs == 1:
        yield from map(player, seeds, mixes)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(player, seeds, mixes, chunksize=5)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
