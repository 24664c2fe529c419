"""State of the page of the quick line, and values derived from it; no widgets, no disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from core.campaigns.models import Campaign
from core.quality.models import ReturnedVisit
from core.records.household import HouseholdRow
from core.records.visit import Visit, is_outside
from core.visits.next_attempt import NextAttempt
from ui.qt.quick.line import Counts, Understood, shown_counts, understand

NOTHING_READ: Final = Understood()
NO_COUNTS: Final = Counts()


class Panel(StrEnum):
    """Buttons under the steppers."""

    COMMON = "common"
    MORE = "more"
    DAYS = "days"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Last act; `serial` distinguishes it from the next."""

    serial: int
    sentence: str
    undoable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`listed` counts the walk list without a search, `numbers` are the rows shown.

    With every `revision` the content of row `touched` changed (0: of any row). `flyer` is the code of what is
    handed over at this visit, empty for nothing; `day_text` is the day of the visit as it was typed.
    """

    numbers: Sequence[int] = ()
    revision: int = 0
    touched: int = 0
    listed: int = 0
    visited: int = 0
    household: HouseholdRow | None = None
    place: int = 0
    last: Visit | None = None
    next_up: NextAttempt | None = None
    returned: ReturnedVisit | None = None
    text: str = ""
    note: str = ""
    flyer: str = ""
    understood: Understood = NOTHING_READ
    counts: Counts = NO_COUNTS
    panel: Panel = Panel.COMMON
    day: datetime | None = None
    day_text: str = ""
    day_problem: str = ""
    outside: bool = False
    search: str = ""
    problem: str = ""
    warned: str = ""
    done: Done | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Now, the latest instant that is not the future, and the dates of the campaign."""

    now: datetime
    latest: datetime
    start: date
    end: date | None


def times_of(campaign: Campaign, now: datetime, latest: datetime) -> Times:
    return Times(now=now, latest=latest, start=campaign.start, end=campaign.end)


def reduce_text(state: State, text: str, note: str, times: Times) -> State:
    """Another line or note; a warning that was shown is forgotten."""
    at = state.day or times.now
    household = state.household
    understood = Understood()
    if household is not None:
        understood = understand(text, note, household, at=at, latest=times.latest, flyer=state.flyer)
    return replace(
        state,
        text=text,
        note=note,
        understood=understood,
        counts=shown_counts(text, household),
        outside=is_outside(at, times.start, times.end),
        warned="",
    )


def reduce_household(
    state: State, household: HouseholdRow | None, *, place: int, last: Visit | None, draft: str, times: Times
) -> State:
    """Another household is current; its draft is offered. A day that was typed is that of one household."""
    text, _, note = draft.partition("\n")
    fresh = replace(state, household=household, place=place, last=last, flyer="", panel=Panel.COMMON)
    if household is None or state.household is None or household.id != state.household.id:
        fresh = replace(fresh, day=None, day_text="", day_problem="")
    return reduce_text(fresh, text, note, times)


def draft_of(text: str, note: str) -> str:
    """The two texts as one, for the disk."""
    return f"{text}\n{note}" if note else text
