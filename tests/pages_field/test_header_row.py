"""The head of a page on a low screen keeps to one row of buttons."""

from __future__ import annotations

import pytest

from tests.pages_field.conftest import Desk
from tests.ui_kit import checks
from ui.qt.i18n import Language


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [(1024, 600), (1280, 660)], ids=str)
def test_over_the_street_the_buttons_are_beside_the_title(
    size: tuple[int, int], language: Language, demo_desk: Desk
) -> None:
    demo_desk.window.set_language(language)
    demo_desk.window.resize(*size)
    page = demo_desk.households("street ")
    checks.settle(demo_desk.window)
    head = page.header
    assert page.add_one.y() < head.title.geometry().bottom()
    assert page.add_one.x() > max(head.title.geometry().right(), head.subtitle.geometry().right())
    assert "372" in head.subtitle.text()
    assert checks.cut_texts(page) == []
    assert checks.overlapping(head) == []
