"""Imports of this tree against those of another: a list of 15,000 households, files of 60,000 events.

    git worktree add /some/folder 15f2ec8
    git show f7fab5e:bench/import_steps.py > /some/folder/bench/import_steps.py
    .venv/bin/python -m bench.imports /some/folder [RUNS]

Each tree has its own steps, since modules were renamed between them; that tree has none of its own. Each
import is a process of its own, in turn for each tree, over files that the tree wrote itself. The least of
all runs counts, in seconds of that process's processor. Goal: at most 1.1 x.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
RUNS: Final = 3
GOAL: Final = 1.1
WORK: Final = ("roster", "visits", "registers")


def main(other: Path, runs: int, wanted: tuple[str, ...] = WORK) -> None:
    with tempfile.TemporaryDirectory() as name:
        folders = {ROOT: Path(name) / "here", other: Path(name) / "there"}
        for work in wanted:
            for tree, folder in folders.items():
                step(tree, folder / work, work, "make")
            taken = {tree: list[float]() for tree in folders}
            for number in range(runs):
                for tree, folder in folders.items():
                    taken[tree].append(step(tree, folder / work, work, str(number)))
            here, there = (min(taken[tree]) for tree in folders)
            tell(work, here, there)


def tell(work: str, here: float, there: float) -> None:
    missed = "  MISSED" if here / there > GOAL else ""
    print(f"{work}: {here / there:.2f} (goal {GOAL}){missed}  {here:.2f} s, there {there:.2f} s", flush=True)


def step(tree: Path, folder: Path, work: str, what: str) -> float:
    """One step on the code of `tree`: its seconds."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "TUNG_NHA_STATE": str(folder / "state")}
    command = [sys.executable, str(tree / "bench" / "import_steps.py"), str(folder), work, what]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return float(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main(
        Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else RUNS, (*sys.argv[3:],) or WORK
    )
