"""Paints a drawing into a PDF and renders the PDF as a picture."""

from __future__ import annotations

import io
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from core.content.drawing import Area, Dot, Drawing, Ink, Label, Stroke
from core.content.grid import Side
from core.content.models import plain
from core.render.text import line_width_mm, set_text
from core.render.theme import MM, SHRINK, Face, Type

_HATCH_STEP: Final = 0.9
_STYLES: Final = {
    (False, False): Type(face=Face.MEDIUM, size=9),
    (False, True): Type(face=Face.BOLD, size=9),
    (True, False): Type(face=Face.SANS, size=9),
    (True, True): Type(face=Face.SANS_BOLD, size=9),
}
"""By whether a label is numeric, and strong."""

PICTURE_DPI: Final = 200
LARGEST_PICTURE: Final = 300 * 1024
"""Bytes of a picture that a phone opens at once."""


def paint(canvas: Canvas, drawing: Drawing, *, left: float, top: float, page_height: float) -> None:
    """Puts it with its top left at (`left`, `top`) mm of a page that is `page_height` points high."""
    canvas.saveState()
    canvas.translate(left * MM, page_height - top * MM)
    canvas.scale(MM, -MM)
    for mark in drawing.marks:
        if isinstance(mark, Stroke):
            _stroke(canvas, mark)
        elif isinstance(mark, Area):
            _area(canvas, mark)
        elif isinstance(mark, Dot):
            canvas.setLineWidth(0.35)
            canvas.setFillGray(0)
            canvas.circle(mark.x, mark.y, mark.radius, stroke=1, fill=1)
        else:
            _label(canvas, mark)
    canvas.restoreState()


def picture(drawing: Drawing, *, margin: float = 4.0, dpi: int = PICTURE_DPI) -> bytes:
    """A PNG in 16 greys, coarser where it would be larger than LARGEST_PICTURE."""
    import pypdfium2

    document = pypdfium2.PdfDocument(_page(drawing, margin))
    try:
        while True:
            page = document[0].render(scale=dpi / 72).to_pil().convert("L")
            greys = page.quantize(16)
            out = io.BytesIO()
            greys.save(out, "PNG", optimize=True, dpi=(dpi, dpi))
            if len(out.getvalue()) <= LARGEST_PICTURE or dpi <= 96:
                return out.getvalue()
            dpi = round(dpi * 0.85)
    finally:
        document.close()


def _page(drawing: Drawing, margin: float) -> bytes:
    size = ((drawing.width + 2 * margin) * MM, (drawing.height + 2 * margin) * MM)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1, pageCompression=1, initialFontName=_start())
    paint(canvas, drawing, left=margin, top=margin, page_height=size[1])
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _start() -> str:
    from core.render.theme import glyphs

    glyphs(Face.SANS)
    return Face.SANS.value


def _stroke(canvas: Canvas, mark: Stroke) -> None:
    canvas.setLineWidth(mark.weight)
    canvas.setLineJoin(1)
    canvas.setDash(*mark.dash) if mark.dash else canvas.setDash()
    path = canvas.beginPath()
    path.moveTo(*mark.points[0])
    for point in mark.points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()


def _area(canvas: Canvas, mark: Area) -> None:
    canvas.setLineWidth(0.2)
    canvas.setFillGray(0 if mark.ink is Ink.SOLID else 1)
    canvas.rect(mark.x, mark.y, mark.width, mark.height, stroke=1, fill=1)
    canvas.setFillGray(0)
    if mark.ink is not Ink.HATCH:
        return
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(mark.x, mark.y, mark.width, mark.height)
    canvas.clipPath(clip, stroke=0, fill=0)
    at = -mark.height
    while at < mark.width:
        x = mark.x + at
        canvas.line(x, mark.y + mark.height, x + mark.height, mark.y)
        at += _HATCH_STEP
    canvas.restoreState()


def _label(canvas: Canvas, mark: Label) -> None:
    style = _STYLES[mark.numeric, mark.strong]
    line = set_text(plain(mark.text), style)
    width = line_width_mm(line, mark.size)
    x = mark.x - {Side.LEFT: 0.0, Side.CENTRE: width / 2, Side.RIGHT: width}[mark.side]
    size = mark.size
    if mark.side is Side.RIGHT and x < 0:
        scale = max(SHRINK, mark.x / width)
        size, x = mark.size * scale, mark.x - width * scale
    canvas.saveState()
    canvas.translate(x, mark.y)
    canvas.scale(1 / MM, -1 / MM)
    writer = canvas.beginText(0, 0)
    for span in line:
        writer.setFont(span.face.value, size)
        writer.textOut(span.text)
    canvas.drawText(writer)
    canvas.restoreState()
