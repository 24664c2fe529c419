"""A table as text: its columns and their sides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Alignment of a column's cells; figures are on the right."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`width` in mm; `formula` is the text in the row of numbers under the head, "(5) = (4)/(3)"."""

    title: str
    width: float
    side: Side = Side.RIGHT
    formula: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. `total` is its last row, bold; the head repeats on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
