"""Batches of 300,000 events in and out, against the bare work on the same driver, in one run.

    .venv/bin/python -m bench.sync [events]

Goals: import from file with all projections at most 3 x a bare `executemany INSERT .. ON CONFLICT DO NOTHING`
of the same rows into one table, peak at most 250 MB; the same again, all known, at most 0.4 x the fresh
import; export at most 1.1 x (orjson + zstd level 6 + age) over the same bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.measured import Measured, tell

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
        out, raw = step("export", folder, events), step("pack", folder, events)
        for work, took in (("import", fresh), ("bare insert", bare), ("again", again), ("export", out)):
            tell(Measured(what=f"{work}, of the processor", value=took["seconds"], unit="s"))
        tell(Measured(what="peak of the import", value=fresh["peak"], unit="MB", goal=250))
        for what, one, other, reference, goal in (
            ("import of a new file", fresh, bare, "a bare insert of its rows", 3.0),
            ("import of a known file", again, fresh, "the import of a new one", 0.4),
            ("export", out, raw, "orjson, zstd and age over its bytes", 1.1),
        ):
            ratio = one["seconds"] / other["seconds"]
            tell(Measured(what=what, value=ratio, unit="x", reference=reference, goal=goal))


def step(name: str, folder: Path, events: int) -> Numbers:
    """A step in a process of its own, so that each has its own peak."""
    command = [sys.executable, "-m", "bench.sync_steps", name, str(folder), str(events)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main(sys.argv[1:])
