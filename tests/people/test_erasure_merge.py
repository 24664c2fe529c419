"""Consent and erasure hold whatever comes in, and in whatever order, on real databases."""

from __future__ import annotations

import orjson
import pytest

from core.base.errors import UserError
from core.events.kinds import EventKind, HouseholdField
from tests.people.merging import (
    Maker,
    add_person,
    consent,
    set_field,
    stage,
    state,
    totals,
)
from tests.storage.replicas import reader


def test_the_name_of_a_child_is_shown_nowhere_even_if_a_file_brings_one(new_replica: Maker) -> None:
    ward = new_replica()
    person = add_person(ward, ward.add_household(), child=True)
    set_field(ward, person, "name", "Bé Na")
    assert ward.connection.execute("SELECT name FROM person").fetchone() == (None,)


def test_a_persons_own_word_goes_before_the_households(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household("Lê Văn Tám")
    person = add_person(ward, household)
    set_field(ward, person, "name", "Lê Thị Tư")
    consent(ward, "list", person=person)
    consent(ward, "list", given=False, household=household)
    assert ward.connection.execute("SELECT name FROM person").fetchone() == ("Lê Thị Tư",)
    places = " ap ap1"
    assert ward.connection.execute("SELECT name, text_key FROM household").fetchone() == (None, places)
    consent(ward, "list", household=household)
    assert ward.connection.execute("SELECT name FROM household").fetchone() == ("Lê Văn Tám",)


def test_a_household_that_refuses_is_countable_and_anonymous(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household("Lê Văn Tám")
    ward.set_field(household, HouseholdField.CODE, "K7-1-M")
    ward.visit(household, people=3, smartphones=2, installed=2)
    consent(ward, "list", given=False, household=household)
    row = reader(ward).get(household)
    assert row is not None
    assert (row.head, row.people, row.installed, row.is_anonymous) == ("K7-1-M", 3, 2, True)
    assert "Tám" not in repr(state(ward))


def test_erasing_cuts_the_personal_events_and_keeps_the_count(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    person = add_person(ward, household)
    set_field(ward, person, "name", "Phạm Hữu Hà")
    set_field(ward, person, "phone", "0912345678")
    set_field(ward, person, "memberships", ["phu_nu"])
    stage(ward, person, "installed")
    before = ward.lines()
    province.receive(before)
    ward.record(EventKind.PERSON_ERASED, person=person)
    province.receive(ward.lines()[-1:])
    for replica in (ward, province):
        everything = b"\n".join(replica.lines())
        assert "Hữu Hà".encode() not in everything
        assert b"0912345678" not in everything
        assert totals(replica, household) == (1, 1, 0, 1)
    assert state(ward) == state(province)
    assert province.receive(before)[0] == 0, "old lines are recognised by their id"
    assert state(ward) == state(province)


def test_a_name_that_comes_after_the_erasure_is_cut_at_once(new_replica: Maker) -> None:
    ward, other, province = new_replica(), new_replica(), new_replica()
    household = ward.add_household()
    person = add_person(ward, household)
    other.receive(ward.lines())
    set_field(other, person, "name", "Phạm Hữu Hà")
    ward.record(EventKind.PERSON_ERASED, person=person)
    ward.receive(other.lines())
    other.receive(ward.lines()[-2:-1])
    other.receive([line for line in ward.lines() if b"erased" in line and b"kind" in line][:1])
    province.receive([line for line in ward.lines() if b'"hash"' not in line])
    province.receive(other.lines()[-1:])
    assert "Hữu Hà".encode() not in b"".join(ward.lines() + province.lines())


def test_an_erased_line_with_other_bytes_is_tampering(new_replica: Maker) -> None:
    ward = new_replica()
    person = add_person(ward, ward.add_household())
    set_field(ward, person, "name", "Phạm Hữu Hà")
    line = ward.lines()[-1]
    ward.record(EventKind.PERSON_ERASED, person=person)
    assert ward.receive([line]) == (0, 1)
    with pytest.raises(UserError, match=r"batch\.tampered"):
        ward.receive([orjson.dumps(orjson.loads(line) | {"value": "Ai khác"})])


def test_erasing_reaches_the_lines_of_a_file_that_was_undone(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    person = add_person(ward, ward.add_household())
    set_field(ward, person, "name", "Phạm Hữu Hà")
    province.receive(ward.lines())
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 1")
        unit.events.withdraw_batch(1)
    ward.record(EventKind.PERSON_ERASED, person=person)
    province.receive(ward.lines()[-1:])
    assert "Hữu Hà".encode() not in b"".join(province.lines())
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 1 WHERE n = 1")
        unit.events.apply_batch(1)
    assert state(province) == state(ward)


def test_erasing_a_head_reaches_the_note_of_a_visit_in_a_file_that_was_undone(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household("Lê Văn Tám")
    visit = ward.visit(household, people=3)
    ward.record(EventKind.VISIT_NOTE, visit=visit, text="Chờ anh Tám về")
    province.receive(ward.lines())
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 1")
        unit.events.withdraw_batch(1)
    ward.record(EventKind.PERSON_ERASED, household=household)
    province.receive(ward.lines()[-1:])
    assert "Tám".encode() not in b"".join(province.lines())


def test_erasing_a_head_takes_name_phone_and_notes_and_leaves_the_address(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household("Lê Văn Tám")
    ward.set_field(household, HouseholdField.PHONE, "0912345678")
    ward.set_field(household, HouseholdField.ADDRESS, "12 đường số 5")
    visit = ward.visit(household, people=3)
    ward.record(EventKind.VISIT_NOTE, visit=visit, text="Chờ anh Tám về")
    ward.record(EventKind.PERSON_ERASED, household=household)
    everything = b"\n".join(ward.lines()).decode()
    assert "Tám" not in everything
    assert "0912345678" not in everything
    row = reader(ward).get(household)
    assert row is not None
    assert (row.phone, row.address, row.people) == ("", "12 đường số 5", 3)
