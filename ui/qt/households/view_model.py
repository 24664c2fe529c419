"""The list with its instant search, and one household: its facts, visits and history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.base.changes import Changes, Outcome, T, Topic
from core.base.errors import UserError
from core.base.ids import HouseholdId, VisitId, parse_household_code
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold, shown_fields
from core.households.forms import NEW_HOUSEHOLD
from core.quality.models import ReturnedVisit
from core.records.household import (
    EVERYWHERE,
    CloseReason,
    HouseholdQuery,
    HouseholdRow,
    ListedPlace,
    PlaceFilter,
    WalkFilter,
)
from core.records.results import Status
from core.records.visit import VisitEntry
from core.visits.next_attempt import next_attempt
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of, unusual_sentence
from ui.qt.households.change_model import HouseholdChanges, Step
from ui.qt.households.state import Form, Opened, State, keep_filters, kept_filters, reduce_done, reduce_form
from ui.qt.households.words import field_word
from ui.qt.shared.doors import keep_officer, kept_officer

PROBLEM_FIELDS: Final = {
    "household.phone": "phone",
    "household.no_name": "name",
    "household.place_person": "group",
}
"""The field of the form of a new household that an error is about."""


class HouseholdsViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._reader = context.services.store.households
        self._base: Sequence[int] = ()
        self._walk: Sequence[int] = ()
        self._places: tuple[int, Sequence[ListedPlace]] | None = None
        self.changes = HouseholdChanges(self, context, self)
        self._loaded = False
        self.watched = False
        self._settings = context.settings
        self._state = kept_filters(context.settings)
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    def load(self, target: str = "") -> None:
        """The list, or the household whose id is `target`."""
        if not self._loaded:
            self._read_list()
        if target:
            self._open(HouseholdId(target))
        self._swap(self._state)

    def search(self, text: str) -> None:
        self._filter(text)
        self._swap(replace(self._state, problem=""))

    def show_only(self, show: WalkFilter) -> None:
        self._state = replace(self._state, show=show)
        self.read_again()

    def list_only(self, show: WalkFilter) -> None:
        """Show the whole list of one kind: no household is opened, nothing else filters or searches."""
        keep_officer(self._settings, None)
        state = replace(reduce_form(self._state, Form.NONE), opened=None)
        self._state = replace(state, show=show, place=EVERYWHERE, search="")
        self.read_again()

    def show_place(self, place: PlaceFilter) -> None:
        self._state = replace(self._state, place=place)
        self.read_again()

    def clear_filters(self) -> None:
        """Show every household; the search and the order stay."""
        keep_officer(self._settings, None)
        self._state = replace(self._state, show=WalkFilter.ALL, place=EVERYWHERE)
        self.read_again()

    @property
    def filters(self) -> int:
        """Return the number of filters in force, the search not among them."""
        officer = kept_officer(self._settings, self._services)
        state = self._state
        return state.place.parts + (state.show is not WalkFilter.ALL) + (officer is not None)

    @property
    def filtered(self) -> frozenset[int] | None:
        """Return the households that the filters show, whatever is searched; None without a filter."""
        return frozenset(self._base) if self.filters else None

    def places(self) -> Sequence[ListedPlace]:
        """Return the places of the list, read again where anything was recorded since."""
        event = self._services.store.last_event()
        if self._places is None or self._places[0] != event:
            self._places = event, self._reader.places()
        return self._places[1]

    def order_by_name(self, *, by_name: bool) -> None:
        self._state = replace(self._state, by_name=by_name)
        self.read_again()

    def read_again(self) -> None:
        """The list by the filters in force, which are kept for the next start."""
        keep_filters(self._settings, self._state)
        self._read_list()
        self._swap(self._state)

    def open_number(self, number: int) -> None:
        for row in self._reader.rows([number]):
            self._open(row.id)
            self._swap(self._state)

    def sheet(self, text: str) -> str | None:
        """The code of a sheet that `text` names; empty if a problem asks for another."""
        try:
            return self._services.sheets.page_code(text)
        except UserError as error:
            self.tell(error)
            return ""

    def open_found(self) -> None:
        """Enter in the search: the household of a code, else the first match."""
        text = self._state.search.strip()
        try:
            code = self._code(text)
            found = None if code is None else self._services.households.find(code)
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return
        if found is not None:
            self._open(found)
            self._swap(self._state)
        elif self._state.numbers and text:
            self.open_number(self._state.numbers[0])

    def close_view(self) -> None:
        """Back to the list."""
        self._swap(replace(reduce_form(self._state, Form.NONE), opened=None))

    def show_phone(self) -> None:
        if (opened := self._state.opened) is not None:
            self._swap(replace(self._state, opened=replace(opened, phone_shown=True)))

    def begin(self, form: Form, *, field: HouseholdField | None = None, visit: VisitId | None = None) -> None:
        """Show a form in the page; `Form.NONE` gives it up."""
        opened = self._state.opened
        if field is HouseholdField.PHONE and opened is not None:
            self._state = replace(self._state, opened=replace(opened, phone_shown=True))
        self._swap(reduce_form(self._state, form, field=field, visit=visit))

    def add(self, new: NewHousehold) -> bool:
        """A household found at the door; undo closes it. Whether it was added."""
        done = self.perform(
            lambda: self._publish(self._services.households.add(new, draft=NEW_HOUSEHOLD)),
            self.tr("Added {name}.").format(name=new.name.strip()),
        )
        if done:
            self._swap(reduce_form(self._state, Form.ADD))
        return done

    @property
    def begun(self) -> str:
        """A new household that was typed and not added."""
        return self._services.store.form(NEW_HOUSEHOLD)

    def keep_begun(self, text: str) -> None:
        """Keep the text of a new household, before Enter."""
        self.keep(NEW_HOUSEHOLD, text)

    def keep(self, form: str, text: str) -> None:
        """A half-filled form on the disk."""
        try:
            self._services.store.save_form(form, text)
        except UserError as error:
            self.tell(error)

    def set_field(self, field: HouseholdField, value: str) -> None:
        opened = self._state.opened
        if opened is None:
            return
        household, before = opened.row.id, shown_fields(opened.row)[field]
        if value.strip() == before:
            self.begin(Form.NONE)
            return
        self.perform(
            lambda: self._publish(self._services.households.set_field(household, field, value)),
            self.tr("Changed: {field}.").format(field=field_word(field)),
        )

    def close_household(self, reason: str) -> None:
        opened = self._state.opened
        if opened is None:
            return
        household = opened.row.id
        if not reason:
            self._swap(replace(self._state, problem=self.tr("Say why, so that it can be checked later.")))
            return
        self.perform(
            lambda: self._publish(self._services.households.close(household, CloseReason(reason))),
            self.tr("Closed {name}; its visits stay.").format(name=opened.row.head),
        )

    def correct(self, entry: VisitEntry) -> None:
        """Replaces what the visit in the form states; unusual numbers ask once."""
        visit, opened = self._state.visit, self._state.opened
        if visit is None or opened is None:
            return
        former = next((known for known in opened.visits if known.id == visit), None)
        try:
            unusual = self._services.visits.check(entry, former=former)
        except UserError as error:
            self.tell(error)
            return
        if unusual and self._state.asked != entry:
            self._swap(replace(self._state, asked=entry, problem=unusual_sentence(unusual[0])))
            return
        self.perform(
            lambda: self._publish(self._services.visits.correct(visit, entry)),
            self.tr("Visit corrected."),
        )

    def void(self, visit: VisitId) -> None:
        self.perform(
            lambda: self._publish(self._services.visits.void(visit)),
            self.tr("Visit taken back; the history keeps it."),
        )

    def restore(self, visit: VisitId) -> None:
        self.perform(
            lambda: self._publish(self._services.visits.restore(visit)),
            self.tr("The visit counts again."),
        )

    def say(self, problem: str) -> None:
        """Something in the form cannot be read."""
        self._swap(replace(self._state, problem=problem, problem_at=""))

    def undo(self) -> bool:
        """Takes the last act of this workspace back. Whether there was one."""
        return self.changes.undo()

    def tell(self, error: UserError) -> None:
        at = PROBLEM_FIELDS.get(error.code, "")
        self._swap(replace(self._state, problem=sentence_of(error), problem_at=at))

    def show(self, state: State) -> None:
        """Another state, made from this one."""
        self._swap(state)

    def say_done(self, sentence: str, *, undoable: bool) -> None:
        """Something was done; no form is open any more."""
        self._swap(reduce_done(self._state, sentence, undoable=undoable))

    def perform(self, step: Step, sentence: str) -> bool:
        """One use case: what it changed is published, or its sentence is shown and nothing is lost."""
        try:
            step()
        except UserError as error:
            self.tell(error)
            return False
        self.say_done(sentence, undoable=True)
        return True

    def _publish(self, outcome: Outcome[T]) -> T:
        return self._services.published(outcome)

    def _code(self, text: str) -> str | None:
        """`text` where it is a code; None where it is a name or an address."""
        try:
            parse_household_code(text)
        except UserError as error:
            printed = self._services.households.is_printed_code(text)
            if error.code == "code.unreadable" or (self._state.numbers and not printed):
                return None
            raise
        return text

    def _filter(self, text: str) -> None:
        numbers: Sequence[int] = self._base
        if text.strip():
            found = self._reader.matching(text)
            numbers = [number for number in self._base if number in found]
        self._state = replace(self._state, search=text, numbers=numbers)

    def _read_list(self) -> None:
        """Read the walking order again where something changed, not for another filter."""
        if not self._loaded:
            self._walk = self._reader.numbers(HouseholdQuery())
        walk, state = self._walk, self._state
        officer = kept_officer(self._settings, self._services)
        query = HouseholdQuery(show=state.show, by_name=state.by_name, officer=officer, place=state.place)
        self._base = walk if query == HouseholdQuery() else self._reader.numbers(query)
        self._loaded = True
        self._state = replace(state, listed=len(walk), revision=state.revision + 1, touched=0)
        self._filter(state.search)

    def _open(self, household: HouseholdId) -> None:
        row = self._reader.get(household)
        if row is None:
            problem = sentence_of(UserError("household.unknown", household=household))
            self._state = replace(self._state, opened=None, problem=problem)
            return
        former = self._state.opened
        same = former is not None and former.row.id == household
        visits = tuple(self._reader.visits(household))
        opened = Opened(
            row=row,
            place=row.list_number,
            visits=visits,
            history=tuple(self._reader.history(household)),
            returned=self._returned(row),
            places=self._services.answers.places([visit.id for visit in visits]),
            next_up=next_attempt(visits) if row.closed is None else None,
            unsent=self._reader.unsent_visits(household),
            today=self._services.clock.now().date(),
            phone_shown=same and former is not None and former.phone_shown,
        )
        state = self._state if same else reduce_form(self._state, Form.NONE)
        self._state = replace(state, opened=opened)

    def _returned(self, row: HouseholdRow) -> ReturnedVisit | None:
        return self._services.quality.returned_of(row.id) if row.status is Status.RETURNED else None

    def _follow(self, changes: Changes) -> None:
        if not changes.topics & {Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES, Topic.ASSIGNMENTS}:
            return
        self._loaded = False
        if not self.watched:
            return
        self._read_list()
        if (opened := self._state.opened) is not None:
            self._open(opened.row.id)
        self._swap(self._state)

    def _swap(self, state: State) -> None:
        self._state = state
        self.changed.emit()
