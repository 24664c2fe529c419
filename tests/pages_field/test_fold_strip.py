"""The folded walk list: the group of the household as small houses, which follow what is recorded."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.street.house import State
from tests.pages_field.conftest import Desk
from tests.pages_field.work import enter
from tests.ui_kit import checks
from tests.ui_kit.hands import press
from ui.qt.tokens import PaletteName

SMALL = (1024, 600)


def test_the_houses_of_the_group_follow_the_household_and_what_is_recorded(demo_desk: Desk) -> None:
    demo_desk.window.resize(*SMALL)
    page = demo_desk.quick()
    checks.settle(demo_desk.window)
    strip, household = page.fold.open, page.model.state.household
    assert household is not None
    street = demo_desk.services.street.read()
    group = street.groups[street.spots[household.number][0]]
    assert strip.source.street == street
    shown = [house.number for house in strip.houses]
    assert household.number in shown
    assert 15 < len(shown) <= len(group.houses)
    assert set(shown) <= {house.number for house in group.houses}
    enter(page, "v")
    checks.settle(demo_desk.window)
    recorded = next(house for house in strip.houses if house.number == household.number)
    assert recorded.state is State.AWAY
    following = page.model.state.household
    assert following is not None
    assert following.number != household.number
    assert following.number in [house.number for house in strip.houses]
    assert checks.cut_texts(page) == []
    assert checks.unnamed(page) == []
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    press(strip, Qt.Key.Key_Space)
    assert page.walk.isVisible(), "the whole list"
    assert not strip.source.watched


@pytest.mark.parametrize(
    ("size", "zoom", "palette"),
    [
        (SMALL, 100, PaletteName.LIGHT),
        (SMALL, 100, PaletteName.SUNLIGHT),
        ((1366, 768), 150, PaletteName.LIGHT),
    ],
    ids=str,
)
def test_beside_the_houses_the_names_of_both_neighbours_are_read_whole(
    size: tuple[int, int], zoom: int, palette: PaletteName, demo_desk: Desk
) -> None:
    demo_desk.window.resize(*size)
    demo_desk.window.set_palette_name(palette)
    demo_desk.window.set_zoom(zoom)
    page = demo_desk.quick()
    checks.settle(demo_desk.window)
    for neighbour in (page.fold.before, page.fold.after):
        assert neighbour.shows_whole
    assert page.fold.open.houses


def test_of_a_wide_window_no_street_is_read(demo_desk: Desk) -> None:
    page = demo_desk.quick()
    checks.settle(demo_desk.window)
    assert not page.fold.isVisible()
    assert not len(page.fold.open.source.street)
