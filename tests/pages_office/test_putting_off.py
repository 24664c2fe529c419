"""Esc puts off what a page of files asks, and the sidebar counts what differs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.base.clock import FixedClock
from core.enrolment.models import DeviceState
from core.events.kinds import HouseholdField
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.sync_hands import exported_file, first_door, press, sync_of
from tests.ui_kit.hands import press as strike
from ui.qt.keys.page import KeysPage
from ui.qt.main_window import MainWindow
from ui.qt.page_ids import PageId


def escape(office: Office) -> None:
    """At whatever would have the focus if the window were in front."""
    focus = office.window.focusWidget()
    assert focus is not None
    strike(focus, Qt.Key.Key_Escape)


def badge(window: MainWindow, page_id: str) -> int:
    return next(entry.badge for entry in window.sidebar.model.entries if entry.page_id == page_id)


def test_escape_leaves_a_machine_that_was_about_to_be_revoked(
    open_office: OpenOffice, enrolled: Services, province: Services
) -> None:
    office = open_office(province)
    page = office.open(PageId.MACHINES)
    assert isinstance(page, KeysPage)
    (device,) = province.enrolment.devices()
    page.machines.list.row_chosen.emit(device.device)
    page.machines.reason.setFocus()
    escape(office)
    assert not page.machines.revoke.isVisible()
    assert office.window.focusWidget() is page.machines.open
    assert province.enrolment.devices()[0].state is DeviceState.ENROLLED
    enrolled.close()


def test_escape_puts_off_a_request_and_its_number(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path
) -> None:
    request = ward.enrolment.write_request(stick)
    office = open_office(province)
    page = office.open(PageId.MACHINES)
    assert isinstance(page, KeysPage)
    page.take_files((request,))
    page.machines.question.accept.setFocus()
    escape(office)
    assert not page.machines.question.isVisible()
    assert province.enrolment.devices() == []
    assert len(province.enrolment.requests()) == 1
    ward.close()


def test_escape_leaves_an_explained_change_of_keys(open_office: OpenOffice, province: Services) -> None:
    office = open_office(province)
    page = office.open(PageId.MACHINES)
    assert isinstance(page, KeysPage)
    page.province.from_cards.click()
    assert page.model.state.form is not None
    escape(office)
    assert page.model.state.form is None


def test_escape_puts_off_a_machine_a_preview_and_a_key_on_the_sync_page(
    open_office: OpenOffice, ward: Services, province: Services, key: Path, tmp_path: Path
) -> None:
    file = exported_file(ward, province, tmp_path / "xuất")
    office = open_office(province)
    page = sync_of(office)
    page.take_files((file,))
    office.finish_jobs()
    assert page.files.preview.isVisible()
    escape(office)
    assert not page.files.preview.isVisible()
    page.take_files((file,))
    office.finish_jobs()
    press(page, "sync.import")
    office.finish_jobs()
    assert page.files.question.isVisible()
    escape(office)
    assert not page.files.question.isVisible()
    assert page.model.state.postponed
    laptop = open_office(ward)
    at_ward = sync_of(laptop)
    laptop.answers.open = [key]
    press(at_ward, "sync.open_key")
    assert at_ward.sending.question.isVisible()
    escape(laptop)
    assert not at_ward.sending.question.isVisible()
    assert at_ward.sending.open_key.isVisible()
    assert at_ward.model.state.addressee is None


def test_the_sidebar_of_a_province_counts_what_two_people_recorded_differently(
    open_office: OpenOffice,
    enrolled: Services,
    twin: Services,
    province: Services,
    clock: FixedClock,
    stick: Path,
    qtbot: QtBot,
) -> None:
    full = enrolled.batches.export(twin.batches.own_keys(), stick, Profile.FULL).value.files
    twin.batches.receive(full, new_keys=NewKeys.TRUST)
    door = first_door(enrolled)
    for services, group in ((enrolled, "1"), (twin, "2")):
        clock.advance(timedelta(hours=1))
        services.households.set_field(door, HouseholdField.GROUP, group)
    office = open_office(province)
    window = office.window
    for laptop in (enrolled, twin):
        files = laptop.batches.export(province.batches.own_keys(), stick).value.files
        province.published(province.batches.receive(files))
    assert province.decisions.conflict_count() == 1
    qtbot.waitUntil(lambda: badge(window, PageId.CONFLICTS) == 1)
    assert badge(window, PageId.SYNC) == 0
    enrolled.close()
