"""Pages as pictures, and what an independent decoder reads in them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import pytest
import zxingcpp
from PIL import Image

from core.render.preview import POINTS_PER_INCH, rasterise

RESOLUTIONS = [203, 300, pytest.param(600, marks=pytest.mark.strangers)]
"""Dots an inch; the finest takes as long as both others and is left to `run.py test all`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A code found: its text, and its symbol's edges in pixels."""

    text: str
    left: int
    top: int
    right: int
    bottom: int


def picture(pdf: bytes, dpi: int) -> Image.Image:
    """Page 1 in grey at `dpi`."""
    return page_picture(pdf, dpi, 0)


def page_picture(pdf: bytes, dpi: int, page: int) -> Image.Image:
    """Page number `page` from 0 in grey at `dpi`."""
    raster = rasterise(pdf, page=page, scale=dpi / POINTS_PER_INCH)
    return Image.frombytes("RGB", (raster.width, raster.height), raster.rgb).convert("L")


def codes_in(image: Image.Image) -> list[Seen]:
    qr_codes = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(image, qr_codes)  # a bar code guessed inside one is chance
    return [
        Seen(
            text=code.text,
            left=min(code.position.top_left.x, code.position.bottom_left.x),
            top=min(code.position.top_left.y, code.position.top_right.y),
            right=max(code.position.top_right.x, code.position.bottom_right.x),
            bottom=max(code.position.bottom_left.y, code.position.bottom_right.y),
        )
        for code in found
    ]


def drawing_of(pdf: bytes) -> bytes:
    """Return the drawings of pages and stamps, inflated; fonts and their tables left out."""
    drawings = []
    for piece in pdf.split(b" obj\n")[1:]:
        head, _, data = piece.partition(b"stream\n")
        if b"/FlateDecode" in head and b"/Length1" not in head:
            drawings.append(zlib.decompressobj().decompress(data.lstrip(b"\r\n")))
    return b"\n".join(data for data in drawings if b"/CIDInit" not in data)
