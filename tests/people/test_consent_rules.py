"""A consent is recorded once, to the present text, of somebody who is known, and not in the future."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from core.application.services import Services
from core.base.changes import Topic, touched
from core.base.clock import VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, PersonId
from core.campaigns.digests import consent_hash
from core.people.consent_desk import ConsentDesk
from core.people.line import NewPerson
from core.records.consent import ConsentState, How, Subject
from tests.people.work import connection, person_by_person

LONG = "chup-anh-nha-va-ghi-am-khong-ai-hoi-ca-bao-gio"
CLOSE = timedelta(seconds=1)


def recorded(ward: Services) -> int:
    """Return the number of events."""
    return int(connection(ward).execute("SELECT count(*) FROM event").fetchone()[0])


def refused(ward: Services, subject: Subject, purposes: tuple[str, ...] = ("list",)) -> UserError:
    before = recorded(ward)
    with pytest.raises(UserError) as caught:
        ward.consents.give(subject, purposes, How.PAPER)
    assert recorded(ward) == before
    return caught.value


def test_what_is_already_so_is_recorded_once_and_changes_nothing(
    ward: Services, household: HouseholdId
) -> None:
    subject = Subject(household=household)
    for act in (
        partial(ward.consents.give, subject, ("list",), How.PAPER),
        partial(ward.consents.withdraw, subject, ("list",)),
        partial(ward.consents.give, subject, ("list",), How.SPOKEN),
    ):
        before = recorded(ward)
        first, again = act(), act()
        assert recorded(ward) == before + 1
        assert (first.value, again.value) == (subject, subject)
        assert first.changes == touched(Topic.HOUSEHOLDS, household=household)
        assert again.changes == touched()


def test_one_purpose_that_is_new_is_recorded_beside_one_that_is_not(
    ward: Services, household: HouseholdId
) -> None:
    subject = Subject(household=household)
    ward.consents.give(subject, ("list",), How.PAPER)
    before = recorded(ward)
    outcome = ward.consents.give(subject, ("list", "phone"), How.PAPER)
    assert recorded(ward) == before + 1
    assert outcome.changes.topics == {Topic.HOUSEHOLDS}


def test_a_consent_of_the_household_is_none_of_a_person_in_it(ward: Services, household: HouseholdId) -> None:
    person_by_person(ward, household)
    person = ward.people.add(household, NewPerson(name="Phạm Hữu Hà")).value
    before = recorded(ward)
    outcome = ward.consents.give(Subject(person=person), ("list",), How.PAPER)
    assert recorded(ward) == before + 1
    assert outcome.changes.household == household


def test_a_newer_text_is_agreed_to_again(ward: Services, household: HouseholdId, clock: FixedClock) -> None:
    subject = Subject(household=household)
    ward.consents.give(subject, ("list",), How.PAPER)
    consent = replace(ward.campaign.consent, version="VN-02")
    newer = ConsentDesk(ward.store, ward.people.reader, clock, replace(ward.campaign, consent=consent))
    before = recorded(ward)
    newer.give(subject, ("list",), How.PAPER)
    newer.give(subject, ("list",), How.PAPER)
    assert recorded(ward) == before + 1
    (record,) = ward.people.reader.consents(household)
    assert (record.state, record.text_version) == (ConsentState.GIVEN, "VN-02")
    assert record.text_hash == consent_hash(consent)


def test_a_purpose_that_nobody_asks_for_is_named_with_those_that_are(
    ward: Services, household: HouseholdId
) -> None:
    error = refused(ward, Subject(household=household), ("list", LONG))
    assert error.code == "consent.purpose"
    assert error.params == {"purpose": LONG[:40], "known": ", ".join(ward.consents.purposes)}


def test_somebody_who_is_not_known_agrees_to_nothing(ward: Services, household: HouseholdId) -> None:
    person_by_person(ward, household)
    child = ward.people.add(household, NewPerson(is_child=True)).value
    unknown = "01981f3e-0000-7000-8000-0000000000011234567"
    found = [
        (error.code, error.params)
        for error in (
            refused(ward, Subject(person=PersonId(unknown))),
            refused(ward, Subject(person=child)),
            refused(ward, Subject(household=HouseholdId(unknown))),
            refused(ward, Subject()),
        )
    ]
    assert found == [
        ("person.unknown", {"person": unknown[:40]}),
        ("person.child_counted", {}),
        ("household.unknown", {"household": unknown}),
        ("household.unknown", {"household": ""}),
    ]


def test_a_refusal_has_its_own_time_and_none_is_in_the_future(
    ward: Services, household: HouseholdId, clock: FixedClock
) -> None:
    subject, now = Subject(household=household), clock.now()
    with pytest.raises(UserError) as caught:
        ward.consents.withdraw(subject, ("list",), now + CLOSE)
    assert caught.value.code == "visit.future"
    assert caught.value.params == {"at": f"{now + CLOSE:%d/%m/%Y %H:%M}"}
    for at in (now, datetime(2026, 11, 24, 6, 30, tzinfo=VIETNAM)):
        ward.consents.withdraw(subject, ("list",), at)
        (record,) = ward.people.reader.consents(household)
        assert (record.state, record.withdrawn_at) == (ConsentState.REFUSED, at.isoformat(timespec="seconds"))
        ward.undo.undo()
