"""The near distance: the roofs above the doors, and states that are read whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.street.house import House, State
from tests.pages_field.conftest import Desk
from tests.pages_field.test_street import the_street
from tests.ui_kit import checks
from tests.ui_kit.hands import click, press
from ui.qt.i18n import Language, Translations
from ui.qt.street.geometry import Level
from ui.qt.street.looks import LOOKS, said, state_word
from ui.qt.street.near import word_lines
from ui.qt.widgets.text import medium_width

NARROWEST = 136
"""Px beside a near house in the least cell."""


@pytest.mark.parametrize("language", Language)
def test_beside_a_near_house_its_state_is_read_whole(language: Language, translations: Translations) -> None:
    translations.switch(language)
    for state in State:
        house = House(1, 1, state, 12, "2026-11-27")
        lines = word_lines(house, NARROWEST)
        assert len(lines) in {1, 2}
        assert " ".join(lines) in {state_word(house), said(LOOKS[state].word)}
        assert all(medium_width(line) <= NARROWEST for line in lines), state


def test_above_the_near_doors_the_roof_of_their_group_is_framed_and_a_click_leads_to_another(
    demo_desk: Desk,
) -> None:
    page, view = the_street(demo_desk)
    roofs = page.street.panel.near_roofs
    assert not roofs.isVisible()
    press(view, Qt.Key.Key_Plus)
    checks.settle(demo_desk.window)
    assert roofs.isVisible()
    spot = view.current_spot()
    assert spot is not None
    assert roofs.framed == spot.group
    press(view, Qt.Key.Key_PageUp)
    assert roofs.framed == spot.group - 1
    box = roofs.box(2)
    assert box is not None
    click(roofs, box.center().toPoint())
    assert view.current_spot() == (2, 0)
    assert roofs.framed == 2
    assert view.hasFocus()
    head = view.scene.geometry.block(2).y - view.verticalOffset()
    assert 0 <= head < view.viewport().height() / 4, "the head of the group is at the top"
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert roofs.framed == view.groups_in_sight()[0] > 2, "the door with the focus is out of sight"
    press(view, Qt.Key.Key_Minus)
    assert not roofs.isVisible()


@pytest.mark.parametrize(("size", "zoom"), [((1024, 600), 100), ((1366, 768), 150)], ids=str)
def test_roofs_leave_three_rows_of_near_doors(size: tuple[int, int], zoom: int, demo_desk: Desk) -> None:
    demo_desk.window.resize(*size)
    demo_desk.window.set_zoom(zoom)
    page, view = the_street(demo_desk)
    view.set_level(Level.NEAR)
    checks.settle(demo_desk.window)
    grid = view.scene.geometry.grid
    assert grid is not None
    assert view.viewport().height() >= 3 * grid.row
    assert page.street.panel.near_roofs.isVisible() is (zoom == 100)
    assert checks.cut_texts(page) == []
