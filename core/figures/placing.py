"""Gives every row of a table of figures its standing: the visited share, the marks, who looked at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.campaigns.models import Campaign
from core.figures.places import PlaceFacts, Standing, dated_back, standing_above, standing_of
from core.figures.ports import SumsReader
from core.figures.table import FigureLevel, UnitFigures
from core.figures.thresholds import place_thresholds


class Placing:
    """Reads what marks are made of once, for all rows of one table.

    Communes have all marks, hamlets those of their sums, levels above the units pending below them.
    """

    def __init__(self, reader: SumsReader, campaign: Campaign) -> None:
        rule, usual = campaign.ranking, place_thresholds()["place"]["visited_percent"]
        self._percent = usual if rule is None or rule.visited_percent is None else rule.visited_percent
        self._facts = PlaceFacts(
            doubled=reader.doubled(),
            back=dated_back(reader.visits_noted_late(), campaign.period),
            fastest=reader.fastest(),
            looks={(look.unit, look.kind): look for look in reader.looks()},
        )

    def communes(self, rows: Sequence[UnitFigures]) -> list[UnitFigures]:
        return [replace(row, standing=self._of(row, self._facts, least=True)) for row in rows]

    def hamlets(self, rows: Sequence[UnitFigures]) -> list[UnitFigures]:
        nothing = PlaceFacts(doubled={}, back={}, fastest={}, looks={})
        return [replace(row, standing=self._of(row, nothing, least=False)) for row in rows]

    def above(self, row: UnitFigures, parts: Sequence[UnitFigures]) -> UnitFigures:
        """A district, a province, the sum of a table."""
        standings = [part.standing for part in parts]
        return replace(row, standing=standing_above(row.figures, standings, self._percent))

    def _of(self, row: UnitFigures, facts: PlaceFacts, *, least: bool) -> Standing:
        return standing_of(row.unit, row.figures, facts, self._percent, least=least)


def place_rows(placing: Placing, level: FigureLevel, rows: Sequence[UnitFigures]) -> list[UnitFigures]:
    """Rows as they are read, hamlets or communes, with their standing."""
    return placing.hamlets(rows) if level is FigureLevel.HAMLET else placing.communes(rows)
