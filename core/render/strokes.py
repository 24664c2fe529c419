"""Strokes that several documents share: writing lines, boxes to tick, cut marks, black plates,
bans, hatches."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from core.render.sheet import Sheet
from core.render.theme import EDGE_MM, Weight

SLIP_BOX_MM: Final = 5.0
_WRITING_WEIGHT: Final = 0.25
_DOT: Final = (0.01, 1.1)
_DASH: Final = (1.3, 1.0)
_TICK_MM: Final = 5.0


class Hatch(StrEnum):
    """A pattern used instead of grey."""

    RISING = "rising"
    FALLING = "falling"
    UPRIGHT = "upright"


def writing_line(sheet: Sheet, *, x1_mm: float, x2_mm: float, y_mm: float) -> None:
    """A dotted line to write on."""
    with sheet.drawing(x_mm=0, y_mm=0, scale=1, weight_mm=_WRITING_WEIGHT) as canvas:
        canvas.setDash(*_DOT)
        canvas.line(round(x1_mm, 3), round(y_mm, 3), round(x2_mm, 3), round(y_mm, 3))


def dashed_rule(
    sheet: Sheet, *, x1_mm: float, y1_mm: float, x2_mm: float, y2_mm: float, weight_mm: float = Weight.BOX
) -> None:
    with sheet.drawing(x_mm=0, y_mm=0, scale=1, weight_mm=weight_mm) as canvas:
        canvas.setLineCap(0)
        canvas.setDash(*_DASH)
        canvas.line(x1_mm, y1_mm, x2_mm, y2_mm)


def dashed_frame(sheet: Sheet, *, x_mm: float, y_mm: float, width_mm: float, height_mm: float) -> None:
    """The place of something that is stuck on."""
    with sheet.drawing(x_mm=x_mm, y_mm=y_mm, scale=1, weight_mm=Weight.BOX) as canvas:
        canvas.setLineCap(0)
        canvas.setDash(*_DASH)
        canvas.roundRect(0, 0, width_mm, height_mm, 1.6, stroke=1, fill=0)


def tick_box(sheet: Sheet, *, x_mm: float, y_mm: float, side_mm: float = SLIP_BOX_MM) -> None:
    """An empty box; (x, y) is its top left."""
    sheet.frame(x_mm=x_mm, y_mm=y_mm, width_mm=side_mm, height_mm=side_mm, weight_mm=Weight.BOX)


def plate(
    sheet: Sheet, *, x_mm: float, y_mm: float, width_mm: float, height_mm: float, radius_mm: float
) -> None:
    """A black area with four rounded corners."""
    with sheet.drawing(x_mm=x_mm, y_mm=y_mm, scale=1, weight_mm=Weight.HAIR) as canvas:
        canvas.roundRect(0, 0, width_mm, height_mm, radius_mm, stroke=0, fill=1)


def ban(sheet: Sheet, *, x_mm: float, y_mm: float, side_mm: float) -> None:
    """A ring with a stroke through it; (x, y) is the top left of its square."""
    with sheet.drawing(x_mm=x_mm, y_mm=y_mm, scale=side_mm / 4, weight_mm=0.3) as canvas:
        canvas.circle(2, 2, 1.8, stroke=1, fill=0)
        canvas.line(0.75, 3.25, 3.25, 0.75)


def cut_ticks(sheet: Sheet, *, ys_mm: tuple[float, ...]) -> None:
    """Marks at both sides of the sheet for cuts across it."""
    for y in ys_mm:
        for x in (EDGE_MM, sheet.width_mm - EDGE_MM - _TICK_MM):
            sheet.rule(x1_mm=x, y1_mm=y, x2_mm=x + _TICK_MM, y2_mm=y, weight_mm=Weight.CUT)


def hatch(
    sheet: Sheet,
    kind: Hatch,
    *,
    x_mm: float,
    y_mm: float,
    width_mm: float,
    height_mm: float,
    step_mm: float,
    weight_mm: float,
) -> None:
    """Fills a rectangle with parallel lines `step_mm` apart, cut exactly at its edges."""
    with sheet.drawing(x_mm=x_mm, y_mm=y_mm, scale=1, weight_mm=weight_mm) as canvas:
        canvas.setLineCap(0)
        clip = canvas.beginPath()
        clip.rect(0, 0, width_mm, height_mm)
        canvas.clipPath(clip, stroke=0, fill=0)
        for x1, y1, x2, y2 in _lines(kind, width_mm, height_mm, step_mm):
            canvas.line(round(x1, 3), round(y1, 3), round(x2, 3), round(y2, 3))


def _lines(
    kind: Hatch, width: float, height: float, step: float
) -> Iterator[tuple[float, float, float, float]]:
    if kind is Hatch.UPRIGHT:
        x = step / 2
        while x < width:
            yield x, 0, x, height
            x += step
        return
    along = step * 2**0.5
    x = -height + along / 2
    while x < width:
        yield (x, height, x + height, 0) if kind is Hatch.RISING else (x, 0, x + height, height)
        x += along
