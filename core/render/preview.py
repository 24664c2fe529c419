"""A page of a PDF as pixels, for the window's preview and for tests; without Qt."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

POINTS_PER_INCH = 72
_ONE_AT_A_TIME: Final = threading.RLock()
"""PDFium is not thread-safe, and a call from Python lets other threads run."""


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
    """Raises `pypdfium2.PdfiumError` for bytes that are no PDF, as all of this module."""
    with opened(pdf) as document:
        return len(document)


def rasterise(pdf: bytes, *, page: int = 0, scale: float = 1.0) -> Raster:
    """Page number `page` from 0 at `scale` pixels a point (dpi / 72), on white.

    Raises IndexError for a page the document has not.
    """
    width, height, pixels = _drawn(pdf, page, scale, grey=False)
    return Raster(width=width, height=height, rgb=pixels)


def page_size_pt(pdf: bytes, *, page: int = 0) -> tuple[float, float]:
    """Width and height of a page in points. Raises IndexError for a page the document has not."""
    with opened(pdf) as document:
        _check_page(document, page)
        width, height = document.get_page_size(page)
        return float(width), float(height)


def page_png(pdf: bytes, *, page: int = 0, dpi: int = 150) -> bytes:
    """Return a page as a PNG of few colours. Raises IndexError for a page the document has not."""
    from PIL import Image

    raster = rasterise(pdf, page=page, scale=dpi / POINTS_PER_INCH)
    image = Image.frombytes("RGB", (raster.width, raster.height), raster.rgb)
    out = io.BytesIO()
    image.quantize(32).save(out, "PNG", optimize=True, dpi=(dpi, dpi))
    return out.getvalue()


def rasterise_grey(pdf: bytes, *, page: int = 0, scale: float = 1.0) -> GreyRaster:
    """`rasterise` at a third of the memory: A4 at 600 dpi is 35 MB."""
    width, height, pixels = _drawn(pdf, page, scale, grey=True)
    return GreyRaster(width=width, height=height, grey=pixels)


def _drawn(pdf: bytes, number: int, scale: float, *, grey: bool) -> tuple[int, int, bytes]:
    """Width and height in pixels, and the rows without their padding."""
    with opened(pdf) as document:
        _check_page(document, number)
        bitmap = document[number].render(scale=scale, grayscale=grey, rev_byteorder=True)
        row = bitmap.width * bitmap.n_channels
        pixels = bytes(bitmap.buffer)
        if bitmap.stride != row:
            pixels = b"".join(pixels[at : at + row] for at in range(0, len(pixels), bitmap.stride))
        return bitmap.width, bitmap.height, pixels


def _check_page(document: Any, number: int) -> None:
    if not 0 <= number < len(document):
        raise IndexError(number)


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The document of these bytes; the library is loaded when the first page is drawn."""
    import pypdfium2

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        yield document
