"""The facts and visits of one household, corrected in its page and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.base.clock import FixedClock
from core.events.kinds import HouseholdField
from core.records.household import HouseholdRow
from tests.pages_field.conftest import Desk
from tests.pages_field.parts import button, edit, text_of
from tests.pages_field.work import a_visit, again, click_row, history, walk
from tests.ui_kit.hands import CONTROL, click, press, type_text


@pytest.fixture
def row(desk: Desk) -> HouseholdRow:
    """The first household of the walk with a phone."""
    return next(row for row in walk(desk.services) if row.phone)


def test_the_phone_is_masked_until_asked_for(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    assert text_of(page, "households.fact.phone") == f"số tận cùng {row.phone[-3:]}"
    click(button(page, "households.reveal"))
    assert text_of(page, "households.fact.phone") == row.phone


@pytest.mark.parametrize(
    ("field", "value", "attribute"),
    [
        ("name", "Nguyen Van A", "head"),
        ("address", "61/8 duong so 20", "address"),
        ("group", "To 5", "group"),
        ("hamlet", "Khom 4", "hamlet"),
        ("phone", "0912345678", "phone"),
        ("note", "goi cua ben trai", "note"),
    ],
)
def test_a_fact_is_changed_in_its_place_and_taken_back(
    desk: Desk, row: HouseholdRow, field: str, value: str, attribute: str
) -> None:
    page = desk.households(row.id)
    before = getattr(row, attribute)
    click(button(page, f"households.edit.{field}"))
    line = edit(page, f"households.input.{field}")
    assert line.hasFocus()
    assert line.text() == before
    type_text(line, value)
    press(line, Qt.Key.Key_Return)
    assert getattr(again(desk, row), attribute) == value
    assert page.toast.isVisible()
    press(page.record, Qt.Key.Key_Z, CONTROL)
    assert getattr(again(desk, row), attribute) == before


def test_a_fact_that_cannot_be_kept_stays_on_screen(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    click(button(page, "households.edit.phone"))
    line = edit(page, "households.input.phone")
    type_text(line, "12345")
    press(line, Qt.Key.Key_Return)
    assert "Số điện thoại sai" in page.facts.rows[HouseholdField.PHONE].problem.text()
    assert line.text() == "12345"
    assert again(desk, row).phone == row.phone
    press(line, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_a_note_with_an_identity_number_is_stopped(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    click(button(page, "households.edit.note"))
    line = edit(page, "households.input.note")
    type_text(line, "CCCD 096085001234")
    press(line, Qt.Key.Key_Return)
    assert "số giấy tờ" in page.facts.rows[HouseholdField.NOTE].problem.text()
    assert again(desk, row).note == ""


def test_a_visit_is_corrected_in_the_page(desk: Desk, row: HouseholdRow, clock: FixedClock) -> None:
    a_visit(desk, row, clock)
    page = desk.households(row.id)
    click_row(page)
    box = page.visits.form.steppers["installed"].box
    press(box, Qt.Key.Key_1)
    edit(page, "visit.at").selectAll()
    type_text(edit(page, "visit.at"), "12/9/2020 15:20")
    click(button(page, "visit.save"))
    (visit,) = desk.services.store.households.visits(row.id)
    assert (visit.installed, visit.people) == (1, 3)
    assert (visit.at.day, visit.at.hour, visit.at.minute) == (12, 15, 20)
    assert "Sửa lượt ghi" in history(page)
    assert "cài giúp 2” thành" in history(page)
    press(page.record, Qt.Key.Key_Z, CONTROL)
    assert desk.services.store.households.visits(row.id)[0].installed == 2


def test_a_correction_that_contradicts_itself_is_told(
    desk: Desk, row: HouseholdRow, clock: FixedClock
) -> None:
    a_visit(desk, row, clock)
    page = desk.households(row.id)
    click_row(page)
    press(page.visits.form.steppers["installed"].box, Qt.Key.Key_5)
    click(button(page, "visit.save"))
    assert "Cài giúp 5" in text_of(page, "visit.problem")
    assert desk.services.store.households.visits(row.id)[0].installed == 2
    edit(page, "visit.at").setText("hom nao do")
    click(button(page, "visit.save"))
    assert "hom nao do" in text_of(page, "visit.problem")


def test_a_visit_is_taken_back_and_counted_again(desk: Desk, row: HouseholdRow, clock: FixedClock) -> None:
    a_visit(desk, row, clock)
    page = desk.households(row.id)
    click_row(page)
    click(button(page, "visit.void"))
    assert again(desk, row).installed == 0
    assert "Hoàn tác lượt ghi" in history(page)
    click_row(page)
    click(button(page, "visit.void"))
    assert again(desk, row).installed == 2
    assert "Tính lại lượt ghi" in history(page)
