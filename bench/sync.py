"""Batches of 300,000 events in and out, against the bare work on the same driver, in one run.

    .venv/bin/python -m bench.sync [events]

Goals: import from file with all projections at most 2.5 x a bare `executemany INSERT .. ON CONFLICT DO
NOTHING`
of the same rows into one table, peak at most 250 MB; the same again, all known, at most 0.5 x the fresh
import; export at most 1.5 x (orjson + zstd level 6 + age) over the same bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

EVENTS = 300_000
Numbers = dict[str, float]


def main(arguments: Sequence[str]) -> None:
    events = int(arguments[0]) if arguments else EVENTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = step("make", folder, events)
        print(f"{made['events']:,.0f} events, {made['bytes'] / 1e6:.1f} MB in {made['files']:.0f} files")
        bare = step("bare", folder, events)
        fresh, again = step("import", folder, events), step("again", folder, events)
        tell(
            "import",
            fresh["seconds"] / bare["seconds"],
            2.5,
            f"{fresh['seconds']:.1f} s, bare {bare['seconds']:.1f} s",
        )
        tell("peak in MB", fresh["peak"], 250, "")
        tell("all known / fresh", again["seconds"] / fresh["seconds"], 0.5, f"{again['seconds']:.1f} s")
        out, raw = step("export", folder, events), step("pack", folder, events)
        tell(
            "export",
            out["seconds"] / raw["seconds"],
            1.5,
            f"{out['seconds']:.1f} s, bare {raw['seconds']:.1f} s",
        )


def tell(what: str, measured: float, goal: float, detail: str) -> None:
    print(f"{what}: {measured:.2f} (goal {goal}){'  MISSED' if measured > goal else ''}  {detail}")


def step(name: str, folder: Path, events: int) -> Numbers:
    """A step in a process of its own, so that each has its own peak."""
    command = [sys.executable, "-m", "bench.sync_steps", name, str(folder), str(events)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main(sys.argv[1:])
