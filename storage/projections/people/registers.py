"""Registers of persons that several users set: the value in use, and disagreement (M5 to M7).

A *tip* is a value that no other event of its register names, as in `storage.projections.base.registers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from storage.db.connection import Connection
from storage.projections.base.registers import IS_TIP

_VALUES: Final = f"""
SELECT f.person, f.field, f.value, {IS_TIP}
FROM person_field f WHERE f.person IN (SELECT value FROM json_each(?)) ORDER BY f.hlc, f.id
"""

STANDING_TIP: Final = """
SELECT f.id, f.value FROM person_field f JOIN person p ON p.n = f.person WHERE p.id = ? AND f.field = ?
ORDER BY f.hlc DESC, f.id DESC LIMIT 1
"""
"""The event whose value is in use, and the value, of a person's id and a field."""

Fields = dict[str, str | None]


def settle(connection: Connection, listed: str) -> tuple[dict[int, Fields], dict[int, set[str]]]:
    """Return the values in use of the persons in `listed` (JSON array of rows), and the fields whose tips
    differ.

    The winner is the last of the tips in the order (hlc, id); where a faulty device made a ring of bases
    there is no tip, and it is the last of all.
    """
    standing: dict[int, Fields] = {}
    tips: dict[tuple[int, str], set[str]] = {}
    for person, field, value, is_tip in connection.execute(_VALUES, (listed,)):
        standing.setdefault(person, {})[field] = value
        if is_tip:
            tips.setdefault((person, field), set()).add(value or "")
    differ: dict[int, set[str]] = {}
    for (person, field), values in tips.items():
        if len(values) > 1:
            differ.setdefault(person, set()).add(field)
    return standing, differ


def keep_contested(connection: Connection, listed: str, rows: Sequence[tuple[int, str]]) -> None:
    """Replace the rows of `contested_person`: (person, field) of those that need a decision."""
    connection.execute(
        "DELETE FROM contested_person WHERE person IN (SELECT value FROM json_each(?))", (listed,)
    )
    connection.executemany("INSERT INTO contested_person VALUES (?, ?)", rows)
