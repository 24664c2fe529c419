"""The test sheet of two sides: both arrows meet when the sheet is held against a light."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import ImageChops, ImageOps

from core.content.wording import words
from core.papers.sides_test import SidesTestWording, render
from core.records.workspace import Language
from core.render.preview import page_count
from tests.documents.pixels import page_picture

DPI = 100
ARROW = (315, 59, 512, 335)
"""Its place in pixels."""


@pytest.mark.parametrize("language", Language)
def test_both_arrows_meet_on_a_sheet_turned_like_a_page_of_a_book(language: Language) -> None:
    pdf = render("UBND phường Lý Văn Lâm", language)
    assert page_count(pdf) == 2
    front, back = (page_picture(pdf, DPI, page).crop(ARROW) for page in range(2))
    assert front.getextrema()[0] == 0
    through = ImageChops.difference(front, ImageOps.mirror(back)).histogram()
    assert sum(through[128:]) < 20
    upside_down = ImageChops.difference(front, ImageOps.flip(back)).histogram()
    assert sum(upside_down[128:]) > 200


@pytest.mark.parametrize("language", Language)
def test_every_way_that_it_can_come_out_has_its_sentence(language: Language) -> None:
    wording = words("sides_test", language, SidesTestWording)
    pdf = render("UBND phường Lý Văn Lâm", language)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [str(page.get_textpage().get_text_bounded()) for page in document]
    front, back = (" ".join(text.split()) for text in pages)
    assert all(step in front for step in wording.steps)
    assert all(result in back for result in wording.results)
    assert len(wording.results) == 3
