"""One list in two places: two laptops loaded it with another hamlet each, or two communes loaded it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.base.changes import Outcome, Topic, touched
from core.base.errors import ExitCode, UserError
from core.base.ids import HouseholdId
from core.base.text import fold
from core.events.kinds import EventKind, HouseholdField
from core.ports import Store
from core.units.models import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class HamletChoice:
    """Households of one list that laptops placed in different hamlets; `shown` is in use until decided."""

    list: str
    unit: UnitKey
    hamlets: tuple[str, ...]
    shown: str
    households: tuple[HouseholdId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOfTwoUnits:
    """A list that several communes loaded, with the households of each."""

    list: str
    units: tuple[tuple[UnitKey, int], ...]


class ListPlaceReader(Protocol):
    """Reads where the households of a list are."""

    def choices(self) -> Sequence[HamletChoice]:
        """Return hamlets on which laptops disagree, without a decision, by list."""
        ...

    def of_two_units(self) -> Sequence[ListOfTwoUnits]: ...


class ListPlaceDesk:
    """Shows lists in two places, and decides the hamlet of a whole list."""

    def __init__(self, store: Store, reader: ListPlaceReader) -> None:
        self._store = store
        self._reader = reader

    def choices(self) -> Sequence[HamletChoice]:
        """Return hamlets on which laptops disagree, without a decision; one question for a list."""
        return self._reader.choices()

    def of_two_units(self) -> Sequence[ListOfTwoUnits]:
        """Return the lists that several communes loaded."""
        return self._reader.of_two_units()

    def choose(self, list_name: str, hamlet: str) -> Outcome[int]:
        """Put every household of a list in question into one of its hamlets, as one act of the undo.

        Raises `lists.no_hamlet_question` and `lists.other_hamlet`.
        """
        asked = [one for one in self._reader.choices() if one.list == list_name.strip()]
        if not asked:
            raise UserError("lists.no_hamlet_question", list=list_name.strip()[:20])
        chosen = [(one, _same(one.hamlets, hamlet)) for one in asked]
        with self._store.writing() as writer:
            for one, value in chosen:
                for household in one.households:
                    told = {"household": household, "field": HouseholdField.HAMLET.value, "value": value}
                    writer.record(EventKind.HOUSEHOLD_FIELD, told)
            writer.keep_undo()
        count = sum(len(one.households) for one in asked)
        return Outcome(count, touched(Topic.HOUSEHOLDS, Topic.QUALITY))


def _same(hamlets: Sequence[str], typed: str) -> str:
    found = next((one for one in hamlets if fold(one) == fold(typed)), None)
    if found is None:
        raise UserError(
            "lists.other_hamlet",
            exit_code=ExitCode.NEEDS_DECISION,
            hamlet=typed.strip()[:40],
            known=", ".join(hamlets),
        )
    return found
