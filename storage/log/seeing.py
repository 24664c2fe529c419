"""The tips of the registers that a change sets, as seen by its author; the value in use first.

`UnitOfWork.record` calls it for every kind, so that no use case can forget it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import orjson

from core.base.clock import Hlc, hlc_instant, iso
from core.base.text import fold
from core.events.kinds import KEPT_FIELDS, HouseholdField
from core.events.registers import Register
from storage.db.connection import Connection
from storage.db.rows import named_rows
from storage.db.sql import json_list
from storage.projections.base.offsets import AHEAD
from storage.projections.base.overlays import read_changes, standing
from storage.projections.base.registers import IS_OWNED

Payload = Mapping[str, object]

_OF_HOUSEHOLD: Final = "(SELECT n FROM household WHERE id = ?)"
_OF_PERSON: Final = "(SELECT n FROM person WHERE id = ?)"
_OF_DOOR: Final = (
    "household IN (SELECT n FROM household WHERE canon = (SELECT canon FROM household WHERE id = ?))"
)

_WHERE: Final[Mapping[str, tuple[str, str]]] = {
    "person.field": ("person_field", f"person = {_OF_PERSON} AND field = ?"),
    "closing": ("closing", f"household = {_OF_HOUSEHOLD}"),
    "pair": ("same_as", f"a = {_OF_HOUSEHOLD} AND b = {_OF_HOUSEHOLD}"),
    "way": ("way_set", _OF_DOOR),
    "returned": ("visit_return", "visit = ?"),
    "note": ("visit_note", "visit = ?"),
    "decided": ("visit_decision", "visit = ?"),
    "stage": ("person_stage", f"person = {_OF_PERSON} AND campaign = ?"),
    "gone": ("person_void", f"person = {_OF_PERSON}"),
    "officer": ("officer_name", "who = ? AND ? = 'name'"),
    "point": ("track_point", "point = ?"),
    "host": ("track_host", "point = ?"),
    "taken_back": ("track_void", "target = ?"),
}
"""The table of a register and which of its rows are of one subject."""

_FIELDS: Final = f"""
SELECT f.id, f.hlc FROM field_set f WHERE f.household = {_OF_HOUSEHOLD} AND f.field = ?
ORDER BY f.hlc >= '0' DESC, {IS_OWNED} DESC, f.hlc DESC, f.id DESC
"""

_STATEMENTS: Final = """
SELECT id, hlc FROM track_count WHERE track = ? AND campaign = ? AND unit = ? AND unit_from = ?
  AND name_key = ? AND (at <= ? OR at > ?)
ORDER BY hlc < '0', at DESC, hlc DESC, id DESC
"""
"""Of statements for another time only one that cannot be true yet is replaced: history is filled in late."""

_CLOSINGS: Final = """
SELECT h.id, c.id, c.hlc FROM json_each(?) j JOIN household h ON h.id = j.value
  JOIN closing c ON c.household = h.n ORDER BY c.hlc DESC, c.id DESC
"""
_PAIRS: Final = """
SELECT a.id, b.id, s.id, s.hlc FROM json_each(?) j JOIN household a ON a.id = j.value ->> 0
  JOIN household b ON b.id = j.value ->> 1 JOIN same_as s ON s.a = a.n AND s.b = b.n
ORDER BY s.hlc DESC, s.id DESC
"""
_OFFSETS: Final = """
SELECT o.id, o.since, o.until, (SELECT json_group_array(s.tip) FROM seen_tip s WHERE s.event = o.event)
FROM clock_offset o WHERE o.device = ? ORDER BY o.hlc, o.id
"""


class _Offset(NamedTuple):
    event: str
    since: str
    until: str
    tips: str


_DOORS: Final = """
SELECT a.id, a.hlc, min(j.key) FROM json_each(?) j JOIN household h ON h.id = j.value
  JOIN household k ON k.canon = h.canon JOIN assignment a ON a.household = k.n
WHERE (a.what = 'given') = ? AND (a.what = 'given' OR a.officer = ?)
GROUP BY a.id ORDER BY 3, a.hlc DESC, a.id DESC
"""


def closings_seen(connection: Connection, households: Sequence[str]) -> dict[str, list[str]]:
    """The tips of whether each of `households` is closed."""
    rows: dict[str, list[tuple[str, str]]] = {one: [] for one in households}
    for household, event, hlc in connection.execute(_CLOSINGS, (json_list(households),)):
        rows[household].append((event, hlc))
    return {household: _unpassed(said) for household, said in rows.items()}


def pairs_seen(connection: Connection, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """The tips of whether the two of each of `pairs`, the smaller id first, are one household."""
    rows: dict[tuple[str, str], list[tuple[str, str]]] = {pair: [] for pair in pairs}
    for one, other, event, hlc in connection.execute(_PAIRS, (orjson.dumps(pairs).decode(),)):
        rows[one, other].append((event, hlc))
    return {pair: _unpassed(said) for pair, said in rows.items()}


def returned_ahead(connection: Connection, payload: Payload, stamp: Hlc) -> list[tuple[str, str]]:
    """Visits sent back, with the reason, by a clock beyond `stamp`, that an event about a door answers."""
    told = {"visit": payload.get("visit"), "household": payload.get("household"), "stamp": stamp}
    return [(str(visit), str(reason)) for visit, reason in connection.execute(_AHEAD, told)]


def tips_seen(connection: Connection, sets: Iterable[Register], payload: Payload, stamp: Hlc) -> list[str]:
    """The events that one replaces in the registers `sets`; `stamp` is its own place in the order."""
    found: dict[str, None] = {}
    doors: dict[tuple[str, str], list[str]] = {}
    for register in sets:
        name, subject, *more = register
        if name in {"given", "out"}:
            doors.setdefault((name, "".join(more)), []).append(subject)
        else:
            find = _ONE.get(name, _plain)
            found |= dict.fromkeys(find(connection, register, payload, stamp))
    for (name, officer), households in doors.items():
        told = (json_list(households), name == "given", officer)
        found |= dict.fromkeys(_unpassed(connection.execute(_DOORS, told).fetchall()))
    return list(found)


_AHEAD: Final = """
SELECT r.visit, r.reason FROM visit_return r JOIN visit v ON v.id = r.visit
WHERE r.returned AND r.hlc > :stamp AND NOT EXISTS (
    SELECT 1 FROM visit_return o WHERE o.visit = r.visit AND (o.hlc, o.id) > (r.hlc, r.id))
  AND (v.id = :visit OR v.canon = (SELECT canon FROM household WHERE id = :household))
"""


def _unpassed(rows: Sequence[tuple[Any, ...]]) -> list[str]:
    """The tips among (id, hlc), or all of a ring."""
    return [one for one, hlc, *_ in rows if hlc >= "0"] or [one for one, *_ in rows]


_Find = Callable[[Connection, Register, Payload, Hlc], list[str]]


def _plain(connection: Connection, register: Register, _payload: Payload, _stamp: Hlc) -> list[str]:
    name, *subject = register
    table, where = _WHERE[name]
    sql = f"SELECT id, hlc FROM {table} WHERE {where} ORDER BY hlc DESC, id DESC"
    return _unpassed(connection.execute(sql, subject).fetchall())


def _field(connection: Connection, register: Register, _payload: Payload, stamp: Hlc) -> list[str]:
    """Of what is kept beside one another only the shown one, and what a wrong clock would put before ours.

    A printed code replaces none: each opens its household.
    """
    _, household, field = register
    if field == HouseholdField.CODE:
        return []
    rows = connection.execute(_FIELDS, (household, field)).fetchall()
    tips = _unpassed(rows)
    if field not in KEPT_FIELDS:
        return tips
    ahead = {one for one, hlc in rows if hlc > stamp}
    return [tip for at, tip in enumerate(tips) if at == 0 or tip in ahead]


def _consent(connection: Connection, register: Register, _payload: Payload, _stamp: Hlc) -> list[str]:
    _, of, *subject = register
    where = f"person = {_OF_PERSON}" if of == "person" else _OF_DOOR
    sql = f"SELECT id, hlc FROM consent WHERE {where} AND purpose = ? ORDER BY hlc DESC, id DESC"
    return _unpassed(connection.execute(sql, subject).fetchall())


def _changed(connection: Connection, register: Register, _payload: Payload, _stamp: Hlc) -> list[str]:
    name, visit, *key = register
    changes = read_changes(connection, json_list([visit])).get(visit, ())
    return [one.id for one in reversed(standing(changes, key[0] if key else name))]


def _statement(connection: Connection, register: Register, payload: Payload, stamp: Hlc) -> list[str]:
    *place, section = register
    doubted = iso(hlc_instant(stamp) + AHEAD)
    told = (*place, fold(section), str(payload["at"]), doubted)
    return _unpassed(connection.execute(_STATEMENTS, told).fetchall())


def _offset(connection: Connection, register: Register, payload: Payload, _stamp: Hlc) -> list[str]:
    """The decisions about a machine's clock that share a moment with this one."""
    since, until = str(payload["since"]), str(payload["until"])
    said = list(named_rows(_Offset, connection.execute(_OFFSETS, register[1:])))
    meeting = [one.event for one in said if one.since <= until and one.until >= since]
    passed = {tip for one in said for tip in orjson.loads(one.tips)}
    return [one for one in reversed(meeting) if one not in passed] or meeting[::-1]


_ONE: Final[Mapping[str, _Find]] = {
    "household.field": _field,
    "consent": _consent,
    "voided": _changed,
    "corrected": _changed,
    "agency": _statement,
    "members": _statement,
    "offset": _offset,
}
