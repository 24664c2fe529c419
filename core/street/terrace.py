"""Positions of roofs, one a group, in lines of hamlets; all on one scale of households."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from core.street.grid import Box

LINE: Final = 46.0
ROOF: Final = 20.0
_GAP: Final = 6.0
_LEAST: Final = 14.0


class Line(NamedTuple):
    """A hamlet: its number, the number of rows that it takes, and the row that it starts at."""

    hamlet: int
    rows: int
    start: int


@dataclass(frozen=True, kw_only=True)
class Terrace:
    """Roofs of groups; `roofs` are boxes by the number of the group, `lines` by hamlet.

    `columns` of hamlets are beside each other, filled from the top.
    """

    roofs: tuple[Box, ...]
    lines: tuple[Line, ...]
    columns: int
    row: float
    column_width: float
    label: float
    per_column: int

    @property
    def height(self) -> float:
        return self.per_column * self.row

    def line_box(self, line: int) -> Box:
        """The rows of a hamlet."""
        at = self.lines[line]
        column, row = divmod(at.start, self.per_column) if self.per_column else (0, 0)
        return Box(column * self.column_width, row * self.row, self.column_width, at.rows * self.row)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(line.start for line in self.lines)

    def group_at(self, x: float, y: float) -> int | None:
        """Return the group whose roof, or the room below it, is at a point."""
        for at, box in enumerate(self.roofs):
            if box.x <= x < box.x + box.width and box.y <= y < box.y + self.row - 8:
                return at
        return None

    def line_of(self, x: float, y: float) -> int | None:
        """Return the hamlet at a point."""
        if not self.lines or x < 0 or y < 0:
            return None
        slot = int(x // self.column_width) * self.per_column + int(y // self.row)
        at = bisect_right(self._starts, slot) - 1
        return at if at >= 0 and slot < self.lines[at].start + self.lines[at].rows else None


def make_terrace(
    sizes: Sequence[int],
    hamlets: Sequence[Sequence[int]],
    width: float,
    *,
    zoom: float = 1,
    two_from: float = 1340,
) -> Terrace:
    """Return the roofs of `sizes` households; `hamlets` name the groups of each line, in walking order."""
    columns = 2 if width >= two_from * zoom and len(hamlets) > 1 else 1
    column_width = width / columns
    label, tail = 150 * zoom, 110 * zoom
    room = max(_LEAST * zoom, column_width - label - tail - (20 * zoom if columns > 1 else 0))
    scale = _scale(sizes, hamlets, room, zoom)
    placed: list[tuple[int, int, float, float]] = []
    lines: list[Line] = []
    slot = 0
    for hamlet, groups in enumerate(hamlets):
        x, row = 0.0, 0
        for group in groups:
            wide = min(room, max(_LEAST * zoom, sizes[group] * scale))
            if x and x + wide > room:
                x, row = 0.0, row + 1
            placed.append((group, slot + row, x, wide))
            x += wide + _GAP * zoom
        lines.append(Line(hamlet, row + 1, slot))
        slot += row + 1
    lines, placed, per_column = _in_columns(lines, placed, columns)
    roofs = [Box(0, 0, 0, 0)] * len(sizes)
    line_height = LINE * zoom
    for group, at, x, wide in placed:
        column, row = divmod(at, per_column)
        top = row * line_height + 8 * zoom
        roofs[group] = Box(column * column_width + label + x, top, wide, ROOF * zoom)
    return Terrace(
        roofs=tuple(roofs),
        lines=tuple(lines),
        columns=columns,
        row=line_height,
        column_width=column_width,
        label=label,
        per_column=per_column,
    )


def _scale(sizes: Sequence[int], hamlets: Sequence[Sequence[int]], room: float, zoom: float) -> float:
    """Px a household, so that the widest hamlet of not more than 24 groups takes one row."""
    scales = [
        (room - _GAP * zoom * (len(groups) - 1)) / max(1, sum(sizes[group] for group in groups))
        for groups in hamlets
        if 0 < len(groups) <= 24
    ]
    return max(0.02, min(scales, default=1.0))


def _in_columns(
    lines: list[Line], placed: list[tuple[int, int, float, float]], columns: int
) -> tuple[list[Line], list[tuple[int, int, float, float]], int]:
    """Fill the columns from the top; no hamlet is split between two."""
    total = lines[-1].start + lines[-1].rows if lines else 1
    if columns == 1:
        return lines, placed, total
    cut = next((line.start for line in lines if line.start >= total / 2), total)
    per_column = max(cut, total - cut)
    shift = per_column - cut
    moved = [line._replace(start=line.start + (shift if line.start >= cut else 0)) for line in lines]
    return (
        moved,
        [(group, at + (shift if at >= cut else 0), x, wide) for group, at, x, wide in placed],
        per_column,
    )
