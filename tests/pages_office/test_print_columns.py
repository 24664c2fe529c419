"""The print page at 1366x768 and 125 %: every paper in the same three columns, its preview in sight."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from core.application.paper_order import Paper
from core.application.services import Services
from core.records.household import WalkFilter
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.printing_hands import pick, settle, show
from tests.pages_office.test_printing import print_of
from ui.qt.i18n import Language
from ui.qt.printing.page import PrintPage
from ui.qt.printing.words import PAPERS
from ui.qt.widgets.columns import Columns, ScrollBody

LAPTOP_AT_125 = QSize(1093, 614)
SMALLEST = QSize(1024, 600)
TARGET_PX = 44


def print_at(office: Office, size: QSize) -> PrintPage:
    office.window.resize(size)
    page = print_of(office)
    settle(office)
    return page


def place_of(page: PrintPage, part: QWidget) -> QRect:
    return QRect(part.mapTo(page, QPoint(0, 0)), part.size())


def columns_of(page: PrintPage) -> tuple[tuple[int, int], ...]:
    """Left edge and width of each column."""
    places = (place_of(page, part) for part in (page.papers, page.options, page.preview))
    return tuple((place.x(), place.width()) for place in places)


@pytest.mark.parametrize(
    ("size", "language"),
    [
        (LAPTOP_AT_125, Language.VIETNAMESE),
        (LAPTOP_AT_125, Language.ENGLISH),
        (SMALLEST, Language.VIETNAMESE),
        (SMALLEST, Language.ENGLISH),
    ],
)
def test_every_paper_stands_in_the_same_three_columns(
    open_office: OpenOffice, ward: Services, size: QSize, language: Language
) -> None:
    office = open_office(ward)
    office.window.set_language(language)
    page = print_at(office, size)
    before = columns_of(page)
    assert before[0][0] < before[1][0] < before[2][0]
    for paper in (*PAPERS, Paper.A5):
        show(office, page, paper)
        assert columns_of(page) == before, paper
        assert page.scroll_area.verticalScrollBar().maximum() == 0, paper
        assert page.rect().contains(place_of(page, page.preview)), paper
        scrolled = page.options.findChild(ScrollBody)
        assert scrolled is not None
        assert scrolled.horizontalScrollBar().maximum() == 0, paper
    show(office, page, Paper.TEXT)
    pick(office, page, "form", Paper.HTML.value)
    assert columns_of(page) == before


def test_tools_of_the_preview_take_the_same_room_for_any_number_of_pages(
    open_office: OpenOffice, ward: Services
) -> None:
    page = print_at(open_office(ward), LAPTOP_AT_125)
    tools, image = page.preview.tools, page.preview.view.page
    least, height = page.preview.minimumSizeHint().width(), tools.height()
    page.preview.show_page(image, 776, 777)
    assert page.preview.minimumSizeHint().width() == least
    assert tools.sizeHint().height() == height
    for button, name in ((tools.back, "Trang trước"), (tools.on, "Trang sau")):
        assert (button.accessibleName(), button.toolTip()) == (name, name)
        assert min(button.width(), button.height()) >= TARGET_PX
    parts = [place_of(page, part) for part in (tools.back, tools.place, tools.on)]
    assert all(left.right() < right.x() for left, right in pairwise(parts))


def test_full_width_stands_below_the_way_through_where_the_row_is_too_narrow(
    open_office: OpenOffice, ward: Services
) -> None:
    office = open_office(ward)
    tools = print_at(office, QSize(1366, 768)).preview.tools
    assert tools.zoom.isVisible()
    assert tools.zoom.y() == tools.on.mapTo(tools, QPoint(0, 0)).y()
    tools.setFixedWidth(tools.minimumSizeHint().width())
    settle(office)
    assert tools.zoom.y() >= tools.on.mapTo(tools, QPoint(0, tools.on.height())).y()
    assert tools.height() >= tools.zoom.geometry().bottom()


def test_an_empty_desk_has_no_tools(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = print_at(office, QSize(1366, 768))
    assert page.preview.zoom.isVisible()
    show(office, page, Paper.SLIP)
    pick(office, page, "show", WalkFilter.CALLBACKS.value)
    tools = page.preview.tools
    assert not any(part.isVisible() for part in (tools.back, tools.on, tools.zoom))
    page.options.take_all.click()
    settle(office)
    assert tools.zoom.isVisible()


def test_columns_of_a_tall_window_come_to_rest_at_every_width(
    open_office: OpenOffice, ward: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_office(ward)
    page = print_at(office, QSize(1000, 1400))
    turned: list[bool] = []
    arrange = Columns._arrange

    def watched(columns: Columns) -> None:
        before = columns.stacked
        arrange(columns)
        if columns.stacked != before:
            turned.append(before)

    monkeypatch.setattr(Columns, "_arrange", watched)
    page.columns.set_width(page.options, 300)
    for width in range(1020, 1060):
        turned.clear()
        office.window.resize(width, 1400)
        settle(office)
        assert len(turned) <= 1, width
