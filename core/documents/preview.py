"""A page of a PDF as pixels, for the window's preview and for tests; no Qt here."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A page: `rgb` holds 3 bytes a pixel, rows from the top, `3 * width` bytes a row, no padding."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class GreyRaster:
    """A page for a printer: `grey` holds one byte a pixel, `stride` bytes a row, rows from the top."""

    width: int
    height: int
    stride: int
    grey: bytes


def page_count(pdf: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def rasterise(pdf: bytes, *, page: int = 0, scale: float = 1.0) -> Raster:
    """Page number `page` from 0 at `scale` pixels a point (dpi / 72), on white.

    Raises IndexError for a page the document has not.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        bitmap = document[page].render(scale=scale, rev_byteorder=True, fill_color=(255, 255, 255, 255))
        return _as_raster(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)


def page_size_pt(pdf: bytes, *, page: int = 0) -> tuple[float, float]:
    """Width and height of a page in points. Raises IndexError for a page the document has not."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        width, height = document[page].get_size()
        return float(width), float(height)


def rasterise_grey(pdf: bytes, *, page: int = 0, scale: float = 1.0) -> GreyRaster:
    """`rasterise` at a third of the memory: A4 at 600 dpi is 35 MB."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        bitmap = document[page].render(scale=scale, grayscale=True, fill_color=(255, 255, 255, 255))
        return GreyRaster(
            width=bitmap.width, height=bitmap.height, stride=bitmap.stride, grey=bytes(bitmap.buffer)
        )


def _as_raster(data: bytes, width: int, height: int, stride: int, channels: int) -> Raster:
    """Without the padding of rows and a fourth channel."""
    if channels == 3:
        rows = b"".join(data[row * stride : row * stride + 3 * width] for row in range(height))
        return Raster(width=width, height=height, rgb=rows)
    rgb = bytearray(3 * width * height)
    packed = b"".join(data[row * stride : row * stride + channels * width] for row in range(height))
    for channel in range(3):
        rgb[channel::3] = packed[(channel if channels > 1 else 0) :: channels]
    return Raster(width=width, height=height, rgb=bytes(rgb))
