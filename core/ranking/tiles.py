"""Layout of the tiles of a ranking: rows of boxes as wide as their units are large. Pure arithmetic."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median
from typing import Final

WIDEST_SHARE: Final = 1 / 3
"""No tile is wider than this share of its row, unless its texts need more."""

_HALVINGS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class TileSize:
    """The size of a unit (households, 0 where it is not known), and the px that its texts need."""

    weight: int
    least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TileRoom:
    """Room for tiles in px: `height` of the view, `tile` of one tile, `gap` between two."""

    width: float
    height: float
    tile: float
    gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TileBox:
    """Place of a tile in px from the top left; `row` counts from 0."""

    row: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


class Step(Enum):
    """A direction in which the keyboard moves over tiles."""

    PREVIOUS = "previous"
    NEXT = "next"
    ABOVE = "above"
    BELOW = "below"


def lay_tiles(sizes: Sequence[TileSize], room: TileRoom) -> tuple[TileBox, ...]:
    """Return boxes in rows, in the order of the tiles, on one scale for all of them.

    The scale is the largest with which all rows are in the view. Where not even the least widths are, the
    tile of the median unit is as wide as its texts need, and the view scrolls.
    """
    if not sizes:
        return ()
    most = _most(sizes, room.width)
    if _height(_rows(sizes, 0.0, room), room) > room.height:
        scale = min(most, _usual(sizes))
    else:
        scale = _largest(sizes, most, room)
    return _boxes(sizes, scale, room)


def tiles_height(boxes: Sequence[TileBox]) -> float:
    """Height in px of all rows; 0 without tiles."""
    return boxes[-1].y + boxes[-1].height if boxes else 0.0


def shows_sizes(sizes: Sequence[TileSize], boxes: Sequence[TileBox]) -> bool:
    """Return True where at least a third of the units of a known size are wider than their texts need.

    Else most tiles are equal, and their widths mean nothing.
    """
    known = [box.width > size.least for size, box in zip(sizes, boxes, strict=True) if size.weight]
    return bool(known) and 3 * sum(known) >= len(known)


def neighbour(boxes: Sequence[TileBox], at: int, step: Step) -> int:
    """Return the tile that is next to tile number `at`; itself at an edge.

    Above and below it is the one whose middle is nearest.
    """
    if step in {Step.PREVIOUS, Step.NEXT}:
        return min(max(at + (1 if step is Step.NEXT else -1), 0), len(boxes) - 1)
    here = boxes[at]
    row = here.row + (1 if step is Step.BELOW else -1)
    found = [number for number, box in enumerate(boxes) if box.row == row]
    return min(found, key=lambda number: abs(boxes[number].middle - here.middle), default=at)


def fill_step(share: float, limits: Sequence[float]) -> int:
    """Return the step of a rate from 0: how many of the rising `limits` it has reached."""
    return bisect_right(limits, share)


def _most(sizes: Sequence[TileSize], width: float) -> float:
    """The px a household at which the largest unit has the widest tile."""
    largest = max(size.weight for size in sizes)
    return width * WIDEST_SHARE / largest if largest else 0.0


def _usual(sizes: Sequence[TileSize]) -> float:
    known = [size for size in sizes if size.weight]
    if not known:
        return 0.0
    return median(size.least for size in known) / median(size.weight for size in known)


def _largest(sizes: Sequence[TileSize], most: float, room: TileRoom) -> float:
    low, high = 0.0, most
    if _height(_rows(sizes, high, room), room) <= room.height:
        return high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _height(_rows(sizes, middle, room), room) <= room.height:
            low = middle
        else:
            high = middle
    return low


def _rows(sizes: Sequence[TileSize], scale: float, room: TileRoom) -> int:
    *_, (row, _x, _width) = _spans(sizes, scale, room)
    return row + 1


def _height(rows: int, room: TileRoom) -> float:
    return rows * (room.tile + room.gap) - room.gap


def _boxes(sizes: Sequence[TileSize], scale: float, room: TileRoom) -> tuple[TileBox, ...]:
    pitch = room.tile + room.gap
    return tuple(
        TileBox(row=row, x=x, y=row * pitch, width=width, height=room.tile)
        for row, x, width in _spans(sizes, scale, room)
    )


def _spans(sizes: Sequence[TileSize], scale: float, room: TileRoom) -> Iterator[tuple[int, int, int]]:
    """Row, left edge and width of each tile.

    Whole px, so that edges are sharp and a tile never grows into the next one.
    """
    row, x, full, gap = 0, 0, room.width, int(room.gap)
    for size in sizes:
        width = int(min(max(size.least, size.weight * scale), full))
        if x and x + width > full:
            row, x = row + 1, 0
        yield row, x, width
        x += width + gap
