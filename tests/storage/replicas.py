"""Replicas for merge tests: real databases, real events, files of lines between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from core.base.clock import VIETNAM, FixedClock, iso
from core.base.ids import DeviceId, HouseholdId, IdSource, VisitId
from core.events.kinds import EventKind, HouseholdField, without_none
from storage.db.connection import Connection, open_connection
from storage.db.schema import migrate
from storage.log.unit_of_work import CODE_BLOCK, Identity, UnitOfWork, writing
from storage.queries.households import SqlHouseholdReader

CAMPAIGN = "test-2026"
START = datetime(2026, 6, 1, 8, 0, tzinfo=VIETNAM)
COMMUNE = {"commune": "32059", "valid_from": "2025-07-01"}
KEY = bytes(range(32))

STATE_TABLES = {
    "household": 'SELECT h.id, c.id, h.commune, h.hamlet, h."group", h."order", h.code, h.name, h.phone,'
    " h.address, h.closed, h.roster_people, h.walk_key, h.name_key, h.text_key FROM household h"
    " LEFT JOIN household c ON c.n = h.canon ORDER BY h.id",
    "visit": "SELECT v.id, h.id, c.id, v.campaign, v.at, v.day, v.hour, v.result, v.people, v.smartphones,"
    " v.had, v.installed, v.callback, v.voided, v.counts FROM visit v JOIN household h ON h.n = v.household"
    " JOIN household c ON c.n = v.canon ORDER BY v.id",
    "standing": "SELECT h.id, s.campaign, s.status, s.visits, s.contacts, s.helped, s.people, s.smartphones,"
    " s.had, s.installed, s.last_visit, s.last_result, s.last_at, s.callback FROM standing s"
    " JOIN household h ON h.n = s.household ORDER BY h.id, s.campaign",
    "officer": "SELECT id, name FROM officer ORDER BY id",
}


@dataclass(slots=True)
class Replica:
    """One laptop."""

    connection: Connection
    identity: Identity
    clock: FixedClock
    ids: IdSource
    batches: int = 0

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        with writing(self.connection, self.identity, self.clock, self.ids) as unit:
            yield unit

    def add_household(self, name: str = "Lê Văn Tám", *, hamlet: str = "Ấp 1") -> HouseholdId:
        with self.writing() as unit:
            household = HouseholdId(unit.new_id())
            unit.record(EventKind.HOUSEHOLD_ADDED, {"household": household, "hamlet": hamlet, **COMMUNE})
            self._field(unit, household, HouseholdField.NAME, name)
        return household

    def set_field(self, household: HouseholdId, field: HouseholdField, value: str | int | None) -> None:
        with self.writing() as unit:
            self._field(unit, household, field, value)

    def _field(
        self, unit: UnitOfWork, household: HouseholdId, field: HouseholdField, value: str | int | None
    ) -> None:
        seen = reader(self).last_seen(household)
        payload = {"household": household, "field": field.value, "value": value, "seen": seen}
        unit.record(EventKind.HOUSEHOLD_FIELD, payload)

    def record(self, kind: EventKind, **payload: object) -> str:
        with self.writing() as unit:
            return unit.record(kind, payload)

    def visit(
        self,
        household: HouseholdId,
        result: str = "completed",
        *,
        at: datetime | None = None,
        callback: str | None = None,
        **counts: int,
    ) -> VisitId:
        stated = without_none(
            campaign=CAMPAIGN,
            household=household,
            at=iso(at or self.clock.now()),
            result=result,
            callback=callback,
            **counts,
        )
        return VisitId(self.record(EventKind.VISIT_RECORDED, **stated))

    def lines(self) -> list[bytes]:
        """Every line this replica has, in the order it arrived."""
        return [bytes(row[0]) for row in self.connection.execute("SELECT line FROM event ORDER BY n")]

    def receive(self, lines: list[bytes]) -> tuple[int, int]:
        """Merges lines as one batch; (new, duplicate)."""
        self.batches += 1
        with self.writing() as unit:
            number = unit.connection.execute(
                "INSERT INTO batch (id, direction, state, file, sha256, bytes, handled, applied)"
                " VALUES (?, 'in', 'merged', 'f', ?, 0, ?, 1) RETURNING n",
                (unit.new_id(), str(self.batches), iso(self.clock.now())),
            ).fetchone()[0]
            added = unit.events.add_received(lines, number)
        return added.new, added.duplicate

    def state(self) -> dict[str, list[tuple[object, ...]]]:
        """Return everything derived, only by ids: equal on replicas that hold the same events."""
        return {name: self.connection.execute(sql).fetchall() for name, sql in STATE_TABLES.items()}

    def status(self, household: HouseholdId) -> str:
        row = reader(self).get(household)
        assert row is not None
        return row.status.value


def reader(replica: Replica) -> SqlHouseholdReader:
    return SqlHouseholdReader(replica.connection, CAMPAIGN, date(2026, 6, 1), date(2026, 12, 31))


def make_replica(path: Path, *, at: datetime = START) -> Replica:
    connection = open_connection(path, KEY, create=True)
    migrate(connection)
    ids = IdSource()
    device = DeviceId(ids.new(int(at.timestamp() * 1000)))
    replica = Replica(
        connection=connection,
        identity=Identity(device=device, incarnation=device.replace("-", "")[-16:], officer=None),
        clock=FixedClock(at),
        ids=ids,
    )
    with replica.writing() as unit:
        unit.set_meta(CODE_BLOCK, "K7")
    return replica


class Maker(Protocol):
    """Makes one more database, empty."""

    def __call__(self, *, at: datetime = ...) -> Replica: ...


def exchange(one: Replica, other: Replica) -> None:
    first, second = one.lines(), other.lines()
    one.receive(second)
    other.receive(first)


def totals(replica: Replica, household: HouseholdId) -> tuple[object, ...]:
    row = reader(replica).get(household)
    assert row is not None
    return row.people, row.smartphones, row.had, row.installed, row.attempts
