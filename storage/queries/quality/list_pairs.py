"""Open households with their compared texts and origins, and the answers about their pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from core.base.ids import EventId, HouseholdId
from core.quality.doubled import DoubledList
from core.quality.list_desk import ListDecision
from core.quality.pairing import ListedRecord, Pair, ordered
from core.units.models import UnitKey
from storage.db.connection import Connection
from storage.db.rows import scalar
from storage.db.sql import json_list
from storage.projections.quality.doubled import doubled_lists
from storage.projections.quality.surplus import ORIGIN, group_key, rows_of

_RECORDS: Final = f"""
SELECT h.id, {ORIGIN}, l.place, l.name, l.phone, l.address, coalesce(h."group", ''), h.roster_people,
  coalesce(h."order", 0)
FROM household h JOIN likeness l ON l.household = h.n
WHERE h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL ORDER BY h.id
"""
_ANSWERS: Final = """
SELECT a.id, b.id, EXISTS (SELECT 1 FROM same_open o WHERE o.event = s.event)
FROM same_as s JOIN household a ON a.n = s.a JOIN household b ON b.n = s.b ORDER BY s.hlc, s.id
"""


def read_records(connection: Connection) -> list[ListedRecord]:
    """Every open household; none where a single machine added all of them."""
    if scalar(connection.execute("SELECT count(DISTINCT device) < 2 FROM stream")):
        return []
    rows = connection.execute(_RECORDS).fetchall()
    if len({origin for _, origin, *_ in rows}) < 2:
        return []
    return [
        ListedRecord(
            id=HouseholdId(household),
            origin=origin,
            place=place,
            name=name,
            phone=phone,
            address=address,
            group=group_key(group),
            people=people,
            order=order,
        )
        for household, origin, place, name, phone, address, group, people, order in rows
    ]


def read_answers(connection: Connection) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Pairs that are answered, and pairs whose question was opened again."""
    latest = {
        (HouseholdId(a), HouseholdId(b)): bool(is_open) for a, b, is_open in connection.execute(_ANSWERS)
    }
    opened = frozenset(pair for pair, is_open in latest.items() if is_open)
    return frozenset(latest) - opened, opened


class SqlListPairs:
    """Answers `core.quality.list_desk.ListPairStore`, in one campaign."""

    def __init__(self, connection: Connection, campaign: str) -> None:
        self._connection = connection
        self._campaign = campaign

    def moment(self) -> object:
        """Rows written by this connection, and a number that each commit of another one changes.

        Within a transaction every moment is another one: what was read may be rolled back.
        """
        if self._connection.in_transaction:
            return object()
        told = scalar(self._connection.execute("PRAGMA data_version"))
        return self._connection.total_changes, told

    def records(self) -> Sequence[ListedRecord]:
        return read_records(self._connection)

    def answers(self) -> tuple[frozenset[Pair], frozenset[Pair]]:
        return read_answers(self._connection)

    def doubled(self) -> Mapping[UnitKey, DoubledList]:
        return doubled_lists(self._connection, self._campaign)

    def structure_pairs(self, found: DoubledList) -> Sequence[Pair]:
        answered, _ = self.answers()
        pairs = []
        for hamlet in found.hamlets:
            unit = found.unit.code, found.unit.valid_from.isoformat()
            place = (*unit, hamlet.hamlet_key, hamlet.one, hamlet.other)
            mine, theirs = rows_of(self._connection, self._campaign, place)
            for structure, rows in mine.items():
                others = theirs.get(structure, ())
                if len(rows) == len(others) == 1:
                    ((one, _),), ((other, _),) = rows, others
                    pairs.append(ordered(HouseholdId(one), HouseholdId(other)))
        return [pair for pair in pairs if pair not in answered]

    def keep_decision(self, found: DoubledList, decision: ListDecision, events: Sequence[EventId]) -> None:
        unit = (found.unit.code, found.unit.valid_from.isoformat())
        said = (decision.same, decision.reason, decision.name, decision.at)
        kept = [json_list(events), *(json_list(()) for _ in found.hamlets[1:])]
        self._connection.executemany(
            "INSERT INTO doubled_decision (commune, commune_from, hamlet_key, one, other, same, reason, name,"
            " at, events) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (*unit, hamlet.hamlet_key, hamlet.one, hamlet.other, *said, made)
                for hamlet, made in zip(found.hamlets, kept, strict=True)
            ],
        )

    def decisions(self) -> Sequence[ListDecision]:
        latest = {}
        for commune, since, same, reason, name, at, merged in self._connection.execute(_DECISIONS):
            unit = UnitKey(commune, date.fromisoformat(since))
            latest[unit] = ListDecision(
                unit=unit, same=bool(same), reason=reason, name=name, at=at, merged=merged
            )
        return list(latest.values())

    def take_back(self, unit: UnitKey) -> Sequence[Pair]:
        key = (unit.code, unit.valid_from.isoformat())
        rows = self._connection.execute(_MERGED, key).fetchall()
        self._connection.execute("DELETE FROM doubled_decision WHERE commune = ? AND commune_from = ?", key)
        return [(HouseholdId(a), HouseholdId(b)) for a, b in rows]


_DECISIONS: Final = """
SELECT commune, commune_from, same, reason, name, at, sum(json_array_length(events)) FROM doubled_decision
GROUP BY commune, commune_from, at, same, reason, name ORDER BY min(n)
"""
_MERGED: Final = """
SELECT a.id, b.id FROM doubled_decision d CROSS JOIN json_each(d.events) j
  JOIN same_as s ON s.id = j.value JOIN household a ON a.n = s.a JOIN household b ON b.n = s.b
WHERE d.commune = ? AND d.commune_from = ? AND s.same
"""
