"""The pages of an annex in an official PDF: a head and page numbers of its own, a table or drawings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, NextPageTemplate, PageBreak, PageTemplate

from core.content.document import Annex
from core.content.drawing import Drawing
from core.render.drawing_pdf import paint
from core.render.official_parts import (
    BOLD,
    IN_ANNEX,
    IN_WIDE_ANNEX,
    ITALIC,
    MANY_COLUMNS,
    SERIF,
    Pen,
    frame,
    lines_in,
    look,
    table,
    text,
    width_mm,
)
from core.render.theme import MM

LEFT: Final = 30.0
TOP: Final = 20.0


@dataclass(frozen=True, slots=True)
class _Sides:
    """Edges of an annex's page, and its middle."""

    size: tuple[float, float]
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (LEFT + self.right) / 2


ACROSS: Final = _Sides(landscape(A4), 282.0, 190.0)
UPRIGHT: Final = _Sides(A4, 195.0, 277.0)


@dataclass(slots=True)
class AnnexPages:
    """Page templates and content of one annex; `index` names them."""

    annex: Annex
    index: int
    _first: int = field(default=0)

    @property
    def sides(self) -> _Sides:
        return UPRIGHT if self.annex.drawings else ACROSS

    def templates(self) -> Iterator[PageTemplate]:
        sides, size = self.sides, self.sides.size
        top = self._head_lines()[-1][1] + (11.0 if self._has_line() else 4.6)
        first = frame(LEFT, top, sides.right, sides.bottom, page_height=size[1])
        later = frame(LEFT, TOP, sides.right, sides.bottom, page_height=size[1])
        name = f"annex{self.index}"
        yield PageTemplate(
            id=name, frames=[first], onPage=self._draw, pagesize=size, autoNextPageTemplate=f"{name}later"
        )
        yield PageTemplate(id=f"{name}later", frames=[later], onPage=self._number, pagesize=size)

    def story(self) -> Iterator[Flowable]:
        annex, room = self.annex, self.sides.right - LEFT
        yield NextPageTemplate(f"annex{self.index}")
        yield PageBreak()
        if annex.grid is not None:
            is_wide = len(annex.grid.columns) > MANY_COLUMNS
            yield table(annex.grid, IN_WIDE_ANNEX if is_wide else IN_ANNEX, room=room)
        for drawing in annex.drawings:
            yield Painted(drawing)
        small = look(SERIF, size=11, pitch=14, spaceBefore=5)
        for note in annex.notes:
            yield text(note, SERIF, small)

    def _has_line(self) -> bool:
        return bool(self.annex.left or self.annex.right)

    def _head_lines(self) -> list[tuple[str, float]]:
        """Title and reference with their baselines, in as many lines as they need."""
        room = self.sides.right - LEFT
        y, found = 31.2, []
        for line in lines_in(self.annex.title.upper(), BOLD, 14, room=room):
            found.append((line, y))
            y += 5.8
        for line in lines_in(self.annex.attached, ITALIC, 13, room=room):
            found.append((line, y))
            y += 5.6
        return found

    def _draw(self, canvas: Canvas, layout: BaseDocTemplate) -> None:
        self._first = layout.page
        annex, sides = self.annex, self.sides
        pen = Pen(canvas, sides.size[1])
        pen.centred(f"Phụ lục {annex.number}".rstrip(), (sides.middle, 25), BOLD, 14)
        titles = len(lines_in(annex.title.upper(), BOLD, 14, room=sides.right - LEFT))
        width = 0.0
        for at, (line, y) in enumerate(self._head_lines()):
            style, size = (BOLD, 14.0) if at < titles else (ITALIC, 13.0)
            width = pen.centred(line, (sides.middle, y), style, size)
        last = self._head_lines()[-1][1]
        pen.rule((sides.middle, last + 3.2), width * 0.25)
        pen.line(annex.left, (LEFT, last + 8.4), ITALIC, 12.5)
        right = sides.right - width_mm(annex.right, ITALIC, 12.5)
        pen.line(annex.right, (right, last + 8.4), ITALIC, 12.5)

    def _number(self, canvas: Canvas, layout: BaseDocTemplate) -> None:
        pen = Pen(canvas, self.sides.size[1])
        pen.centred(str(layout.page - self._first + 1), (self.sides.middle, 14.5), SERIF, 13)


class Painted(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A drawing in the flow of a page."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.spaceBefore = self.spaceAfter = 6

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self._drawing.width * MM, self._drawing.height * MM

    def draw(self) -> None:
        paint(self.canv, self._drawing, left=0, top=0, page_height=self._drawing.height * MM)
