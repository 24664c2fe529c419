"""Closed periods of a workspace. It answers `core.periods.models.PeriodKeeper`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from core.base.clock import Clock
from core.base.errors import UserError
from core.figures.files import Files, packed, unpacked
from core.figures.ports import WHOLE
from core.periods.models import ClosedPeriod, FrozenRow, MembersAt, body_of, digest_of
from core.records.denominators import Denominator, DenominatorKind
from core.records.person import MemberCount
from core.records.sums import Sums, sums_kept
from core.units.models import UnitKey
from storage.db.connection import Connection, transaction
from storage.db.rows import named_rows, scalar
from storage.db.sql import read_meta

_CLOSED: Final = """
SELECT number, first_day, last_day, cut_off, closed, received, missing, digest FROM period
WHERE campaign = ? ORDER BY number
"""


class _Closed(NamedTuple):
    number: int
    first_day: str
    last_day: str
    cut_off: str
    closed: str
    received: str
    missing: str
    digest: str


_ROWS: Final = """
SELECT p.digest, r.code, r.valid_from, CASE WHEN r.whole THEN ? ELSE r.hamlet_key END, r.body
FROM period p LEFT JOIN period_row r ON r.period = p.n WHERE p.campaign = ? AND p.number = ?
"""


class _Row(NamedTuple):
    digest: str
    code: str | None
    valid_from: str
    key: str
    body: str


_GUARDS: Final = """
SELECT name, sql FROM sqlite_master
WHERE type = 'trigger' AND name IN ('period_not_lost', 'period_row_not_lost')
"""


class _Guard(NamedTuple):
    name: str
    sql: str


_KEPT: Final = "SELECT n, digest FROM period WHERE campaign = ? AND number = ?"


class _Kept(NamedTuple):
    n: int
    digest: str


_ISSUED: Final = """
SELECT number || '/' || symbol FROM document
WHERE campaign = ? AND entered >= ? AND number IS NOT NULL AND kind IN ('report', 'notice', 'urge')
ORDER BY n LIMIT 1
"""


class _Issued(NamedTuple):
    reference: str


class SqlPeriods:
    """Triggers of the schema refuse every change of what was closed; only `take_away` lifts them."""

    def __init__(self, connection: Connection, campaign: str, clock: Clock) -> None:
        self._connection = connection
        self._campaign = campaign
        self._clock = clock

    def closed(self) -> Sequence[ClosedPeriod]:
        rows = self._connection.execute(_CLOSED, (self._campaign,))
        return [
            ClosedPeriod(
                number=row.number,
                first_day=date.fromisoformat(row.first_day),
                last_day=date.fromisoformat(row.last_day),
                cut_off=row.cut_off,
                closed=row.closed,
                received=row.received,
                missing=tuple(json.loads(row.missing)),
                digest=row.digest,
            )
            for row in named_rows(_Closed, rows)
        ]

    def rows(self, number: int) -> Sequence[FrozenRow]:
        found = self._connection.execute(_ROWS, (WHOLE, self._campaign, number))
        digests, rows = set[str](), []
        for row in named_rows(_Row, found):
            digests.add(row.digest)
            if row.code is not None:
                rows.append(_frozen(row, UnitKey(row.code, date.fromisoformat(row.valid_from))))
        if digests and digests != {digest_of(rows)}:
            raise UserError("period.altered", number=number)
        return rows

    def files(self, number: int) -> Mapping[str, Files] | None:
        found = self._connection.execute(
            "SELECT files FROM period WHERE campaign = ? AND number = ?", (self._campaign, number)
        )
        files = scalar(found)
        return None if files is None else unpacked(json.loads(files))

    def members(self, number: int) -> MembersAt | None:
        kept = read_meta(self._connection, self._members_key(number))
        if kept is None:
            return None
        found = json.loads(kept)
        return MembersAt(
            at=found["at"],
            found=MemberCount(organisation="", **found["found"]),
            declared=tuple(found["declared"]),
        )

    def keep(
        self,
        period: ClosedPeriod,
        rows: Sequence[FrozenRow],
        files: Mapping[UnitKey, Files],
        members: MembersAt,
    ) -> None:
        counts = {name: getattr(members.found, name) for name in ("members", "smartphones", "installed")}
        with transaction(self._connection):
            number = scalar(
                self._connection.execute(
                    "INSERT INTO period (campaign, number, first_day, last_day, cut_off, closed, received,"
                    " missing, digest, files) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n",
                    (
                        *(self._campaign, period.number, period.first_day.isoformat()),
                        *(period.last_day.isoformat(), period.cut_off, period.closed, period.received),
                        *(json.dumps(period.missing, ensure_ascii=False), period.digest),
                        json.dumps(packed(files), ensure_ascii=False),
                    ),
                )
            )
            self._connection.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                (
                    self._members_key(period.number),
                    json.dumps({"at": period.closed, "found": counts, "declared": members.declared}),
                ),
            )
            self._connection.executemany(
                "INSERT INTO period_row VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (number, row.unit.code, row.unit.valid_from.isoformat(), *_kept_key(row), body_of(row))
                    for row in rows
                ],
            )

    def take_away(self, number: int) -> None:
        execute = self._connection.execute
        with transaction(self._connection):
            guards = list(named_rows(_Guard, execute(_GUARDS)))
            for guard in guards:
                execute(f"DROP TRIGGER {guard.name}")
            (kept,) = named_rows(_Kept, execute(_KEPT, (self._campaign, number)))
            execute("DELETE FROM period_row WHERE period = ?", (kept.n,))
            execute("DELETE FROM period WHERE n = ?", (kept.n,))
            execute("DELETE FROM meta WHERE key = ?", (self._members_key(number),))
            for guard in guards:
                execute(guard.sql)
            execute(
                "INSERT INTO audit (at, what, detail) VALUES (?, 'period.reopen', ?)",
                (self._clock.now().isoformat(timespec="seconds"), f"{number} {kept.digest}"),
            )

    def _members_key(self, number: int) -> str:
        return f"period members {self._campaign} {number}"

    def issued_since(self, instant: str) -> str | None:
        found = named_rows(_Issued, self._connection.execute(_ISSUED, (self._campaign, instant)))
        return next((row.reference for row in found), None)


def _kept_key(row: FrozenRow) -> tuple[bool, str]:
    whole = row.key == WHOLE
    return whole, "" if whole else row.key


def _frozen(row: _Row, unit: UnitKey) -> FrozenRow:
    body = json.loads(row.body)
    return FrozenRow(
        unit=unit,
        key=row.key,
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
