"""Values that wait for a decision or an arrival, read from the events (M3, M6, M9, M12 to M14).

Implements `core.sync.decisions.DecisionReader`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, NamedTuple

import orjson

from core.base.clock import Hlc, hlc_instant, iso
from core.base.ids import DeviceId, EventId, HouseholdId, PersonId
from core.sync.conflicts import (
    EditedAfterClosing,
    FieldChange,
    FieldConflict,
    FieldTip,
    Fork,
    SoftConflict,
    SuspectClock,
    UnreadKind,
    WaitingFor,
)
from storage.db.connection import Connection
from storage.db.rows import named_rows, scalar
from storage.db.sql import json_list
from storage.projections.base.registers import IS_OWNED, IS_TIP

EVERYTHING: Final[Mapping[str, object]] = {"household": None, "limit": -1, "offset": 0}

NEWEST: Final = 5_000
"""Changes searched for soft conflicts, the last to arrive."""

_TIPS: Final = f"""
WITH picked AS (
  SELECT c.household, c.field FROM contested c WHERE :household IS NULL
  UNION ALL SELECT c.household, c.field FROM contested c JOIN household h ON h.n = c.household
    WHERE h.id = :household
  ORDER BY 1, 2 LIMIT :limit OFFSET :offset)
SELECT h.id, f.field, f.id, f.value, f.hlc, e.line, '', '' FROM picked p
  JOIN field_set f ON f.household = p.household AND f.field = p.field
  JOIN household h ON h.n = f.household JOIN event e ON e.n = f.event
WHERE {IS_TIP} ORDER BY p.household, p.field, {IS_OWNED}, f.hlc, f.id
"""

_PERSON_TIPS: Final = f"""
WITH picked AS (
  SELECT c.person, c.field FROM contested_person c JOIN person p ON p.n = c.person
  WHERE :person IS NULL OR p.id = :person ORDER BY p.household, 1, 2 LIMIT :limit)
SELECT h.id, f.field, f.id, f.value, f.hlc, e.line, p.id, coalesce(p.name, '') FROM picked k
  JOIN person p ON p.n = k.person JOIN household h ON h.n = p.household
  JOIN person_field f ON f.person = k.person AND f.field = k.field JOIN event e ON e.n = f.event
WHERE {IS_TIP} ORDER BY p.household, k.person, k.field, f.hlc, f.id
"""


class _Tip(NamedTuple):
    household: HouseholdId
    field: str
    event: EventId
    value: str | None
    hlc: str
    line: bytes
    person: str
    name: str


_SOFT: Final = f"""
WITH newest AS (SELECT * FROM field_set ORDER BY event DESC LIMIT {NEWEST}),
f AS (SELECT f.*, e.stream FROM newest f JOIN event e ON e.n = f.event WHERE {IS_TIP})
SELECT h.id, a.id, a.field, a.value, a.hlc, x.line, b.id, b.field, b.value, b.hlc, y.line
FROM f b JOIN f a ON a.household = b.household AND a.field <> b.field AND (a.hlc, a.id) < (b.hlc, b.id)
  JOIN stream s ON s.n = a.stream JOIN stream t ON t.n = b.stream AND t.device <> s.device
  JOIN household h ON h.n = b.household JOIN event x ON x.n = a.event JOIN event y ON y.n = b.event
  LEFT JOIN event seen ON seen.id = coalesce(b.seen, b.base)
WHERE (seen.id IS NULL OR (seen.hlc, seen.id) < (a.hlc, a.id)) AND NOT (
  (a.base IS NULL OR b.base IS NULL)
  AND (SELECT count(*) FROM household_adding d WHERE d.household = b.household) > 1)
ORDER BY b.event DESC LIMIT ?
"""
"""The later of two did not have the earlier one; the earlier cannot have seen the later.

What two laptops took from one list are no changes.
"""


class _Change(NamedTuple):
    event: EventId
    field: str
    value: str | None
    hlc: str
    line: bytes


_LATE: Final = """
WITH shut AS MATERIALIZED (
  SELECT h.n, h.canon, h.id AS household, c.reason, ltrim(c.hlc, '-') AS hlc, c.id FROM household h
    JOIN closing c ON c.household = h.n
  WHERE h.closed = c.reason AND NOT EXISTS (SELECT 1 FROM closing l
    WHERE l.household = c.household AND l.reason = c.reason AND (l.hlc, l.id) > (c.hlc, c.id))),
late AS (
  SELECT s.*, f.event, f.field AS what, f.value, f.base FROM shut s
    CROSS JOIN field_set f ON f.household = s.n
  UNION ALL SELECT s.*, v.event, 'visit', v.result, NULL FROM shut s
    CROSS JOIN visit v ON v.canon = s.canon AND v.household = s.n AND NOT v.voided)
SELECT l.household, l.reason, l.hlc, e.id, l.what, l.value, e.hlc, e.line FROM late l
  CROSS JOIN event e ON e.n = l.event LEFT JOIN event base ON base.id = l.base
WHERE (e.hlc, e.id) > (l.hlc, l.id) AND coalesce(base.hlc, '') < l.hlc
ORDER BY e.hlc DESC, e.id DESC LIMIT ?
"""
"""The closing in force is the last with the reason in force: an undone list may close nothing."""

_WAITING: Final = """
WITH stub AS MATERIALIZED (SELECT n, canon, id FROM household WHERE commune IS NULL AND added IS NULL),
spoken AS (
  SELECT s.id, f.event FROM stub s CROSS JOIN field_set f ON f.household = s.n
  UNION ALL SELECT s.id, c.event FROM stub s CROSS JOIN closing c ON c.household = s.n
  UNION ALL SELECT s.id, v.event FROM stub s CROSS JOIN visit v ON v.canon = s.canon AND v.household = s.n
  UNION ALL SELECT s.id, a.event FROM stub s CROSS JOIN same_as a ON a.a = s.n
  UNION ALL SELECT s.id, a.event FROM stub s CROSS JOIN same_as a ON a.b = s.n)
SELECT 'household', id, count(*), min(event) FROM spoken GROUP BY id
UNION ALL
SELECT 'visit', l.visit, count(*), min(l.event) FROM (
    SELECT visit, event FROM visit_change UNION ALL SELECT visit, event FROM visit_note
    UNION ALL SELECT visit, event FROM visit_return) l
WHERE NOT EXISTS (SELECT 1 FROM visit v WHERE v.id = l.visit) GROUP BY l.visit
ORDER BY 4 LIMIT ?
"""

_FORKS: Final = """
WITH forked AS (SELECT stream, seq FROM event GROUP BY stream, seq HAVING count(*) > 1)
SELECT d.id, s.incarnation, s.class, e.seq, json_group_array(e.id ORDER BY e.id) FROM forked f
  JOIN event e ON e.stream = f.stream AND e.seq = f.seq
  JOIN stream s ON s.n = e.stream JOIN device d ON d.n = s.device
GROUP BY e.stream, e.seq ORDER BY 1, 2, 3, 4
"""

_SUSPECT: Final = """
WITH odd AS (
  SELECT device, count(*) AS visits, min(at) AS first, max(at) AS last, min(event) AS event FROM visit
  WHERE suspect AND NOT voided GROUP BY device)
SELECT d.id, o.visits, o.first, o.last, b.handled, b.created
FROM odd o JOIN device d ON d.n = o.device LEFT JOIN batch b ON b.n = (
  SELECT min(eb.batch) FROM event_batch eb WHERE eb.event = o.event)
ORDER BY 2 DESC, 1
"""


class SqlConflicts:
    """Reads over one connection; `unit_name` (code, valid_from) names the places of machines.

    `own` is this machine's id and its place.
    """

    def __init__(
        self, connection: Connection, unit_name: Callable[[str, str], str], own: tuple[str, str]
    ) -> None:
        self._connection = connection
        self._unit_name = unit_name
        self._own = own

    def conflict_count(self) -> int:
        both = "SELECT (SELECT count(*) FROM contested) + (SELECT count(*) FROM contested_person)"
        return int(scalar(self._connection.execute(both)))

    def conflicts(
        self, limit: int, offset: int = 0, household: HouseholdId | None = None
    ) -> Sequence[FieldConflict]:
        asked = {"household": household, "limit": limit, "offset": offset}
        return read_conflicts(self._connection, self._people(), asked)

    def person_conflicts(self, limit: int, person: PersonId | None = None) -> Sequence[FieldConflict]:
        people, found = self._people(), []
        rows = self._connection.execute(_PERSON_TIPS, {"person": person, "limit": limit})
        named = named_rows(_Tip, rows)
        for (one, field), group in groupby(named, key=lambda row: (row.person, row.field)):
            said = list(group)
            tips = [_tip(row, people) for row in said]
            tips[-1] = replace(tips[-1], in_use=True)
            found.append(
                FieldConflict(
                    household=said[0].household,
                    field=field,
                    tips=tuple(tips),
                    person=PersonId(one),
                    name=said[0].name,
                )
            )
        return found

    def soft_conflicts(self, limit: int) -> Sequence[SoftConflict]:
        people = self._people()
        return [
            SoftConflict(
                household=HouseholdId(household),
                first=_change(_Change(*both[:5]), people),
                second=_change(_Change(*both[5:]), people),
            )
            for household, *both in self._connection.execute(_SOFT, (limit,))
        ]

    def edited_after_closing(self, limit: int) -> Sequence[EditedAfterClosing]:
        people = self._people()
        found = []
        for household, reason, closed, event, what, value, hlc, line in self._connection.execute(
            _LATE, (limit,)
        ):
            officer, machine = people.of(line)
            found.append(
                EditedAfterClosing(
                    household=HouseholdId(household),
                    reason=reason,
                    closed_at=_at(closed),
                    event=EventId(event),
                    what=what,
                    value=None if value is None else str(value),
                    at=_at(hlc),
                    officer=officer,
                    machine=machine,
                )
            )
        return found

    def waiting(self, limit: int) -> Sequence[WaitingFor]:
        people = self._people()
        rows = self._connection.execute(_WAITING, (limit,)).fetchall()
        lines: dict[int, bytes] = dict(
            self._connection.execute(
                "SELECT n, line FROM event WHERE n IN (SELECT value FROM json_each(?))",
                (json_list(first for *_, first in rows),),
            )
        )
        return [
            WaitingFor(kind=kind, id=one, events=events, machine=machine)
            for kind, one, events, first in rows
            for _, machine in (people.of(lines[first]),)
        ]

    def unread(self) -> Sequence[UnreadKind]:
        rows = self._connection.execute(
            "SELECT kind, json_extract(CAST(line AS TEXT), '$.v'), count(*) FROM event WHERE NOT known"
            " GROUP BY 1, 2 ORDER BY 1, 2"
        )
        return [UnreadKind(kind=kind, version=version, events=events) for kind, version, events in rows]

    def suspect_clocks(self) -> Sequence[SuspectClock]:
        people = self._people()
        return [
            SuspectClock(
                machine=DeviceId(machine),
                place=people.machine(machine),
                visits=visits,
                first=first,
                last=last,
                recorded=recorded or "",
                made=made or "",
            )
            for machine, visits, first, last, recorded, made in self._connection.execute(_SUSPECT)
        ]

    def forks(self) -> Sequence[Fork]:
        return read_forks(self._connection)

    def is_known_device(self, machine: DeviceId) -> bool:
        row = self._connection.execute("SELECT 1 FROM device WHERE id = ?", (machine,)).fetchone()
        return row is not None

    def _people(self) -> People:
        return People(self._connection, self._unit_name, self._own)


def read_conflicts(
    connection: Connection, people: People | None = None, asked: Mapping[str, object] = EVERYTHING
) -> Sequence[FieldConflict]:
    """The registers whose tips differ, by household and field; the tip in use is the last."""
    people = people or People(connection, lambda code, _valid_from: code, ("", ""))
    found = []
    named = named_rows(_Tip, connection.execute(_TIPS, asked))
    for (one, field), rows in groupby(named, key=lambda row: (row.household, row.field)):
        tips = [_tip(row, people) for row in rows]
        tips[-1] = replace(tips[-1], in_use=True)
        found.append(FieldConflict(household=HouseholdId(one), field=field, tips=tuple(tips)))
    return found


def read_forks(connection: Connection) -> Sequence[Fork]:
    """Return every number that two events share."""
    return [
        Fork(
            device=device,
            incarnation=incarnation,
            cls=cls,
            seq=seq,
            events=tuple(EventId(event) for event in orjson.loads(events)),
        )
        for device, incarnation, cls, seq, events in connection.execute(_FORKS)
    ]


class People:
    """Names of officers and machines, read once for a list."""

    def __init__(
        self, connection: Connection, unit_name: Callable[[str, str], str], own: tuple[str, str]
    ) -> None:
        self._own, self._own_place = own
        self._officers: dict[str, str] = dict(connection.execute("SELECT id, name FROM officer"))
        self._machines = {
            machine: (hamlet, code, valid_from, number)
            for machine, hamlet, code, valid_from, number in connection.execute(
                "SELECT id, hamlet, unit_code, unit_valid_from, number_code FROM device"
            )
        }
        self._unit_name = unit_name

    def of(self, line: bytes) -> tuple[str, str]:
        """(the officer's name or nothing, the machine) of an event."""
        body = orjson.loads(bytes(line))
        return self._officers.get(body.get("officer", "")) or "", self.machine(str(body["device"]))

    def machine(self, machine: str) -> str:
        """`Khóm 3, Phường 8 (7204-1186)`; as much of it as is known, else the id's last characters."""
        if machine == self._own:
            return self._own_place
        hamlet, code, valid_from, number = self._machines.get(machine, (None, None, None, None))
        place = self._unit_name(code, valid_from) if code and valid_from else ""
        name = ", ".join(filter(None, (hamlet, place)))
        short = number[:9] if number else machine[-8:]
        return f"{name} ({short})" if name else short


def _tip(row: _Tip, people: People) -> FieldTip:
    officer, machine = people.of(row.line)
    return FieldTip(
        event=row.event,
        value=None if row.value is None else str(row.value),
        at=_at(row.hlc),
        officer=officer,
        in_use=False,
        machine=machine,
    )


def _change(row: _Change, people: People) -> FieldChange:
    officer, machine = people.of(row.line)
    return FieldChange(
        event=row.event,
        field=row.field,
        value=None if row.value is None else str(row.value),
        at=_at(row.hlc),
        officer=officer,
        machine=machine,
    )


def _at(hlc: str) -> str:
    return iso(hlc_instant(Hlc(hlc)))
