"""The geometry of a distance: grid or roofs, with one interface for painting, keys and the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.street.grid import (
    FAR_FORM,
    GLYPH_FORM,
    GLYPHS_AT_MOST,
    HAMLETS_FROM,
    Box,
    Grid,
    Spot,
    choose_grid,
    near_grid,
)
from core.street.house import Street
from core.street.terrace import Terrace, make_terrace
from ui.qt.theme import current_theme
from ui.qt.tokens import load_tokens

SIDE: Final = 20
TOP: Final = 10
FOOT: Final = 10
BAR: Final = 12
COLUMN_HEADS: Final = 24
NEAR_TAIL: Final = 14
"""Px at the end of a near cell that nothing is drawn in: those of the last one may be cut."""


class Level(StrEnum):
    """Distance from which the street is seen."""

    GROUPS = "groups"
    HOUSES = "houses"
    NEAR = "near"


LEVELS: Final = tuple(Level)


def first_level(street: Street) -> Level:
    """Return the distance at which a street of this size opens."""
    return Level.GROUPS if len(street) >= HAMLETS_FROM else Level.HOUSES


@dataclass(frozen=True, slots=True)
class Geometry:
    """Positions in px of the content; the first px of a group is at (`SIDE`, `TOP`)."""

    level: Level
    grid: Grid | None
    terrace: Terrace | None
    top: int = TOP

    @property
    def height(self) -> int:
        """Height of the content with its margins."""
        inner = self.grid.height if self.grid is not None else 0
        if self.terrace is not None:
            inner = self.terrace.height
        return self.top + int(inner) + FOOT

    def box(self, spot: Spot) -> Box:
        """The cell of a house, or the roof of its group."""
        if self.grid is not None:
            inner = self.grid.cell_box(spot)
        elif self.terrace is not None:
            inner = self.terrace.roofs[spot.group]
        else:
            inner = Box(0, 0, 0, 0)
        return Box(inner.x + SIDE, inner.y + self.top, inner.width, inner.height)

    def block(self, group: int) -> Box:
        """A group with its head; at the distance of roofs the roof with its word."""
        if self.grid is not None:
            inner = self.grid.block_box(group)
            return Box(inner.x + SIDE, inner.y + self.top, inner.width, inner.height)
        roof = self.box(Spot(group, 0))
        return Box(roof.x, roof.y - 8, roof.width, roof.height + 26)

    def groups_within(self, top: float, height: float) -> range:
        """The groups of a grid that cut a band of the content."""
        seen = (
            []
            if self.grid is None
            else list(self.grid.groups_between(top - self.top, top - self.top + height))
        )
        return range(seen[0], seen[-1] + 1) if seen else range(0)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the house, or the first one of the group, at a point."""
        if self.grid is not None:
            return self.grid.spot_at(x - SIDE, y - self.top)
        if self.terrace is None:
            return None
        group = self.terrace.group_at(x - SIDE, y - self.top)
        return None if group is None else Spot(group, 0)

    def vertical(self, spot: Spot, step: int) -> Spot | None:
        """Return the nearest house in the row above or below; of roofs the nearest one."""
        if self.grid is not None:
            return self.grid.vertical(spot, step)
        if self.terrace is None:
            return None
        own = self.terrace.roofs[spot.group]
        centre = own.x + own.width / 2
        beyond = [
            (abs(box.y - own.y), abs(box.x + box.width / 2 - centre), at)
            for at, box in enumerate(self.terrace.roofs)
            if (box.y - own.y) * step > 0 and abs(box.x - own.x) < self.terrace.column_width / 2 + 1
        ]
        return Spot(min(beyond)[2], 0) if beyond else None

    def within(self, band: Box) -> Iterator[Spot]:
        """The houses whose cells a rectangle touches, along the street."""
        if self.grid is None:
            return
        top, bottom = band.y - self.top, band.y + band.height - self.top
        for group in self.grid.groups_between(top, bottom):
            for at in self.grid.spots_between(group, top, bottom):
                box = self.box(Spot(group, at))
                if box.x < band.x + band.width and box.x + box.width > band.x:
                    yield Spot(group, at)


def least_zoom() -> float:
    """Return the zoom that the least house is measured by: only sunlight makes no house larger."""
    theme = current_theme()
    zoom = theme.zoom / 100
    return max(1.0, zoom / (load_tokens().sunlight_zoom / 100)) if theme.sunlight else zoom


def make_geometry(street: Street, level: Level, width: int, height: int) -> Geometry:
    """Return the geometry for a viewport; where it scrolls, the width of the bar is left free."""
    zoom = current_theme().zoom / 100
    sizes = street.sizes
    inner = width - 2 * SIDE
    if level is Level.GROUPS:
        hamlets = [groups for _, groups in street.hamlets]
        terrace = make_terrace(sizes, hamlets, inner - BAR, zoom=zoom)
        return Geometry(level, None, terrace, TOP + round(COLUMN_HEADS * zoom))
    if level is Level.NEAR:
        return Geometry(level, near_grid(sizes, inner + NEAR_TAIL, zoom=zoom), None)
    form = GLYPH_FORM if len(street) <= GLYPHS_AT_MOST else FAR_FORM
    room = height - TOP - FOOT
    zoom, seams = least_zoom(), street.seams
    grid = choose_grid(sizes, inner, room, form=form, zoom=zoom, seams=seams)
    if grid.height > room:
        grid = choose_grid(sizes, inner - BAR, room, form=form, zoom=zoom, seams=seams)
    return Geometry(level, grid, None)
