"""Sums and lists for figures, in one campaign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from core.base.clock import Clock, iso
from core.figures.ports import WHOLE, PlaceSums
from core.ranking.counted import figures_of
from core.records.figures import CallbackCount, DayCount, Figures, SendingState
from core.records.household import HouseholdRow
from storage.db.connection import Connection
from storage.db.rows import first_column, scalar
from storage.queries.figures import SqlFigures
from storage.queries.households import LISTED, SqlHouseholdReader
from storage.queries.sending import sending_counts

UnitName = Callable[[str, str], str]
"""(code, valid_from) -> the unit's name."""

_CALLBACKS: Final = "standing s CROSS JOIN household h ON h.n = s.household"
_AGREED: Final = "s.callback IS NOT NULL AND s.status = 'callback'"
"""By the index of callbacks, not through all standings."""


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
        self._sums = SqlFigures(connection, campaign, clock)
        self._campaign = campaign
        self._households = households
        self._clock = clock
        self._unit_name = unit_name

    def units(self) -> Sequence[Figures]:
        """One row a commune that has households, by code."""
        return [self._figures(place) for place in self._sums.communes()]

    def hamlets(self) -> Sequence[Figures]:
        """One row a hamlet, in natural order; `name` is the hamlet's."""
        return [self._figures(place) for place in self._sums.hamlets()]

    def _figures(self, place: PlaceSums) -> Figures:
        unit, whole = place.commune, place.key == WHOLE
        return figures_of(
            place.sums,
            unit=unit,
            name=self._unit_name(unit.code, unit.valid_from.isoformat()) if whole else place.hamlet,
            hamlet=place.hamlet,
            as_of=iso(self._clock.now()),
        )

    def days(self, last: int) -> Sequence[DayCount]:
        """The last days with a visit of a listed household, the first of them first."""
        rows = self._connection.execute(
            "SELECT v.day, count(DISTINCT h.n), coalesce(sum(v.installed), 0)"
            " FROM visit v CROSS JOIN household h ON h.n = v.canon"
            f" WHERE v.campaign = ? AND v.counts AND {LISTED} GROUP BY v.day ORDER BY v.day DESC LIMIT ?",
            (self._campaign, last),
        ).fetchall()
        return [
            DayCount(day=day, visited=visited, installed=installed) for day, visited, installed in rows[::-1]
        ]

    def sending(self) -> SendingState:
        """Visits of this laptop by where they are: in no file, in a file, at the province."""
        total, sent, acknowledged = sending_counts(self._connection)
        handled, _ = self._connection.execute(
            "SELECT b.handled, max(b.n) FROM batch b WHERE b.direction = 'out' AND b.state = 'sent'"
        ).fetchone()
        return SendingState(
            local=total - sent - acknowledged,
            sent=sent,
            acknowledged=acknowledged,
            last_sent=handled,
        )

    def callbacks(self, limit: int) -> Sequence[HouseholdRow]:
        """Agreed returns, the most overdue first."""
        rows = self._connection.execute(
            f"SELECT h.n FROM {_CALLBACKS} WHERE s.campaign = ?"
            f" AND {_AGREED} AND {LISTED} ORDER BY s.callback, h.walk_key LIMIT ?",
            (self._campaign, limit),
        )
        return self._households.rows(first_column(rows))

    def callback_count(self, today: date) -> CallbackCount:
        total, overdue = self._connection.execute(
            f"SELECT count(*), coalesce(sum(substr(s.callback, 1, 10) < ?), 0)"
            f" FROM {_CALLBACKS} WHERE s.campaign = ? AND {_AGREED} AND {LISTED}",
            (today.isoformat(), self._campaign),
        ).fetchone()
        return CallbackCount(total=total, overdue=overdue)

    def _count(self, sql: str) -> int:
        return int(scalar(self._connection.execute(sql)))
