"""Refuses every mutation and prints the counts (docs/testing.md).

.venv/bin/python -m tests.fuzz [--each N] [--workspaces N] [--first SEED]

With `--workspaces` no file is damaged: that number of workspaces merge 50 hostile lines of the
right form each, and are walked once through all commands and pages.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from tests.fuzz.down_mutations import BODIES, ENVELOPES
from tests.fuzz.mutations import MUTATORS, Mutation, Original
from tests.fuzz.victim import DownVictim, Receiver, Victim

Mutator = Callable[[Original], Iterator[Mutation]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--each", type=int, metavar="N", help="at most so many of each mutation: a sample")
    parser.add_argument("--workspaces", type=int, metavar="N", help="hostile lines in so many workspaces")
    parser.add_argument("--first", type=int, default=1, metavar="SEED", help="the first of their seeds")
    options = parser.parse_args()
    if options.workspaces:
        walk_workspaces(range(options.first, options.first + options.workspaces))
        return
    most: int | None = options.each
    total = 0
    with tempfile.TemporaryDirectory() as name:
        total += tell("batch", Victim(fresh(name, "batch"), trusted=True), MUTATORS, most)
        for kind, bodies in BODIES.items():
            mutators = {**ENVELOPES, "bodies": bodies}
            total += tell(kind.value, DownVictim(fresh(name, kind.value), kind), mutators, most)
    sys.stdout.write(f"in all {total:,}; accepted 0, crashes 0\n")


def walk_workspaces(seeds: range) -> None:
    """Stops at the first exception, whose seed is printed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from tests.fuzz.page_walk import PageWalk
    from tests.fuzz.workspaces import LINES, HostileWorkspace

    app = QApplication([])
    commands: Counter[int] = Counter()
    for seed in seeds:
        sys.stdout.write(f"workspace {seed}\n")
        with tempfile.TemporaryDirectory() as name, PageWalk(fresh(name, str(seed))) as walk:
            seen = HostileWorkspace(Path(name, str(seed)), seed).play(LINES, walk)
        for (_, code), count in seen.items():
            commands[code] += count
    del app
    sys.stdout.write(
        f"{len(seeds) * LINES:,} hostile lines; answers by exit code {dict(commands)}; crashes 0\n"
    )


def fresh(name: str, part: str) -> Path:
    """Make a folder for one receiver, with its files outside the database."""
    folder = Path(name, part)
    folder.mkdir()
    os.environ["TUNG_NHA_STATE"] = str(folder / "state")
    return folder


def tell(what: str, receiver: Receiver, mutators: Mapping[str, Mutator], most: int | None) -> int:
    """Print the number of refused files of one kind, by mutation and by reason."""
    counts = {
        kind: receiver.refuse_all(islice(mutate(receiver.original), most))
        for kind, mutate in mutators.items()
    }
    new = receiver.accept()
    receiver.close()
    for kind, count in counts.items():
        sys.stdout.write(f"{what}, {kind}: {count:,} refused\n")
    sys.stdout.write(f"{what}: then the whole file, {new} new; {dict(receiver.seen.most_common())}\n")
    return sum(counts.values())


if __name__ == "__main__":
    main()
