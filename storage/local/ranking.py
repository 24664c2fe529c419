"""External ranks of a workspace. It answers `core.ranking.external.RankKeeper`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from core.base.clock import Clock, iso
from core.ranking.external import ExternalRank
from core.units.models import UnitKey
from storage.db.connection import Connection, transaction
from storage.db.rows import named_rows


class _Row(NamedTuple):
    rank: int
    units: int
    rate: str | None
    denominator: str | None
    as_of: str
    source: str


class SqlRanks:
    """The ranks of one unit in one campaign."""

    def __init__(self, connection: Connection, campaign: str, unit: UnitKey, clock: Clock) -> None:
        self._connection = connection
        self._of = (campaign, unit.code, unit.valid_from.isoformat())
        self._clock = clock

    def ranks(self) -> Sequence[ExternalRank]:
        rows = self._connection.execute(
            "SELECT rank, units, rate, denominator, as_of, source FROM external_rank"
            " WHERE campaign = ? AND code = ? AND valid_from = ? ORDER BY as_of DESC",
            self._of,
        )
        return [
            ExternalRank(
                rank=row.rank,
                units=row.units,
                rate=row.rate,
                denominator=row.denominator,
                as_of=date.fromisoformat(row.as_of),
                source=row.source,
            )
            for row in named_rows(_Row, rows)
        ]

    def add(self, rank: ExternalRank) -> None:
        with transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO external_rank (campaign, code, valid_from, rank, units, rate,"
                " denominator, as_of, source, entered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(*self._of, rank.rank, rank.units, rank.rate, rank.denominator),
                    *(rank.as_of.isoformat(), rank.source, iso(self._clock.now())),
                ),
            )
