"""The unit catalogue: finds, climbs and follows units through their structures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TypeVar

from core.base.errors import UserError
from core.base.text import fold, search_words, sort_key
from core.units.models import Level, OrgUnit, UnitKey, UnitLink

K = TypeVar("K")
V = TypeVar("V")


class Catalogue:
    """An unchanging set of units and links; a newer file makes a new one (`core.units.merging`).

    `data_date` is the day on which the newest file it was made of was true. Built in some 20 ms for
    the whole country: never before the window's first paint.
    """

    def __init__(self, *, data_date: date, units: Iterable[OrgUnit], links: Iterable[UnitLink]) -> None:
        self.data_date = data_date
        self.units: tuple[OrgUnit, ...] = tuple(sorted(units, key=lambda unit: unit.key))
        self.links: tuple[UnitLink, ...] = tuple(sorted(links))
        self._by_key = {unit.key: unit for unit in self.units}
        self._by_code = _grouped((unit.code, unit) for unit in self.units)
        self._below = _grouped((unit.parent_code or "", unit) for unit in self.units)
        self._forward = _grouped((link.old, link) for link in self.links)
        self._backward = _grouped((link.new, link) for link in self.links)
        self._communes: dict[tuple[UnitKey, date], tuple[OrgUnit, ...]] = {}

    def get(self, key: UnitKey) -> OrgUnit:
        """The unit of a key. Raises `unit.unknown`."""
        unit = self._by_key.get(key)
        if unit is None:
            raise UserError("unit.unknown", unit=key.code)
        return unit

    def rows(self, code: str) -> Sequence[OrgUnit]:
        """Return the units that ever had a code."""
        return self._by_code.get(code, ())

    def find(self, code: str, on: date) -> OrgUnit:
        """Return the unit that had `code` on a day. Raises `unit.unknown` or `unit.not_in_force`."""
        rows = self._by_code.get(code)
        if not rows:
            raise UserError("unit.unknown", unit=code[:20])
        for unit in rows:
            if unit.in_force(on):
                return unit
        raise UserError("unit.not_in_force", unit=code, on=on.strftime("%d/%m/%Y"))

    def locate(self, code: str, *, valid_from: date | None, start: date) -> OrgUnit:
        """Return the unit of a code without a day (the structure on the campaign's `start`) or with a day.

        `valid_from` may be the first day of the row or any day on which it was in force.
        """
        return self.find(code, start if valid_from is None else valid_from)

    def in_force(self, on: date) -> tuple[OrgUnit, ...]:
        """Every unit of the structure of a day, by key."""
        return tuple(unit for unit in self.units if unit.in_force(on))

    def provinces(self, on: date) -> tuple[OrgUnit, ...]:
        """The provinces and central cities of a day, in Vietnamese order of their bare names."""
        found = (unit for unit in self._below.get("", ()) if unit.in_force(on))
        return tuple(sorted(found, key=lambda unit: sort_key(unit.bare_name)))

    def parent(self, key: UnitKey, on: date | None = None) -> OrgUnit | None:
        """The upper unit on a day (by default the last day of the unit's own row)."""
        unit = self.get(key)
        rows = self._uppers(unit)
        if not rows:
            return None
        day = unit.last_day if on is None else on
        return next((upper for upper in rows if upper.in_force(day)), rows[-1])

    def ancestors(self, key: UnitKey, on: date | None = None) -> tuple[OrgUnit, ...]:
        """Return the units above, nearest first; none above a unit that is not in the catalogue."""
        found: list[OrgUnit] = []
        upper = self.parent(key, on) if key in self._by_key else None
        while upper is not None:
            found.append(upper)
            upper = self.parent(upper.key, on)
        return tuple(found)

    def children(self, key: UnitKey, on: date | None = None) -> tuple[OrgUnit, ...]:
        """The units directly below on a day (by default the last of the unit's own row), by name."""
        unit = self.get(key)
        day = unit.last_day if on is None else on
        found = (lower for lower in self._below.get(unit.code, ()) if lower.in_force(day))
        return tuple(sorted(found, key=lambda lower: sort_key(lower.name)))

    def communes(self, key: UnitKey, on: date | None = None) -> tuple[OrgUnit, ...]:
        """The communes, wards and special zones at or below a unit on a day."""
        unit = self.get(key)
        if unit.level is Level.COMMUNE:
            return (unit,)
        day = unit.last_day if on is None else on
        known = self._communes.get((key, day))
        if known is None:
            below = (self.communes(lower.key, day) for lower in self.children(key, day))
            known = self._communes[key, day] = tuple(chain.from_iterable(below))
        return known

    def contains(self, upper: UnitKey, lower: UnitKey) -> bool:
        """Return True if `lower` is `upper` or was below it on some day. Unknown keys raise
        `unit.unknown`.
        """
        self.get(upper)
        waiting = [self.get(lower)]
        while waiting:
            unit = waiting.pop()
            if unit.key == upper:
                return True
            waiting.extend(self._uppers(unit))
        return False

    def successors(self, key: UnitKey) -> tuple[UnitLink, ...]:
        """Return the next units of a unit's ground; several links for a unit that was split."""
        return tuple(self._forward.get(key, ()))

    def predecessors(self, key: UnitKey) -> tuple[UnitLink, ...]:
        """Return the previous units of a unit's ground."""
        return tuple(self._backward.get(key, ()))

    def trace(self, key: UnitKey, on: date) -> tuple[UnitLink, ...]:
        """Return links from a unit to those in force on a day, through every structure between.

        More than one link means that the user must assign each hamlet.
        """
        parts: dict[UnitKey, bool] = {}
        waiting = [(self.get(key).key, False)]
        while waiting:
            at, part = waiting.pop()
            if self.get(at).in_force(on):
                parts[at] = parts.get(at, True) and part
                continue
            waiting.extend((link.new, part or link.part) for link in self.successors(at))
        return tuple(sorted(UnitLink(key, new, part) for new, part in parts.items()))

    def search(
        self, text: str, on: date, *, under: UnitKey | None = None, limit: int = 50
    ) -> tuple[OrgUnit, ...]:
        """Units of a day whose name holds words beginning like those typed (accents do not count).

        A code or its beginning finds too. The typed order comes before any other, whole words before their
        beginnings, then by level and name.
        """
        words = search_words(text)
        if not words:
            return ()
        found = [
            (rank, len(unit.code), sort_key(unit.bare_name), unit)
            for unit, names in self._folded
            if unit.in_force(on) and (rank := _rank(words, names, unit.code)) is not None
        ]
        found.sort(key=lambda entry: entry[:3])
        hits = (entry[3] for entry in found)
        if under is not None:
            hits = (unit for unit in hits if unit.key != under and self.contains(under, unit.key))
        return tuple(unit for unit, _ in zip(hits, range(limit), strict=False))

    @cached_property
    def _folded(self) -> tuple[tuple[OrgUnit, tuple[str, ...]], ...]:
        return tuple((unit, tuple(fold(unit.name).split())) for unit in self.units)

    def _uppers(self, unit: OrgUnit) -> tuple[OrgUnit, ...]:
        rows = self._by_code.get(unit.parent_code or "", ())
        return tuple(upper for upper in rows if upper.overlaps(unit))


def _rank(words: tuple[str, ...], names: tuple[str, ...], code: str) -> int | None:
    """Return 0 if the typed words are so in the name, 1 in another order, 2 and 3 the same as prefixes; None
    no match.
    """
    name = f" {' '.join(names)} "
    as_typed = f" {' '.join(words)}"
    if all(word in names for word in words):
        return 0 if f"{as_typed} " in name else 1
    if all(any(part.startswith(word) for part in names) for word in words):
        return 2 if as_typed in name else 3
    return 2 if len(words) == 1 and code.startswith(words[0]) else None


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def reaches(catalogue: Catalogue, upper: UnitKey, lower: UnitKey) -> bool:
    """Return True if `lower` is at or below `upper`, in its own structure or in the one its ground
    went to.
    """
    if catalogue.contains(upper, lower):
        return True
    day = catalogue.get(upper).valid_from
    return any(catalogue.contains(upper, link.new) for link in catalogue.trace(lower, day))
