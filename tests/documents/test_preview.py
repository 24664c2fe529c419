"""A page as pixels."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from core.content.models import GuideFormat
from core.papers.guides.editions import render
from core.render.preview import page_count, rasterise, rasterise_grey
from tests.documents.specimens import BLUEZONE

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.37])
def test_a_page_has_three_bytes_a_pixel_and_no_padding(scale: float) -> None:
    pdf = render(GuideFormat.A5, BLUEZONE)
    raster = rasterise(pdf, scale=scale)
    assert len(raster.rgb) == 3 * raster.width * raster.height
    assert abs(raster.width - 419.53 * scale) <= 1
    assert abs(raster.height - 595.28 * scale) <= 1
    assert raster.rgb[:3] == b"\xff\xff\xff"


@pytest.mark.parametrize("scale", [1.0, 1.37])
def test_the_pixels_are_those_of_the_whole_binding(scale: float) -> None:
    pdf = render(GuideFormat.A5, BLUEZONE)
    with pypdfium2.PdfDocument(pdf) as document:
        colours = document[0].render(scale=scale, rev_byteorder=True)
        greys = document[0].render(scale=scale, grayscale=True)
        assert rasterise(pdf, scale=scale).rgb == bytes(colours.buffer)
        assert rasterise_grey(pdf, scale=scale).grey == bytes(greys.buffer)


def test_what_is_no_pdf_is_an_error() -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        page_count(b"no document")


def test_a_page_that_is_not_there_is_an_index_error() -> None:
    pdf = render(GuideFormat.A5, BLUEZONE)
    assert page_count(pdf) == 1
    with pytest.raises(IndexError):
        rasterise(pdf, page=1)


def test_heavy_libraries_are_loaded_only_when_a_document_is_made() -> None:
    script = (
        "import sys, core.papers.guides.editions, core.render.preview, core.papers.guides.compose, "
        "core.application.paper, core.render.codes, core.render.text; "
        "heavy = ('reportlab', 'qrcode', 'PIL', 'pypdfium2', 'pypdfium2_raw'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
