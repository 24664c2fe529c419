"""A table of an annex with its numbers: printed as text, written to XLSX with the formulas that make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from core.base.notation import count_text, share_text
from core.content.grid import Column, Grid, Side
from core.content.numbers import points_text, signed_text

Number = int | Fraction
Value = str | Number | None


class Kind(StrEnum):
    """Content of a column; it decides its side, its form, and its sum."""

    ORDER = "order"
    TEXT = "text"
    COUNT = "count"
    GROWTH = "growth"
    PERCENT = "percent"
    POINTS = "points"
    PLACE = "place"
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A hundred times one column divided by another; empty where that is nought or empty."""

    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One column less another; empty where either is."""

    of: str
    less: str


Formula = Ratio | Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """`width` in mm on paper; a column that is not `printed` is only in XLSX, behind the others.

    `formula` computes it from other columns of the row, which precede it in the table.
    """

    key: str
    title: str
    width: float
    kind: Kind
    formula: Formula | None = None
    printed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Rows hold every column that has no formula, by key. `total` may differ from the sum of a column.

    A column that the total leaves out has none. `notes` are below the table.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[Mapping[str, Value], ...]
    total: Mapping[str, Value] | None = None
    notes: tuple[str, ...] = ()

    def filled(self, row: Mapping[str, Value]) -> dict[str, Value]:
        """Every column of a row, those of formulas computed."""
        values = dict(row)
        pending = [column for column in self.columns if column.formula is not None]
        for column in sorted(pending, key=lambda one: isinstance(one.formula, Difference)):
            if column.formula is not None:
                values[column.key] = computed(column.formula, values)
        return values

    @property
    def printed(self) -> tuple[SheetColumn, ...]:
        return tuple(column for column in self.columns if column.printed)


def computed(formula: Formula, values: Mapping[str, Value]) -> Number | None:
    """The value of a formula in a row."""
    if isinstance(formula, Ratio):
        above, below = values.get(formula.numerator), values.get(formula.denominator)
        if not isinstance(above, int) or not isinstance(below, int) or below == 0:
            return None
        return Fraction(100 * above, below)
    of, less = values.get(formula.of), values.get(formula.less)
    if of is None or less is None or isinstance(of, str) or isinstance(less, str):
        return None
    return of - less


def grid_of(sheet: Sheet, *, numbered: bool = True) -> Grid:
    """The table as it is printed; `numbered` columns name their formula under the head."""
    columns = sheet.printed
    number = {column.key: at for at, column in enumerate(columns, start=1)}
    return Grid(
        columns=tuple(
            Column(
                title=column.title,
                width=column.width,
                side=_SIDES.get(column.kind, Side.RIGHT),
                formula=_label(column, number) if numbered else "",
            )
            for column in columns
        ),
        rows=tuple(_texts(sheet, columns, row) for row in sheet.rows),
        total=() if sheet.total is None else _texts(sheet, columns, sheet.total),
    )


def cell_text(kind: Kind, value: Value) -> str:
    """A value as it is printed; empty where there is none."""
    if value is None or isinstance(value, str):
        return value or ""
    if kind is Kind.PERCENT:
        return share_text(Fraction(value) / 100)
    if kind is Kind.POINTS:
        return points_text(Fraction(value))
    if kind is Kind.GROWTH:
        return signed_text(int(value))
    return str(int(value)) if kind in {Kind.ORDER, Kind.PLACE} else count_text(int(value))


def _texts(sheet: Sheet, columns: Sequence[SheetColumn], row: Mapping[str, Value]) -> tuple[str, ...]:
    values = sheet.filled(row)
    return tuple(cell_text(column.kind, values.get(column.key)) for column in columns)


def _label(column: SheetColumn, number: Mapping[str, int]) -> str:
    own = f"({number[column.key]})"
    formula = column.formula
    if isinstance(formula, Ratio) and {formula.numerator, formula.denominator} <= number.keys():
        return f"{own} = ({number[formula.numerator]})/({number[formula.denominator]})"
    return own


_SIDES = {
    Kind.ORDER: Side.CENTRE,
    Kind.TEXT: Side.LEFT,
    Kind.PLACE: Side.CENTRE,
    Kind.RANGE: Side.CENTRE,
}
