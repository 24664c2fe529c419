"""Typing a sheet: Enter records a row and goes on, an empty row is passed over, Up goes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from core.base.changes import Changes, Topic
from core.base.clock import HLC_ZERO, Hlc, latest_plausible
from core.base.errors import UserError
from core.base.ids import parse_household_code
from core.events.kinds import EventKind
from core.paper_entry.desk import ROWS, UNDOES, RowSaid, SheetRow
from core.records.visit import Visit, check_visit, is_outside
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of, unusual_sentence
from ui.qt.formats import format_moment
from ui.qt.models.days import read_day
from ui.qt.models.undo_words import undone_text
from ui.qt.models.visit_words import SEPARATOR, address_line, deed, lowered, result_word
from ui.qt.paper_entry.state import (
    Reading,
    State,
    first_open,
    reduce_done,
    reduce_problem,
    reduce_text,
    row_number,
)


class PaperEntryViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._desk = context.services.sheets
        self._own = False
        self._state = State()
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    @property
    def is_foreign(self) -> bool:
        """Return True if another laptop printed the sheet, so that its number of pages is unknown."""
        return self._state.sheet is not None and self._state.sheet.of_another_laptop

    def load(self, target: str = "") -> None:
        """Show the sheet of a code, or the previous one."""
        self._state = replace(self._state, begun=tuple(self._desk.begun()))
        if target:
            self.open(target)
        else:
            self._swap(self._state)

    def open(self, text: str) -> bool:
        """Opens the sheet of a typed or scanned code. Whether there is one."""
        try:
            sheet = self._desk.open(text)
        except UserError as error:
            self._swap(replace(self._state, search=text, problem=sentence_of(error)))
            return False
        fresh = State(sheet=sheet, begun=self._state.begun, current=first_open(sheet), done=self._state.done)
        self._swap(self._with_day(fresh, sheet.day))
        return True

    def open_page(self, step: int) -> bool:
        """The sheet before or behind this one. Whether there is one."""
        sheet = self._state.sheet
        if sheet is None or sheet.page + step < 1:
            return False
        if not sheet.of_another_laptop and sheet.page + step > sheet.pages:
            return False
        day = sheet.day
        opened = self.open(f"{sheet.code.rsplit('-', 1)[0]}-{sheet.page + step}")
        if opened and day and self._state.sheet is not None and not self._state.sheet.day:
            self.set_day(day)
        return opened

    def leave(self) -> None:
        """Back to the question for a sheet."""
        self._swap(State(begun=tuple(self._desk.begun()), done=self._state.done))

    def set_day(self, text: str) -> bool:
        """The day of the whole sheet, kept with it; an hour may follow. Whether it could be read."""
        sheet = self._state.sheet
        if sheet is None:
            return False
        self._keep(lambda: self._desk.keep_day(sheet, text.strip()))
        self._swap(self._with_day(replace(self._state, sheet=replace(sheet, day=text, day_typed="")), text))
        return self._state.day is not None

    def type_day(self, text: str) -> None:
        """Keep the typed day; it becomes the day of the sheet only by Enter."""
        sheet = self._state.sheet
        text = "" if sheet is not None and text == sheet.day else text
        if sheet is None or text == sheet.day_typed:
            return
        self._keep(lambda: self._desk.keep_day(sheet, text, given=False))
        self._state = replace(self._state, sheet=replace(sheet, day_typed=text))

    def type(self, place: int, text: str) -> None:
        """A row reads `text`; kept on the disk before anything else happens."""
        sheet, row = self._state.sheet, self._state.row(place)
        if sheet is None or row is None or row.text == text:
            return
        self._keep(lambda: self._desk.keep_row(sheet, row, text))
        self._swap(replace(reduce_text(self._state, place, text), current=place))

    def type_total(self, at: int, text: str) -> None:
        sheet = self._state.sheet
        if sheet is None or sheet.totals[at] == text:
            return
        self._keep(lambda: self._desk.keep_total(sheet, at, text))
        totals = list(sheet.totals)
        totals[at] = text
        typed = (totals[0], totals[1], totals[2], totals[3])
        self._swap(replace(self._state, sheet=replace(sheet, totals=typed)))

    def go_to(self, place: int) -> None:
        """Another row; behind the last comes the totals line."""
        self._swap(replace(self._state, current=min(max(place, 1), ROWS + 1)))

    def submit(self, place: int) -> None:
        """Enter in a row."""
        sheet, row = self._state.sheet, self._state.row(place)
        if sheet is None or row is None:
            return
        if not row.text.strip() and row.visit is None:
            self.go_to(place + 1)
            return
        if self._state.day is None:
            sentence = self.tr("Write the day of the sheet first.")
            self._swap(replace(self._state, day_problem=self._state.day_problem or sentence))
            return
        try:
            said = self._desk.read(sheet, row, row.text, self._state.day)
        except UserError as error:
            self._swap(reduce_problem(self._state, place, sentence_of(error)))
            return
        if said is not None and said.household is not None and said.entry is None:
            self.type(place, f"{parse_household_code(row.text)} ")
            return
        question = "" if said is None else self._question(row, said)
        if question and self._state.asked != (place, row.text):
            asked = replace(self._state, asked=(place, row.text))
            self._swap(reduce_problem(asked, place, question))
            return
        self._record(row, said)

    def undo(self) -> bool:
        """The last visit recorded, wherever that was. Whether there was one."""
        try:
            outcome = self._services.undo.undo(UNDOES)
            if outcome is None:
                return False
            act = outcome.value
            self._publish(outcome.changes)
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return True
        household = None if act.household is None else self._services.store.households.get(act.household)
        if (
            act.kind is EventKind.HOUSEHOLD_ADDED
            and act.household is not None
            and self._state.sheet is not None
        ):
            self._desk.take_name_back(self._state.sheet, act.household)
        self._reload()
        self._swap(reduce_done(self._state, undone_text(act, household), undoable=False))
        return True

    def reading(self, row: SheetRow) -> Reading:
        """Return a row that is being typed, parsed."""
        sheet, now = self._state.sheet, self._services.clock.now()
        if sheet is None or not row.text.strip():
            return Reading()
        try:
            said = self._desk.said(sheet, row, row.text, self._state.day or now)
            if said is None:
                return Reading()
            about = self._about(said) if row.names_itself else ""
            if said.entry is not None:
                check_visit(said.entry, latest=max(said.entry.at, now))
            return Reading(about=about, entry=said.entry)
        except UserError as error:
            return Reading(unread=sentence_of(error))

    def _about(self, said: RowSaid) -> str:
        if said.new is not None:
            parts = (said.new.name, said.new.address, said.new.group, said.new.phone)
            return self.tr("New: {what}").format(what=SEPARATOR.join(part for part in parts if part))
        return "" if said.household is None else said.household.head

    def _record(self, row: SheetRow, said: RowSaid | None) -> None:
        state, sheet = self._state, self._state.sheet
        if sheet is None or state.day is None:
            return
        try:
            outcome = self._desk.record(sheet, row, row.text, state.day)
        except UserError as error:
            self._swap(reduce_problem(state, row.place, sentence_of(error)))
            return
        self._publish(outcome.changes)
        self._reload()
        if said is None or said.entry is None:
            done = self.tr("Row {row} taken back.").format(row=row_number(row))
        elif said.new is not None:
            done = self.tr("Recorded row {row}: new household {name}, {deed}.").format(
                row=row_number(row), name=said.new.name, deed=deed(said.entry)
            )
        else:
            done = self.tr("Recorded row {row}: {deed}.").format(row=row_number(row), deed=deed(said.entry))
        self._state = reduce_done(self._state, done, undoable=True)
        self.go_to(row.place + 1)

    def _question(self, row: SheetRow, said: RowSaid) -> str:
        """Return the question for a second Enter: a record that exists already, else an unusual value."""
        if said.entry is None:
            return ""
        if said.new is not None and (alike := self._desk.listed_alike(said.new)) is not None:
            sentence = self.tr(
                "{name} is on the list already: {code}, {address}. Enter again adds one more; or begin the"
                " row with that code."
            )
            return sentence.format(name=alike.head, code=alike.code, address=address_line(alike))
        seen = self._desk.recorded_already(row, said, said.entry.at)
        if seen is not None:
            return self._seen(seen)
        concerns = self._services.visits.unusual(said.entry, former=row.visit)
        return unusual_sentence(concerns[0]) if concerns else ""

    def _seen(self, visit: Visit) -> str:
        sentence = self.tr(
            "This household has a visit of that day already ({when}: {result}). Enter again records one more;"
            " an empty row leaves it."
        )
        return sentence.format(when=format_moment(visit.at), result=lowered(result_word(visit.result)))

    def _with_day(self, state: State, text: str) -> State:
        now: datetime = self._services.clock.now()
        last = Hlc(self._services.store.meta("last_hlc") or HLC_ZERO)
        try:
            day = read_day(text, now=now, latest=latest_plausible(now, last))
        except UserError as error:
            return replace(state, day=None, day_problem=sentence_of(error))
        campaign = self._services.campaign
        outside = day is not None and is_outside(day, campaign.start, campaign.end)
        return replace(state, day=day, day_problem="", outside=outside)

    def _reload(self) -> None:
        """Read the rows again; text typed in other rows stays."""
        sheet = self._state.sheet
        if sheet is not None:
            problems = self._state.problems
            self._state = replace(
                self._state, sheet=self._desk.open(sheet.code), problems=problems, asked=None
            )

    def _keep(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self._state = replace(self._state, problem=sentence_of(error))

    def _publish(self, changes: Changes) -> None:
        """Publish to the other pages; this one follows in place."""
        self._own = True
        try:
            if changes.topics:
                self._services.changes.publish(changes)
        finally:
            self._own = False

    def _follow(self, changes: Changes) -> None:
        if self._own or self._state.sheet is None:
            return
        if changes.topics & {Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES}:
            self._reload()
            self._swap(self._state)

    def _swap(self, state: State) -> None:
        self._state = state
        self.changed.emit()
