"""Larger type, the dark and the sunlight palette: pages scroll and stack, and no text is cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from core.base.clock import FixedClock
from tests.pages_field.conftest import Desk
from tests.pages_field.work import a_week
from tests.ui_kit import checks
from ui.qt.households.state import Form
from ui.qt.i18n import Language
from ui.qt.quick.state import Panel
from ui.qt.tokens import PaletteName

LOOKS = [
    (PaletteName.LIGHT, 125, Language.VIETNAMESE),
    (PaletteName.LIGHT, 150, Language.ENGLISH),
    (PaletteName.DARK, 100, Language.VIETNAMESE),
    (PaletteName.SUNLIGHT, 100, Language.ENGLISH),
]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]}-{look[2]}")
def test_no_text_is_cut(
    desk: Desk,
    clock: FixedClock,
    picture: Callable[[QWidget, str], None],
    look: tuple[PaletteName, int, Language],
) -> None:
    palette, zoom, language = look
    ids = a_week(desk.services, clock)
    desk.window.set_language(language)
    desk.window.set_palette_name(palette)
    desk.window.set_zoom(zoom)

    def kept(name: str) -> None:
        checks.settle(desk.window)
        picture(desk.window, f"{name}-{palette}-{zoom}")
        page = desk.window.current_page()
        assert page is not None
        assert checks.cut_texts(page) == [], name

    desk.window.go_to_page("today")
    kept("hom-nay")
    page = desk.quick()
    page.card.line.edit.setText("322")
    kept("ghi-nhanh")
    page.card.line.edit.setText("324")
    page.model.show_panel(Panel.MORE)
    kept("ghi-nhanh-khac")
    households = desk.households()
    kept("ho-dan-danh-sach")
    households.model.begin(Form.ADD)
    kept("ho-dan-them")
    households = desk.households(ids[0])
    kept("ho-dan")
    opened = households.model.state.opened
    assert opened is not None
    households.model.begin(Form.VISIT, visit=opened.visits[0].id)
    kept("ho-dan-sua")


@pytest.mark.parametrize("zoom", [100, 125, 150])
@pytest.mark.parametrize("language", list(Language))
def test_the_list_of_households_needs_no_scrolling_sideways(
    desk: Desk, language: Language, zoom: int
) -> None:
    desk.window.set_language(language)
    desk.window.set_zoom(zoom)
    page = desk.households()
    for picking in (False, True):
        page.many.set_picking(picking=picking)
        checks.settle(desk.window)
        assert page.scroll_area.horizontalScrollBar().maximum() == 0
        assert checks.cut_texts(page) == []
        assert checks.overlapping(page) == []
