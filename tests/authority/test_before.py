"""Lines accepted by an earlier program stay applied, are listed, and stop by a decision."""

from __future__ import annotations

from tests.authority.ground import Ground, device_of
from tests.authority.test_attacks import on_others, untouched
from tests.database import connection_of


def test_what_may_not_be_stays_until_somebody_decides(ground: Ground) -> None:
    ground.enrol(ground.honest, ground.liar)
    ground.send(ground.honest)
    ground.give(ground.forge(on_others(ground, device_of(ground.liar))[:2]))
    connection = connection_of(ground.province)
    with ground.province.store.writing() as unit:  # as the program before this one left it
        connection.execute("UPDATE batch SET forwarder = NULL")
        unit.events.judge.again([n for (n,) in connection.execute("SELECT n FROM event")])  # type: ignore[attr-defined] # a store of tests
    assert ground.household().closed is not None
    desk = ground.province.enrolment
    assert desk.kept_lines() == []
    found = [(lines.kind, lines.reason.value) for lines in desk.forbidden_before()]
    assert found == [("household.closed", "outside"), ("visit.voided", "outside")]
    assert ground.household().closed is not None
    assert desk.judge_before().value == 2
    untouched(ground)
    assert desk.forbidden_before() == []
    assert len(desk.kept_lines()) == 2
