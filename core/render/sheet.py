"""A sheet to draw on: millimetres from the top left, text by baseline, black or white, PDF underneath."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from reportlab import rl_config
from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from core.render.codes import PlacedCode, QrCode, outline
from core.render.pdf_file import PdfFile
from core.render.sink import Sink
from core.render.text import Fitted, Line, Span, line_width_mm
from core.render.theme import MM, Edge, Face, glyphs

rl_config.useA85 = 0
"""Streams as bytes: a quarter smaller than the library's text form."""

_PDF_VERSION: Final = (1, 4)
_ROUND_CAP: Final = 1
_BUTT_CAP: Final = 0
_LIBRARY_LEADING: Final = 1.2
"""Leading of each text, as the library sets it; no reader needs it."""


class Align(StrEnum):
    """Anchor of a text at `x`."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Ink(StrEnum):
    """White only on black areas."""

    BLACK = "black"
    WHITE = "white"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfInfo:
    """Metadata of a PDF; `language` is a BCP 47 tag, `author` the unit that issues it."""

    title: str
    author: str
    language: str


@lru_cache(maxsize=64)
def _ways(code: QrCode) -> str:
    """The path of a symbol, to be filled even-odd; its whole numbers need none of the library's rounding."""
    ways = (
        " l ".join(f"{x} {y}" for x, y in polygon).replace(" l ", " m ", 1) + " l h"
        for polygon in outline(code)
    )
    return " ".join(ways)


class Sheet:
    """One page after another, or a part of a page drawn once and stamped at several places."""

    def __init__(
        self,
        *,
        width_mm: float,
        height_mm: float,
        info: PdfInfo,
        turned_over: Edge | None = None,
        sink: Sink | None = None,
    ) -> None:
        """`turned_over` asks the printer's dialog to print both sides and to turn the paper over that edge.

        Pages go to `sink` as they are finished; without one the file is kept in memory.
        """
        glyphs(Face.REGULAR)
        self.width_mm = width_mm
        self.height_mm = height_mm
        self._top_mm = height_mm
        self._canvas = Canvas(
            io.BytesIO(),
            pagesize=(width_mm * MM, height_mm * MM),
            pageCompression=1,
            invariant=1,
            initialFontName=Face.REGULAR.value,
            pdfVersion=_PDF_VERSION,
            lang=info.language,
        )
        self._canvas.setTitle(info.title)
        self._canvas.setAuthor(info.author)
        self._canvas.setSubject(info.title)
        self._canvas.setCreator("Từng Nhà")
        self._canvas.setViewerPreference("PrintScaling", "None")
        if turned_over is not None:
            self._canvas.setViewerPreference("Duplex", turned_over.value)
        self._memory = io.BytesIO()
        self._file = PdfFile(self._canvas, self._memory if sink is None else sink, version=_PDF_VERSION)

    @property
    def pages(self) -> int:
        """Number of finished pages."""
        return self._file.pages

    def finished(self) -> bytes:
        """The whole PDF, or nothing where it went to a sink; the sheet is used up."""
        self._file.finish()
        return self._memory.getvalue()

    def next_page(self) -> None:
        """The page is done, written and forgotten."""
        self._canvas.showPage()
        self._file.take_page()

    @contextmanager
    def stamp(self, name: str, *, width_mm: float, height_mm: float) -> Iterator[None]:
        """Keep the drawing made inside under `name`, with an origin of its own, until `press`ed."""
        canvas = self._canvas
        canvas.beginForm(name, 0, 0, width_mm * MM, height_mm * MM)
        self._top_mm = height_mm
        try:
            yield
        finally:
            self._top_mm = self.height_mm
            canvas.endForm()

    def press(self, name: str, *, x_mm: float, y_mm: float, height_mm: float) -> None:
        """Puts a stamp with its top left at (x, y)."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x_mm * MM, (self._top_mm - y_mm - height_mm) * MM)
        canvas.doForm(name)
        canvas.restoreState()

    @contextmanager
    def upright(self, *, x_mm: float, y_mm: float) -> Iterator[None]:
        """Draw from bottom to top inside; the origin is the point (x, y)."""
        canvas, top = self._canvas, self._top_mm
        canvas.saveState()
        canvas.translate(*self.point(x_mm, y_mm))
        canvas.rotate(90)
        self._top_mm = 0
        yield
        self._top_mm = top
        canvas.restoreState()

    def text(
        self,
        fitted: Fitted,
        *,
        x_mm: float,
        y_mm: float,
        align: Align = Align.LEFT,
        ink: Ink = Ink.BLACK,
    ) -> float:
        """Draws lines from the first baseline `y_mm` down; answers the last baseline, in mm."""
        if ink is Ink.WHITE:
            self._canvas.setFillGray(1)
        for index, line in enumerate(fitted.lines):
            self._line_of_text(line, fitted.size, x_mm, y_mm + index * fitted.pitch_mm, align)
        if ink is Ink.WHITE:
            self._canvas.setFillGray(0)
        return y_mm + (len(fitted.lines) - 1) * fitted.pitch_mm

    def block(self, texts: Sequence[Fitted], *, x_mm: float, y_mm: float, align: Align = Align.LEFT) -> None:
        """Draws texts below each other; `y_mm` is the top of the first one's pitch."""
        for fitted in texts:
            rise = fitted.pitch_mm / 2 + 0.35 * fitted.size / MM
            self.text(fitted, x_mm=x_mm, y_mm=y_mm + rise, align=align)
            y_mm += len(fitted.lines) * fitted.pitch_mm

    def rule(self, *, x1_mm: float, y1_mm: float, x2_mm: float, y2_mm: float, weight_mm: float) -> None:
        self._canvas.setLineWidth(round(weight_mm * MM, 3))
        self._canvas.setLineCap(_BUTT_CAP)
        self._canvas.line(*self.point(x1_mm, y1_mm), *self.point(x2_mm, y2_mm))

    def frame(
        self,
        *,
        x_mm: float,
        y_mm: float,
        width_mm: float,
        height_mm: float,
        weight_mm: float,
        radius_mm: float = 0,
    ) -> None:
        """A rectangle of a line; its middle runs on the measures given."""
        self._canvas.setLineWidth(round(weight_mm * MM, 3))
        self._canvas.setLineJoin(0)
        path = self._canvas.beginPath()
        x, y = self.point(x_mm, y_mm + height_mm)
        if radius_mm:
            path.roundRect(x, y, width_mm * MM, height_mm * MM, radius_mm * MM)
        else:
            path.rect(x, y, width_mm * MM, height_mm * MM)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def band(
        self, *, x_mm: float, y_mm: float, width_mm: float, height_mm: float, radius_mm: float = 0
    ) -> None:
        """A black area, its two upper corners rounded."""
        path = self._canvas.beginPath()
        x, y = self.point(x_mm, y_mm + height_mm)
        corners = (radius_mm * MM, radius_mm * MM, 0, 0)
        path.roundRect(x, y, width_mm * MM, height_mm * MM, corners)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def disc(self, *, x_mm: float, y_mm: float, radius_mm: float) -> None:
        self._canvas.circle(*self.point(x_mm, y_mm), radius_mm * MM, stroke=0, fill=1)

    def code(self, placed: PlacedCode) -> None:
        """One filled path, in module units; nothing is painted in the quiet zone."""
        canvas = self._canvas
        left, top = self.point(placed.x_mm + placed.quiet_mm, placed.y_mm + placed.quiet_mm)
        unit = placed.module_mm * MM
        canvas.saveState()
        canvas.transform(round(unit, 5), 0, 0, -round(unit, 5), left, top)
        self.write(f"n {_ways(placed.code)}")
        self.write("f*")
        canvas.restoreState()

    @contextmanager
    def drawing(self, *, x_mm: float, y_mm: float, scale: float, weight_mm: float) -> Iterator[Canvas]:
        """The canvas in a box whose unit is `scale` mm, y down, with round pens of `weight_mm`."""
        canvas = self._canvas
        canvas.saveState()
        left, top = self.point(x_mm, y_mm)
        canvas.transform(round(scale * MM, 5), 0, 0, -round(scale * MM, 5), left, top)
        canvas.setLineWidth(round(weight_mm / scale, 4))
        canvas.setLineCap(_ROUND_CAP)
        canvas.setLineJoin(1)
        yield canvas
        canvas.restoreState()

    def write(self, code: str) -> None:
        """Append operators to the page unchanged; for runs of thousands."""
        self._canvas.addLiteral(code)

    def spelt(self, span: Span) -> tuple[tuple[str, str], ...]:
        """(font's name in this file, characters as its codes) of a span, to be written between brackets."""
        font = getFont(span.face.value)
        pieces = font.splitString(span.text, self._file.document)
        return tuple(
            (font.getSubsetInternalName(subset, self._file.document), escapePDF(codes))
            for subset, codes in pieces
        )

    def _line_of_text(self, line: Line, size: float, x_mm: float, y_mm: float, align: Align) -> None:
        width = line_width_mm(line, size)
        shift = {Align.LEFT: 0.0, Align.CENTRE: width / 2, Align.RIGHT: width}[align]
        x, y = self.point(x_mm - shift, y_mm)
        code = ["BT", f"1 0 0 1 {fp_str(x, y)} Tm"]
        tail = f"{fp_str(size)} Tf {fp_str(_LIBRARY_LEADING * size)} TL"
        for span in line:
            pieces: list[str] = []
            current = ""
            for font, characters in self.spelt(span):
                if font != current:
                    pieces.append(f"{font} {tail}")
                    current = font
                pieces.append(f"({characters}) Tj")
            code.append(" ".join(pieces))
        self.write(" ".join([*code, "ET"]))

    def point(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """PDF points, from the bottom left, to 1/1000."""
        return round(x_mm * MM, 3), round((self._top_mm - y_mm) * MM, 3)
