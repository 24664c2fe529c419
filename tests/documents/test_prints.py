"""Every printed document: codes decoded, edges and quiet zones white, black only, the same bytes
again.

After a wanted change, look at the new pages and remake the kept files with `python -m
tests.documents.test_prints`; the commit message describes the change on paper.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageFilter

from core.render.codes import QUIET_MODULES, encode
from core.render.preview import page_count
from tests.documents.pixels import RESOLUTIONS, Seen, codes_in, drawing_of, page_picture
from tests.documents.prints import PRINTS

FOLDER: Final = Path(__file__).parent / "golden"
EDGE_MM: Final = 4.8
WHITE: Final = 250
FLOOR_MM: Final = 0.50
FOR_PHONES: Final = [name for name, case in PRINTS.items() if not case.ladder]
KEPT: Final = [name for name, case in PRINTS.items() if case.golden]


@cache
def rendered(name: str) -> bytes:
    return PRINTS[name].render()


@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("name", FOR_PHONES)
def test_every_code_of_every_page_is_read_and_says_what_was_asked(name: str, dpi: int) -> None:
    pdf = rendered(name)
    pages = PRINTS[name].codes
    assert page_count(pdf) == len(pages)
    for number, wanted in enumerate(pages):
        assert Counter(code.text for code in codes_in(page_picture(pdf, dpi, number))) == wanted, number


@pytest.mark.parametrize("name", FOR_PHONES)
def test_codes_are_read_from_a_blurred_turned_one_bit_print(name: str) -> None:
    dpi = 300
    printed = page_picture(rendered(name), dpi, 0).convert("1", dither=Image.Dither.NONE).convert("L")
    captured = printed.filter(ImageFilter.GaussianBlur(0.15 / 25.4 * dpi)).rotate(
        15, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC
    )
    assert Counter(code.text for code in codes_in(captured)) == PRINTS[name].codes[0]


@pytest.mark.parametrize("name", FOR_PHONES)
def test_quiet_zones_are_white_and_modules_keep_the_floor(name: str) -> None:
    dpi = 600
    image = page_picture(rendered(name), dpi, 0)
    for code in codes_in(image):
        module = (code.right - code.left) / encode(code.text).size
        assert module / dpi * 25.4 >= FLOOR_MM - 0.02, code.text
        assert _darkest_around(image, code, round(module * QUIET_MODULES) - 2) >= WHITE, code.text


def _darkest_around(image: Image.Image, code: Seen, ring: int) -> float:
    """The darkest pixel from 3 pixels outside the symbol to the end of its quiet zone."""
    around = image.crop((code.left - ring, code.top - ring, code.right + ring, code.bottom + ring))
    around.paste(255, (ring - 3, ring - 3, around.width - ring + 3, around.height - ring + 3))
    darkest = around.getextrema()[0]
    assert isinstance(darkest, int | float)
    return darkest


@pytest.mark.parametrize("name", PRINTS)
def test_nothing_is_drawn_where_printers_do_not_reach(name: str) -> None:
    dpi = 150
    pdf = rendered(name)
    edge = int(EDGE_MM / 25.4 * dpi)
    for number in range(page_count(pdf)):
        image = page_picture(pdf, dpi, number)
        image.paste(255, (edge, edge, image.width - edge, image.height - edge))
        assert image.getextrema() == (255, 255), number


@pytest.mark.parametrize("name", PRINTS)
def test_only_black_and_white_and_embedded_fonts_are_used(name: str) -> None:
    pdf = rendered(name)
    fonts = re.findall(rb"/BaseFont /([A-Za-z+-]+)", pdf)
    assert fonts
    assert all(font.startswith(b"AAAAAA+") for font in fonts)
    assert pdf.count(b"/FontFile2") == len(set(fonts))
    colours = set(re.findall(rb"(?:^|\n| )([\d.]+ (?:g|G|rg|RG|k|K|sc|scn))(?=\s)", drawing_of(pdf)))
    assert colours <= {b"0 g", b"1 g", b"1 G"}
    assert b"/PrintScaling /None" in pdf


@pytest.mark.parametrize("name", PRINTS)
def test_the_same_content_gives_the_same_bytes(name: str) -> None:
    assert PRINTS[name].render() == rendered(name)


@pytest.mark.parametrize("name", KEPT)
def test_the_print_is_the_kept_one(name: str) -> None:
    assert rendered(name) == (FOLDER / f"{name}.pdf").read_bytes(), (
        "the print changed: look at it, then python -m tests.documents.test_prints"
    )


if __name__ == "__main__":
    for kept in KEPT:
        (FOLDER / f"{kept}.pdf").write_bytes(rendered(kept))
