"""A step as it looks on a phone: its platform in outline, what is done on its screen. Vectors."""

from __future__ import annotations

from typing import Final

from core.campaigns.models import Platform
from core.content.models import Pictogram
from core.render import pictograms
from core.render.pictograms import Plate, Ring, Shape, Way, draw_shapes
from core.render.sheet import Sheet

WIDE: Final = 10.0
HIGH: Final = 18.0
"""Units of a phone's box; its width is given in mm."""

_PICTURE: Final = 6.4
"""Side of the picture on the screen, in units."""

_ANDROID: Final = (
    Plate(0.2, 0.2, 9.6, 17.6, 1.2),
    Ring(5.0, 1.5, 0.45, "area"),
    Way(((0.2, 15.7), (9.8, 15.7))),
    Way(((3.0, 16.1), (3.0, 17.3), (2.0, 16.7)), "closed"),
    Ring(5.0, 16.7, 0.55),
    Plate(6.7, 16.15, 1.1, 1.1, 0.05),
)
_IPHONE: Final = (
    Plate(0.2, 0.2, 9.6, 17.6, 2.2),
    Plate(3.3, 1.0, 3.4, 0.95, 0.47, "area"),
    Way(((3.2, 16.8), (6.8, 16.8))),
)
_PAGE: Final = (
    Plate(0.2, 0.2, 9.6, 17.6, 1.2),
    Way(((0.2, 2.6), (9.8, 2.6))),
    Ring(1.5, 1.4, 0.35, "area"),
    Plate(2.6, 0.95, 6.2, 0.9, 0.4),
)
_FRAMES: Final[dict[Platform, tuple[Shape, ...]]] = {
    Platform.ANDROID: _ANDROID,
    Platform.IOS: _IPHONE,
    Platform.WEB: _PAGE,
}
_BUTTON: Final = Plate(1.7, 12.4, 6.6, 1.9, 0.6, "area")
_WITH_BUTTON: Final = frozenset({Pictogram.DOWNLOAD, Pictogram.OPEN, Pictogram.OTP, Pictogram.ID_CARD})
"""Steps that end with a tap on a button."""

_FINDER: Final = (
    Way(((1.5, 6.1), (1.5, 4.4), (3.2, 4.4))),
    Way(((6.8, 4.4), (8.5, 4.4), (8.5, 6.1))),
    Way(((8.5, 9.7), (8.5, 11.4), (6.8, 11.4))),
    Way(((3.2, 11.4), (1.5, 11.4), (1.5, 9.7))),
    Plate(2.9, 5.8, 1.7, 1.7, 0.01),
    Plate(5.4, 5.8, 1.7, 1.7, 0.01),
    Plate(2.9, 8.3, 1.7, 1.7, 0.01),
    Plate(5.7, 8.6, 1.2, 1.2, 0.01, "area"),
)
"""Screen of a phone that looks for a code."""


def draw_phone(
    sheet: Sheet, platform: Platform, pictogram: Pictogram, *, x_mm: float, y_mm: float, width_mm: float
) -> None:
    """A phone `width_mm` wide with its box's top left at (x, y)."""
    unit = width_mm / WIDE
    shapes = _FRAMES[platform]
    if pictogram in _WITH_BUTTON:
        shapes = (*shapes, _BUTTON)
    if pictogram is Pictogram.SCAN:
        shapes = (*shapes, *_FINDER)
    draw_shapes(sheet, shapes, x_mm=x_mm, y_mm=y_mm, scale=unit)
    if pictogram is not Pictogram.SCAN:
        pictograms.draw(
            sheet,
            pictogram,
            x_mm=x_mm + (WIDE - _PICTURE) / 2 * unit,
            y_mm=y_mm + (4.3 if pictogram in _WITH_BUTTON else 5.6) * unit,
            side_mm=_PICTURE * unit,
        )
