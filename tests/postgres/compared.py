"""The rows of a published source, and its figures by three ways of counting."""

from __future__ import annotations

from typing import Any

import psycopg

from core.records.sums import COLUMNS
from storage.db.connection import Connection

TABLES = (
    *("event", "household", "visit", "person_stage", "household_name", "figure_day"),
    *("machine", "file", "denominator", "unit", "unit_above", "holding"),
)
Rows = dict[tuple[str, ...], tuple[int, ...]]
SUMS = ", ".join(COLUMNS)


def dump(connection: psycopg.Connection[Any]) -> dict[str, list[str]]:
    """Every row of what was published, as text, in an order of its own."""
    return {
        table: [
            row[0]
            for row in connection.execute(f"SELECT t::text FROM tung_nha.{table} t ORDER BY 1".encode())
        ]
        for table in TABLES
    }


def here(connection: Connection) -> Rows:
    """Figures by day as the program keeps them."""
    query = (
        f"SELECT p.commune, p.commune_from, p.whole, p.hamlet_key, f.campaign, f.day, {SUMS}"
        " FROM figure_day f JOIN figure_place p ON p.n = f.place WHERE f.day <> '~'"
    )
    return _rows(connection.execute(query))


def there(connection: psycopg.Connection[Any], view: str) -> Rows:
    """Figures by day of `figure_day`, or counted by `c_day`."""
    place = "code, valid_from::text, whole::integer, hamlet_key"
    query = f"SELECT {place}, campaign, day, {SUMS} FROM tung_nha.{view}"
    return _rows(connection.execute(query.encode()))


def _rows(found: Any) -> Rows:
    rows = {tuple(str(cell) for cell in row[:6]): tuple(int(count) for count in row[6:]) for row in found}
    return {key: counts for key, counts in rows.items() if any(counts)}


def differing(shown: Rows, true: Rows) -> dict[tuple[str, ...], dict[str, tuple[int, int]]]:
    """Columns that differ, by place, campaign and day: what is shown and what is true."""
    nothing = (0,) * len(COLUMNS)
    found = {}
    for key in shown.keys() | true.keys():
        pairs = zip(COLUMNS, shown.get(key, nothing), true.get(key, nothing), strict=True)
        if columns := {name: (one, other) for name, one, other in pairs if one != other}:
            found[key] = columns
    return found
