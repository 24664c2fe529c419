"""A whole day at the real window by keyboard only; its totals are those counted by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from tests.day import script
from tests.day.count import Count, Said
from tests.day.hamlet import make_hamlet
from tests.day.keyboard import DOWN, SPACE, Keyboard
from tests.day.prepare import A_STEP, LISTED, MORNING, plan_of
from tests.day.sitting import Plan, Sitting, counted_visits, says, walk
from tests.sitting import Desk, Sit
from ui.qt.printing.page import PrintPage
from ui.qt.shared.printer import PaperOut, Sheet

SHEET_CODE = re.compile(r"TN1:(W[^-]{2}-[\d.]+)-(\d+)")  # a household code has one character less


@dataclass(slots=True)
class Paper:
    """A printer that keeps the pages it gets."""

    pages: tuple[int, ...] = ()
    dpi: int = 300
    images: list[QImage] = field(default_factory=list)

    def draw(self, images: Iterable[QImage]) -> None:
        self.images += images

    def ask(self, _parent: QWidget, sheet: Sheet) -> PaperOut:
        self.pages = tuple(range(sheet.pages))
        return self


def print_twenty(desk: Desk, keys: Keyboard) -> str:
    """Twenty doors are picked in the list and printed; the number is read off the paper."""
    keys.go_to("households")
    keys.control(Qt.Key.Key_F)
    keys.key(Qt.Key.Key_Backspace, DOWN, *[DOWN] * script.FIRST_ROW)
    for _ in script.ROWS:
        keys.key(SPACE, DOWN)
    keys.control(Qt.Key.Key_P)
    page = desk.window.current_page()
    assert isinstance(page, PrintPage)
    paper = Paper()
    page.printing = paper
    finish(desk)
    keys.control(Qt.Key.Key_P)
    finish(desk)
    found = [SHEET_CODE.fullmatch(text) for image in paper.images for text in codes_in(image)]
    sheets = {(code[1], int(code[2])) for code in found if code is not None}
    (number,) = {number for number, _ in sheets}
    assert {page for _, page in sheets} >= {1, 2}
    return number


def finish(desk: Desk) -> None:
    for _ in range(4):
        desk.jobs.wait()
        QApplication.processEvents()


def codes_in(image: QImage) -> list[str]:
    """Return the texts that an independent decoder reads on a page."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    size, pixels = (grey.width(), grey.height()), bytes(grey.constBits())
    picture = Image.frombuffer("L", size, pixels, "raw", "L", grey.bytesPerLine(), 1)
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def test_a_day_by_keyboard_alone_adds_up(
    sit: Sit, workspaces: Workspaces, workspace_dir: Path, clock: FixedClock, qtbot: QtBot
) -> None:
    clock.instant = MORNING
    services = make_hamlet(workspace_dir, workspaces)
    plan = plan_of(services)
    services.close()
    desk = sit()
    qtbot.waitUntil(desk.window.isActiveWindow)
    keys = Keyboard(desk.window)
    count = Count(listed=LISTED)
    paper = script.paper()
    for step in script.day():
        if step == paper[0]:
            plan = replace(plan, sheet=print_twenty(desk, keys))
        step.do(Sitting(keys=keys, plan=plan, tell=lambda *_said: None))
        step.count(count)
        clock.advance(A_STEP)

    held = desk.session.context().services
    assert len([door for door in count.doors.values() if door.visits]) == 60
    assert count.people_with_a_phone() == 10
    assert count.callbacks == 5
    assert len(count.results()) == 11
    adds_up(held, plan, count)
    keys.go_to("today")
    assert keys.read("today.visited") == f"60 / {LISTED} households, {count.today} today"


def adds_up(services: Services, plan: Plan, count: Count) -> None:
    """Every total of the program is the one counted by hand."""
    (unit,) = services.store.figures.units()
    wanted = count.figures()
    assert {name: getattr(unit, name) for name in wanted} == wanted
    assert unit.visits == count.results().total()
    rows = walk(services)
    assert Counter(row.status.value for row in rows) == count.statuses()
    assert services.store.figures.callback_count(services.clock.now().date()).total == count.callbacks
    visits = [visit for place in range(len(plan.ids)) for visit in counted_visits(services, plan, place)]
    assert Counter(visit.result.value for visit in visits) == count.results()
    for place, door in count.doors.items():
        stated: list[Said] = list(door.visits)
        found = sorted(counted_visits(services, plan, place), key=lambda visit: visit.at)
        assert all(says(visit, said) for visit, said in zip(found, stated, strict=True)), place
    people = [person for one in plan.ids for person in services.people.reader.of_household(one)]
    assert sum(person.has_smartphone for person in people) == count.people_with_a_phone()
