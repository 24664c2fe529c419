"""Recording people at the door: what is kept, what is refused, and that a refusal changes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from core.campaigns.models import Platform, Stage
from core.clock import FixedClock
from core.errors import UserError
from core.exchange.manifest import Profile
from core.households.household import HistoryKind, HouseholdQuery
from core.ids import HouseholdId, PersonId
from core.people.consent import ConsentState, How, Subject
from core.people.desk import StageEntry
from core.people.line import NewPerson, band_of, read_person
from core.people.person import GoneReason, PersonField, Sex, Way
from core.services import Services
from core.visits.results import Result
from core.visits.visit import VisitEntry
from storage.container import open_container
from tests.database import connection_of
from ui.catalog import sentence

TODAY = date(2026, 11, 24)


def person_by_person(ward: Services, household: HouseholdId) -> None:
    ward.people.set_way(household, Way.PERSONS)
    ward.consents.give(Subject(household=household), ward.consents.purposes, How.PAPER)


def counts(ward: Services, household: HouseholdId) -> tuple[object, ...]:
    row = ward.households.known(household)
    return row.people, row.smartphones, row.had, row.installed


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "Phạm Hữu Hà 1961 nam 0912 345 678",
            NewPerson(name="Phạm Hữu Hà", birth_year=1961, sex=Sex.MALE, phone="0912345678"),
        ),
        ("Lê Thị Tư 59t nữ", NewPerson(name="Lê Thị Tư", birth_year=1967, sex=Sex.FEMALE)),
        ("Nguyễn Văn Nam", NewPerson(name="Nguyễn Văn Nam")),
        ("Minh 30 tuổi", NewPerson(name="Minh", birth_year=1996)),
        ("1990", NewPerson(birth_year=1990)),
        ("2015", NewPerson(birth_year=2015, is_child=True)),
        ("2010", NewPerson(birth_year=2010)),
        ("Hà 0912.345.678 1961", NewPerson(name="Hà", birth_year=1961, phone="0912345678")),
        ("", NewPerson()),
    ],
)
def test_a_line_is_read_as_people_say_it(line: str, read: NewPerson) -> None:
    assert read_person(line, TODAY) == read


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Hà 096061001234", "visit.note_secret"),
        ("Hà 1961 mã 4821", "visit.note_secret"),
        ("Hà 1961 chủ hộ", "person.line"),
        ("Hà 2030", "person.born"),
        ("Hà 1850", "person.born"),
        ("Hà 1961 0412345678", "household.phone"),
    ],
)
def test_a_line_that_cannot_be_is_refused(line: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_person(line, TODAY)
    assert caught.value.code == code


def test_only_a_band_of_years_is_kept_of_a_birth(ward: Services, household: HouseholdId) -> None:
    assert (band_of(1960), band_of(1961), band_of(1964)) == ("1960-1964",) * 3
    person_by_person(ward, household)
    person = ward.people.add(household, NewPerson(name="Phạm Hữu Hà", birth_year=1961)).value
    assert ward.people.known(person).born == "1960-1964"
    lines = b"".join(bytes(row[0]) for row in connection(ward).execute("SELECT line FROM event"))
    assert b"1961" not in lines


def connection(ward: Services):  # type: ignore[no-untyped-def]  # the test looks at the disk itself
    return connection_of(ward)


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewPerson(name="Bé Na", birth_year=2015), "person.child_named"),
        (NewPerson(name="Bé Na", is_child=True), "person.child_named"),
        (NewPerson(phone="0912345678", is_child=True), "person.child_named"),
        (NewPerson(name="12"), "person.name"),
        (NewPerson(name="x" * 100), "person.name"),
        (NewPerson(name="Hà 096061001234"), "visit.note_secret"),
        (NewPerson(phone="12345"), "household.phone"),
        (NewPerson(birth_year=2030), "person.born"),
        (NewPerson(memberships=("hoi_la",)), "organisation.unknown"),
    ],
)
def test_what_may_not_be_kept_is_refused_and_nothing_changes(
    ward: Services, household: HouseholdId, new: NewPerson, code: str
) -> None:
    person_by_person(ward, household)
    before = connection(ward).execute("SELECT count(*) FROM event").fetchone()
    with pytest.raises(UserError) as caught:
        ward.people.add(household, new)
    assert caught.value.code == code
    assert sentence(caught.value, "vi") != sentence(caught.value, "en")
    assert connection(ward).execute("SELECT count(*) FROM event").fetchone() == before
    assert ward.people.reader.of_household(household) == []


def test_counts_are_the_way_until_somebody_switches_it(ward: Services, household: HouseholdId) -> None:
    assert ward.people.reader.way(household) is Way.COUNTS
    with pytest.raises(UserError, match=r"person\.counts_way"):
        ward.people.add(household, NewPerson())
    ward.people.set_way(household, Way.PERSONS)
    ward.people.set_way(household, Way.PERSONS)
    kinds = [item.kind for item in ward.store.households.history(household)]
    assert kinds.count(HistoryKind.WAY) == 1


def test_without_consent_people_are_recorded_without_names(ward: Services, household: HouseholdId) -> None:
    ward.people.set_way(household, Way.PERSONS)
    with pytest.raises(UserError, match=r"person\.no_consent_name"):
        ward.people.add(household, NewPerson(name="Phạm Hữu Hà"))
    with pytest.raises(UserError, match=r"person\.no_consent_phone"):
        ward.people.add(household, NewPerson(phone="0912345678"))
    person = ward.people.add(household, NewPerson(birth_year=1961, sex=Sex.MALE)).value
    ward.people.set_stage(person, StageEntry(stage=Stage.INSTALLED))
    assert counts(ward, household) == (1, 1, 0, 1)
    with pytest.raises(UserError, match=r"person\.no_consent_name"):
        ward.people.set_field(person, PersonField.NAME, "Phạm Hữu Hà")
    ward.consents.give(Subject(person=person), ("list",), How.SPOKEN)
    ward.people.set_field(person, PersonField.NAME, "Phạm Hữu Hà")
    assert ward.people.known(person).name == "Phạm Hữu Hà"


def test_children_are_counted_by_themselves_and_get_nothing_else(
    ward: Services, household: HouseholdId
) -> None:
    person_by_person(ward, household)
    child = ward.people.add(household, read_person("2015", TODAY)).value
    with pytest.raises(UserError, match=r"person\.child_named"):
        ward.people.set_field(child, PersonField.NAME, "Bé Na")
    with pytest.raises(UserError, match=r"person\.child_counted"):
        ward.people.set_stage(child, StageEntry(stage=Stage.SMARTPHONE))
    with pytest.raises(UserError, match=r"person\.child_counted"):
        ward.people.set_memberships(child, ("thanh_nien",))
    assert counts(ward, household) == (0, 0, None, 0)
    assert ward.people.reader.check(household).totals.children == 1
    assert ward.people.known(child).born is None


def test_a_clock_of_1990_makes_nobody_a_child(
    ward: Services, household: HouseholdId, clock: FixedClock
) -> None:
    person_by_person(ward, household)
    clock.advance(timedelta(days=-13_400))
    person = ward.people.known(ward.people.add(household, NewPerson(name="Hà", birth_year=1988)).value)
    assert (person.is_child, person.name, person.born) == (False, "Hà", "1985-1989")
    ward.people.add(household, NewPerson(birth_year=2001))
    assert ward.people.today() >= TODAY


def test_a_stage_keeps_platform_and_says_who_helped(ward: Services, household: HouseholdId) -> None:
    person_by_person(ward, household)
    person = ward.people.add(household, NewPerson()).value
    ward.people.set_stage(
        person, StageEntry(stage=Stage.SMARTPHONE, reason="no_code", platform=Platform.ANDROID)
    )
    ward.people.set_stage(person, StageEntry(stage=Stage.ACTIVATED))
    known = ward.people.known(person)
    assert (known.stage, known.reason, known.platform) == (Stage.ACTIVATED, None, Platform.ANDROID)
    assert known.helper == "Lê Văn Tám"
    with pytest.raises(UserError, match=r"person\.reason"):
        ward.people.set_stage(person, StageEntry(stage=Stage.SMARTPHONE, reason="om nang"))


def test_counts_of_visits_are_only_checked_against_the_persons(
    ward: Services, household: HouseholdId, clock: FixedClock
) -> None:
    entry = VisitEntry(
        household=household, result=Result.COMPLETED, at=clock.now(), people=3, smartphones=2, installed=2
    )
    ward.visits.record(entry)
    person_by_person(ward, household)
    ward.people.set_stage(
        ward.people.add(household, NewPerson()).value, StageEntry(stage=Stage.INSTALLED, had=True)
    )
    check = ward.people.reader.check(household)
    assert (check.counted_people, check.counted_smartphones, check.counted_installed) == (3, 2, 2)
    assert not check.agrees
    assert counts(ward, household) == (1, 1, 1, 1)
    (figures,) = ward.store.figures.units()
    assert (figures.people, figures.smartphones, figures.installed) == (1, 1, 1)
    ward.people.set_way(household, Way.COUNTS)
    assert counts(ward, household) == (3, 2, None, 2)
    (figures,) = ward.store.figures.units()
    assert (figures.people, figures.smartphones, figures.installed) == (3, 2, 2)


def test_every_act_on_a_person_is_taken_back_and_done_again(
    ward: Services, household: HouseholdId, clock: FixedClock
) -> None:
    person_by_person(ward, household)
    person = ward.people.add(household, NewPerson(name="Phạm Hữu Hà", phone="0912345678")).value
    acts = (
        lambda: ward.people.set_stage(person, StageEntry(stage=Stage.SMARTPHONE, reason="no_code")),
        lambda: ward.people.set_stage(person, StageEntry(stage=Stage.INSTALLED, had=True)),
        lambda: ward.people.set_field(person, PersonField.PHONE, ""),
        lambda: ward.people.set_field(person, PersonField.BORN, "1961"),
        lambda: ward.people.set_memberships(person, ("phu_nu", "nong_dan")),
        lambda: ward.people.set_memberships(person, ("phu_nu",)),
        lambda: ward.consents.withdraw(Subject(household=household), ("phone",)),
        lambda: ward.people.take_off(person, GoneReason.LEFT),
        lambda: ward.people.put_back(person),
        lambda: ward.people.set_way(household, Way.COUNTS),
    )
    seen = [shown(ward, household, person)]
    for act in acts:
        clock.advance(timedelta(minutes=1))
        act()
        seen.append(shown(ward, household, person))
    for before in reversed(seen[:-1]):
        clock.advance(timedelta(minutes=1))
        assert ward.undo.undo() is not None
        assert shown(ward, household, person) == before
    for after in seen[1:]:
        clock.advance(timedelta(minutes=1))
        assert ward.undo.redo() is not None
        assert shown(ward, household, person) == after


def shown(ward: Services, household: HouseholdId, person: PersonId) -> tuple[object, ...]:
    known = ward.people.known(person)
    return (
        *(known.name, known.phone, known.born, known.memberships, known.stage, known.reason, known.had),
        *(known.gone is None, ward.people.reader.way(household), counts(ward, household)),
        ward.people.reader.state(Subject(household=household), "phone"),
    )


def test_an_added_person_is_taken_off_by_undo(ward: Services, household: HouseholdId) -> None:
    person_by_person(ward, household)
    ward.people.add(household, NewPerson(name="Phạm Hữu Hà"))
    act = ward.undo.undo()
    assert act is not None
    assert act.value.household == household
    assert ward.people.reader.of_household(household) == []


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


def sent(ward: Services, profile: Profile, folder: Path) -> tuple[bytes, int]:
    """The lines of a file that the ward would send, and how many events it withholds."""
    keeper = ward.batches._keeper  # the file is addressed to the ward itself
    exported = keeper.write(ward.batches.own_keys(), profile, folder, everything=True)
    opened = open_container(exported.files[0].read_bytes(), [keeper.keys.identity])  # type: ignore[attr-defined]
    return b"\n".join(opened.lines()), exported.withheld


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


def test_organisations_are_data_of_the_workspace(ward: Services) -> None:
    desk = ward.people.organisations
    codes = [entry.code for entry in desk.all()]
    assert codes[:5] == ["cong_doan", "nong_dan", "thanh_nien", "phu_nu", "cuu_chien_binh"]
    assert desk.add("Hội Làm vườn").value == "hoi_lam_vuon"
    assert desk.add("hội làm vườn").value == "hoi_lam_vuon"
    assert desk.add("Hội Làm Vườn 2").value == "hoi_lam_vuon_b"
    desk.remove("cong_doan")
    assert "cong_doan" not in [entry.code for entry in desk.all()]
    assert desk.name_of("cong_doan", "vi") == "Công đoàn"
    desk.add("Công đoàn")
    assert "cong_doan" in [entry.code for entry in desk.all()]
    for name, code in (("12", "organisation.no_name"), ("x" * 90, "organisation.long")):
        with pytest.raises(UserError) as caught:
            desk.add(name)
        assert caught.value.code == code


def test_the_history_tells_who_when_before_and_after(ward: Services, household: HouseholdId) -> None:
    person_by_person(ward, household)
    person = ward.people.add(household, NewPerson(name="Phạm Lê Minh", birth_year=1996)).value
    ward.people.set_stage(person, StageEntry(stage=Stage.SMARTPHONE))
    ward.people.set_stage(person, StageEntry(stage=Stage.INSTALLED, reason="no_code"))
    ward.people.set_memberships(person, ("thanh_nien",))
    items = {item.kind: item for item in reversed(ward.store.households.history(household))}
    stage = items[HistoryKind.PERSON_STAGE]
    assert (stage.before, stage.after, stage.reason, stage.who) == (
        "smartphone",
        "installed",
        "no_code",
        "Phạm Lê Minh",
    )
    assert items[HistoryKind.PERSON_ADDED].after == "1995-1999"
    assert (items[HistoryKind.WAY].before, items[HistoryKind.WAY].after) == ("counts", "persons")
    assert items[HistoryKind.CONSENT_GIVEN].after == "paper"
    assert {item.officer for item in items.values()} == {"Lê Văn Tám"}


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
