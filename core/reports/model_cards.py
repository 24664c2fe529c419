"""Cards of good models, two on an A4 sheet: title, unit, what was done, figure, draft or approved."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from core.base.signs import printable, printable_in
from core.content.models import plain
from core.render.text import fit, set_text
from core.render.theme import MM, Face, Type, glyphs
from core.reports.sharing import GoodModel

_TITLE: Final = Type(face=Face.EXTRABOLD, size=22)
_PLACE: Final = Type(face=Face.SEMIBOLD, size=12)
_WHAT: Final = Type(face=Face.REGULAR, size=13)
_FIGURE: Final = Type(face=Face.BOLD, size=14)
_STATE: Final = Type(face=Face.BOLD, size=11)
_LEFT: Final = 18.0
_ROOM: Final = 174.0
_HEIGHT: Final = 148.5


def render(models: Sequence[GoodModel], *, head: str) -> bytes:
    """Draw the cards, each below `head`, with signs that no font has replaced.

    Raises `document.text_too_long`.
    """
    models, head = printable_in(tuple(models)), printable(head)
    glyphs(Face.SANS)
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer, pagesize=A4, invariant=1, pageCompression=1, initialFontName=Face.SANS.value, lang="vi-VN"
    )
    canvas.setTitle("Mô hình, cách làm hay")
    for at, model in enumerate(models):
        if at and at % 2 == 0:
            canvas.showPage()
        _card(canvas, model, head, top=_HEIGHT * (at % 2))
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _card(canvas: Canvas, model: GoodModel, head: str, *, top: float) -> None:
    canvas.setLineWidth(0.5 * MM)
    canvas.rect(10 * MM, A4[1] - (top + _HEIGHT - 8) * MM, 190 * MM, (_HEIGHT - 16) * MM)
    y = top + 19
    state = "ĐÃ DUYỆT" if model.approved else "BẢN NHÁP"
    y = _write(canvas, head, _PLACE, y, lines=1)
    y = _write(canvas, model.title, _TITLE, y + 6, lines=3)
    y = _write(canvas, model.place, _PLACE, y + 2, lines=2)
    y = _write(canvas, model.what, _WHAT, y + 5, lines=8)
    if model.figure:
        _write(canvas, model.figure, _FIGURE, y + 5, lines=2)
    _write(canvas, state, _STATE, top + _HEIGHT - 13, lines=1)


def _write(canvas: Canvas, text: str, style: Type, y: float, *, lines: int) -> float:
    """Draws in at most `lines` lines; answers the baseline after the last."""
    fitted = fit(plain(text), style, width_mm=_ROOM, most_lines=lines)
    for line in fitted.lines:
        writer = canvas.beginText(_LEFT * MM, A4[1] - y * MM)
        for span in line or set_text(plain(" "), style):
            writer.setFont(span.face.value, fitted.size)
            writer.textOut(span.text)
        canvas.drawText(writer)
        y += fitted.pitch_mm
    return y
