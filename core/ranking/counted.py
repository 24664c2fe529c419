"""Sums as figures of a named unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from core.figures.files import UnitFiles
from core.figures.table import UnitFigures
from core.records.denominators import Denominator
from core.records.figures import Figures
from core.records.sums import COLUMNS, Sums, total
from core.units.models import UnitKey

_COUNTS_OF = attrgetter(*COLUMNS)


def figures_of(
    sums: Sums,
    *,
    unit: UnitKey,
    name: str,
    as_of: str,
    hamlet: str = "",
    declared: tuple[Denominator, ...] = (),
) -> Figures:
    """Sums as figures of a named unit."""
    return Figures(
        code=unit.code,
        valid_from=unit.valid_from.isoformat(),
        name=name,
        hamlet=hamlet,
        as_of=as_of,
        declared=declared,
        **sums._asdict(),
    )


def back_from(last: int, days: Sequence[str], steps: Mapping[str, int]) -> tuple[int, ...]:
    """The course of a count that came to `last`, by what each day added."""
    course = [last]
    for day in reversed(days[1:]):
        course.append(course[-1] - steps.get(day, 0))
    return tuple(reversed(course))


def sum_of(
    parts: Sequence[Figures], unit: UnitKey, name: str, as_of: str, declared: tuple[Denominator, ...]
) -> Figures:
    summed_up = total(Sums._make(_COUNTS_OF(part)) for part in parts)
    return figures_of(summed_up, unit=unit, name=name, as_of=as_of, declared=declared)


def absent_row(one: UnitFiles, as_of: str, households: int = 0) -> UnitFigures:
    """The line of a unit without figures: no rate, so no place; `households` are those declared."""
    figures = figures_of(Sums(), unit=one.unit, name=one.name, hamlet="", as_of=as_of, declared=())
    return UnitFigures(unit=one.unit, figures=figures, files=one.files, declared_households=households)
