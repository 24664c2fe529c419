"""The restore pack of a ward, for the machine that replaces a lost one (docs/batch-format.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from typing_extensions import override

from core.authority.may import Place
from core.authority.rules import DeviceClass
from core.base.clock import Hlc
from core.base.errors import UserError
from core.events.kinds import EventKind
from core.events.lines import decode
from core.sync.answer_desk import RestoredWard
from core.sync.coverage import RangesBuilder
from core.sync.manifest import StreamKey, StreamRanges
from storage.db.connection import Connection
from storage.db.sql import json_list, read_meta
from storage.log.authority.standings import Standings
from storage.log.unit_of_work import UnitOfWork
from storage.projections.base.conditions import WITHHELD
from storage.sync.downstream.lines import DECISION_EVENTS, ROSTER_EVENTS
from storage.sync.downstream.reader import Applied, FromOurProvince
from storage.sync.format.downstream_file import OpenedDownstream

PART_BYTES: Final = 32 * 1024 * 1024
"""Lines of one file: half of what a body may have; packed it passes by mail."""

_SUBJECT: Final = re.compile(r"(\d{5})(?:\.(\d{1,3})\.(\d{1,3}))?")
_NOT_CARRIED: Final = frozenset(
    {EventKind.DEVICE_ENROLLED, EventKind.DEVICE_REVOKED, EventKind.DEVICE_ROTATED}
)
"""Decisions of the province about machines: they come only with its keys file."""

_KEPT: Final = "CREATE TEMP TABLE IF NOT EXISTS restore_event (n INTEGER PRIMARY KEY)"
_OF_MACHINES: Final = """
INSERT OR IGNORE INTO restore_event
SELECT e.n FROM device d JOIN stream s ON s.device = d.n JOIN event e ON e.stream = s.n
WHERE d.id IN (SELECT value FROM json_each(:machines))
UNION
SELECT x.event FROM device d JOIN batch b ON b.forwarder = d.n JOIN event_batch x ON x.batch = b.n
WHERE d.id IN (SELECT value FROM json_each(:machines))
"""
_LINES: Final = f"""
SELECT e.line FROM temp.restore_event r JOIN event e ON e.n = r.n JOIN stream s ON s.n = e.stream
WHERE e.live AND s.class <> 'local' AND e.n NOT IN ({WITHHELD})
  AND e.kind NOT IN (SELECT value FROM json_each(?)) ORDER BY e.n
"""
_CONTENT: Final = """
WITH h AS (SELECT n, name FROM household WHERE added IS NOT NULL AND canon = n AND closed IS NULL
    AND NOT hidden AND (:commune = '' OR (commune = :commune AND commune_from = :valid_from))),
unnamed AS (SELECT n, EXISTS (SELECT 1 FROM household_adding a
    WHERE a.household = h.n AND a.list IS NOT NULL) AS listed FROM h WHERE coalesce(name, '') = '')
SELECT (SELECT count(*) FROM h),
  (SELECT count(*) FROM h JOIN household k ON k.canon = h.n JOIN visit v ON v.household = k.n
    WHERE NOT v.voided),
  (SELECT count(*) FROM unnamed WHERE listed), (SELECT count(*) FROM unnamed WHERE NOT listed),
  (SELECT count(DISTINCT o.id) FROM h JOIN household k ON k.canon = h.n JOIN visit v ON v.household = k.n
    JOIN officer o ON o.id = v.officer WHERE o.name IS NULL)
"""


def ward_parts(connection: Connection, commune: str, valid_from: str) -> Iterator[bytes]:
    """Yield the lines of a ward, in files of at most `PART_BYTES`; one empty part where nothing is held.

    Carries lines of the ward's machines and what these passed on, lists, and decisions about its households.
    """
    place = {"commune": commune, "valid_from": valid_from, "full": True}
    connection.execute(_KEPT)
    connection.execute("DELETE FROM temp.restore_event")
    machines = json_list(_machines(connection, Place(commune, valid_from)))
    connection.execute(_OF_MACHINES, {"machines": machines})
    for events in (ROSTER_EVENTS, DECISION_EVENTS):
        connection.execute(
            f"INSERT OR IGNORE INTO restore_event {events} SELECT event FROM picked WHERE event IS NOT NULL",
            place,
        )
    part: list[bytes] = []
    size, is_first = 0, True
    for (line,) in connection.execute(_LINES, (json_list(kind.value for kind in _NOT_CARRIED),)):
        if size + len(line) >= PART_BYTES and part:
            yield b"".join(part)
            part, size, is_first = [], 0, False
        part.append(bytes(line) + b"\n")
        size += len(line) + 1
    if part or is_first:
        yield b"".join(part)


def _machines(connection: Connection, ward: Place) -> list[str]:
    """Return the machines of a ward and of the communes that became it."""
    standings = Standings(connection)
    return [
        device
        for device, one in standings.all().items()
        if one.cls in (DeviceClass.HAMLET, DeviceClass.COMMUNE)
        and one.place is not None
        and standings.covers(one.place, ward)
    ]


def streams_of(body: bytes) -> tuple[StreamRanges, ...]:
    """Return the numbers that a body carries."""
    built = RangesBuilder()
    for line in body.split(b"\n")[:-1]:
        event = decode(line)
        built.add(StreamKey(event.device, event.incarnation, event.cls), event.seq)
    return built.built()


def content(connection: Connection, commune: str = "", valid_from: str = "") -> RestoredWard:
    """Return the content of a ward; of the whole workspace where none is named."""
    row = connection.execute(_CONTENT, {"commune": commune, "valid_from": valid_from}).fetchone()
    households, visits, of_lists, at_door, officers = row
    return RestoredWard(
        households=households, visits=visits, of_lists=of_lists, at_door=at_door, officers=officers
    )


def restored(connection: Connection) -> RestoredWard | None:
    """Return the content of the workspace where a restore pack came in, else None."""
    row = connection.execute(
        "SELECT 1 FROM batch WHERE direction = 'in' AND applied AND profile = 'restore' LIMIT 1"
    ).fetchone()
    return None if row is None else content(connection)


class RestoreHandler(FromOurProvince):
    """Merges what the province holds of this ward; events that are known already stay as they are."""

    @override
    def authorise(self, opened: OpenedDownstream) -> None:
        """Raises `restore.other_unit` for the pack of another ward, and `downstream.body`."""
        super().authorise(opened)
        subject = _SUBJECT.fullmatch(opened.head.subject)
        if subject is None:
            raise UserError("downstream.body")
        if subject[1] != read_meta(self._store.connection, "unit_code"):
            raise UserError("restore.other_unit", unit=subject[1])

    def apply(self, unit: UnitOfWork, opened: OpenedDownstream, batch: int) -> Applied:
        newest: list[Hlc] = []
        added = unit.events.add_received(_lines(opened.body, newest), batch, seals=opened.head.seals)
        if newest:
            unit.observe(max(newest))
        unit.audit("restore.take", f"{opened.head.version} {added.new}")
        return Applied(new=added.new, duplicate=added.duplicate, visits=added.visits)


def _lines(body: bytes, newest: list[Hlc]) -> Iterator[bytes]:
    """Raises `downstream.body` where a line decides about a machine, or the last one has no end."""
    lines = body.split(b"\n")
    if lines.pop() != b"":
        raise UserError("downstream.body")
    for line in lines:
        event = decode(line)
        if event.kind in _NOT_CARRIED:
            raise UserError("downstream.body")
        newest.append(event.hlc)
        yield line
