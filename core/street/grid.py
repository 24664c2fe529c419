"""Positions of houses in plain numbers: they depend on the sizes of the groups and on the room only.

A window, a poster and a report use the same arithmetic. Lengths are px at 100 % times `zoom`, or any other
unit that the caller draws in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import ceil
from typing import Final, NamedTuple

GLYPHS_AT_MOST: Final = 400
"""Most households whose houses have a glyph; above it the far form is drawn."""

HAMLETS_FROM: Final = 3001
"""Number of households from which a hamlet is one line of roofs."""

RATIO: Final = 24 / 22
"""Height of a house by its width."""


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height

    def cuts(self, top: float, bottom: float) -> bool:
        return self.y < bottom and self.y + self.height > top


class Spot(NamedTuple):
    """A house by its group and its place in it, from 0."""

    group: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Measures of one form of houses (street-tokens)."""

    columns: int
    column_gap: float
    extra: float
    extra_share: float
    row_extra: float
    row_most: float
    least: float
    most: float
    least_per_row: int = 12
    rows: int = 8
    head: float = 22
    gap: float = 10
    scrolled_columns: int = 2

    def cell_of(self, width: float) -> float:
        """Return the least cell that takes a house of `width`."""
        return width + max(self.extra, self.extra_share * width)


GLYPH_FORM: Final = Form(
    columns=4, column_gap=30, extra=4, extra_share=0.2, row_extra=9, row_most=15, least=18, most=34
)
FAR_FORM: Final = Form(
    columns=6,
    column_gap=26,
    extra=2,
    extra_share=0,
    row_extra=6,
    row_most=9,
    least=10,
    most=17,
    scrolled_columns=6,
)


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Blocks of groups in Z order, each with a head and rows of `per` cells.

    `house` is the width of a house; `wraps` is False where all of it fits the height. `seams` are, for each
    group, the place of the first house on its second street, 0 where it has none: before it is half a cell.
    """

    sizes: tuple[int, ...]
    columns: int
    per: int
    cell: float
    row: float
    house: float
    block: float
    column_gap: float
    head: float
    gap: float
    seams: tuple[int, ...] = ()

    @property
    def house_height(self) -> float:
        return self.house * RATIO

    @cached_property
    def _tops(self) -> tuple[float, ...]:
        """Top of each band of blocks, and the end of the last one."""
        bands = [
            max(self.rows_of(at) for at in range(start, min(start + self.columns, len(self.sizes))))
            for start in range(0, len(self.sizes), self.columns)
        ]
        heights = (self.head + rows * self.row + self.gap for rows in bands)
        return tuple(accumulate(heights, initial=0))

    @property
    def height(self) -> float:
        """Height of the whole street."""
        return max(0, self._tops[-1] - self.gap)

    def rows_of(self, group: int) -> int:
        return max(1, ceil(self.sizes[group] / self.per))

    def head_box(self, group: int) -> Box:
        """The line above the houses of a group."""
        return Box(self._left(group), self._top(group), self.block, self.head)

    def block_box(self, group: int) -> Box:
        """A group with its head."""
        rows = self.rows_of(group) * self.row
        return Box(self._left(group), self._top(group), self.block, self.head + rows)

    def cell_box(self, spot: Spot) -> Box:
        """Return the cell of a house, as high as a row; the house is on the ground near its foot."""
        row, column = divmod(spot.at, self.per)
        seam = self.seam_in(spot.group, row)
        shift = self.seam_gap if seam and spot.at >= seam else 0
        return Box(
            self._left(spot.group) + column * self.cell + shift,
            self._top(spot.group) + self.head + row * self.row,
            self.cell,
            self.row,
        )

    @property
    def seam_gap(self) -> float:
        return float(int(self.cell / 2))

    def seam_in(self, group: int, row: int) -> int:
        """Return the place at which a row has the gap of a second street; 0 where it has none."""
        seam = self.seams[group] if self.seams else 0
        return seam if seam % self.per and seam // self.per == row else 0

    def groups_between(self, top: float, bottom: float) -> Iterator[int]:
        """The groups whose blocks cut a band of the street."""
        first = max(0, bisect_right(self._tops, top) - 1)
        for at in range(first * self.columns, len(self.sizes)):
            if self._top(at) >= bottom:
                return
            yield at

    def spots_between(self, group: int, top: float, bottom: float) -> range:
        """The indexes of a group whose rows cut a band of the street."""
        start = self._top(group) + self.head
        first = max(0, int((top - start) // self.row))
        last = max(0, ceil((bottom - start) / self.row))
        size = self.sizes[group]
        return range(min(size, first * self.per), min(size, last * self.per))

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the house whose cell is at a point."""
        group = self.group_at(x, y)
        if group is None:
            return None
        inner, along = y - self._top(group) - self.head, x - self._left(group)
        if inner < 0:
            return None
        row = int(inner // self.row)
        if seam := self.seam_in(group, row):
            beyond = along - seam % self.per * self.cell
            if 0 <= beyond < self.seam_gap:
                return None
            along -= self.seam_gap if beyond >= 0 else 0
        column = int(along // self.cell)
        if not 0 <= column < self.per:
            return None
        index = row * self.per + column
        return Spot(group, index) if index < self.sizes[group] else None

    def group_at(self, x: float, y: float) -> int | None:
        """Return the group whose block, head included, is at a point."""
        if x < 0 or y < 0 or not self.sizes:
            return None
        band = bisect_right(self._tops, y) - 1
        column = int(x // (self.block + self.column_gap))
        group = band * self.columns + column
        if column >= self.columns or group >= len(self.sizes):
            return None
        return group if self.block_box(group).contains(x, y) else None

    def vertical(self, spot: Spot, step: int) -> Spot | None:
        """Return the nearest house in the row above (-1) or below (1)."""
        row, column = divmod(spot.at, self.per)
        rows = self.rows_of(spot.group)
        if 0 <= row + step < rows:
            index = min((row + step) * self.per + column, self.sizes[spot.group] - 1)
            return Spot(spot.group, index)
        group = spot.group + step * self.columns
        if step > 0 and group >= len(self.sizes):
            group = self._last_below(spot.group)
        if not 0 <= group < len(self.sizes) or not self.sizes[group]:
            return None
        last = self.sizes[group] - 1
        start = 0 if step > 0 else (self.rows_of(group) - 1) * self.per
        return Spot(group, min(start + column, last))

    def _last_below(self, group: int) -> int:
        """Return the last group, if it is in a band below that of `group`."""
        last = len(self.sizes) - 1
        return last if last // self.columns > group // self.columns else -1

    def _left(self, group: int) -> float:
        return (group % self.columns) * (self.block + self.column_gap)

    def _top(self, group: int) -> float:
        return self._tops[group // self.columns]


@dataclass(frozen=True, slots=True)
class _Room:
    """The room that the groups must share."""

    sizes: tuple[int, ...]
    width: float
    height: float
    form: Form
    zoom: float
    seams: tuple[int, ...] = ()

    @property
    def half(self) -> float:
        """Cells of a row that the gap of a second street takes."""
        return 0.5 if any(self.seams) else 0

    def block(self, columns: int) -> float:
        """Return the width of a block with `columns` beside each other."""
        return (self.width - self.form.column_gap * self.zoom * (columns - 1)) / columns

    def row(self, columns: int, per: int) -> float:
        """Height of a row where all bands share the room, each as high as its largest group."""
        bands = [self.sizes[at : at + columns] for at in range(0, len(self.sizes), columns)]
        rows = sum(max(1, ceil(max(band) / per)) for band in bands)
        used = (self.form.gap * (len(bands) - 1) + self.form.head * len(bands)) * self.zoom
        return (self.height - used) / max(1, rows)

    def house(self, columns: int, per: int) -> float:
        """Width of the largest house that fits; of one below the least any width that is too."""
        cell = self.block(columns) // (per + self.half)
        wide = min(cell - max(self.form.extra, self.form.extra_share * cell), self.form.most * self.zoom)
        if min(wide, self._most_by_heads(columns)) < self.form.least * self.zoom - 1:
            return 0
        return min(wide, (self.row(columns, per) - self.form.row_extra) / RATIO)

    def _most_by_heads(self, columns: int) -> float:
        """Width of the largest house where each band had one row only."""
        bands = ceil(len(self.sizes) / columns)
        return (self.height / max(1, bands) - self.form.head * self.zoom) / RATIO

    def grid(self, columns: int, per: int, house: float, row: float) -> Grid:
        block = self.block(columns)
        return Grid(
            sizes=self.sizes,
            columns=columns,
            per=per,
            cell=min(block // (per + self.half), float(int(house * 1.5))),
            row=row,
            house=house,
            block=float(int(block)),
            column_gap=self.form.column_gap * self.zoom,
            head=self.form.head * self.zoom,
            gap=self.form.gap * self.zoom,
            seams=self.seams,
        )


def choose_grid(
    sizes: Sequence[int],
    width: float,
    height: float,
    *,
    form: Form = GLYPH_FORM,
    zoom: float = 1,
    seams: Sequence[int] = (),
) -> Grid:
    """Return the grid with the largest houses that shows all groups; one that scrolls where none does.

    Houses are whole px wide; of equal ones the grid with fewer columns, then with longer rows, is taken.
    """
    room = _Room(tuple(sizes), max(1.0, width), height, form, zoom, tuple(seams))
    best: tuple[int, int, int] | None = None
    for columns, per in _shapes(room):
        wide = round(room.house(columns, per))
        if best is None or wide > best[0]:
            best = (wide, columns, per)
    if best is None or best[0] < form.least * zoom:
        return _scrolled(room)
    house, columns, per = best
    row = min(int(room.row(columns, per)), round(house * RATIO + form.row_most))
    return room.grid(columns, per, float(house), float(row))


def _shapes(room: _Room) -> Iterator[tuple[int, int]]:
    """Columns and households a row that may be tried."""
    largest = max(1, *room.sizes, 1)
    for columns in range(1, room.form.columns + 1):
        for rows in range(1, room.form.rows + 1):
            per = ceil(largest / rows)
            if per >= room.form.least_per_row or len(room.sizes) <= 1:
                yield columns, per


def _scrolled(room: _Room) -> Grid:
    """Houses of the least size; as many columns as take the least cells of a row."""
    form, zoom = room.form, room.zoom
    house = float(round(form.least * zoom))
    least = ceil(form.cell_of(house))
    columns = max(
        (
            count
            for count in range(1, min(form.scrolled_columns, max(1, len(room.sizes))) + 1)
            if count == 1 or room.block(count) // least >= form.least_per_row
        ),
    )
    most = max(1, int(room.block(columns) / least - room.half))
    largest = max(1, *room.sizes, 1)
    rows = (ceil(largest / count) for count in range(1, form.rows + 1))
    per = next((per for per in rows if form.least_per_row <= per <= most), most)
    return room.grid(columns, per, house, float(round(house * RATIO + (form.row_extra + 1) * zoom)))


def near_grid(sizes: Sequence[int], width: float, *, zoom: float = 1) -> Grid:
    """Return the grid of the near distance: one block below the other, with names beside the houses."""
    least = 210 * zoom
    per = max(1, int(width // least))
    return Grid(
        sizes=tuple(sizes),
        columns=1,
        per=per,
        cell=float(int(width / per)),
        row=90 * zoom,
        house=44 * zoom,
        block=float(int(width)),
        column_gap=0,
        head=30 * zoom,
        gap=0,
    )


def strip_grid(sizes: Sequence[int], width: float, *, row: float, least: float = 10, zoom: float = 1) -> Grid:
    """Return the grid of the strip: one line a group, cells of `least` to 16, more lines where they do not
    fit.
    """
    largest = max(sizes, default=1)
    cell = float(min(16 * zoom, max(least * zoom, width // max(1, largest))))
    return Grid(
        sizes=tuple(sizes),
        columns=1,
        per=max(1, int(width // cell)),
        cell=cell,
        row=row,
        house=float(int(min(cell - 2 * zoom, (row - 6 * zoom) / RATIO, 14 * zoom))),
        block=width,
        column_gap=0,
        head=0,
        gap=0,
    )
