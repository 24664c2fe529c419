"""Work due today, as figures; the words are made when it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from core.backup.models import StickState
from core.campaigns.models import Campaign, Deadline, Denominator, Target, Track
from core.campaigns.timing import days_left, deadlines_of
from core.figures.targets import TargetResult, judge_target, rate_named
from core.quality.models import ReturnedVisit
from core.records.figures import (
    CallbackCount,
    DayCount,
    Figures,
    Rate,
    SendingState,
    household_target,
    ordered_denominator,
    total_of,
)
from core.records.household import HouseholdRow

WEEK: Final = 7
PACE_DAYS: Final = 3
NO_SENDING: Final = SendingState(local=0, sent=0, acknowledged=0, last_sent=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The rate on the denominator that the campaign names; `target` is None where the campaign orders none.

    `result` holds the rate against the target.
    """

    rate: Rate | None
    denominator: Denominator
    target: Target | None
    result: TargetResult | None

    @property
    def ratio(self) -> float | None:
        return None if self.rate is None else self.rate.value

    @property
    def share(self) -> float | None:
        """The target as a fraction."""
        return None if self.target is None else self.target.percent / 100

    @property
    def missing(self) -> int:
        """Return the increase of the numerator that reaches the target."""
        return 0 if self.result is None else self.result.needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Households a day: what the last complete days had, and what is needed to the last day that counts."""

    average: int
    needed: int | None


MOST_RETURNED: Final = 2
MOST_CALLBACKS: Final = 3
MOST_BEGUN: Final = 3
ROOMY_CALLBACKS: Final = 8
"""Agreed returns that are read, for a window with room for more than a small one."""

ROWS_OF_TWO_CARDS: Final = 3
"""Number of rows that fit 768 px beside the street in small and the card of sent visits."""

ROWS_OF_THREE_CARDS: Final = 5
"""With a third list the street in small is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A deadline and the days to it: 0 on the last day, negative when overdue."""

    deadline: Deadline
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A household with its place in walking order; `draft` is its unfinished line."""

    row: HouseholdRow
    place: int
    draft: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunForm:
    """A form that was begun (core/households/forms.py): of whom (None: a new household), and its content."""

    form: str
    place: Place | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedPlace:
    """A household that a supervisor sent back, with what is asked."""

    row: HouseholdRow
    place: int
    asked: ReturnedVisit


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`week` ends with today; `next_up` is the first household on the list without a visit.

    `to_return` is counted where there is none: households that must be visited again. `closed`
    are off the list, `closed_unvisited` those of them that nobody visited.
    """

    today: date
    listed: int = 0
    visited: int = 0
    progress: Progress | None = None
    tasks: tuple[Task, ...] = ()
    week: tuple[DayCount, ...] = ()
    pace: Pace = Pace(average=0, needed=None)
    callbacks: tuple[Place, ...] = ()
    least_callbacks: int = 0
    """Number of agreed returns that are shown on a small screen too; more where there is room."""

    callback_count: CallbackCount = CallbackCount(total=0, overdue=0)  # noqa: RUF009 - a frozen value
    drafts: tuple[Place, ...] = ()
    forms: tuple[BegunForm, ...] = ()
    begun_total: int = 0
    returned: tuple[ReturnedPlace, ...] = ()
    returned_total: int = 0
    sheets: tuple[str, ...] = ()
    sending: SendingState = NO_SENDING
    stick: StickState | None = None
    next_up: Place | None = None
    to_return: int = 0
    closed: int = 0
    closed_unvisited: int = 0

    @property
    def forms_begun(self) -> frozenset[str]:
        return frozenset(begun.form for begun in self.forms)

    @property
    def visited_today(self) -> int:
        return self.week[-1].visited if self.week else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Data read from the workspace."""

    today: date
    figures: Sequence[Figures]
    days: Sequence[DayCount]
    callbacks: tuple[Place, ...]
    least_callbacks: int
    callback_count: CallbackCount
    drafts: tuple[Place, ...]
    forms: tuple[BegunForm, ...]
    begun_total: int
    returned: tuple[ReturnedPlace, ...]
    returned_total: int
    sheets: tuple[str, ...]
    sending: SendingState
    stick: StickState
    next_up: Place | None
    to_return: int = 0


def reduce_read(campaign: Campaign, read: Read) -> State:
    """The state of a campaign on the day it is read."""
    listed = sum(unit.listed for unit in read.figures)
    visited = sum(unit.visited for unit in read.figures)
    week = week_of(read.days, read.today)
    tasks = tasks_of(campaign, read.today)
    household = next((task for task in tasks if task.deadline.track is Track.HOUSEHOLD), None)
    return State(
        today=read.today,
        listed=listed,
        visited=visited,
        progress=progress_of(campaign, read.figures),
        tasks=tasks,
        week=week,
        pace=Pace(
            average=round(sum(day.visited for day in week[-1 - PACE_DAYS : -1]) / PACE_DAYS),
            needed=needed_a_day(listed - visited, household),
        ),
        callbacks=read.callbacks,
        least_callbacks=read.least_callbacks,
        callback_count=read.callback_count,
        drafts=read.drafts,
        forms=read.forms,
        begun_total=read.begun_total,
        returned=read.returned,
        returned_total=read.returned_total,
        sheets=read.sheets,
        sending=read.sending,
        stick=read.stick,
        next_up=read.next_up,
        to_return=read.to_return,
        closed=sum(unit.ever - unit.listed for unit in read.figures),
        closed_unvisited=sum(
            unit.ever - unit.listed - (unit.ever_visited - unit.visited) for unit in read.figures
        ),
    )


def progress_of(campaign: Campaign, figures: Sequence[Figures]) -> Progress:
    """Against the denominator that the campaign's household target names, else the smartphones known."""
    target, denominator = household_target(campaign), ordered_denominator(campaign)
    total = total_of(figures, code="", valid_from="", name="")
    return Progress(
        rate=rate_named(total, denominator),
        denominator=denominator,
        target=target,
        result=None if target is None else judge_target(total, target),
    )


def tasks_of(campaign: Campaign, today: date) -> tuple[Task, ...]:
    """The nearest deadline of the households, and that of the staff, which is a task of its own."""
    found = [deadlines_of(campaign, track) for track in (Track.HOUSEHOLD, Track.AGENCY)]
    return tuple(
        Task(deadline=deadlines[0], left=days_left(deadlines[0], today)) for deadlines in found if deadlines
    )


def week_of(days: Sequence[DayCount], today: date) -> tuple[DayCount, ...]:
    """Seven days up to today, those without a visit too."""
    known = {day.day: day for day in days}
    dates = [(today - timedelta(days=back)).isoformat() for back in reversed(range(WEEK))]
    return tuple(known.get(day) or DayCount(day=day, visited=0, installed=0) for day in dates)


def needed_a_day(left: int, task: Task | None) -> int | None:
    """Households a day, today included, that reach all by the last day; None when there is no such day."""
    if task is None or task.left < 0 or left <= 0:
        return None
    return ceil(left / (task.left + 1))


def room_of(returned: int, callbacks: int, begun: int, *, reminds: bool = False) -> tuple[int, int, int]:
    """Return the number of rows of each list that the page shows, so that it fits a small screen without
    scrolling.

    By turns while there is room: returned visits, agreed returns, begun forms. A card without rows leaves its
    heading's room to the others; agreed returns always have a card. The line that `reminds` of a copy takes
    the room of one row.
    """
    waiting = (min(returned, MOST_RETURNED), min(callbacks, MOST_CALLBACKS), min(begun, MOST_BEGUN))
    room = ROWS_OF_THREE_CARDS if returned and begun else ROWS_OF_TWO_CARDS
    room -= (0 if callbacks else 1) + reminds
    shown = [0, 0, 0]
    while room and any(have < want for have, want in zip(shown, waiting, strict=True)):
        for at, want in enumerate(waiting):
            if room and shown[at] < want:
                shown[at] += 1
                room -= 1
    return shown[0], shown[1], shown[2]
