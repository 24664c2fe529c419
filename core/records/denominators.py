"""Denominators from outside: each has a value, a source and a day; a newer day has priority over an older
one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.base.text import fold
from core.units.models import UnitKey


class DenominatorKind(StrEnum):
    """Quantity counted by a denominator; the value is its name in every rate."""

    INHABITANTS = "inhabitants"
    SMARTPHONES = "smartphone owners declared"
    HOUSEHOLDS = "households declared"
    MEMBERS = "members with a smartphone declared"
    STAFF = "staff with a smartphone declared"


HOUSEHOLD_RATES: Final[Mapping[DenominatorKind, str]] = {
    DenominatorKind.INHABITANTS: "installed",
    DenominatorKind.SMARTPHONES: "installed",
    DenominatorKind.HOUSEHOLDS: "visited",
}
"""The numerator of the household track beside each; members and staff are other tracks."""

_WORDS: Final = {
    DenominatorKind.INHABITANTS: ("dân số", "số dân", "nhân khẩu", "inhabitants", "population"),
    DenominatorKind.SMARTPHONES: (
        "người có điện thoại thông minh",
        "người có đttm",
        "điện thoại thông minh",
        "smartphone owners",
        "smartphones",
    ),
    DenominatorKind.HOUSEHOLDS: ("số hộ", "tổng số hộ", "hộ dân", "households"),
    DenominatorKind.MEMBERS: (
        "đoàn viên, hội viên có điện thoại thông minh",
        "đoàn viên, hội viên có đttm",
        "members",
    ),
    DenominatorKind.STAFF: (
        "cán bộ, công chức, viên chức, người lao động có điện thoại thông minh",
        "cbccvc có đttm",
        "staff",
    ),
}
NAMES: Final = {fold(word): kind for kind, words in _WORDS.items() for word in (*words, kind.value)}
"""Names that a file may use for each, folded."""

FIRST_NAMES: Final = tuple(words[0] for words in _WORDS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Denominator:
    """`as_of` is a day or an instant (ISO); `value` is above zero."""

    kind: DenominatorKind
    unit: UnitKey
    value: int
    source: str
    as_of: str


def kind_named(text: str) -> DenominatorKind | None:
    """The kind that a file's word means; None for a word that nobody agreed on."""
    return NAMES.get(fold(text))


def newest(found: Iterable[Denominator], upto: str) -> dict[UnitKey, tuple[Denominator, ...]]:
    """For each unit its denominators, one a kind: the newest that was true by `upto` (ISO)."""
    best: dict[tuple[UnitKey, DenominatorKind], Denominator] = {}
    for said in found:
        key = (said.unit, said.kind)
        if said.as_of[:10] <= upto[:10] and (key not in best or best[key].as_of < said.as_of):
            best[key] = said
    by_unit: dict[UnitKey, list[Denominator]] = {}
    order = list(DenominatorKind)
    for (unit, _), said in sorted(best.items(), key=lambda entry: order.index(entry[0][1])):
        by_unit.setdefault(unit, []).append(said)
    return {unit: tuple(said) for unit, said in by_unit.items()}


def summed(parts: Iterable[tuple[Denominator, ...]], unit: UnitKey) -> tuple[Denominator, ...]:
    """Denominators of a unit from those of all its parts; a kind that a part lacks is left out."""
    known = [{said.kind: said for said in part} for part in parts]
    found = []
    for kind in DenominatorKind:
        if known and all(kind in part for part in known):
            said = [part[kind] for part in known]
            found.append(
                Denominator(
                    kind=kind,
                    unit=unit,
                    value=sum(one.value for one in said),
                    source="; ".join(sorted({one.source for one in said})),
                    as_of=min(one.as_of for one in said),
                )
            )
    return tuple(found)


def households_declared(
    known: Mapping[UnitKey, tuple[Denominator, ...]], units: Iterable[UnitKey]
) -> dict[UnitKey, int]:
    """Return the households declared of each of `units` of which somebody counted them."""
    return {
        unit: said.value
        for unit in units
        for said in known.get(unit, ())
        if said.kind is DenominatorKind.HOUSEHOLDS
    }
