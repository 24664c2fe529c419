"""An issued letter on paper: its pages upright, those of an annex turned, in the colours of the PDF."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QImage, QTransform

from core.base.progress import Progress
from core.content.document import OfficialDocument
from core.reports.writing import Form, rendered
from ui.qt.shared.printer import PaperOut, Sheet

A4_MM = (210.0, 297.0)
MOST_DPI = 300
"""Three bytes a pixel: 26 MB a page."""


def sheet_of(pdf: bytes, title: str) -> Sheet:
    from core.render.preview import page_count

    return Sheet(size_mm=A4_MM, pages=page_count(pdf), title=title)


def pdf_of(document: OfficialDocument) -> bytes:
    return rendered(document, Form.PDF)


def draw(pdf: bytes, paper: PaperOut, progress: Progress) -> None:
    """Draw the pages that were chosen. Raises `print.failed`."""
    pages, dpi = tuple(paper.pages), min(paper.dpi, MOST_DPI)

    def images() -> Iterator[QImage]:
        for done, page in enumerate(pages):
            progress.checkpoint()
            progress.report(done, len(pages))
            yield page_image(pdf, page, dpi)

    paper.draw(images())


def page_image(pdf: bytes, page: int, dpi: int) -> QImage:
    """Return an upright page; a landscape one is turned."""
    from core.render.preview import rasterise

    raster = rasterise(pdf, page=page, scale=dpi / 72)
    image = QImage(raster.rgb, raster.width, raster.height, 3 * raster.width, QImage.Format.Format_RGB888)
    if raster.width > raster.height:
        return image.transformed(QTransform().rotate(90))
    return image.copy()
