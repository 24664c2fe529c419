"""Lists that seem to be loaded twice, found without names: two origins in one hamlet with like households.

A household's *structure* is its group, people, adults and smartphones as its list states them. Nothing else
is known of it above the commune.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.quality.rules import thresholds
from core.units.models import UnitKey

Structure = tuple[object, ...]

DOUBLED: Final = "doubled_list"
"""The name of its thresholds in resources/quality/rules.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surplus:
    """The part of a unit's sums that disappears when the suspected pairs are merged, at the most.

    As counted less this is the lower end of the unit's figures.
    """

    listed: int = 0
    visited: int = 0
    people: int = 0
    smartphones: int = 0
    had: int = 0
    installed: int = 0

    def __add__(self, other: Surplus) -> Surplus:
        return Surplus(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledHamlet:
    """Two sets of households in one hamlet that seem to be one list; `one` and `other` are their origins.

    `households` are the suspected pairs, `listed` the sizes of both sets.
    """

    hamlet_key: str
    hamlet: str
    one: str
    other: str
    households: int
    listed: tuple[int, int]
    surplus: Surplus


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledList:
    """The suspicion of one unit. `undecided` until someone decided about each of its hamlets.

    `surplus` is that of the hamlets that are not decided to be different lists.
    """

    unit: UnitKey
    households: int
    undecided: bool
    surplus: Surplus
    hamlets: tuple[DoubledHamlet, ...]


def alike_origins(sets: Mapping[str, Mapping[Structure, int]]) -> list[tuple[str, str, int]]:
    """Return (origin, origin, suspected pairs) of the sets of one hamlet that seem to be the same list.

    The largest set is compared with each other one. Sets alike have `percent` of the larger one's structures
    in common and at least `households` households each.
    """
    least, percent = (thresholds()[DOUBLED][name] for name in ("households", "percent"))
    sizes = {origin: sum(counts.values()) for origin, counts in sets.items()}
    large = sorted((origin for origin, size in sizes.items() if size >= least), key=lambda o: (-sizes[o], o))
    found = []
    for other in large[1:]:
        shared = shared_structures(sets[large[0]], sets[other])
        if shared * 100 >= percent * sizes[large[0]]:
            found.append((large[0], other, shared))
    return found


def shared_structures(one: Mapping[Structure, int], other: Mapping[Structure, int]) -> int:
    """The number of households that both sets have in common by structure."""
    return sum(min(count, other.get(structure, 0)) for structure, count in one.items())


def surplus_of(
    one: Sequence[Sequence[int]], other: Sequence[Sequence[int]], fields: Sequence[str]
) -> Surplus:
    """The surplus of one structure: sums of two sets less the least that is left when their pairs merge.

    Rows are households with the values of `fields`; the first field counts households.
    """
    pairs = min(len(one), len(other))
    totals = {}
    for place, name in enumerate(fields):
        mine, theirs = sum(row[place] for row in one), sum(row[place] for row in other)
        totals[name] = min(mine, theirs)
    totals["listed"] = pairs
    totals["visited"] = min(totals.get("visited", 0), pairs)
    return Surplus(**totals)


def sum_up(parts: Iterable[Surplus]) -> Surplus:
    total = Surplus()
    for part in parts:
        total += part
    return total
