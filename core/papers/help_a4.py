"""Help on paper, A4 in two columns: blocks flow in the largest type that needs no more pages than allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from core.base.errors import UserError
from core.content.help_topics import Block, Heading, Paragraph, Table
from core.content.models import RichText, Run
from core.papers.handbook import HelpPaper
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.text import Fitted, fit, fit_close, too_long
from core.render.theme import Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
LEFT: Final = 15.0
GAP: Final = 10.0
COLUMN: Final = (WIDTH - 2 * LEFT - GAP) / 2
HEAD: Final = 34.0
"""Top of the columns on the first page; on the others they begin at `LEFT`."""

BOTTOM: Final = 282.0
HANDBOOK_PAGES: Final = 4
KEY_SHEET_PAGES: Final = 1
LEAST_SIZE: Final = 9.5
"""Points; the smallest type of a line to be read."""

_TITLE: Final = Type(face=Face.EXTRABOLD, size=26)
_SUBTITLE: Final = Type(face=Face.MEDIUM, size=12)
_TOPIC: Final = Type(face=Face.EXTRABOLD, size=14, leading=1.35)
_PART: Final = Type(face=Face.BOLD, size=11, leading=1.35)
_BODY: Final = Type(face=Face.REGULAR, size=LEAST_SIZE, leading=1.38)
_FOOT: Final = Type(face=Face.REGULAR, size=8)
_FACTORS: Final = (1.4, 1.35, 1.3, 1.25, 1.2, 1.15, 1.1, 1.05, 1.0, 0.95)
HANDBOOK_FACTOR: Final = 7
"""The place of the factor that the handbook most likely gets: where the search begins."""

_INDENT: Final = 4.5
_FIRST_CELL: Final = 0.3
"""Of a column: the share of a table's first cells at most."""

_CELL_GAP: Final = 3.0
_RISE: Final = 0.74
_MOST_LINES: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Lines kept together; `cells` are (text, x in mm). `gap` above it is dropped at a column's top."""

    cells: tuple[tuple[Fitted, float], ...]
    gap: float
    with_next: bool = False
    ruled: bool = False

    @property
    def height(self) -> float:
        return max(len(text.lines) * text.pitch_mm for text, _ in self.cells) + (1.4 if self.ruled else 0)


Column = list[tuple[_Piece, float]]
"""Pieces with their tops in mm."""


def render_handbook(paper: HelpPaper, *, first_alone: bool = False) -> bytes:
    """Draw the handbook, or only its first page. Raises `document.text_too_long` where four pages do not hold
    it.
    """
    return _render(paper, HANDBOOK_PAGES, likely=HANDBOOK_FACTOR, drawn=1 if first_alone else HANDBOOK_PAGES)


def render_key_sheet(paper: HelpPaper) -> bytes:
    """Raises `document.text_too_long` where one page does not hold it."""
    return _render(paper, KEY_SHEET_PAGES, likely=0, drawn=KEY_SHEET_PAGES)


def _render(paper: HelpPaper, most_pages: int, *, likely: int, drawn: int) -> bytes:
    columns = _largest(paper, most_pages, likely)
    info = PdfInfo(title=paper.title, author=paper.author, language=paper.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info)
    pages = (len(columns) + 1) // 2
    for index, column in enumerate(columns[: 2 * drawn]):
        page, right = divmod(index, 2)
        if not right:
            if page:
                sheet.next_page()
            else:
                _draw_head(sheet, paper)
            foot = fit(paper.page.format(n=page + 1, of=pages), _FOOT, width_mm=40)
            sheet.text(foot, x_mm=WIDTH - LEFT, y_mm=289, align=Align.RIGHT)
            sheet.text(fit_close(paper.author, _FOOT, width_mm=120, height_mm=5), x_mm=LEFT, y_mm=289)
        for piece, top in column:
            _draw(sheet, piece, x_mm=LEFT + right * (COLUMN + GAP), top_mm=top)
    return sheet.finished()


def _largest(paper: HelpPaper, most_pages: int, likely: int) -> list[Column]:
    """Step by step from the likely factor on: larger type never needs fewer columns."""
    found: list[Column] | None = None
    too_large, fits, step = -1, len(_FACTORS), likely
    while fits - too_large > 1:
        tried = _columns(paper, _FACTORS[step], most_pages)
        if tried is None:
            too_large, step = step, step + 1
        else:
            fits, found, step = step, tried, step - 1
    if found is None:
        raise too_long(paper.title)
    return found


def _columns(paper: HelpPaper, factor: float, most_pages: int) -> list[Column] | None:
    """None where the pages do not hold it, or a line of it has no room."""
    try:
        return _flow(_pieces(paper.blocks, factor), 2 * most_pages)
    except UserError:
        if factor == _FACTORS[-1]:
            raise
        return None


def _flow(pieces: Iterator[_Piece], most: int) -> list[Column] | None:
    """Pieces from column to column, `most` of them; one marked `with_next` goes where the next one goes."""
    columns: list[Column] = [[]]
    y = HEAD
    ahead = chain(pieces, (None,))
    following = next(ahead)
    while (piece := following) is not None:
        following = next(ahead)
        tail = following if piece.with_next else None
        needed = piece.height + (tail.gap + tail.height if tail else 0)
        top = y + (piece.gap if columns[-1] else 0)
        if top + needed > BOTTOM and columns[-1]:
            if len(columns) == most:
                return None
            columns.append([])
            top = y = HEAD if len(columns) == 2 else LEFT
        columns[-1].append((piece, top))
        y = top + piece.height
    return columns


def _pieces(found: tuple[Block, ...], factor: float) -> Iterator[_Piece]:
    body, part, topic = (
        replace(style, size=round(style.size * factor, 2)) for style in (_BODY, _PART, _TOPIC)
    )
    for block in found:
        if isinstance(block, Heading):
            style, gap = (topic, 6.0) if block.level == 1 else (part, 3.0)
            text = fit(block.text, style, width_mm=COLUMN, most_lines=2)
            yield _Piece(cells=((text, 0.0),), gap=gap, with_next=True, ruled=block.level == 1)
        elif isinstance(block, Paragraph):
            yield _paragraph(block, body)
        else:
            yield from _rows(block, body)


def _paragraph(block: Paragraph, style: Type) -> _Piece:
    if block.number is None:
        text = fit(block.text, style, width_mm=COLUMN, most_lines=_MOST_LINES)
        return _Piece(cells=((text, 0.0),), gap=1.6)
    indent = _INDENT * style.size / _BODY.size
    mark = fit(f"{block.number}." if block.number else "–", style, width_mm=indent)
    text = fit(block.text, style, width_mm=COLUMN - indent, most_lines=_MOST_LINES)
    return _Piece(cells=((mark, 0.0), (text, indent)), gap=1.0)


def _rows(table: Table, style: Type) -> Iterator[_Piece]:
    """The first cells as wide as they need, the last ones too, the rest to the middle."""
    widths = _widths(table, style)
    for index, row in enumerate(table.rows):
        cells, x = [], 0.0
        for cell, width in zip(row, widths, strict=True):
            if cell:
                bold = tuple(Run(text=run.text, strong=True) for run in cell) if index == 0 else cell
                cells.append((fit(bold, style, width_mm=width, most_lines=4), x))
            x += width + _CELL_GAP
        yield _Piece(cells=tuple(cells), gap=0.8, with_next=index == 0, ruled=True)


def _widths(table: Table, style: Type) -> list[float]:
    """Every column but the widest gets its natural width, at most a share of the whole."""
    most = COLUMN * _FIRST_CELL
    natural = [
        max(min(_natural(row[at], style), most) for row in table.rows) for at in range(len(table.rows[0]))
    ]
    room = COLUMN - _CELL_GAP * (len(natural) - 1)
    widest = max(range(len(natural)), key=lambda at: max(_natural(row[at], style) for row in table.rows))
    natural[widest] = room - sum(width for at, width in enumerate(natural) if at != widest)
    return natural


def _natural(cell: RichText, style: Type) -> float:
    if not cell:
        return 0.0
    strong = tuple(Run(text=run.text, strong=True) for run in cell)
    return fit(strong, style, width_mm=10_000).width_mm + 0.2


def _draw(sheet: Sheet, piece: _Piece, *, x_mm: float, top_mm: float) -> None:
    for text, shift in piece.cells:
        sheet.text(text, x_mm=x_mm + shift, y_mm=top_mm + text.pitch_mm * _RISE)
    if piece.ruled:
        y = top_mm + piece.height - 0.4
        sheet.rule(x1_mm=x_mm, y1_mm=y, x2_mm=x_mm + COLUMN, y2_mm=y, weight_mm=Weight.HAIR)


def _draw_head(sheet: Sheet, paper: HelpPaper) -> None:
    sheet.text(fit(paper.title, _TITLE, width_mm=WIDTH - 2 * LEFT - 60), x_mm=LEFT, y_mm=24)
    subtitle = fit(paper.subtitle, _SUBTITLE, width_mm=60)
    sheet.text(subtitle, x_mm=WIDTH - LEFT, y_mm=24, align=Align.RIGHT)
    sheet.rule(x1_mm=LEFT, y1_mm=28, x2_mm=WIDTH - LEFT, y2_mm=28, weight_mm=Weight.TABLE)
