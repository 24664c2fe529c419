"""Sheets as they are typed, in the local table `sheet_row`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Final, Protocol

from core.base.clock import Clock, iso
from core.base.ids import VisitId
from core.paper_entry.desk import ROWS
from core.paper_entry.kept import Beside, KeptRow, KeptSheet
from core.records.household import HouseholdRow
from core.records.visit import Visit
from storage.db.connection import Connection, transaction
from storage.db.sql import json_list

_CODES: Final = """
SELECT code, canon, (
  SELECT min(l.number) FROM household m JOIN list_number l ON l.household = m.n WHERE m.canon = found.canon)
FROM (SELECT j.value AS code, (SELECT h.canon FROM field_set f JOIN household h ON h.n = f.household
  WHERE f.field = 'code' AND f.value = j.value AND h.added IS NOT NULL ORDER BY h.n LIMIT 1) AS canon
FROM json_each(?) j) found WHERE canon IS NOT NULL
"""
"""If two workspaces drew one block, a printed sheet means the household that this one has longest."""


_ROWS_BESIDE: Final = {
    Beside.DAY: 0,
    Beside.VISITED: 11,
    Beside.ADULTS: 12,
    Beside.SMARTPHONES: 13,
    Beside.INSTALLED: 14,
    Beside.DAY_TYPED: 15,
}
"""Numbers in `sheet_row` of the texts that are no rows of a sheet, as in released workspaces."""


class RowsAndVisits(Protocol):
    def rows(self, numbers: Sequence[int]) -> Sequence[HouseholdRow]: ...

    def visits_of(self, visits: Sequence[VisitId]) -> Sequence[Visit]: ...


class SqlSheets:
    """Answers `core.paper_entry.kept.SheetStore`."""

    def __init__(self, connection: Connection, households: RowsAndVisits, clock: Clock) -> None:
        self._connection = connection
        self._households = households
        self._clock = clock

    def kept(self, sheet: str) -> KeptSheet:
        found = self._connection.execute("SELECT row, text, visit FROM sheet_row WHERE sheet = ?", (sheet,))
        rows = {
            row: KeptRow(text=text, visit=None if visit is None else VisitId(visit))
            for row, text, visit in found
        }
        beside = {name: rows.pop(row).text for name, row in _ROWS_BESIDE.items() if row in rows}
        return KeptSheet(rows=rows, beside=beside)

    def keep(self, sheet: str, place: int | Beside, kept: KeptRow) -> None:
        row = _ROWS_BESIDE[place] if isinstance(place, Beside) else place
        with transaction(self._connection):
            if kept.text or kept.visit is not None:
                self._connection.execute(
                    "INSERT OR REPLACE INTO sheet_row (sheet, row, text, visit, at) VALUES (?, ?, ?, ?, ?)",
                    (sheet, row, kept.text, kept.visit, iso(self._clock.now())),
                )
            else:
                self._connection.execute("DELETE FROM sheet_row WHERE sheet = ? AND row = ?", (sheet, row))

    def as_one(self) -> AbstractContextManager[None]:
        return transaction(self._connection)

    def households(self, codes: Sequence[str]) -> Mapping[str, HouseholdRow]:
        """The number of a household that was closed since is on the paper too."""
        found = self._connection.execute(_CODES, (json_list(codes),)).fetchall()
        rows = {row.number: row for row in self._households.rows([canon for _, canon, _ in found])}
        return {
            code: replace(rows[canon], list_number=number or 0)
            for code, canon, number in found
            if canon in rows
        }

    def visits(self, visits: Sequence[VisitId]) -> Mapping[VisitId, Visit]:
        return {visit.id: visit for visit in self._households.visits_of(visits)}

    def begun(self) -> Sequence[str]:
        rows = self._connection.execute(
            "SELECT sheet, max(at) FROM sheet_row WHERE visit IS NULL AND text <> ''"
            " AND row BETWEEN 1 AND ? GROUP BY sheet ORDER BY max(at) DESC",
            (ROWS,),
        )
        return [sheet for sheet, _ in rows]
