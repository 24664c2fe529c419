"""What differs, read off the window's thread; each decision is one use case that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.changes import Changes, Outcome, T, Topic
from core.clock import parse_instant
from core.errors import UserError
from core.exchange.kinds import HouseholdField
from core.households.household import HistoryKind
from core.ids import EventId, HouseholdId, VisitId
from core.people.person import PersonField
from core.services import Services
from ui.qt.conflicts.state import Read, State, masked, reduce_done, reduce_read
from ui.qt.conflicts.words import person_value
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force, sentence_of
from ui.qt.jobs import Aborted, JobContext, JobResult, Ok
from ui.qt.models.undo_words import redone_text, undone_text

FOLLOWED = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES, Topic.QUALITY})


class ConflictsViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._services = context.services
        self._stale = True
        self.watched = False
        self._state = State()
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    def load(self) -> None:
        """Read everything where something changed since."""
        if self._stale and not self._state.busy:
            self._stale = False
            self._swap(replace(self._state, busy=True))
            self._context.jobs.submit(self._read, self._show)
        else:
            self._swap(self._state)

    def choose(self, key: str) -> None:
        if key != self._state.chosen:
            self._swap(self._with_before(replace(self._state, chosen=key, problem="")))

    def later(self) -> None:
        """The next entry; this one stays as it is."""
        self.choose(self._state.next_key)

    def take(self, key: str) -> None:
        """One of the records is the right one: an event of a value, or a visit that counts."""
        conflict, pair = self._state.conflict, self._state.pair
        if conflict is not None:
            self._do(
                lambda: self._services.decisions.take(
                    conflict.household, conflict.field, EventId(key), conflict.person
                ),
                self.tr("Chosen; the other record is kept in the household's history."),
            )
        elif pair is not None:
            self._do(
                lambda: self._services.quality.decide(pair.one.id, pair.other.id, VisitId(key)),
                self.tr("Decided; the history keeps both visits."),
            )

    def put_clock_right(self, seconds: int) -> None:
        """What the machine stated was so many seconds too early; its visits are read so from now on."""
        clock = self._state.clock
        if clock is not None:
            self._do(
                lambda: self._services.decisions.set_clock_offset(
                    clock.machine, parse_instant(clock.first), parse_instant(clock.last), seconds
                ),
                self.tr("The times are put right. Write the decisions file so that the laptops follow."),
            )

    def keep_both(self) -> None:
        conflict, pair = self._state.conflict, self._state.pair
        if conflict is not None and conflict.keeps_all:
            self._do(
                lambda: self._services.decisions.keep_both(conflict.household, conflict.field),
                self.tr("Both are kept."),
            )
        elif pair is not None:
            self._do(
                lambda: self._services.quality.decide(pair.one.id, pair.other.id, None),
                self.tr("Both visits count."),
            )

    def undo(self) -> bool:
        return self._step(forward=False)

    def redo(self) -> bool:
        return self._step(forward=True)

    def _step(self, *, forward: bool) -> bool:
        log = self._services.undo
        try:
            outcome = log.redo() if forward else log.undo()
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return True
        if outcome is None:
            return False
        act = self._services.published(outcome)
        row = None if act.household is None else self._services.store.households.get(act.household)
        text = redone_text(act, row) if forward else undone_text(act, row)
        self._swap(reduce_done(self._state, text, undoable=False))
        return True

    def _do(self, act: Callable[[], Outcome[T]], sentence: str) -> None:
        try:
            self._services.published(act())
        except UserError as error:
            self._swap(replace(self._state, problem=sentence_of(error)))
            return
        self._swap(reduce_done(self._state, sentence))

    def _with_before(self, state: State) -> State:
        """The value that stood before the first of the two changes, by the household's history."""
        conflict = state.conflict
        if conflict is None:
            return replace(state, before=None)
        ours = {tip.event for tip in conflict.tips}
        kind = HistoryKind.FIELD if conflict.person is None else HistoryKind.PERSON_FIELD
        items = [
            item
            for item in self._services.store.households.history(conflict.household)
            if item.kind is kind and item.field == conflict.field and item.event in ours
        ]
        before = items[-1].before if items else None
        if before and conflict.person is not None and state.read is not None:
            before = person_value(conflict.field, before, state.read)
        if before and conflict.field == HouseholdField.PHONE:
            before = masked((before,))[0]
        return replace(state, before=before)

    def _read(self, _job: JobContext) -> Read:
        language = language_in_force().value
        with self._services.worker() as own:
            return read_all(own, language)

    def _show(self, result: JobResult[Read]) -> None:
        if isinstance(result, Ok):
            self._swap(self._with_before(reduce_read(self._state, result.value)))
        elif isinstance(result, Aborted):
            self._stale = True
            self._swap(replace(self._state, busy=False))
        else:
            self._swap(replace(self._state, busy=False, problem=sentence_of(result.error)))
        if self._stale and self.watched and not isinstance(result, Aborted):
            self.load()

    def _follow(self, changes: Changes) -> None:
        if changes.topics & FOLLOWED:
            self._stale = True
            if self.watched:
                self.load()

    def _swap(self, state: State) -> None:
        self._state = state
        self.changed.emit()


def read_all(services: Services, language: str) -> Read:
    """Every list with the households it names, in a few queries; each list is bounded."""
    decisions = services.decisions
    conflicts = (*decisions.conflicts(), *decisions.person_conflicts())
    late = tuple(decisions.edited_after_closing())
    named = {one.household for one in conflicts} | {one.household for one in late}
    named |= {
        HouseholdId(tip.value)
        for one in conflicts
        if one.person is not None and one.field == PersonField.HOUSEHOLD
        for tip in one.tips
        if tip.value
    }
    rows = services.store.households.rows_of(sorted(named))
    return Read(
        conflicts=conflicts,
        count=decisions.conflict_count(),
        pairs=tuple(services.quality.visit_pairs()),
        late=late,
        clocks=tuple(decisions.suspect_clocks()),
        households={row.id: row for row in rows},
        sets_clocks=decisions.sets_clocks,
        organisations={
            one.code: services.people.organisations.name_of(one.code, language)
            for one in services.people.organisations.all()
        }
        if any(one.person is not None for one in conflicts)
        else {},
    )
