"""Font files as the PDF writer wants them, read a table at a time; its own reader takes number by number."""

from __future__ import annotations

from pathlib import Path
from struct import unpack_from
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDocument
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from core.render.libraries import numbers

_SPACES: Final = (0x20, 0xA0)
_WITHOUT_CHARACTERS: Final = 0
_IN_LINE: Final = 10
_NEW_LINE: Final = " \n  "


class QuickFace(TTFontFace):  # type: ignore[misc]  # the library has no types
    """The library's face, equal to it (tests/documents/test_fonts.py), in less than half its time."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - the library's names
        """Called by the library once it has the list of tables; names and header are left to its code."""
        del charInfo
        super().extractInfo(_WITHOUT_CHARACTERS)
        self.charToGlyph = self._characters()
        advances = self._metrics()
        self.charWidths = {
            code: advances[glyph] for code, glyph in self.charToGlyph.items() if glyph < self.numGlyphs
        }
        self.glyphPos = self._positions()
        first, second = _SPACES
        self.charToGlyph[second] = self.charToGlyph[first]
        self.charWidths[second] = self.charWidths[first]

    def _characters(self) -> dict[int, int]:
        """Glyph by code point, of the table the library would choose: the last one for Unicode."""
        data, start = self._ttf_data, self.get_table_pos("cmap")[0]
        (count,) = unpack_from(">H", data, start + 2)
        tables = [unpack_from(">HHL", data, start + 4 + 8 * number) for number in range(count)]
        at = (
            start
            + [place for platform, kind, place in tables if platform == 3 or (platform == 0 and kind != 5)][
                -1
            ]
        )
        (form,) = unpack_from(">H", data, at)
        return {4: self._segments, 12: self._groups}[form](at)

    def _segments(self, at: int) -> dict[int, int]:
        """Format 4: runs of code points below 65,536."""
        data = self._ttf_data
        length, count = unpack_from(">2xH2xH", data, at)
        count //= 2
        ends = unpack_from(f">{count}H", data, at + 14)
        starts = unpack_from(f">{count}H", data, at + 16 + 2 * count)
        shifts = unpack_from(f">{count}h", data, at + 16 + 4 * count)
        offsets_at = at + 16 + 6 * count
        offsets = unpack_from(f">{count}H", data, offsets_at)
        glyphs: dict[int, int] = {}
        for number, (first, last, shift, offset) in enumerate(
            zip(starts, ends, shifts, offsets, strict=True)
        ):
            codes = range(first, last + 1)
            if not offset:
                glyphs.update((code, (code + shift) & 0xFFFF) for code in codes)
                continue
            begin = offsets_at + 2 * number + offset
            inside = max(0, min(len(codes), (at + length - begin + 1) // 2))
            found = unpack_from(f">{inside}H", data, begin) + (0,) * (len(codes) - inside)
            glyphs.update(
                (code, (glyph + shift) & 0xFFFF if glyph else 0)
                for code, glyph in zip(codes, found, strict=True)
            )
        return glyphs

    def _groups(self, at: int) -> dict[int, int]:
        """Format 12: runs of any code points."""
        (count,) = unpack_from(">L", self._ttf_data, at + 12)
        numbers = unpack_from(f">{3 * count}L", self._ttf_data, at + 16)
        glyphs: dict[int, int] = {}
        for first, last, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
            glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
        return glyphs

    def _metrics(self) -> list[float]:
        """Sets `hmetrics` and `defaultWidth`; answers each glyph's advance in 1/1000 of the size."""
        data = self._ttf_data
        (whole,) = unpack_from(">H", data, self.get_table_pos("hhea")[0] + 34)
        at = self.get_table_pos("hmtx")[0]
        pairs = unpack_from(f">{2 * whole}H", data, at)
        rest = unpack_from(f">{self.numGlyphs - whole}H", data, at + 4 * whole)
        advances = [self._pdfScale(advance) for advance in pairs[::2]]
        last = advances[-1]
        self.defaultWidth = advances[0]
        self.hmetrics = [*zip(pairs[::2], pairs[1::2], strict=True), *((last, bearing) for bearing in rest)]
        return advances + [last] * len(rest)

    def _positions(self) -> list[int]:
        """Return the start of each glyph's outline, and the end of the last."""
        data, at = self._ttf_data, self.get_table_pos("loca")[0]
        (wide,) = unpack_from(">H", data, self.get_table_pos("head")[0] + 50)
        count = self.numGlyphs + 1
        if wide:
            return list(unpack_from(f">{count}L", data, at))
        return [2 * place for place in unpack_from(f">{count}H", data, at)]


class _Widths(PDFArray):  # type: ignore[misc]  # the library has no types
    """The library's array for numbers only, ten in a line."""

    def format(self, _document: PDFDocument) -> bytes:
        parts = [numbers(width) for width in self.sequence]
        lines = (" ".join(parts[at : at + _IN_LINE]) for at in range(0, len(parts), _IN_LINE))
        return f"[ {_NEW_LINE.join(lines)} ]".encode()


class _Font(TTFont):  # type: ignore[misc]  # the library has no types
    """The library's font around a face that is read already."""

    def __init__(self, name: str, path: Path) -> None:
        from weakref import WeakKeyDictionary

        from reportlab.pdfbase.ttfonts import TTEncoding

        self.fontName = name
        self.face = QuickFace(str(path))
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[object, Any] = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - the library's name
        """Called by the library at the end: the fonts of a document, a subset each."""
        names = [
            self.getSubsetInternalName(number, doc)[1:] for number in range(len(self.state[doc].subsets))
        ]
        super().addObjects(doc)
        for name in names:
            described = doc.idToObject["BasicFonts"].dict[name]
            described.Widths = _Widths(described.Widths.sequence)


def register(name: str, path: Path) -> TTFont:
    """Makes the font at `path` known to the PDF writer under `name`."""
    font = _Font(name, path)
    pdfmetrics.registerFont(font)
    return font
