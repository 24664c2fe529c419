"""Periods of a campaign, and their figures when they were closed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from core.base.clock import VIETNAM
from core.campaigns.timing import Period
from core.figures.files import Files, UnitFiles
from core.records.denominators import Denominator
from core.records.person import MemberCount
from core.records.sums import COLUMNS, Sums
from core.units.models import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPeriod:
    """`cut_off`, `closed` and `received` (the last file by then; may be empty) are instants (ISO).

    `missing` names in words the units that had sent nothing, or not all; `digest` is over the frozen rows.
    """

    number: int
    first_day: date
    last_day: date
    cut_off: str
    closed: str
    received: str
    missing: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRow:
    """The figures of a commune (`key` is `WHOLE`) or a hamlet.

    `late` of each count came late for the periods before; of a commune `missing` files had not come.
    `width` is the number of columns that were known when it was closed.
    """

    unit: UnitKey
    key: str
    hamlet: str
    sums: Sums
    late: Sums
    declared: tuple[Denominator, ...]
    missing: int = 0
    width: int = len(COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersAt:
    """Members of organisations at an instant (ISO); `declared` are members with the app of organisations that
    declared, and smartphones declared.
    """

    at: str
    found: MemberCount
    declared: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodState:
    """A period that has begun: open, over, or closed."""

    period: Period
    cut_off: datetime
    is_over: bool
    closed: ClosedPeriod | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A closing before it is done: `lacking` are units whose files are not complete, `held` the number of
    files that wait in this workspace; the figures of `communes` and `hamlets`, `sums` in all, are frozen.
    """

    state: PeriodState
    lacking: tuple[UnitFiles, ...]
    held: int
    communes: int
    hamlets: int
    sums: Sums


class PeriodKeeper(Protocol):
    """Stores closed periods of the campaign; one never changes, it is only removed whole."""

    def closed(self) -> Sequence[ClosedPeriod]:
        """By number."""
        ...

    def rows(self, number: int) -> Sequence[FrozenRow]:
        """Raises `period.altered` where the rows are not those that were closed."""
        ...

    def files(self, number: int) -> Mapping[str, Files] | None:
        """Return the state of the files at the closing, by the text of each unit's key; None where it was not
        stored.
        """
        ...

    def members(self, number: int) -> MembersAt | None:
        """Return members at the closing; None where they were not stored."""
        ...

    def keep(
        self,
        period: ClosedPeriod,
        rows: Sequence[FrozenRow],
        files: Mapping[UnitKey, Files],
        members: MembersAt,
    ) -> None: ...

    def take_away(self, number: int) -> None:
        """Remove a closed period with its rows, and note that."""
        ...

    def issued_since(self, instant: str) -> str | None:
        """Return the reference of a report, notice or urging letter that was issued since; else None."""
        ...


def cut_off_of(period: Period, hour: int) -> datetime:
    """The instant at which a period ends: that hour of the day after its last reporting day."""
    return datetime.combine(period.last_day + timedelta(days=1), time(hour), VIETNAM)


def body_of(row: FrozenRow) -> str:
    """A frozen row as text, the same for the same figures."""
    said = [[one.kind.value, one.value, one.source, one.as_of] for one in row.declared]
    body: dict[str, object] = {
        "hamlet": row.hamlet,
        "sums": list(row.sums[: row.width]),
        "late": row.late.installed,
        "declared": said,
    }
    if row.late != Sums(installed=row.late.installed):
        body["late_sums"] = list(row.late[: row.width])
    if row.missing:
        body["missing"] = row.missing
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(rows: Sequence[FrozenRow]) -> str:
    """SHA-256 over all rows in the order of their keys."""
    lines = sorted(f"{row.unit.text}|{row.key}|{body_of(row)}\n" for row in rows)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
