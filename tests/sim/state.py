"""Everything derived in one database, only by ids: equal on replicas that hold the same events."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from tests.sim.happened import Event
from tests.storage.replicas import STATE_TABLES, make_replica

PEOPLE_TABLES: Final = {
    "person": "SELECT p.id, h.id, c.id, p.born, p.sex, p.child, p.name, p.phone, p.gone, p.erased, p.hidden,"
    " p.may_tell FROM person p LEFT JOIN household h ON h.n = p.household"
    " LEFT JOIN household c ON c.n = p.canon WHERE p.added IS NOT NULL ORDER BY p.id",
    "progress": "SELECT p.id, g.campaign, g.stage, g.reason, g.platform, g.had, g.at, g.officer"
    " FROM progress g JOIN person p ON p.n = g.person WHERE p.added IS NOT NULL ORDER BY p.id, g.campaign",
    "membership": "SELECT p.id, m.organisation FROM membership m JOIN person p ON p.n = m.person"
    " WHERE p.added IS NOT NULL ORDER BY 1, 2",
    "member_share": "SELECT m.organisation, m.campaign, h.id, m.members, m.smartphones, m.installed"
    " FROM member_share m JOIN household h ON h.n = m.household ORDER BY 3, 1, 2",
    "people_total": "SELECT h.id, t.campaign, t.smartphones, t.had, t.installed FROM people_total t"
    " JOIN household h ON h.n = t.household ORDER BY 1, 2",
    "hidden": "SELECT id, persons, children, hidden FROM household WHERE added IS NOT NULL ORDER BY id",
    "track_count": "SELECT id, track, unit, name_key, at, people, smartphones, installed, reasons"
    " FROM track_count ORDER BY id",
    "track_tally": "SELECT point, what, step, at FROM track_tally ORDER BY 1, 2, 3, 4",
}


def state_digest(connection: Any) -> str:
    """Of everything derived. Stubs that an undone batch left behind hold nothing."""
    hashed = hashlib.sha256()
    for name, sql in (STATE_TABLES | PEOPLE_TABLES).items():
        rows = connection.execute(sql).fetchall()
        if name == "household":
            rows = [row for row in rows if row[2] is not None or row[1] != row[0]]
        hashed.update(repr((name, rows)).encode())
    return hashed.hexdigest()


def state_anew(applying: Iterable[str], events: dict[str, Event], dice: random.Random, path: Path) -> str:
    """The state of a new replica that gets the same lines in another order, in two files."""
    lines = [events[one].line for one in sorted(applying)]
    dice.shuffle(lines)
    fresh = make_replica(path)
    try:
        cut = dice.randint(0, len(lines))
        for part in (lines[:cut], lines[cut // 2 :]):
            fresh.receive(part)
        return state_digest(fresh.connection)
    finally:
        fresh.connection.close()
