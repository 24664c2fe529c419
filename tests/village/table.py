"""Seasons summed up by habit: the table of docs/testing.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from tests.village.verdict import Told

WELL_KNOWN: Final = 0.9
COLUMNS: Final = (
    *("Habit", "Seasons", "True rate", "Reported", "Width of the range"),
    *("True rate in it", "Marked", "No place", "Missed"),
)
HEAD: Final = f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|"


@dataclass(slots=True)
class Row:
    """The seasons of one habit."""

    name: str
    told: list[Told] = field(default_factory=list)

    def text(self) -> str:
        rates = [one.reported.rate for one in self.told if one.reported.rate is not None]
        shares = (
            sum(one.is_inside for one in self.told),
            sum(bool(one.reported.marks) for one in self.told),
            sum(not one.reported.has_place for one in self.told),
        )
        cells = (
            self.name,
            str(len(self.told)),
            _percent(median(one.truth for one in self.told)),
            _percent(median(rates)) if rates else "-",
            f"{100 * median(one.width for one in self.told):.1f}",
            *(_percent(share / len(self.told), digits=0) for share in shares),
            str(sum(not one.holds for one in self.told)),
        )
        return f"| {' | '.join(cells)} |"


def table(told: Sequence[Told]) -> str:
    """The table, a row for each habit and condition, in the order of their names as they first came."""
    rows: dict[str, Row] = {}
    for one in told:
        for name in one.mix.names:
            rows.setdefault(name, Row(name)).told.append(one)
    return "\n".join([HEAD, *(row.text() for row in rows.values())])


def summary(told: Iterable[Told]) -> str:
    """The three measures of the issue in one line each."""
    seasons = list(told)
    honest = [one for one in seasons if one.mix.is_honest]
    marked = [one for one in honest if one.reported.marks]
    missed = [one for one in seasons if not one.holds]
    lines = [
        f"{len(seasons)} seasons, {sum(one.visits for one in seasons):,} visits",
        f"true rate outside the range without a mark: {len(missed)}",
        f"median width of the ranges: {100 * median(one.width for one in seasons):.1f} points",
    ]
    covered = [one.width for one in seasons if one.reported.known >= WELL_KNOWN]
    if covered:
        lines.append(
            f"of them with nine of ten households known: {len(covered)}, {100 * median(covered):.1f} points"
        )
    if honest:
        share = len(marked) / len(honest)
        lines.append(f"honest units marked: {len(marked)} of {len(honest)} ({_percent(share)})")
        twice = [one for one in marked if one.reported.marks == ("doubled_list",)]
        lines.append(f"of them because two versions of a list are not paired yet: {len(twice)}")
    return "\n".join(lines)


def _percent(share: float, *, digits: int = 1) -> str:
    return f"{100 * share:.{digits}f} %"
