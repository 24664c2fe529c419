"""A drawing as marks in millimetres, black and white: a PDF, a picture and the window paint the same one.

The origin is the top left; the y of a text is its baseline.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.content.grid import Side


class Ink(StrEnum):
    """Fill of an area; a hatch replaces grey."""

    SOLID = "solid"
    HATCH = "hatch"
    WHITE = "white"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line through points; `dash` are lengths of ink and gap, empty for a whole line."""

    points: tuple[tuple[float, float], ...]
    weight: float = 0.25
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle with a thin frame; (x, y) is its top left."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """`size` in points; `side` is the anchor of the text at (x, y). `numeric` takes a face with even
    digits.
    """

    x: float
    y: float
    text: str
    size: float = 9.0
    strong: bool = False
    numeric: bool = False
    side: Side = Side.LEFT


Mark = Stroke | Area | Dot | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """`name` is the accessible text of the drawing, and names its file; sizes in mm."""

    name: str
    title: str
    width: float
    height: float
    marks: tuple[Mark, ...]
