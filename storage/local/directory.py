"""The local table `directory`. It answers `core.people.directory.Directory`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson

from core.base.ids import HouseholdId
from core.people.directory import DirectoryEntry, words_of
from core.ports import Writer
from storage.db.connection import Connection
from storage.db.rows import first_column

_NOT_ERASED: Final = """
SELECT h.n FROM household h WHERE h.id = ? AND NOT EXISTS (
  SELECT 1 FROM erasure r LEFT JOIN person p ON p.n = r.person
  WHERE h.n IN (r.household, p.household, p.canon))
"""
_HIDDEN: Final = """(coalesce(h.hidden & {bit}, 0) OR coalesce(c.hidden & {bit}, 0)
  OR EXISTS (SELECT 1 FROM person p WHERE p.canon = c.n AND p.hidden & {bit}))"""
"""Withheld by the household h, by its merged record c, or by a person: the entry may be theirs."""
_NAMED: Final = f"""
FROM directory d JOIN household h ON h.n = d.household JOIN household c ON c.n = h.canon
WHERE NOT {_HIDDEN.format(bit=1)}
"""
_SHOWN: Final = f"""
SELECT c.id, d.name, CASE WHEN {_HIDDEN.format(bit=2)} THEN '' ELSE coalesce(d.phone, '') END,
  d.organisations {_NAMED}
"""
_LIKE: Final = " AND d.words LIKE '% ' || ? || '%'"


class SqlDirectory:
    """Over one connection; rows go in the transaction of an import."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace(self, writer: Writer, people: Mapping[HouseholdId, Sequence[DirectoryEntry]]) -> None:
        del writer
        execute = self._connection.execute
        for household, entries in people.items():
            row = execute(_NOT_ERASED, (household,)).fetchone()
            if row is None:
                continue
            (number,) = row
            execute("DELETE FROM directory WHERE household = ?", row)
            self._connection.executemany(
                "INSERT INTO directory (household, name, phone, words, organisations) VALUES (?, ?, ?, ?, ?)",
                [
                    (
                        number,
                        entry.name,
                        entry.phone or None,
                        words_of(entry.name),
                        orjson.dumps(entry.memberships).decode(),
                    )
                    for entry in entries
                ],
            )

    def of_household(self, household: HouseholdId) -> Sequence[DirectoryEntry]:
        rows = self._connection.execute(
            f"{_SHOWN} AND h.canon = (SELECT canon FROM household WHERE id = ?) ORDER BY d.n", (household,)
        )
        return [_entry(row) for row in rows]

    def find(self, words: Sequence[str], limit: int) -> Sequence[DirectoryEntry]:
        rows = self._connection.execute(
            f"{_SHOWN} AND c.added IS NOT NULL AND c.closed IS NULL{_LIKE * len(words)}"
            " ORDER BY d.words, d.n LIMIT ?",
            (*words, limit),
        )
        return [_entry(row) for row in rows]


def households_named(connection: Connection, words: Sequence[str]) -> list[int]:
    """Row numbers of households in which the directory names someone with these words."""
    rows = connection.execute(f"SELECT DISTINCT c.n {_NAMED}{_LIKE * len(words)}", tuple(words))
    return first_column(rows)


def _entry(row: Sequence[Any]) -> DirectoryEntry:
    household, name, phone, organisations = row
    return DirectoryEntry(
        household=HouseholdId(household),
        name=name,
        phone=phone,
        memberships=tuple(orjson.loads(organisations)),
    )
