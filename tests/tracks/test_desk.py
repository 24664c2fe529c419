"""Recording the tracks: what is counted, what is refused, and that nothing is added to the households."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import PersonId
from core.campaigns.models import Stage, Track
from core.events.kinds import EventKind
from core.people.desk import StageEntry
from core.people.line import NewPerson
from core.records.household import HouseholdQuery
from core.records.person import MemberCount, Way
from core.records.results import Result
from core.records.visit import VisitEntry
from core.tracks.models import NewPoint, NewStaffCount, PlaceKind, Tally, TrackState
from tests.tracks.conftest import MakeWard

TRACK_KINDS = {kind for kind in EventKind if kind.value.startswith("track.")}


@pytest.fixture
def ward(make_ward: MakeWard) -> Iterator[Services]:
    services = make_ward()
    yield services
    services.close()


def staff(section: str, people: int, smartphones: int, installed: int, **reasons: int) -> NewStaffCount:
    return NewStaffCount(
        section=section, staff=people, smartphones=smartphones, installed=installed, reasons=reasons
    )


def state(services: Services, track: Track) -> TrackState:
    return next(one for one in services.tracks.states() if one.track is track)


def new_point(services: Services, place: str = "Chợ Phường 8") -> str:
    day = services.clock.now().date()
    return services.tracks.add_point(NewPoint(kind=PlaceKind.MARKET, place=place, day=day)).value


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    return caught.value.code


def a_member(services: Services, number: int, *organisations: str, stage: Stage | None = None) -> PersonId:
    """Somebody in the household at a place of the walk, recorded without a name."""
    reader = services.store.households
    row = reader.rows([reader.numbers(HouseholdQuery())[number]])[0]
    services.people.set_way(row.id, Way.PERSONS)
    person = services.people.add(row.id, NewPerson(memberships=organisations)).value
    if stage is not None:
        services.people.set_stage(person, StageEntry(stage=stage))
    return person


def test_the_tracks_stand_side_by_side_with_rates_of_their_own(ward: Services) -> None:
    tracks = ward.tracks
    tracks.set_staff(staff("Văn phòng", 14, 13, 13))
    tracks.set_staff(staff("Trạm Y tế", 7, 6, 2, no_code=2))
    point = new_point(ward)
    tracks.tally(point, {Tally.GUIDED: 10, Tally.HAD: 2, Tally.INSTALLED: 6})
    row = ward.store.households.rows([ward.store.households.numbers(HouseholdQuery())[0]])[0]
    entry = VisitEntry(
        household=row.id,
        result=Result.COMPLETED,
        at=ward.clock.now(),
        people=3,
        smartphones=2,
        installed=1,
    )
    ward.visits.record(entry)
    rates = {
        one.track: [(rate.numerator, rate.denominator, rate.denominator_name) for rate in one.rates]
        for one in tracks.states()
    }
    assert rates == {
        Track.HOUSEHOLD: [
            (1, 2, "smartphones known"),
            (1, 3, "people of 16 and older known"),
            (1, 167, "households ever listed"),
        ],
        Track.AGENCY: [
            (15, 19, "staff with a smartphone, as sections state"),
            (15, 21, "staff, as sections state"),
        ],
        Track.MEMBERS: [],
        Track.OUTREACH: [(6, 10, "people guided at outreach points")],
    }
    for one in tracks.states():
        assert all(rate.as_of == "2020-09-14T09:42:00+07:00" and rate.source for rate in one.rates)


def test_targets_and_deadlines_come_from_the_campaign(ward: Services) -> None:
    found = {one.track: one for one in ward.tracks.states()}
    targets = {track: one.target.percent if one.target else None for track, one in found.items()}
    assert targets == {Track.HOUSEHOLD: 50, Track.AGENCY: None, Track.MEMBERS: 100, Track.OUTREACH: None}
    left = {track: one.left for track, one in found.items()}
    assert left == {Track.HOUSEHOLD: 4, Track.AGENCY: -3, Track.MEMBERS: None, Track.OUTREACH: 4}


def test_a_campaign_that_orders_only_households_refuses_the_others(make_ward: MakeWard) -> None:
    services = make_ward("vneid-2026")
    assert [one.track for one in services.tracks.states()] == [Track.HOUSEHOLD]
    assert refused(lambda: services.tracks.set_staff(staff("Văn phòng", 1, 1, 1))) == "track.not_ordered"
    assert refused(lambda: new_point(services)) == "track.not_ordered"
    services.close()


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (staff(" ", 3, 2, 1), "track.no_name"),
        (staff("Văn phòng", 3, 4, 1), "track.smartphones"),
        (staff("Văn phòng", 3, 2, 3), "track.installed"),
        (staff("Văn phòng", -1, 0, 0), "track.range"),
        (staff("Văn phòng", 3, 2, 1, no_memory=2), "track.reasons"),
        (staff("Văn phòng", 3, 2, 1, laziness=1), "track.reason_unknown"),
        (staff("CCCD 096012345678", 3, 2, 1), "visit.note_secret"),
    ],
)
def test_impossible_counts_of_staff_are_refused_and_nothing_changes(
    ward: Services, new: NewStaffCount, code: str
) -> None:
    assert refused(lambda: ward.tracks.set_staff(new)) == code
    assert list(ward.tracks.reader.sections()) == []


def test_a_statement_typed_in_late_does_not_hide_the_newer_one(ward: Services, clock: FixedClock) -> None:
    ward.tracks.set_staff(staff("Văn phòng", 10, 8, 6))
    late = NewStaffCount(
        section="Văn phòng", staff=10, smartphones=8, installed=3, reasons={}, at="2020-09-10T08:00"
    )
    clock.advance(timedelta(hours=1))
    ward.tracks.set_staff(late)
    assert [one.installed for one in ward.tracks.reader.sections()] == [6]
    future = NewStaffCount(
        section="Văn phòng", staff=1, smartphones=1, installed=1, reasons={}, at="2099-01-01T08:00"
    )
    assert refused(lambda: ward.tracks.set_staff(future)) == "visit.future"


def test_a_tally_never_goes_below_zero_nor_over_those_who_were_guided(ward: Services) -> None:
    point = new_point(ward)
    tally = ward.tracks.tally
    assert refused(lambda: tally(point, {Tally.GUIDED: -1})) == "track.below_zero"
    assert refused(lambda: tally(point, {Tally.INSTALLED: 1})) == "track.over_guided"
    assert refused(lambda: tally(point, {Tally.GUIDED: 0})) == "track.step"
    tally(point, {Tally.GUIDED: 2, Tally.INSTALLED: 2})
    assert refused(lambda: tally(point, {Tally.GUIDED: -1})) == "track.over_guided"
    assert refused(lambda: tally("0" * 8, {Tally.GUIDED: 1})) == "track.unknown_point"
    found = ward.tracks.known_point(point)
    assert (found.guided, found.installed) == (2, 2)


def test_every_count_is_undone_and_done_again_in_many_levels_after_a_restart(ward: Services) -> None:
    ward.tracks.set_staff(staff("Văn phòng", 10, 8, 6))
    point = new_point(ward)
    ward.tracks.tally(point, {Tally.GUIDED: 1})
    ward.tracks.tally(point, {Tally.GUIDED: 1, Tally.HAD: 1})
    ward.close()
    services = ward.reopen()
    guided = [services.tracks.known_point(point).guided]
    for _ in range(2):
        assert services.undo.undo(TRACK_KINDS) is not None
        guided.append(services.tracks.known_point(point).guided)
    assert guided == [2, 1, 0]
    services.undo.undo(TRACK_KINDS)
    assert list(services.tracks.reader.points()) == []
    services.undo.undo(TRACK_KINDS)
    assert list(services.tracks.reader.sections()) == []
    for _ in range(4):
        services.undo.redo(TRACK_KINDS)
    assert services.tracks.known_point(point).guided == 2
    assert [one.installed for one in services.tracks.reader.sections()] == [6]
    services.close()


def test_a_member_of_two_organisations_is_one_person(ward: Services) -> None:
    a_member(ward, 0, "phu_nu", "nong_dan", stage=Stage.WORKING)
    a_member(ward, 1, "phu_nu", stage=Stage.SMARTPHONE)
    a_member(ward, 2, "nong_dan", stage=Stage.NO_SMARTPHONE)
    a_member(ward, 3, stage=Stage.SMARTPHONE)
    counts = {one.organisation: (one.members, one.smartphones, one.installed) for one in _members(ward)}
    assert counts == {"phu_nu": (2, 2, 1), "nong_dan": (2, 1, 1)}
    whole = ward.tracks.reader.all_members()
    assert (whole.members, whole.smartphones, whole.installed, whole.left) == (3, 2, 1, 1)


def _members(services: Services) -> Sequence[MemberCount]:
    return services.tracks.reader.members()


def test_who_is_left_is_listed_until_the_app_is_there(ward: Services) -> None:
    person = a_member(ward, 1, "phu_nu", stage=Stage.SMARTPHONE)
    (left,) = ward.tracks.reader.left()
    assert (left.person, left.organisations, left.name) == (person, ("phu_nu",), "")
    assert list(ward.tracks.reader.left("nong_dan")) == []
    ward.people.set_stage(person, StageEntry(stage=Stage.INSTALLED))
    assert list(ward.tracks.reader.left()) == []
    members = state(ward, Track.MEMBERS)
    assert members.target is not None
    assert (members.target.percent, members.target_rate and members.target_rate.value) == (100, 1.0)


def test_what_an_organisation_declares_is_a_denominator_beside_the_people_recorded(ward: Services) -> None:
    a_member(ward, 0, "phu_nu", stage=Stage.INSTALLED)
    a_member(ward, 1, "nong_dan", stage=Stage.INSTALLED)
    ward.tracks.declare_members("phu_nu", members=120, smartphones=90)
    rates = state(ward, Track.MEMBERS).rates
    assert [(rate.numerator, rate.denominator, rate.source) for rate in rates] == [
        (2, 2, "people recorded in this program"),
        (1, 90, "declarations of organisations"),
    ]
    assert refused(lambda: ward.tracks.declare_members("Phụ nữ", members=1, smartphones=1)) == (
        "track.organisation"
    )
    wrong = lambda: ward.tracks.declare_members("phu_nu", members=1, smartphones=2)  # noqa: E731
    assert refused(wrong) == "track.smartphones"
