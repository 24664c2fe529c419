"""Checks of a visit's counts that want a second Enter: possible, but unusual (docs/quality.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from core.records.household import HouseholdRow
from core.records.person import Way
from core.records.visit import Visit, VisitEntry

PATH: Final = Path(__file__).resolve().parents[2] / "resources" / "quality" / "door.toml"


class SoftConcern(StrEnum):
    """A check that wants a second Enter; its value is the code of its sentence."""

    SMARTPHONES_OVER_PEOPLE = "soft.smartphones_over_people"
    HAD_AND_INSTALLED_OVER_SMARTPHONES = "soft.all_over_smartphones"
    MANY_PEOPLE = "soft.many_people"
    NOBODY = "soft.nobody"
    FEW_PEOPLE = "soft.few_people"
    MANY_INSTALLED = "soft.many_installed"
    INSTALLED_TWICE = "soft.installed_twice"
    MORE_THAN_LISTED = "soft.more_than_listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusual:
    """One concern with the numbers that its sentence names."""

    code: SoftConcern
    fields: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Numbers of a household before the visit, None where nobody stated them.

    `listed` counts everybody on the list, children too; `people` are those of 16 and older.
    """

    listed: int | None = None
    people: int | None = None
    smartphones: int | None = None
    had: int | None = None
    installed: int = 0


NOTHING_KNOWN: Final = Known()


def known_of(household: HouseholdRow | None, former: Visit | None = None) -> Known:
    """Return what is known of a household, without the installs of `former`, a visit to be corrected.

    Where people are recorded one by one, counts of visits add nothing, so that none can be counted twice.
    """
    if household is None:
        return NOTHING_KNOWN
    known = Known(
        listed=household.roster_people,
        people=household.people,
        smartphones=household.smartphones,
        had=household.had,
        installed=household.installed if household.way is Way.COUNTS else 0,
    )
    if former is None or not former.counts or former.voided:
        return known
    return replace(known, people=None, smartphones=None, had=None, installed=_without(known, former))


def soft_concerns(entry: VisitEntry, known: Known = NOTHING_KNOWN) -> tuple[Unusual, ...]:
    """Return what may be right but wants a second look, the plainest contradiction first."""
    return (*_within(entry), *_extreme(entry, known), *_against(entry, known))


def unusual_people(adults: int, listed: int | None) -> Unusual | None:
    """Return the concern about a number of people of 16 and older recorded one by one, or None."""
    if listed is not None and adults > listed:
        fields = {"people": adults, "listed": listed}
        return Unusual(code=SoftConcern.MORE_THAN_LISTED, fields=fields)
    most = limits()["most_people"]
    return Unusual(code=SoftConcern.MANY_PEOPLE, fields={"most": most}) if adults > most else None


@cache
def limits() -> Mapping[str, int]:
    """Return the thresholds of this module, which are data."""
    return dict(tomllib.loads(PATH.read_text(encoding="utf-8")))


def _within(entry: VisitEntry) -> Iterator[Unusual]:
    """Yield contradictions of the visit's own numbers."""
    smartphones = entry.smartphones
    if entry.people is not None and (smartphones or 0) > entry.people:
        yield _of(SoftConcern.SMARTPHONES_OVER_PEOPLE, smartphones=smartphones or 0, people=entry.people)
    if smartphones is not None and (entry.had or 0) + (entry.installed or 0) > smartphones:
        yield _of(SoftConcern.HAD_AND_INSTALLED_OVER_SMARTPHONES)


def _extreme(entry: VisitEntry, known: Known) -> Iterator[Unusual]:
    """Yield numbers that are rare at any household, and no adult or few where the list names many people."""
    most, listed = limits(), known.listed or 0
    if (entry.people or 0) > most["most_people"]:
        yield _of(SoftConcern.MANY_PEOPLE, most=most["most_people"])
    if entry.people == 0:
        yield _of(SoftConcern.NOBODY)
    elif entry.people is not None and entry.people * most["people_for_each_adult"] < listed:
        yield _of(SoftConcern.FEW_PEOPLE, people=entry.people, listed=listed)
    if (entry.installed or 0) > most["most_installed"]:
        yield _of(SoftConcern.MANY_INSTALLED, installed=entry.installed or 0)


def _against(entry: VisitEntry, known: Known) -> Iterator[Unusual]:
    """Yield what contradicts the list or earlier visits."""
    if entry.people is not None:
        yield from _against_list(entry.people, known)
    elif entry.smartphones is not None:
        people = known.listed if known.people is None else known.people
        if people is not None and entry.smartphones > people:
            yield _of(SoftConcern.SMARTPHONES_OVER_PEOPLE, smartphones=entry.smartphones, people=people)
    if entry.installed and known.installed:
        yield from _installed_twice(entry, known)


def _against_list(people: int, known: Known) -> Iterator[Unusual]:
    """Yield more adults than people on the list; a number that is recorded already is not asked
    about again.
    """
    if known.listed is not None and people > known.listed and people != known.people:
        yield _of(SoftConcern.MORE_THAN_LISTED, people=people, listed=known.listed)


def _installed_twice(entry: VisitEntry, known: Known) -> Iterator[Unusual]:
    """Yield installs that together with those of earlier visits are more than the phones."""
    smartphones = known.smartphones if entry.smartphones is None else entry.smartphones
    had = (entry.had or 0) if known.had is None else 0
    total = max(known.installed, had) + (entry.installed or 0)
    if smartphones is not None and total > smartphones:
        yield _of(SoftConcern.INSTALLED_TWICE, before=known.installed, total=total, smartphones=smartphones)


def _without(known: Known, former: Visit) -> int:
    return max(known.installed - (former.installed or 0) - (former.had or 0), 0)


def _of(code: SoftConcern, **fields: int) -> Unusual:
    return Unusual(code=code, fields=fields)
