"""Households of the communes at an upper unit: shown and sent back, never edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.events.kinds import HouseholdField
from core.quality.models import ReturnReason
from core.sync.manifest import Profile
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.sync_hands import first_door, press
from tools.gamed import gamed_province
from ui.qt.households.reading_page import ReadingPage
from ui.qt.page_ids import PageId, household_page
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


def review(office: Office) -> QualityPage:
    page = office.open(PageId.QUALITY)
    office.finish_jobs()
    assert isinstance(page, QualityPage)
    return page


def opened(office: Office) -> ReadingPage:
    page = office.window.current_page()
    assert isinstance(page, ReadingPage)
    return page


def open_first(office: Office, section: str = "many_people") -> ReadingPage:
    page = review(office)
    page.list.set_current(section)
    first = page.detail.list.row_model.items[0]
    assert first.chevron
    page.detail.list.row_chosen.emit(first.key)
    return opened(office)


def sections_of_households(page: QualityPage) -> list[str]:
    found = []
    for row in page.list.row_model.items:
        page.list.set_current(row.key)
        if page.detail.isVisible() and any(item.chevron for item in page.detail.list.row_model.items):
            found.append(row.key)
    return found


def test_a_household_of_the_review_is_read_at_the_province(office: Office) -> None:
    names = sections_of_households(review(office))
    assert names
    page = open_first(office, names[0])
    row = page.model.state.opened.row if page.model.state.opened is not None else None
    assert row is not None
    assert page.header.title.text() == f"Hộ {row.code}", "files without names"
    assert page.nameless.isVisible()
    assert page.visits.list.row_model.items
    assert page.history.timeline.isVisible()
    buttons = [part for part in page.findChildren(QWidget) if part.objectName().startswith("households.edit")]
    assert buttons
    assert not any(button.isVisible() for button in buttons), "nothing is edited here"
    assert not page.leave(), "Esc leaves no page"
    assert office.window.current_page() is page
    page.header.crumb_activated.emit(0)
    assert office.window.current_page() is review(office)


@pytest.mark.parametrize("profile", [Profile.PSEUDONYMOUS, Profile.FULL])
def test_a_visit_is_sent_back_at_the_province_and_arrives_at_the_commune(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path, profile: Profile
) -> None:
    sent = enrolled.batches.export(province.batches.own_keys(), stick, profile).value
    province.batches.receive(sent.files)
    door = first_door(enrolled)
    office = open_office(province)
    office.window.go_to_page(*household_page(door, PageId.QUALITY, of_commune=False))
    page = opened(office)
    row = enrolled.store.households.get(door)
    assert row is not None
    is_named = profile is Profile.FULL
    assert (page.header.title.text() == row.head) is is_named
    assert page.nameless.isVisible() is not is_named
    assert page.facts.rows[HouseholdField.PHONE].isVisible() is is_named
    assert page.header.subtitle.text().endswith(enrolled.info.unit_name)
    visit = page.visits.list.row_model.items[0]
    page.visits.list.row_chosen.emit(visit.key)
    form = page.forms.send_back
    assert form.isVisible()
    press(page, "households.send_back.save")
    assert form.part.problem.text(), "a reason is asked for, beside the form"
    form.reason.setCurrentIndex(form.reason.findData(ReturnReason.COUNTS.value))
    form.comment.set_text("Hỏi lại số điện thoại")
    press(page, "households.send_back.save")
    assert said(page).startswith("Đã trả lại. Ghi tệp quyết định")
    assert page.forms.returned.isVisible()
    down = province.answers.write_decisions(enrolled.info.unit, stick / "xuống").value
    enrolled.batches.receive(down.files)
    returned = enrolled.quality.returned_of(door)
    assert returned is not None
    assert returned.comment == "Hỏi lại số điện thoại"
    assert page.undo()
    assert province.quality.returned_of(door) is None


def test_findings_name_the_commune_of_the_household_and_of_the_officer(office: Office) -> None:
    page = review(office)
    units = {
        unit.name
        for unit in office.services.catalogue().communes(
            office.services.info.unit, office.services.campaign.start
        )
    }
    seen = 0
    for row in page.list.row_model.items:
        page.list.set_current(row.key)
        if not page.detail.isVisible():
            continue
        for item in page.detail.list.row_model.items:
            words = " ".join((item.title, *item.lines))
            assert any(unit in words for unit in units), (row.key, words)
            seen += 1
    assert seen


def test_what_cannot_be_opened_does_not_look_so_and_opens_nothing(office: Office) -> None:
    page = review(office)
    for section in [row.key for row in page.list.row_model.items]:
        page.list.set_current(section)
        for item in page.detail.list.row_model.items if page.detail.isVisible() else ():
            if not item.chevron:
                page.detail.list.row_chosen.emit(item.key)
                assert office.window.current_page() is page


def test_a_page_that_only_the_communes_have_says_so(office: Office) -> None:
    page = review(office)
    page.page_requested.emit(PageId.QUICK, "")
    assert office.window.current_page() is page
    assert said(page) == ELSEWHERE


def test_the_tracks_offer_no_recording_at_the_province(office: Office) -> None:
    page = office.open(PageId.TRACKS)
    office.finish_jobs()
    assert isinstance(page, TracksPage)
    assert page.households.isVisible()
    assert not page.households.go.isVisible()
