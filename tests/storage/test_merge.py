"""The merge rules M1 to M14 (docs/batch-format.md, "Merge rules") on real databases."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.exchange.kinds import EventKind, HouseholdField
from core.ids import HouseholdId
from storage.conflict_reader import read_conflicts, read_forks
from tests.storage.replicas import START, Replica, make_replica, reader

Maker = Callable[[], Replica]


@pytest.fixture
def new_replica(tmp_path: Path) -> Iterator[Maker]:
    made: list[Replica] = []

    def make() -> Replica:
        replica = make_replica(tmp_path / f"{len(made)}.db")
        made.append(replica)
        return replica

    yield make
    for replica in made:
        replica.connection.close()


def exchange(one: Replica, other: Replica) -> None:
    first, second = one.lines(), other.lines()
    one.receive(second)
    other.receive(first)


def totals(replica: Replica, household: HouseholdId) -> tuple[object, ...]:
    row = reader(replica).get(household)
    assert row is not None
    return row.people, row.smartphones, row.had, row.installed, row.attempts


def test_the_same_lines_twice_change_nothing(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.visit(household, people=3, smartphones=2, installed=2)
    assert province.receive(ward.lines()) == (3, 0)
    before = province.state()
    assert province.receive(ward.lines()) == (0, 3)
    assert province.state() == before == ward.state()


def test_an_id_with_other_bytes_refuses_the_whole_file(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.visit(household, installed=1, smartphones=2)
    province.receive(ward.lines())
    before = province.state(), province.lines()
    forged = orjson.loads(ward.lines()[-1]) | {"installed": 2}
    ward.visit(household, installed=1)
    with pytest.raises(UserError, match=r"batch\.tampered"):
        province.receive([ward.lines()[-1], orjson.dumps(forged)])
    assert (province.state(), province.lines()) == before


def test_a_known_kind_with_a_bad_value_refuses_the_whole_file(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    ward.visit(ward.add_household(), smartphones=2)
    bad = orjson.loads(ward.lines()[-1]) | {"smartphones": -1}
    with pytest.raises(UserError, match=r"event\.payload"):
        province.receive([*ward.lines()[:-1], orjson.dumps(bad)])
    assert province.lines() == []


def test_free_text_in_a_closing_refuses_the_whole_file(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.record(EventKind.HOUSEHOLD_CLOSED, household=household, reason="moved")
    named = orjson.loads(ward.lines()[-1]) | {"reason": "Bà Hoà về quê"}
    with pytest.raises(UserError, match=r"event\.payload"):
        province.receive([*ward.lines()[:-1], orjson.dumps(named)])


@pytest.mark.parametrize("cls", ["public", "local"])
def test_a_name_outside_the_personal_stream_refuses_the_whole_file(new_replica: Maker, cls: str) -> None:
    ward, province = new_replica(), new_replica()
    ward.add_household()
    named = orjson.loads(ward.lines()[-1]) | {"class": cls}
    with pytest.raises(UserError, match=r"event\.class"):
        province.receive([ward.lines()[0], orjson.dumps(named)])
    assert province.lines() == []


def test_two_laptops_that_set_one_field_agree_on_the_later_one(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    other.clock.advance(timedelta(minutes=1))
    other.set_field(household, HouseholdField.PHONE, "0912345678")
    one.set_field(household, HouseholdField.PHONE, "0987654321")
    exchange(one, other)
    assert one.state() == other.state()
    row = reader(one).get(household)
    assert row is not None
    assert row.phone == "0912345678"


def test_two_edits_that_did_not_see_each_other_are_a_conflict(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    one.set_field(household, HouseholdField.PHONE, "0987654321")
    other.clock.advance(timedelta(minutes=1))
    other.set_field(household, HouseholdField.PHONE, "0912345678")
    exchange(one, other)
    for replica in (one, other):
        (conflict,) = read_conflicts(replica.connection)
        assert (conflict.household, conflict.field) == (household, "phone")
        assert [(tip.value, tip.in_use) for tip in conflict.tips] == [
            ("0987654321", False),
            ("0912345678", True),
        ]


def test_an_edit_that_saw_the_other_or_says_the_same_is_no_conflict(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    one.set_field(household, HouseholdField.PHONE, "0987654321")
    exchange(one, other)
    other.clock.advance(timedelta(minutes=1))
    other.set_field(household, HouseholdField.PHONE, "0912345678")
    one.set_field(household, HouseholdField.GROUP, "3")
    other.set_field(household, HouseholdField.GROUP, "3")
    exchange(one, other)
    assert read_conflicts(one.connection) == read_conflicts(other.connection) == []


def test_two_events_of_one_number_are_a_fork_and_both_are_kept(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.visit(household, smartphones=1, installed=1)
    line = orjson.loads(ward.lines()[-1])
    twin = line | {"id": ward.ids.new(1_800_000_000_000), "smartphones": 2}
    province.receive([*ward.lines(), orjson.dumps(twin)])
    (fork,) = read_forks(province.connection)
    assert (fork.device, fork.cls, fork.seq) == (line["device"], "public", line["seq"])
    assert set(fork.events) == {line["id"], twin["id"]}
    assert len(reader(province).visits(household)) == 2


def test_two_laptops_that_set_two_fields_keep_both(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    one.set_field(household, HouseholdField.ADDRESS, "12 đường số 5")
    other.set_field(household, HouseholdField.PHONE, "0912345678")
    exchange(one, other)
    row = reader(other).get(household)
    assert row is not None
    assert (row.address, row.phone) == ("12 đường số 5", "0912345678")


def test_a_double_visit_of_two_laptops_on_one_day_counts_once(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    one.visit(household, smartphones=2, installed=2)
    other.clock.advance(timedelta(hours=2))
    other.visit(household, smartphones=2, installed=1)
    exchange(one, other)
    assert totals(one, household) == totals(other, household) == (None, 2, None, 2, 1)
    assert [visit.counts for visit in reader(one).visits(household)] == [False, True]


def test_two_visits_of_one_laptop_on_one_day_both_count(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.visit(household, smartphones=2, installed=1)
    ward.clock.advance(timedelta(hours=3))
    ward.visit(household, smartphones=2, installed=1)
    assert totals(ward, household) == (None, 2, None, 2, 2)


def test_voiding_the_counting_visit_lets_the_other_laptops_visit_count(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    first = one.visit(household, smartphones=2, installed=2)
    other.clock.advance(timedelta(hours=2))
    other.visit(household, smartphones=2, installed=1)
    exchange(one, other)
    one.record(EventKind.VISIT_VOIDED, visit=first)
    assert totals(one, household) == (None, 2, None, 1, 1)
    one.record(EventKind.VISIT_VOIDED, visit=first, voided=False)
    assert totals(one, household) == (None, 2, None, 2, 1)


def test_a_void_that_arrives_before_its_visit_still_holds(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    visit = ward.visit(household, smartphones=2, installed=2)
    ward.record(EventKind.VISIT_VOIDED, visit=visit)
    for line in reversed(ward.lines()):
        province.receive([line])
    assert province.state() == ward.state()
    assert totals(province, household)[-1] == 0


def test_corrections_lie_over_each_other_in_the_order_they_were_made(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    visit = ward.visit(household, people=3, smartphones=2, installed=2)
    ward.record(EventKind.VISIT_CORRECTED, visit=visit, installed=1)
    ward.record(EventKind.VISIT_CORRECTED, visit=visit, people=None, smartphones=1)
    for line in random.Random(7).sample(ward.lines(), len(ward.lines())):
        province.receive([line])
    assert totals(province, household) == totals(ward, household) == (None, 1, None, 1, 1)


def test_people_come_from_the_latest_visit_and_had_from_the_earliest(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.visit(
        household, "partial", at=START + timedelta(days=2), people=4, smartphones=3, had=1, installed=1
    )
    ward.visit(household, at=START + timedelta(days=1), people=2, smartphones=2, had=2, installed=0)
    ward.visit(household, at=START + timedelta(days=3), smartphones=4, installed=2)
    assert totals(ward, household) == (4, 4, 2, 5, 3)


def test_not_home_closes_after_three_dates_at_three_clock_hours(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    for days, hour in ((0, 8), (1, 8), (2, 17)):
        ward.visit(household, "not_home", at=START.replace(hour=hour) + timedelta(days=days))
    assert ward.status(household) == "open"
    ward.visit(household, "not_home", at=START.replace(hour=12) + timedelta(days=3))
    assert ward.status(household) == "absent"


def test_three_hours_of_one_day_are_one_date(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    for days, hour in ((0, 8), (0, 12), (0, 17), (1, 8), (2, 8)):
        ward.visit(household, "not_home", at=START.replace(hour=hour) + timedelta(days=days))
    assert ward.status(household) == "open"


@pytest.mark.parametrize(
    ("result", "status"),
    [
        ("completed", "done"),
        ("partial", "open"),
        ("refused_soft", "open"),
        ("refused_hard", "refused"),
        ("respondent_away", "open"),
        ("unable", "open"),
        ("no_access", "open"),
        ("not_found", "open"),
        ("moved_or_vacant", "closed"),
        ("not_dwelling_or_duplicate", "closed"),
    ],
)
def test_the_last_result_decides_where_a_household_stands(
    new_replica: Maker, result: str, status: str
) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.visit(household, result)
    assert ward.status(household) == status


def test_a_callback_stands_until_the_next_visit(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.visit(household, "respondent_away", callback="2026-06-04")
    assert ward.status(household) == "callback"
    ward.clock.advance(timedelta(days=3))
    ward.visit(household, smartphones=1, installed=1)
    assert ward.status(household) == "done"


def test_merged_households_are_listed_once_and_their_visits_read_through_the_alias(
    new_replica: Maker,
) -> None:
    one, other = new_replica(), new_replica()
    a, b = one.add_household("Lê Văn Tám"), other.add_household("Lê Văn Tám")
    one.visit(a, smartphones=2, installed=1)
    other.clock.advance(timedelta(days=1))
    other.visit(b, smartphones=2, installed=1)
    exchange(one, other)
    one.record(EventKind.HOUSEHOLD_SAME, a=b, b=a)
    exchange(one, other)
    assert one.state() == other.state()
    assert totals(other, min(a, b)) == (None, 2, None, 2, 2)
    other.record(EventKind.HOUSEHOLD_NOT_SAME, a=a, b=b)
    assert totals(other, a) == (None, 2, None, 1, 1)
    assert totals(other, b) == (None, 2, None, 1, 1)


def test_an_edge_between_three_households_is_transitive_in_any_order(new_replica: Maker) -> None:
    ward = new_replica()
    a, b, c = (ward.add_household(name) for name in ("A", "B", "C"))
    ward.record(EventKind.HOUSEHOLD_SAME, a=a, b=b)
    ward.record(EventKind.HOUSEHOLD_SAME, a=c, b=b)
    lines = ward.lines()
    edges, rest = lines[-2:], lines[:-2]
    for order in permutations([rest, edges[:1], edges[1:]]):
        province = new_replica()
        for part in order:
            province.receive(part)
        assert province.state() == ward.state()


def test_closing_and_reopening_is_a_register(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    one.record(EventKind.HOUSEHOLD_CLOSED, household=household, reason="moved")
    other.clock.advance(timedelta(minutes=1))
    other.record(EventKind.HOUSEHOLD_REOPENED, household=household)
    exchange(one, other)
    assert one.state() == other.state()
    assert one.status(household) == "new"


def test_an_unknown_kind_is_kept_byte_for_byte_and_not_applied(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    ward.add_household()
    line = orjson.dumps(orjson.loads(ward.lines()[-1]) | {"kind": "household.painted", "colour": "blue"})
    province.receive([line])
    assert province.lines() == [line]
    assert province.connection.execute("SELECT known, live FROM event").fetchall() == [(0, 1)]


def test_a_kind_learnt_by_an_upgrade_applies_to_what_was_kept(
    new_replica: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.visit(household, smartphones=2, installed=2)
    with monkeypatch.context() as older:
        older.setattr("storage.event_store.is_known", lambda kind, _v: kind != "visit.recorded")
        province.receive(ward.lines())
    assert totals(province, household)[-1] == 0
    with province.writing() as unit:
        assert unit.events.learn() == 1
    assert province.state() == ward.state()


def test_a_newer_version_of_a_kind_is_kept_and_not_applied(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    province.receive(ward.lines())
    ward.set_field(household, HouseholdField.NAME, "Tên mới")
    province.receive([orjson.dumps(orjson.loads(ward.lines()[-1]) | {"v": 2})])
    row = reader(province).get(household)
    assert row is not None
    assert row.head == "Lê Văn Tám"


def test_a_visit_of_a_household_not_received_waits_as_a_stub(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.visit(household, smartphones=1, installed=1)
    lines = ward.lines()
    province.receive(lines[-1:])
    assert reader(province).get(household) is None
    province.receive(lines[:-1])
    assert province.state() == ward.state()


def test_a_batch_undone_here_leaves_and_a_later_cumulative_file_brings_it_again(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    empty = province.state()
    province.receive(ward.lines())
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 1")
        assert unit.events.withdraw_batch(1) == 2
    assert reader(province).get(household) is None
    assert province.state()["visit"] == empty["visit"]
    ward.visit(household, smartphones=2, installed=2)
    province.receive(ward.lines())
    assert province.state() == ward.state()


def test_the_name_of_an_officer_leaves_with_the_batch_that_brought_it(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    officer, other = ward.ids.new(1), ward.ids.new(1)
    for who, name in ((officer, "Lê Văn Tám"), (other, "Lê Văn Ba")):
        ward.record(EventKind.OFFICER_FIELD, who=who, field="name", value=name)
    first = ward.lines()
    ward.record(EventKind.OFFICER_FIELD, who=officer, field="name", value="Lê Văn Bảy")
    province.receive(first)
    province.receive(ward.lines()[2:])
    undo(province, 2)
    assert sorted(province.state()["officer"]) == sorted([(officer, "Lê Văn Tám"), (other, "Lê Văn Ba")])
    undo(province, 1)
    assert province.state()["officer"] == []


def undo(replica: Replica, batch: int) -> None:
    with replica.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = ?", (batch,))
        unit.events.withdraw_batch(batch)


def test_events_that_another_applied_batch_brought_stay_when_one_is_undone(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    ward.add_household()
    province.receive(ward.lines())
    province.receive(ward.lines())
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 1")
        assert unit.events.withdraw_batch(1) == 0
    assert province.state() == ward.state()


def test_a_visit_more_than_a_day_ahead_is_kept_counts_and_is_flagged(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.visit(household, at=START + timedelta(hours=30), smartphones=1, installed=1)
    ward.visit(household, at=START + timedelta(hours=20), smartphones=1, installed=1)
    province.receive(ward.lines())
    assert [visit.suspect_time for visit in reader(province).visits(household)] == [True, False]
    assert totals(province, household)[3] == 2


def test_anything_raised_inside_a_transaction_leaves_no_trace(new_replica: Maker) -> None:
    ward = new_replica()
    ward.add_household()
    before = ward.lines(), ward.state()
    with pytest.raises(ZeroDivisionError):
        record_and_fail(ward)
    assert (ward.lines(), ward.state()) == before


def record_and_fail(replica: Replica) -> None:
    with replica.writing() as unit:
        unit.record(EventKind.HOUSEHOLD_CLOSED, {"household": unit.new_id(), "reason": "moved"})
        unit.flush()
        raise ZeroDivisionError


def test_sequences_are_gapless_in_each_class(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.set_field(household, HouseholdField.GROUP, "3")
    ward.set_field(household, HouseholdField.PHONE, "0912345678")
    rows = ward.connection.execute(
        "SELECT s.class, e.seq FROM event e JOIN stream s ON s.n = e.stream ORDER BY s.class, e.seq"
    ).fetchall()
    assert rows == [("personal", 1), ("personal", 2), ("public", 1), ("public", 2)]


ACTIONS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 6), st.integers(0, 3), st.integers(0, 4)),
    min_size=3,
    max_size=25,
)


def act(replica: Replica, kind: int, households: list[HouseholdId], number: int) -> None:
    household = households[number % len(households)]
    replica.clock.advance(timedelta(hours=1 + number))
    match kind:
        case 0:
            households.append(replica.add_household(f"Hộ {len(households)}"))
        case 1:
            replica.visit(household, people=number, smartphones=number, installed=min(1, number))
        case 2:
            replica.visit(household, "not_home")
        case 3:
            replica.set_field(household, HouseholdField.PHONE, f"091234567{number}")
        case 4:
            replica.record(EventKind.HOUSEHOLD_CLOSED, household=household, reason="moved")
        case 5:
            replica.record(EventKind.HOUSEHOLD_SAME, a=household, b=households[0])
        case 6:
            visits = reader(replica).visits(household)
            if visits:
                replica.record(EventKind.VISIT_VOIDED, visit=visits[0].id, voided=number % 2 == 0)


@given(actions=ACTIONS, seed=st.integers(0, 2**16))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_replicas_with_the_same_events_show_the_same_state_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[int, int, int, int]], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("replicas")
    replicas = [make_replica(folder / f"{n}.db", at=START + timedelta(minutes=n)) for n in range(4)]
    households = [replicas[0].add_household()]
    for other in replicas[1:3]:
        other.receive(replicas[0].lines())
    for who, kind, _, number in actions:
        act(replicas[who], kind, households, number)
    shuffled = random.Random(seed)
    everything = [line for replica in replicas[:3] for line in replica.lines()]
    for replica in replicas:
        shuffled.shuffle(everything)
        cuts = sorted(shuffled.sample(range(len(everything) + 1), k=min(2, len(everything))))
        for part in (everything[: cuts[0]], everything[cuts[0] : cuts[-1]], everything[cuts[-1] :]):
            replica.receive(part)
    states = [replica.state() for replica in replicas]
    for replica in replicas:
        replica.connection.close()
    assert states[1:] == states[:-1]
