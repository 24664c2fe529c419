"""New people and new households that were typed and not recorded: kept, offered again, never sent."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.households.forms import NEW_HOUSEHOLD, new_apart, new_person
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.household import HouseholdRow
from core.records.person import Way
from tests.pages_field.conftest import Desk
from tests.pages_field.parts import choose_more, edit
from tests.pages_field.work import walk
from tests.ui_kit.hands import press, type_text
from ui.qt.page_ids import PageId

ENTER, ESC, UP = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up


@pytest.fixture
def row(desk: Desk) -> HouseholdRow:
    """Return the first household, recorded person by person, with Lan as a resident."""
    row, people = walk(desk.services)[0], desk.services.people
    people.set_way(row.id, Way.PERSONS)
    subject = Subject(household=row.id)
    desk.services.consents.give(subject, desk.services.consents.purposes, How.PAPER)
    people.add(row.id, NewPerson(name="Lan", birth_year=1990))
    return row


def kept(desk: Desk) -> dict[str, str]:
    """Return the state on the disk, read by another connection."""
    with desk.services.worker() as other:
        return dict(other.store.forms())


def test_a_half_typed_person_is_offered_again_until_added(desk: Desk, row: HouseholdRow) -> None:
    line = desk.households(row.id).people.people.line
    type_text(line.edit, "Mai 19")
    assert kept(desk) == {new_person(row.id): "Mai 19"}
    press(line.edit, UP)
    assert line.text() == "Mai 19", "choosing somebody else does not take it away"
    line = desk.quick(row.id).people.people.line
    desk.quick().people.take_focus()
    assert line.text() == "Mai 19"
    desk.quick(walk(desk.services)[1].id)
    assert line.text() == "", "another household has its own"
    desk.quick(row.id)
    type_text(line.edit, "75")
    press(line.edit, ENTER)
    assert [person.name for person in desk.services.people.reader.of_household(row.id)] == ["Lan", "Mai"]
    assert (line.text(), kept(desk)) == ("", {})
    assert desk.households(row.id).people.people.line.text() == ""


def test_typing_goes_on_behind_what_is_offered_to_the_first_person(desk: Desk) -> None:
    household = walk(desk.services)[0].id
    desk.services.people.set_way(household, Way.PERSONS)
    desk.services.store.save_form(new_person(household), "Ph")
    page = desk.quick(household)
    press(page.card.line.edit, Qt.Key.Key_F7)
    focus = desk.window.focusWidget()
    assert focus is page.people.people.line.edit
    type_text(focus, "u")
    assert page.people.people.line.text() == "Phu"


def test_a_line_that_changes_somebody_is_no_draft(desk: Desk, row: HouseholdRow) -> None:
    people = desk.households(row.id).people
    people.take_focus()
    press(next(iter(people.people._rows.values())), Qt.Key.Key_T)
    type_text(people.people.form.line.edit, "Hoa")
    assert kept(desk) == {}


def test_erasing_a_person_forgets_what_was_typed_there(desk: Desk, row: HouseholdRow) -> None:
    type_text(desk.households(row.id).people.people.line.edit, "Lan 19")
    (person,) = desk.services.people.reader.of_household(row.id)
    desk.services.published(desk.services.people.erase(person.id))
    assert kept(desk) == {}


def test_a_half_filled_new_household_is_offered_again_until_added(desk: Desk) -> None:
    page = desk.households("new")
    type_text(edit(page, "households.add.group"), "4")
    assert kept(desk) == {}, "a place alone is no household"
    edit(page, "households.add.name").insert("Đặng Thị Hòa")
    type_text(edit(page, "households.add.address"), "12/3")
    press(page, ESC)
    assert set(kept(desk)) == {NEW_HOUSEHOLD}
    page.add_form.begin(hamlet="", group="", address="")
    page = desk.households("new")
    fields = {name: edit(page, f"households.add.{name}").text() for name in page.add_form.fields}
    assert fields == {
        "name": "Đặng Thị Hòa", "hamlet": "Khóm 3", "group": "4", "address": "12/3", "phone": "",
    }  # fmt: skip
    press(edit(page, "households.add.address"), ENTER)
    assert [row.address for row in walk(desk.services) if row.head == "Đặng Thị Hòa"] == ["12/3"]
    assert kept(desk) == {}


def test_who_parts_from_a_household_is_offered_again_with_that_household(desk: Desk) -> None:
    first, second = walk(desk.services)[:2]
    page = desk.households(first.id)
    choose_more(page, "households.split")
    edit(page, "households.apart.name").insert("Phạm Thị Út")
    assert set(kept(desk)) == {new_apart(first.id)}
    page = desk.households(second.id)
    choose_more(page, "households.split")
    assert edit(page, "households.apart.name").text() == ""
    page = desk.households(first.id)
    choose_more(page, "households.split")
    assert edit(page, "households.apart.name").text() == "Phạm Thị Út"
    press(edit(page, "households.apart.name"), ENTER)
    assert kept(desk) == {}
    assert any(row.head == "Phạm Thị Út" for row in walk(desk.services))


def test_today_lists_what_was_begun_and_goes_on_with_it(desk: Desk, row: HouseholdRow) -> None:
    store = desk.services.store
    store.save_form(new_person(row.id), "Mai 19")
    store.save_form(NEW_HOUSEHOLD, "Út\nKhóm 3\n\n5/2\n")
    page = desk.today()
    spoken = {found.key: found.spoken for found in page.drafts.list.row_model.items}
    assert set(spoken) == {new_person(row.id), NEW_HOUSEHOLD}
    assert "Mai 19" in spoken[new_person(row.id)]
    assert "Út, Khóm 3, 5/2" in spoken[NEW_HOUSEHOLD]
    page.drafts.chosen.emit(NEW_HOUSEHOLD)
    shown = desk.window.current_page()
    assert shown is not None
    assert shown.page_id is PageId.HOUSEHOLDS
    assert edit(shown, "households.add.name").text() == "Út"
    desk.today().drafts.chosen.emit(new_person(row.id))
    assert desk.households(row.id).people.people.line.text() == "Mai 19"
