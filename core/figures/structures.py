"""Figures recorded in the units of one day, read in those of another (2020 and 2025).

Ground that went to one unit follows it; where a unit was split, each hamlet waits for a person's word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.base.errors import ExitCode, UserError
from core.figures.ports import PlaceSums, UnitChoice
from core.records.sums import Sums, total
from core.units.catalogue import Catalogue
from core.units.models import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Hamlets (folded name and name) of a commune that may be in any of `candidates`."""

    commune: UnitKey
    candidates: tuple[UnitKey, ...]
    hamlets: tuple[tuple[str, str], ...]


def candidates(catalogue: Catalogue, commune: UnitKey, day: date) -> tuple[UnitKey, ...]:
    """Return the units of `day` on a commune's ground; more than one where a user must decide."""
    unit = catalogue.get(commune)
    if unit.in_force(day):
        return (commune,)
    if unit.last_day < day:
        return tuple(link.new for link in catalogue.trace(commune, day))
    found: set[UnitKey] = set()
    waiting = [commune]
    while waiting:
        for link in catalogue.predecessors(waiting.pop()):
            if catalogue.get(link.old).in_force(day):
                found.add(link.old)
            else:
                waiting.append(link.old)
    return tuple(sorted(found))


def undecided(
    catalogue: Catalogue, places: Iterable[PlaceSums], choices: Sequence[UnitChoice], day: date
) -> tuple[Undecided, ...]:
    """Return the decisions that are needed before figures can be read in the units of `day`."""
    decided = {(choice.commune, choice.key) for choice in choices if choice.day == day.isoformat()}
    open_: dict[UnitKey, list[tuple[str, str]]] = {}
    for place in places:
        found = candidates(catalogue, place.commune, day)
        if len(found) != 1 and (place.commune, place.key) not in decided:
            open_.setdefault(place.commune, []).append((place.key, place.hamlet))
    return tuple(
        Undecided(commune=commune, candidates=candidates(catalogue, commune, day), hamlets=tuple(hamlets))
        for commune, hamlets in sorted(open_.items())
    )


def in_structure(
    catalogue: Catalogue, places: Sequence[PlaceSums], choices: Sequence[UnitChoice], day: date
) -> Mapping[UnitKey, Sums]:
    """Sums of the units of `day`. Raises `unit.split_undecided` where hamlets wait for a decision."""
    waiting = undecided(catalogue, places, choices, day)
    if waiting:
        raise UserError(
            "unit.split_undecided",
            exit_code=ExitCode.NEEDS_DECISION,
            units=", ".join(catalogue.get(one.commune).name for one in waiting),
            hamlets=sum(len(one.hamlets) for one in waiting),
        )
    chosen = {(choice.commune, choice.key): choice.to for choice in choices if choice.day == day.isoformat()}
    parts: dict[UnitKey, list[Sums]] = {}
    for place in places:
        found = candidates(catalogue, place.commune, day)
        unit = found[0] if len(found) == 1 else chosen[(place.commune, place.key)]
        parts.setdefault(unit, []).append(place.sums)
    return {unit: total(sums) for unit, sums in sorted(parts.items())}


def name_of(catalogue: Catalogue, unit: UnitKey) -> str:
    """Its name; its code where the catalogue does not know it."""
    try:
        return catalogue.get(unit).name
    except UserError:
        return unit.code


def lies_under(catalogue: Catalogue, upper: UnitKey, unit: UnitKey) -> bool:
    """Return True if `unit` is at or below `upper`; False where the catalogue lacks one of them."""
    try:
        return catalogue.contains(upper, unit)
    except UserError:
        return False
