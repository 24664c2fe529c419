"""Keeps sums by place, campaign and reporting day, brought up to date by every derive (docs/figures.md).

Each household remembers what it gave (`figure_share`); when its facts change, that is taken out and the new
share put in. So a visit at the door and a merged batch cost what they touch, and the sums stay a function of
the facts: `rebuild` gives the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from core.base.clock import Hlc, hlc_instant, iso
from core.figures.places import kept_rules, place_thresholds
from core.records.sums import COLUMNS, CUT_OFF_HOUR
from storage.db.connection import Connection, transaction
from storage.db.rows import first_column, scalar
from storage.db.sql import chunks, json_list, read_meta
from storage.projections.figures.pace import refresh_pace
from storage.projections.figures.shares import (
    WIDTH,
    Listing,
    PersonRow,
    Row,
    VisitRow,
    back_rows,
    base_row,
    day_rows,
    trimmed,
)
from storage.projections.figures.unpublished import begin_epoch, begin_step, note

CUT_OFF: Final = "cut_off_hour"
STALE: Final = "figures_stale"
RULES: Final = "figures_rules"
ALL_DAYS: Final = "~"
"""The day of the row that holds the sum of all days of a campaign; it sorts behind every date."""

_Changes = dict[tuple[int, str, str], list[int]]
"""(place, campaign, day) -> what is added to its row."""

_Share = tuple[int, list[int], list[tuple[str, list[list[Any]], list[tuple[str, str, int]]]]]
"""Place, base row, and for each campaign its days, `[day, counts...]`, and visits noted on a later day."""

_HOUSEHOLDS: Final = """
SELECT h.n, h.added IS NOT NULL AND h.canon = h.n AND coalesce(h.closed, '') <> 'import_undone',
  h.closed IS NOT NULL, h.commune, h.commune_from, h.hamlet_key, h.hamlet,
  CASE WHEN h.persons IS NULL THEN h.roster_adults ELSE nullif(h.persons, 0) END,
  CASE WHEN h.persons IS NULL THEN h.roster_smartphones END, h.roster_people, h.persons IS NOT NULL, s.body
FROM json_each(?) j JOIN household h ON h.n = j.value LEFT JOIN figure_share s ON s.household = h.n
"""
_VISITS: Final = """
SELECT v.canon, v.campaign, v.at, v.id, v.result, v.people, v.smartphones, v.had, v.installed, v.counts,
  v.voided, v.suspect,
  CASE WHEN v.hlc >= printf('%012x', (unixepoch(v.at) + 86400) * 1000) THEN v.hlc END
FROM json_each(?) j JOIN visit v ON v.canon = j.value
"""
_PERSONS: Final = """
SELECT h.n, g.campaign, g.stage, g.had, g.at FROM json_each(?) j JOIN household h ON h.n = j.value
JOIN person p ON p.canon = h.n JOIN progress g ON g.person = p.n
WHERE h.persons IS NOT NULL AND p.added IS NOT NULL AND p.gone IS NULL AND NOT p.child
  AND g.stage IS NOT NULL
"""
_ADD: Final = f"""
INSERT INTO figure_day (place, campaign, day, {", ".join(COLUMNS)})
VALUES ({", ".join("?" * (WIDTH + 3))})
ON CONFLICT DO UPDATE SET {", ".join(f"{name} = {name} + excluded.{name}" for name in COLUMNS)}
"""


@dataclass(slots=True)
class _Kept:
    """Changes: rows of the sums, and visits noted late by (place, campaign, day, day of recording)."""

    sums: _Changes = field(default_factory=dict)
    back: dict[tuple[int, str, str, str], int] = field(default_factory=dict)


def refresh(connection: Connection, touched: Iterable[int]) -> None:
    """Brings the sums up to date for these households (row numbers) and those they are read as."""
    cut_off, places = cut_off_hour(connection), _Places(connection)
    changes, households, step = _Kept(), list(touched), begin_step(connection)
    for listed in chunks(households):
        rows = connection.execute(
            "SELECT n FROM household WHERE n IN (SELECT value FROM json_each(:touched)) UNION"
            " SELECT canon FROM household WHERE n IN (SELECT value FROM json_each(:touched))",
            {"touched": listed},
        )
        read = first_column(rows)
        note(connection, step, "household", read)
        _refresh(connection, json_list(read), cut_off, places, changes)
    note(connection, step, "place", _write(connection, changes.sums, places))
    _write_back(connection, changes.back, places)
    refresh_pace(connection, households)


def rebuild(connection: Connection) -> None:
    """Compute every sum again from the facts, as after an upgrade or another cut-off hour; inside a
    transaction.
    """
    for table in ("figure_day", "figure_back", "figure_share", "figure_place", "fast_day"):
        connection.execute(f"DELETE FROM {table}")
    begin_epoch(connection)
    refresh(connection, first_column(connection.execute("SELECT n FROM household")))
    connection.execute("DELETE FROM meta WHERE key = ?", (STALE,))
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (RULES, kept_rules()))


def rebuild_if_stale(connection: Connection) -> None:
    """Compute the sums again in a transaction of their own, after an upgrade or with other thresholds."""
    meta: dict[str, str] = dict(
        connection.execute("SELECT key, value FROM meta WHERE key IN (?, ?)", (STALE, RULES))
    )
    if STALE in meta or meta.get(RULES, kept_rules()) != kept_rules():
        with transaction(connection):
            rebuild(connection)


def cut_off_hour(connection: Connection) -> int:
    return int(read_meta(connection, CUT_OFF) or CUT_OFF_HOUR)


def _refresh(connection: Connection, listed: str, cut_off: int, places: _Places, changes: _Kept) -> None:
    """Write the shares of these households again; the differences in the sums are added to `changes`."""
    households = connection.execute(_HOUSEHOLDS, (listed,)).fetchall()
    visits, persons = _visits(connection, listed), _persons(connection, listed)
    kept: list[tuple[int, bytearray]] = []
    gone: list[tuple[int]] = []
    limit = place_thresholds()["crowded"]["smartphones"]
    for n, was_listed, is_closed, *place, adults, owners, members, one_by_one, former in households:
        body = None
        if was_listed:
            commune, commune_from, key, hamlet = place
            number = places.number(commune, commune_from, key or "", hamlet or "")
            listing = Listing(adults, owners, members, limit, bool(is_closed))
            known = persons.get(n, {}) if one_by_one else None
            share = _share(number, listing, visits.get(n, {}), known, cut_off)
            body = orjson.dumps(share)
        if body == former:
            continue
        if former is not None:
            _add(changes, orjson.loads(former), -1)
        if body is None:
            gone.append((n,))
        else:
            _add(changes, share, 1)
            kept.append((n, bytearray(body)))
    connection.executemany("DELETE FROM figure_share WHERE household = ?", gone)
    connection.executemany("INSERT OR REPLACE INTO figure_share (household, body) VALUES (?, ?)", kept)


def _visits(connection: Connection, listed: str) -> dict[int, dict[str, list[VisitRow]]]:
    """Visits by household and campaign, in the order of (at, id)."""
    found: dict[int, dict[str, list[VisitRow]]] = {}
    for household, campaign, *visit in connection.execute(_VISITS, (listed,)).fetchall():
        found.setdefault(household, {}).setdefault(campaign, []).append(tuple(visit))
    for campaigns in found.values():
        for rows in campaigns.values():
            rows.sort()
    return found


def _persons(connection: Connection, listed: str) -> dict[int, dict[str, list[PersonRow]]]:
    found: dict[int, dict[str, list[PersonRow]]] = {}
    for household, campaign, stage, had, at in connection.execute(_PERSONS, (listed,)):
        person = (stage, had, iso(hlc_instant(Hlc(at))))
        found.setdefault(household, {}).setdefault(campaign, []).append(person)
    return found


def _share(
    place: int,
    listing: Listing,
    visits: dict[str, list[VisitRow]],
    persons: dict[str, list[PersonRow]] | None,
    cut_off: int,
) -> _Share:
    """A share as it is kept in JSON: `[place, base, [[campaign, [[day, counts...], ...], [...]], ...]]`.

    Noughts at the ends of rows are cut.
    """
    campaigns = []
    for campaign in sorted(visits if persons is None else visits.keys() | persons.keys()):
        known = None if persons is None else persons.get(campaign, [])
        met = visits.get(campaign, ())
        days = day_rows(listing, met, known, cut_off)
        rows = [[day, *trimmed(row)] for day, row in sorted(days.items())]
        campaigns.append((campaign, rows, back_rows(met, cut_off)))
    return place, trimmed(base_row(listing)), campaigns


def _add(changes: _Kept, share: _Share, sign: int) -> None:
    place, base, campaigns = share
    _put(changes.sums, (place, "", ""), base, sign)
    for campaign, days, back in campaigns:
        for day, *row in days:
            _put(changes.sums, (place, campaign, day), row, sign)
        for day, recorded, visits in back:
            key = (place, campaign, day, recorded)
            changes.back[key] = changes.back.get(key, 0) + sign * visits


def _put(changes: _Changes, key: tuple[int, str, str], row: Row, sign: int) -> None:
    cell = changes.get(key)
    if cell is None:
        cell = changes[key] = [0] * WIDTH
    for at, count in enumerate(row):
        if count:
            cell[at] += sign * count


def _write(connection: Connection, changes: _Changes, places: _Places) -> set[int]:
    """Adds what changed to the hamlets' rows, to those of their communes, and to the sums of all days.

    Returns the numbers of these places.
    """
    every: _Changes = {}
    for (place, campaign, day), row in changes.items():
        for at in (place, places.commune_of(place)):
            _put(every, (at, campaign, day), row, 1)
            if campaign:
                _put(every, (at, campaign, ALL_DAYS), row, 1)
    rows = [(*key, *row) for key, row in every.items() if any(row)]
    connection.executemany(_ADD, rows)
    return {place for place, _, _ in every}


def _write_back(
    connection: Connection, changes: Mapping[tuple[int, str, str, str], int], places: _Places
) -> None:
    """Visits noted late, of communes only."""
    connection.executemany(
        "INSERT INTO figure_back VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET visits = visits + excluded.visits",
        [(places.commune_of(place), *rest, count) for (place, *rest), count in changes.items() if count],
    )


class _Places:
    """Numbers of hamlets and communes (`whole`); a new one is made when it is first met.

    A hamlet's first spelling is its name.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[tuple[str, str, bool, str], int] = {}
        self._communes: dict[int, int] = {}

    def number(self, commune: str, commune_from: str, hamlet_key: str, hamlet: str) -> int:
        key = (commune, commune_from, False, hamlet_key)
        found = self._numbers.get(key)
        return self._look_up(key, hamlet) if found is None else found

    def commune_of(self, place: int) -> int:
        if place not in self._communes:
            commune, commune_from = self._connection.execute(
                "SELECT commune, commune_from FROM figure_place WHERE n = ?", (place,)
            ).fetchone()
            self._communes[place] = self._look_up((commune, commune_from, True, ""), "")
        return self._communes[place]

    def _look_up(self, key: tuple[str, str, bool, str], hamlet: str) -> int:
        execute = self._connection.execute
        number = scalar(
            execute(
                "SELECT n FROM figure_place WHERE commune = ? AND commune_from = ? AND whole = ?"
                " AND hamlet_key = ?",
                key,
            )
        )
        if number is None:
            number = scalar(
                execute(
                    "INSERT INTO figure_place (commune, commune_from, whole, hamlet_key, hamlet)"
                    " VALUES (?, ?, ?, ?, ?) RETURNING n",
                    (*key, hamlet),
                )
            )
        self._numbers[key] = number
        return int(number)
