"""Lines for runs of thousands: each word is cleaned, checked, measured and spelt once, then only placed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from core.content.models import plain
from core.render.sheet import Align, Sheet
from core.render.text import fit, line_width_mm, set_text
from core.render.theme import MM, SHRINK, Type


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """A word with the space before it, if any: its width in mm at one point, and (font, characters)."""

    width: float
    pieces: tuple[tuple[str, str], ...]


@lru_cache(maxsize=2_000)
def _width(word: str, style: Type) -> float:
    return line_width_mm(set_text(plain(word), style), 1.0)


def fits_line(text: str, style: Type, *, width_mm: float) -> bool:
    """Return True if `RunText.line` has room for `text`."""
    words = text.split()
    natural = sum(_width(word if not index else f" {word}", style) for index, word in enumerate(words))
    return natural * style.size * SHRINK <= width_mm


class RunText:
    """Sets short lines on one sheet, whose words come again and again."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._word = lru_cache(maxsize=2_000)(self._made)
        self._sign = lru_cache(maxsize=1_000)(self._whole)

    def line(
        self, text: str, style: Type, *, width_mm: float, x_mm: float, y_mm: float, align: Align = Align.LEFT
    ) -> bool:
        """Draws `text` on one line, shrunk by at most 10 %; False, and nothing drawn, where it does not fit.

        Raises `document.missing_glyph` and `document.text_too_long` as `set_text` does.
        """
        words = text.split()
        spelt = [self._word(word if not index else f" {word}", style) for index, word in enumerate(words)]
        natural = sum(word.width for word in spelt) * style.size
        if natural * SHRINK > width_mm:
            return False
        size = style.size if natural <= width_mm else int(style.size * width_mm / natural * 100) / 100
        left = x_mm - natural * size / style.size if align is Align.RIGHT else x_mm
        x, y = self._sheet.point(left, y_mm)
        code = [f"BT 1 0 0 1 {x:g} {y:g} Tm"]
        current = ""
        for word in spelt:
            for font, characters in word.pieces:
                if font != current:
                    code.append(f"{font} {size:g} Tf")
                    current = font
                code.append(f"({characters}) Tj")
        self._sheet.write(" ".join([*code, "ET"]))
        return True

    def lines(self, text: str, style: Type, *, width_mm: float, x_mm: float, y_mm: float, most: int) -> None:
        """The slow way for what needs more lines. Raises `document.text_too_long`."""
        self._sheet.text(fit(text, style, width_mm=width_mm, most_lines=most), x_mm=x_mm, y_mm=y_mm)

    def _made(self, word: str, style: Type) -> _Word:
        """Codes and numbers are no two alike: a word of plain signs is put together from theirs."""
        if not (word.isascii() and word.isprintable() and word.strip()):
            return self._whole(word, style)
        signs = [self._sign(sign, style) for sign in word]
        fonts = {font for sign in signs for font, _ in sign.pieces}
        if len(fonts) > 1:
            return self._whole(word, style)
        characters = "".join(text for sign in signs for _, text in sign.pieces)
        return _Word(width=sum(sign.width for sign in signs), pieces=((fonts.pop(), characters),))

    def _whole(self, word: str, style: Type) -> _Word:
        line = set_text(plain(word), style)
        pieces = tuple(piece for span in line for piece in self._sheet.spelt(span))
        return _Word(width=line_width_mm(line, 1.0), pieces=pieces)


def image_mask(sheet: Sheet, rows: bytes, *, modules: int, x_mm: float, y_mm: float, side_mm: float) -> None:
    """A symbol's packed rows as a one-bit mask without interpolation; (x, y) is its ink's top left."""
    x, y = sheet.point(x_mm, y_mm + side_mm)
    side = round(side_mm * MM, 3)
    sheet.write(
        f"q {side:g} 0 0 {side:g} {x:g} {y:g} cm BI/W {modules}/H {modules}/IM true/D[1 0]/F/AHx"
        f" ID {rows.hex()}> EI Q"
    )
