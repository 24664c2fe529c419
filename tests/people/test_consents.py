"""Consents: their text, the stored data of a household that refused or withdrew, and its exports."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId
from core.people.line import NewPerson
from core.records.consent import ConsentState, How, Subject
from core.records.household import HouseholdQuery
from core.records.person import PersonField
from core.sync.manifest import Profile
from tests.people.work import connection, person_by_person, sent


def test_the_undo_of_a_first_consent_leaves_no_refusal_behind(ward: Services, household: HouseholdId) -> None:
    subject = Subject(household=household)
    ward.consents.give(subject, ("list",), How.SPOKEN)
    ward.undo.undo()
    assert ward.people.reader.state(subject, "list") is None
    assert ward.households.known(household).head == "Phạm Hữu Hà"
    ward.consents.withdraw(subject, ("list",))
    assert ward.households.known(household).is_anonymous
    ward.undo.undo()
    assert ward.households.known(household).head == "Phạm Hữu Hà"


def test_a_consent_says_what_how_when_and_by_whom(
    ward: Services, household: HouseholdId, clock: FixedClock
) -> None:
    subject = Subject(household=household)
    ward.consents.give(subject, ("list",), How.PAPER, clock.now() - timedelta(hours=2))
    clock.advance(timedelta(days=1))
    ward.consents.withdraw(subject, ("list",))
    (record,) = ward.people.reader.consents(household)
    assert (record.state, record.how, record.text_version) == (ConsentState.WITHDRAWN, How.PAPER, "VN-01")
    assert len(record.text_hash) == 64
    assert (record.given_at, record.withdrawn_at) == (
        "2026-11-24T06:00:00+07:00",
        "2026-11-25T08:00:00+07:00",
    )
    assert (record.given_by, record.withdrawn_by) == ("Lê Văn Tám", "Lê Văn Tám")


@pytest.mark.parametrize(("purposes", "code"), [(("gps",), "consent.purpose"), ((), "consent.nothing")])
def test_a_consent_to_nothing_or_to_what_nobody_asked_is_refused(
    ward: Services, household: HouseholdId, purposes: tuple[str, ...], code: str
) -> None:
    with pytest.raises(UserError) as caught:
        ward.consents.give(Subject(household=household), purposes, How.SCREEN)
    assert caught.value.code == code


def test_a_consent_in_the_future_is_refused(
    ward: Services, household: HouseholdId, clock: FixedClock
) -> None:
    with pytest.raises(UserError, match=r"visit\.future"):
        ward.consents.give(
            Subject(household=household), ("list",), How.PAPER, clock.now() + timedelta(days=1)
        )
    assert ward.people.reader.consents(household) == []


def test_what_was_erased_is_not_recorded_again(ward: Services, household: HouseholdId) -> None:
    person_by_person(ward, household)
    person = ward.people.add(household, NewPerson(name="Phạm Hữu Hà", phone="0912345678")).value
    ward.people.erase(person)
    known = ward.people.known(person)
    assert (known.name, known.phone, known.is_erased) == ("", "", True)
    with pytest.raises(UserError, match=r"person\.erased"):
        ward.people.set_field(person, PersonField.NAME, "Phạm Hữu Hà")
    ward.undo.undo()
    assert ward.people.known(person).name == ""


CANARIES = ("Canary Thị Chim", "0987654321")


def test_names_are_in_full_files_alone_and_in_none_after_a_withdrawal(
    ward: Services, household: HouseholdId, tmp_path: Path
) -> None:
    person_by_person(ward, household)
    name, phone = CANARIES
    person = ward.people.add(household, NewPerson(name=name, phone=phone, memberships=("phu_nu",))).value
    full, _ = sent(ward, Profile.FULL, tmp_path)
    pseudonymous, _ = sent(ward, Profile.PSEUDONYMOUS, tmp_path)
    assert all(canary.encode() in full for canary in CANARIES)
    assert not any(canary.encode() in pseudonymous for canary in CANARIES)
    assert b"phu_nu" in pseudonymous
    ward.consents.withdraw(Subject(person=person), ("list", "phone"))
    assert not any(canary.encode() in sent(ward, Profile.FULL, tmp_path)[0] for canary in CANARIES)
    history = repr(ward.store.households.history(household))
    assert not any(canary in history for canary in CANARIES)
    ward.consents.give(Subject(person=person), ("list",), How.PAPER)
    assert name.encode() in sent(ward, Profile.FULL, tmp_path)[0]


def test_a_file_says_what_it_withholds_of_an_erased_person(
    ward: Services, household: HouseholdId, tmp_path: Path
) -> None:
    person_by_person(ward, household)
    person = ward.people.add(household, NewPerson(name=CANARIES[0])).value
    ward.people.erase(person)
    lines, withheld = sent(ward, Profile.FULL, tmp_path)
    assert (withheld, CANARIES[0].encode() in lines) == (1, False)


def test_a_list_loaded_again_finds_the_household_that_refused(ward: Services) -> None:
    assert ward.imports is not None
    roster = Path(__file__).parents[1] / "samples" / "khom-3-phuong-ly-van-lam.csv"
    ward.imports.apply(ward.imports.prepare([roster], hamlet=None))
    reader = ward.store.households
    row = next(row for row in reader.rows(reader.numbers(HouseholdQuery())) if row.roster_people)
    ward.consents.withdraw(Subject(household=row.id), ("list", "phone"))
    again = ward.imports.prepare([roster], hamlet=None).plan.counts
    assert (again.new, again.updated) == (0, 0)
    connection(ward).execute("DELETE FROM roster_row")  # as on a laptop that has not loaded the list
    elsewhere = ward.imports.prepare([roster], hamlet=None).plan.counts
    assert elsewhere.new == 0
    assert ward.households.known(row.id).is_anonymous
