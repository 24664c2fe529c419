"""The card of the ward's laptops: the second one is named, compared, and given list, names and visits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from tests.pages_office.conftest import WARD, Office, OpenOffice, new_workspace
from tests.pages_office.sync_hands import bring, confirm_key, counts, press, sync_of


@pytest.fixture
def second(clock: FixedClock, tmp_path: Path) -> Iterator[Services]:
    """A new laptop of the ward, without a list."""
    made = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "máy hai", new_workspace(WARD, "Khóm 2"))
    yield made
    made.close()


def hand_over(office: Office, second: Services, stick: Path) -> Path:
    """By the card; the file for the second laptop."""
    page = sync_of(office)
    office.answers.open = [second.ward.ask(stick)]
    press(page, "ward.second")
    office.answers.folder = stick
    press(page, "ward.hand_over")
    office.finish_jobs()
    written = page.ward.model.state.written
    assert written is not None
    return written.files[0]


def test_the_second_laptop_is_compared_and_given_everything(
    open_office: OpenOffice, ward: Services, second: Services, stick: Path
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    assert page.ward.header.title.text() == "Máy của phường"
    assert not page.ward.list.isVisible()
    file = hand_over(office, second, stick)
    (row,) = page.ward.list.row_model.items
    assert row.title == "Khóm 2, Phường 8"
    assert row.status is not None
    assert row.status.text == "đã có đủ"
    assert file.name in page.ward.saved.accessibleName()
    received = second.ward.take(file, ward.batches.own_keys().number).value
    assert received.visits == 5


def test_a_laptop_that_got_no_file_yet_says_so_and_is_seen_whole_in_larger_type(
    open_office: OpenOffice, ward: Services, second: Services, stick: Path
) -> None:
    sent = ward.batches.export(second.batches.own_keys(), stick, Profile.FULL).value
    second.batches.receive(sent.files, new_keys=NewKeys.TRUST)
    office = open_office(second)
    page = sync_of(office)
    (row,) = page.ward.list.row_model.items
    assert row.status is not None
    assert row.status.text == "chưa giao tệp"
    office.window.set_zoom(150)
    QApplication.processEvents()
    assert page.ward.list.height() >= page.ward.list.sizeHintForRow(0)
    office.window.set_zoom(100)


def test_files_for_the_ward_and_for_the_province_have_counts_of_their_own(
    open_office: OpenOffice, ward: Services, province: Services, second: Services, key: Path, stick: Path
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    confirm_key(office, page, key)
    hand_over(office, second, stick)
    assert counts(page)[0].endswith("5")
    office.answers.folder = stick
    page.export()
    office.finish_jobs()
    assert not counts(page)[0].endswith("5")
    province.close()


def test_a_request_of_another_ward_is_told_and_nothing_is_written(
    open_office: OpenOffice, ward: Services, clock: FixedClock, tmp_path: Path, stick: Path
) -> None:
    other = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "khác", new_workspace("32005"))
    office = open_office(ward)
    page = sync_of(office)
    office.answers.open = [other.ward.ask(stick)]
    press(page, "ward.second")
    assert page.ward.problem.sentence.text().startswith("Máy này ở")
    assert not page.ward.question.isVisible()
    assert not ward.ward.laptops()
    other.close()


def test_the_second_laptop_takes_the_list_on_its_own_page(
    open_office: OpenOffice, ward: Services, second: Services, stick: Path
) -> None:
    request = ward.ward.read_second(second.ward.ask(stick))
    number = second.batches.own_keys().number
    file = ward.ward.hand_over(request, number, stick).value.files[0]
    office = open_office(second)
    page = sync_of(office)
    press(page, "ward.first")
    office.answers.folder = stick
    press(page, "ward.ask")
    assert page.ward.take.asked.isVisible()
    office.answers.open = [file]
    press(page, "ward.open")
    office.finish_jobs()
    assert page.ward.take.question.number.accessibleName() == ward.batches.own_keys().number
    assert not second.store.figures.units()
    press(page, "ward.take_it")
    office.finish_jobs()
    assert "5 lượt" in page.ward.take.notice.sentence.text()
    assert [row.title for row in page.ward.list.row_model.items] == ["Phường 8"]
    press(page, "ward.open")
    office.finish_jobs()
    assert "đã" in page.ward.take.notice.sentence.text()
    assert not page.ward.take.question.isVisible()
    ward.close()


def test_a_file_of_the_second_laptop_comes_in_without_a_question(
    open_office: OpenOffice, ward: Services, second: Services, stick: Path
) -> None:
    office = open_office(ward)
    file = hand_over(office, second, stick)
    second.ward.take(file, ward.batches.own_keys().number)
    (first,) = second.ward.laptops()
    back = second.ward.give(first, stick).value.files[0]
    page = bring(office, back)
    assert not page.files.question.isVisible()
