"""Many households at once: moved in the walking order, closed with one reason. Each act is one undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from core.base.ids import HouseholdId
from core.events.kinds import EventKind, HouseholdField
from core.ports import Store
from core.records.household import CloseReason
from core.records.walking import BEFORE, BEHIND, WalkPlace, rank_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Position of a household in the walking order: `natural` by its address, `place` after a move."""

    household: HouseholdId
    hamlet: str
    natural: str
    place: WalkPlace | None


class WalkReader(Protocol):
    """Reads positions in the walking order."""

    def spots(self, households: Sequence[HouseholdId]) -> Sequence[Spot]:
        """In the order asked for; unknown ones are left out."""
        ...

    def level(self, spot: Spot) -> Sequence[Spot]:
        """Listed doors that were not moved and have its natural key, in the order they are walked."""
        ...


class WalkDesk:
    """The use cases of a selection of households."""

    def __init__(self, store: Store, reader: WalkReader) -> None:
        self._store = store
        self._reader = reader

    def move(
        self,
        households: Sequence[HouseholdId],
        *,
        behind: HouseholdId | None,
        before: HouseholdId | None,
    ) -> Outcome[tuple[HouseholdId, ...]]:
        """Moves doors, in the order given, between two doors of the walk; one event a door.

        Either neighbour may be None: an end of the list. Doors stay in their hamlet.
        Raises `walk.other_hamlet`, `assign.nothing` or `household.unknown`.
        """
        moved = self._spots(tuple(dict.fromkeys(households)))
        if not moved:
            raise UserError("assign.nothing")
        hamlets = {spot.hamlet for spot in moved}
        neighbours = [
            next((spot for spot in self._spots([one] if one else []) if spot.hamlet in hamlets), None)
            for one in (behind, before)
        ]
        if len(hamlets) > 1 or neighbours == [None, None]:
            raise UserError("walk.other_hamlet")
        places = self._places(moved, *neighbours)
        changed = {one: place for one, place in places.items() if place.value != self._value(one, moved)}
        with self._store.writing() as writer:
            for household, place in changed.items():
                writer.record(
                    EventKind.HOUSEHOLD_FIELD,
                    {
                        "household": household,
                        "field": HouseholdField.WALK.value,
                        "value": place.value,
                    },
                )
            writer.keep_undo()
        return Outcome(tuple(changed), touched(Topic.HOUSEHOLDS))

    def close(
        self, households: Sequence[HouseholdId], reason: CloseReason
    ) -> Outcome[tuple[HouseholdId, ...]]:
        """Takes households off the lists; those that are off already are not in the answer.

        Raises `assign.nothing` or `household.unknown`.
        """
        chosen = tuple(dict.fromkeys(households))
        if not chosen:
            raise UserError("assign.nothing")
        rows = {row.id: row for row in self._store.households.rows_of(chosen)}
        for household in chosen:
            if household not in rows:
                raise UserError("household.unknown", household=household)
        open_ones = [household for household in chosen if rows[household].closed is None]
        with self._store.writing() as writer:
            writer.look_at_closings(open_ones)
            for household in open_ones:
                writer.record(EventKind.HOUSEHOLD_CLOSED, {"household": household, "reason": reason.value})
            writer.keep_undo()
        return Outcome(tuple(open_ones), touched(Topic.HOUSEHOLDS))

    def _places(
        self, moved: Sequence[Spot], above: Spot | None, below: Spot | None
    ) -> dict[HouseholdId, WalkPlace]:
        """A place for each door, and for those on one level with the door above that come behind them."""
        following = [spot.household for spot in moved]
        if above is not None:
            anchor, mark, low = _stand(above, BEHIND)
            if above.place is None and below is not None and below.place is None:
                following += self._level_behind(above, set(following))
        elif below is not None:
            anchor, mark, low = _stand(below, BEFORE)
            low = ""
        else:
            raise AssertionError
        high = None
        if below is not None and below.place is not None:
            theirs = below.place
            high = theirs.rank if (theirs.anchor, theirs.side) == (anchor, mark) else None
        places = {}
        for household in following:
            low = rank_between(low, high)
            places[household] = WalkPlace(anchor=anchor, mark=f"{mark}{low}")
        return places

    def _level_behind(self, above: Spot, moved: set[HouseholdId]) -> list[HouseholdId]:
        level = [spot.household for spot in self._reader.level(above)]
        behind = level[level.index(above.household) + 1 :] if above.household in level else []
        return [household for household in behind if household not in moved]

    def _spots(self, households: Sequence[HouseholdId]) -> Sequence[Spot]:
        spots = self._reader.spots(households)
        missing = set(households) - {spot.household for spot in spots}
        for household in sorted(missing):
            raise UserError("household.unknown", household=household)
        return spots

    @staticmethod
    def _value(household: HouseholdId, moved: Sequence[Spot]) -> str | None:
        place = next((spot.place for spot in moved if spot.household == household), None)
        return None if place is None else place.value


def _stand(spot: Spot, side: str) -> tuple[HouseholdId, str, str]:
    """The anchor, the side and the rank from which places beside a door are counted."""
    if spot.place is None:
        return spot.household, side, ""
    return spot.place.anchor, spot.place.side, spot.place.rank
