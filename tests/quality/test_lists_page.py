"""Lists loaded twice in the real window: one decision for all pairs, and the province's with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.base.clock import FixedClock
from tests.enrolment.offices import Offices, offices
from tests.pages_field.conftest import catalogues, dressed, translations
from tests.pages_field.parts import button, edit
from tests.quality.test_lists import give, listed, load, newer, province_of, rows, write
from tests.quality.test_page import Desk, make_desk, titles
from tests.ui_kit import checks
from tests.ui_kit.hands import click, type_text
from ui.qt.i18n import Translations
from ui.qt.quality.state import LISTS

__all__ = ["catalogues", "dressed", "translations"]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

Open = Callable[[Services], Desk]


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Offices]:
    with offices(tmp_path, clock) as made:
        yield made


@pytest.fixture
def laptops(office: Offices, tmp_path: Path) -> tuple[Services, Services]:
    one, other = office.make("one", "32059", "Ấp 1"), office.make("other", "32059", "Ấp 1")
    load(one, write(tmp_path / "a.csv", rows()))
    load(other, write(tmp_path / "b.csv", newer(rows())))
    return one, other


@pytest.fixture
def window(qtbot: QtBot, translations: Translations, tmp_path: Path) -> Open:
    return lambda services: make_desk(qtbot, services, translations, tmp_path)


def test_all_pairs_merge_by_one_button_and_one_undo(
    office: Offices, laptops: tuple[Services, Services], window: Open
) -> None:
    one, other = laptops
    give(office, one, other)
    other.undo.undo()
    desk = window(other)
    page = desk.open(LISTS)
    assert "Danh sách nhập hai lần" in titles(page)
    assert "59 cặp hộ có trong hai danh sách; đang xem 10 cặp đầu" in page.lists.explained.text()
    assert len(page.lists.list.row_model.items) == 10
    click(button(page, "quality.lists.merge"))
    desk.jobs.wait()
    assert listed(other) == 61
    assert "Danh sách nhập hai lần" not in titles(page)
    page.undo()
    desk.jobs.wait()
    assert listed(other) == 120
    page.model.choose(LISTS)
    click(button(page, "quality.lists.part"))
    page.model.stop()
    desk.jobs.wait()
    assert listed(other) == 120
    assert other.lists.pending().count == 59
    assert checks.unnamed(page) == []
    assert checks.cut_texts(page.lists) == []


def test_the_province_decides_with_a_reason_and_takes_it_back(
    office: Offices, laptops: tuple[Services, Services], window: Open
) -> None:
    province = province_of(office, laptops)
    desk = window(province)
    page = desk.open(LISTS)
    (unit,) = page.lists.list.row_model.items
    assert "60 + 60" in unit.lines[0]
    click(button(page, "quality.lists.different"))
    desk.jobs.wait()
    assert "Chưa nêu lý do" in page.problem.sentence.text()
    type_text(edit(page, "quality.lists.reason"), "da goi xa")
    click(button(page, "quality.lists.different"))
    desk.jobs.wait()
    assert province.lists.doubled() == {}
    (unit,) = page.lists.list.row_model.items
    assert unit.lines == ("Danh sách khác nhau: da goi xa (Lê Văn Tám)",)
    click(button(page, "quality.lists.reopen"))
    desk.jobs.wait()
    assert len(province.lists.doubled()) == 1
    assert checks.unnamed(page) == []
    assert checks.cut_texts(page.lists) == []
