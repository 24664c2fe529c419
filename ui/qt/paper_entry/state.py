"""State of the page of a printed sheet; no widgets, no disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.base.notation import list_number_text
from core.paper_entry.desk import ROWS, Sheet, SheetRow, totals_of
from core.records.visit import VisitEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Last act; `serial` distinguishes it from the next."""

    serial: int
    sentence: str
    undoable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Parsed row: `about` is the household, where the text names it; `unread` is the error."""

    about: str = ""
    entry: VisitEntry | None = None
    unread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`current` is the row that is typed, from 1; behind the last row comes the sheet's own totals line.

    `asked` is the row and text that a question was asked about; the same Enter again answers it.
    """

    sheet: Sheet | None = None
    begun: tuple[str, ...] = ()
    search: str = ""
    problem: str = ""
    day: datetime | None = None
    day_problem: str = ""
    outside: bool = False
    current: int = 1
    problems: Mapping[int, str] = field(default_factory=dict)
    asked: tuple[int, str] | None = None
    done: Done | None = None

    @property
    def totals(self) -> tuple[int, int, int, int]:
        """Of the rows recorded so far."""
        return (0, 0, 0, 0) if self.sheet is None else totals_of(self.sheet.rows)

    @property
    def at_totals(self) -> bool:
        return self.current > ROWS

    def row(self, place: int) -> SheetRow | None:
        return None if self.sheet is None or not 1 <= place <= ROWS else self.sheet.rows[place - 1]


def row_number(row: SheetRow) -> str:
    """Return the number printed in a row; its place on the sheet, from 1, where none is known."""
    number = 0 if row.household is None or not row.code else row.household.list_number
    return list_number_text(number) if number else str(row.place)


def first_open(sheet: Sheet) -> int:
    """The first row without a visit that is printed or begun, or the totals line."""
    for row in sheet.rows:
        awaited = bool(row.code or row.text.strip()) or sheet.of_another_laptop
        if awaited and (row.visit is None or row.visit.voided):
            return row.place
    return ROWS + 1


def reduce_text(state: State, place: int, text: str) -> State:
    """Another text in a row; what was wrong with it is forgotten."""
    if state.sheet is None:
        return state
    rows = tuple(replace(row, text=text) if row.place == place else row for row in state.sheet.rows)
    problems = {at: words for at, words in state.problems.items() if at != place}
    return replace(state, sheet=replace(state.sheet, rows=rows), problems=problems, asked=None)


def reduce_problem(state: State, place: int, sentence: str) -> State:
    return replace(state, current=place, problems={**state.problems, place: sentence})


def reduce_done(state: State, sentence: str, *, undoable: bool) -> State:
    serial = 1 if state.done is None else state.done.serial + 1
    return replace(state, done=Done(serial=serial, sentence=sentence, undoable=undoable))
