"""Recording people at the door: what is kept, what is refused, and that a refusal changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, PersonId
from core.campaigns.models import Platform, Stage
from core.content.grid import Grid
from core.people.desk import StageEntry
from core.people.line import NewPerson, band_of, read_person
from core.records.consent import How, Subject
from core.records.household import HistoryKind
from core.records.person import GoneReason, PersonField, Sex, Way
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.people.work import TODAY, connection, counts, person_by_person
from ui.catalog import sentence


def test_only_a_band_of_years_is_kept_of_a_birth(ward: Services, household: HouseholdId) -> None:
    assert (band_of(1960), band_of(1961), band_of(1964)) == ("1960-1964",) * 3
    person_by_person(ward, household)
    person = ward.people.add(household, NewPerson(name="Phạm Hữu Hà", birth_year=1961)).value
    assert ward.people.known(person).born == "1960-1964"
    lines = b"".join(bytes(row[0]) for row in connection(ward).execute("SELECT line FROM event"))
    assert b"1961" not in lines


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


def test_the_minutes_of_destruction_name_people_officers_and_hosts(
    ward: Services, household: HouseholdId, clock: FixedClock
) -> None:
    def rows() -> dict[str, str]:
        (table,) = (block for block in ward.reports.minutes().body if isinstance(block, Grid))
        return {row[1]: row[2] for row in table.rows}

    before = rows()
    person_by_person(ward, household)
    ward.people.add(household, NewPerson(name="Phạm Hữu Hà"))
    for name in ("Trần Thị Chín", "Ngô Văn Mười"):
        ward.assignments.add_officer(name)
    entry = VisitEntry(household=household, at=clock.now(), result=Result.NOT_HOME, note="Hẹn tối")
    ward.visits.record(entry)
    grown = {what for what, count in rows().items() if count != before[what]}
    assert grown == {
        "Người ghi theo từng người",
        "Bản ghi đồng ý, rút đồng ý",
        "Tên cán bộ",
        "Ghi chú của lượt thăm",
    }
    assert rows()["Tên cán bộ"] == "3"
    kinds = {"Người trong danh sách đã nhập", "Tên người phụ trách điểm hướng dẫn", "Ý kiến về lượt thăm"}
    assert kinds < before.keys()
