"""Be Vietnam Pro, loaded from `resources/fonts`; the system's fonts are used when a file is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from ui.qt.resources import FONTS

FAMILY: Final = "Be Vietnam Pro"
FALLBACKS: Final = ("Noto Sans", "Segoe UI", "DejaVu Sans")
FIRST_WEIGHTS: Final = ("Regular", "SemiBold")
"""Weights of the first paint; the others follow it."""
LATER_WEIGHTS: Final = ("Medium", "Bold")
TABULAR: Final = QFont.Tag("tnum")


def load_fonts(folder: Path = FONTS, weights: tuple[str, ...] = FIRST_WEIGHTS + LATER_WEIGHTS) -> list[str]:
    """Register weights of the window's face; returns the names of the files that could not be read."""
    names = [f"BeVietnamPro-{weight}.ttf" for weight in weights]
    return [name for name in names if QFontDatabase.addApplicationFont(str(folder / name)) < 0]


def make_font(points: float, weight: int) -> QFont:
    """The app's face at `points`, with tabular numerals where the font in use has them."""
    font = QFont([FAMILY, *FALLBACKS])
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(TABULAR, 1)
    return font
