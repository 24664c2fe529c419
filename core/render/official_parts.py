"""Tools for every page of an official PDF: styles, text as markup, a pen in millimetres, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, Table
from reportlab.platypus import Paragraph as Text

from core.content.grid import Column, Grid, Side
from core.content.models import RichText, Run, plain
from core.render.text import LONGEST, fit, holds_names, line_width_mm, set_text
from core.render.theme import MM, Face, Type

SERIF: Final = Type(face=Face.SERIF, size=14, leading=1.3, strong=Face.SERIF_BOLD)
ITALIC: Final = Type(face=Face.SERIF_ITALIC, size=14, leading=1.3, strong=Face.SERIF_BOLD_ITALIC)
BOLD: Final = Type(face=Face.SERIF_BOLD, size=14, leading=1.3, strong=Face.SERIF_BOLD)
BOLD_ITALIC: Final = Type(face=Face.SERIF_BOLD_ITALIC, size=12, leading=1.3, strong=Face.SERIF_BOLD_ITALIC)
_SIDES: Final = {Side.LEFT: TA_LEFT, Side.CENTRE: TA_CENTER, Side.RIGHT: TA_RIGHT}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """Sizes in points, heights in mm: a table within the text, or one of an annex."""

    size: float
    head_size: float
    head_height: float
    row_height: float


IN_TEXT: Final = TableLook(size=12.5, head_size=12.5, head_height=10.0, row_height=7.4)
IN_ANNEX: Final = TableLook(size=12, head_size=11, head_height=17.5, row_height=7.4)
IN_WIDE_ANNEX: Final = TableLook(size=10.5, head_size=10, head_height=17.5, row_height=7.0)
"""Of more columns than `MANY_COLUMNS`."""
MANY_COLUMNS: Final = 13
_FORMULA_HEIGHT: Final = 5.4
_CELL_PADDING: Final = 2.4
"""Points beside the text of a cell."""


@lru_cache(maxsize=4096)
def markup(rich: RichText, style: Type, *, names: bool = True) -> str:
    """The one place where text becomes markup: cleaned, checked for glyphs, escaped.

    `names` of places stay whole.
    """
    spans = [span for piece in _pieces(rich) for span in set_text(piece, style, names=names)]
    return "".join(f'<font name="{span.face.value}">{escape(span.text)}</font>' for span in spans)


def _pieces(rich: RichText) -> Iterator[RichText]:
    """Runs no longer than a text may be, parted at spaces: a legal basis may cite many letters."""
    for run in rich:
        text = run.text
        while len(text) > LONGEST and " " in text[1:LONGEST]:
            at = text.rindex(" ", 1, LONGEST)
            yield (Run(text=text[: at + 1], strong=run.strong),)
            text = text[at + 1 :]
        yield (Run(text=text, strong=run.strong),)


def look(style: Type, *, size: float, pitch: float, align: int = TA_JUSTIFY, **more: float) -> ParagraphStyle:
    return ParagraphStyle(
        "official",
        fontName=style.face.value,
        bulletFontName=style.face.value,
        fontSize=size,
        leading=pitch,
        alignment=align,
        **more,
    )


def text(words: str | RichText, style: Type, style_look: ParagraphStyle) -> Text:
    return Text(markup(plain(words) if isinstance(words, str) else words, style), style_look)


def width_mm(words: str, style: Type, size: float) -> float:
    return line_width_mm(set_text(plain(words), style), size)


def frame(left: float, top: float, right: float, bottom: float, *, page_height: float) -> Frame:
    """The room between these lines of a page, in mm from its top left."""
    return Frame(
        left * MM,
        page_height - bottom * MM,
        (right - left) * MM,
        (bottom - top) * MM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on a page by millimetres from its top left; places are (x, baseline)."""

    canvas: Canvas
    height: float

    def line(self, words: str, at: tuple[float, float], style: Type, size: float) -> None:
        writer = self.canvas.beginText(at[0] * MM, self.height - at[1] * MM)
        for span in set_text(plain(words), style):
            writer.setFont(span.face.value, size)
            writer.textOut(span.text)
        self.canvas.drawText(writer)

    def centred(self, words: str, at: tuple[float, float], style: Type, size: float) -> float:
        """Answers the width in mm."""
        width = width_mm(words, style, size)
        self.line(words, (at[0] - width / 2, at[1]), style, size)
        return width

    def rule(self, at: tuple[float, float], width: float) -> None:
        self.canvas.setLineWidth(0.25 * MM)
        y = self.height - at[1] * MM
        self.canvas.line((at[0] - width / 2) * MM, y, (at[0] + width / 2) * MM, y)

    @contextmanager
    def red(self) -> Iterator[None]:
        """Draw in the colour of a stamp."""
        self.canvas.saveState()
        self.canvas.setStrokeColorRGB(1, 0, 0)
        self.canvas.setFillColorRGB(1, 0, 0)
        yield
        self.canvas.restoreState()

    def frame(self, at: tuple[float, float], width: float, height: float) -> None:
        self.canvas.setLineWidth(0.5 * MM)
        left, bottom = at[0] - width / 2, self.height - (at[1] + height) * MM
        self.canvas.rect(left * MM, bottom, width * MM, height * MM)


@lru_cache(maxsize=256)
def lines_in(words: str, style: Type, size: float, *, room: float) -> tuple[str, ...]:
    """`words` in as few lines of `room` mm as hold them, of about the same length.

    Raises `document.text_too_long` over four.
    """
    sized = Type(face=style.face, size=size, leading=style.leading, strong=style.strong)
    if width_mm(words, style, size) <= room:
        return (words,)
    fitted = fit(words, sized, width_mm=room, most_lines=4, even=True)
    return tuple("".join(span.text for span in line) for line in fitted.lines)


def table(grid: Grid, table_look: TableLook, *, room: float) -> Table:
    """A table `room` mm wide; its head repeats on every page and its rows are never parted."""
    scale = room / sum(column.width for column in grid.columns)
    widths = [column.width * scale for column in grid.columns]
    size, head_size = table_look.size, table_look.head_size
    rows: list[list[Text]] = [
        [text(column.title, BOLD, _cell(BOLD, head_size, Side.CENTRE)) for column in grid.columns]
    ]
    heights = [table_look.head_height]
    if any(column.formula for column in grid.columns):
        small = _cell(ITALIC, 9, Side.CENTRE)
        rows.append([text(column.formula, ITALIC, small) for column in grid.columns])
        heights.append(_FORMULA_HEIGHT)
    heads = len(rows)
    rows += [_row(row, grid.columns, widths, SERIF, size) for row in grid.rows]
    if grid.total:
        rows.append(_row(grid.total, grid.columns, widths, BOLD, size))
    heights += [table_look.row_height] * (len(rows) - heads)
    made = Table(
        rows,
        colWidths=[width * MM for width in widths],
        minRowHeights=[height * MM for height in heights],
        repeatRows=heads,
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=4,
    )
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.2 * MM, "black"),
        ("FONTNAME", (0, 0), (-1, -1), SERIF.face.value),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    if heads > 1:
        style += [
            ("TOPPADDING", (0, 1), (-1, 1), 0.5),
            ("BOTTOMPADDING", (0, 1), (-1, 1), 1.5),
            ("LEFTPADDING", (0, 1), (-1, 1), 0),
            ("RIGHTPADDING", (0, 1), (-1, 1), 0),
        ]
    if grid.total:
        style.append(("LINEABOVE", (0, -1), (-1, -1), 0.45 * MM, "black"))
    made.setStyle(style)
    return made


def _row(
    cells: Sequence[str], columns: Sequence[Column], widths: Sequence[float], style: Type, size: float
) -> list[Text]:
    """A name of a place that is wider than its cell is parted at its spaces, not inside a syllable."""
    found = []
    for cell, column, width in zip(cells, columns, widths, strict=True):
        words, room = plain(cell), width - 2 * _CELL_PADDING / MM
        names = all(holds_names(piece, style, size, width_mm=room) for piece in _pieces(words))
        found.append(Text(markup(words, style, names=names), _cell(style, size, column.side)))
    return found


def _cell(style: Type, size: float, side: Side) -> ParagraphStyle:
    return look(style, size=size, pitch=size * 1.18, align=_SIDES[side])
