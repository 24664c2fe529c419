"""Files that are undone, not understood, or incomplete, and transactions that fail."""

from __future__ import annotations

from datetime import timedelta

import orjson
import pytest

from core.events.kinds import EventKind, HouseholdField
from tests.storage.replicas import START, Maker, Replica, reader, totals


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
        older.setattr("storage.log.event_store.is_known", lambda kind, _v: kind != "visit.recorded")
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
    province.receive([orjson.dumps(orjson.loads(ward.lines()[-1]) | {"v": 9})])
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


def test_a_batch_with_a_newer_version_of_a_kind_is_undone_and_applied_again(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    ward.add_household()
    *known, last = ward.lines()
    newer = orjson.loads(last) | {"kind": "consent.given", "v": 9}
    lines = [*known, orjson.dumps({key: newer[key] for key in newer if key not in ("household", "person")})]
    province.receive(lines)
    before = province.state()
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 1")
        assert unit.events.withdraw_batch(1) == len(lines)
        unit.connection.execute("UPDATE batch SET applied = 1 WHERE n = 1")
        unit.events.apply_batch(1)
    assert province.state() == before


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
