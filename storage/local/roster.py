"""Stored state of a workspace's household lists: the last values of each row, runs, mappings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import orjson

from core.base.errors import UserError
from core.base.ids import HouseholdId, ImportId
from core.ports import Writer
from core.records.household import CloseReason
from core.roster.desk import ImportRun, RosterChange
from core.units.models import UnitKey
from storage.db.connection import Connection
from storage.db.rows import named_rows, scalar
from storage.log.unit_of_work import UnitOfWork
from storage.projections.people.erasing import read_marks

if TYPE_CHECKING:
    from core.roster.model import ColumnMapping, ErasedHeads, KnownHousehold, RosterValues


class _Known(NamedTuple):
    id: HouseholdId
    name: str | None
    hamlet: str | None
    group: str | None
    address: str | None
    phone: str | None
    people: int | None
    adults: int | None
    smartphones: int | None
    has_smartphone: int | None
    note: str | None
    order: int | None
    roster: str | None
    undone: int | None
    erased: int
    closed: str | None
    canon: HouseholdId | None


class _Run(NamedTuple):
    id: ImportId
    file: str
    at: str
    state: str
    counts: str
    error_sheet: str | None


class SqlRosterKeeper:
    """Answers `core.roster.desk.RosterKeeper`."""

    def __init__(self, connection: Connection, commune: UnitKey) -> None:
        self._connection = connection
        self._commune = commune

    def known(self) -> Sequence[KnownHousehold]:
        from core.roster.model import KnownHousehold, RosterValues

        rows = self._connection.execute(
            f'SELECT h.id, {_said("name")}, h.hamlet, h."group", h.address, {_said("phone")},'
            " h.roster_people, h.roster_adults, h.roster_smartphones, h.has_smartphone,"
            f' {_said("note")}, h."order", r.body, h.closed = ?,'
            " EXISTS (SELECT 1 FROM erasure x WHERE x.household = h.n), h.closed, c.id"
            " FROM household h LEFT JOIN household c ON c.n = h.canon AND c.n <> h.n"
            " LEFT JOIN roster_row r ON r.household = h.n"
            " WHERE h.added IS NOT NULL AND h.commune = ? AND h.commune_from = ? ORDER BY h.n",
            (CloseReason.IMPORT_UNDONE.value, self._commune.code, self._commune.valid_from.isoformat()),
        )
        return [
            KnownHousehold(
                id=row.id,
                now=RosterValues(
                    name=row.name or "",
                    hamlet=row.hamlet or "",
                    group=row.group,
                    address=row.address,
                    phone=row.phone,
                    roster_people=row.people,
                    roster_adults=row.adults,
                    roster_smartphones=row.smartphones,
                    has_smartphone=None if row.has_smartphone is None else bool(row.has_smartphone),
                    note=row.note,
                    order=row.order or 0,
                ),
                roster=None if row.roster is None else RosterValues(**orjson.loads(row.roster)),
                undone=bool(row.undone),
                erased=bool(row.erased),
                closed=row.closed is not None,
                canon=row.canon or "",
            )
            for row in named_rows(_Known, rows)
        ]

    def undone(self) -> frozenset[HouseholdId]:
        place = (self._commune.code, self._commune.valid_from.isoformat())
        rows = self._connection.execute(_UNDONE, (CloseReason.IMPORT_UNDONE.value, *place))
        return frozenset(HouseholdId(one) for (one,) in rows)

    def held(self) -> frozenset[HouseholdId]:
        return frozenset(HouseholdId(one) for (one,) in self._connection.execute(_HELD))

    def erased(self) -> ErasedHeads:
        return read_marks(self._connection)

    def mappings(self) -> Mapping[str, ColumnMapping]:
        return {
            shape: _mapping(body)
            for shape, body in self._connection.execute("SELECT shape, body FROM mapping")
        }

    def keep(
        self,
        writer: Writer,
        run: ImportRun,
        rows: Sequence[tuple[HouseholdId, RosterValues, bool, Mapping[str, object]]],
        mappings: Sequence[ColumnMapping],
    ) -> None:
        unit = _flushed(writer)
        execute = unit.connection.execute
        counts = _text({"new": run.new, "updated": run.updated})
        number = scalar(
            execute(
                "INSERT INTO roster_import (id, file, at, state, counts, error_sheet)"
                " VALUES (?, ?, ?, 'applied', ?, ?) RETURNING n",
                (run.id, run.files, run.at, counts, run.error_sheet),
            )
        )
        formers: dict[str, str] = dict(
            execute("SELECT h.id, r.body FROM roster_row r JOIN household h ON h.n = r.household")
        )
        unit.connection.executemany(
            "INSERT OR REPLACE INTO roster_row (household, import, body)"
            " SELECT n, ?, ? FROM household WHERE id = ?",
            [(number, _text(values), household) for household, values, _, _ in rows],
        )
        unit.connection.executemany(
            "INSERT INTO roster_change (import, household, action, former)"
            " SELECT ?, n, ?, ? FROM household WHERE id = ?",
            [
                (
                    number,
                    "added" if added else "updated",
                    _text({"fields": former, "roster": formers.get(household)}),
                    household,
                )
                for household, _, added, former in rows
            ],
        )
        unit.connection.executemany(
            "INSERT OR REPLACE INTO mapping (shape, body) VALUES (?, ?)",
            [(mapping.shape, _text(mapping)) for mapping in mappings],
        )

    def changes(self, run: ImportId) -> Sequence[RosterChange]:
        row = self._connection.execute("SELECT n, state FROM roster_import WHERE id = ?", (run,)).fetchone()
        if row is None:
            raise UserError("roster.unknown_import", run=run)
        number, state = row
        if state == "undone":
            raise UserError("roster.undone", run=run)
        rows = self._connection.execute(
            "SELECT h.id, c.action, c.former, EXISTS (SELECT 1 FROM visit v WHERE v.household = h.n),"
            f" {_ELSEWHERE}"
            " FROM roster_change c JOIN household h ON h.n = c.household WHERE c.import = ? ORDER BY h.n",
            (number,),
        )
        known = {household.id: household for household in self.known()}
        return [
            RosterChange(
                household=HouseholdId(household),
                added=action == "added",
                visited=bool(visited),
                elsewhere=bool(elsewhere),
                former=_still_as_imported(known.get(household), orjson.loads(former)["fields"]),
            )
            for household, action, former, visited, elsewhere in rows
        ]

    def mark_undone(self, writer: Writer, run: ImportId) -> None:
        execute = _flushed(writer).connection.execute
        number = scalar(execute("UPDATE roster_import SET state = 'undone' WHERE id = ? RETURNING n", (run,)))
        for household, former in execute(
            "SELECT household, former FROM roster_change WHERE import = ?", (number,)
        ).fetchall():
            body = orjson.loads(former)["roster"]
            if body is None:
                execute("DELETE FROM roster_row WHERE household = ?", (household,))
                execute("DELETE FROM directory WHERE household = ?", (household,))
            else:
                execute("UPDATE roster_row SET body = ? WHERE household = ?", (body, household))

    def runs(self) -> Sequence[ImportRun]:
        rows = self._connection.execute(
            "SELECT id, file, at, state, counts, error_sheet FROM roster_import ORDER BY n DESC"
        )
        return [_run(row) for row in named_rows(_Run, rows)]


_UNDONE: Final = """
SELECT id FROM household h WHERE commune = ?2 AND commune_from = ?3 AND (closed = ?1 OR EXISTS (
  SELECT 1 FROM closing c JOIN event e ON e.n = c.event
  WHERE c.household = h.n AND e.local AND c.reason = ?1 AND NOT EXISTS (
    SELECT 1 FROM closing l JOIN event o ON o.n = l.event
    WHERE l.household = h.n AND o.local AND (l.hlc, l.id) > (c.hlc, c.id))))
"""
"""Closed by an undo, or undone by this laptop and kept by another that added it too."""


_HELD: Final = """
SELECT DISTINCT h.id FROM household_adding a JOIN event e ON e.n = a.event
  JOIN household h ON h.n = a.household WHERE e.local
"""


def _said(field: str) -> str:
    """Return SQL for the stored register, also where a withdrawn consent hides it: a list still finds its
    row.
    """
    return (
        f"CASE WHEN h.hidden THEN (SELECT f.value FROM field_set f WHERE f.household = h.n"
        f" AND f.field = '{field}' ORDER BY f.hlc DESC, f.id DESC LIMIT 1) ELSE h.{field} END"
    )


_ELSEWHERE: Final = """
EXISTS (SELECT 1 FROM household_adding a JOIN event e ON e.n = a.event
  WHERE a.household = h.n AND NOT e.local)
"""


def _flushed(writer: Writer) -> UnitOfWork:
    """The unit of work behind the port, with what it recorded in the tables already."""
    if not isinstance(writer, UnitOfWork):
        raise TypeError(type(writer))
    writer.flush()
    return writer


def _still_as_imported(known: KnownHousehold | None, former: Mapping[str, object]) -> Mapping[str, object]:
    """Former values of the fields that nobody has changed since the import."""
    if known is None or known.roster is None:
        return {}
    return {
        name: value
        for name, value in former.items()
        if getattr(known.now, name) == getattr(known.roster, name)
    }


def _run(row: _Run) -> ImportRun:
    counts = orjson.loads(row.counts)
    return ImportRun(
        id=row.id,
        files=row.file,
        at=row.at,
        undone=row.state == "undone",
        new=counts["new"],
        updated=counts["updated"],
        error_sheet=row.error_sheet,
    )


def _text(value: object) -> str:
    return orjson.dumps(value).decode()


def _mapping(body: str) -> ColumnMapping:
    from core.roster.codes import Field, Layout
    from core.roster.model import ColumnMapping

    kept = orjson.loads(body)
    return ColumnMapping(
        shape=kept["shape"],
        headers=tuple(kept["headers"]),
        fields=tuple(Field(name) for name in kept["fields"]),
        layout=Layout(kept["layout"]),
    )
