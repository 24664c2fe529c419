"""A machine only records lines within its authority: every other one would refuse the rest."""

from __future__ import annotations

import pytest

from core.base.clock import iso
from core.base.errors import UserError
from core.quality.list_desk import ListDesk
from core.quality.pairing import ListPairs
from core.records.household import CloseReason
from tests.authority.ground import DISHONEST, HONEST, Ground
from tests.database import connection_of, store_of
from tests.enrolment.offices import add_visit, refusal, visit


def events(ground: Ground) -> int:
    (count,) = connection_of(ground.liar).execute("SELECT count(*) FROM event").fetchone()
    return int(count)


@pytest.fixture
def neighbour(ground: Ground) -> Ground:
    """Add the other commune's household as in a workspace from before verdicts."""
    lines = [bytes(line) for (line,) in connection_of(ground.honest).execute("SELECT line FROM event")]
    with store_of(ground.liar).writing() as unit:
        (batch,) = unit.connection.execute(
            "INSERT INTO batch (id, direction, state, file, sha256, bytes, handled, applied)"
            " VALUES (?, 'in', 'merged', 'f', 'f', 0, ?, 1) RETURNING n",
            (unit.new_id(), iso(ground.world.clock.now())),
        ).fetchone()
        unit.events.add_received(lines, batch)
    assert ground.liar.store.households.get(ground.home) is not None
    return ground


def test_no_act_about_another_commune_is_recorded(neighbour: Ground) -> None:
    liar = neighbour.liar
    officer = liar.assignments.add_officer("Nguyễn Thị Hoa").value
    before = events(neighbour)
    (other,) = liar.store.households.visits(neighbour.home)
    acts = [
        lambda: visit(liar, neighbour.home),
        lambda: liar.households.close(neighbour.home, CloseReason.VACANT),
        lambda: liar.visits.void(other.id),
        lambda: liar.people.erase_head(neighbour.home),
        lambda: liar.assignments.give([neighbour.home], officer),
    ]
    said = [refusal(act) for act in acts]
    assert said == ["household.other_unit", *["authority.outside"] * (len(acts) - 1)]
    assert events(neighbour) == before


def test_pairs_with_another_communes_household_do_not_stop_an_import(
    neighbour: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, lists = add_visit(neighbour.liar, "Đặng Thị Hoà"), neighbour.liar.lists
    found = ListPairs(sure=((neighbour.home, own),), likely=())
    monkeypatch.setattr(ListDesk, "find", lambda _desk: found)
    before = events(neighbour)
    assert lists.merge_sure().value == 0
    assert refusal(lists.merge_all) == "authority.outside"
    assert events(neighbour) == before


def test_the_sentence_names_the_commune(neighbour: Ground) -> None:
    with pytest.raises(UserError) as raised:
        neighbour.liar.households.close(neighbour.home, CloseReason.VACANT)
    assert raised.value.params == {"unit": HONEST}


def test_its_own_commune_and_what_is_below_it_are_recorded(neighbour: Ground) -> None:
    own = add_visit(neighbour.liar, "Trần Thị Tư")
    assert neighbour.liar.store.households.get(own) is not None
    neighbour.enrol(neighbour.honest, neighbour.liar)
    neighbour.send(neighbour.honest)
    visit(neighbour.province, neighbour.home)
    assert len(neighbour.province.store.households.visits(neighbour.home)) == 2
    assert DISHONEST not in neighbour.communes()
