"""A waiting file proves nothing about a commune that is not its machine's."""

from __future__ import annotations

import pytest

from core.events.kinds import EventKind
from core.figures.arrivals import Standing
from core.figures.files import Files
from core.sync.desk import FileState, NewKeys
from tests.authority.ground import DISHONEST, HONEST, Ground, device_of


def files(ground: Ground) -> dict[str, Files]:
    return {unit.code: one for unit, one in ground.province.province.figures.keeper.files().items()}


def revoke_the_liar(ground: Ground) -> None:
    """Its files came once and wait from now on."""
    ground.give(ground.forge([]))
    ground.province.enrolment.revoke(ground.liar.batches.own_keys().number)


def note(ground: Ground, seq: int) -> bytes:
    return ground.line(EventKind.HOUSEHOLD_FIELD, device_of(ground.honest), seq,
                       household=ground.home, field="alley", value=f"Hẻm {seq}")  # fmt: skip


def test_it_stands_under_the_commune_of_its_machine(ground: Ground) -> None:
    revoke_the_liar(ground)
    waiting = ground.give(ground.forge([], unit=HONEST), new_keys=NewKeys.HOLD)
    assert waiting.state is FileState.HELD
    assert {code: len(one.held) for code, one in files(ground).items()} == {DISHONEST: 1}


@pytest.mark.parametrize("units", [(DISHONEST, HONEST), (HONEST, DISHONEST)])
def test_of_a_machine_that_nobody_knows_each_stands_under_the_commune_that_it_names(
    ground: Ground, units: tuple[str, str]
) -> None:
    """Neither is hidden behind the one that came first."""
    for unit in units:
        ground.give(ground.forge([], unit=unit), new_keys=NewKeys.HOLD)
    held = {code: [file.number for file in one.held] for code, one in files(ground).items()}
    assert held == {unit: [901 + at] for at, unit in enumerate(units)}


def test_it_does_not_hide_what_lacks_of_another_commune(ground: Ground) -> None:
    """It claims to carry the lines between two received ones."""
    revoke_the_liar(ground)
    first, *between, last = (note(ground, seq) for seq in range(1, 5))
    ground.give(ground.forge([first], by=ground.honest, unit=HONEST))
    ground.give(ground.forge([last], by=ground.honest, unit=HONEST))
    before = files(ground)[HONEST]
    assert (before.standing, before.events) == (Standing.MISSING, 2)
    ground.give(ground.forge(between, unit=HONEST), new_keys=NewKeys.HOLD)
    assert files(ground)[HONEST] == before
