"""The review in the real window: pairs decided, findings opened, a sample drawn and answered by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.base.clock import FixedClock
from core.households.desk import NewHousehold
from core.quality.models import CallAnswer, ReturnReason
from core.quality.rules import Rule
from tests.pages_field.conftest import catalogues, dressed, translations
from tests.pages_field.parts import button, edit, text_of
from tests.quality.work import doors, shown, visit
from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, click, press, type_text
from ui.qt.changes import ChangeNotifier
from ui.qt.context import PageContext
from ui.qt.dialogs import FileDialogs
from ui.qt.i18n import Translations
from ui.qt.icons import Icon
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.main_window import MainWindow
from ui.qt.page_ids import PageId
from ui.qt.pages import Page, PageSpec
from ui.qt.quality.detail_card import SHOWN
from ui.qt.quality.page import QualityPage
from ui.qt.quality.page import make_page as make_quality
from ui.qt.quality.state import HOUSEHOLDS, RETURNED, SAMPLE, VISITS
from ui.qt.settings import WindowSettings

__all__ = ["catalogues", "dressed", "translations"]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


@dataclass(slots=True)
class Desk:
    """The window and its workspace; jobs run when called."""

    window: MainWindow
    services: Services
    jobs: ManualExecutor

    def open(self, section: str = "") -> QualityPage:
        self.window.go_to_page(PageId.QUALITY, section)
        self.jobs.wait()
        page = self.window.current_page()
        assert isinstance(page, QualityPage)
        return page


@pytest.fixture
def desk(
    qtbot: QtBot,
    services: Services,
    translations: Translations,
    tmp_path: Path,
) -> Desk:
    return make_desk(qtbot, services, translations, tmp_path)


def make_desk(qtbot: QtBot, services: Services, translations: Translations, tmp_path: Path) -> Desk:
    jobs = ManualExecutor()
    settings = WindowSettings(tmp_path / "window.ini")
    window = MainWindow(settings, JobRunner(jobs), translations, lambda: None)
    context = PageContext(
        services=services,
        jobs=window.jobs,
        settings=settings,
        changes=ChangeNotifier(services.changes, window),
        dialogs=FileDialogs(),
        look_around=lambda: None,
    )
    qtbot.addWidget(window)
    window.resize(1366, 768)
    makers: dict[PageId, Callable[[], Page]] = {
        PageId.QUALITY: partial(make_quality, context),
        PageId.HOUSEHOLDS: partial(Page, "households"),
    }
    specs = [
        PageSpec(page_id=page, icon=Icon.REPORT, title=partial(str, page.value), make=make)
        for page, make in makers.items()
    ]
    window.install(tuple(specs))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Desk(window=window, services=services, jobs=jobs)


def titles(page: QualityPage) -> list[str]:
    return [row.title for row in page.list.row_model.items]


def test_only_what_was_found_is_listed(desk: Desk) -> None:
    page = desk.open()
    assert titles(page) == [
        "Đã trả lại để xem",
        "Hộ nghi trùng",
        "Hai lượt trong một ngày",
        "Gọi lại kiểm tra",
    ]
    row = doors(desk.services)[0]
    visit(desk.services, row, people=15, smartphones=2)
    desk.services.published(desk.services.quality.sample("a", 1))
    desk.jobs.wait()
    assert titles(page)[-1] == "Hộ đông khác thường"


def test_a_finding_says_why_and_opens_its_household(desk: Desk) -> None:
    row = doors(desk.services)[0]
    visit(desk.services, row, people=15, smartphones=2)
    page = desk.open(Rule.MANY_PEOPLE)
    (finding,) = page.detail.list.row_model.items
    assert finding.title == row.head
    assert finding.lines[0] == "15 người lớn, nhiều hơn 12."
    asked: list[tuple[str, str]] = []
    page.page_requested.connect(lambda page_id, target: asked.append((page_id, target)))
    press(page.detail.list, Qt.Key.Key_Return)
    assert asked == [(PageId.HOUSEHOLDS, row.id)]


def test_a_pair_is_answered_and_taken_back_by_keys(desk: Desk) -> None:
    row = doors(desk.services)[0]
    new = NewHousehold(name=row.head.upper(), hamlet=row.hamlet, address=row.address)
    other = desk.services.households.add(new).value
    page = desk.open(HOUSEHOLDS)
    (pair,) = page.detail.list.row_model.items
    assert "cùng tên, cùng số nhà" in pair.lines[0]
    click(button(page, "quality.same"))
    desk.jobs.wait()
    assert page.detail.list.row_model.items == ()
    assert len(doors(desk.services)) == 167
    press(page, Qt.Key.Key_Z, CONTROL)
    desk.jobs.wait()
    assert len(page.detail.list.row_model.items) == 1
    click(button(page, "quality.apart"))
    desk.jobs.wait()
    assert page.detail.list.row_model.items == ()
    assert desk.services.store.households.get(other) is not None


def test_of_two_visits_one_is_chosen(desk: Desk, tmp_path: Path) -> None:
    services = desk.services
    row = doors(services)[0]
    first, second = visit(services, row, people=3), visit(services, row, people=4)
    services.quality.decide(first, second, first)
    page = desk.open(VISITS)
    assert page.detail.list.row_model.items == ()
    services.published(services.quality.decide(first, second, second))
    assert shown(services, row).people == 4


def test_a_returned_visit_is_listed_with_its_comment(desk: Desk) -> None:
    row = doors(desk.services)[0]
    noted = visit(desk.services, row, smartphones=2)
    desk.services.quality.send_back(noted, ReturnReason.COUNTS, "mấy máy?")
    page = desk.open(RETURNED)
    (returned,) = page.detail.list.row_model.items
    assert (returned.title, returned.lines[0]) == (row.head, "mấy máy?")
    click(button(page, "quality.right"))
    desk.jobs.wait()
    assert page.detail.list.row_model.items == ()


def test_of_many_returned_visits_the_oldest_are_listed_and_all_counted(desk: Desk, clock: FixedClock) -> None:
    rows = doors(desk.services)[: SHOWN + 2]
    for row in rows:
        clock.advance(timedelta(seconds=1))
        noted = visit(desk.services, row, smartphones=2)
        desk.services.quality.send_back(noted, ReturnReason.COUNTS, "mấy máy?")
    page = desk.open(RETURNED)
    assert [one.title for one in page.detail.list.row_model.items] == [row.head for row in rows[:SHOWN]]
    assert page.list.row_model.items[0].number == "52"
    assert text_of(page, "quality.explained") == "50 lượt đầu trong 52"
    click(button(page, "quality.right"))
    desk.jobs.wait()
    assert page.detail.list.row_model.items[-1].title == rows[SHOWN].head


def test_a_sample_is_drawn_and_called_by_keys(desk: Desk) -> None:
    for row in doors(desk.services)[:30]:
        visit(desk.services, row, smartphones=1)
    page = desk.open(SAMPLE)
    press(page.list, Qt.Key.Key_Return)
    assert edit(page, "quality.seed").hasFocus()
    type_text(edit(page, "quality.seed"), "hop 14/9")
    edit(page, "quality.size").setText("4")
    press(edit(page, "quality.seed"), Qt.Key.Key_Return)
    desk.jobs.wait()
    assert "4 trong 30 lượt" in text_of(page, "quality.about")
    assert "đúng các lượt này" in text_of(page, "quality.about")
    calls = page.sample.calls
    calls.set_current("1")
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        press(calls, key)
        desk.jobs.wait()
    (sample,) = desk.services.quality.samples()
    agree, differ, missed = CallAnswer.AGREE, CallAnswer.DIFFER, CallAnswer.NOT_REACHED
    assert [call.answer for call in sample.calls] == [agree, agree, differ, missed]
    assert text_of(page, "quality.rate").startswith("Khớp 66,7")
    assert "2 trong 3 cuộc gọi được" in text_of(page, "quality.rate")


@pytest.mark.parametrize(("seed", "size", "words"), [("", "4", "Mã rút"), ("a", "x", "1 đến 500")])
def test_a_draw_that_cannot_be_keeps_what_was_typed(desk: Desk, seed: str, size: str, words: str) -> None:
    visit(desk.services, doors(desk.services)[0], smartphones=1)
    page = desk.open(SAMPLE)
    edit(page, "quality.seed").setText(seed)
    edit(page, "quality.size").setText(size)
    click(button(page, "quality.draw"))
    assert words in page.problem.sentence.text()
    assert edit(page, "quality.size").text() == size
    assert desk.services.quality.samples() == []


def test_a_section_that_nobody_knows_changes_nothing(desk: Desk) -> None:
    page = desk.open(HOUSEHOLDS)
    page = desk.open("of_a_later_version")
    assert page.model.state.section == HOUSEHOLDS


def test_every_part_is_named(desk: Desk) -> None:
    visit(desk.services, doors(desk.services)[0], smartphones=1)
    desk.services.quality.sample("a", 1)
    for section in (RETURNED, SAMPLE):
        assert checks.unnamed(desk.open(section)) == []
