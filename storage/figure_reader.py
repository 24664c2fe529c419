"""Sums and lists for figures, in one campaign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from core.clock import Clock, iso
from core.households.household import HouseholdRow
from core.ranking.figures import CallbackCount, DayCount, Figures, SendingState
from storage.database import Connection
from storage.household_reader import INSTALLED, LISTED, SMARTPHONES, SqlHouseholdReader

_SUMS: Final = f"""
SELECT h.commune, h.commune_from, {{place}}, count(*),
  sum(coalesce(s.last_result, '') NOT IN ('not_found', 'moved_or_vacant', 'not_dwelling_or_duplicate')),
  sum(coalesce(s.visits, 0) > 0), sum(coalesce(s.contacts, 0) > 0), sum(coalesce(s.helped, 0)),
  coalesce(sum(coalesce(s.people, h.persons, h.roster_adults)), 0),
  coalesce(sum({SMARTPHONES}), 0), coalesce(sum({INSTALLED}), 0)
FROM household h LEFT JOIN standing s ON s.household = h.n AND s.campaign = :campaign
  LEFT JOIN people_total t ON t.household = h.n AND t.campaign = :campaign
WHERE {LISTED} GROUP BY h.commune, h.commune_from, {{group}} ORDER BY {{order}}
"""

UnitName = Callable[[str, str], str]
"""(code, valid_from) -> the unit's name."""


class SqlFigureReader:
    """Answers `core.ports.FigureReader`."""

    def __init__(
        self,
        connection: Connection,
        campaign: str,
        households: SqlHouseholdReader,
        clock: Clock,
        unit_name: UnitName,
    ) -> None:
        self._connection = connection
        self._campaign = campaign
        self._households = households
        self._clock = clock
        self._unit_name = unit_name

    def units(self) -> Sequence[Figures]:
        """One row a commune that has households, by code."""
        sql = _SUMS.format(place="''", group="1, 2", order="1, 2")
        as_of = iso(self._clock.now())
        return [
            _figures(row, self._unit_name(row[0], row[1]), as_of)
            for row in self._connection.execute(sql, {"campaign": self._campaign})
        ]

    def hamlets(self) -> Sequence[Figures]:
        """One row a hamlet, in natural order; `name` is the hamlet's."""
        sql = _SUMS.format(place="min(h.hamlet)", group="h.hamlet_key", order="min(h.walk_key)")
        as_of = iso(self._clock.now())
        return [
            _figures(row, row[2], as_of)
            for row in self._connection.execute(sql, {"campaign": self._campaign})
        ]

    def days(self, last: int) -> Sequence[DayCount]:
        rows = self._connection.execute(
            "SELECT day, count(DISTINCT canon), coalesce(sum(installed), 0) FROM visit"
            " WHERE campaign = ? AND counts GROUP BY day ORDER BY day DESC LIMIT ?",
            (self._campaign, last),
        ).fetchall()
        return [
            DayCount(day=day, visited=visited, installed=installed) for day, visited, installed in rows[::-1]
        ]

    def sending(self) -> SendingState:
        """Visits of this laptop by where they are; nothing is acknowledged before a receipt is read."""
        total = self._count("SELECT count(*) FROM visit v JOIN event e ON e.n = v.event WHERE e.local")
        last = self._connection.execute(
            "SELECT b.handled, b.file, max(b.n) FROM batch b WHERE b.direction = 'out' AND b.state = 'sent'"
        ).fetchone()
        sent = self._count(
            "SELECT count(*) FROM visit v JOIN event e ON e.n = v.event WHERE e.local AND e.n <="
            " coalesce((SELECT max(last_event) FROM batch WHERE direction = 'out' AND state = 'sent'), 0)"
        )
        return SendingState(
            local=total - sent, sent=sent, acknowledged=0, last_sent=last[0], last_file=last[1]
        )

    def callbacks(self, limit: int) -> Sequence[HouseholdRow]:
        """Agreed returns, the most overdue first."""
        rows = self._connection.execute(
            f"SELECT h.n FROM standing s JOIN household h ON h.n = s.household WHERE s.campaign = ?"
            f" AND s.status = 'callback' AND {LISTED} ORDER BY s.callback, h.walk_key LIMIT ?",
            (self._campaign, limit),
        )
        return self._households.rows([row[0] for row in rows])

    def callback_count(self, today: date) -> CallbackCount:
        row = self._connection.execute(
            f"SELECT count(*), coalesce(sum(substr(s.callback, 1, 10) < ?), 0)"
            f" FROM standing s JOIN household h ON h.n = s.household"
            f" WHERE s.campaign = ? AND s.status = 'callback' AND {LISTED}",
            (today.isoformat(), self._campaign),
        ).fetchone()
        return CallbackCount(total=row[0], overdue=row[1])

    def _count(self, sql: str) -> int:
        return int(self._connection.execute(sql).fetchone()[0])


def _figures(row: Sequence[Any], name: str, as_of: str) -> Figures:
    return Figures(
        code=row[0],
        valid_from=row[1],
        name=name,
        listed=row[3],
        found=row[4],
        visited=row[5],
        reached=row[6],
        helped=row[7],
        people=row[8],
        smartphones=row[9],
        installed=row[10],
        as_of=as_of,
    )
