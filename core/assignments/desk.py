"""Giving doors to officers and following them; a door held twice is a sentence, never a block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.assignments.models import CheckedOut, Given, HandedOver, Officer
from core.assignments.ports import AssignmentReader
from core.changes import Outcome, Topic, touched
from core.errors import UserError
from core.exchange.kinds import EventKind, without_none
from core.exchange.shapes.tracks import MOST_HOUSEHOLDS
from core.households.desk import checked_text
from core.ids import HouseholdId, OfficerId
from core.ports import Store, Writer

Households = Sequence[HouseholdId]


class AssignmentDesk:
    """The use cases of assignments; `me` is the officer of this workspace."""

    def __init__(self, store: Store, reader: AssignmentReader, me: OfficerId) -> None:
        self._store = store
        self.reader = reader
        self.me = me

    def add_officer(self, name: str) -> Outcome[OfficerId]:
        """Adds somebody of the team. Raises `officer.no_name`, `officer.twice` or `household.text`."""
        text = checked_text(name)
        if not text:
            raise UserError("officer.no_name")
        if any(known.name.casefold() == text.casefold() for known in self.reader.officers()):
            raise UserError("officer.twice", name=text)
        with self._store.writing() as writer:
            officer = OfficerId(writer.new_id())
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

    def give(self, households: Households, officer: OfficerId | None) -> Outcome[Given]:
        """Gives doors to an officer; None takes them from whoever had them.

        Raises `officer.unknown`, `assign.nothing` or `household.unknown`.
        """
        if officer is not None:
            self.known(officer)
        chosen = self._checked(households)
        former = self._given(chosen)
        changed = tuple(one for one in chosen if former[one] != officer)
        with self._store.writing() as writer:
            _give(writer, changed, officer)
        given = Given(households=changed, officer=officer, former={one: former[one] for one in changed})
        return Outcome(given, touched(Topic.ASSIGNMENTS))

    def take_back(self, given: Given) -> Outcome[Given]:
        """Undo of `give`: each door goes to whom it was given before."""
        groups: dict[OfficerId | None, list[HouseholdId]] = {}
        for household, officer in given.former.items():
            groups.setdefault(officer, []).append(household)
        with self._store.writing() as writer:
            for officer, households in groups.items():
                _give(writer, households, officer)
        former = dict.fromkeys(given.former, given.officer)
        undone = Given(households=given.households, officer=None, former=former)
        return Outcome(undone, touched(Topic.ASSIGNMENTS))

    def check_out(self, households: Households, officer: OfficerId) -> Outcome[CheckedOut]:
        """An officer takes doors along. Those another has out are taken too, and named in the answer.

        Raises `officer.unknown`, `assign.nothing` or `household.unknown`.
        """
        self.known(officer)
        chosen = self._checked(households)
        doors = self.reader.doors(chosen)
        already = tuple(one for one in chosen if one in doors and officer in doors[one].holders)
        fresh = tuple(one for one in chosen if one not in set(already))
        with self._store.writing() as writer:
            _say(writer, EventKind.ASSIGNMENT_OUT, fresh, by=officer)
        shared = tuple(doors[one] for one in chosen if one in doors and doors[one].rivals(officer))
        out = CheckedOut(households=fresh, officer=officer, shared=shared, already=already)
        return Outcome(out, touched(Topic.ASSIGNMENTS))

    def give_back(self, households: Households, officer: OfficerId) -> Outcome[tuple[HouseholdId, ...]]:
        """An officer returns doors; those they did not have out are left alone, and not in the answer.

        Raises `officer.unknown`, `assign.nothing` or `household.unknown`.
        """
        self.known(officer)
        chosen = self._checked(households)
        doors = self.reader.doors(chosen)
        held = tuple(one for one in chosen if one in doors and officer in doors[one].holders)
        with self._store.writing() as writer:
            _say(writer, EventKind.ASSIGNMENT_BACK, held, by=officer)
        return Outcome(held, touched(Topic.ASSIGNMENTS))

    def hand_over(self, households: Households, officer: OfficerId, to: OfficerId) -> Outcome[HandedOver]:
        """One officer hands doors to another, who has them from now on.

        Raises `officer.unknown`, `assign.same_officer`, `assign.nothing` or `household.unknown`.
        """
        for one in (officer, to):
            self.known(one)
        if officer == to:
            raise UserError("assign.same_officer")
        chosen = self._checked(households)
        former = self._given(chosen)
        with self._store.writing() as writer:
            _say(writer, EventKind.ASSIGNMENT_HANDED, chosen, by=officer, to=to)
        handed = HandedOver(households=chosen, officer=officer, to=to, former=former)
        return Outcome(handed, touched(Topic.ASSIGNMENTS))

    def rivals(self, household: HouseholdId) -> tuple[Officer, ...]:
        """Other officers who have this door out now: two teams on one door."""
        door = self.reader.doors([household]).get(household)
        found = () if door is None else door.rivals(self.me)
        return tuple(officer for officer in map(self.reader.officer, found) if officer is not None)

    def _given(self, households: Households) -> Mapping[HouseholdId, OfficerId | None]:
        doors = self.reader.doors(households)
        return {one: doors[one].officer if one in doors else None for one in households}

    def _checked(self, households: Households) -> tuple[HouseholdId, ...]:
        """Each once, all known. Raises `assign.nothing`, `household.unknown`."""
        chosen = tuple(dict.fromkeys(households))
        if not chosen:
            raise UserError("assign.nothing")
        for household in self.reader.unknown(chosen):
            raise UserError("household.unknown", household=household)
        return chosen


def _give(writer: Writer, households: Households, officer: OfficerId | None) -> None:
    _say(writer, EventKind.ASSIGNMENT_GIVEN, households, to=officer)


def _say(writer: Writer, kind: EventKind, households: Households, **said: OfficerId | None) -> None:
    """One event for many doors, so that a hamlet is one line of the log."""
    for part in _parts(households):
        writer.record(kind, {"households": list(part), **without_none(**said)})


def _parts(households: Households) -> Iterator[Households]:
    for start in range(0, len(households), MOST_HOUSEHOLDS):
        yield households[start : start + MOST_HOUSEHOLDS]
