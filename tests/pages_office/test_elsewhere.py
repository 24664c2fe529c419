"""Rows of an upper unit whose page is on the communes' laptops: a sentence, and the page stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import IdSource
from tests.pages_office.conftest import Office, OpenOffice
from tools.gamed import gamed_province
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.quality.page import QualityPage
from ui.qt.tracks.page import TracksPage

ELSEWHERE = "Việc này làm trên máy của xã, phường, thị trấn; máy này chỉ xem số liệu."


@pytest.fixture
def office(open_office: OpenOffice, clock: FixedClock, tmp_path: Path) -> Office:
    return open_office(gamed_province(Workspaces(clock=clock, ids=IdSource()), clock, tmp_path))


def said(page: Page) -> str:
    assert page.header.toast.isVisible()
    return page.header.toast.accessibleName()


def test_a_household_of_the_review_is_not_opened_at_the_province(office: Office) -> None:
    page = office.open(PageId.QUALITY)
    office.finish_jobs()
    assert isinstance(page, QualityPage)
    opened = []
    for row in page.list.row_model.items:
        page.list.set_current(row.key)
        if page.detail.isVisible() and page.detail.list.row_model.items:
            page.detail.list.row_chosen.emit(page.detail.list.row_model.items[0].key)
            opened.append(row.key)
    assert opened
    assert office.window.current_page() is page
    assert said(page) == ELSEWHERE


def test_the_tracks_offer_no_recording_at_the_province(office: Office) -> None:
    page = office.open(PageId.TRACKS)
    office.finish_jobs()
    assert isinstance(page, TracksPage)
    assert page.households.isVisible()
    assert not page.households.go.isVisible()
