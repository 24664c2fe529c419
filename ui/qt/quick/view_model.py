"""Recording at the door: one household is current, a line is read, Enter makes one record and goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.base.changes import Changes, T, Topic
from core.base.clock import HLC_ZERO, latest_plausible
from core.base.errors import UserError
from core.base.ids import QR_PREFIX, HouseholdId, parse_household_code
from core.papers.print_log import flyers_at_hand
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.person import CountCheck
from core.records.results import Status
from core.records.visit import VisitEntry
from core.visits.next_attempt import next_attempt
from core.visits.quick_entry import is_counts
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.models.days import read_day
from ui.qt.models.visit_words import deed, place_text
from ui.qt.quick.line import Counts, Understood, line_of, with_warning
from ui.qt.quick.state import (
    Done,
    Panel,
    State,
    Times,
    draft_of,
    reduce_household,
    reduce_text,
    times_of,
)
from ui.qt.quick.undoing import QuickUndo
from ui.qt.shared.doors import kept_officer, visited_of
from ui.qt.widgets.quick_field import QuickState

NUMBER_DIGITS = (4, 5)
LEAST_CODE = 4
FOLLOWED = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES, Topic.ASSIGNMENTS})


class QuickViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._reader = context.services.store.households
        self._base: Sequence[int] = ()
        self._walk: Sequence[int] = ()
        self._undoing = QuickUndo(context.services)
        self._loaded = False
        self.acting = False
        """A record is being written by this page; its changes are shown when that is done."""
        self._state = State()
        self._officer = partial(kept_officer, context.settings, context.services)
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    def load(self, target: str = "") -> None:
        """Read the walk list where needed, and make `target`, else the previous household current."""
        if not self._loaded:
            self._read_list()
        if target and (row := self._reader.get(HouseholdId(target))) is not None:
            self._search_for("")
            self._choose(row)
        elif self._state.household is None:
            self.go_to_next()
        else:
            self._swap(self._state)

    def read_again(self) -> None:
        """Read the walk list again for other households, from its first one without a visit."""
        self._state = replace(self._state, household=None)
        self._read_list()
        self.go_to_next()

    @property
    def is_bare(self) -> bool:
        """Return True if the workspace has no household at all, for any officer."""
        return not self._walk

    def select(self, number: int) -> None:
        """Make a household of the list current."""
        current = self._state.household
        if current is not None and current.number == number:
            return
        for row in self._reader.rows([number]):
            self._choose(row)

    def move(self, rows: int) -> None:
        """Step through the list as it is shown."""
        numbers = self._state.numbers
        if not numbers:
            return
        current = self._state.household
        at = numbers.index(current.number) if current is not None and current.number in numbers else -rows
        self.select(numbers[min(max(at + rows, 0), len(numbers) - 1)])

    def go_to_next(self) -> None:
        """The next household without a visit, in walking order, from the current one on."""
        current = self._state.household
        number = self._reader.next_unvisited(None if current is None else current.number, self._officer())
        if number is None and current is None and self._base:
            number = self._base[0]
        if number is not None:
            self.select(number)
        elif current is not None:
            self._choose_again(current.id)
        else:
            self._swap(self._state)

    def type(self, text: str) -> None:
        """The line reads `text`; kept on the disk before anything else happens."""
        self._type(text, self._state.note)

    def write_note(self, note: str) -> None:
        self._type(self._state.text, note)

    def count(self, people: int | None, smartphones: int | None, installed: int | None) -> None:
        """Write these counts of the steppers into the line."""
        counts = Counts(people=people, smartphones=smartphones, installed=installed)
        self.type(line_of(counts, self._state.text))

    def submit(self) -> None:
        """Enter: record what is understood; a soft concern asks for a second Enter."""
        state = self._state
        if state.day_problem:
            return
        read_now = reduce_text(state, state.text, state.note, self._times()).understood
        if read_now.entry is None:
            return
        warned = with_warning(read_now, state.household)
        if warned.state is QuickState.WARNING and state.warned != state.text:
            self._swap(replace(state, understood=warned, warned=state.text))
            return
        self._record(read_now.entry)

    def hand_out(self) -> None:
        """Choose the handout of this visit: the flyer printed last, then those before, then nothing."""
        codes = ["", *flyers_at_hand(self._services.prints, self._services.campaign)]
        state = self._state
        at = codes.index(state.flyer) if state.flyer in codes else 0
        state = replace(state, flyer=codes[(at + 1) % len(codes)])
        self._swap(reduce_text(state, state.text, state.note, self._times()))

    def choose_outcome(self, keys: str) -> None:
        """Record the letters of a button through the line; "partly" goes behind the numbers."""
        numbers = self._state.text.strip() if keys == "p" or keys.startswith("h") else ""
        kept = numbers if is_counts(numbers) else ""
        if keys == "p" and not kept:
            sentence = self.tr("Partly done needs its numbers first: 322p.")
            blocked = Understood(state=QuickState.BLOCKED, sentence=sentence)
            self._swap(replace(self._state, understood=blocked))
            return
        self.type(kept + keys)
        self.submit()

    def show_panel(self, panel: Panel) -> None:
        self._swap(replace(self._state, panel=panel))

    def publish_people(self, changes: Changes) -> None:
        """Publish changes of people; the current household is read again, line and panel stay."""
        self._silently(lambda: self._services.changes.publish(changes))
        current = self._state.household
        row = None if current is None else self._reader.get(current.id)
        if row is not None:
            self._touch(row.number)
            state = replace(self._state, household=row)
            self._swap(reduce_text(state, state.text, state.note, self._times()))

    def take_counts(self, check: CountCheck) -> None:
        """Write the totals of the household's people into the line; Enter records it as a visit."""
        totals = check.totals
        numbers = [totals.people, totals.smartphones, check.helped_now]
        numbers += [totals.had] if totals.had else []
        part = "" if all(number < 10 for number in numbers) else " "
        self._state = replace(self._state, panel=Panel.COMMON)
        self.type(part.join(map(str, numbers)))

    def set_day(self, text: str) -> None:
        """The visit of this household is of this day; an empty text means now."""
        if text.strip() == self._state.day_text:
            return
        times = self._times()
        try:
            day = read_day(text, now=times.now, latest=times.latest)
        except UserError as error:
            self._swap(replace(self._state, day=None, day_text=text.strip(), day_problem=sentence_of(error)))
            return
        state = replace(self._state, day=day, day_text=text.strip(), day_problem="")
        self._swap(reduce_text(state, state.text, state.note, times))

    def search(self, text: str) -> None:
        """Filter the walk list; the current household stays."""
        self._search_for(text)
        self._swap(self._state)

    def open_found(self) -> bool:
        """Enter in the search: a code opens its household, else the first match does. Whether one was."""
        text = self._state.search.strip()
        try:
            row = self._by_code(text)
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return False
        if row is None and text and self._state.numbers:
            row = next(iter(self._reader.rows(self._state.numbers[:1])), None)
        if row is None:
            if text:
                problem = sentence_of(UserError("household.unknown", household=text[:40]))
                self._swap(replace(self._state, problem=problem))
            return False
        self._search_for("")
        self._choose(row)
        return True

    def sheet(self) -> str | None:
        """The code of a sheet in the search or scanned into the line; empty if a problem asks for another."""
        typed = filter(None, (self._state.search, self._state.text))
        try:
            code = next(filter(None, map(self._services.sheets.page_code, typed)), None)
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return ""
        if code is not None:
            self.type("")
            self.search("")
        return code

    def open_scanned(self) -> None:
        """A scanner is a keyboard: its code may land in the line, which then opens the household."""
        code = self._state.text
        if code.upper().startswith(QR_PREFIX):
            self.type("")
            self._search_for(code)
            self.open_found()

    def undo(self) -> bool:
        """Void the last visit recorded in this workspace and put its line back. Whether there was one."""
        return self._step(self.tr("Undone: household {number}. Ctrl+Y records it again."), forward=False)

    def redo(self) -> bool:
        """Count the visit again that was undone last. Whether there was one."""
        return self._step(self.tr("Recorded again: household {number}."), forward=True)

    def retranslate(self) -> None:
        state = replace(self._state, problem="")
        if state.day_problem:
            state = replace(state, day_text="", day_problem="")
        self._swap(reduce_text(state, state.text, state.note, self._times()))

    def _step(self, sentence: str, *, forward: bool) -> bool:
        """Make one step of the undo and restore its line; a failure is shown and changes nothing."""
        try:
            household = self._silently(lambda: self._undoing.step(forward=forward))
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return True
        row = None if household is None else self._reader.get(household)
        if row is None:
            return household is not None
        self._read_progress()
        self._touch(row.number)
        self._say(sentence.format(number=place_text(row.list_number)), undoable=False)
        self._search_for("")
        self._choose(row)
        return True

    def _record(self, entry: VisitEntry) -> None:
        state, household = self._state, self._state.household
        if household is None:
            return
        try:
            visit = self._silently(lambda: self._services.published(self._services.visits.record(entry)))
        except UserError as error:
            blocked = Understood(state=QuickState.BLOCKED, sentence=sentence_of(error))
            self._swap(replace(state, understood=blocked))
            return
        self._undoing.remember(visit, draft_of(state.text, state.note))
        first = int(household.attempts == 0)
        self._state = replace(state, visited=state.visited + first, day=None, day_text="")
        self._touch(household.number)
        sentence = self.tr("Recorded household {number}: {deed}.")
        self._say(sentence.format(number=place_text(state.place), deed=deed(entry)), undoable=True)
        self._search_for("")
        self.go_to_next()

    def _type(self, text: str, note: str) -> None:
        household, problem = self._state.household, ""
        try:
            if household is not None:
                self._services.visits.save_draft(household.id, draft_of(text, note))
        except UserError as error:
            problem = sentence_of(error)
        self._swap(replace(reduce_text(self._state, text, note, self._times()), problem=problem))

    def _choose_again(self, household: HouseholdId) -> None:
        row = self._reader.get(household)
        if row is not None:
            self._choose(row)

    def _choose(self, row: HouseholdRow) -> None:
        visits = self._reader.visits(row.id) if row.attempts else ()
        last = next((visit for visit in visits if visit.counts and not visit.voided), None)
        returned = self._services.quality.returned_of(row.id) if row.status is Status.RETURNED else None
        self._swap(
            reduce_household(
                replace(self._state, next_up=next_attempt(visits), returned=returned),
                row,
                place=row.list_number,
                last=last,
                draft=self._reader.draft(row.id) or "",
                times=self._times(),
            )
        )

    def _by_code(self, text: str) -> HouseholdRow | None:
        """The household of a typed or scanned code; None where the text is no code."""
        if len(text) < LEAST_CODE:
            return None
        try:
            parse_household_code(text)
        except UserError as error:
            printed = self._services.households.is_printed_code(text)
            if error.code == "code.unreadable" or (self._state.numbers and not printed):
                return None
            raise
        return self._reader.get(self._services.households.find(text))

    def _search_for(self, text: str) -> None:
        """The list of what matches; the row numbers of the walk are held, the search only marks them."""
        numbers: Sequence[int] = self._base
        if text.strip():
            found = self._reader.matching(text)
            whole = text.isdecimal() and len(text) in NUMBER_DIGITS
            named = self._reader.numbered(int(text)) if whole else None
            first = [named] if named is not None and named not in found and named in self._base else []
            numbers = [*first, *(one for one in self._base if one in found)]
        self._state = replace(self._state, search=text, problem="", numbers=numbers)

    def _read_list(self) -> None:
        self._walk, officer = self._reader.numbers(HouseholdQuery()), self._officer()
        self._base = self._reader.numbers(HouseholdQuery(officer=officer)) if officer else self._walk
        self._loaded = True
        self._touch(0)
        self._read_progress()
        self._search_for(self._state.search)

    def _read_progress(self) -> None:
        visited = visited_of(self._services, self._officer())
        self._state = replace(self._state, visited=visited, listed=len(self._base))

    def _follow(self, changes: Changes) -> None:
        """Follow changes by others; the own records are followed in place."""
        if self.acting or not changes.topics & FOLLOWED:
            return
        self._loaded = False
        current = self._state.household
        if current is not None:
            row = self._reader.get(current.id)
            self._read_list()
            if row is None or row.closed:
                self._state = replace(self._state, household=None)
                self.go_to_next()
            else:
                self._choose(row)

    def _silently(self, act: Callable[[], T]) -> T:
        self.acting = True
        try:
            return act()
        finally:
            self.acting = False

    def _touch(self, number: int) -> None:
        """The content of one row (0: of any) is no longer what was read."""
        self._state = replace(self._state, revision=self._state.revision + 1, touched=number)

    def _say(self, sentence: str, *, undoable: bool) -> None:
        serial = 1 if self._state.done is None else self._state.done.serial + 1
        done = Done(serial=serial, sentence=sentence, undoable=undoable)
        self._state = replace(self._state, done=done)

    def _times(self) -> Times:
        now = self._services.clock.now()
        return times_of(self._services.campaign, now, latest_plausible(now, HLC_ZERO))

    def _swap(self, state: State) -> None:
        self._state = state
        self.changed.emit()
