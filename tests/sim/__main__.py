"""Plays seasons of field work on the real program (docs/testing.md).

.venv/bin/python -m tests.sim --seed 17                          one season; a failing one shows its journal
.venv/bin/python -m tests.sim --seasons 10000 --jobs 2 [--first 1] [--plain] [--dishonest]
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict

from tests.sim.season import Told, play_alone

CHUNK = 10


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sim", description=__doc__)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--seasons", type=int, default=100)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="without what happens between the steps")
    parser.add_argument("--dishonest", action="store_true", help="machines lie")
    chosen = parser.parse_args(arguments)
    if chosen.seed is not None:
        say(str(play_alone(chosen.seed, say=say, plain=chosen.plain, dishonest=chosen.dishonest)))
        return 0
    started, counts, failed = time.monotonic(), Counter[str](), 0
    for seasons, failures in results(
        chosen.first, chosen.seasons, chosen.jobs, plain=chosen.plain, dishonest=chosen.dishonest
    ):
        for told in seasons:
            counts.update({"seasons": 1, **{k: v for k, v in asdict(told).items() if isinstance(v, int)}})
            counts.update(told.counts)
        for text in failures:
            say(text)
        failed += len(failures)
        del counts["seed"]
        said = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
        say(f"{time.monotonic() - started:,.0f} s: {said}; {failed} failed")
    return 1 if failed else 0


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


Chunk = tuple[list[Told], list[str]]


def results(first: int, seasons: int, jobs: int, *, plain: bool, dishonest: bool) -> Iterator[Chunk]:
    """Yield the result of each chunk of seeds, as it ends."""
    chunks = [
        range(start, min(start + CHUNK, first + seasons)) for start in range(first, first + seasons, CHUNK)
    ]
    if jobs == 1:
        yield from (play_all(seeds, plain=plain, dishonest=dishonest) for seeds in chunks)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for done in as_completed(
            [pool.submit(play_all, seeds, plain=plain, dishonest=dishonest) for seeds in chunks]
        ):
            yield done.result()


def play_all(seeds: Iterable[int], *, plain: bool, dishonest: bool) -> Chunk:
    told, failures = [], []
    for seed in seeds:
        try:
            told.append(play_alone(seed, plain=plain, dishonest=dishonest))
        except Exception:
            failures.append(f"SEED {seed} FAILED\n{traceback.format_exc(limit=-3)}")
    return told, failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
