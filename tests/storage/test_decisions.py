"""Conflicts, ownership, closings, clocks and what only waits (M6 to M9, M12 to M14), in every order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import orjson
import pytest

from core.clock import VIETNAM
from core.errors import UserError
from core.exchange.decisions import DecisionDesk
from core.exchange.kinds import EventKind, HouseholdField
from core.households.household import HouseholdQuery
from core.ids import DeviceId, EventId, HouseholdId
from storage.conflict_reader import SqlConflicts
from tests.storage.replicas import START, Replica, make_replica, reader

Maker = Callable[..., Replica]
PHONE, NOTE, NAME, GROUP = (
    HouseholdField.PHONE,
    HouseholdField.NOTE,
    HouseholdField.NAME,
    HouseholdField.GROUP,
)


@pytest.fixture
def new_replica(tmp_path: Path) -> Iterator[Maker]:
    made: list[Replica] = []

    def make(*, at: datetime = START) -> Replica:
        replica = make_replica(tmp_path / f"{len(made)}.db", at=at)
        made.append(replica)
        return replica

    yield make
    for replica in made:
        replica.connection.close()


def waits(replica: Replica) -> SqlConflicts:
    return SqlConflicts(replica.connection, lambda code, _day: code, (replica.identity.device, "Ấp 1"))


def new_lines(replica: Replica, known: list[bytes]) -> list[bytes]:
    return [line for line in replica.lines() if line not in known]


def shown(replica: Replica, household: HouseholdId) -> tuple[str, str, str]:
    row = reader(replica).get(household)
    assert row is not None
    return row.head, row.phone, row.group


def everywhere(new_replica: Maker, start: list[bytes], parts: list[list[bytes]]) -> list[Replica]:
    """A replica for each order of arrival of `parts`, all of which show the same."""
    replicas = []
    for order in permutations(parts):
        replica = new_replica()
        replica.receive(start)
        for part in order:
            replica.receive(part)
        replicas.append(replica)
    for other in replicas[1:]:
        assert other.state() == replicas[0].state()
        assert waits(other).conflicts(10) == waits(replicas[0]).conflicts(10)
    return replicas


class Contest:
    """Two laptops that changed one phone without having seen each other, and a third that saw both."""

    def __init__(self, new_replica: Maker) -> None:
        self.one, self.other, self.third = new_replica(), new_replica(), new_replica()
        self.household = self.one.add_household()
        self.start = self.one.lines()
        self.other.receive(self.start)
        self.one.set_field(self.household, PHONE, "0987654321")
        self.other.clock.advance(timedelta(days=1))
        self.other.set_field(self.household, PHONE, "0912345678")
        self.by_one, self.by_other = new_lines(self.one, self.start), new_lines(self.other, self.start)
        for part in (self.start, self.by_one, self.by_other):
            self.third.receive(part)

    def resolve(self, value: str) -> list[bytes]:
        known = self.third.lines()
        desk(self.third).take_value(self.household, "phone", value)
        return new_lines(self.third, known)


def desk(replica: Replica, *, above_commune: bool = False) -> DecisionDesk:
    class Store:
        """What the desk needs of an open workspace."""

        writing = replica.writing

    return DecisionDesk(Store(), waits(replica), above_commune=above_commune)  # type: ignore[arg-type]


def test_a_resolution_is_the_single_tip_whatever_comes_first(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    assert shown(contest.third, contest.household)[1] == "0912345678"
    resolution = contest.resolve("0987654321")
    for replica in everywhere(new_replica, contest.start, [contest.by_one, contest.by_other, resolution]):
        assert shown(replica, contest.household)[1] == "0987654321"
        assert waits(replica).conflict_count() == 0


def test_a_value_that_a_resolution_had_not_seen_is_a_conflict_with_it(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    late = new_replica()
    late.receive(contest.start)
    late.clock.advance(timedelta(days=2))
    late.set_field(contest.household, PHONE, "0909090909")
    resolution = contest.resolve("0987654321")
    parts = [contest.by_one + contest.by_other, new_lines(late, contest.start), resolution]
    for replica in everywhere(new_replica, contest.start, parts):
        (conflict,) = waits(replica).conflicts(10)
        assert [tip.value for tip in conflict.tips] == ["0987654321", "0909090909"]
        assert shown(replica, contest.household)[1] == "0909090909"


def test_two_resolutions_that_did_not_see_each_other_agree_by_the_later_one(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    fourth = new_replica()
    for part in (contest.start, contest.by_one, contest.by_other):
        fourth.receive(part)
    known = fourth.lines()
    fourth.clock.advance(timedelta(days=5))
    desk(fourth).take_value(contest.household, "phone", "0912345678")
    parts = [
        contest.by_one + contest.by_other,
        contest.resolve("0987654321"),
        new_lines(fourth, known),
    ]
    for replica in everywhere(new_replica, contest.start, parts):
        assert shown(replica, contest.household)[1] == "0912345678"
        assert len(waits(replica).conflicts(10)[0].tips) == 2


def test_a_change_replaces_what_its_author_saw_though_a_clock_had_said_2099(new_replica: Maker) -> None:
    wrong, right = new_replica(at=datetime(2099, 1, 1, tzinfo=VIETNAM)), new_replica()
    household = right.add_household()
    start = right.lines()
    wrong.receive(start)
    wrong.set_field(household, PHONE, "0987654321")
    from_2099 = new_lines(wrong, start)
    right.receive(from_2099)
    known = right.lines()
    right.set_field(household, PHONE, "0912345678")
    for replica in everywhere(new_replica, start, [from_2099, new_lines(right, known)]):
        assert shown(replica, household)[1] == "0912345678"
        assert waits(replica).conflict_count() == 0


@pytest.mark.parametrize(("field", "stands"), [(NAME, "Của tỉnh"), (PHONE, "Của xã"), (GROUP, "Của xã")])
def test_ownership_goes_before_clocks(new_replica: Maker, field: HouseholdField, stands: str) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    start = ward.lines()
    province.receive(start)
    later = ward if stands == "Của tỉnh" else province
    later.clock.advance(timedelta(days=1))
    ward.set_field(household, field, "Của xã")
    base = reader(province).field_tip(household, field.value)
    said = {"household": household, "field": field.value, "value": "Của tỉnh", "base": base}
    province.record(EventKind.HOUSEHOLD_FIELD, **said, by="province")
    parts = [new_lines(ward, start), new_lines(province, start)]
    for replica in everywhere(new_replica, start, parts):
        assert stands in shown(replica, household)
        (conflict,) = waits(replica).conflicts(10)
        assert conflict.in_use.value == stands


def test_what_its_author_saw_is_replaced_whoever_owns_the_field(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    start = ward.lines()
    province.receive(start)
    base = reader(province).field_tip(household, "name")
    said = {"household": household, "field": "name", "value": "Của tỉnh", "base": base, "by": "province"}
    province.record(EventKind.HOUSEHOLD_FIELD, **said)
    ward.receive(province.lines())
    ward.clock.advance(timedelta(hours=1))
    ward.set_field(household, NAME, "Của xã")
    for replica in everywhere(new_replica, start, [ward.lines()[len(start) :], province.lines()]):
        assert shown(replica, household)[0] == "Của xã"


def test_both_phones_are_kept_and_find_the_household(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    for replica in everywhere(new_replica, contest.start, [contest.by_one, contest.by_other]):
        for number in ("0987654321", "0912345678"):
            assert len(reader(replica).numbers(HouseholdQuery(text=number))) == 1
        (conflict,) = waits(replica).conflicts(10, household=contest.household)
        assert {tip.value for tip in conflict.tips} == {"0987654321", "0912345678"}
    resolved = contest.third
    contest.resolve("0987654321")
    assert len(reader(resolved).numbers(HouseholdQuery(text="0912345678"))) == 0


def test_two_fields_that_did_not_see_each_other_are_told_and_nothing_more(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    start = one.lines()
    other.receive(start)
    one.set_field(household, PHONE, "0987654321")
    other.clock.advance(timedelta(hours=1))
    other.set_field(household, GROUP, "3")
    parts = [new_lines(one, start), new_lines(other, start)]
    for replica in everywhere(new_replica, start, parts):
        (soft,) = waits(replica).soft_conflicts(10)
        assert (soft.first.field, soft.first.value, soft.second.field) == ("phone", "0987654321", "group")
        assert waits(replica).conflict_count() == 0


def test_two_fields_of_which_the_later_author_saw_the_earlier_are_nothing(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    one.set_field(household, PHONE, "0987654321")
    other.receive(one.lines())
    other.clock.advance(timedelta(hours=1))
    other.set_field(household, GROUP, "3")
    one.receive(other.lines())
    assert waits(one).soft_conflicts(10) == waits(other).soft_conflicts(10) == []


def test_what_is_changed_after_a_closing_that_was_not_seen_is_listed(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    a, b = one.add_household("Lê Văn Tám"), one.add_household("Lê Văn Tám")
    start = one.lines()
    other.receive(start)
    one.record(EventKind.HOUSEHOLD_CLOSED, household=a, reason="moved")
    closing = new_lines(one, start)
    one.record(EventKind.HOUSEHOLD_SAME, a=a, b=b)
    merging = new_lines(one, start + closing)
    other.clock.advance(timedelta(hours=1))
    other.set_field(a, PHONE, "0987654321")
    visit = other.visit(a, smartphones=1, installed=1)
    edit = new_lines(other, start)
    for replica in everywhere(new_replica, start, [closing, merging, edit]):
        late = waits(replica).edited_after_closing(10)
        assert [(entry.household, entry.what, entry.value) for entry in late] == [
            (a, "visit", "completed"),
            (a, "phone", "0987654321"),
        ]
        assert late[0].event == EventId(visit)
        assert late[0].reason == "moved"
    one.receive(edit)
    one.record(EventKind.HOUSEHOLD_REOPENED, household=a)
    assert waits(one).edited_after_closing(10) == []


def test_an_edit_by_someone_who_saw_the_closing_is_not_listed(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.set_field(household, PHONE, "0987654321")
    ward.record(EventKind.HOUSEHOLD_CLOSED, household=household, reason="moved")
    ward.clock.advance(timedelta(hours=1))
    ward.set_field(household, PHONE, "0912345678")
    ward.set_field(household, PHONE, "0909090909")
    (first,) = waits(ward).edited_after_closing(10)
    assert first.value == "0912345678"


def test_a_wrong_clock_is_put_right_in_any_order_and_back_again(new_replica: Maker) -> None:
    ward = new_replica(at=datetime(2099, 1, 2, 8, 0, tzinfo=VIETNAM))
    province = new_replica(at=datetime(2026, 6, 2, 9, 0, tzinfo=VIETNAM))
    household = ward.add_household()
    start = ward.lines()
    ward.visit(household, smartphones=2, installed=1)
    visits = new_lines(ward, start)
    province.receive(start)
    province.receive(visits)
    (suspect,) = waits(province).suspect_clocks()
    assert (suspect.machine, suspect.visits) == (ward.identity.device, 1)
    seconds = int(
        (datetime(2026, 6, 2, tzinfo=VIETNAM) - datetime(2099, 1, 2, tzinfo=VIETNAM)).total_seconds()
    )
    desk(province, above_commune=True).set_clock_offset(
        ward.identity.device,
        datetime(2099, 1, 1, tzinfo=VIETNAM),
        datetime(2099, 1, 3, tzinfo=VIETNAM),
        seconds,
    )
    offset = new_lines(province, start + visits)
    for replica in everywhere(new_replica, start, [visits, offset]):
        (visit,) = reader(replica).visits(household)
        assert visit.at == datetime(2026, 6, 2, 8, 0, tzinfo=VIETNAM)
        assert not visit.suspect_time
        assert waits(replica).suspect_clocks() == []
    undone = new_replica()
    for part in (start, visits, offset):
        undone.receive(part)
    with undone.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 3")
        assert unit.events.withdraw_batch(3) == 1
    assert reader(undone).visits(household)[0].at.year == 2099


def test_an_offset_leaves_other_times_and_other_machines_and_corrections(new_replica: Maker) -> None:
    ward, other = new_replica(), new_replica()
    household = ward.add_household()
    other.receive(ward.lines())
    first = ward.visit(household, smartphones=1)
    ward.visit(household, at=START + timedelta(days=3), smartphones=1)
    other.visit(household, smartphones=1)
    ward.record(EventKind.VISIT_CORRECTED, visit=first, at="2026-06-01T10:00:00+07:00")
    ward.receive(other.lines())
    ward.record(
        EventKind.CLOCK_OFFSET,
        machine=ward.identity.device,
        since="2026-06-01T00:00:00+07:00",
        until="2026-06-01T23:59:59+07:00",
        seconds=-86_400,
    )
    days = sorted(visit.at.isoformat()[:16] for visit in reader(ward).visits(household))
    assert days == ["2026-06-01T08:00", "2026-06-01T10:00", "2026-06-04T08:00"]


def test_a_household_and_a_visit_that_have_not_come_are_waited_for(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    start = ward.lines()
    visit = ward.visit(household, smartphones=1, installed=1)
    recorded = new_lines(ward, start)
    ward.record(EventKind.VISIT_VOIDED, visit=visit)
    province.receive(new_lines(ward, start + recorded))
    assert [(entry.kind, entry.id) for entry in waits(province).waiting(10)] == [("visit", visit)]
    province.receive(recorded)
    (stub,) = waits(province).waiting(10)
    assert (stub.kind, stub.id, stub.events) == ("household", household, 1)
    assert stub.machine.endswith(ward.identity.device[-8:])
    province.receive(start)
    assert waits(province).waiting(10) == []


def test_what_only_a_newer_app_reads_is_counted_by_kind_and_version(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.visit(household)
    lines = [orjson.loads(line) for line in ward.lines()]
    province.receive([orjson.dumps(line | {"v": 2}) for line in lines])
    assert [(entry.kind, entry.version, entry.events) for entry in waits(province).unread()] == [
        ("household.added", 2, 1),
        ("household.field", 2, 1),
        ("visit.recorded", 2, 1),
    ]


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("conflict.resolved", {"tips": []}),
        ("conflict.resolved", {"tips": ["x"]}),
        ("conflict.resolved", {"tips": ["01a0c450-6c00-7007-a508-8159456132b5"] * 2}),
        ("conflict.resolved", {"field": "order", "value": "first"}),
        ("clock.offset", {"seconds": True}),
        ("clock.offset", {"seconds": 10**12}),
        ("clock.offset", {"since": "2026-06-01"}),
    ],
)
def test_a_malformed_decision_refuses_the_whole_file(
    new_replica: Maker, kind: str, payload: dict[str, object]
) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    good: dict[str, dict[str, object]] = {
        "conflict.resolved": {
            "household": household,
            "field": "group",
            "tips": ["01a0c450-6c00-7007-a508-8159456132b5"],
        },
        "clock.offset": {
            "machine": ward.identity.device,
            "since": "2026-06-01T00:00:00+07:00",
            "until": "2026-06-01T00:00:00+07:00",
            "seconds": 1,
        },
    }
    head = {name: value for name, value in orjson.loads(ward.lines()[0]).items() if name in _HEAD}
    line = head | good[kind] | {"kind": kind}
    province.receive([orjson.dumps(line)])
    other = new_replica()
    with pytest.raises(UserError, match=r"event\.payload"):
        other.receive([*ward.lines()[1:], orjson.dumps(line | payload)])
    assert other.lines() == []


_HEAD = ("id", "v", "device", "incarnation", "class", "seq", "hlc")


def test_a_ring_of_bases_by_a_faulty_machine_still_shows_one_value_everywhere(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    start = ward.lines()
    ids = [ward.ids.new(1_800_000_000_000) for _ in range(2)]
    lines = []
    for one, other, value in ((ids[0], ids[1], "1"), (ids[1], ids[0], "2")):
        ward.record(EventKind.HOUSEHOLD_FIELD, household=household, field="group", value=value, base=other)
        lines.append(orjson.dumps(orjson.loads(ward.lines()[-1]) | {"id": one}))
    for replica in everywhere(new_replica, start, [[line] for line in lines]):
        assert shown(replica, household)[2] == "2"


def test_a_conflict_is_decided_once_and_for_one_of_its_values(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    decisions = desk(contest.third)
    (conflict,) = decisions.conflicts()
    before = contest.third.lines()
    with pytest.raises(UserError, match=r"conflict\.no_tip"):
        decisions.take_value(contest.household, "phone", "0123456789")
    with pytest.raises(UserError, match=r"conflict\.no_tip"):
        decisions.take(contest.household, "phone", EventId(contest.household))
    with pytest.raises(UserError, match=r"conflict\.none"):
        decisions.take_value(contest.household, "note", "")
    assert contest.third.lines() == before
    decisions.take(contest.household, "phone", conflict.tips[0].event)
    with pytest.raises(UserError, match=r"conflict\.none"):
        decisions.take(contest.household, "phone", conflict.tips[0].event)
    assert orjson.loads(contest.third.lines()[-1])["class"] == "personal"


def test_only_a_unit_above_the_commune_says_that_a_clock_was_wrong(new_replica: Maker) -> None:
    ward = new_replica()
    ward.add_household()
    device, moment = ward.identity.device, START
    with pytest.raises(UserError, match=r"clock\.not_above"):
        desk(ward).set_clock_offset(device, moment, moment, 60)
    province = desk(ward, above_commune=True)
    with pytest.raises(UserError, match=r"clock\.unknown_machine"):
        province.set_clock_offset(DeviceId("x"), moment, moment, 60)
    for until, seconds in ((moment - timedelta(seconds=1), 60), (moment, 10**12)):
        with pytest.raises(UserError, match=r"clock\.offset"):
            province.set_clock_offset(device, moment, until, seconds)
    assert len(ward.lines()) == 2
