"""Machines accepted one after the other: the number of the next one is in view, wherever the page was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from tests.pages_office.conftest import Office, OpenOffice, add_doors, new_workspace
from tests.pages_office.sync_hands import bring, press
from tests.ui_kit.checks import is_whole, settle
from ui.qt.keys.page import KeysPage
from ui.qt.page_ids import PageId
from ui.qt.shared.number_question import NumberQuestion
from ui.qt.theme import current_theme

COMMUNES = ("31999", "32005", "32008")


@pytest.fixture
def wards(tmp_path: Path, clock: FixedClock) -> Iterator[list[Services]]:
    """Laptops of three communes that the province does not know."""
    with ExitStack() as opened:
        made = []
        for code in COMMUNES:
            laptop = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / code, new_workspace(code))
            opened.callback(laptop.close)
            add_doors(laptop)
            made.append(laptop)
        yield made


def small(office: Office, zoom: int) -> None:
    office.window.set_zoom(zoom)
    office.window.resize(1024, 600)
    QApplication.processEvents()


def settled(office: Office) -> None:
    office.finish_jobs()
    settle(office.window)


def assert_in_view(question: NumberQuestion) -> None:
    for part in (question.number, question.accept):
        assert is_whole(part), (part.visibleRegion().boundingRect(), part.rect())


@pytest.mark.parametrize("zoom", [100, 150])
def test_of_files(
    open_office: OpenOffice, wards: list[Services], province: Services, stick: Path, zoom: int
) -> None:
    files = [
        file for ward in wards for file in ward.batches.export(province.batches.own_keys(), stick).value.files
    ]
    office = open_office(province)
    small(office, zoom)
    page = bring(office, *files)
    settled(office)
    seen = []
    for _ in wards:
        question = page.files.question
        assert question.isVisible()
        seen.append(question.number.accessibleName())
        page.scroll_area.ensureWidgetVisible(question.accept)
        question.accept.setFocus()
        settled(office)
        press(page, "sync.accept_machine")
        settled(office)
        if len(seen) < len(wards):
            assert_in_view(question)
    assert sorted(seen) == sorted(ward.batches.own_keys().number for ward in wards)
    assert current_theme().asked_zoom == zoom


@pytest.mark.parametrize("zoom", [100, 150])
def test_of_requests(
    open_office: OpenOffice, wards: list[Services], province: Services, stick: Path, zoom: int
) -> None:
    for ward in wards:
        province.enrolment.open_request(ward.enrolment.write_request(stick))
    office = open_office(province)
    small(office, zoom)
    page = office.open(PageId.MACHINES)
    assert isinstance(page, KeysPage)
    settled(office)
    office.answers.folder = stick
    seen = []
    for _ in wards:
        question = page.machines.question
        assert question.isVisible()
        seen.append(question.number.accessibleName())
        page.scroll_area.ensureWidgetVisible(question.accept)
        question.accept.setFocus()
        settled(office)
        press(page, "keys.agree")
        settled(office)
        if len(seen) < len(wards):
            assert_in_view(question)
    assert sorted(seen) == sorted(ward.batches.own_keys().number for ward in wards)
