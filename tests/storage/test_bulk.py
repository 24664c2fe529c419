"""A merge of many rows: in pieces as in one, and what it borrows is given back."""

from __future__ import annotations

import gc
from datetime import timedelta
from pathlib import Path

import pytest

from core.base.ids import HouseholdId
from core.events.kinds import EventKind, HouseholdField
from storage.db import sql
from storage.db.bulk import bulk
from storage.db.connection import DatabaseError
from storage.log import event_store
from tests.figures.plain import kept_sums, plain_sums
from tests.storage.replicas import CAMPAIGN, START, Maker, Replica, make_replica

EVERYTHING = {
    "likeness": "SELECT h.id, l.place, l.name, l.short, l.phone, l.address FROM likeness l"
    " JOIN household h ON h.n = l.household ORDER BY h.id",
    "moved": "SELECT id, walk_anchor, walk_rank, walk_key FROM household ORDER BY id",
    "sums": "SELECT p.commune, p.hamlet_key, p.whole, d.campaign, d.day, d.listed, d.found, d.visits,"
    " d.installed, d.people, d.doubled FROM figure_day d JOIN figure_place p ON p.n = d.place"
    " ORDER BY 1, 2, 3, 4, 5",
    "found": "SELECT h.id FROM search s JOIN household h ON h.n = s.rowid WHERE search MATCH 'ho*'"
    " ORDER BY 1",
}


def a_ward(replica: Replica) -> list[HouseholdId]:
    """Households with everything that reaches from one to another: merges, moved doors, decided visits."""
    households = [replica.add_household(f"Hộ Số {n}", hamlet=f"Ấp {n % 2 + 1}") for n in range(12)]
    for n, household in enumerate(households):
        replica.clock.advance(timedelta(hours=2))
        replica.visit(household, people=3, smartphones=2, installed=n % 2)
        if n % 3 == 0:
            replica.visit(household, "not_found")
    replica.set_field(households[0], HouseholdField.WALK, f"{households[10]}>i")
    replica.set_field(households[11], HouseholdField.WALK, f"{households[1]}<i")
    replica.set_field(households[10], HouseholdField.GROUP, "Tổ 7")
    replica.set_field(households[2], HouseholdField.PHONE, "0912345678")
    replica.record(EventKind.HOUSEHOLD_SAME, a=households[9], b=households[3])
    replica.record(EventKind.HOUSEHOLD_CLOSED, household=households[4], reason="moved")
    return households


def everything(replica: Replica) -> dict[str, list[tuple[object, ...]]]:
    told = {name: replica.connection.execute(sql).fetchall() for name, sql in EVERYTHING.items()}
    return replica.state() | told


def test_derived_in_pieces_as_in_one(new_replica: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    one, whole, pieces = new_replica(), new_replica(), new_replica()
    households = a_ward(one)
    two = new_replica()
    two.receive(one.lines())
    two.clock.advance(timedelta(hours=40))
    for n in (1, 5, 6, 9):
        two.visit(households[n], people=9)
    visits = one.connection.execute(
        "SELECT v.id FROM visit v JOIN household h ON h.n = v.household WHERE h.id = ? ORDER BY v.id",
        (households[6],),
    ).fetchall()
    two.record(EventKind.VISIT_VOIDED, visit=visits[0][0])
    alone = one.connection.execute(
        "SELECT v.id FROM visit v JOIN household h ON h.n = v.household WHERE h.id = ?", (households[7],)
    ).fetchone()[0]
    two.record(EventKind.VISIT_VOIDED, visit=alone)
    lines = two.lines()
    whole.receive(lines)
    with monkeypatch.context() as small:
        small.setattr(sql, "CHUNK", 2)
        small.setattr(event_store, "CHUNK_EVENTS", 5)
        pieces.receive(lines)
    assert everything(pieces) == everything(whole) == everything(two)
    assert kept_sums(pieces.connection, CAMPAIGN) == plain_sums(pieces.connection, CAMPAIGN)


def test_borrowed_room_is_given_back(tmp_path: Path) -> None:
    connection = make_replica(tmp_path / "a.db", at=START).connection
    former = connection.execute("PRAGMA cache_size").fetchone()[0]
    with bulk(connection):
        assert not gc.isenabled()
        assert connection.execute("PRAGMA cache_size").fetchone()[0] < former
    with pytest.raises(DatabaseError), bulk(connection):
        connection.execute("SELECT nothing FROM nowhere")
    assert gc.isenabled()
    assert connection.execute("PRAGMA cache_size").fetchone()[0] == former
    connection.close()
