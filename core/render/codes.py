"""QR codes: the symbol of a text, its outline as one path, and whether it may be printed at a size.

The measured floors are those of the paper reference: a code is worth printing only when a phone reads it
from a cheap laser printer, blurred by 0.15 mm and turned by 15 degrees, in 95 of 100 tries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from core.base.errors import UserError
from core.render.mask_score import best_mask

QUIET_MODULES: Final = 4
SPECIMENS: Final = {1: "0", 2: "A", 4: "a"}
"""A character of each mode: digits, letters and digits, bytes."""

UNIT_BITS: Final = {1: (0, 4, 7, 10), 2: (0, 6, 11), 4: (0, 8)}
"""By mode: the bits of a unit by how many characters it holds."""

VERSIONS: Final = range(1, 41)
_MODE_BITS: Final = 4
_NUMBERED: Final = 7
"""Lowest version of a symbol that contains its version number."""

Point = tuple[int, int]
Polygon = tuple[Point, ...]


class Level(StrEnum):
    """Error correction, weakest first; L is never printed."""

    M = "M"
    Q = "Q"
    H = "H"


STRONGEST_FIRST: Final = (Level.H, Level.Q, Level.M)


class Handling(StrEnum):
    """Use of the sheet: kept in a folder, or given out and carried."""

    KEPT = "kept"
    HANDED_OUT = "handed_out"


MINIMUM_MODULE_MM: Final[dict[Handling, dict[Level, float]]] = {
    Handling.KEPT: {Level.M: 0.55, Level.Q: 0.50, Level.H: 0.50},
    Handling.HANDED_OUT: {Level.M: 0.60, Level.Q: 0.60, Level.H: 0.60},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A symbol: `modules[row][column]` is True where black, `size` modules a side, no quiet zone."""

    text: str
    version: int
    level: Level
    modules: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> int:
        return len(self.modules)

    @property
    def full_size(self) -> int:
        """Modules a side with the quiet zone."""
        return self.size + 2 * QUIET_MODULES


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedCode:
    """A symbol at a place: top-left corner of the quiet zone and its side, in mm."""

    code: QrCode
    x_mm: float
    y_mm: float
    full_mm: float

    @property
    def module_mm(self) -> float:
        return self.full_mm / self.code.full_size

    @property
    def quiet_mm(self) -> float:
        return QUIET_MODULES * self.module_mm


@lru_cache(maxsize=64)
def encode(text: str) -> QrCode:
    """The symbol of `text`: smallest version at level M, then the highest level of that version.

    Bit by bit the qrcode library's own, whose way of choosing the mask takes ten times as long. Raises
    `document.link_too_long` where no version holds the text.
    """
    version, level = choose(text)
    return drawn(text, version, level)


def drawn(text: str, version: int, level: Level) -> QrCode:
    """The symbol of `text` at a version that holds it at `level`."""
    from qrcode import QRCode

    symbol = QRCode(version=version, error_correction=library_levels()[level], border=0)
    symbol.add_data(text, optimize=0)
    symbol.makeImpl(test=True, mask_pattern=0)
    mask, symbol.modules = best_mask(version, symbol.modules)
    symbol.setup_type_info(test=False, mask_pattern=mask)
    if version >= _NUMBERED:
        symbol.setup_type_number(test=False)
    return QrCode(text=text, version=version, level=level, modules=tuple(map(tuple, symbol.modules)))


def choose(text: str) -> tuple[int, Level]:
    """The smallest version at level M, then the highest level of that version.

    Raises `document.link_too_long` where no version holds the text.
    """
    from qrcode.util import optimal_mode

    data = text.encode()
    chosen = _chosen(optimal_mode(data), len(data))
    if chosen is None:
        raise _too_long(text)
    return chosen


@lru_cache(maxsize=256)
def _chosen(mode: int, length: int) -> tuple[int, Level] | None:
    """For any text of one mode and length, in bytes."""
    version = next((each for each in VERSIONS if _fits(mode, length, each, Level.M)), None)
    if version is None:
        return None
    return version, next(level for level in STRONGEST_FIRST if _fits(mode, length, version, level))


def _fits(mode: int, length: int, version: int, level: Level) -> bool:
    """By the library's tables; its own search writes the text bit by bit for each level."""
    from qrcode.util import BIT_LIMIT_TABLE, length_in_bits

    whole, rest = divmod(length, len(UNIT_BITS[mode]) - 1)
    text = whole * UNIT_BITS[mode][-1] + UNIT_BITS[mode][rest]
    head = _MODE_BITS + int(length_in_bits(mode, version))
    return head + text <= int(BIT_LIMIT_TABLE[library_levels()[level]][version])


def place(code: QrCode, *, x_mm: float, y_mm: float, full_mm: float, handling: Handling) -> PlacedCode:
    """`code` with its quiet zone in a square of `full_mm`; the only way onto paper.

    Raises `document.link_too_long` where the modules would be smaller than the measured floor.
    """
    placed = PlacedCode(code=code, x_mm=x_mm, y_mm=y_mm, full_mm=full_mm)
    if placed.module_mm < MINIMUM_MODULE_MM[handling][code.level] - 1e-9:
        raise _too_long(code.text)
    return placed


def full_size_mm(code: QrCode, module_mm: float) -> float:
    """Side with the quiet zone, in mm, at a module size."""
    return code.full_size * module_mm


@lru_cache(maxsize=64)
def outline(code: QrCode) -> tuple[Polygon, ...]:
    """The black area as closed polygons in module units, origin top-left, y down; fill even-odd.

    Edges run only between black and white, so no viewer can show a seam between two black modules.
    """
    edges = _edges(code)
    polygons: list[Polygon] = []
    for first in sorted(edges):
        while first in edges:
            polygons.append(_walk(edges, first))
    return tuple(polygons)


def library_levels() -> dict[Level, int]:
    """The qrcode library's numbers for the levels."""
    from qrcode import constants

    return {
        Level.M: constants.ERROR_CORRECT_M,
        Level.Q: constants.ERROR_CORRECT_Q,
        Level.H: constants.ERROR_CORRECT_H,
    }


def _too_long(text: str) -> UserError:
    return UserError("document.link_too_long", text=shortened(text), length=len(text))


def shortened(text: str, limit: int = 48) -> str:
    """A long text for a sentence on screen; never for paper."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _edges(code: QrCode) -> dict[Point, list[Point]]:
    """Edges from corner to corner around black areas, black on the right of the way, keyed by their start."""
    edges: dict[Point, list[Point]] = {}
    rows, columns = code.modules, tuple(zip(*code.modules, strict=True))
    for y, (before, after) in enumerate(_borders(rows)):
        for start, end in _runs(before & ~after):
            edges.setdefault((end, y), []).append((start, y))
        for start, end in _runs(after & ~before):
            edges.setdefault((start, y), []).append((end, y))
    for x, (before, after) in enumerate(_borders(columns)):
        for start, end in _runs(after & ~before):
            edges.setdefault((x, end), []).append((x, start))
        for start, end in _runs(before & ~after):
            edges.setdefault((x, start), []).append((x, end))
    return edges


def _borders(lines: Sequence[Sequence[bool]]) -> Iterator[tuple[int, int]]:
    """The lines at both sides of each border between lines, the module at place n as bit n."""
    bits = [int("".join(["1" if black else "0" for black in reversed(line)]), 2) for line in lines]
    return zip([0, *bits], [*bits, 0], strict=True)


def _runs(bits: int) -> list[tuple[int, int]]:
    """Return the starts and ends of runs of ones, from the lowest bit up."""
    changes = bits ^ (bits << 1)
    places = []
    while changes:
        lowest = changes & -changes
        changes ^= lowest
        places.append(lowest.bit_length() - 1)
    return list(zip(places[::2], places[1::2], strict=True))


def _walk(edges: dict[Point, list[Point]], first: Point) -> Polygon:
    """One closed way along edges from `first`; takes its edges away."""
    way = [first]
    here = first
    while True:
        ends = edges[here]
        there = ends.pop() if len(ends) == 1 else ends.pop(_sharpest(way, ends))
        if not ends:
            del edges[here]
        if there == first:
            return tuple(way)
        way.append(there)
        here = there


def _sharpest(way: list[Point], ends: list[Point]) -> int:
    """Return the index of the right turn where two modules touch at a corner, so that each keeps its own
    polygon.
    """
    if len(way) < 2:
        return 0
    (x0, y0), (x1, y1) = way[-2], way[-1]
    right = ((x - x1) * (y0 - y1) + (y - y1) * (x1 - x0) > 0 for x, y in ends)
    return next((index for index, turn in enumerate(right) if turn), 0)
