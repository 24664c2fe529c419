"""People of one household: added in one line, a stage with one key, what they agreed to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.base.changes import Changes, Topic
from core.base.errors import UserError
from core.base.ids import HouseholdId, PersonId
from core.campaigns.models import Campaign, Platform, Stage
from core.households.forms import new_person
from core.people.desk import StageEntry
from core.people.directory import DirectoryEntry
from core.people.line import NewPerson, read_person
from core.people.organisations import Organisation
from core.records.consent import How, Subject
from core.records.person import GoneReason, Person, Way
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force, sentence_of, unusual_sentence
from ui.qt.shared.people.state import EMPTY, Form, State, reduce_form, reduce_moved
from ui.qt.shared.people.words import line_of, person_name, purpose_word, read_back, stage_word, way_word

TOPICS: Final = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES})
_OF_CHILDREN: Final = frozenset({Form.OFF, Form.ERASE})
PLATFORMS: Final = (Platform.ANDROID, Platform.IOS, Platform.WEB)

Act = Callable[[], Changes]
Publish = Callable[[Changes], None]
Waits = Callable[[], bool]
"""Returns True if the household shown may be left at once, so that its changes need not be read yet."""


class PeopleViewModel(QObject):
    """`changed` after every change of `state`; `acted` carries a sentence when something was recorded."""

    changed = Signal()
    acted = Signal(str)

    def __init__(
        self,
        context: PageContext,
        parent: QObject | None = None,
        publish: Publish | None = None,
        waits: Waits | None = None,
    ) -> None:
        """`publish` publishes a change; a page that follows its own changes passes its own."""
        super().__init__(parent)
        self._services = context.services
        self._desk = context.services.people
        self._publish: Publish = publish or context.services.changes.publish
        self._waits: Waits = waits or (lambda: False)
        self._stale = False
        self._state = EMPTY
        self._draft = ""
        """The line in which somebody is added, as it is kept on the disk."""
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    @property
    def campaign(self) -> Campaign:
        return self._services.campaign

    def organisations(self) -> tuple[Organisation, ...]:
        return tuple(self._desk.organisations.all())

    def organisation_name(self, code: str) -> str:
        return self._desk.organisations.name_of(code, language_in_force().value)

    def load(self, household: HouseholdId | None, *, is_open: bool = True) -> None:
        """Another household, or none; the same one is read again and keeps its form."""
        if household != self._state.household:
            self._state = replace(EMPTY, household=household, how=self._state.how)
        self._state = replace(self._state, is_open=is_open)
        self._draft = "" if household is None else self._services.store.form(new_person(household))
        self._read()

    def offer_again(self) -> None:
        """The line as it was left on another page."""
        household = self._state.household
        if household is not None:
            self._draft = self._services.store.form(new_person(household))
            self._swap(self._state)

    def switch(self, way: Way) -> None:
        household = self._state.household
        if household is None:
            return
        sentence = self.tr("Recorded {way} from now on.").format(way=way_word(way))
        self._do(lambda: self._desk.set_way(household, way).changes, sentence)

    def type(self, line: str) -> None:
        """Reads the line as it is typed; that of a new person is kept on the disk before anything else."""
        state, problem = self._state, ""
        if state.form is Form.NONE and state.household is not None:
            self._draft = line
            try:
                self._services.store.save_form(new_person(state.household), line)
            except UserError as error:
                problem = sentence_of(error)
        state = self._reading(state, line)
        self._swap(replace(state, problem=problem or state.problem))

    def take_listed(self, entry: DirectoryEntry) -> None:
        """The line of someone whom a list names; Enter adds them."""
        self.type(" ".join(filter(None, (entry.name, entry.phone))))

    def _reading(self, state: State, line: str) -> State:
        """The line in words, or what is wrong with it."""
        state = replace(state, line=line, problem="", understood="")
        try:
            new = read_person(line, self._today())
            return replace(state, understood=read_back(new)) if line.strip() else state
        except UserError as error:
            return replace(state, problem=sentence_of(error))

    def submit_line(self) -> None:
        """Enter: somebody is added, or the chosen person takes the name and phone of the line."""
        state, household = self._state, self._state.household
        if household is None:
            return
        try:
            new = read_person(state.line, self._today())
        except UserError as error:
            self._swap(replace(state, problem=sentence_of(error)))
            return
        former = state.person(state.chosen) if state.form is Form.LINE else None
        new = _with_memberships(new, state.listed)
        if former is not None:
            if self._do(lambda: self._desk.describe(former.id, new).changes, self.tr("Changed.")):
                self.begin(Form.NONE)
            return
        unusual = self._desk.unusual(household, new)
        if unusual is not None and state.asked != state.line:
            self._swap(replace(state, asked=state.line, problem=unusual_sentence(unusual)))
            return
        added: list[PersonId] = []

        def act() -> Changes:
            outcome = self._desk.add(household, new, draft=new_person(household))
            added.append(outcome.value)
            self._draft = ""
            return outcome.changes

        if self._do(act, self.tr("Added: {person}.").format(person=read_back(new))):
            self._swap(replace(reduce_form(self._state, Form.NONE), chosen=added[0]))

    def move(self, rows: int) -> None:
        self._swap(reduce_moved(self._state, rows))

    def choose(self, person: PersonId) -> None:
        if person != self._state.chosen:
            self._swap(reduce_form(self._state, Form.NONE, chosen=person))

    def begin(self, form: Form, person: PersonId | None = None) -> None:
        """A form for a person; `Form.NONE` gives it up."""
        state = reduce_form(self._state, form, chosen=person)
        known = state.person(state.chosen)
        if form is not Form.NONE and (known is None or (known.is_child and form not in _OF_CHILDREN)):
            return
        if form is Form.LINE and known is not None:
            state = replace(state, line=line_of(known))
        self._swap(state)

    def set_stage(self, person: PersonId, stage: Stage) -> None:
        """One key, one stage; the same one again takes it back to what is not known."""
        former = self._state.person(person)
        if former is None:
            return
        wanted = None if former.stage is stage and former.reason is None else stage
        word = stage_word(stage) if wanted is not None else self.tr("not known")
        sentence = self.tr("{person}: {stage}.").format(person=self._name(former), stage=word)
        self._do(lambda: self._desk.set_stage(person, StageEntry(stage=wanted)).changes, sentence)

    def set_reason(self, person: PersonId, reason: str | None) -> None:
        """Set the obstacle at the current stage; a person without a stage has a smartphone at least."""
        former = self._state.person(person)
        if former is None:
            return
        entry = StageEntry(stage=former.stage or Stage.SMARTPHONE, reason=reason)
        sentence = self.tr("{person}: the reason is noted.").format(person=self._name(former))
        if self._do(lambda: self._desk.set_stage(person, entry).changes, sentence):
            self.begin(Form.NONE)

    def turn_platform(self, person: PersonId) -> None:
        """Android, iPhone, web, and round again."""
        former = self._state.person(person)
        if former is None or not former.has_smartphone:
            return
        at = -1 if former.platform is None else PLATFORMS.index(former.platform)
        entry = StageEntry(
            stage=former.stage, reason=former.reason, platform=PLATFORMS[(at + 1) % len(PLATFORMS)]
        )
        sentence = self.tr("{person}: the kind of phone is noted.").format(person=self._name(former))
        self._do(lambda: self._desk.set_stage(person, entry).changes, sentence)

    def turn_had(self, person: PersonId) -> None:
        """Had the app before we came, or got it with our help."""
        former = self._state.person(person)
        if former is None or not former.is_installed:
            return
        entry = StageEntry(stage=former.stage, reason=former.reason, had=not former.had)
        source = self.tr("{person}: had it before.") if entry.had else self.tr("{person}: with our help.")
        sentence = source.format(person=self._name(former))
        self._do(lambda: self._desk.set_stage(person, entry).changes, sentence)

    def set_memberships(self, person: PersonId, codes: tuple[str, ...]) -> None:
        sentence = self.tr("Organisations noted.")
        if self._do(lambda: self._desk.set_memberships(person, codes).changes, sentence):
            self.begin(Form.NONE)

    def add_organisation(self, name: str) -> bool:
        """One more on the list of this workspace. Whether it was added."""
        try:
            self._services.published(self._desk.organisations.add(name))
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return False
        self._swap(replace(self._state, problem=""))
        return True

    def take_off(self, person: PersonId, reason: GoneReason) -> None:
        former = self._state.person(person)
        if former is None:
            return
        sentence = self.tr("{person} is no longer counted here.").format(person=self._name(former))
        if self._do(lambda: self._desk.take_off(person, reason).changes, sentence):
            self._swap(reduce_form(replace(self._state, chosen=None), Form.NONE))

    def erase(self, person: PersonId) -> None:
        """Name and phone for good, by law; there is no undo."""
        former = self._state.person(person)
        if former is None:
            return
        acts = self._state.acts
        sentence = self.tr("Name and phone erased for good; the count stays.")
        if self._do(lambda: self._desk.erase(person).changes, sentence):
            self._services.tidy()
            self._swap(replace(reduce_form(self._state, Form.NONE), acts=acts))

    def show_phones(self) -> None:
        self._swap(replace(self._state, phones_shown=not self._state.phones_shown))

    def set_how(self, how: How) -> None:
        self._swap(replace(self._state, how=how))

    def agree(self, purpose: str, *, yes: bool) -> None:
        """Record the household's answer on one purpose."""
        household = self._state.household
        if household is None:
            return
        desk, subject = self._services.consents, Subject(household=household)
        word = purpose_word(self.campaign, purpose)
        if yes:
            how = self._state.how
            sentence = self.tr("Agreed: {purpose}.").format(purpose=word)
            self._do(lambda: desk.give(subject, (purpose,), how).changes, sentence)
        else:
            sentence = self.tr("Not agreed: {purpose}.").format(purpose=word)
            self._do(lambda: desk.withdraw(subject, (purpose,)).changes, sentence)

    def undo(self) -> bool:
        """Takes back what was recorded last. Whether there was something."""
        try:
            outcome = self._services.undo.undo()
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return True
        if outcome is None:
            return False
        self._state = replace(self._state, acts=max(self._state.acts - 1, 0))
        self._publish(outcome.changes)
        self.catch_up()
        return True

    def _do(self, act: Act, sentence: str) -> bool:
        """One use case: published, or its sentence is shown and nothing is lost. Whether it was done."""
        try:
            changes = act()
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return False
        if not changes.topics:
            self._swap(replace(self._state, problem=""))
            return True
        self._state = replace(self._state, problem="", acts=self._state.acts + 1)
        self._publish(changes)
        self.catch_up()
        self.acted.emit(sentence)
        return True

    def _follow(self, changes: Changes) -> None:
        household = self._state.household
        if household is None or not changes.topics & TOPICS:
            return
        if changes.household in {None, household}:
            self._stale = True
            if not self._waits():
                self.catch_up()

    def catch_up(self) -> None:
        """Reads what changed of the household and was not read yet."""
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        household = self._state.household
        if household is None:
            self._swap(self._state)
            return
        reader = self._desk.reader
        way = reader.way(household)
        people = tuple(reader.of_household(household)) if way is Way.PERSONS else ()
        chosen = self._state.chosen
        if chosen not in {person.id for person in people}:
            chosen = people[0].id if people else None
        self._swap(
            replace(
                self._state,
                way=way,
                people=people,
                listed=tuple(self._desk.listed(household)) if way is Way.PERSONS else (),
                steps=reader.steps(household) if people else {},
                check=reader.check(household),
                consents=tuple(reader.consents(household)),
                chosen=chosen,
            )
        )

    def _name(self, person: Person) -> str:
        return person_name(person, self._state.place(person.id))

    def _today(self) -> date:
        return self._services.people.today()

    def _swap(self, state: State) -> None:
        """A half-typed person is offered wherever no other form is open."""
        if state.form is Form.NONE and state.by_persons and state.line != self._draft:
            state = self._reading(state, self._draft)
        self._state = state
        self.changed.emit()


def _with_memberships(new: NewPerson, listed: Sequence[DirectoryEntry]) -> NewPerson:
    """`new` with the organisations that the list names for someone of this name."""
    entry = next((entry for entry in listed if entry.name == new.name), None)
    if entry is None or new.is_child:
        return new
    return replace(new, memberships=entry.memberships)
