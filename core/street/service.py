"""Builds the street from what is known of its households."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from core.base.clock import Clock
from core.base.text import fold
from core.records.results import Result, Status
from core.records.walking import street_of
from core.street.house import FINISHED, Group, House, Owner, State, Street, Sync
from core.street.ports import Facts, Marks, StreetReader

_RESULTS: Final = {
    Result.PARTIAL: State.PART,
    Result.REFUSED_SOFT: State.REFSOFT,
    Result.REFUSED_HARD: State.REFHARD,
    Result.NOT_HOME: State.AWAY,
}
"""States of results other than `completed`; a missing result means: come back."""

_MOST_NAMED_STREETS: Final = 2


class StreetService:
    """The street of an open workspace, as it is now."""

    def __init__(self, reader: StreetReader, clock: Clock) -> None:
        self._reader = reader
        self._clock = clock

    def read(self) -> Street:
        """Return the street from the database."""
        return build_street(self._reader.facts(), self._reader.marks(), self._clock.now().date())

    def reread(self, street: Street, household: str) -> Street:
        """Return `street` with one household as it is now, and with all marks as they are now.

        The whole street is read where the household is not on it, was closed or reopened, or on another day.
        """
        if street.day != self._clock.now().date().isoformat():
            return self.read()
        number = self._reader.number(household)
        found = () if number is None else tuple(self._reader.facts(number))
        if number is None or number not in street.spots or len(found) != 1:
            return self.read()
        group, index = street.spots[number]
        former = street.groups[group].houses[index]
        facts = found[0]
        if bool(facts.is_listed) != former.is_listed:
            return self.read()
        marks = self._reader.marks()
        house = house_of(facts, former.place, marks, self._clock.now().date())
        return replace_house(street, house)

    def number_of(self, household: str) -> int | None:
        return self._reader.number(household)


def replace_house(street: Street, house: House) -> Street:
    """Return the street with another value for one house; its place stays."""
    at, index = street.spots[house.number]
    group = street.groups[at]
    houses = (*group.houses[:index], house, *group.houses[index + 1 :])
    changed = Group(hamlet=group.hamlet, name=group.name, street=group.street, houses=houses)
    return Street(groups=(*street.groups[:at], changed, *street.groups[at + 1 :]), day=street.day)


def build_street(households: Iterable[Facts], marks: Marks, today: date) -> Street:
    """Return the street of `households`, which are in walking order.

    Groups appear in the order of their first household; a household that was moved among those of another
    group stays in its own.
    """
    members: dict[tuple[str, str], list[House]] = {}
    spelled: dict[tuple[str, str], tuple[str, str]] = {}
    addresses: dict[tuple[str, str], list[str]] = {}
    keys: dict[tuple[str, str], tuple[str, str]] = {}
    day, place = today.isoformat(), 0
    standings: dict[tuple[object, ...], Standing] = {}
    for facts in households:
        known = standings.get(facts[5:])
        if known is None:
            known = standings[facts[5:]] = _standing(facts, day)
        written = (facts.hamlet_key, facts.group)
        key = keys.get(written)
        if key is None:
            key = keys[written] = (facts.hamlet_key, fold(facts.group).strip())
        if key not in members:
            members[key], addresses[key] = [], []
            spelled[key] = (facts.hamlet, facts.group.strip())
        place += facts.is_listed
        members[key].append(_house(facts, place if facts.is_listed else 0, marks, known))
        addresses[key].append(facts.address)
    return Street(
        day=day,
        groups=tuple(
            Group(
                hamlet=spelled[key][0],
                name=spelled[key][1],
                street=_street_names(addresses[key]),
                houses=tuple(houses),
            )
            for key, houses in members.items()
        ),
    )


def house_of(facts: Facts, place: int, marks: Marks, today: date) -> House:
    """Return one household as a house."""
    return _house(facts, place, marks, _standing(facts, today.isoformat()))


Standing = tuple[State, int, str, bool, bool, bool]
"""State, amount, agreed day, is listed, is visited, is ended."""


def _standing(facts: Facts, today: str) -> Standing:
    """Return the part of a house that follows only from `facts[5:]`: most households share a few."""
    state = state_of(facts, today)
    day = (facts.callback or "")[:10] if facts.status == Status.CALLBACK else ""
    ended = facts.status == Status.ABSENT
    return state, _amount(state, facts, today), day, bool(facts.is_listed), facts.visits > 0, ended


def _house(facts: Facts, place: int, marks: Marks, standing: Standing) -> House:
    number = facts[0]
    owner = Owner.NOBODY
    if number in marks.mine:
        owner = Owner.MINE
    elif number in marks.others:
        owner = Owner.OTHER
    state, amount, day, listed, visited, ended = standing
    sync, draft = marks.sync.get(number, Sync.NONE), number in marks.drafts
    return House(number, place, state, amount, day, owner, sync, draft, listed, visited, ended)


def state_of(facts: Facts, today: str) -> State:
    """Return the state of a household on a day (ISO); the first rule that holds decides.

    A callback goes before a visit that was sent back, and that before every result: such a household must
    be visited, whatever its last result was.
    """
    status = facts.status
    if not facts.is_listed or status == Status.CLOSED:
        return State.CLOSED
    if status is None or facts.last_result is None:
        return State.NEW
    if status == Status.CALLBACK and facts.callback:
        return _agreed(facts.callback[:10], today)
    if status == Status.RETURNED:
        return State.BACK
    if facts.last_result == Result.COMPLETED:
        return completed_state(facts.installed, facts.had, facts.smartphones)
    return _RESULTS.get(Result(facts.last_result), State.BACK)


def completed_state(installed: int, had: int | None, smartphones: int | None) -> State:
    """Return the state of a completed visit; `installed` are those with help, without `had`."""
    if installed > 0:
        return State.INST
    if had and (smartphones is None or had >= smartphones):
        return State.HAD
    return State.NOPHONE if smartphones == 0 else State.NONE


def _agreed(day: str, today: str) -> State:
    if day == today:
        return State.TODAY
    return State.LATE if day < today else State.LATER


def _amount(state: State, facts: Facts, today: str) -> int:
    if state is State.INST:
        return facts.installed
    if state is State.AWAY:
        return facts.visits
    if state is State.LATE and facts.callback:
        return (date.fromisoformat(today) - date.fromisoformat(facts.callback[:10])).days
    return 0


def _street_names(addresses: list[str]) -> str:
    """Return the streets of a group, which is in their order: at most two are named."""
    names = dict.fromkeys(filter(None, (street_of(text) for text in _ends(addresses))))
    return " · ".join(list(names)[:_MOST_NAMED_STREETS])


def _ends(addresses: list[str]) -> list[str]:
    """Return the first and the last address that is not empty."""
    known = [text for text in addresses if text]
    return known if len(known) < _MOST_NAMED_STREETS else [known[0], known[-1]]


MarkSet = Callable[[House], bool]
"""A filter of the street."""

FILTERS: Final[dict[str, MarkSet]] = {
    "to_visit": lambda house: house.is_to_visit,
    "due": lambda house: house.state in {State.LATE, State.TODAY},
    "mine": lambda house: house.owner is Owner.MINE,
    "unsent": lambda house: house.sync is Sync.LOCAL,
    "finished": lambda house: house.state in FINISHED,
}
