"""One list in two hamlets, or two communes, is a section of the review in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.base.clock import FixedClock
from core.records.household import HouseholdQuery
from tests.enrolment.offices import Offices, offices
from tests.lists.wards import load, text_file, ward_list
from tests.pages_field.conftest import catalogues, dressed, translations
from tests.pages_field.parts import button
from tests.quality.test_lists import give
from tests.quality.test_page import Desk, make_desk, titles
from tests.ui_kit import checks
from tests.ui_kit.hands import click
from ui.qt.i18n import Translations
from ui.qt.quality.state import PLACES

__all__ = ["catalogues", "dressed", "translations"]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

TITLE = "Một danh sách ở hai nơi"
Open = Callable[[Services], Desk]


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Offices]:
    with offices(tmp_path, clock) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot, translations: Translations, tmp_path: Path) -> Open:
    return lambda services: make_desk(qtbot, services, translations, tmp_path)


def hamlets(services: Services) -> set[str]:
    reader = services.store.households
    return {row.hamlet for row in reader.rows(reader.numbers(HouseholdQuery()))}


def test_the_hamlet_of_a_list_is_decided_by_one_button_and_undone(
    office: Offices, window: Open, tmp_path: Path
) -> None:
    one, other = office.make("one", "32059"), office.make("other", "32059")
    rows = ward_list(40)
    load(one, text_file(tmp_path / "a.csv", rows), hamlet="Ấp 1")
    load(other, text_file(tmp_path / "b.csv", rows), hamlet="Ấp 2")
    give(office, one, other)
    desk = window(other)
    page = desk.open(PLACES)
    assert TITLE in titles(page)
    (asked,) = page.places.list.row_model.items
    assert asked.title == "40 hộ: Ấp 1 hay Ấp 2?"
    QApplication.processEvents()
    assert checks.unnamed(page) == []
    assert checks.cut_texts(page.places) == []
    click(button(page, "quality.places.1"))
    desk.jobs.wait()
    assert hamlets(other) == {"Ấp 2"}
    assert TITLE not in titles(page)
    page.undo()
    desk.jobs.wait()
    assert len(hamlets(other)) == 1, "the hamlet that was shown before"


def test_one_list_of_two_communes_is_named_with_both(office: Offices, window: Open, tmp_path: Path) -> None:
    province = office.make("province", "96")
    for place, unit in enumerate(("32059", "32062")):
        ward = office.make(unit, unit)
        load(ward, text_file(tmp_path / f"{place}.csv", ward_list(40)), hamlet="Ấp 1")
        give(office, ward, province)
    desk = window(province)
    page = desk.open(PLACES)
    (shared,) = page.places.list.row_model.items
    (found,) = province.list_places.of_two_units()
    names = [province.catalogue().get(unit).name for unit, _ in found.units]
    assert shared.title == f"{names[0]} (40); {names[1]} (40)"
    assert not any(button.isVisible() for button in page.places.buttons)
    assert checks.unnamed(page) == []
    assert checks.cut_texts(page.places) == []
