"""Gives every row of a table of figures its standing: the visited share, the marks, who looked at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from core.base.text import fold
from core.campaigns.models import Campaign
from core.figures.one_list import Key, as_one_list, households_in_doubt, sum_as_one_list, surplus_by_place
from core.figures.places import (
    PlaceFacts,
    Standing,
    dated_back,
    place_thresholds,
    standing_above,
    standing_of,
)
from core.figures.ports import WHOLE, DoubledPlace, PlaceSums, SumsReader
from core.figures.table import FigureLevel, UnitFigures
from core.periods.models import FrozenRow

ReadIn = Callable[[Sequence[PlaceSums]], Sequence[PlaceSums]]


class Placing:
    """Reads what marks are made of once, for all rows of one table.

    Communes have all marks, hamlets those of their sums and of their lists, levels above the units pending
    below them. A row whose list seems loaded twice also gets its figures as one list.
    """

    def __init__(
        self,
        reader: SumsReader,
        campaign: Campaign,
        level: FigureLevel,
        read_in: ReadIn,
        frozen: Mapping[Key, FrozenRow],
    ) -> None:
        """`read_in` lays sums of hamlets into the units in which the table is read.

        `frozen` are the rows of a closed period, empty for live figures.
        """
        rule, usual = campaign.ranking, place_thresholds()["place"]["visited_percent"]
        self._percent = usual if rule is None or rule.visited_percent is None else rule.visited_percent
        self._of_hamlets = level is FigureLevel.HAMLET
        doubled = [one for one in reader.doubled() if not frozen or _held_both(frozen, one)]
        whole = not self._of_hamlets
        self._surplus = surplus_by_place(read_in([one.surplus for one in doubled]), whole=whole)
        undecided = read_in([one.surplus for one in doubled if one.is_undecided])
        self._doubted = households_in_doubt(surplus_by_place(undecided, whole=whole))
        self._facts = PlaceFacts(
            doubled={unit: count for (unit, key), count in self._doubted.items() if key == WHOLE},
            back=dated_back(reader.visits_noted_late(), campaign.period),
            fastest=reader.fastest(),
            shared=reader.shared(),
            looks={(look.unit, look.kind): look for look in reader.looks()},
        )

    def rows(self, rows: Sequence[UnitFigures]) -> list[UnitFigures]:
        """Rows as they are read, hamlets or communes, with their standing."""
        return [self._placed(row) for row in rows]

    def above(self, row: UnitFigures, parts: Sequence[UnitFigures]) -> UnitFigures:
        """A district, a province, the sum of a table."""
        standing = standing_above(row.figures, [part.standing for part in parts], self._percent)
        surplus = sum_as_one_list([(part.figures, part.one_list) for part in parts])
        one_list = None if surplus is None else as_one_list(row.figures, surplus)
        return replace(row, standing=standing, one_list=one_list)

    def _placed(self, row: UnitFigures) -> UnitFigures:
        key = row.unit, fold(row.figures.hamlet) if self._of_hamlets else WHOLE
        surplus = self._surplus.get(key)
        one_list = None if surplus is None else as_one_list(row.figures, surplus)
        return replace(row, standing=self._standing(row, self._doubted.get(key, 0)), one_list=one_list)

    def _standing(self, row: UnitFigures, doubted: int) -> Standing:
        facts = self._facts
        if self._of_hamlets:
            facts = PlaceFacts(doubled={row.unit: doubted}, back={}, fastest={}, looks={})
        return standing_of(row.unit, row.figures, facts, self._percent, least=not self._of_hamlets)


def _held_both(frozen: Mapping[Key, FrozenRow], place: DoubledPlace) -> bool:
    """Return True where both lists were in the workspace already when the period was closed."""
    row = frozen.get((place.surplus.commune, place.surplus.key))
    return row is not None and 2 * row.sums.ever >= 2 * place.households - place.surplus.sums.ever
