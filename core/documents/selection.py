"""Which households get a paper. Pure but for the reader it asks."""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import UserError
from core.households.household import HouseholdQuery, HouseholdRow, WalkFilter
from core.ids import HouseholdId, OfficerId
from core.ports import HouseholdReader
from core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which households get a paper: those named, else those of a list, in walking order.

    `officer`: only doors given to this officer, or with them now.
    """

    named: tuple[HouseholdId, ...] = ()
    hamlet: str = ""
    group: str = ""
    show: WalkFilter = WalkFilter.ALL
    limit: int | None = None
    officer: OfficerId | None = None

    @property
    def summary(self) -> str:
        """`to_visit Khóm 3 4` for the log of prints; who was named is not said."""
        return " ".join(filter(None, ("named" if self.named else self.show.value, self.hamlet, self.group)))


def select(reader: HouseholdReader, selection: Selection) -> tuple[HouseholdRow, ...]:
    """The rows of a selection, closed households left out. Raises `document.no_household`."""
    if selection.named:
        found = [row for row in (reader.get(household) for household in selection.named) if row is not None]
    else:
        query = HouseholdQuery(show=selection.show, officer=selection.officer)
        found = list(reader.rows(reader.numbers(query)))
    hamlet, group = fold(selection.hamlet), fold(selection.group)
    rows = [
        row
        for row in found
        if row.closed is None
        and (not hamlet or fold(row.hamlet) == hamlet)
        and (not group or fold(row.group) == group)
    ]
    chosen = tuple(rows if selection.limit is None else rows[: max(0, selection.limit)])
    if not chosen:
        raise UserError("document.no_household")
    return chosen
