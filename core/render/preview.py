"""A page of a PDF as pixels, for the window's preview and for tests; without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A page: `rgb` holds 3 bytes a pixel, rows from the top, `3 * width` bytes a row, no padding."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class GreyRaster:
    """A page of black on white: `grey` holds one byte a pixel, rows from the top, no padding."""

    width: int
    height: int
    grey: bytes


def page_count(pdf: bytes) -> int:
    from core.render.pdfium import opened

    with opened(pdf) as pages:
        return len(pages)


def rasterise(pdf: bytes, *, page: int = 0, scale: float = 1.0) -> Raster:
    """Page number `page` from 0 at `scale` pixels a point (dpi / 72), on white.

    Raises IndexError for a page the document has not.
    """
    from core.render.pdfium import opened

    with opened(pdf) as pages:
        width, height = _pixels(pages.size_pt(page), scale)
        return Raster(
            width=width, height=height, rgb=pages.drawn(page, width=width, height=height, grey=False)
        )


def page_size_pt(pdf: bytes, *, page: int = 0) -> tuple[float, float]:
    """Width and height of a page in points. Raises IndexError for a page the document has not."""
    from core.render.pdfium import opened

    with opened(pdf) as pages:
        return pages.size_pt(page)


def rasterise_grey(pdf: bytes, *, page: int = 0, scale: float = 1.0) -> GreyRaster:
    """`rasterise` at a third of the memory: A4 at 600 dpi is 35 MB."""
    from core.render.pdfium import opened

    with opened(pdf) as pages:
        width, height = _pixels(pages.size_pt(page), scale)
        return GreyRaster(
            width=width, height=height, grey=pages.drawn(page, width=width, height=height, grey=True)
        )


def _pixels(size_pt: tuple[float, float], scale: float) -> tuple[int, int]:
    width, height = size_pt
    return ceil(width * scale), ceil(height * scale)
