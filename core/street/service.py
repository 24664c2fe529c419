"""Builds the street from what is known of its households."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from core.base.clock import Clock, iso
from core.base.collecting import uncollected
from core.base.text import fold_place
from core.records.results import Result, Status
from core.records.walking import street_of
from core.street.grid import GLYPHS_AT_MOST
from core.street.house import FINISHED, Group, House, Owner, State, Street, Sync
from core.street.ports import Facts, Place, Standing, StreetReader
from core.street.report import GroupFigures, figures_of_groups

_RESULTS: Final = {
    Result.PARTIAL: State.PART,
    Result.REFUSED_SOFT: State.REFSOFT,
    Result.REFUSED_HARD: State.REFHARD,
    Result.NOT_HOME: State.AWAY,
}
"""States of results other than `completed`; a missing result means: come back."""

SECOND: Final = " · "
"""Between the names of two streets of one group."""

Addresses = Callable[[Sequence[int]], Mapping[int, str]]


class StreetService:
    """The street of an open workspace, as it is now."""

    def __init__(self, reader: StreetReader, clock: Clock) -> None:
        self._reader = reader
        self._clock = clock

    def read(self) -> Street:
        """Return the street from the database."""
        today = self._clock.now().date()
        with uncollected():
            return build_street(self._reader.facts(), today, self._reader.addresses)

    def reread(self, street: Street, household: str) -> Street:
        """Return `street` with one household as it is now.

        The whole street is read where the household is not on it, was closed or reopened, or on another day.
        """
        today = self._clock.now().date()
        if street.day != today.isoformat():
            return self.read()
        number = self._reader.number(household)
        if number is None or number not in street.spots:
            return self.read()
        group, index = street.spots[number]
        former = street.groups[group].houses[index]
        facts = self._reader.facts(number)
        if len(facts.walk) != 1 or bool(facts.closed) is former.is_listed:
            return self.read()
        house = _houses(facts, today.isoformat())[0]
        return replace_house(street, house._replace(place=former.place))

    def figures(self, street: Street) -> tuple[GroupFigures, ...]:
        """Return the figures of each group as they are now."""
        given = self._reader.given([house.number for house in street.houses])
        return figures_of_groups(street, given, iso(self._clock.now()))


def replace_house(street: Street, house: House) -> Street:
    """Return the street with another value for one house; its place stays."""
    at, index = street.spots[house.number]
    group = street.groups[at]
    changed = replace(group, houses=(*group.houses[:index], house, *group.houses[index + 1 :]))
    groups = (*street.groups[:at], changed, *street.groups[at + 1 :])
    return Street(groups=groups, day=street.day, known_spots=street.spots)


def build_street(facts: Facts, today: date, addresses: Addresses) -> Street:
    """Return the street of the households of `facts`.

    Groups appear in the order of their first household; a household that was moved among those of another
    group stays in its own.
    """
    place_of: dict[int, Place] = {}
    for place, numbers in facts.places:
        place_of.update(dict.fromkeys(numbers, place))
    members: dict[tuple[str, str], list[House]] = {}
    spelled: dict[tuple[str, str], Place] = {}
    former, append = None, list[House]().append
    places = map(place_of.__getitem__, facts.walk)
    for house, place in zip(_houses(facts, today.isoformat()), places, strict=True):
        if place is not former:
            former, key = place, (place.hamlet_key, fold_place(place.group).strip())
            spelled.setdefault(key, place)
            append = members.setdefault(key, []).append
        append(house)
    groups = list(members.values())
    streets = _street_names(groups, addresses)
    seams = _seams(groups, streets, addresses)
    return Street(
        day=today.isoformat(),
        groups=tuple(
            Group(
                hamlet=spelled[key].hamlet,
                name=spelled[key].group.strip(),
                street=street,
                houses=tuple(houses),
                seam=seam,
            )
            for (key, houses), street, seam in zip(members.items(), streets, seams, strict=True)
        ),
    )


_Rest = tuple[State, int, str, Owner, Sync, bool, bool, bool, bool]
"""A house without its number and place."""

_UNKNOWN: Final = House(0, 0, State.NEW)[2:]


def _houses(facts: Facts, today: str) -> list[House]:
    """The households in walking order.

    All but number and place is one tuple for all houses that are alike in it: most share a few.
    """
    rest = dict.fromkeys(facts.walk, _UNKNOWN)
    for standing, numbers in facts.standings:
        seen = _seen(standing, today)[2:]
        for number in numbers:
            rest[number] = seen
    for change, marked in _changes(facts):
        changed: dict[_Rest, _Rest] = {}
        for number in marked:
            known = rest.get(number, _UNKNOWN)
            if known not in changed:
                changed[known] = change(House(0, 0, *known))[2:]
            rest[number] = changed[known]
    closed, new, shown = facts.closed, tuple.__new__, facts.list_numbers.get
    return [  # `House._make` counts its fields: twice the time
        new(House, (number, 0 if number in closed else shown(number, 0)) + rest[number])
        for number in facts.walk
    ]


def _changes(facts: Facts) -> Iterator[tuple[Callable[[House], House], Iterable[int]]]:
    """Return changes by marks, the strongest last."""
    marks = facts.marks
    yield lambda house: house._replace(owner=Owner.OTHER), marks.others
    yield lambda house: house._replace(owner=Owner.MINE), marks.mine
    yield lambda house: house._replace(has_draft=True), marks.drafts
    for sync, numbers in marks.sync.items():
        yield lambda house, sync=sync: house._replace(sync=sync), numbers  # type: ignore[misc]  # bound early
    yield lambda house: house._replace(state=State.CLOSED, amount=0, is_listed=False), facts.closed


def _seen(standing: Standing, today: str) -> House:
    """Return a house of which only the standing is known."""
    state = state_of(standing, today)
    day = (standing.callback or "")[:10] if standing.status == Status.CALLBACK else ""
    return House(
        number=0,
        place=0,
        state=state,
        amount=_amount(state, standing, today),
        day=day,
        is_visited=standing.visits > 0,
        is_ended=standing.status == Status.ABSENT,
    )


def state_of(standing: Standing, today: str) -> State:
    """Return the state of a listed household on a day (ISO); the first rule that holds decides.

    A callback goes before a visit that was sent back, and that before every result: such a household must
    be visited, whatever its last result was.
    """
    status, result = standing.status, standing.last_result
    if status == Status.CLOSED:
        return State.CLOSED
    if not status or not result:
        return State.NEW
    if status == Status.CALLBACK and standing.callback:
        return _agreed(standing.callback[:10], today)
    if status == Status.RETURNED:
        return State.BACK
    if result == Result.COMPLETED:
        return completed_state(standing.installed, standing.had, standing.smartphones)
    return _RESULTS.get(Result(result), State.BACK)


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


def _amount(state: State, standing: Standing, today: str) -> int:
    if state is State.INST:
        return standing.installed
    if state is State.AWAY:
        return standing.visits
    if state is State.LATE and standing.callback:
        return (date.fromisoformat(today) - date.fromisoformat(standing.callback[:10])).days
    return 0


def _street_names(groups: Sequence[Sequence[House]], addresses: Addresses) -> list[str]:
    """Return the streets of each group, which are in their order: those of its first and last address."""
    ends = {house.number for houses in groups for house in (houses[0], houses[-1])}
    known = addresses(sorted(ends))
    partly = {
        house.number
        for houses in groups
        if not {houses[0].number, houses[-1].number} <= known.keys()
        for house in houses
    }
    known = {**known, **addresses(sorted(partly))} if partly else known
    return [
        _street_name([known[house.number] for house in houses if house.number in known]) for houses in groups
    ]


def _seams(groups: Sequence[Sequence[House]], streets: Sequence[str], addresses: Addresses) -> list[int]:
    """Return the place of the first house on the second street of each group; 0 where it has none.

    Where houses have no glyph the gap is not drawn, and no address is read for it.
    """
    if sum(map(len, groups)) > GLYPHS_AT_MOST:
        return [0] * len(groups)
    named = [SECOND in street for street in streets]
    of_two = [house.number for houses, two in zip(groups, named, strict=True) if two for house in houses]
    known = addresses(of_two) if of_two else {}
    return [_seam(houses, known) if two else 0 for houses, two in zip(groups, named, strict=True)]


def _seam(houses: Sequence[House], known: Mapping[int, str]) -> int:
    on = [(at, street_of(known[house.number])) for at, house in enumerate(houses) if house.number in known]
    last = on[-1][1]
    first = next(at for at, street in on if street == last)
    return first if all(street == last for at, street in on if at >= first) else 0


def _street_name(addresses: list[str]) -> str:
    names = dict.fromkeys(filter(None, (street_of(text) for text in addresses[:1] + addresses[-1:])))
    return SECOND.join(names)


MarkSet = Callable[[House], bool]
"""A filter of the street."""

FILTERS: Final[dict[str, MarkSet]] = {
    "to_visit": lambda house: house.is_to_visit,
    "due": lambda house: house.state in {State.LATE, State.TODAY},
    "mine": lambda house: house.owner is Owner.MINE,
    "unsent": lambda house: house.sync is Sync.LOCAL,
    "finished": lambda house: house.state in FINISHED,
}
