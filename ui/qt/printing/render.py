"""From an order to a document, and from its pages to images; runs off the window's thread."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QImage

from core.application.paper import first_page, make_paper
from core.application.paper_order import SCREENS, Paper, PaperOrder
from core.application.services import Services
from core.base.progress import SILENT, Progress
from ui.qt.printing.state import CodeFact, Document

POINTS_PER_INCH: Final = 72.0
MM_PER_INCH: Final = 25.4
WITHOUT_STORE_CODES: Final = frozenset(
    {
        Paper.WALK_LIST,
        Paper.SLIP,
        Paper.CONSENT,
        Paper.STAFF_CARD,
        Paper.TEAM_POSTER,
        Paper.LABELS,
        Paper.CALIBRATION,
        Paper.SIDES_TEST,
        Paper.HANDBOOK,
        Paper.KEY_SHEET,
        Paper.PROGRESS_A4,
        Paper.PROGRESS_A3,
        Paper.TEXT,
    }
)


def compose(services: Services, order: PaperOrder, progress: Progress = SILENT) -> Document:
    """Raises the `document.*` errors of `core.application.paper.make_paper`."""
    made = make_paper(services, order, progress)
    codes = () if order.paper in WITHOUT_STORE_CODES else _store_codes(services, order)
    if order.paper in SCREENS:
        text = made.data.decode() if order.paper is Paper.TEXT else ""
        return Document(order=order, made=made, size_mm=(0, 0), codes=codes, text=text)
    return Document(order=order, made=made, size_mm=_size_mm(made.data), codes=codes)


def page_image(document: Document, page: int, width: int) -> QImage | None:
    """A page for the screen, `width` px across if upright; None for an edition without pages."""
    if document.order.paper is Paper.PNG:
        return QImage.fromData(document.made.data)
    if document.order.paper in SCREENS:
        return None
    return _screen_image(document.made.data, document.size_mm, page, width)


def first_image(services: Services, order: PaperOrder, width: int) -> QImage:
    """`page_image` of the first page of a paper IN_STEPS, before its other pages are made."""
    pdf = first_page(services, order)
    return _screen_image(pdf, _size_mm(pdf), 0, width)


def print_image(document: Document, page: int, dpi: int) -> QImage:
    """A page at the resolution of a printer, in shades of grey."""
    return _grey_image(document.made.data, page, dpi / POINTS_PER_INCH).copy()


def _screen_image(pdf: bytes, size_mm: tuple[float, float], page: int, width: int) -> QImage:
    scale = width / (min(size_mm) / MM_PER_INCH * POINTS_PER_INCH)
    return _grey_image(pdf, page, scale).convertToFormat(QImage.Format.Format_RGB32)


def _grey_image(pdf: bytes, page: int, scale: float) -> QImage:
    """Papers are black on white. The pixels are not the image's own."""
    from core.render.preview import rasterise_grey

    raster = rasterise_grey(pdf, page=page, scale=scale)
    return QImage(raster.grey, raster.width, raster.height, raster.width, QImage.Format.Format_Grayscale8)


def _size_mm(pdf: bytes) -> tuple[float, float]:
    from core.render.preview import page_size_pt

    width, height = page_size_pt(pdf)
    return width * MM_PER_INCH / POINTS_PER_INCH, height * MM_PER_INCH / POINTS_PER_INCH


def _store_codes(services: Services, order: PaperOrder) -> tuple[CodeFact, ...]:
    from core.content.models import GuideFormat
    from core.papers.guides.compose import compose_guide

    unit = services.settings.unit()
    content = compose_guide(services.campaign, unit, kind=GuideFormat.A5, language=order.language)
    codes = [CodeFact(label=f"{store.platform}, {store.store}", url=store.url) for store in content.stores]
    if content.group is not None:
        codes.append(CodeFact(label=content.group.label, url=content.group.url))
    return tuple(codes)
