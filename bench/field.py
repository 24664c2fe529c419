"""Every list of the field over 15,000 households, 60,000 people and 60,000 visits, in the real
window.

QT_QPA_PLATFORM=offscreen .venv/bin/python -m bench.field [--workspace DIR]

Goals: a list opens, filters and scrolls within 100 ms at p95, from the key to the paint; 200
visits by the quick line without a stall of the event loop over 50 ms. Each line has the clock's
time, the processor time of this thread (that of a quiet machine), and the raw SQL of the same act
played on the same connection. `--workspace` keeps the workspace for the next run.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from bench import field_data
from bench.measured import Measured, tell
from core.application.services import Services
from core.base.changes import Topic, touched
from core.base.clock import FixedClock
from core.base.ids import HouseholdId
from core.campaigns.models import Track
from core.records.household import HouseholdQuery, WalkFilter
from ui.qt.application import APP_ID, dress_application, make_application
from ui.qt.households.page import HouseholdsPage
from ui.qt.households.state import Form
from ui.qt.i18n import Language
from ui.qt.main_window import MainWindow
from ui.qt.opening import WindowOptions, make_window
from ui.qt.page_ids import PageId
from ui.qt.quick.page import QuickPage
from ui.qt.session import Session
from ui.qt.settings import WindowSettings
from ui.qt.tracks.page import TracksPage

GOAL_MS: Final = 100
STALL_MS: Final = 50
TIMES: Final = 40
SAVES: Final = 200
KEY_MS: Final = 15
LINES: Final = ("322", "v", "4311", "h3", "22", "t")
WORDS: Final = ("dang thi hoa", "nguyen van an", "le", "61 duong", "huynh duc", "o", "K7")
"""Typed letter by letter."""


@dataclass(slots=True, kw_only=True)
class Act:
    """Something that a person does once; `sql` are its statements of one time."""

    name: str
    do: Callable[[int], object]
    times: int = TIMES
    job: bool = False
    """Ends with a job: the clock waits for it, and the thread's time is what the window does around it."""
    wall: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)
    statements: int = 0


@dataclass(slots=True, kw_only=True)
class Field:
    """The window over the large workspace."""

    window: MainWindow
    session: Session
    clock: FixedClock

    @property
    def services(self) -> Services:
        return self.session.context().services

    @property
    def connection(self) -> Any:
        store: Any = self.services.store
        return store.connection

    @property
    def households(self) -> HouseholdsPage:
        page = self.window.open_page(PageId.HOUSEHOLDS)
        assert isinstance(page, HouseholdsPage)
        return page

    @property
    def quick(self) -> QuickPage:
        page = self.window.open_page(PageId.QUICK)
        assert isinstance(page, QuickPage)
        return page

    def settle(self) -> None:
        """Until everything is painted."""
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def wait(self) -> None:
        """Until no job runs and what it brought is painted."""
        while self.window.jobs.busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.settle()

    def measure(self, act: Act) -> None:
        for at in range(act.times):
            said: list[str] = []
            self.connection.set_trace_callback(said.append)
            start, own = time.perf_counter(), time.thread_time()
            act.do(at)
            self.settle()
            if act.job:
                self.wait()
            act.own.append(time.thread_time() - own)
            act.wall.append(time.perf_counter() - start)
            self.connection.set_trace_callback(None)
            self.wait()
            act.statements = max(act.statements, len(said))
            act.raw.append(self.play(said))
        raw = f"clock {p95(act.wall):.1f}, its SQL alone {p95(act.raw):.1f} ms, {act.statements} statements"
        tell(Measured(what=act.name, value=p95(act.own), unit="ms", reference=raw, goal=GOAL_MS))

    def play(self, statements: list[str]) -> float:
        """The reading statements once more, without anything around them."""
        start = time.thread_time()
        for sql in statements:
            if sql.lstrip().upper().startswith(("SELECT", "WITH")):
                self.connection.execute(sql).fetchall()
        return time.thread_time() - start


def p95(taken: list[float]) -> float:
    return 1000 * sorted(taken)[int(0.95 * (len(taken) - 1))]


def acts(desk: Field) -> Iterator[Act]:
    """Everything that is measured, in the order in which it is done, each part on its own page."""
    for part in (_opening, _quick, _households, _picking, _members, _doors):
        yield from part(desk)


def _opening(desk: Field) -> list[Act]:
    """Open each page once more, from another one; the review is read again each time, off the window's
    thread.
    """
    pages = (PageId.TODAY, PageId.QUICK, PageId.HOUSEHOLDS, PageId.TRACKS, PageId.QUALITY)

    def come(page: PageId, at: int) -> None:
        if page is PageId.QUALITY:
            desk.services.changes.publish(touched(Topic.QUALITY))
        desk.window.go_to_page(page if at % 2 else PageId.SETTINGS)

    opened = [Act(name=f"{page}: opens", do=partial(come, page)) for page in pages[:-1]]
    return [*opened, Act(name="quality: opens", do=partial(come, PageId.QUALITY), job=True, times=6)]


def _quick(desk: Field) -> list[Act]:
    page, typed = desk.quick, _typed()
    far = _sample(desk)
    desk.window.go_to_page(PageId.QUICK)
    edit, walk = page.search.edit, page.walk.list
    return [
        Act(name="quick: the next door", do=lambda at: page.model.move(1 if at % 30 < 25 else -1)),
        Act(name="quick: a letter in the search", do=lambda at: edit.setText(typed[at]), times=len(typed)),
        Act(name="quick: the search left", do=lambda _at: edit.setText(""), times=3),
        Act(name="quick: the walk list scrolls", do=partial(scroll, walk)),
        Act(name="quick: a door far away", do=lambda at: desk.window.go_to_page(PageId.QUICK, far[at])),
    ]


def _households(desk: Field) -> list[Act]:
    page, typed, far = desk.households, _typed(), _sample(desk)
    desk.window.go_to_page(PageId.HOUSEHOLDS)
    model, edit = page.model, page.list_card.search.edit
    shown = (WalkFilter.TO_VISIT, WalkFilter.CALLBACKS, WalkFilter.DONE, WalkFilter.ALL)

    def same(at: int) -> None:
        model.load(far[at])
        model.changes.begin_same()

    def leave(_at: int) -> None:
        model.begin(Form.NONE)
        model.close_view()

    return [
        Act(name="households: all read anew", do=lambda _at: model.read_again()),
        Act(
            name="households: a letter in the search", do=lambda at: edit.setText(typed[at]), times=len(typed)
        ),
        Act(name="households: the search left", do=lambda _at: edit.setText(""), times=3),
        Act(name="households: another filter", do=lambda at: model.show_only(shown[at % 4])),
        Act(name="households: by name and back", do=lambda at: model.order_by_name(by_name=at % 2 == 0)),
        Act(name="households: scrolls", do=partial(scroll, page.list_card.list)),
        Act(name="one household: people and history", do=lambda at: model.load(far[at])),
        Act(name="one household: which is the same", do=same),
        Act(name="back to the list", do=leave, times=3),
    ]


def _picking(desk: Field) -> list[Act]:
    page = desk.households
    desk.window.go_to_page(PageId.HOUSEHOLDS)
    doors, control = page.list_card.list, Qt.KeyboardModifier.ControlModifier
    return [
        Act(name="picking: every household", do=lambda _at: press(doors, Qt.Key.Key_A, control), times=10),
        Act(name="picking: scrolls", do=partial(scroll, doors)),
        Act(name="picking: left", do=lambda _at: page.many.set_picking(picking=False), times=3),
    ]


def _members(desk: Field) -> list[Act]:
    """List the members of one organisation, and of all, who have a smartphone and not the app."""
    page = desk.window.open_page(PageId.TRACKS)
    assert isinstance(page, TracksPage)
    codes = sorted(count.organisation for count in desk.services.tracks.reader.members())

    def show(at: int) -> None:
        desk.window.go_to_page(PageId.TRACKS)
        page.model.show_track(Track.MEMBERS if at % 2 else Track.HOUSEHOLD)

    def pick(at: int) -> None:
        page.model.show_track(Track.MEMBERS)
        page.model.pick_organisation(codes[at % len(codes)])

    return [
        Act(name="tracks: members", do=show),
        Act(name="tracks: who of an organisation is left", do=pick),
        Act(name="tracks: who is left scrolls", do=partial(scroll, page.members.left_rows)),
    ]


def _doors(desk: Field) -> list[Act]:
    """The doors of one hamlet and of all, given by a job: what the window's thread does before and after."""
    page, officer = desk.households, desk.services.assignments.me
    desk.window.go_to_page(PageId.HOUSEHOLDS)
    every = desk.services.store.households.numbers(HouseholdQuery())

    def give(count: int, at: int) -> None:
        if not page.many.picking:
            page.many.set_picking(picking=True)
        page.list_card.list.set_picked(every[:count])
        desk.settle()
        page.many.do("give", "" if at % 2 else officer)

    return [
        Act(name="doors: 40 given at once", do=partial(give, 40), times=10),
        Act(name="doors: 400 given, the window's share", do=partial(give, 400), times=10, job=True),
        Act(name="doors: 15,000 given, the window's share", do=partial(give, len(every)), times=4, job=True),
    ]


def _typed() -> list[str]:
    return [text[:end] for text in WORDS for end in range(1, len(text) + 1)]


def _sample(desk: Field) -> list[HouseholdId]:
    """Households from all over the list, one for each time."""
    reader = desk.services.store.households
    numbers = reader.numbers(HouseholdQuery())
    return [row.id for row in reader.rows(numbers[:: max(1, len(numbers) // TIMES)])]


def scroll(view: QWidget, at: int) -> None:
    press(view, Qt.Key.Key_PageDown if at % 20 < 15 else Qt.Key.Key_PageUp)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held))


@dataclass(slots=True)
class Stalls:
    """The event loop turned round and round while keys come in: how long it was away each time."""

    wall: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    last: tuple[float, float] = (0.0, 0.0)

    def tick(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        if self.last != (0.0, 0.0):
            self.wall.append(now[0] - self.last[0])
            self.own.append(now[1] - self.last[1])
        self.last = now


def save_visits(desk: Field, count: int = SAVES) -> Stalls:
    """Visits by keys, one every `KEY_MS`, with the loop watched."""
    page = desk.quick
    desk.window.go_to_page(PageId.QUICK)
    desk.settle()
    keys = [key for at in range(count) for key in (*LINES[at % len(LINES)], "\r")]
    left, stalls, loop = iter(keys), Stalls(), QEventLoop()

    def strike() -> None:
        key = next(left, None)
        if key is None:
            loop.quit()
            return
        code = Qt.Key.Key_Return if key == "\r" else Qt.Key(ord(key.upper()))
        if key == "\r":
            desk.clock.advance(timedelta(seconds=40))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, key)
            QApplication.postEvent(page.card.line.edit, event)

    typing, watch = QTimer(), QTimer()
    typing.timeout.connect(strike)
    watch.timeout.connect(stalls.tick)
    typing.start(KEY_MS)
    watch.start(0)
    before = len(desk.services.store.households.numbers(HouseholdQuery(show=WalkFilter.TO_VISIT)))
    loop.exec()
    typing.stop()
    watch.stop()
    after = len(desk.services.store.households.numbers(HouseholdQuery(show=WalkFilter.TO_VISIT)))
    assert before > after
    return stalls


def open_field(folder: Path, clock: FixedClock, scratch: Path) -> Field:
    application = make_application([APP_ID])
    settings = WindowSettings(scratch / "window.ini")
    settings.set_language(Language.VIETNAMESE)
    translations = dress_application(application, settings.theme(), Language.VIETNAMESE)
    window, session = make_window(
        WindowOptions(folder=folder),
        settings,
        translations,
        lambda: field_data.workspaces(clock),
        clock=clock,
    )
    begun: list[bool] = []
    session.entered.connect(lambda: begun.append(True))
    window.show()
    window.activateWindow()
    while not begun:
        QApplication.processEvents()
    return Field(window=window, session=session, clock=clock)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="measures the lists of the field", allow_abbrev=False)
    parser.add_argument("--workspace", type=Path, metavar="DIR")
    found = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = found.workspace or Path(name) / "hamlet"
        clock = FixedClock(field_data.END)
        if not folder.exists():
            field_data.make(folder)[0].close()
        desk = open_field(folder, clock, Path(name))
        desk.settle()
        for act in acts(desk):
            desk.measure(act)
        stalls = save_visits(desk)
        longest = sorted(zip(stalls.own, range(len(stalls.own)), strict=True), reverse=True)[:8]
        print("longest, of this thread: " + ", ".join(f"{1000 * own:.0f} (turn {at})" for own, at in longest))
        print(f"median {1000 * median(stalls.own):.2f} ms, by the clock {1000 * max(stalls.wall):.1f} ms")
        longest_turn = 1000 * max(stalls.own)
        tell(Measured(what=f"longest turn in {SAVES} saves", value=longest_turn, unit="ms", goal=STALL_MS))
        desk.window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
