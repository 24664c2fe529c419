"""Reads households, their visits and their history, in one campaign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final, NamedTuple

from core.base.clock import Clock, SystemClock, hlc_at
from core.base.ids import HouseholdId, OfficerId, VisitId
from core.base.text import fold_group, search_words
from core.records.household import HistoryItem, HouseholdQuery, HouseholdRow, ListedPlace, WalkFilter
from core.records.person import Way
from core.records.results import Result, Status
from core.records.search_text import match_text
from core.records.visit import Visit
from core.units.models import unit_key
from storage.db.connection import Connection
from storage.db.rows import first_column, named_rows, scalar
from storage.db.sql import json_list
from storage.local.directory import households_named
from storage.queries.history.household import read_history
from storage.queries.listed_places import in_place, listed_places
from storage.queries.visits import read_visits

SMARTPHONES: Final = (
    "coalesce(s.smartphones, t.smartphones, CASE WHEN h.persons IS NULL THEN h.roster_smartphones ELSE 0 END)"
)
"""Of a household with its standing `s` and the totals of its people `t`; None where nobody knows."""

INSTALLED: Final = "coalesce(s.had, t.had, 0) + coalesce(s.installed, t.installed - t.had, 0)"

LISTED: Final = "h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL"
"""A listed household: of the roster or added at the door, after merges, not closed (model.md)."""

_LIST_NUMBER: Final = (
    "SELECT min(l.number) FROM household m JOIN list_number l ON l.household = m.n WHERE m.canon = h.n"
)
"""The number of a household `h`: of merged ones the smallest."""

_ROW: Final = f"""
SELECT h.n, h.id, h.name, h.code, h.hamlet, h."group", h.address, h.phone, h.note,
  CASE WHEN h.closed IS NOT NULL THEN 'closed' ELSE coalesce(s.status, 'new') END,
  h.roster_people, h.has_smartphone, coalesce(s.people, h.persons, h.roster_adults), {SMARTPHONES},
  coalesce(s.had, t.had), {INSTALLED},
  coalesce(s.visits, 0), s.last_visit, s.last_result, s.last_at, s.callback, h.closed, h.persons, h.hidden,
  h.commune, h.commune_from,
  CASE WHEN {LISTED} THEN ({_LIST_NUMBER}) END,
  h.persons IS NOT NULL OR EXISTS (SELECT 1 FROM visit v INDEXED BY visit_canon
    WHERE v.canon = h.n AND v.campaign = :campaign AND v.counts AND v.installed IS NOT NULL)
FROM household h LEFT JOIN standing s ON s.household = h.n AND s.campaign = :campaign
  LEFT JOIN people_total t ON t.household = h.n AND t.campaign = :campaign
"""


class _Row(NamedTuple):
    number: int
    id: HouseholdId
    name: str | None
    code: str | None
    hamlet: str | None
    group: str | None
    address: str | None
    phone: str | None
    note: str | None
    status: str
    roster_people: int | None
    has_smartphone: int | None
    people: int | None
    smartphones: int | None
    had: int | None
    installed: int
    visits: int
    last_visit: VisitId | None
    last_result: str | None
    last_at: str | None
    callback: str | None
    closed: str | None
    persons: int | None
    hidden: int | None
    commune: str | None
    commune_from: str | None
    list_number: int | None
    installed_stated: int


CLOSED: Final = "h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NOT NULL"

_FILTERS: Final = {
    WalkFilter.ALL: "",
    WalkFilter.CLOSED: "",
    WalkFilter.TO_VISIT: " AND coalesce(s.status, 'new') IN ('new', 'open', 'callback', 'returned')",
    WalkFilter.CALLBACKS: " AND s.callback IS NOT NULL AND s.status = 'callback'",
    WalkFilter.DONE: " AND s.status IN ('done', 'refused', 'absent', 'closed')",
    WalkFilter.NEW: " AND s.household IS NULL",
    WalkFilter.MINE_TODAY: (
        " AND h.n IN (SELECT v.canon FROM visit v WHERE v.campaign = :campaign AND v.officer = :me"
        " AND v.day = :today AND NOT v.voided UNION SELECT v.canon FROM event e INDEXED BY event_visit_after"
        " JOIN visit v ON v.event = e.n WHERE e.local = 1 AND e.kind = 'visit.recorded' AND e.hlc >= :since"
        " AND v.campaign = :campaign AND NOT v.voided)"
    ),
}


_ANSWERED: Final = """
SELECT s.same, EXISTS (SELECT 1 FROM same_open o WHERE o.event = s.event) FROM same_as s
  JOIN household a ON a.n = s.a JOIN household b ON b.n = s.b
WHERE a.id = ? AND b.id = ? ORDER BY s.hlc DESC, s.id DESC LIMIT 1
"""

_JOINED_OTHERWISE: Final = """
WITH RECURSIVE said AS (
  SELECT a, b, same, row_number() OVER (PARTITION BY a, b ORDER BY hlc DESC, id DESC) AS place FROM same_as),
edge AS (SELECT a, b FROM said WHERE place = 1 AND same UNION SELECT b, a FROM said WHERE place = 1 AND same),
pair AS (
  SELECT x.n AS a, y.n AS b FROM household x JOIN household y WHERE x.id = :a AND y.id = :b),
reached (n) AS (
  SELECT a FROM pair
  UNION SELECT e.b FROM reached r JOIN edge e ON e.a = r.n, pair p
    WHERE (e.a, e.b) NOT IN ((p.a, p.b), (p.b, p.a)))
SELECT EXISTS (SELECT 1 FROM reached WHERE n = (SELECT b FROM pair))
"""


class SqlHouseholdReader:
    """Answers `core.ports.HouseholdReader` from the workspace's database."""

    def __init__(
        self,
        connection: Connection,
        campaign: str,
        start: date,
        end: date | None,
        *,
        clock: Clock | None = None,
        me: OfficerId | None = None,
    ) -> None:
        """`clock` and `me` are for the filter of what this officer recorded today."""
        self._connection = connection
        self._clock, self._me = clock or SystemClock(), me
        self._campaign = campaign
        self._start = start
        self._end = end

    def numbers(self, query: HouseholdQuery) -> Sequence[int]:
        joined = "" if query.show is WalkFilter.ALL else _STANDING_JOIN
        words, match = search_words(query.text), match_text(query.text)
        if match:
            source = (
                f"FROM search JOIN household h ON h.n = search.rowid {joined} WHERE search MATCH :match AND"
            )
            if named := households_named(self._connection, words):
                source = (
                    f"FROM household h {joined} WHERE h.n IN (SELECT rowid FROM search WHERE search MATCH"
                    f" :match UNION SELECT value FROM json_each('{json_list(named)}')) AND"
                )
        else:
            source = f"FROM household h {joined} WHERE"
        listed = CLOSED if query.show is WalkFilter.CLOSED else LISTED
        order = "h.name_key, h.n" if query.by_name else "h.walk_key, h.n"
        rows = self._connection.execute(
            f"SELECT h.n {source} {listed}{_FILTERS[query.show]}{_of_officer(query.officer)}"
            f"{in_place(query.place)} ORDER BY {order} LIMIT :limit",
            {
                "campaign": self._campaign,
                "officer": query.officer,
                "match": match,
                "limit": -1 if query.limit is None else query.limit,
                "hamlet": query.place.hamlet,
                "group": fold_group(query.place.group),
                "street": query.place.street,
                **(self._today() if query.show is WalkFilter.MINE_TODAY else {}),
            },
        ).fetchall()
        return first_column(rows)

    def places(self) -> Sequence[ListedPlace]:
        return listed_places(self._connection, LISTED)

    def _today(self) -> dict[str, object]:
        now = self._clock.now()
        since = hlc_at(now.replace(hour=0, minute=0, second=0, microsecond=0))
        return {"me": self._me, "today": now.date().isoformat(), "since": since}

    def matching(self, text: str) -> AbstractSet[int]:
        if not (match := match_text(text)):
            return frozenset()
        rows = self._connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (match,)).fetchall()
        return frozenset(first_column(rows))

    def next_unvisited(self, after: int | None, officer: OfficerId | None = None) -> int | None:
        unvisited = (
            f"SELECT h.n FROM household h WHERE {LISTED} AND NOT EXISTS (SELECT 1 FROM standing s"
            f" WHERE s.household = h.n AND s.campaign = :campaign){_of_officer(officer)}"
        )
        behind = " AND (h.walk_key, h.n) > (SELECT walk_key, n FROM household WHERE n = :after)"
        for part in (behind, "") if after is not None else ("",):
            told = {"campaign": self._campaign, "after": after, "officer": officer}
            found = self._connection.execute(f"{unvisited}{part} ORDER BY h.walk_key, h.n LIMIT 1", told)
            if (number := scalar(found)) is not None:
                return int(number)
        return None

    def numbered(self, list_number: int) -> int | None:
        found = self._connection.execute(
            f"SELECT h.n FROM household h WHERE {LISTED} AND h.n ="
            " (SELECT m.canon FROM list_number l JOIN household m ON m.n = l.household WHERE l.number = ?)",
            (list_number,),
        )
        number: int | None = scalar(found)
        return number

    def unsent_visits(self, household: HouseholdId) -> int:
        found = self._connection.execute(
            "SELECT count(*) FROM visit v JOIN event e ON e.n = v.event WHERE e.local"
            " AND v.canon = (SELECT canon FROM household WHERE id = ?) AND e.n >"
            " coalesce((SELECT max(last_event) FROM batch WHERE direction = 'out' AND state = 'sent'), 0)",
            (household,),
        )
        return int(scalar(found))

    def rows(self, numbers: Sequence[int]) -> Sequence[HouseholdRow]:
        found = {
            row.number: row
            for row in self._households(
                "h.n IN (SELECT value FROM json_each(:numbers))", numbers=json_list(numbers)
            )
        }
        return [found[n] for n in numbers if n in found]

    def ids(self, numbers: Sequence[int]) -> Sequence[HouseholdId]:
        rows = self._connection.execute(
            "SELECT h.id FROM json_each(?) j CROSS JOIN household h ON h.n = j.value ORDER BY j.key",
            (json_list(numbers),),
        )
        return [HouseholdId(one) for (one,) in rows]

    def get(self, household: HouseholdId) -> HouseholdRow | None:
        return next(iter(self._households("h.id = :id AND h.added IS NOT NULL", id=household)), None)

    def rows_of(self, households: Sequence[HouseholdId]) -> Sequence[HouseholdRow]:
        listed = json_list(households)
        return self._households(
            "h.id IN (SELECT value FROM json_each(:ids)) AND h.added IS NOT NULL", ids=listed
        )

    def commune(self, household: HouseholdId) -> str | None:
        found = self._connection.execute("SELECT commune FROM household WHERE id = ?", (household,))
        commune: str | None = scalar(found)
        return commune

    def has_block(self, block: str) -> bool:
        found = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM field_set"
            " WHERE field = 'code' AND value > ? || '-' AND value < ? || '.')",
            (block, block),
        )
        return bool(scalar(found))

    def by_code(self, code: str) -> Sequence[HouseholdRow]:
        return self._households(
            "h.n IN (SELECT household FROM field_set WHERE field = 'code' AND value = :code)"
            " AND h.added IS NOT NULL ORDER BY h.n",
            code=code,
        )

    def visits(self, household: HouseholdId) -> Sequence[Visit]:
        return self._visits(
            "v.canon = (SELECT canon FROM household WHERE id = ?) AND v.campaign = ?"
            " ORDER BY v.at DESC, v.id DESC",
            household,
            self._campaign,
        )

    def visit(self, visit: VisitId) -> Visit | None:
        return next(iter(self._visits("v.id = ?", visit)), None)

    def own_visits(self, first: date, last: date) -> Sequence[Visit]:
        return self._visits(
            "v.campaign = ? AND v.officer = ? AND v.day BETWEEN ? AND ? AND NOT v.voided ORDER BY v.at, v.id",
            *(self._campaign, self._me, first.isoformat(), last.isoformat()),
        )

    def visits_of(self, visits: Sequence[VisitId]) -> Sequence[Visit]:
        """Return the visits of `visits`, in no order; those that are not stored are left out."""
        return self._visits("v.id IN (SELECT value FROM json_each(?))", json_list(visits))

    def history(self, household: HouseholdId) -> Sequence[HistoryItem]:
        return read_history(self._connection, household)

    def answered(self, one: HouseholdId, other: HouseholdId) -> bool | None:
        same, is_open = self._connection.execute(_ANSWERED, sorted((one, other))).fetchone() or (None, True)
        return None if is_open else bool(same)

    def joined_otherwise(self, one: HouseholdId, other: HouseholdId) -> bool:
        return bool(scalar(self._connection.execute(_JOINED_OTHERWISE, {"a": one, "b": other})))

    def last_seen(self, household: HouseholdId) -> str | None:
        found = self._connection.execute(
            "SELECT f.id FROM field_set f JOIN household h ON h.n = f.household JOIN event e ON e.n = f.event"
            " WHERE h.id = ? AND NOT e.local ORDER BY f.hlc DESC, f.id DESC LIMIT 1",
            (household,),
        )
        last: str | None = scalar(found)
        return last

    def draft(self, household: HouseholdId) -> str | None:
        found = self._connection.execute(
            "SELECT d.text FROM draft d JOIN household h ON h.n = d.household WHERE h.id = ?", (household,)
        )
        text: str | None = scalar(found)
        return text

    def drafts(self) -> Mapping[HouseholdId, str]:
        rows = self._connection.execute(
            "SELECT h.id, d.text FROM draft d CROSS JOIN household h ON h.n = d.household"
        )
        return {HouseholdId(household): text for household, text in rows}

    def _households(self, where: str, **values: object) -> list[HouseholdRow]:
        rows = self._connection.execute(f"{_ROW} WHERE {where}", {"campaign": self._campaign, **values})
        return [_household(row) for row in named_rows(_Row, rows)]

    def _visits(self, where: str, *values: object) -> list[Visit]:
        return read_visits(self._connection, (self._start, self._end), where, values)


_STANDING_JOIN: Final = "LEFT JOIN standing s ON s.household = h.n AND s.campaign = :campaign"


def _of_officer(officer: OfficerId | None) -> str:
    """The condition that a door is an officer's: given to them, or with them now."""
    if officer is None:
        return ""
    return (
        " AND h.n IN (SELECT household FROM door WHERE officer = :officer"
        " UNION SELECT household FROM door_holder WHERE officer = :officer)"
    )


def _household(row: _Row) -> HouseholdRow:
    anonymous = not row.name and bool(row.hidden)
    return HouseholdRow(
        number=row.number,
        id=row.id,
        head=(row.code if anonymous else row.name) or "",
        code=row.code or "",
        hamlet=row.hamlet or "",
        group=row.group or "",
        address=row.address or "",
        phone=row.phone or "",
        note=row.note or "",
        status=Status(row.status),
        roster_people=row.roster_people,
        has_smartphone=None if row.has_smartphone is None else bool(row.has_smartphone),
        people=row.people,
        smartphones=row.smartphones,
        had=row.had,
        installed=row.installed,
        attempts=row.visits,
        last_visit=row.last_visit,
        last_result=None if row.last_result is None else Result(row.last_result),
        last_at=row.last_at,
        callback=row.callback,
        closed=row.closed,
        way=Way.COUNTS if row.persons is None else Way.PERSONS,
        is_anonymous=anonymous,
        commune=unit_key(row.commune, row.commune_from) if row.commune and row.commune_from else None,
        list_number=row.list_number or 0,
        installed_stated=bool(row.installed_stated),
    )
