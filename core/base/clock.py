"""Instants with the offset +07:00, local dates, and the hybrid logical clock of the event log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final, NewType, Protocol

from core.base.errors import UserError

_EAST_SECONDS: Final = 7 * 3600
VIETNAM: Final = timezone(timedelta(seconds=_EAST_SECONDS))
BUILD_DATE: Final = date(2026, 11, 24)
"""A clock before this day is wrong (a flat battery gives 1990)."""

MAX_ADVANCE_FROM_FILE: Final = timedelta(minutes=5)
"""A received file never moves our clock further than this (sync.md M12)."""

FAR_AHEAD_MILLIS: Final = timedelta(hours=24) // timedelta(milliseconds=1)
"""A stamp further ahead of now was made while the clock was wrong (M12)."""

Hlc = NewType("Hlc", str)
"""`0198f3c2a1b2-0003`: 12 hex digits of Unix milliseconds, 4 hex digits of a counter; sorts as text."""

_LAST_MILLIS: Final = int(datetime(9999, 12, 31, 23, 59, 59, tzinfo=VIETNAM).timestamp()) * 1000

HLC_PATTERN: Final = re.compile(r"[0-9a-f]{12}-[0-9a-f]{4}")
HLC_LAST: Final = Hlc(f"{_LAST_MILLIS:012x}-ffff")
"""The last second of the year 9999, the end of the calendars that the program supports."""

HLC_ZERO: Final = Hlc("000000000000-0000")


class Clock(Protocol):
    """The time source; a test seam."""

    def now(self) -> datetime:
        """The present instant, aware, in +07:00."""
        ...


class SystemClock:
    """The laptop's own clock."""

    def now(self) -> datetime:
        return datetime.now(VIETNAM)  # noqa: TID251 - the one place that asks the machine


@dataclass(slots=True)
class FixedClock:
    """A clock that only moves when it is set, for tests and the demo."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant

    def advance(self, step: timedelta) -> None:
        self.instant += step


def hlc_at(instant: datetime, counter: int = 0) -> Hlc:
    return Hlc(f"{utc_millis(instant):012x}-{counter:04x}")


def hlc_instant(hlc: Hlc) -> datetime:
    """The instant of a stamp; one beyond every calendar, of an old file, is read as the last there is."""
    return datetime.fromtimestamp(min(int(hlc[:12], 16), _LAST_MILLIS) / 1000, VIETNAM)


def local_seconds(hlc: Hlc) -> int:
    """`hlc_instant` as seconds since 1 January 1970, 00:00 in Vietnam."""
    return min(int(hlc[:12], 16), _LAST_MILLIS) // 1000 + _EAST_SECONDS


def next_hlc(last: Hlc, now: datetime) -> Hlc:
    """The next stamp of a replica: never before `last`, never standing still.

    Where `last` was stamped by a clock that was far ahead and is right again, the stamps are right again
    too: what an author had seen orders his changes, not the clock (docs/adr/0024-format-2.md).
    """
    millis = utc_millis(now)
    fresh = Hlc(f"{millis:012x}-0000")
    if fresh > last or _is_far(int(last[:12], 16) - millis, now):
        return fresh
    return hlc_after(last)


def hlc_after(last: Hlc) -> Hlc:
    """The stamp right behind `last`."""
    millis, counter = int(last[:12], 16), int(last[13:], 16) + 1
    if counter > 0xFFFF:
        millis, counter = millis + 1, 0
    return Hlc(f"{millis:012x}-{counter:04x}")


def is_far_ahead(last: Hlc, now: datetime) -> bool:
    """Return True if a stamp is impossible: a day beyond a plausible clock (a flat battery's is not)."""
    return _is_far(int(last[:12], 16) - utc_millis(now), now)


def _is_far(millis_ahead: int, now: datetime) -> bool:
    return millis_ahead > FAR_AHEAD_MILLIS and now.date() >= BUILD_DATE


def observed_hlc(last: Hlc, seen: Hlc, now: datetime) -> Hlc:
    """`last` after reading a file that holds `seen`, moved by at most five minutes beyond now (M12)."""
    own = hlc_at(now) if is_far_ahead(last, now) else last
    return max(own, min(seen, hlc_at(now + MAX_ADVANCE_FROM_FILE)))


def latest_plausible(now: datetime, last: Hlc) -> datetime:
    """Return the "now" that defines "in the future": max(clock, build date, last stamp) (model.md, Time)."""
    build = datetime(BUILD_DATE.year, BUILD_DATE.month, BUILD_DATE.day, tzinfo=VIETNAM)
    return max(now, build, build if last == HLC_ZERO or is_far_ahead(last, now) else hlc_instant(last))


def parse_instant(text: str) -> datetime:
    """`YYYY-MM-DDTHH:MM[:SS][+07:00]` as an aware instant in +07:00; without an offset it is local."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise UserError("time.unreadable", text=text) from None
    if instant.tzinfo is None:
        return instant.replace(tzinfo=VIETNAM)
    return instant.astimezone(VIETNAM)


def iso(instant: datetime) -> str:
    """ISO text to the second, +07:00: `2026-11-24T08:41:00+07:00`."""
    return instant.astimezone(VIETNAM).isoformat(timespec="seconds")


def utc_millis(instant: datetime) -> int:
    return int(instant.timestamp() * 1000)
