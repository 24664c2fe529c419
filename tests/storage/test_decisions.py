"""Late edits after a closing, what only waits, and decisions that no file may bring (M9, M13, M14)."""

from __future__ import annotations

from datetime import timedelta

import orjson
import pytest

from core.base.errors import UserError
from core.base.ids import EventId
from core.events.kinds import EventKind
from tests.storage.deciding import (
    PHONE,
    everywhere,
    new_lines,
    waits,
)
from tests.storage.replicas import Maker


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
    province.receive([orjson.dumps(line | {"v": 9}) for line in lines])
    assert [(entry.kind, entry.version, entry.events) for entry in waits(province).unread()] == [
        ("household.added", 9, 1),
        ("household.field", 9, 1),
        ("visit.recorded", 9, 1),
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
