"""The naive way to print flyers: everything drawn on each, codes by reportlab's QrCodeWidget."""

from __future__ import annotations

import io
from typing import Final

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from core.papers.household_flyer import FlyerRunContent
from core.papers.selection import Addressee
from core.render.theme import MM, Face, glyphs

_CELLS: Final = ((0.0, 148.5), (105.0, 148.5), (0.0, 0.0), (105.0, 0.0))
"""Bottom left corners in mm."""


def render(content: FlyerRunContent) -> bytes:
    for face in (Face.REGULAR, Face.SEMIBOLD, Face.BOLD, Face.EXTRABOLD, Face.MONO_BOLD):
        glyphs(face)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(210 * MM, 297 * MM), pageCompression=1)
    for index, household in enumerate(content.households):
        if index and not index % 4:
            canvas.showPage()
        x, y = _CELLS[index % 4]
        canvas.saveState()
        canvas.translate(x * MM, y * MM)
        _draw(canvas, content, household)
        canvas.restoreState()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, content: FlyerRunContent, household: Addressee) -> None:
    guide = content.guide
    canvas.rect(8 * MM, 121.3 * MM, 89 * MM, 18.2 * MM)
    _text(canvas, content.addressee, Face.REGULAR, 9, 10.6, 135.6)
    _text(canvas, household.code, Face.MONO_BOLD, 11, 58, 135.6)
    _text(canvas, household.name, Face.BOLD, 12, 10.6, 129.8)
    _text(canvas, household.address, Face.REGULAR, 9, 10.6, 124.2)
    _code(canvas, household.code_text, "Q", 78.8, 121.6, 17.5)
    _text(canvas, guide.title, Face.EXTRABOLD, 20, 8, 111.3)
    _text(canvas, guide.subtitle, Face.REGULAR, 9.5, 8, 106.4)
    width = (89 - 4.6 * (len(guide.stores) - 1)) / len(guide.stores)
    for index, store in enumerate(guide.stores):
        left = 8 + index * (width + 4.6)
        canvas.rect(left * MM, 58.2 * MM, width * MM, 44.3 * MM)
        canvas.rect(left * MM, 96.5 * MM, width * MM, 6 * MM, fill=1)
        _code(canvas, store.url, "M", left, 61, min(37, width))
    for index, step in enumerate(guide.steps):
        y = 148.5 - 96.5 - 6.3 * index
        canvas.circle(10.4 * MM, y * MM, 2.4 * MM, fill=1)
        _text(canvas, step.title, Face.SEMIBOLD, 9.5, 15.2, y - 1)
    canvas.line(8 * MM, 21.6 * MM, 97 * MM, 21.6 * MM)
    _text(canvas, "".join(run.text for run in guide.warning), Face.REGULAR, 9.4, 8, 17)
    _text(canvas, guide.help.phone if guide.help else "", Face.EXTRABOLD, 12.5, 8, 8.5)
    _text(canvas, guide.version, Face.REGULAR, 7.4, 70, 8.5)


def _text(canvas: Canvas, text: str, face: Face, size: float, x_mm: float, y_mm: float) -> None:
    canvas.setFont(face.value, size)
    canvas.drawString(x_mm * MM, y_mm * MM, text)


def _code(canvas: Canvas, text: str, level: str, x_mm: float, y_mm: float, side_mm: float) -> None:
    widget = QrCodeWidget(text, barLevel=level, barBorder=4, barWidth=side_mm * MM, barHeight=side_mm * MM)
    drawing = Drawing(side_mm * MM, side_mm * MM)
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, x_mm * MM, y_mm * MM)
