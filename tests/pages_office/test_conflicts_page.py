"""Records that differ: chosen without fear at the real window, by buttons and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, IdSource, PersonId
from core.events.kinds import HouseholdField
from core.people.line import NewPerson
from core.records.household import CloseReason
from core.records.person import PersonField, Way
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from tests.pages_office.conftest import WARD, Office, OpenOffice, new_workspace
from tests.pages_office.sync_hands import first_door, press, visit
from tests.ui_kit.hands import CONTROL, NONE
from tests.ui_kit.hands import press as strike
from ui.qt.conflicts.page import ConflictsPage
from ui.qt.conflicts.state import differing, masked
from ui.qt.page_ids import PageId
from ui.qt.widgets.text import recorded_misfits


@pytest.fixture
def twin(ward: Services, clock: FixedClock, tmp_path: Path) -> Iterator[Services]:
    """A second laptop of the ward that has the same households."""
    made = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "máy hai", new_workspace(WARD, "Khóm 2"))
    exchange(ward, made, tmp_path)
    yield made
    made.close()


def exchange(sender: Services, receiver: Services, folder: Path) -> None:
    """A full file inside the ward."""
    files = sender.batches.export(receiver.batches.own_keys(), folder, Profile.FULL).value.files
    receiver.batches.receive(files, new_keys=NewKeys.TRUST)


def set_by_both(
    ward: Services, twin: Services, clock: FixedClock, field: HouseholdField, values: tuple[str, str]
) -> HouseholdId:
    door = first_door(ward)
    for services, value in zip((ward, twin), values, strict=True):
        clock.advance(timedelta(hours=1))
        services.households.set_field(door, field, value)
    return door


def page_of(office: Office) -> ConflictsPage:
    page = office.open(PageId.CONFLICTS)
    assert isinstance(page, ConflictsPage)
    office.finish_jobs()
    return page


def rows(page: ConflictsPage) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.title, row.lines) for row in page.list.row_model.items]


def phone(services: Services, door: HouseholdId) -> str:
    row = services.store.households.get(door)
    assert row is not None
    return row.phone


@pytest.fixture
def phones(ward: Services, twin: Services, clock: FixedClock, tmp_path: Path) -> HouseholdId:
    """Two people changed one phone number."""
    door = set_by_both(ward, twin, clock, HouseholdField.PHONE, ("0918223215", "0918223251"))
    exchange(twin, ward, tmp_path)
    return door


def test_two_numbers_stand_side_by_side_and_one_is_kept(
    open_office: OpenOffice, ward: Services, phones: HouseholdId
) -> None:
    office = open_office(ward)
    page = page_of(office)
    head = ward.store.households.get(phones)
    assert head is not None
    assert rows(page) == [(f"{head.head} · số điện thoại", ("Lê Văn Tám",))]
    titles = {spec.page_id: spec.title() for spec in office.window.shown_specs()}
    assert titles[PageId.CONFLICTS] == "Cần đối chiếu"
    assert page.header.subtitle.text() == "Còn 1 chỗ cần chọn. Chưa chọn thì máy tạm dùng bản ghi sau."
    assert page.detail.title.text() == f"Số điện thoại của {head.head}, hộ {head.code}"
    assert "Hai người cùng sửa mục này mà chưa thấy bản của nhau." in page.detail.explained.text()
    one, other = page.detail.cards[:2]
    assert (one.value.text, other.value.text) == ("0918 xxx 215", "0918 xxx 251")
    assert (one.value.underlined, other.value.underlined) == (("15",), ("51",))
    assert (one.in_use.isVisible(), other.in_use.isVisible()) == (False, True)
    assert page.detail.before.sentence.text() == "Trước khi hai người sửa: 0912 xxx 678"
    listed = rows(page)
    press(page, "conflicts.keep_a")
    office.finish_jobs()
    assert phone(ward, phones) == "0918223215"
    assert page.nothing.isVisible()
    assert not page.columns.isVisible()
    assert page.undo()
    office.finish_jobs()
    assert phone(ward, phones) == "0918223251"
    assert page.columns.isVisible(), "the choice is open again"
    assert rows(page) == listed
    assert page.model.redo()
    office.finish_jobs()
    assert phone(ward, phones) == "0918223215"
    assert page.nothing.isVisible()
    assert page.undo()
    office.finish_jobs()
    press(page, "conflicts.keep_b")
    office.finish_jobs()
    assert phone(ward, phones) == "0918223251"
    assert page.nothing.isVisible()


def test_keys_choose_and_both_numbers_are_kept(
    open_office: OpenOffice, ward: Services, phones: HouseholdId
) -> None:
    office = open_office(ward)
    page = page_of(office)
    office.window.activateWindow()
    page.take_focus()
    QApplication.processEvents()
    strike(page.list, Qt.Key.Key_2, NONE)
    office.finish_jobs()
    row = ward.store.households.get(phones)
    assert row is not None
    assert (row.phone, row.note) == ("0918223251", "0918223215")
    assert ward.decisions.conflict_count() == 0
    strike(page, Qt.Key.Key_Z, CONTROL)
    office.finish_jobs()
    row = ward.store.households.get(phones)
    assert row is not None
    assert (row.phone, row.note) == ("0918223251", "")


def test_a_field_of_one_value_offers_no_both(
    open_office: OpenOffice, ward: Services, twin: Services, clock: FixedClock, tmp_path: Path
) -> None:
    door = set_by_both(ward, twin, clock, HouseholdField.GROUP, ("Tổ 3", "Tổ 4"))
    exchange(twin, ward, tmp_path)
    office = open_office(ward)
    page = page_of(office)
    assert not page.detail.both.isVisible()
    office.window.activateWindow()
    page.take_focus()
    strike(page.list, Qt.Key.Key_2, NONE)
    assert ward.decisions.conflict_count() == 1
    strike(page.list, Qt.Key.Key_A, NONE)
    row = ward.store.households.get(door)
    assert row is not None
    assert row.group == "Tổ 3"


def test_double_visits_late_edits_and_clocks_are_lists_of_the_same_page(
    open_office: OpenOffice, ward: Services, twin: Services, clock: FixedClock, tmp_path: Path
) -> None:
    door = first_door(ward)
    other = next(row.id for row in ward.store.households.rows([1, 2, 3]) if row.id != door)
    visit(twin, door)
    ward.households.close(other, CloseReason.MOVED)
    clock.advance(timedelta(hours=1))
    twin.households.set_field(other, HouseholdField.GROUP, "Tổ 9")
    exchange(twin, ward, tmp_path)
    office = open_office(ward)
    page = page_of(office)
    assert [lines for _, lines in rows(page)] == [("hai lượt, 14/9",), ("ghi sau khi đã đưa khỏi danh sách",)]
    assert page.header.subtitle.text().startswith("Còn 1 chỗ cần chọn.")
    assert page.detail.cards[0].in_use.isVisible() != page.detail.cards[1].in_use.isVisible()
    press(page, "conflicts.keep_both")
    office.finish_jobs()
    assert list(ward.quality.visit_pairs()) == []
    assert page.detail.title.text().startswith("Ghi sau khi đã đưa khỏi danh sách, ")
    assert "sửa tổ lúc 14/9, 10:42" in page.detail.explained.text()
    press(page, "conflicts.open")
    shown = office.window.current_page()
    assert shown is not None
    assert shown.page_id == PageId.HOUSEHOLDS


def test_a_wrong_clock_is_told_with_what_to_ask(
    open_office: OpenOffice, ward: Services, twin: Services, clock: FixedClock, tmp_path: Path
) -> None:
    clock.advance(timedelta(days=500))
    visit(twin, first_door(ward))
    files = twin.batches.export(ward.batches.own_keys(), tmp_path, Profile.FULL).value.files
    clock.advance(-timedelta(days=500))
    ward.batches.receive(files, new_keys=NewKeys.TRUST)
    page = page_of(open_office(ward))
    assert [lines for _, lines in rows(page)] == [("đồng hồ sai, 1 lượt",)]
    assert page.detail.explained.text().endswith("Nhờ người giữ máy chỉnh lại ngày giờ.")
    assert page.header.subtitle.text() == "Không có chỗ nào cần chọn."


@pytest.mark.parametrize("zoom", [100, 125])
def test_nothing_is_cut_off(open_office: OpenOffice, ward: Services, phones: HouseholdId, zoom: int) -> None:
    office = open_office(ward)
    office.window.set_zoom(zoom)
    page = page_of(office)
    office.window.resize(1366, 768)
    QApplication.processEvents()
    with recorded_misfits() as misfits:
        page.grab()
    assert [one.text for one in misfits] == []


def test_characters_that_differ_are_found_by_place_or_by_content() -> None:
    assert differing("0918223215", "0918223251") == ((8, 10),)
    assert differing("Tổ 3", "Tổ 3") == ()
    assert differing("số 12 Lý Bôn", "số 2 Lý Bôn") == ((3, 4),)
    assert masked(("0918223215", "0918223251")) == ("0918 xxx 215", "0918 xxx 251")
    assert masked(("0918123215", "0918999215")) == ("0918123215", "0918999215")


@pytest.fixture
def person(ward: Services, twin: Services, clock: FixedClock, tmp_path: Path) -> PersonId:
    """Somebody whose year of birth two people changed apart."""
    door = first_door(ward)
    ward.people.set_way(door, Way.PERSONS)
    someone = ward.people.add(door, NewPerson(birth_year=1971, memberships=("nong_dan",))).value
    clock.advance(timedelta(hours=1))
    exchange(ward, twin, tmp_path)
    for services, year in ((ward, "1961"), (twin, "1966")):
        clock.advance(timedelta(hours=1))
        services.people.set_field(someone, PersonField.BORN, year)
    twin.people.set_memberships(someone, ("nong_dan", "thanh_nien"))
    exchange(twin, ward, tmp_path)
    return someone


def born(services: Services, person: PersonId) -> str | None:
    return services.people.known(person).born


def test_a_person_whom_two_describe_differently_is_chosen_like_a_household(
    open_office: OpenOffice, ward: Services, person: PersonId
) -> None:
    office = open_office(ward)
    page = page_of(office)
    assert rows(page) == [("người chưa có tên · năm sinh", ("Lê Văn Tám",))]
    code = ward.store.households.get(first_door(ward))
    assert code is not None
    assert page.detail.title.text() == f"Năm sinh của người chưa có tên, hộ {code.code}"
    assert "(năm sinh của một người: " in page.detail.explained.text()
    one, other = page.detail.cards[:2]
    assert (one.value.text, other.value.text) == ("1960–1964", "1965–1969")
    assert (one.in_use.isVisible(), other.in_use.isVisible()) == (False, True)
    assert page.detail.before.sentence.text() == "Trước khi hai người sửa: 1970–1974"
    assert not page.detail.both.isVisible()
    press(page, "conflicts.keep_a")
    office.finish_jobs()
    assert born(ward, person) == "1960-1964"
    assert page.nothing.isVisible()
    assert page.undo()
    office.finish_jobs()
    assert born(ward, person) == "1965-1969"
    assert page.model.redo()
    office.finish_jobs()
    assert born(ward, person) == "1960-1964"
    assert ward.people.known(person).memberships == ("nong_dan", "thanh_nien")


def test_the_choice_about_a_person_travels(
    ward: Services, twin: Services, person: PersonId, tmp_path: Path
) -> None:
    """By the command line's use case, to the laptop with the other value."""
    (conflict,) = ward.decisions.person_conflicts()
    ward.decisions.take_value(conflict.household, "born", "1960-1964", person)
    exchange(ward, twin, tmp_path)
    assert (born(twin, person), twin.decisions.conflict_count()) == ("1960-1964", 0)
    with pytest.raises(UserError, match=r"conflict\.none"):
        ward.decisions.take_value(conflict.household, "born", "1960-1964", person)
