"""Notes of a row about its household: its officer, and the one who has it out now."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import Final

from core.application.services import Services
from core.assignments.ports import Door
from core.base.changes import Changes, Topic
from core.base.ids import HouseholdId, OfficerId
from core.records.household import HouseholdRow
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.models.visit_words import SEPARATOR
from ui.qt.shared.doors import officer_name, said

NOTE_SHOWN: Final = 90
"""Characters of a note that a card has room for."""

_TOPICS: Final = frozenset({Topic.ASSIGNMENTS, Topic.HOUSEHOLDS, Topic.BATCHES})


class DoorNotes:
    """Reads the doors of a whole window of rows in one question, and the names of officers once."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._doors: dict[HouseholdId, Door] = {}
        self._names: dict[OfficerId, str] = {}

    def load(self, numbers: Sequence[int]) -> Sequence[HouseholdRow]:
        """The rows of a list, with their doors."""
        rows = self._services.store.households.rows(numbers)
        self._doors.update(self._services.assignments.reader.doors([row.id for row in rows]))
        return rows

    def note_of(self, row: HouseholdRow) -> str:
        """Return the assigned officer, and the one who has it out if different; empty for an
        unassigned one.
        """
        door = self._doors.get(row.id)
        if door is None:
            return ""
        parts = [self.name(door.officer)] if door.officer is not None else []
        if door.holders and door.holders != (door.officer,):
            names = ", ".join(map(self.name, door.holders))
            parts.append(said(QT_TRANSLATE_NOOP("Doors", "with {names} now"), names=names))
        return SEPARATOR.join(parts)

    def said_last(self, household: HouseholdId) -> str:
        """Return the note of the last visit behind the name of its officer; empty without a note."""
        visits = self._services.store.households.visits(household)
        last = next((visit for visit in visits if not visit.voided), None)
        if last is None or not last.note:
            return ""
        note = shorten(last.note, NOTE_SHOWN, placeholder="…")
        return note if last.officer is None else f"{self.name(last.officer)}: {note}"

    def name(self, officer: OfficerId) -> str:
        if officer not in self._names:
            known = self._services.assignments.reader.officer(officer)
            self._names[officer] = f"…{officer[-4:]}" if known is None else officer_name(known)
        return self._names[officer]

    def forget(self) -> None:
        self._doors.clear()
        self._names.clear()

    def follow(self, changes: Changes) -> None:
        if changes.topics & _TOPICS:
            self.forget()
