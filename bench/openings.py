"""The first and the second opening of each page over 15,000 households, in the real window.

    QT_QPA_PLATFORM=offscreen .venv/bin/python -m bench.openings [--workspace DIR] [--page ID] [--profile]

Goal: 100 ms from the click to the paint. Each page has a process of its own in which only the first page
was open before, so that it pays for every module that it loads; the medians of three are printed. `done` is
the clock when the jobs of the page have brought what they read. With `--page` one page is opened, and
`--profile` prints what its first opening does, as cProfile counts it. `--workspace` keeps the workspace for
the next run.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench import field_data
from bench.field import GOAL_MS, Field, open_field
from bench.measured import Measured, tell
from core.base.clock import FixedClock
from ui.qt.page_ids import PageId
from ui.qt.settings import WindowSettings

NEEDS_A_TARGET: Final = PageId.HOUSEHOLD
LINES: Final = 45
RUNS: Final = 3
AS_ON_A_LAPTOP: Final = {"PYTHONDONTWRITEBYTECODE": ""}
"""The first run leaves compiled modules for the next."""

Taken = tuple[float, float, float]
"""Milliseconds: processor time of this thread and clock up to the paint, and clock until all is read."""


def measure(desk: Field, page: PageId) -> Taken:
    start, own = time.perf_counter(), time.thread_time()
    desk.window.go_to_page(page)
    desk.settle()
    own, painted = time.thread_time() - own, time.perf_counter() - start
    desk.wait()
    return 1000 * own, 1000 * painted, 1000 * (time.perf_counter() - start)


def open_twice(folder: Path, page: PageId, *, profile: bool) -> tuple[Taken, Taken] | None:
    """Return the first and the second opening; None of a page that the workspace lacks."""
    other = PageId.SYNC if page is PageId.TODAY else PageId.TODAY
    profiler = cProfile.Profile(time.thread_time)
    with tempfile.TemporaryDirectory() as name:
        settings = WindowSettings(Path(name) / "window.ini")
        settings.set_page(other)
        settings.save()
        desk = open_field(folder, FixedClock(field_data.END), Path(name))
        desk.settle()
        desk.wait()
        taken = None
        if page in desk.session.page_ids():
            if profile:
                profiler.enable()
            first = measure(desk, page)
            profiler.disable()
            desk.window.go_to_page(other)
            desk.settle()
            desk.wait()
            taken = first, measure(desk, page)
        desk.window.close()
    if profile:
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("cumulative").print_stats(LINES)
    return taken


def apart(folder: Path, page: PageId) -> tuple[Taken, Taken] | None:
    """Open the page in a process of its own."""
    command = [sys.executable, "-m", "bench.openings", "--workspace", str(folder), "--page", page]
    ran = subprocess.run(
        command, check=True, env=os.environ | AS_ON_A_LAPTOP, stdout=subprocess.PIPE, text=True
    )
    found = json.loads(ran.stdout)
    return None if found is None else (tuple(found[0]), tuple(found[1]))


def note(page: PageId, runs: list[tuple[Taken, Taken]]) -> None:
    """The median of each number."""
    for place, name in enumerate(("opens first", "opens again")):
        own, clock, done = (median(run[place][column] for run in runs) for column in range(3))
        beside = f"clock {clock:.0f}, all read after {done:.0f} ms"
        tell(Measured(what=f"{page} {name}", value=own, unit="ms", reference=beside, goal=GOAL_MS))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="measures the openings of pages", allow_abbrev=False)
    parser.add_argument("--workspace", type=Path, metavar="DIR")
    parser.add_argument("--page", type=PageId, choices=tuple(PageId))
    parser.add_argument("--profile", action="store_true")
    found = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = found.workspace or Path(name) / "commune"
        if not folder.exists():
            field_data.make(folder)[0].close()
        if found.page is not None:
            print(json.dumps(open_twice(folder, found.page, profile=found.profile)))
            return
        for page in PageId:
            if page is not NEEDS_A_TARGET and apart(folder, page) is not None:
                note(page, [taken for _ in range(RUNS) if (taken := apart(folder, page)) is not None])


if __name__ == "__main__":
    main(sys.argv[1:])
