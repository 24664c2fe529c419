"""Ranks that others gave: dated facts with a source, shown beside our own and never mixed with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from core.base.changes import Outcome, Topic, touched
from core.base.clock import Clock
from core.base.errors import UserError
from core.base.notation import day_text

_RANK: Final = re.compile(r"\s*(\d{1,4})\s*/\s*(\d{1,4})\s*")
_RATE: Final = re.compile(r"\s*(\d{1,4})(?:[.,](\d{1,3}))?\s*%?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalRank:
    """`rank` of `units`, as of a day. `rate` is a per cent as printed (`16,08`); None where none is given.

    `denominator` is that of the rate, None where its source does not name it: then it cannot be recomputed.
    """

    rank: int
    units: int
    rate: str | None
    denominator: str | None
    as_of: date
    source: str

    @property
    def sentence(self) -> str:
        """As it may be quoted; a rate never without what it is of."""
        said = f"Xếp hạng {self.rank}/{self.units}"
        if self.rate is not None:
            of = f"trên {self.denominator}" if self.denominator else "không nêu mẫu số"
            said += f", tỷ lệ {self.rate} % ({of})"
        return f"{said}, đến ngày {day_text(self.as_of)}, theo {self.source}."


class RankKeeper(Protocol):
    """Keeps external ranks of this unit in the campaign."""

    def ranks(self) -> Sequence[ExternalRank]:
        """By day, the newest first."""
        ...

    def add(self, rank: ExternalRank) -> None:
        """One a day: an earlier entry of the same day is replaced."""
        ...


class ExternalRankDesk:
    """Enters and lists external ranks."""

    def __init__(self, keeper: RankKeeper, clock: Clock) -> None:
        self._keeper = keeper
        self._clock = clock

    def known(self) -> Sequence[ExternalRank]:
        return self._keeper.ranks()

    def enter(
        self, text: str, *, rate: str | None, denominator: str | None, as_of: date, source: str
    ) -> Outcome[ExternalRank]:
        """`59/63` with `16,08`. Raises `rank.unreadable`, `rank.rate`, `rank.future` or `rank.source`."""
        match = _RANK.fullmatch(text)
        if match is None or not 1 <= int(match[1]) <= int(match[2]):
            raise UserError("rank.unreadable", text=text[:20])
        printed = None
        if rate is not None and rate.strip():
            said = _RATE.fullmatch(rate)
            if said is None:
                raise UserError("rank.rate", text=rate[:20])
            printed = said[1] + (f",{said[2]}" if said[2] else "")
        if as_of > self._clock.now().date():
            raise UserError("rank.future", day=f"{as_of:%d/%m/%Y}")
        if not source.strip():
            raise UserError("rank.source")
        entered = ExternalRank(
            rank=int(match[1]),
            units=int(match[2]),
            rate=printed,
            denominator=(denominator or "").strip() or None,
            as_of=as_of,
            source=source.strip()[:200],
        )
        self._keeper.add(entered)
        return Outcome(entered, touched(Topic.CAMPAIGN))
