"""Closed periods of a workspace. It answers `core.periods.models.PeriodKeeper`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from core.base.errors import UserError
from core.figures.files import Files, packed, unpacked
from core.figures.ports import WHOLE
from core.periods.models import ClosedPeriod, FrozenRow, body_of, digest_of
from core.records.denominators import Denominator, DenominatorKind
from core.records.sums import Sums, sums_kept
from core.units.models import UnitKey
from storage.db.connection import Connection, transaction


class SqlPeriods:
    """Triggers of the schema refuse every change of what was closed."""

    def __init__(self, connection: Connection, campaign: str) -> None:
        self._connection = connection
        self._campaign = campaign

    def closed(self) -> Sequence[ClosedPeriod]:
        rows = self._connection.execute(
            "SELECT number, first_day, last_day, cut_off, closed, received, missing, digest FROM period"
            " WHERE campaign = ? ORDER BY number",
            (self._campaign,),
        )
        return [
            ClosedPeriod(
                number=row[0],
                first_day=date.fromisoformat(row[1]),
                last_day=date.fromisoformat(row[2]),
                cut_off=row[3],
                closed=row[4],
                received=row[5],
                missing=tuple(json.loads(row[6])),
                digest=row[7],
            )
            for row in rows
        ]

    def rows(self, number: int) -> Sequence[FrozenRow]:
        found = self._connection.execute(
            "SELECT p.digest, r.code, r.valid_from, CASE WHEN r.whole THEN ? ELSE r.hamlet_key END, r.body"
            " FROM period p LEFT JOIN period_row r ON r.period = p.n WHERE p.campaign = ? AND p.number = ?",
            (WHOLE, self._campaign, number),
        ).fetchall()
        rows = [_row(row) for row in found if row[1] is not None]
        if found and digest_of(rows) != found[0][0]:
            raise UserError("period.altered", number=number)
        return rows

    def files(self, number: int) -> Mapping[str, Files] | None:
        row = self._connection.execute(
            "SELECT files FROM period WHERE campaign = ? AND number = ?", (self._campaign, number)
        ).fetchone()
        return None if row is None or row[0] is None else unpacked(json.loads(row[0]))

    def keep(self, period: ClosedPeriod, rows: Sequence[FrozenRow], files: Mapping[UnitKey, Files]) -> None:
        with transaction(self._connection):
            number = self._connection.execute(
                "INSERT INTO period (campaign, number, first_day, last_day, cut_off, closed, received,"
                " missing, digest, files) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n",
                (
                    *(self._campaign, period.number, period.first_day.isoformat()),
                    *(period.last_day.isoformat(), period.cut_off, period.closed, period.received),
                    *(json.dumps(period.missing, ensure_ascii=False), period.digest),
                    json.dumps(packed(files), ensure_ascii=False),
                ),
            ).fetchone()[0]
            self._connection.executemany(
                "INSERT INTO period_row VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (number, row.unit.code, row.unit.valid_from.isoformat(), *_kept_key(row), body_of(row))
                    for row in rows
                ],
            )


def _kept_key(row: FrozenRow) -> tuple[bool, str]:
    whole = row.key == WHOLE
    return whole, "" if whole else row.key


def _row(row: Sequence[Any]) -> FrozenRow:
    body, unit = json.loads(row[4]), UnitKey(row[1], date.fromisoformat(row[2]))
    return FrozenRow(
        unit=unit,
        key=row[3],
        hamlet=body["hamlet"],
        sums=sums_kept(body["sums"]),
        late=Sums(*body["late_sums"]) if "late_sums" in body else Sums(installed=body["late"]),
        declared=tuple(
            Denominator(kind=DenominatorKind(kind), unit=unit, value=value, source=source, as_of=as_of)
            for kind, value, source, as_of in body["declared"]
        ),
        missing=body.get("missing", 0),
        width=len(body["sums"]),
    )
