"""Undo in many levels, through a restart, by compensating events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.application.undo import VISITS
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.events.kinds import EventKind, HouseholdField
from core.households.desk import NewHousehold, NewPlace
from core.records.household import CloseReason, HouseholdRow, ReopenReason
from core.visits.desk import entry_of
from storage.log.undo import acts
from tests.quality.conftest import workspaces
from tests.quality.work import doors, shown, visit


def test_every_level_comes_back_and_goes_again(services: Services) -> None:
    rows = doors(services)[:5]
    for row in rows:
        visit(services, row, people=3, smartphones=2, installed=2)
    undone = []
    while (outcome := services.undo.undo()) is not None:
        undone.append(outcome.value.household)
    assert undone == [row.id for row in reversed(rows)]
    assert [shown(services, row).attempts for row in rows] == [0] * 5
    again = []
    while (outcome := services.undo.redo()) is not None:
        again.append(outcome.value.household)
    assert again == [row.id for row in rows]
    assert [shown(services, row).installed for row in rows] == [2] * 5


def test_undo_survives_a_restart(services: Services, folder: Path, clock: FixedClock) -> None:
    row = doors(services)[0]
    visit(services, row, smartphones=1, installed=1)
    services.households.set_field(row.id, HouseholdField.ADDRESS, "9/9 Lý Văn Lâm")
    services.close()
    after = workspaces(clock).open(folder)
    assert after.undo.can_undo()
    assert after.undo.undo() is not None
    assert shown(after, row).address == row.address
    assert after.undo.undo() is not None
    assert shown(after, row).attempts == 0
    assert after.undo.undo() is None
    after.close()
    again = workspaces(clock).open(folder)
    assert again.undo.redo() is not None
    assert shown(again, row).attempts == 1
    again.close()


def test_what_was_done_since_ends_the_way_forward(services: Services) -> None:
    one, other = doors(services)[:2]
    visit(services, one, smartphones=1, installed=1)
    services.undo.undo()
    visit(services, other, smartphones=1, installed=1)
    assert services.undo.redo() is None


def test_quick_entry_takes_back_visits_alone(services: Services) -> None:
    row = doors(services)[0]
    visit(services, row, smartphones=1, installed=1)
    services.households.set_field(row.id, HouseholdField.NOTE, "gọi cửa bên trái")
    outcome = services.undo.undo(VISITS)
    assert outcome is not None
    assert outcome.value.kind is EventKind.VISIT_RECORDED
    assert (shown(services, row).attempts, shown(services, row).note) == (0, "gọi cửa bên trái")


def moved(services: Services, row: HouseholdRow) -> None:
    services.households.move(row.id, NewPlace(hamlet="Khóm 9", group="Tổ 4", address="1/1 Ngô Quyền"))


def split(services: Services, row: HouseholdRow) -> None:
    services.households.split(row.id, NewHousehold(name="Lê Thị Út", hamlet="Khóm 3"))


def merged(services: Services, row: HouseholdRow) -> None:
    services.households.merge(row.id, doors(services)[7].id)


def answered(services: Services, row: HouseholdRow) -> None:
    services.households.part(row.id, doors(services)[7].id)


def closed(services: Services, row: HouseholdRow) -> None:
    services.households.close(row.id, CloseReason.VACANT)


def reopened(services: Services, row: HouseholdRow) -> None:
    services.households.close(row.id, CloseReason.VACANT)
    services.households.reopen(row.id, ReopenReason.CAME_BACK)


def corrected(services: Services, row: HouseholdRow) -> None:
    (last,) = services.store.households.visits(row.id)
    entry = replace(entry_of(last), people=7, callback="2020-09-17", note="chờ con về")
    services.visits.correct(last.id, entry)


def voided(services: Services, row: HouseholdRow) -> None:
    services.visits.void(services.store.households.visits(row.id)[0].id)


@pytest.mark.parametrize("act", [moved, split, merged, answered, closed, reopened, corrected, voided])
def test_every_act_is_taken_back_and_done_again(
    services: Services, act: Callable[[Services, HouseholdRow], None]
) -> None:
    row = doors(services)[3]
    visit(services, row, people=3, smartphones=2, installed=1)

    def state() -> object:
        whole = doors(services)
        reader = services.store.households
        return whole, [reader.visits(door.id) for door in whole[:9]]

    before = state()
    act(services, row)
    after = state()
    assert services.undo.undo() is not None
    if act is reopened:
        assert shown(services, row).closed == CloseReason.VACANT
        assert services.undo.undo() is not None
        assert state() == before
        assert services.undo.redo() is not None
    else:
        assert state() == before
    assert services.undo.redo() is not None
    assert state() == after
    kinds = {item.kind for item in services.store.households.history(row.id)}
    assert kinds, "the history keeps every step"


def test_what_somebody_changed_since_is_not_overwritten(services: Services) -> None:
    row = doors(services)[0]
    services.households.set_field(row.id, HouseholdField.PHONE, "0912345678")
    with services.store.writing() as writer:
        payload = {"household": row.id, "field": "phone", "value": "0987654321"}
        writer.record(EventKind.HOUSEHOLD_FIELD, payload)
    with pytest.raises(UserError, match=r"undo\.changed"):
        services.undo.undo()
    assert shown(services, row).phone == "0987654321"
    assert services.undo.can_undo()


def test_a_list_that_was_loaded_is_not_one_step(services: Services) -> None:
    assert not services.undo.can_undo()
    assert services.undo.undo() is None


def test_only_so_many_levels_are_kept(
    services: Services, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "LEVELS", 4)
    row = doors(services)[0]
    for number in range(7):
        clock.advance(timedelta(seconds=1))
        services.households.set_field(row.id, HouseholdField.NOTE, f"lần {number}")
    taken_back = 0
    while services.undo.undo() is not None:
        taken_back += 1
    assert taken_back == 4
