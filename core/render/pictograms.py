"""Step pictures as vectors: shapes in a box of 10 x 10, drawn with one pen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportlab.pdfgen.pathobject import PDFPathObject

from core.content.models import Pictogram
from core.render.sheet import Sheet
from core.render.theme import Weight

BOX: Final = 10.0


@dataclass(frozen=True, slots=True)
class Way:
    """Straight pieces through points; `kind` is a line, a closed line or an area."""

    points: tuple[tuple[float, float], ...]
    kind: str = "line"


@dataclass(frozen=True, slots=True)
class Bow:
    """Bézier pieces: a start, then three points for each."""

    points: tuple[tuple[float, float], ...]
    kind: str = "line"


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle: a line or an area."""

    x: float
    y: float
    radius: float
    kind: str = "line"


@dataclass(frozen=True, slots=True)
class Plate:
    """A rectangle with rounded corners: a line or an area."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    kind: str = "line"


Shape = Way | Bow | Ring | Plate


def draw(sheet: Sheet, pictogram: Pictogram, *, x_mm: float, y_mm: float, side_mm: float) -> None:
    """Draws a pictogram with its box's top left at (x, y)."""
    draw_shapes(sheet, SHAPES[pictogram], x_mm=x_mm, y_mm=y_mm, scale=side_mm / BOX)


def draw_shapes(sheet: Sheet, shapes: tuple[Shape, ...], *, x_mm: float, y_mm: float, scale: float) -> None:
    """Draws shapes whose unit is `scale` mm; small ones keep a pen that prints."""
    with sheet.drawing(
        x_mm=x_mm, y_mm=y_mm, scale=scale, weight_mm=Weight.PICTOGRAM * max(scale, 0.8)
    ) as canvas:
        for shape in shapes:
            path = canvas.beginPath()
            if isinstance(shape, Ring):
                path.circle(shape.x, shape.y, shape.radius)
            elif isinstance(shape, Plate):
                path.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
            else:
                _trace(path, shape)
            canvas.drawPath(path, stroke=int(shape.kind != "area"), fill=int(shape.kind == "area"))


def _trace(path: PDFPathObject, shape: Way | Bow) -> None:
    path.moveTo(*shape.points[0])
    if isinstance(shape, Way):
        for point in shape.points[1:]:
            path.lineTo(*point)
    else:
        for index in range(1, len(shape.points), 3):
            one, two, end = shape.points[index : index + 3]
            path.curveTo(*one, *two, *end)
    if shape.kind != "line":
        path.close()


def _star(x: float, y: float, arm: float) -> tuple[Way, ...]:
    flat, steep = arm * 0.87, arm * 0.5
    return (
        Way(((x, y - arm), (x, y + arm))),
        Way(((x - flat, y - steep), (x + flat, y + steep))),
        Way(((x - flat, y + steep), (x + flat, y - steep))),
    )


def _switch(y: float) -> tuple[Shape, ...]:
    """A switch that is on, and a tick beside it."""
    return (
        Plate(0.5, y - 1.1, 4.6, 2.2, 1.09),
        Ring(3.85, y, 0.85, "area"),
        Way(((6.25, y), (7.2, y + 0.95), (9.3, y - 1.1))),
    )


SHAPES: Final[dict[Pictogram, tuple[Shape, ...]]] = {
    Pictogram.SCAN: (
        Plate(0.5, 0.3, 5.4, 9.4, 0.9),
        Way(((2.4, 8.6), (4.0, 8.6))),
        Plate(1.5, 1.8, 1.5, 1.5, 0.01),
        Plate(3.4, 1.8, 1.5, 1.5, 0.01),
        Plate(1.5, 3.7, 1.5, 1.5, 0.01),
        Plate(3.75, 4.05, 1.0, 1.0, 0.01, "area"),
        Way(((7.1, 2.6), (8.4, 1.4))),
        Way(((7.2, 4.4), (9.5, 4.4))),
        Way(((7.1, 6.2), (8.4, 7.4))),
    ),
    Pictogram.DOWNLOAD: (
        Way(((5.0, 0.7), (5.0, 6.7))),
        Way(((2.4, 4.1), (5.0, 6.7), (7.6, 4.1))),
        Way(((0.8, 6.6), (0.8, 9.3), (9.2, 9.3), (9.2, 6.6))),
    ),
    Pictogram.OPEN: (
        Way(((4.4, 1.4), (1.0, 1.4), (1.0, 9.0), (8.6, 9.0), (8.6, 5.6))),
        Way(((4.4, 5.6), (9.2, 0.8))),
        Way(((5.9, 0.8), (9.2, 0.8), (9.2, 4.1))),
    ),
    Pictogram.OTP: (
        Plate(0.25, 1.9, 9.5, 6.2, 1.0),
        *_star(2.5, 5.0, 0.85),
        *_star(5.0, 5.0, 0.85),
        *_star(7.5, 5.0, 0.85),
    ),
    Pictogram.PERMISSIONS: (*_switch(1.85), *_switch(5.0), *_switch(8.15)),
    Pictogram.BLUETOOTH: (
        Way(((2.4, 2.65), (7.35, 7.2), (5.0, 9.4), (5.0, 0.6), (7.35, 2.8), (2.4, 7.35))),
    ),
    Pictogram.ID_CARD: (
        Plate(0.2, 1.5, 9.6, 7.0, 0.9),
        Ring(2.9, 4.0, 1.1),
        Bow(((1.4, 7.1), (1.4, 5.1), (4.4, 5.1), (4.4, 7.1))),
        Way(((5.5, 3.7), (8.5, 3.7))),
        Way(((5.5, 5.2), (8.5, 5.2))),
        Way(((5.5, 6.7), (7.5, 6.7))),
    ),
    Pictogram.FACE: (
        Way(((0.7, 2.8), (0.7, 0.7), (2.8, 0.7))),
        Way(((7.2, 0.7), (9.3, 0.7), (9.3, 2.8))),
        Way(((9.3, 7.2), (9.3, 9.3), (7.2, 9.3))),
        Way(((2.8, 9.3), (0.7, 9.3), (0.7, 7.2))),
        Ring(5.0, 5.0, 2.75),
        Ring(4.05, 4.3, 0.36, "area"),
        Ring(5.95, 4.3, 0.36, "area"),
        Bow(((3.75, 5.7), (4.2, 6.9), (5.8, 6.9), (6.25, 5.7))),
    ),
    Pictogram.LOCK: (
        Plate(1.6, 4.2, 6.8, 5.3, 0.6),
        Bow(((2.9, 4.2), (2.9, 3.7), (2.9, 3.3), (2.9, 2.8), (2.9, -0.1), (7.1, -0.1), (7.1, 2.8),
             (7.1, 3.3), (7.1, 3.7), (7.1, 4.2))),
        Ring(5.0, 6.4, 0.7, "area"),
        Way(((5.0, 6.6), (5.0, 7.9))),
    ),
    Pictogram.CHECK: (
        Ring(5.0, 5.0, 4.4),
        Way(((2.8, 5.2), (4.4, 6.8), (7.4, 3.5))),
    ),
    Pictogram.WEB: (
        Plate(0.3, 1.2, 9.4, 7.6, 0.9),
        Way(((0.3, 3.4), (9.7, 3.4))),
        Ring(1.7, 2.3, 0.3, "area"),
        Ring(2.8, 2.3, 0.3, "area"),
        Way(((2.0, 5.2), (8.0, 5.2))),
        Way(((2.0, 7.0), (6.0, 7.0))),
    ),
    Pictogram.PHONE: (
        Bow(
            (
                (1.3, 0.3), (1.9, 0.2), (2.5, 0.2), (3.1, 0.3), (3.5, 1.1), (3.9, 2.1), (4.2, 3.0),
                (3.9, 3.4), (3.5, 3.7), (3.0, 4.1), (3.6, 5.4), (4.7, 6.5), (6.0, 7.1),
                (6.4, 6.6), (6.7, 6.2), (7.1, 5.9), (8.0, 6.2), (9.0, 6.6), (9.8, 7.0),
                (9.9, 7.6), (9.9, 8.2), (9.8, 8.8), (9.4, 9.5), (8.9, 9.8), (8.2, 9.8),
                (4.2, 9.6), (0.5, 5.9), (0.3, 1.9), (0.3, 1.2), (0.6, 0.7), (1.3, 0.3),
            ),
            "closed",
        ),
    ),
    Pictogram.WARNING: (
        Way(((5.0, 0.9), (9.6, 8.9), (0.4, 8.9)), "closed"),
        Way(((5.0, 3.7), (5.0, 6.0))),
        Ring(5.0, 7.4, 0.42, "area"),
    ),
}  # fmt: skip
