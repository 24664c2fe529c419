"""Conflicts, read off the window's thread; each decision is one use case that can be undone."""

from __future__ import annotations

from dataclasses import replace

from core.application.services import Services
from core.base.changes import Topic
from core.base.clock import parse_instant
from core.base.ids import EventId, HouseholdId, VisitId
from core.events.kinds import HouseholdField
from core.records.household import HistoryKind
from core.records.person import PersonField
from ui.qt.conflicts.state import Read, State, masked, reduce_read
from ui.qt.conflicts.words import person_value
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force
from ui.qt.shared.review_model import ReviewModel
from ui.qt.typed import override


class ConflictsViewModel(ReviewModel[State, Read]):
    """Conflicts, and the selected entry."""

    followed = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES, Topic.QUALITY})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, State())

    @override
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
        """Record that the machine's times were `seconds` too early; its visits are read so from now on."""
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

    @override
    def read(self, services: Services) -> Read:
        return read_all(services, language_in_force().value)

    @override
    def with_read(self, state: State, read: Read) -> State:
        return self._with_before(reduce_read(state, read))

    def _with_before(self, state: State) -> State:
        """Return the state with the value before the first of the two changes, from the household's
        history.
        """
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
