"""The street of 15,000 households: first paint, frames of scrolling and of distance, keys, and one save.

QT_QPA_PLATFORM=offscreen .venv/bin/python -m bench.street [--workspace DIR]

Goals: first paint 100 ms; a frame of scroll or zoom, and an arrow key to its paint, 16 ms at p95; after a
save only what changed is painted. Times are of this thread's processor; the clock is beside them.
`--workspace` keeps the workspace for the next run.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench import field_data
from bench.measured import Measured, tell
from core.application.services import Services
from core.base.clock import FixedClock
from core.records.results import Result
from core.records.visit import VisitEntry
from ui.qt.application import dress_application
from ui.qt.i18n import Language
from ui.qt.shared.door_notes import DoorNotes
from ui.qt.street.geometry import Level
from ui.qt.street.hands import StreetWidget
from ui.qt.street.words import HouseDetails
from ui.qt.theme import Theme

FIRST_MS: Final = 100
FRAME_MS: Final = 16
FRAMES: Final = 120
SIZE: Final = (1092, 526)


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of this thread and of the clock."""
    own, wall = time.thread_time(), time.perf_counter()
    act()
    return (time.thread_time() - own) * 1000, (time.perf_counter() - wall) * 1000


def note(what: str, times: Sequence[tuple[float, float]], goal: float | None = None) -> None:
    """Record the 95th of a hundred, of both clocks."""
    at = max(0, round(len(times) * 0.95) - 1)
    own, wall = (sorted(one[which] for one in times)[at] for which in (0, 1))
    tell(Measured(what=what, value=own, unit="ms", reference=f"clock {wall:.1f} ms", goal=goal))


def paint() -> None:
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def measure(services: Services) -> None:
    view = StreetWidget(HouseDetails(DoorNotes(services)))
    view.resize(*SIZE)
    view.show()
    paint()
    street = services.street.read()
    print(f"{len(street)} households, {len(street.groups)} groups, {len(street.hamlets)} hamlets")
    note("read", [timed(services.street.read) for _ in range(5)])

    def first() -> None:
        view.show_street(services.street.read())
        paint()

    note("read and first paint", [timed(first)], FIRST_MS)
    for level in Level:
        note(f"to {level}", [timed(partial(_show_level, view, level))], FRAME_MS)
        note(f"a frame of {level}", _scrolled(view), FRAME_MS)
        view.setFocus()
        view.set_current(street.houses[0].number)
        paint()
        keys = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
        times = [timed(partial(_press, view, keys[at % 3])) for at in range(FRAMES)]
        note(f"a key in {level}", times, FRAME_MS)
    view.set_level(Level.HOUSES)
    paint()
    household = services.store.households.ids([street.houses[40].number])[0]
    entry = VisitEntry(household=household, result=Result.NOT_HOME, at=services.clock.now())
    services.visits.record(entry)

    def save() -> None:
        view.show_street(services.street.reread(view.street, household))
        paint()

    note("after a save", [timed(save)], FRAME_MS)


def _show_level(view: StreetWidget, level: Level) -> None:
    view.set_level(level)
    paint()


def _press(view: StreetWidget, key: Qt.Key) -> None:
    QTest.keyClick(view, key)
    paint()


def _scrolled(view: StreetWidget) -> list[tuple[float, float]]:
    bar = view.verticalScrollBar()
    bar.setValue(0)
    paint()
    step = max(1, min(72, bar.maximum() // FRAMES))

    def frame() -> None:
        bar.setValue(bar.value() + step)
        paint()

    return [timed(frame) for _ in range(FRAMES)]


def _village(folder: Path) -> Services:
    """The kept workspace, or a new one with a visit a household."""
    if folder.exists():
        return field_data.workspaces(FixedClock(field_data.END)).open(folder)
    return field_data.make(folder, people=0, visits=field_data.HOUSEHOLDS)[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path)
    chosen = parser.parse_args().workspace
    app = QApplication([])
    dress_application(app, Theme(), Language.ENGLISH).remove()
    with tempfile.TemporaryDirectory() as made:
        folder = chosen or Path(made) / "w"
        services = _village(folder)
        measure(services)
        services.close()


if __name__ == "__main__":
    main()
