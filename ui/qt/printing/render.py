"""From a campaign to a document, and from its pages to images; runs off the window's thread."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QImage

from core.campaigns.models import Campaign
from core.documents.content import GuideFormat
from core.workspace import Language, UnitSettings
from ui.qt.printing.state import CodeFact, Document

POINTS_PER_INCH: Final = 72.0
MM_PER_INCH: Final = 25.4


def compose(campaign: Campaign, settings: UnitSettings, kind: GuideFormat, language: Language) -> Document:
    """Raises the `document.*` errors of `core.documents.render`."""
    from core.documents.guide import compose_guide
    from core.documents.preview import page_count, page_size_pt
    from core.documents.render import render

    content = compose_guide(campaign, settings, kind=kind, language=language)
    pdf = render(kind, content)
    width, height = page_size_pt(pdf)
    codes = [CodeFact(label=f"{store.platform}, {store.store}", url=store.url) for store in content.stores]
    if content.group is not None:
        codes.append(CodeFact(label=content.group.label, url=content.group.url))
    return Document(
        kind=kind,
        language=language,
        pdf=pdf,
        pages=page_count(pdf),
        size_mm=(width * MM_PER_INCH / POINTS_PER_INCH, height * MM_PER_INCH / POINTS_PER_INCH),
        codes=tuple(codes),
        version=content.version,
    )


def page_image(document: Document, page: int, width: int) -> QImage:
    """A page `width` px wide, for the screen."""
    from core.documents.preview import rasterise

    raster = rasterise(document.pdf, page=page, scale=width / (document.size_mm[0] / MM_PER_INCH * 72))
    image = QImage(raster.rgb, raster.width, raster.height, 3 * raster.width, QImage.Format.Format_RGB888)
    return image.copy()


def print_image(document: Document, page: int, dpi: int) -> QImage:
    """A page at the resolution of a printer, in shades of grey."""
    from core.documents.preview import rasterise_grey

    raster = rasterise_grey(document.pdf, page=page, scale=dpi / POINTS_PER_INCH)
    image = QImage(raster.grey, raster.width, raster.height, raster.stride, QImage.Format.Format_Grayscale8)
    return image.copy()
