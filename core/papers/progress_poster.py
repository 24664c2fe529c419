"""Composes the anonymous wall poster: per group as many houses as there are, the visited ones first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.base.errors import UserError
from core.base.text import fold
from core.content.models import Group, Help
from core.content.wording import words
from core.papers.guides.compose import group_of, help_of
from core.records.workspace import Language, UnitSettings
from core.street.house import Group as StreetGroup
from core.street.house import Street

LEAST_GROUP: Final = 10
"""A smaller group is joined to its neighbour, so that no household can be recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterRow:
    """One group, or neighbours joined: `visited` of `households` ever listed.

    `street` is that of all its households, empty where there is no such one.
    """

    name: str
    visited: int
    households: int
    street: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressWording:
    """The fields of `resources/documents/progress.LANGUAGE.toml`."""

    kind: str
    title: str
    until: str
    visited_count: str
    visited: str
    not_visited: str
    scale: str
    sentence: str
    meaning: str
    week: str
    pen: str
    pen_day: str
    pen_count: str
    help: str
    group: str
    whole: str
    numbered: str
    document_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPoster:
    """Counts only: no name of a person, no number of a house, no refusal, no position."""

    language: str
    author: str
    place: str
    campaign: str
    rows: tuple[PosterRow, ...]
    day: str
    help: Help | None
    zalo: Group | None
    """Contacts of the team; the second one with a code."""

    wording: ProgressWording
    version: str

    @property
    def visited(self) -> int:
        return sum(row.visited for row in self.rows)

    @property
    def households(self) -> int:
        return sum(row.households for row in self.rows)


def compose_progress(
    street: Street,
    unit: UnitSettings,
    *,
    place: str,
    hamlet: str,
    campaign: str,
    version: str,
    language: Language,
) -> ProgressPoster:
    """Return the poster of a hamlet, of all hamlets where `hamlet` is empty.

    Raises `document.no_household` and, below `LEAST_GROUP` households, `document.poster_small`.
    """
    wording = words("progress", language, ProgressWording)
    groups = [group for group in street.groups if not hamlet or fold(group.hamlet) == fold(hamlet)]
    rows = poster_rows(groups, wording)
    households = sum(row.households for row in rows)
    if not households:
        raise UserError("document.no_household")
    if households < LEAST_GROUP:
        raise UserError("document.poster_small", least=LEAST_GROUP)
    return ProgressPoster(
        language="vi-VN" if language is Language.VIETNAMESE else "en",
        author=unit.issuer,
        place=hamlet or place,
        campaign=campaign,
        rows=rows,
        day=f"{street.day[8:10]}/{street.day[5:7]}/{street.day[:4]}",
        help=help_of(unit, wording.help),
        zalo=group_of(unit, wording.group),
        wording=wording,
        version=version,
    )


def poster_rows(groups: Sequence[StreetGroup], wording: ProgressWording) -> tuple[PosterRow, ...]:
    """Return a row for each group of one hamlet, or for each of several hamlets; none below `LEAST_GROUP`."""
    hamlets = {fold(group.hamlet) for group in groups}
    rows: dict[str, PosterRow] = {}
    for group in groups:
        name = group.hamlet if len(hamlets) > 1 else group.name
        if name.isdecimal():  # as some lists have it
            name = wording.numbered.format(number=name)
        key = fold(name)
        visited = sum(house.is_visited for house in group.houses)
        row = PosterRow(
            name=name or wording.whole, visited=visited, households=len(group.houses), street=group.street
        )
        rows[key] = _sum(rows[key], row) if key in rows else row
    return joined_rows([row for row in rows.values() if row.households])


def joined_rows(rows: Sequence[PosterRow], most: int | None = None) -> tuple[PosterRow, ...]:
    """Join the smallest row to its smaller neighbour while it is below `LEAST_GROUP`, or over `most` rows."""
    found = list(rows)
    while len(found) > 1:
        at = min(range(len(found)), key=lambda number: found[number].households)
        if found[at].households >= LEAST_GROUP and (most is None or len(found) <= most):
            break
        beside = [number for number in (at - 1, at + 1) if 0 <= number < len(found)]
        other = min(beside, key=lambda number: found[number].households)
        first, last = sorted((at, other))
        found[first : last + 1] = [_join(found[first], found[last])]
    return tuple(found)


def _join(one: PosterRow, other: PosterRow) -> PosterRow:
    first, last = one.name.split(" – ")[0], other.name.split(" – ")[-1]
    return replace(_sum(one, other), name=f"{first} – {last}")


def _sum(one: PosterRow, other: PosterRow) -> PosterRow:
    return replace(
        one,
        visited=one.visited + other.visited,
        households=one.households + other.households,
        street=one.street if one.street == other.street else "",
    )
