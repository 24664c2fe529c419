"""QR symbols by the thousand: one XOR of big integers for each varying piece of the text.

For a fixed version, level, mode and length the modules of a symbol are affine over GF(2) in the bits of its
text: error correction and placement are linear, masks and fixed patterns are constants. The constants are
read off the qrcode library once; its eight masks are then scored side by side in one integer, by its rules,
so every symbol is bit by bit the library's own (tests/documents/test_fast_codes.py, bench/codes.py).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from core.render.codes import SPECIMENS, UNIT_BITS, Level, QrCode, choose, encode, library_levels
from core.render.mask_score import MASKS, mask_score

if TYPE_CHECKING:
    from qrcode.util import BitBuffer

_FEW: Final = 32
"""Below this count of a kind, more than a sheet of labels, codes cost less one by one than the constants of
the kind.
"""

_seen: Counter[tuple[int, int]] = Counter()
"""Number of codes made one by one, for each mode and length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedCode:
    """A symbol as rows of bits from the top, black = 1, the left module first, each row padded to bytes."""

    text: str
    version: int
    level: Level
    size: int
    rows: bytes

    def unpacked(self) -> QrCode:
        width = len(self.rows) // self.size
        lines = (int.from_bytes(self.rows[at : at + width], "big") for at in range(0, len(self.rows), width))
        modules = tuple(tuple(bit == "1" for bit in f"{line:0{8 * width}b}"[: self.size]) for line in lines)
        return QrCode(text=self.text, version=self.version, level=self.level, modules=modules)


def encode_fast(text: str) -> PackedCode:
    """The symbol of `core.render.codes.encode`; from the 33rd of a kind on it takes microseconds.

    Raises `document.link_too_long` where no version holds the text.
    """
    data = text.encode()
    mode, length = _mode_of(data), len(data)
    if _seen[mode, length] < _FEW:
        _seen[mode, length] += 1
        return _packed(encode(text))
    kind = family(mode, length)
    rows = kind.rows_of(data)
    return PackedCode(text=text, version=kind.version, level=kind.level, size=kind.size, rows=rows)


def _packed(code: QrCode) -> PackedCode:
    width = (code.size + 7) // 8
    lines = ("".join("1" if black else "0" for black in line) for line in code.modules)
    rows = b"".join(int(line.ljust(8 * width, "0"), 2).to_bytes(width, "big") for line in lines)
    return PackedCode(text=code.text, version=code.version, level=code.level, size=code.size, rows=rows)


@lru_cache(maxsize=16)
def family(mode: int, length: int) -> CodeFamily:
    """All texts of one mode and length have one version and level."""
    version, level = choose(SPECIMENS[mode] * length)
    return CodeFamily(version=version, level=level, mode=mode, length=length)


class CodeFamily:
    """All symbols of one version, level, mode and length (characters; in mode 4, bytes).

    A matrix is held as an integer, as in `core.render.mask_score`.
    """

    def __init__(self, *, version: int, level: Level, mode: int, length: int) -> None:
        from qrcode import QRCode

        self.version, self.level, self.mode, self.length = version, level, mode, length
        self.size = 17 + 4 * version
        self._score = mask_score(self.size)
        self._half = self._score.half
        widths = UNIT_BITS[mode]
        self._step = len(widths) - 1
        whole, rest = divmod(length, self._step)
        self._widths = [widths[self._step]] * whole + ([widths[rest]] if rest else [])
        self._symbol = QRCode(version=version, error_correction=library_levels()[level], border=0)
        self._blank_units = [0b101 for _ in self._widths]
        self._blank = self._codewords(self._blank_units)
        self._places = self._found_places()
        self._basis: list[list[int]] = [[] for _ in self._widths]
        self._tables = [{unit: 0} for unit in self._blank_units]
        drawn = [self._drawn(self._blank, mask, test=True) for mask in range(MASKS)]
        self._tests = self._score.side_by_side(drawn)
        self._finals = [self._drawn(self._blank, mask, test=False) >> self._half for mask in range(MASKS)]

    def rows_of(self, data: bytes) -> bytes:
        """The packed rows of one text of the family; the mask is the one the library would choose."""
        delta = 0
        for place, (table, unit) in enumerate(zip(self._tables, self._units(data), strict=True)):
            piece = table.get(unit)
            delta ^= self._learnt(place, unit) if piece is None else piece
        mask = self._score.best(self._score.repeated(delta) ^ self._tests)
        return ((delta >> self._half) ^ self._finals[mask]).to_bytes(self._half // 8, "big")

    def _units(self, data: bytes) -> list[int]:
        if self.mode == 4:
            return list(data)
        pieces = [data[at : at + self._step] for at in range(0, len(data), self._step)]
        if self.mode == 1:
            return [int(piece) for piece in pieces]
        value = _letter_values()
        return [value[piece[0]] * 45 + value[piece[1]] if piece[1:] else value[piece[0]] for piece in pieces]

    def _learnt(self, place: int, unit: int) -> int:
        """Return the modules that change where the unit at `place` differs from the blank; its bits are
        computed once.
        """
        if not self._basis[place]:
            self._basis[place] = [self._flipped(place, bit) for bit in range(self._widths[place])]
        out, changed = 0, unit ^ self._blank_units[place]
        for bit, modules in enumerate(self._basis[place]):
            if changed >> bit & 1:
                out ^= modules
        self._tables[place][unit] = out
        return out

    def _flipped(self, place: int, bit: int) -> int:
        units = [unit ^ (1 << bit) * (at == place) for at, unit in enumerate(self._blank_units)]
        words = zip(self._codewords(units), self._blank, strict=True)
        out = 0
        for places, (one, other) in zip(self._places, words, strict=True):
            for number in range(8):
                if (one ^ other) & 0x80 >> number:
                    out ^= places[number]
        return out

    def _codewords(self, units: list[int]) -> list[int]:
        from qrcode.util import create_data

        text = _Units(mode=self.mode, length=self.length, units=tuple(zip(units, self._widths, strict=True)))
        return list(create_data(self.version, self._symbol.error_correction, [text]))

    def _drawn(self, codewords: list[int], mask: int, *, test: bool) -> int:
        self._symbol.data_cache = codewords
        self._symbol.makeImpl(test, mask)
        return self._score.packed(self._symbol.modules)

    def _found_places(self) -> list[list[int]]:
        """For each codeword, the modules of its eight bits: found by writing the bits' numbers as data."""
        bits = 8 * len(self._blank)
        empty = self._drawn([0] * len(self._blank), 0, test=True)
        seen = [(1 << 2 * self._half) - 1] * bits
        for digit in range(bits.bit_length()):
            marks = [(number + 1) >> digit & 1 for number in range(bits)]
            words = [int("".join(map(str, marks[at : at + 8])), 2) for at in range(0, bits, 8)]
            changed = self._drawn(words, 0, test=True) ^ empty
            seen = [place & (changed if mark else ~changed) for place, mark in zip(seen, marks, strict=True)]
        return [seen[at : at + 8] for at in range(0, bits, 8)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Units:
    """A text as the library takes it, given by its units: (value, bits)."""

    mode: int
    length: int
    units: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return self.length

    def write(self, buffer: BitBuffer) -> None:
        for value, bits in self.units:
            buffer.put(value, bits)


def _mode_of(data: bytes) -> int:
    from qrcode.util import optimal_mode

    return int(optimal_mode(data))


@lru_cache(maxsize=1)
def _letter_values() -> dict[int, int]:
    from qrcode.util import ALPHA_NUM

    return {character: index for index, character in enumerate(ALPHA_NUM)}
