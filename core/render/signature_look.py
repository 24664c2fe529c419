"""The look of a signature as a PDF page of its size: a picture, or lines of text."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from core.render.theme import Face, glyphs


def picture_page(png: bytes, width: float, height: float) -> bytes:
    """A picture over the whole page, its transparent parts kept. Sizes in points."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), pageCompression=1, invariant=1)
    canvas.drawImage(ImageReader(io.BytesIO(png)), 0, 0, width, height, mask="auto")
    canvas.save()
    return buffer.getvalue()


def text_page(lines: Sequence[str], width: float, *, size: float, leading: float) -> bytes:
    """Lines below each other that end at the right edge, in black. Sizes in points."""
    glyphs(Face.SERIF)
    height = leading * len(lines)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), pageCompression=1, invariant=1)
    canvas.setFont(Face.SERIF.value, size)
    for place, line in enumerate(lines, start=1):
        canvas.drawRightString(width, height - leading * place + (leading - size) + 1, line)
    canvas.save()
    return buffer.getvalue()
