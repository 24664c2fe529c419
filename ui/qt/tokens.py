"""The measures and colours of the visual system, read once from `resources/theme/tokens.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from ui.qt.resources import TOKENS


class PaletteName(StrEnum):
    """The three palettes; sunlight is black on white with thicker lines and larger type."""

    LIGHT = "light"
    DARK = "dark"
    SUNLIGHT = "sunlight"


class Role(StrEnum):
    """Purpose of a colour; its value depends on the palette."""

    WINDOW = "window"
    SIDE = "side"
    SURFACE = "surface"
    INSET = "inset"
    LINE = "line"
    EDGE = "edge"
    TEXT = "text"
    TEXT2 = "text2"
    ACCENT = "accent"
    ON_ACCENT = "onaccent"
    ACCENT_SOFT = "accentsoft"
    DONE = "done"
    DONE_SOFT = "donesoft"
    WARN = "warn"
    WARN_SOFT = "warnsoft"
    ERR = "err"
    ERR_SOFT = "errsoft"
    TRACK = "track"
    SEN = "sen"
    DESK = "desk"


class TextStyle(StrEnum):
    """The type scale; points and weight of each are in the tokens."""

    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    H3 = "h3"
    H2 = "h2"
    H1 = "h1"
    NUMBER = "number"
    STATE = "state"
    RING = "ring"
    QUICK = "quick"
    VALUE = "value"


class Height(StrEnum):
    """Heights in px at 100 %; they grow with the font, and some shrink in the compact form."""

    NAV = "nav"
    RAIL_ITEM = "rail_item"
    BUTTON = "button"
    PRIMARY = "primary"
    PRIMARY_LARGE = "primary_large"
    OUTCOME = "outcome"
    STEPPER = "stepper"
    QUICK = "quick"
    FIELD = "field"
    COMBO = "combo"
    CHECK = "check"
    WALK_ROW = "walk_row"
    CALLBACK_ROW = "callback_row"
    RETURNED_ROW = "returned_row"
    RANK_ROW = "rank_row"
    PERSON_ROW = "person_row"
    FILE_ROW = "file_row"
    FILE_ROW_TALL = "file_row_tall"
    TOAST = "toast"
    PILL = "pill"
    KEYCAP = "keycap"


class Margin(StrEnum):
    """The page margins: left, top, right, bottom; they don't grow with the font."""

    NORMAL = "normal"
    COMPACT = "compact"
    COMPACT_QUICK = "compact_quick"
    ZOOMED = "zoomed"


Margins = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The file as typed values. Colours are `#rrggbb`; type is (points, weight); the rest px at 100 %."""

    palettes: dict[PaletteName, dict[Role, str]]
    type: dict[TextStyle, tuple[float, int]]
    heights: dict[str, int]
    margins: dict[Margin, Margins]
    zoom_steps: tuple[int, ...]
    sunlight_zoom: int
    rail_from: int
    compact_below: tuple[int, int]
    mark_ground_dark: str


@cache
def load_tokens(path: Path = TOKENS) -> Tokens:
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Tokens(
        palettes={
            name: {role: raw["palettes"][name.value][role.value] for role in Role} for name in PaletteName
        },
        type={
            style: (float(raw["type_pt"][style.value]["size"]), int(raw["type_pt"][style.value]["weight"]))
            for style in TextStyle
        },
        heights=dict(raw["heights"]),
        margins={margin: _margins(raw["page_margin"][margin.value]) for margin in Margin},
        zoom_steps=tuple(raw["zoom"]["steps"]),
        sunlight_zoom=raw["zoom"]["sunlight"],
        rail_from=raw["zoom"]["rail_from"],
        compact_below=(raw["compact"]["below_width"], raw["compact"]["below_height"]),
        mark_ground_dark=raw["mark"]["ground_dark"],
    )


def _margins(values: list[int]) -> Margins:
    left, top, right, bottom = values
    return left, top, right, bottom
