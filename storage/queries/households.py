"""Reads households, their visits and their history, in one campaign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, Final

from core.base.clock import Clock, SystemClock, hlc_at, parse_instant
from core.base.ids import HouseholdId, OfficerId, VisitId
from core.base.text import search_words
from core.records.household import HistoryItem, HouseholdQuery, HouseholdRow, ListedPlace, WalkFilter
from core.records.person import Way
from core.records.results import Result, Status
from core.records.search_text import match_text
from core.records.visit import Visit, is_outside
from core.units.models import unit_key
from storage.db.connection import Connection
from storage.db.sql import json_list
from storage.local.directory import households_named
from storage.queries.history.household import read_history
from storage.queries.listed_places import in_place, listed_places

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
  CASE WHEN {LISTED} THEN ({_LIST_NUMBER}) END
FROM household h LEFT JOIN standing s ON s.household = h.n AND s.campaign = :campaign
  LEFT JOIN people_total t ON t.household = h.n AND t.campaign = :campaign
"""

_VISIT: Final = """
SELECT v.id, h.id, v.campaign, v.officer, v.at, v.result, v.people, v.smartphones, v.had, v.installed,
  v.callback, (SELECT text FROM visit_note t WHERE t.visit = v.id ORDER BY t.hlc DESC, t.id DESC LIMIT 1),
  v.voided, v.counts, v.suspect
FROM visit v JOIN household h ON h.n = v.household
"""

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
                "group": query.place.group,
                "street": query.place.street,
                **(self._today() if query.show is WalkFilter.MINE_TODAY else {}),
            },
        ).fetchall()
        return [row[0] for row in rows]

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
        return frozenset(row[0] for row in rows)

    def next_unvisited(self, after: int | None, officer: OfficerId | None = None) -> int | None:
        unvisited = (
            f"SELECT h.n FROM household h WHERE {LISTED} AND NOT EXISTS (SELECT 1 FROM standing s"
            f" WHERE s.household = h.n AND s.campaign = :campaign){_of_officer(officer)}"
        )
        behind = " AND (h.walk_key, h.n) > (SELECT walk_key, n FROM household WHERE n = :after)"
        for part in (behind, "") if after is not None else ("",):
            row = self._connection.execute(
                f"{unvisited}{part} ORDER BY h.walk_key, h.n LIMIT 1",
                {"campaign": self._campaign, "after": after, "officer": officer},
            ).fetchone()
            if row is not None:
                return int(row[0])
        return None

    def numbered(self, list_number: int) -> int | None:
        row = self._connection.execute(
            f"SELECT h.n FROM household h WHERE {LISTED} AND h.n ="
            " (SELECT m.canon FROM list_number l JOIN household m ON m.n = l.household WHERE l.number = ?)",
            (list_number,),
        ).fetchone()
        return None if row is None else int(row[0])

    def unsent_visits(self, household: HouseholdId) -> int:
        row = self._connection.execute(
            "SELECT count(*) FROM visit v JOIN event e ON e.n = v.event WHERE e.local"
            " AND v.canon = (SELECT canon FROM household WHERE id = ?) AND e.n >"
            " coalesce((SELECT max(last_event) FROM batch WHERE direction = 'out' AND state = 'sent'), 0)",
            (household,),
        ).fetchone()
        return int(row[0])

    def rows(self, numbers: Sequence[int]) -> Sequence[HouseholdRow]:
        found = {
            row[0]: _household(row)
            for row in self._connection.execute(
                f"{_ROW} WHERE h.n IN (SELECT value FROM json_each(:numbers))",
                {"campaign": self._campaign, "numbers": json_list(numbers)},
            )
        }
        return [found[n] for n in numbers if n in found]

    def ids(self, numbers: Sequence[int]) -> Sequence[HouseholdId]:
        rows = self._connection.execute(
            "SELECT h.id FROM json_each(?) j CROSS JOIN household h ON h.n = j.value ORDER BY j.key",
            (json_list(numbers),),
        )
        return [HouseholdId(row[0]) for row in rows]

    def get(self, household: HouseholdId) -> HouseholdRow | None:
        row = self._connection.execute(
            f"{_ROW} WHERE h.id = :id AND h.added IS NOT NULL", {"campaign": self._campaign, "id": household}
        ).fetchone()
        return None if row is None else _household(row)

    def rows_of(self, households: Sequence[HouseholdId]) -> Sequence[HouseholdRow]:
        rows = self._connection.execute(
            f"{_ROW} WHERE h.id IN (SELECT value FROM json_each(:ids)) AND h.added IS NOT NULL",
            {"campaign": self._campaign, "ids": json_list(households)},
        )
        return [_household(row) for row in rows]

    def commune(self, household: HouseholdId) -> str | None:
        row = self._connection.execute("SELECT commune FROM household WHERE id = ?", (household,)).fetchone()
        return None if row is None else row[0]

    def has_block(self, block: str) -> bool:
        row = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM field_set"
            " WHERE field = 'code' AND value > ? || '-' AND value < ? || '.')",
            (block, block),
        ).fetchone()
        return bool(row[0])

    def by_code(self, code: str) -> Sequence[HouseholdRow]:
        rows = self._connection.execute(
            f"{_ROW} WHERE h.n IN (SELECT household FROM field_set WHERE field = 'code' AND value = :code)"
            " AND h.added IS NOT NULL ORDER BY h.n",
            {"campaign": self._campaign, "code": code},
        )
        return [_household(row) for row in rows]

    def visits(self, household: HouseholdId) -> Sequence[Visit]:
        rows = self._connection.execute(
            f"{_VISIT} WHERE v.canon = (SELECT canon FROM household WHERE id = ?) AND v.campaign = ?"
            " ORDER BY v.at DESC, v.id DESC",
            (household, self._campaign),
        )
        return [self._visit(row) for row in rows]

    def visit(self, visit: VisitId) -> Visit | None:
        row = self._connection.execute(f"{_VISIT} WHERE v.id = ?", (visit,)).fetchone()
        return None if row is None else self._visit(row)

    def own_visits(self, first: date, last: date) -> Sequence[Visit]:
        rows = self._connection.execute(
            f"{_VISIT} WHERE v.campaign = ? AND v.officer = ? AND v.day BETWEEN ? AND ? AND NOT v.voided"
            " ORDER BY v.at, v.id",
            (self._campaign, self._me, first.isoformat(), last.isoformat()),
        )
        return [self._visit(row) for row in rows]

    def visits_of(self, visits: Sequence[VisitId]) -> Sequence[Visit]:
        """Return the visits of `visits`, in no order; those that are not stored are left out."""
        rows = self._connection.execute(
            f"{_VISIT} WHERE v.id IN (SELECT value FROM json_each(?))", (json_list(visits),)
        )
        return [self._visit(row) for row in rows]

    def history(self, household: HouseholdId) -> Sequence[HistoryItem]:
        return read_history(self._connection, household)

    def answered(self, one: HouseholdId, other: HouseholdId) -> bool | None:
        row = self._connection.execute(_ANSWERED, sorted((one, other))).fetchone()
        return None if row is None or row[1] else bool(row[0])

    def joined_otherwise(self, one: HouseholdId, other: HouseholdId) -> bool:
        return bool(self._connection.execute(_JOINED_OTHERWISE, {"a": one, "b": other}).fetchone()[0])

    def last_seen(self, household: HouseholdId) -> str | None:
        row = self._connection.execute(
            "SELECT f.id FROM field_set f JOIN household h ON h.n = f.household JOIN event e ON e.n = f.event"
            " WHERE h.id = ? AND NOT e.local ORDER BY f.hlc DESC, f.id DESC LIMIT 1",
            (household,),
        ).fetchone()
        return None if row is None else str(row[0])

    def draft(self, household: HouseholdId) -> str | None:
        row = self._connection.execute(
            "SELECT d.text FROM draft d JOIN household h ON h.n = d.household WHERE h.id = ?", (household,)
        ).fetchone()
        return None if row is None else str(row[0])

    def drafts(self) -> Mapping[HouseholdId, str]:
        rows = self._connection.execute(
            "SELECT h.id, d.text FROM draft d CROSS JOIN household h ON h.n = d.household"
        )
        return {HouseholdId(household): text for household, text in rows}

    def _visit(self, row: Sequence[Any]) -> Visit:
        at = parse_instant(row[4])
        return Visit(
            id=VisitId(row[0]),
            household=HouseholdId(row[1]),
            campaign=row[2],
            officer=None if row[3] is None else OfficerId(row[3]),
            at=at,
            result=Result(row[5]),
            people=row[6],
            smartphones=row[7],
            had=row[8],
            installed=row[9],
            callback=row[10],
            note=row[11] or None,
            voided=bool(row[12]),
            counts=bool(row[13]),
            suspect_time=bool(row[14]),
            outside_campaign=is_outside(at, self._start, self._end),
        )


_STANDING_JOIN: Final = "LEFT JOIN standing s ON s.household = h.n AND s.campaign = :campaign"


def _of_officer(officer: OfficerId | None) -> str:
    """The condition that a door is an officer's: given to them, or with them now."""
    if officer is None:
        return ""
    return (
        " AND h.n IN (SELECT household FROM door WHERE officer = :officer"
        " UNION SELECT household FROM door_holder WHERE officer = :officer)"
    )


def _household(row: Sequence[Any]) -> HouseholdRow:
    texts = ["" if value is None else str(value) for value in row[2:9]]
    anonymous = not texts[0] and bool(row[23])
    return HouseholdRow(
        number=row[0],
        id=HouseholdId(row[1]),
        head=texts[1] if anonymous else texts[0],
        code=texts[1],
        hamlet=texts[2],
        group=texts[3],
        address=texts[4],
        phone=texts[5],
        note=texts[6],
        status=Status(row[9]),
        roster_people=row[10],
        has_smartphone=None if row[11] is None else bool(row[11]),
        people=row[12],
        smartphones=row[13],
        had=row[14],
        installed=row[15],
        attempts=row[16],
        last_visit=None if row[17] is None else VisitId(row[17]),
        last_result=None if row[18] is None else Result(row[18]),
        last_at=row[19],
        callback=row[20],
        closed=row[21],
        way=Way.COUNTS if row[22] is None else Way.PERSONS,
        is_anonymous=anonymous,
        commune=unit_key(row[24], row[25]) if row[24] and row[25] else None,
        list_number=row[26] or 0,
    )
