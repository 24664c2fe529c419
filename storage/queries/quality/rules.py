"""The rules of the review as queries: set-based, over one campaign, each with what it means in its docstring.

Every query gives `household`, `visit`, `officer`, `at` and then the numbers that its sentence names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from core.base.ids import HouseholdId, OfficerId, VisitId
from core.quality.rules import Finding, Rule, RuleResult, Thresholds, thresholds
from storage.db.connection import Connection
from storage.projections.base.conditions import AT_ITS_TIME, PROMPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A rule's query: the names of its numbers, and the values of its own parameters."""

    sql: str
    facts: tuple[str, ...] = ()
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Parameters of every query: the campaign and its dates, today, the number of findings to name."""

    campaign: str
    start: str
    end: str | None
    today: str
    limit: int

    def values(self) -> dict[str, object]:
        names = ("campaign", "start", "end", "today", "limit")
        return {name: getattr(self, name) for name in names}


_LISTED: Final = "h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL"
_STANDING: Final = (
    "FROM standing s JOIN household h ON h.n = s.household WHERE s.campaign = :campaign"
    " AND h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL"
)
_VISITS: Final = (
    "FROM visit v JOIN household h ON h.n = v.canon"
    " WHERE v.campaign = :campaign AND v.counts AND NOT v.voided"
)
_VISIT: Final = "h.id AS household, v.id AS visit, v.officer, v.at"
_HOUSEHOLD: Final = "h.id AS household, NULL AS visit, NULL AS officer, s.last_at AS at"


def no_counts(_numbers: Thresholds) -> Query:
    """Finished as `completed`, and the number of smartphones was never stated, not even by the list."""
    return Query(
        sql=f"SELECT {_HOUSEHOLD} {_STANDING} AND s.last_result = 'completed' AND s.smartphones IS NULL"
        " AND h.roster_smartphones IS NULL AND coalesce(h.has_smartphone, 1)"
    )


def no_address(_numbers: Thresholds) -> Query:
    """A listed household without house number, group and phone: nobody finds it again."""
    return Query(
        sql="SELECT h.id AS household, NULL AS visit, NULL AS officer, NULL AS at FROM household h"
        f" WHERE {_LISTED} AND coalesce(h.address, '') = '' AND coalesce(h.\"group\", '') = ''"
        " AND coalesce(h.phone, '') = ''"
    )


def callback_overdue(numbers: Thresholds) -> Query:
    """An agreed return more than `days` ago without a visit."""
    return Query(
        sql=f"SELECT {_HOUSEHOLD}, julianday(:today) - julianday(substr(s.callback, 1, 10)) AS days"
        f" {_STANDING} AND s.status = 'callback' AND substr(s.callback, 1, 10) < date(:today, '-' || :days"
        " || ' days')",
        facts=("days",),
        values=numbers,
    )


def installed_over_smartphones(_numbers: Thresholds) -> Query:
    """More people of a household have the app, before or with our help, than people with a smartphone."""
    return Query(
        sql=f"SELECT {_HOUSEHOLD}, coalesce(s.had, 0) + s.installed AS installed,"
        f" coalesce(s.smartphones, h.roster_smartphones) AS smartphones {_STANDING}"
        " AND coalesce(s.had, 0) + s.installed > coalesce(s.smartphones, h.roster_smartphones)",
        facts=("installed", "smartphones"),
    )


def smartphones_over_people(_numbers: Thresholds) -> Query:
    """More people with a smartphone than people of 16 and older, as both are known last."""
    return Query(
        sql=f"SELECT {_HOUSEHOLD}, coalesce(s.smartphones, h.roster_smartphones) AS smartphones,"
        f" coalesce(s.people, h.roster_adults) AS people {_STANDING}"
        " AND coalesce(s.smartphones, h.roster_smartphones) > coalesce(s.people, h.roster_adults)",
        facts=("smartphones", "people"),
    )


def counts_without_contact(_numbers: Thresholds) -> Query:
    """A visit without contact that nevertheless states installations."""
    return Query(
        sql=f"SELECT {_VISIT}, coalesce(v.installed, 0) + coalesce(v.had, 0) AS installed {_VISITS}"
        " AND v.result IN ('not_home', 'no_access', 'not_found', 'moved_or_vacant',"
        " 'not_dwelling_or_duplicate') AND coalesce(v.installed, 0) + coalesce(v.had, 0) > 0",
        facts=("installed",),
    )


def closed_but_visited(_numbers: Thresholds) -> Query:
    """A household was closed and a contact in it was recorded afterwards."""
    return Query(
        sql=f"SELECT {_VISIT} {_VISITS} AND h.closed IS NOT NULL AND v.result IN ('completed', 'partial')"
        " AND v.hlc > (SELECT max(c.hlc) FROM closing c WHERE c.household = h.n)"
    )


def twice_on_one_day(_numbers: Thresholds) -> Query:
    """Two counting visits of one household on one date that both give numbers; they are added up."""
    return Query(
        sql="SELECT h.id AS household, max(v.id) AS visit, v.officer, max(v.at) AS at, count(*) AS visits"
        f" {_VISITS} AND v.installed > 0 GROUP BY v.canon, v.day HAVING count(*) > 1",
        facts=("visits",),
    )


def many_people(numbers: Thresholds) -> Query:
    """More than `people` people of 16 and older behind one door: perhaps a hostel, perhaps a slip."""
    return Query(
        sql=f"SELECT {_VISIT}, v.people AS found {_VISITS} AND v.people > :people",
        facts=("found",),
        values=numbers,
    )


def too_fast(numbers: Thresholds) -> Query:
    """`visits` or more by one officer within `minutes`, noted at the time: nobody walks so fast.

    Visits noted later than `late_entry_minutes` after their time, and rows of one sheet, were typed in from
    paper and are left out.
    """
    return Query(
        sql="SELECT NULL AS household, NULL AS visit, officer, min(at) AS at, max(near) AS peak FROM ("
        " SELECT v.officer, v.at, v.day, count(*) OVER (PARTITION BY v.officer ORDER BY unixepoch(v.at)"
        " RANGE BETWEEN CURRENT ROW AND :seconds FOLLOWING) AS near"
        f" {_VISITS} AND {AT_ITS_TIME}) WHERE near >= :visits GROUP BY officer, day",
        facts=("peak",),
        values={**numbers, "seconds": numbers["minutes"] * 60},
    )


def no_refusals(numbers: Thresholds) -> Query:
    """An officer with `contacts` contacts or more and not one refusal."""
    return Query(
        sql="SELECT NULL AS household, NULL AS visit, v.officer, max(v.at) AS at, count(*) AS met"
        f" {_VISITS} AND v.result IN ('completed', 'partial', 'respondent_away', 'refused_soft',"
        " 'refused_hard', 'unable') GROUP BY v.officer HAVING count(*) >= :contacts"
        " AND sum(v.result IN ('refused_soft', 'refused_hard')) = 0",
        facts=("met",),
        values=numbers,
    )


def always_alike(numbers: Thresholds) -> Query:
    """An officer whose finished visits have the same numbers in `percent` of `visits` or more."""
    return Query(
        sql="SELECT NULL AS household, NULL AS visit, officer, max(at) AS at,"
        " max(same) * 100 / sum(same) AS share, sum(same) AS of FROM ("
        " SELECT v.officer, max(v.at) AS at, count(*) AS same"
        f" {_VISITS} AND v.result = 'completed'"
        " GROUP BY v.officer, v.people, v.smartphones, v.had, v.installed) GROUP BY officer"
        " HAVING sum(same) >= :visits AND max(same) * 100 >= sum(same) * :percent",
        facts=("share", "of"),
        values=numbers,
    )


def at_night(numbers: Thresholds) -> Query:
    """A contact between `from_hour` and `to_hour`, noted within `late_entry_minutes` of its time."""
    return Query(
        sql=f"SELECT {_VISIT}, v.hour AS hour {_VISITS} AND (v.hour >= :from_hour OR v.hour < :to_hour)"
        f" AND v.result IN ('completed', 'partial') AND {PROMPT}",
        facts=("hour",),
        values=numbers,
    )


def outside_campaign(_numbers: Thresholds) -> Query:
    """A visit whose date is outside the campaign's; it counts and is flagged."""
    return Query(sql=f"SELECT {_VISIT} {_VISITS} AND (v.day < :start OR v.day > :end)")


def future_time(numbers: Thresholds) -> Query:
    """A time more than `hours` ahead of when the visit was noted or read: a clock was wrong or set back."""
    return Query(
        sql=f"SELECT {_VISIT} {_VISITS} AND (v.suspect"
        " OR v.hlc < printf('%012x', (unixepoch(v.at) - :hours * 3600) * 1000))",
        values=numbers,
    )


_QUERIES: Final[dict[Rule, Callable[[Thresholds], Query]]] = {
    Rule.NO_COUNTS: no_counts,
    Rule.NO_ADDRESS: no_address,
    Rule.CALLBACK_OVERDUE: callback_overdue,
    Rule.INSTALLED_OVER_SMARTPHONES: installed_over_smartphones,
    Rule.SMARTPHONES_OVER_PEOPLE: smartphones_over_people,
    Rule.COUNTS_WITHOUT_CONTACT: counts_without_contact,
    Rule.CLOSED_BUT_VISITED: closed_but_visited,
    Rule.TWICE_ON_ONE_DAY: twice_on_one_day,
    Rule.MANY_PEOPLE: many_people,
    Rule.TOO_FAST: too_fast,
    Rule.NO_REFUSALS: no_refusals,
    Rule.ALWAYS_ALIKE: always_alike,
    Rule.AT_NIGHT: at_night,
    Rule.OUTSIDE_CAMPAIGN: outside_campaign,
    Rule.FUTURE_TIME: future_time,
}


def run_rules(connection: Connection, scope: Scope) -> list[RuleResult]:
    """Every rule once, in the order of the list."""
    return [_run(connection, scope, rule) for rule in Rule]


def _run(connection: Connection, scope: Scope, rule: Rule) -> RuleResult:
    numbers = thresholds().get(rule.value, {})
    query = _QUERIES[rule](numbers)
    rows = connection.execute(
        f"SELECT count(*) OVER (), * FROM ({query.sql}) ORDER BY at DESC, household, visit LIMIT :limit",
        {**scope.values(), **query.values},
    ).fetchall()
    first = tuple(_finding(rule, row, query.facts, numbers) for _, *row in rows)
    return RuleResult(rule=rule, count=next((count for count, *_ in rows), 0), first=first)


def _finding(rule: Rule, row: Sequence[object], names: Sequence[str], numbers: Thresholds) -> Finding:
    household, visit, officer, at, *facts = row
    return Finding(
        rule=rule,
        household=None if household is None else HouseholdId(str(household)),
        visit=None if visit is None else VisitId(str(visit)),
        officer=None if officer is None else OfficerId(str(officer)),
        at=None if at is None else str(at),
        facts={
            **numbers,
            **{name: int(str(value).split(".")[0]) for name, value in zip(names, facts, strict=True)},
        },
    )
