"""Marks of figures that look made up, and whether a unit has earned a place in a ranking. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from core.campaigns.models import PeriodRule
from core.records.denominators import DenominatorKind
from core.records.figures import Figures
from core.units.models import UnitKey

PATH: Final = Path(__file__).resolve().parents[2] / "resources" / "quality" / "places.toml"

Thresholds = Mapping[str, int]


@cache
def place_thresholds() -> Mapping[str, Thresholds]:
    """The numbers by name of the mark; `place` holds the visited share."""
    table = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return {name: dict(numbers) for name, numbers in table.items()}


def kept_rules() -> str:
    """The thresholds that the kept sums depend on, as text: another text, and the sums are made again."""
    numbers = place_thresholds()
    pace = numbers["too_fast"]
    return f"smartphones={numbers['crowded']['smartphones']};" + ";".join(
        f"{name}={pace[name]}" for name in ("visits", "perfect", "minutes", "late_entry_minutes")
    )


LONGEST_DELAY_DAYS: Final = 366
"""A visit noted later than this shows a clock that was wrong, not a visit dated back."""


class MarkKind(StrEnum):
    """Reason that a unit has no place; `OVER` is more than 100 % of a denominator."""

    OVER = "over"
    DOUBLED_LIST = "doubled_list"
    SHARED_LIST = "shared_list"
    CLOSED = "closed"
    DATED_BACK = "dated_back"
    TOO_FAST = "too_fast"
    CROWDED = "crowded"
    OVERFULL = "overfull"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """An officer looked at a mark that had `count` then, and wrote why it is acceptable. `looked` is ISO."""

    unit: UnitKey
    kind: MarkKind
    count: int
    name: str
    reason: str
    looked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """`count` of `of` are in doubt: people, households, visits; the peak of visits where it is
    `TOO_FAST`.

    `look` is the decision about it: it is in force while the count has not grown by more than a tenth.
    """

    kind: MarkKind
    count: int
    of: int
    look: Look | None = None

    @property
    def is_open(self) -> bool:
        return self.look is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Requirements of a place: `visited` of `whole` households, at least `needed`, and no open mark.

    `pending` units below have open marks. `least` households are needed for any place.
    """

    visited: int = 0
    whole: int = 0
    needed: int = 0
    least: int = 0
    marks: tuple[Mark, ...] = ()
    pending: int = 0

    @property
    def open_marks(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.is_open)

    @property
    def is_visited(self) -> bool:
        return self.visited >= self.needed and self.whole >= self.least

    @property
    def has_place(self) -> bool:
        return self.is_visited and not self.open_marks and not self.pending


EARNED: Final = Standing()
"""Of figures that need nothing for a place: the tracks beside the households."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackRow:
    """Visits of a unit that are dated in the reporting day `day` and were recorded on `recorded` (ISO)."""

    unit: UnitKey
    day: str
    recorded: str
    visits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """Inputs of marks besides the sums. `doubled`: households that a list loaded twice may have.

    `shared`: households of a list that another commune loaded too. `back`: visits dated in a period
    that was over; `fastest`: the most visits of one officer in a moment.
    """

    doubled: Mapping[UnitKey, int]
    back: Mapping[UnitKey, int]
    fastest: Mapping[UnitKey, int]
    looks: Mapping[tuple[UnitKey, MarkKind], Look]
    shared: Mapping[UnitKey, int] = field(default_factory=dict)


def dated_back(rows: Iterable[BackRow], rule: PeriodRule) -> dict[UnitKey, int]:
    """Visits of each unit that were recorded after their period was over, and late enough to matter."""
    days, found = place_thresholds()[MarkKind.DATED_BACK]["days"], dict[UnitKey, int]()
    for row in rows:
        day, recorded = date.fromisoformat(row.day), date.fromisoformat(row.recorded)
        delay = (recorded - day).days
        if days <= delay <= LONGEST_DELAY_DAYS and recorded > _last_day_of(day, rule):
            found[row.unit] = found.get(row.unit, 0) + row.visits
    return found


def standing_of(unit: UnitKey, figures: Figures, facts: PlaceFacts, percent: int, *, least: bool) -> Standing:
    """Return the standing of a unit from its figures; `least` applies the smallest number of households."""
    numbers = place_thresholds()["place"]
    whole = _whole(figures)
    marks = (*_of_sums(figures), *_of_facts(unit, figures, facts))
    return Standing(
        visited=figures.ever_visited,
        whole=whole,
        needed=-(-whole * percent // 100),
        least=numbers["households"] if least else 0,
        marks=tuple(_looked(unit, mark, facts) for mark in marks),
    )


def standing_above(figures: Figures, parts: Sequence[Standing], percent: int) -> Standing:
    """The standing of a district or province: its own share and rates, and the units below it with marks."""
    whole = _whole(figures)
    return Standing(
        visited=figures.ever_visited,
        whole=whole,
        needed=-(-whole * percent // 100),
        marks=tuple(mark for mark in _of_sums(figures) if mark.kind is MarkKind.OVER),
        pending=sum(bool(part.open_marks or part.pending) for part in parts),
    )


def holds(look: Look, count: int) -> bool:
    """Return True while the facts behind a mark are not worse than those that were looked at."""
    worse = place_thresholds()["look"]["worse_percent"]
    return count * 100 <= look.count * (100 + worse)


def _of_sums(figures: Figures) -> list[Mark]:
    found = []
    over = max((rate for rate in figures.rates if rate.is_over), key=lambda rate: rate.value, default=None)
    if over is not None:
        found.append(Mark(kind=MarkKind.OVER, count=over.numerator, of=over.denominator))
    for kind, count, of in (
        (MarkKind.CLOSED, figures.closed, figures.ever),
        (MarkKind.CROWDED, figures.crowded, figures.ever_visited),
        (MarkKind.OVERFULL, figures.overfull, figures.ever_visited),
    ):
        if _is_above(kind, count, of):
            found.append(Mark(kind=kind, count=count, of=of))
    return found


def _of_facts(unit: UnitKey, figures: Figures, facts: PlaceFacts) -> list[Mark]:
    found = []
    if doubled := facts.doubled.get(unit, 0):
        found.append(Mark(kind=MarkKind.DOUBLED_LIST, count=doubled, of=figures.ever))
    if shared := facts.shared.get(unit, 0):
        found.append(Mark(kind=MarkKind.SHARED_LIST, count=shared, of=figures.ever))
    if _is_above(MarkKind.DATED_BACK, back := facts.back.get(unit, 0), figures.visits):
        found.append(Mark(kind=MarkKind.DATED_BACK, count=back, of=figures.visits))
    if fastest := facts.fastest.get(unit, 0):
        minutes = place_thresholds()[MarkKind.TOO_FAST]["minutes"]
        found.append(Mark(kind=MarkKind.TOO_FAST, count=fastest, of=minutes))
    return found


def _is_above(kind: MarkKind, count: int, of: int) -> bool:
    numbers = place_thresholds()[kind]
    return count >= numbers["least"] and count * 100 > of * numbers["percent"]


def _looked(unit: UnitKey, mark: Mark, facts: PlaceFacts) -> Mark:
    look = facts.looks.get((unit, mark.kind))
    if look is None or mark.kind is MarkKind.DOUBLED_LIST or not holds(look, mark.count):
        return mark
    return Mark(kind=mark.kind, count=mark.count, of=mark.of, look=look)


def _whole(figures: Figures) -> int:
    """Households declared where they are more than those ever listed."""
    declared = [one.value for one in figures.declared if one.kind is DenominatorKind.HOUSEHOLDS]
    return max([figures.ever, *declared])


def _last_day_of(day: date, rule: PeriodRule) -> date:
    """The last day of the period that a day is in; days before the first one count on backwards."""
    return rule.anchor + timedelta(days=((day - rule.anchor).days // rule.days + 1) * rule.days - 1)
