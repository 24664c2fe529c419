"""Units of which there are no figures as lines of a table: named, last, without a place."""

from __future__ import annotations

from core.figures.counted import figures_of
from core.figures.sums import NOTHING
from core.figures.table import FigureTable, UnitFigures


def absent_rows(table: FigureTable) -> list[UnitFigures]:
    """The absent communes of a table, in its order, with their files."""
    return [
        UnitFigures(
            unit=one.unit,
            figures=figures_of(NOTHING, unit=one.unit, name=one.name, as_of=table.as_of),
            files=one.files,
        )
        for one in table.absent
    ]
