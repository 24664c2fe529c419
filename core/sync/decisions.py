"""Decisions about what came together from several machines: conflicts, clocks; and what only waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol

from core.base.changes import Outcome, Topic, touched
from core.base.clock import iso
from core.base.errors import UserError
from core.base.ids import DeviceId, EventId, HouseholdId, PersonId
from core.base.validation import checked_text
from core.events.kinds import EventKind, HouseholdField
from core.events.shapes.decisions import MOST_SECONDS
from core.households.desk import basis
from core.ports import Store
from core.records.person import read_value
from core.sync.conflicts import (
    EditedAfterClosing,
    FieldConflict,
    Fork,
    SoftConflict,
    SuspectClock,
    UnreadKind,
    WaitingFor,
)

PAGE: Final = 200
"""Entries of a list read at once."""


class DecisionReader(Protocol):
    """Reads what waits for a decision or an arrival; lists are bounded by `limit`."""

    def conflict_count(self) -> int: ...

    def conflicts(
        self, limit: int, offset: int = 0, household: HouseholdId | None = None
    ) -> Sequence[FieldConflict]: ...

    def person_conflicts(self, limit: int, person: PersonId | None = None) -> Sequence[FieldConflict]: ...

    def soft_conflicts(self, limit: int) -> Sequence[SoftConflict]: ...

    def edited_after_closing(self, limit: int) -> Sequence[EditedAfterClosing]: ...

    def waiting(self, limit: int) -> Sequence[WaitingFor]: ...

    def unread(self) -> Sequence[UnreadKind]: ...

    def suspect_clocks(self) -> Sequence[SuspectClock]: ...

    def forks(self) -> Sequence[Fork]: ...

    def is_known_device(self, machine: DeviceId) -> bool: ...


class DecisionDesk:
    """The use cases of the conflicts list and of `conflicts list | resolve`, `sync status`."""

    def __init__(self, store: Store, reader: DecisionReader, *, above_commune: bool) -> None:
        self._store = store
        self._reader = reader
        self._above_commune = above_commune

    @property
    def sets_clocks(self) -> bool:
        """Return True if this workspace may correct the clock of another machine."""
        return self._above_commune

    def conflict_count(self) -> int:
        return self._reader.conflict_count()

    def conflicts(self, limit: int = PAGE, offset: int = 0) -> Sequence[FieldConflict]:
        """Fields on which two people disagree without having seen each other (M6), by household."""
        return self._reader.conflicts(limit, offset)

    def person_conflicts(self, limit: int = PAGE) -> Sequence[FieldConflict]:
        """The same of persons, by household; a register that may not be shown is none of them."""
        return self._reader.person_conflicts(limit)

    def of_household(self, household: HouseholdId) -> Sequence[FieldConflict]:
        """The conflicts of one household; of a phone or a note every tip is a value that is kept (M8)."""
        return self._reader.conflicts(PAGE, 0, household)

    def soft_conflicts(self, limit: int = PAGE) -> Sequence[SoftConflict]:
        """The newest pairs of changes of two fields that did not see each other; nothing to decide."""
        return self._reader.soft_conflicts(limit)

    def edited_after_closing(self, limit: int = PAGE) -> Sequence[EditedAfterClosing]:
        """Return the changes and visits after a closing that its author had not seen (M9)."""
        return self._reader.edited_after_closing(limit)

    def waiting(self, limit: int = PAGE) -> Sequence[WaitingFor]:
        """Households and visits that are spoken of and have not arrived (M14)."""
        return self._reader.waiting(limit)

    def unread(self) -> Sequence[UnreadKind]:
        """Events that only a newer app understands (M13)."""
        return self._reader.unread()

    def suspect_clocks(self) -> Sequence[SuspectClock]:
        """Return machines whose visits have times in the future (M12)."""
        return self._reader.suspect_clocks()

    def forks(self) -> Sequence[Fork]:
        """Return numbers that two events share (M3)."""
        return self._reader.forks()

    def take(
        self, household: HouseholdId, field: str, event: EventId, person: PersonId | None = None
    ) -> Outcome[EventId]:
        """Decides a conflict for one of its values; of `person`, who lives in `household`, where given.

        Raises `conflict.none` or `conflict.no_tip`.
        """
        conflict = self._conflict(household, field, person)
        for tip in conflict.tips:
            if tip.event == event:
                return self._resolve(conflict, tip.value)
        raise UserError("conflict.no_tip", event=event)

    def take_value(
        self, household: HouseholdId, field: str, value: str, person: PersonId | None = None
    ) -> Outcome[EventId]:
        """Decides a conflict for the tip with this value. Raises `conflict.none` or `conflict.no_tip`."""
        conflict = self._conflict(household, field, person)
        for tip in conflict.tips:
            if (tip.value or "") == value:
                return self._resolve(conflict, tip.value)
        raise UserError("conflict.no_tip", event=value[:40])

    def keep_both(self, household: HouseholdId, field: str) -> Outcome[EventId]:
        """Keep the value in use, and append the others to the note, so that they remain visible.

        Of notes all texts are appended one after the other. Raises `conflict.none`, `conflict.one_value` for
        a field that holds one value only, or `household.text` where the note gets too long.
        """
        conflict = self._conflict(household, field)
        if not conflict.keeps_all:
            raise UserError("conflict.one_value", field=field)
        row = self._store.households.get(household)
        values = list(dict.fromkeys(tip.value for tip in reversed(conflict.tips) if tip.value))
        if field == HouseholdField.NOTE:
            return self._resolve(conflict, checked_text("; ".join(values)))
        kept, *others = values
        note = "" if row is None else row.note
        text = checked_text("; ".join(part for part in (note, *others) if part))
        seen = basis(self._store.households, household)
        return self._resolve(conflict, kept, note=seen | {"value": text})

    def set_clock_offset(
        self, machine: DeviceId, since: datetime, until: datetime, seconds: int
    ) -> Outcome[EventId]:
        """Correct the times that `machine` recorded between `since` and `until` (its own times) by `seconds`.

        0 removes the correction of that span. Raises `clock.not_above`, `clock.unknown_machine` or
        `clock.offset`.
        """
        if not self._above_commune:
            raise UserError("clock.not_above")
        if not self._reader.is_known_device(machine):
            raise UserError("clock.unknown_machine", machine=machine)
        if since > until or abs(seconds) > MOST_SECONDS:
            raise UserError("clock.offset")
        with self._store.writing() as writer:
            event = writer.record(
                EventKind.CLOCK_OFFSET,
                {"machine": machine, "since": iso(since), "until": iso(until), "seconds": seconds},
            )
            writer.keep_undo()
        return Outcome(event, touched(Topic.VISITS, Topic.HOUSEHOLDS))

    def _conflict(self, household: HouseholdId, field: str, person: PersonId | None = None) -> FieldConflict:
        found = (
            self._reader.conflicts(PAGE, 0, household)
            if person is None
            else self._reader.person_conflicts(PAGE, person)
        )
        for conflict in found:
            if conflict.field == field:
                return conflict
        raise UserError("conflict.none", field=field)

    def _resolve(
        self, conflict: FieldConflict, value: str | None, note: Mapping[str, object] | None = None
    ) -> Outcome[EventId]:
        """`note`: another `value` of the household's note, and what it replaces."""
        household = conflict.household
        with self._store.writing() as writer:
            tips = [entry.event for entry in conflict.tips]
            about: dict[str, object] = {"household": household}
            said: object = value
            if conflict.person is not None:
                about, said = {"person": conflict.person}, read_value(conflict.field, value)
            payload = {**about, "field": conflict.field, "tips": tips, "value": said}
            event = writer.record(EventKind.CONFLICT_RESOLVED, payload)
            if note is not None:
                change = {"household": household, "field": HouseholdField.NOTE.value, **note}
                writer.record(EventKind.HOUSEHOLD_FIELD, change)
            writer.keep_undo()
        return Outcome(event, touched(Topic.HOUSEHOLDS, Topic.BATCHES, household=household))
