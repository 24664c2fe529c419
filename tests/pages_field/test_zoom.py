"""Larger type, the dark and the sunlight palette: pages scroll and stack, and no text is cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from core.base.clock import FixedClock
from core.households.desk import NewHousehold
from core.records.household import WalkFilter
from tests.pages_field.conftest import Desk
from tests.pages_field.work import a_week
from tests.ui_kit import checks
from tests.ui_kit.hands import click, press
from ui.qt.households.state import Form
from ui.qt.i18n import Language
from ui.qt.quick.outcomes import PANELS
from ui.qt.quick.state import Panel
from ui.qt.tokens import PaletteName
from ui.qt.widgets.text import cut_to_lines

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


@pytest.mark.parametrize("language", list(Language))
def test_forms_over_a_household_are_whole_in_the_smallest_window_and_large_type(
    desk: Desk, clock: FixedClock, language: Language
) -> None:
    ids = a_week(desk.services, clock)
    desk.window.set_language(language)
    desk.window.resize(1024, 600)
    desk.window.set_zoom(150)
    page = desk.households(ids[0])
    for form in (Form.MOVE, Form.SPLIT, Form.SAME, Form.CLOSE):
        page.scroll_area.verticalScrollBar().setValue(page.scroll_area.verticalScrollBar().maximum())
        page._change(form)
        checks.settle(desk.window)
        focus = page.focusWidget()
        assert focus is not None
        assert checks.is_whole(focus), form
        assert page.scroll_area.horizontalScrollBar().maximum() == 0, form
        page.model.begin(Form.NONE)
    page.model.close_view()
    page.model.begin(Form.ADD)
    checks.settle(desk.window)
    assert page.add_form.lines.in_two
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    page.add_form.field("name").set_text("An")
    page.add_form.field("phone").set_text("0412345678")
    page.add_form.add.click()
    checks.settle(desk.window)
    problem = page.add_form.fields["phone"].problem
    assert 0 < problem.height() < 4 * problem.fontMetrics().lineSpacing(), problem.text()
    desk.window.set_zoom(100)
    desk.window.resize(1366, 768)
    checks.settle(desk.window)
    assert not page.add_form.lines.in_two


@pytest.mark.parametrize("zoom", [100, 125, 150])
@pytest.mark.parametrize("language", list(Language))
def test_the_list_of_households_needs_no_scrolling_sideways(
    desk: Desk, language: Language, zoom: int
) -> None:
    desk.window.set_language(language)
    if zoom == 150:
        desk.window.resize(1024, 600)
    desk.window.set_zoom(zoom)
    page = desk.households()
    for picking, show in ((False, WalkFilter.ALL), (False, WalkFilter.TO_VISIT), (True, WalkFilter.ALL)):
        page.model.list_only(show)
        page.many.set_picking(picking=picking)
        checks.settle(desk.window)
        assert page.scroll_area.horizontalScrollBar().maximum() == 0
        assert checks.cut_texts(page) == []
        assert checks.overlapping(page) == []


def test_a_household_has_its_history_beside_it_from_1280_px(desk: Desk, clock: FixedClock) -> None:
    ids = a_week(desk.services, clock)
    for width, height in ((1280, 660), (1366, 768)):
        desk.window.resize(width, height)
        for household in ids[:6]:
            page = desk.households(household)
            checks.settle(desk.window)
            assert not page.view.stacked, (width, household)
            assert checks.cut_texts(page) == []


SMALL = [(1024, 600, 100), (1024, 600, 150), (1366, 768, 125), (1366, 768, 150), (1366, 768, 200)]


@pytest.mark.parametrize("language", list(Language))
def test_the_line_its_error_and_the_six_results_stand_whole(desk: Desk, language: Language) -> None:
    desk.window.set_language(language)
    page = desk.quick()
    card = page.card
    common = [button for button, outcome in card.outcomes._buttons if outcome in PANELS[Panel.COMMON]]
    assert len(common) == 6
    for width, height, zoom in SMALL:
        desk.window.resize(width, height)
        desk.window.set_zoom(zoom)
        for line in ("324", "322"):
            card.line.edit.setText(line)
            checks.settle(desk.window)
            cut = [w for w in (card.line, card.reading, *common) if not checks.is_whole(w)]
            assert [checks.told(widget) for widget in cut] == [], (width, height, zoom, line)
        page.search.edit.setText("0")
        checks.settle(desk.window)
        assert page.walk.isVisible(), "a search shows the list"
        press(page.search.edit, Qt.Key.Key_Escape)
        assert not page.walk.isVisible()
    number = page.model.state.place
    click(page.fold.after)
    assert page.model.state.place == number + 1
    click(page.fold.open)
    assert page.walk.isVisible()
    desk.window.set_zoom(100)
    desk.window.resize(1366, 768)
    assert page.walk.isVisible()
    assert not page.fold.isVisible()


@pytest.mark.parametrize("language", list(Language))
def test_a_long_name_and_address_push_no_result_out_of_sight(desk: Desk, language: Language) -> None:
    name = "Nguyễn Phước Bảo Quỳnh Hương Thảo Nguyên Anh Thư Kim Ngân Tôn"
    address = ("số 12/34/56 hẻm 78 đường Nguyễn Thị Minh Khai, cạnh chùa Ông Bổn, sau chợ cũ, 🏠 " * 3)[:200]
    new = NewHousehold(name=name, hamlet="Khóm 3", group="12", address=address, phone="0912 345 678")
    household = desk.services.published(desk.services.households.add(new))
    desk.window.set_language(language)
    card = desk.quick(household).card
    common = [button for button, outcome in card.outcomes._buttons if outcome in PANELS[Panel.COMMON]]
    for width, height, zoom in SMALL:
        desk.window.resize(width, height)
        desk.window.set_zoom(zoom)
        card.line.edit.setText("324")
        checks.settle(desk.window)
        cut = [w for w in (card.line, card.reading, *common) if not checks.is_whole(w)]
        assert [checks.told(widget) for widget in cut] == [], (width, height, zoom)
        assert checks.cut_texts(card.head) == []
    assert card.head.name.text() == name, "whole for screen readers"
    assert card.head.name.toolTip() == name
    assert card.head.address.toolTip().startswith(address)
    assert cut_to_lines("Trần 🙂 Văn Ký, số 1", card.head.name.font(), 1000, 2) == ["Trần 🙂 Văn Ký, số 1"]


def test_a_toast_moves_nothing(desk: Desk) -> None:
    page = desk.quick()
    long = "Recorded household 0246: visited, 3 adults, 2 smartphones, installed with help 2. " * 2
    for width, height, zoom in SMALL:
        desk.window.resize(width, height)
        desk.window.set_zoom(zoom)
        checks.settle(desk.window)
        before = [(widget, widget.geometry()) for widget in checks.visible(page)]
        page.header.toast.show_done(long)
        checks.settle(desk.window)
        moved = [checks.told(widget) for widget, place in before if widget.geometry() != place]
        assert moved == [], (width, height, zoom)
        assert checks.is_whole(page.header.toast)
        assert checks.cut_texts(page.header.toast) == []
        click(page.header.toast)
        assert not page.header.toast.isVisible()


def test_what_was_recorded_covers_neither_search_nor_line(desk: Desk) -> None:
    page = desk.quick()
    for width, height, zoom in SMALL:
        desk.window.resize(width, height)
        desk.window.set_zoom(zoom)
        checks.settle(desk.window)
        page.card.line.edit.setText("v")
        press(page.card.line.edit, Qt.Key.Key_Return)
        checks.settle(desk.window)
        toast = page.header.toast
        assert toast.isVisible()
        assert checks.is_whole(toast)
        free = (page.search, page.paper, page.card.line, page.card.head, page.fold.after)
        covered = [part for part in free if part.isVisible() and overlap(part, toast)]
        assert [checks.told(part) for part in covered] == [], (width, height, zoom)
        assert page.scroll_area.verticalScrollBar().value() == 0


def overlap(one: QWidget, other: QWidget) -> bool:
    first, second = (QRect(part.mapToGlobal(QPoint(0, 0)), part.size()) for part in (one, other))
    return first.intersects(second)
