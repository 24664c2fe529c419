"""State of the page of the households; no widgets, no disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from core.base.ids import VisitId
from core.events.kinds import HouseholdField
from core.quality.models import Candidate, ReturnedVisit
from core.records.household import EVERYWHERE, HistoryItem, HouseholdRow, PlaceFilter, WalkFilter
from core.records.visit import Visit, VisitEntry
from core.sync.receipts import Place
from core.visits.next_attempt import NextAttempt
from ui.qt.settings import WindowSettings


class Form(StrEnum):
    """The open form; one at a time."""

    NONE = "none"
    ADD = "add"
    FIELD = "field"
    VISIT = "visit"
    CLOSE = "close"
    MOVE = "move"
    SPLIT = "split"
    SAME = "same"
    REOPEN = "reopen"
    RETURN = "return"
    PLACES = "places"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Last act; `serial` distinguishes it from the next."""

    serial: int
    sentence: str
    undoable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One household as it is shown; `place` is 0 where it is closed."""

    row: HouseholdRow
    place: int
    visits: tuple[Visit, ...]
    history: tuple[HistoryItem, ...]
    unsent: int
    today: date
    phone_shown: bool = False
    returned: ReturnedVisit | None = None
    next_up: NextAttempt | None = None
    places: Mapping[VisitId, Place] = field(default_factory=dict)
    """State of each visit of this laptop; those of other laptops are not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`numbers` are the rows shown of `listed`; `opened` is None while the list is shown.

    `show` and `by_name` are kept for the next start, `place` is not: nobody looks for a household that a
    filter of the day before hides.
    With every `revision` the content of row `touched` changed (0: of any row).
    """

    numbers: Sequence[int] = ()
    listed: int = 0
    revision: int = 0
    touched: int = 0
    search: str = ""
    show: WalkFilter = WalkFilter.ALL
    by_name: bool = False
    place: PlaceFilter = EVERYWHERE
    opened: Opened | None = None
    form: Form = Form.NONE
    field: HouseholdField | None = None
    visit: VisitId | None = None
    candidates: tuple[Candidate, ...] = ()
    found: tuple[HouseholdRow, ...] = ()
    problem: str = ""
    problem_at: str = ""
    """The field of a form that the problem belongs to; empty for the form."""
    asked: VisitEntry | None = None
    """The unusual correction that the second Enter records."""
    done: Done | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing was ever listed."""
        return self.listed == 0 and not self.search and self.show is WalkFilter.ALL


SHOW_KEY = "households/show"
ORDER_KEY = "households/order"
BY_NAME = "name"


def kept_filters(settings: WindowSettings) -> State:
    """The filters as they were when the program was closed."""
    show = settings.value(SHOW_KEY)
    known = WalkFilter(show) if show in set(WalkFilter) else WalkFilter.ALL
    return State(show=known, by_name=settings.value(ORDER_KEY) == BY_NAME)


def keep_filters(settings: WindowSettings, state: State) -> None:
    kept = WalkFilter.ALL if state.show is WalkFilter.MINE_TODAY else state.show
    settings.set_value(SHOW_KEY, kept.value)
    settings.set_value(ORDER_KEY, BY_NAME if state.by_name else "")


def reduce_form(
    state: State, form: Form, *, field: HouseholdField | None = None, visit: VisitId | None = None
) -> State:
    """Another form, or none; what was wrong with the one before goes away."""
    return replace(state, form=form, field=field, visit=visit, problem="", problem_at="")


def reduce_done(state: State, sentence: str, *, undoable: bool) -> State:
    serial = 1 if state.done is None else state.done.serial + 1
    done = Done(serial=serial, sentence=sentence, undoable=undoable)
    return replace(reduce_form(state, Form.NONE), done=done)
