"""The figures as of each day: of the program, of a count in the database, and of what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import psycopg

from core.records.sums import COLUMNS
from tests.postgres.compared import Rows
from tests.sim.oracle import FIGURES, Truth

COUNT = Path(__file__).with_name("count.sql").read_text(encoding="utf-8").encode()
Day = tuple[str, str]
"""Campaign and reporting day; both empty before the first visit."""
Place = tuple[str, ...]
"""Commune, its first day, 1 for the whole of it, folded name of a hamlet."""


def counted(connection: psycopg.Connection[Any]) -> dict[Day, dict[Place, Mapping[str, int]]]:
    """Count by count.sql, from the households, visits and people in a database."""
    cursor = connection.execute(COUNT)
    while cursor.nextset():
        pass
    found: dict[Day, dict[Place, Mapping[str, int]]] = defaultdict(dict)
    for row in cursor.fetchall():
        place, day = tuple(map(str, row[:4])), (row[4], row[5])
        found[day][place] = {name: int(n or 0) for name, n in zip(COLUMNS, row[6:], strict=True)}
    return found


def added_up(rows: Rows, moment: Day) -> dict[Place, Mapping[str, int]]:
    """Add the changes up to a moment."""
    campaign, day = moment
    found: dict[Place, list[int]] = {}
    for (*place, of, on), counts in rows.items():
        if of in ("", campaign) and on <= day:
            now = found.setdefault(tuple(place), [0] * len(COLUMNS))
            now[:] = map(sum, zip(now, counts, strict=True))
    return {place: dict(zip(COLUMNS, counts, strict=True)) for place, counts in found.items() if any(counts)}


def days_of(rows: Rows) -> set[Day]:
    return {(key[4], key[5]) for key in rows}


def happened(truth: Truth, day: str) -> dict[str, Mapping[str, int]]:
    """By commune, as the events of the season have it."""
    communes, _ = truth.figures(upto=day)
    return {code: {name: getattr(one, name) for name in FIGURES} for code, one in communes.items()}


def of_communes(
    found: Mapping[Place, Mapping[str, int]], names: Iterable[str]
) -> dict[str, Mapping[str, int]]:
    return {
        place[0]: {name: counts[name] for name in names} for place, counts in found.items() if place[2] == "1"
    }
