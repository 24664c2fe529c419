"""Lists that seem to be loaded twice, found without names: two origins in one hamlet with like households.

A household's *structure* is its group, people, adults and smartphones as its list states them. Nothing else
is known of it above the commune.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.quality.rules import thresholds
from core.records.sums import HOUSEHOLDS, Sums, total
from core.units.models import UnitKey

Structure = tuple[object, ...]

DOUBLED: Final = "doubled_list"
"""The name of its thresholds in resources/quality/rules.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledHamlet:
    """Two sets of households in one hamlet that seem to be one list; `one` and `other` are their origins.

    `households` are the suspected pairs, `listed` the sizes of both sets. `surplus` is the part of the sums
    that disappears when the pairs are merged, at the most: figures less it are those of one list.
    """

    hamlet_key: str
    hamlet: str
    one: str
    other: str
    households: int
    listed: tuple[int, int]
    surplus: Sums
    is_undecided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledList:
    """The suspicion of one unit. `undecided` until someone decided about each of its hamlets.

    `surplus` is that of the hamlets that are not decided to be different lists.
    """

    unit: UnitKey
    households: int
    undecided: bool
    surplus: Sums
    hamlets: tuple[DoubledHamlet, ...]


def alike_origins(
    sets: Mapping[str, Mapping[Structure, int]], *, is_restored: bool = False
) -> list[tuple[str, str, int]]:
    """Return (origin, origin, suspected pairs) of the sets of one hamlet that seem to be the same list.

    The largest set is compared with each other one. Sets alike have `percent` of the larger one's structures
    in common and at least `households` households each. `is_restored`: a restore pack came in, which gives a
    list of few rows ids that it does not get when it is loaded again; sets of `restored_households` count
    then, and the smaller one's structures are compared, since the pack has households of doors too.
    """
    numbers = thresholds()[DOUBLED]
    least, percent = numbers["restored_households" if is_restored else "households"], numbers["percent"]
    sizes = {origin: sum(counts.values()) for origin, counts in sets.items()}
    large = sorted((origin for origin, size in sizes.items() if size >= least), key=lambda o: (-sizes[o], o))
    found = []
    for other in large[1:]:
        shared = shared_structures(sets[large[0]], sets[other])
        if shared * 100 >= percent * sizes[other if is_restored else large[0]]:
            found.append((large[0], other, shared))
    return found


def shared_structures(one: Mapping[Structure, int], other: Mapping[Structure, int]) -> int:
    """The number of households that both sets have in common by structure."""
    return sum(min(count, other.get(structure, 0)) for structure, count in one.items())


def surplus_of(one: Sequence[Sums], other: Sequence[Sums]) -> Sums:
    """The surplus of one structure: sums of two sets less the least that is left when their pairs merge.

    Of counts of households no more than one for each pair disappears.
    """
    pairs = min(len(one), len(other))
    found = Sums._make(map(min, total(one), total(other)))
    bounded = {name: min(pairs, getattr(found, name)) for name in HOUSEHOLDS}
    return found._replace(**bounded)
