"""QR codes: the symbol of a text, its outline as one path, and whether it may be printed at a size.

The measured floors are those of the paper reference: a code is worth printing only when a phone reads it
from a cheap laser printer, blurred by 0.15 mm and turned by 15 degrees, in 95 of 100 tries.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from core.documents.libraries import QR_ENCODER, load
from core.documents.mask_score import best_mask
from core.errors import UserError

QUIET_MODULES: Final = 4
SPECIMENS: Final = {1: "0", 2: "A", 4: "a"}
"""A character of each mode: digits, letters and digits, bytes."""

Point = tuple[int, int]
Polygon = tuple[Point, ...]


class Level(StrEnum):
    """Error correction, weakest first; L is never printed."""

    M = "M"
    Q = "Q"
    H = "H"


class Handling(StrEnum):
    """What happens to the sheet: kept in a folder, or given out and carried."""

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

    @property
    def ink_mm(self) -> float:
        """Side of the symbol without the quiet zone, in mm."""
        return self.code.size * self.module_mm


@lru_cache(maxsize=64)
def encode(text: str) -> QrCode:
    """The symbol of `text`: smallest version at level M, then the highest level of that version.

    Bit by bit the qrcode library's own, whose way of choosing the mask takes ten times as long. Raises
    `document.link_too_long` where no version holds the text.
    """
    version, level = choose(text)
    from qrcode import QRCode

    symbol = QRCode(version=version, error_correction=library_levels()[level], border=0)
    symbol.add_data(text, optimize=0)
    symbol.makeImpl(test=True, mask_pattern=0)
    symbol.makeImpl(test=False, mask_pattern=best_mask(version, symbol.modules))
    rows = tuple(tuple(bool(module) for module in row) for row in symbol.get_matrix())
    return QrCode(text=text, version=version, level=level, modules=rows)


def choose(text: str) -> tuple[int, Level]:
    """The smallest version at level M, then the highest level of that version.

    Raises `document.link_too_long` where no version holds the text.
    """
    load(QR_ENCODER)
    from qrcode.util import optimal_mode

    data = text.encode()
    chosen = _chosen(optimal_mode(data), len(data))
    if chosen is None:
        raise _too_long(text)
    return chosen


@lru_cache(maxsize=256)
def _chosen(mode: int, length: int) -> tuple[int, Level] | None:
    """For any text of one mode and length, in bytes."""
    from qrcode.exceptions import DataOverflowError

    levels, text = library_levels(), SPECIMENS[mode] * length
    try:
        version = _smallest_version(text, levels[Level.M])
    except (DataOverflowError, ValueError):
        return None
    level = Level.M
    for stronger in (Level.Q, Level.H):
        if _fits(text, levels[stronger], version):
            level = stronger
    return version, level


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
            polygons.append(_corners(_walk(edges, first)))
    return tuple(polygons)


def library_levels() -> dict[Level, int]:
    """The qrcode library's numbers for the levels."""
    from qrcode import constants

    return {
        Level.M: constants.ERROR_CORRECT_M,
        Level.Q: constants.ERROR_CORRECT_Q,
        Level.H: constants.ERROR_CORRECT_H,
    }


def _smallest_version(text: str, level: int) -> int:
    from qrcode import QRCode

    probe = QRCode(error_correction=level)
    probe.add_data(text, optimize=0)
    return int(probe.best_fit())


def _fits(text: str, level: int, version: int) -> bool:
    from qrcode.exceptions import DataOverflowError

    try:
        return _smallest_version(text, level) == version
    except (DataOverflowError, ValueError):
        return False


def _too_long(text: str) -> UserError:
    return UserError("document.link_too_long", text=shortened(text), length=len(text))


def shortened(text: str, limit: int = 48) -> str:
    """A long text for a sentence on screen; never for paper."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _edges(code: QrCode) -> dict[Point, list[Point]]:
    """Unit edges around black modules, black on the right of the way, keyed by where they start."""
    none = (False,) * (code.size + 2)
    rows = (none, *((False, *row, False) for row in code.modules), none)
    edges: dict[Point, list[Point]] = {}
    for y, (above, here, below) in enumerate(zip(rows, rows[1:], rows[2:], strict=False)):
        for x in range(code.size):
            if not here[x + 1]:
                continue
            if not above[x + 1]:
                edges.setdefault((x, y), []).append((x + 1, y))
            if not here[x + 2]:
                edges.setdefault((x + 1, y), []).append((x + 1, y + 1))
            if not below[x + 1]:
                edges.setdefault((x + 1, y + 1), []).append((x, y + 1))
            if not here[x]:
                edges.setdefault((x, y + 1), []).append((x, y))
    return edges


def _walk(edges: dict[Point, list[Point]], first: Point) -> list[Point]:
    """One closed way along unit edges from `first`; takes its edges away."""
    way = [first]
    here = first
    while True:
        ends = edges[here]
        there = ends.pop() if len(ends) == 1 else ends.pop(_sharpest(way, ends))
        if not ends:
            del edges[here]
        if there == first:
            return way
        way.append(there)
        here = there


def _sharpest(way: list[Point], ends: list[Point]) -> int:
    """Where two modules meet at a corner: turn right, so that each keeps a polygon of its own."""
    if len(way) < 2:
        return 0
    (x0, y0), (x1, y1) = way[-2], way[-1]
    right = (x1 - (y1 - y0), y1 + (x1 - x0))
    return ends.index(right) if right in ends else 0


def _corners(way: list[Point]) -> Polygon:
    """`way` without the points on straight stretches."""
    afterwards = [*way[1:], way[0]]
    return tuple(
        here
        for before, here, after in zip([way[-1], *way[:-1]], way, afterwards, strict=True)
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
    )
