"""Giving doors to officers and following them; a door held twice is a sentence, never a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.assignments.ports import AssignmentReader, CheckedOut, Door, Officer
from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from core.base.ids import HouseholdId, OfficerId, bound_id
from core.base.validation import checked_text
from core.events.kinds import EventKind, without_none
from core.events.shapes.tracks import MOST_HOUSEHOLDS
from core.ports import Store, Writer
from core.units.models import UnitKey

Households = Sequence[HouseholdId]


class AssignmentDesk:
    """The use cases of assignments; `me` is the officer of this workspace."""

    def __init__(self, store: Store, reader: AssignmentReader, me: OfficerId, unit: UnitKey) -> None:
        self._store = store
        self.reader = reader
        self.me = me
        self._unit = unit

    def add_officer(self, name: str) -> Outcome[OfficerId]:
        """Adds somebody of the team. Raises `officer.no_name`, `officer.twice` or `household.text`."""
        text = checked_text(name)
        if not text:
            raise UserError("officer.no_name")
        if any(known.name.casefold() == text.casefold() for known in self.reader.officers()):
            raise UserError("officer.twice", name=text)
        with self._store.writing() as writer:
            officer = OfficerId(bound_id(writer.new_id(), self._unit.code))
            writer.record(EventKind.OFFICER_ADDED, {"who": officer})
            writer.record(EventKind.OFFICER_FIELD, {"who": officer, "field": "name", "value": text})
        return Outcome(officer, touched(Topic.ASSIGNMENTS))

    def known(self, officer: OfficerId) -> Officer:
        """The officer. Raises `officer.unknown`."""
        found = self.reader.officer(officer)
        if found is None:
            raise UserError("officer.unknown", officer=officer[:40])
        return found

    def find(self, text: str) -> OfficerId:
        """The officer of an id or a name. Raises `officer.unknown`, `officer.two_of_name`."""
        wanted = text.strip().casefold()
        found = [one for one in self.reader.officers() if wanted in {one.id, one.name.casefold()}]
        if not found:
            raise UserError("officer.unknown", officer=text.strip()[:40])
        if len(found) > 1:
            raise UserError("officer.two_of_name", name=text.strip()[:40])
        return found[0].id

    def give(self, households: Households, officer: OfficerId | None) -> Outcome[tuple[HouseholdId, ...]]:
        """Gives doors to an officer; None takes them from whoever had them. The answer: those that changed.

        Raises `officer.unknown`, `assign.nothing` or `household.unknown`.
        """
        if officer is not None:
            self.known(officer)
        chosen = self._checked(households)
        with self._store.writing() as writer:
            changed = self._give(writer, chosen, officer)
            writer.keep_undo()
        return Outcome(changed, touched(Topic.ASSIGNMENTS))

    def check_out(self, households: Households, officer: OfficerId) -> Outcome[CheckedOut]:
        """An officer takes doors along. Those another has out are taken too, and named in the answer.

        Raises `officer.unknown`, `assign.nothing` or `household.unknown`.
        """
        self.known(officer)
        chosen = self._checked(households)
        doors = self.reader.doors(chosen)
        fresh = tuple(one for one in chosen if one not in doors or officer not in doors[one].holders)
        with self._store.writing() as writer:
            _say(writer, EventKind.ASSIGNMENT_OUT, fresh, by=officer)
            writer.keep_undo()
        shared = tuple(doors[one] for one in chosen if one in doors and doors[one].rivals(officer))
        return Outcome(
            CheckedOut(households=fresh, officer=officer, shared=shared), touched(Topic.ASSIGNMENTS)
        )

    def give_back(self, households: Households, officer: OfficerId) -> Outcome[tuple[HouseholdId, ...]]:
        """Return households from an officer; those that were not out with the officer are skipped and not in
        the result.

        Raises `officer.unknown`, `assign.nothing` or `household.unknown`.
        """
        self.known(officer)
        chosen = self._checked(households)
        doors = self.reader.doors(chosen)
        held = tuple(one for one in chosen if one in doors and officer in doors[one].holders)
        with self._store.writing() as writer:
            _say(writer, EventKind.ASSIGNMENT_BACK, held, by=officer)
            writer.keep_undo()
        return Outcome(held, touched(Topic.ASSIGNMENTS))

    def hand_over(
        self, households: Households, officer: OfficerId, to: OfficerId
    ) -> Outcome[tuple[HouseholdId, ...]]:
        """One officer hands doors to another, who has them from now on and to whom they are given.

        Raises `officer.unknown`, `assign.same_officer`, `assign.nothing` or `household.unknown`.
        """
        for one in (officer, to):
            self.known(one)
        if officer == to:
            raise UserError("assign.same_officer")
        doors = self.reader.doors(self._checked(households))
        chosen = tuple(
            one
            for one in self._checked(households)
            if one not in doors or not _handed_already(doors[one], officer, to)
        )
        with self._store.writing() as writer:
            _say(writer, EventKind.ASSIGNMENT_HANDED, chosen, by=officer, to=to)
            self._give(writer, chosen, to)
            writer.keep_undo()
        return Outcome(chosen, touched(Topic.ASSIGNMENTS))

    def hand_to(self, households: Households, to: OfficerId) -> Outcome[tuple[HouseholdId, ...]]:
        """Hand households over to the officer `to` and assign them; those that are not out are only assigned.

        Raises `officer.unknown`, `assign.nothing` or `household.unknown`.
        """
        self.known(to)
        chosen = self._checked(households)
        doors = self.reader.doors(chosen)
        held: dict[OfficerId, list[HouseholdId]] = {}
        for one in chosen:
            for holder in doors[one].rivals(to) if one in doors else ():
                held.setdefault(holder, []).append(one)
        handed = {one for group in held.values() for one in group}
        free = [
            one for one in chosen if one not in handed and (one not in doors or to not in doors[one].holders)
        ]
        with self._store.writing() as writer:
            for holder, group in held.items():
                _say(writer, EventKind.ASSIGNMENT_HANDED, group, by=holder, to=to)
            _say(writer, EventKind.ASSIGNMENT_OUT, free, by=to)
            self._give(writer, chosen, to)
            writer.keep_undo()
        return Outcome(chosen, touched(Topic.ASSIGNMENTS))

    def rivals(self, household: HouseholdId) -> tuple[Officer, ...]:
        """Other officers who have this door out now: two teams on one door."""
        door = self.reader.doors([household]).get(household)
        found = () if door is None else door.rivals(self.me)
        return tuple(officer for officer in map(self.reader.officer, found) if officer is not None)

    def _give(
        self, writer: Writer, households: Households, officer: OfficerId | None
    ) -> tuple[HouseholdId, ...]:
        """An event for each officer who had some of them before, so that each is undone by one event."""
        doors = self.reader.doors(households)
        groups: dict[OfficerId | None, list[HouseholdId]] = {}
        for one in households:
            groups.setdefault(doors[one].officer if one in doors else None, []).append(one)
        groups.pop(officer, None)
        for group in groups.values():
            _say(writer, EventKind.ASSIGNMENT_GIVEN, group, to=officer)
        return tuple(one for group in groups.values() for one in group)

    def _checked(self, households: Households) -> tuple[HouseholdId, ...]:
        """Each once, all known. Raises `assign.nothing`, `household.unknown`."""
        chosen = tuple(dict.fromkeys(households))
        if not chosen:
            raise UserError("assign.nothing")
        for household in self.reader.unknown(chosen):
            raise UserError("household.unknown", household=household)
        return chosen


def _handed_already(door: Door, officer: OfficerId, to: OfficerId) -> bool:
    return officer not in door.holders and to in door.holders and door.officer == to


def _say(writer: Writer, kind: EventKind, households: Households, **said: OfficerId | None) -> None:
    """One event for many doors, so that a hamlet is one line of the log."""
    for part in _parts(households):
        writer.record(kind, {"households": list(part), **without_none(**said)})


def _parts(households: Households) -> Iterator[Households]:
    for start in range(0, len(households), MOST_HOUSEHOLDS):
        yield households[start : start + MOST_HOUSEHOLDS]
