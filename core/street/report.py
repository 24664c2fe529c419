"""Figures of each group of the street, from what every household gives to those of its hamlet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from core.records.figures import Figures
from core.records.sums import COLUMNS
from core.street.house import Group, Street

DAYS: Final = 7
"""Reporting days of a course; the last one is today."""

Given = Sequence[tuple[str, Sequence[int]]]
"""Counts of a household by reporting day, in the order of `COLUMNS`; the day of its listing is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """A group, and its figures at the end of each of the last days, the oldest first."""

    group: Group
    days: tuple[Figures, ...]

    @property
    def figures(self) -> Figures:
        """The figures as of now."""
        return self.days[-1]


def figures_of_groups(street: Street, given: Mapping[int, Given], as_of: str) -> tuple[GroupFigures, ...]:
    """Return the figures of every group; their sums are those of the hamlet."""
    today = date.fromisoformat(street.day)
    days = tuple((today - timedelta(days=back)).isoformat() for back in range(DAYS - 1, 0, -1))
    return tuple(
        GroupFigures(
            group=group,
            days=tuple(
                _figures(group, (given.get(house.number, ()) for house in group.houses), day, as_of)
                for day in (*days, "~")
            ),
        )
        for group in street.groups
    )


def _figures(group: Group, given: Iterable[Given], upto: str, as_of: str) -> Figures:
    sums = [0] * len(COLUMNS)
    for household in given:
        for day, counts in household:
            if day <= upto:
                for at, count in enumerate(counts):
                    sums[at] += count
    counts_by_name: Any = dict(zip(COLUMNS, sums, strict=True))
    return Figures(code="", valid_from="", name=group.name, as_of=as_of, **counts_by_name)
