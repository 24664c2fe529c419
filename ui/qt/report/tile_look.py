"""Measures and colours of the tiles, read from `resources/theme/tiles.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final

from PySide6.QtGui import QColor, QFont, QFontInfo

from ui.qt.fonts import make_font
from ui.qt.resources import RESOURCES
from ui.qt.theme import Theme, current_theme
from ui.qt.tokens import PaletteName, Role
from ui.qt.widgets.paint import mixed
from ui.qt.widgets.text import width_in

NAME_PITCH: Final = 1.14
RATE_PITCH: Final = 1.2
"""Line pitches as multiples of the size of the letters."""

TOP: Final = 3
FOOT: Final = 12
BAR: Final = 3
PADDING: Final = 8
RADIUS: Final = 5
NAME_LINES: Final = 2
SEMIBOLD: Final = 600


class TileSet(StrEnum):
    """A set of measures: of the page, of the page in a wide window, of the meeting room."""

    PAGE = "page"
    WIDE = "wide"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class TileLook:
    """Fonts and px of one set at the present size of type."""

    name: QFont
    rate: QFont
    name_pitch: int
    rate_pitch: int
    gap: int
    least: int

    @property
    def height(self) -> int:
        return TOP + NAME_LINES * self.name_pitch + self.rate_pitch + FOOT


def tile_look(tiles: TileSet) -> TileLook:
    """The measures of a set in the theme in force."""
    return _look(tiles, current_theme().zoom)


def limits() -> Sequence[float]:
    """The rates at which the next step begins."""
    found: Sequence[float] = _data()["limits"]
    return found


def step_ground(step: int, theme: Theme) -> QColor:
    """The ground of a tile at a step."""
    share = _data()["accent_share"][theme.palette.value][step]
    return mixed(theme.colour(Role.SURFACE), theme.colour(Role.ACCENT), share)


def step_ink(step: int) -> Role:
    """The role of letters on a step: dark ones but on the last."""
    return Role.ON_ACCENT if step == len(limits()) else Role.TEXT


def step_edge(ground: QColor, theme: Theme) -> QColor:
    """A line around a tile that light grounds need to end anywhere."""
    if theme.palette is PaletteName.SUNLIGHT:
        return theme.colour(Role.EDGE)
    return mixed(ground, theme.colour(Role.ACCENT), 0.35)


def short_name(name: str) -> str:
    """The name of a unit without what most units of its kind have in common: `P. Tân Thành`, `Sông Đốc`."""
    shorter: Mapping[str, str] = _data()["short_names"]
    for long, short in shorter.items():
        if name.startswith(long):
            return f"{short}{name.removeprefix(long)}"
    return name


@lru_cache(maxsize=1024)
def name_lines(name: str, font_key: str, room: float) -> tuple[str, ...]:
    """A name in one line where `room` px hold it, else in the two most even ones."""
    font = QFont()
    font.fromString(font_key)
    words = name.split(" ")
    if len(words) == 1 or width_in(font, name) <= room:
        return (name,)
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(splits, key=lambda lines: max(width_in(font, line) for line in lines))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "theme" / "tiles.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=32)
def _look(tiles: TileSet, zoom: int) -> TileLook:
    numbers = _data()[tiles.value]
    name = make_font(numbers["name"] * zoom / 100, SEMIBOLD)
    rate = make_font(numbers["rate"] * zoom / 100, SEMIBOLD)
    return TileLook(
        name=name,
        rate=rate,
        name_pitch=round(QFontInfo(name).pixelSize() * NAME_PITCH),
        rate_pitch=round(QFontInfo(rate).pixelSize() * RATE_PITCH),
        gap=numbers["gap"],
        least=round(numbers["least"] * zoom / 100),
    )
