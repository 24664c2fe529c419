"""State of the page of reports and letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from core.base.errors import UserError
from core.content.drawing import Drawing
from core.letters.models import Draft, Letter
from core.periods.models import PeriodState
from core.ranking.urging import UrgeRow
from core.reports.sharing import GoodModel, OfficeTask, ZaloGroup
from core.reports.wording import NO_WORDING, ShownPart, Wording
from core.reports.writing import Written
from core.units.models import UnitKey


class DocumentKind(StrEnum):
    """A document as its template is named."""

    WEEKLY = "weekly"
    SUMMARY = "summary"
    UNIT = "unit"
    NOTICE = "notice"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Data read from the workspace for one period. `without` are units without a Zalo group, `issued` urging
    letters of this office that are in force; `wording` are the choices of the draft, `parts` its paragraphs,
    `recipients` those of the template.
    """

    periods: tuple[PeriodState, ...] = ()
    behind: tuple[UrgeRow, ...] = ()
    round: int = 1
    drafts: tuple[Draft, ...] = ()
    issued: tuple[Letter, ...] = ()
    wording: Wording = NO_WORDING
    parts: tuple[ShownPart, ...] = ()
    recipients: tuple[str, ...] = ()
    tasks: tuple[OfficeTask, ...] = ()
    models: tuple[GoodModel, ...] = ()
    groups: tuple[ZaloGroup, ...] = ()
    without: tuple[tuple[UnitKey, str], ...] = ()
    drawings: tuple[Drawing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`period` None is the last that is over. `saved` are the files written last; `at` names the form that
    the problem is of, empty for the page; `undoable` that the last act can be taken back.
    """

    read: Read = Read()
    kind: DocumentKind = DocumentKind.WEEKLY
    period: int | None = None
    busy: bool = False
    saved: Written | None = None
    done: str = ""
    problem: UserError | None = None
    at: str = ""
    undoable: bool = False


def reduce_read(state: State, read: Read) -> State:
    return replace(state, read=read)


def reduce_busy(state: State) -> State:
    """Return the state of running work, without former messages."""
    return replace(state, busy=True, saved=None, done="", problem=None, undoable=False)


def reduce_saved(state: State, written: Written | None, done: str, *, undoable: bool = False) -> State:
    return replace(state, busy=False, saved=written, done=done, problem=None, undoable=undoable)


def reduce_problem(state: State, problem: UserError, at: str = "") -> State:
    return replace(state, busy=False, saved=None, done="", problem=problem, at=at, undoable=False)
