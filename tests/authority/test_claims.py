"""An id of another commune's household, person or point is nobody's to take, whatever came first."""

from __future__ import annotations

from itertools import permutations

import pytest

from core.base.ids import HouseholdId, bound_id, bound_unit
from core.events.kinds import EventKind
from core.sync.desk import FileState
from tests.authority.ground import DISHONEST, HONEST, Ground, device_of
from tests.database import connection_of

EARLY = "01000000-0000-7000-8000-00000000000"
"""Ids that sort before those of every honest machine."""


def early(line: bytes, number: int) -> bytes:
    return b'{"id":"' + f"{EARLY}{number}".encode() + line[line.index(b'","kind"') :]


def theft(ground: Ground, household: str, number: int = 1) -> list[bytes]:
    """The adding of a known id with a smaller event id, naming the liar's commune, and what would follow."""
    device, where = device_of(ground.liar), {"commune": DISHONEST, "valid_from": "2025-07-01"}
    return [
        early(
            ground.line(EventKind.HOUSEHOLD_ADDED, device, 2 * number, household=household, **where), number
        ),
        ground.line(EventKind.HOUSEHOLD_CLOSED, device, 2 * number + 1, household=household, reason="vacant"),
    ]


def stands(ground: Ground) -> None:
    row = ground.household()
    assert (row.closed, row.attempts, row.installed) == (None, 1, 1)
    assert ground.communes() == {HONEST}
    assert sum(unit.installed for unit in ground.province.store.figures.units() if unit.code == HONEST) == 1


def test_an_id_names_its_unit() -> None:
    made = "01a0c450-6c00-7007-a508-8159456132b5"
    for code in ("32059", "964", "96"):
        assert bound_unit(bound_id(made, code)) == code
    assert bound_unit(made) is None


@pytest.mark.parametrize("first", [True, False])
def test_a_household_of_another_commune_is_not_taken_over(ground: Ground, first: bool) -> None:
    ground.enrol(ground.honest, ground.liar)
    lie = ground.forge(theft(ground, ground.home))
    if first:
        ground.give(lie)
        assert ground.communes() == set()
    ground.send(ground.honest)
    if not first:
        assert ground.give(lie).state is FileState.MERGED
    stands(ground)
    assert ground.verdicts() == {"household.added": "outside", "household.closed": "outside"}


def test_a_person_of_another_commune_is_not_taken_over(ground: Ground) -> None:
    ground.enrol(ground.honest, ground.liar)
    device = device_of(ground.liar)
    own = bound_id(ground.world.ids.new(1), DISHONEST)
    person = bound_id(ground.world.ids.new(2), HONEST)
    lines = [
        ground.line(EventKind.HOUSEHOLD_ADDED, device, 1, household=own, commune=DISHONEST,
                    valid_from="2025-07-01"),
        ground.line(EventKind.PERSON_ADDED, device, 2, person=person, household=own),
        ground.line(EventKind.TRACK_POINT, device, 3, point=bound_id(ground.world.ids.new(3), HONEST),
                    campaign="vneid-2026", unit=DISHONEST, valid_from="2025-07-01", place_kind="market",
                    place="Chợ", day="2026-11-24"),
    ]  # fmt: skip
    ground.give(ground.forge(lines))
    assert ground.verdicts() == {"person.added": "outside", "track.point": "outside"}


def test_an_id_of_before_stays_with_one_commune_in_every_order(ground: Ground) -> None:
    """Such an id names no unit: no smaller event id wins, and each commune's lines go by that one answer."""
    ground.enrol(ground.honest, ground.liar)
    homes = [HouseholdId(ground.world.ids.new(number)) for number in range(1, 9)]
    honest, device = ground.honest, device_of(ground.honest)
    where = {"commune": HONEST, "valid_from": "2025-07-01"}
    files = []
    for number, home in enumerate(homes):
        added = ground.line(EventKind.HOUSEHOLD_ADDED, device, 100 + 2 * number, household=home, **where)
        closed = ground.line(
            EventKind.HOUSEHOLD_CLOSED, device, 101 + 2 * number, household=home, reason="moved"
        )
        files.append(
            (
                ground.forge([added, closed], by=honest, unit=HONEST),
                ground.forge(theft(ground, home, number + 1)),
            )
        )
    sql = (
        "SELECT h.commune, h.closed FROM household h WHERE h.id = ?",
        """SELECT e.kind, s.device = (SELECT n FROM device WHERE id = ?), e.verdict FROM event e
        JOIN stream s ON s.n = e.stream WHERE e.kind = 'household.closed' AND instr(e.line, ?) ORDER BY 2""",
    )
    ends = []
    for home, pair in zip(homes, files, strict=True):
        of_home = []
        for order in permutations(pair):
            batches = [ground.give(file).batch for file in order]
            execute = connection_of(ground.province).execute
            rows = (
                execute(sql[0], (home,)).fetchall(),
                execute(sql[1], (device, home.encode())).fetchall(),
            )
            of_home.append(rows)
            for batch in batches:
                assert batch is not None
                ground.province.batches.undo(batch)
        assert of_home[0] == of_home[1]
        ends.append(of_home[0])
    winners = {end[0][0][0] for end in ends}
    assert winners == {HONEST, DISHONEST}  # a hash decides, which nobody can choose
