"""Choice of the best of a QR symbol's eight masks, by the rules of the qrcode library, all eight side by
side.

A matrix is held as an integer: its rows, then its columns, each padded to whole bytes, so that one set of
operations serves both directions; the eight matrices follow each other in one larger integer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

MASKS: Final = 8
_PERIOD: Final = 12
"""Every mask repeats after this number of rows and columns."""


@lru_cache(maxsize=40)
def mask_score(size: int) -> MaskScore:
    return MaskScore(size)


class MaskScore:
    """For symbols of `size` modules a side."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.stride = 8 * ((size + 7) // 8)
        self.half = size * self.stride
        self.bytes = 2 * self.half // 8
        self._windows = {width: self._repeated(2 * size, width - 1, 0) for width in (2, 5, 11)}
        self._block_places = self._repeated(size, 1, 1)
        self._slices = [slice(at, at + self.bytes) for at in range(0, self.bytes * MASKS, self.bytes)]
        area = size**2
        self._balance = [int(abs(float(dark) / area * 100 - 50) / 5) * 10 for dark in range(area + 1)]

    def packed(self, rows: Sequence[Sequence[object]]) -> int:
        """A matrix of modules, true where black, as an integer."""
        lines = ["".join(["1" if black else "0" for black in line]) for line in rows]
        return self.stacked([*lines, *map("".join, zip(*lines, strict=True))])

    def stacked(self, lines: Sequence[str]) -> int:
        """Rows, then columns, as texts of 0 and 1."""
        pad = "0" * (self.stride - self.size)
        return int("".join([line + pad for line in lines]), 2)

    def rows(self, matrix: int) -> list[list[bool]]:
        """The modules of a matrix, true where black."""
        bits = f"{matrix:0{2 * self.half}b}"
        starts = range(0, self.half, self.stride)
        return [[bit == "1" for bit in bits[at : at + self.size]] for at in starts]

    def one(self, matrices: int, mask: int) -> int:
        """That of one mask, of matrices side by side."""
        return matrices >> (MASKS - 1 - mask) * 8 * self.bytes & (1 << 8 * self.bytes) - 1

    def side_by_side(self, matrices: Sequence[int]) -> int:
        return int.from_bytes(b"".join(one.to_bytes(self.bytes, "big") for one in matrices), "big")

    def repeated(self, matrix: int) -> int:
        """The same matrix for every mask."""
        return int.from_bytes(matrix.to_bytes(self.bytes, "big") * MASKS, "big")

    def best(self, x: int) -> int:
        """The first of the masks with the lowest penalty, scored as `qrcode.util.lost_point` does."""
        whole, stride = self.bytes * MASKS, self.stride
        same = ~(x ^ (x >> 1)) & self._windows[2]
        four = same & (same >> 1)
        four &= (four >> 2) & self._windows[5]
        starts = four & ~(four << 1)
        blocks = same & (same >> stride) & ~(x ^ (x >> stride)) & self._block_places
        three = x & (x >> 1) & (x >> 2)
        finder = (three >> 2) & x & (x >> 6) & ~((x | (x >> 4)) >> 1)
        ink = x | (x >> 1)
        ink |= ink >> 2
        finders = ((finder & ~(ink >> 7)) | ((finder >> 4) & ~ink)) & self._windows[11]
        black, runs, firsts, squares, likes = (
            part.to_bytes(whole, "big") for part in (x, four, starts, blocks, finders)
        )
        number, balance = int.from_bytes, self._balance
        points = [
            number(runs[one], "big").bit_count()
            + 2 * number(firsts[one], "big").bit_count()
            + 3 * number(squares[one], "big").bit_count()
            + 40 * number(likes[one], "big").bit_count()
            + balance[number(black[one], "big").bit_count() >> 1]
            for one in self._slices
        ]
        return points.index(min(points))

    def _repeated(self, lines: int, column: int, line: int) -> int:
        """All places from `column` and `line` on, in each mask's matrix; of rows only, or of columns too."""
        row = ((1 << (self.size - column)) - 1) << (self.stride - self.size)
        one = sum(row << (2 * self.half - (at + 1) * self.stride) for at in range(line, lines))
        return self.repeated(one)


def best_mask(version: int, modules: Sequence[Sequence[object]]) -> tuple[int, list[list[bool]]]:
    """Return the mask that the library would choose for a symbol drawn as its own test of mask 0, and the
    symbol in it.

    The symbol's format information is still that of the test.
    """
    score, others = mask_score(len(modules)), _other_masks(version)
    drawn = score.packed(modules)
    mask = score.best(score.repeated(drawn) ^ others)
    return mask, score.rows(drawn ^ score.one(others, mask))


@lru_cache(maxsize=40)
def _other_masks(version: int) -> int:
    """Return the changes of each of the eight masks to a symbol of mask 0. The library has drawn this
    version.
    """
    from qrcode import QRCode
    from qrcode.main import copy_2d_array, precomputed_qr_blanks
    from qrcode.util import mask_func

    symbol = QRCode(version=version, border=0)
    symbol.modules_count = len(precomputed_qr_blanks[version])
    symbol.modules = copy_2d_array(precomputed_qr_blanks[version])
    symbol.setup_type_info(test=True, mask_pattern=0)
    if version >= 7:
        symbol.setup_type_number(test=True)
    size, first, near = symbol.modules_count, mask_func(0), range(_PERIOD)
    score = mask_score(size)
    free = score.packed([[module is None for module in row] for row in symbol.modules])
    changes = []
    for mask in range(MASKS):
        func = mask_func(mask)
        tile = ["".join(["01"[func(i, j) != first(i, j)] for j in near]) for i in near]
        rows, columns = (
            [(line * (size // _PERIOD + 1))[:size] for line in lines]
            for lines in (tile, list(map("".join, zip(*tile, strict=True))))
        )
        lines = [part[at % _PERIOD] for part in (rows, columns) for at in range(size)]
        changes.append(free & score.stacked(lines))
    return score.side_by_side(changes)
