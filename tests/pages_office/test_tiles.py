"""The tiles beside the ranking: texts, keys, choices, and numbers equal to those of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.application.services import Services
from core.sync.desk import NewKeys
from tests.figures.books import denominators
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.sixty_four import LAST_FILE, communes_of, read_of
from tests.pages_office.test_pages import LOOKS, NAMES, found
from tests.pages_office.test_report import report_of
from tests.ui_kit import checks
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.report.page import ReportPage
from ui.qt.report.state import Basis, Read, reduce_basis, reduce_read
from ui.qt.report.tile_model import TileModel
from ui.qt.report.tile_state import TileKind, TileOrder
from ui.qt.report.tile_view import TileView
from ui.qt.tokens import PaletteName

DECLARED = {"32005": 9000, "31999": 12000}
Look = tuple[Language, PaletteName, int, tuple[int, int]]


def show_units(page: ReportPage, province: Services, read: Read) -> TileView:
    """Show synthetic figures on the page, as tiles."""
    page.model._set(reduce_read(page.model.state, read))
    page.tiles.switch.buttons["tiles"].click()
    QApplication.processEvents()
    return page.tiles.panel.view


@pytest.fixture
def opened(open_office: OpenOffice, province: Services) -> Callable[..., tuple[Office, ReportPage, TileView]]:
    def open_it(count: int = 101, **facts: int) -> tuple[Office, ReportPage, TileView]:
        office = open_office(province)
        page = report_of(office.open(PageId.REPORT))
        day = province.province.figures.start
        units = communes_of(province.catalogue(), province.info.unit, day)[:count]
        return office, page, show_units(page, province, read_of(units, **facts))

    return open_it


Opened = Callable[..., tuple[Office, ReportPage, TileView]]


def model_of(view: TileView) -> TileModel:
    return view.tile_model


def test_every_unit_has_a_tile_in_the_order_of_the_table(opened: Opened) -> None:
    _office, page, view = opened()
    assert len(view.tiles) == len(view.boxes) == 101
    assert [tile.line for tile in view.tiles] == list(page.model.state.lines)
    kinds = [tile.kind for tile in view.tiles]
    assert kinds.count(TileKind.UNPLACED) == 3
    assert kinds[-5:] == [TileKind.EMPTY] * 5


@pytest.mark.parametrize("count", [1, 8, 64, 101])
def test_tiles_of_any_number_of_units_are_inside_and_apart(opened: Opened, count: int) -> None:
    _office, _page, view = opened(count, silent=0, marked=0)
    rects = [view.visualRect(model_of(view).index(at, 0)) for at in range(count)]
    for at, rect in enumerate(rects):
        assert rect.left() >= 0
        assert rect.right() <= view.viewport().width()
        assert not any(rect.intersects(other) for other in rects[at + 1 :])


def test_a_screen_reader_hears_each_unit_with_what_its_rate_is_of(opened: Opened) -> None:
    _office, _page, view = opened()
    table = QAccessible.queryAccessibleInterface(view)
    children = [table.child(at) for at in range(table.childCount())]
    cells = [child for child in children if child.role() == QAccessible.Role.Cell]
    assert len(cells) == 101
    cell = cells[0]
    line = view.tiles[0].line
    text = cell.text(QAccessible.Text.Name)
    assert text.startswith(f"{line.figures.name}, ")
    assert "Tính trên số người có điện thoại thông minh" in text
    assert "chỉ tiêu" in text
    assert "hạng 1" in text
    assert f"{line.row.households:,} hộ".replace(",", ".") in text
    assert cell.rect().isValid()
    silent = str(model_of(view).index(100, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert ", chưa gửi, " in silent
    assert "%" not in silent
    marked = next(at for at, tile in enumerate(view.tiles) if tile.kind is TileKind.UNPLACED)
    assert "hộ ngoài danh sách" in str(
        model_of(view).index(marked, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    )


def test_arrows_go_over_all_tiles_and_enter_opens_the_hamlets(opened: Opened) -> None:
    office, _page, view = opened()
    view.setFocus()
    office.window.activateWindow()
    seen = [view.currentIndex().row()]
    for _ in range(100):
        QTest.keyClick(view, Qt.Key.Key_Right)
        seen.append(view.currentIndex().row())
    assert seen == list(range(101))
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Down)
    below = view.currentIndex().row()
    assert view.boxes[below].row == 1
    opened_units: list[object] = []
    view.unit_opened.connect(opened_units.append)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened_units == [view.tiles[below].line.row.unit]
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert 0 <= view.currentIndex().row() < 100


def test_letters_find_a_unit_without_accents(opened: Opened) -> None:
    _office, _page, view = opened()
    view.keyboardSearch("ly van")
    assert view.tiles[view.currentIndex().row()].line.figures.name.endswith("Lý Văn Lâm")
    view.keyboardSearch("zzz")
    assert view.tiles[view.currentIndex().row()].line.figures.name.endswith("Lý Văn Lâm")


def test_a_click_says_the_card_of_its_unit_and_a_double_click_opens_it(opened: Opened) -> None:
    _office, _page, view = opened(8, silent=0, marked=0)
    opened_units: list[object] = []
    view.unit_opened.connect(opened_units.append)
    middle = view.visualRect(model_of(view).index(3, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert view.currentIndex().row() == 3
    assert opened_units == [view.tiles[3].line.row.unit]
    view.setFocus()
    assert view.card.tile is view.tiles[3]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.card.tile is None


def test_the_order_by_name_or_households_is_remembered(opened: Opened) -> None:
    office, page, view = opened()
    page.filters.order_choice.setCurrentIndex(2)
    page.filters.order_choice.activated.emit(2)
    sizes = [tile.line.row.households for tile in view.tiles]
    assert sizes == sorted(sizes, reverse=True)
    assert office.window.settings.value("report/tile_order") == TileOrder.HOUSEHOLDS
    assert office.window.settings.value("report/view") == "tiles"
    page.tiles.switch.buttons["table"].click()
    QApplication.processEvents()
    assert page.table.isVisible()
    assert page.filters.search.isVisible()
    assert not view.isVisible()


def test_the_keyboard_stays_at_its_unit_when_the_denominator_changes(opened: Opened) -> None:
    _office, page, view = opened()
    view.setCurrentIndex(model_of(view).index(17, 0))
    unit = view.tiles[17].line.row.unit
    page.model._set(reduce_basis(page.model.state, Basis.LISTED))
    assert view.tiles[view.currentIndex().row()].line.row.unit == unit


def test_a_unit_without_figures_is_as_wide_as_its_declared_households(
    open_office: OpenOffice, province: Services, ward: Services, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("tệp")
    kept = province.province.denominators
    rows = [(code, "số hộ", count, "Chi cục Thống kê", "01/09/2020") for code, count in DECLARED.items()]
    kept.load(denominators(folder / "so-ho.xlsx", *rows))
    exported = ward.batches.export(province.batches.own_keys(), folder).value
    province.batches.receive(exported.files, new_keys=NewKeys.TRUST)
    ward.close()
    page = report_of(open_office(province).open(PageId.REPORT))
    page.tiles.switch.buttons["tiles"].click()
    by_code = {tile.line.figures.code: tile for tile in page.tiles.panel.view.tiles}
    assert {by_code[code].kind for code in DECLARED} == {TileKind.EMPTY}
    assert {code: by_code[code].line.row.households for code in DECLARED} == DECLARED
    assert by_code["32014"].line.row.households == 5


def test_both_ends_of_a_list_loaded_twice_are_on_the_tile_as_in_the_table(opened: Opened) -> None:
    _office, page, view = opened(8, silent=0, marked=0)
    row = page.model.state.units[0]
    half = {
        name: (getattr(row.figures, name) + 1) // 2
        for name in ("ever", "ever_visited", "smartphones_known", "smartphones_homes")
    }
    doubled = replace(row, one_list=replace(row.figures, **half))
    assert page.model.state.total is not None
    units = (doubled, *page.model.state.units[1:])
    read = Read(units=units, total=page.model.state.total.row, received=LAST_FILE, known=8, below=8)
    page.model._set(reduce_read(page.model.state, read))
    at, tile = next((at, tile) for at, tile in enumerate(view.tiles) if tile.line.row.one_list is not None)
    ends = doubled.ends(Basis.SMARTPHONES.value)
    assert ends is not None
    assert (Fraction(tile.low).limit_denominator(10**6), tile.high) == (
        Fraction(ends.low).limit_denominator(10**6),
        float(ends.high),
    )
    said = str(model_of(view).index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "–" in said.split(", ")[1]
    assert f"{half['ever']:,}–{row.figures.ever:,} hộ".replace(",", ".") in said


def test_the_total_above_the_tiles_is_that_of_the_table(opened: Opened) -> None:
    _office, page, _view = opened()
    panel = page.tiles.panel
    assert panel.figure.text() in page.foot.accessibleName()
    assert panel.figure.accessibleName() == page.foot.accessibleName()
    assert panel.note.text() == "96 / 101 đơn vị có số liệu"


def test_copy_from_the_tiles_gives_the_table(opened: Opened) -> None:
    _office, _page, view = opened(8, silent=0, marked=0)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 11


def test_a_ward_has_no_tiles(open_office: OpenOffice, ward: Services) -> None:
    page = report_of(open_office(ward).open(PageId.REPORT))
    assert not page.tiles.switch.isVisible()
    assert not page.tiles.is_on


@pytest.mark.parametrize("look", LOOKS, ids=NAMES)
def test_tiles_have_room_and_names_in_every_dress(opened: Opened, look: Look) -> None:
    office, page, _view = opened()
    assert found(office, page, look) == []


@pytest.mark.parametrize("size", [(1024, 600), (1920, 1080)])
def test_tiles_have_room_on_the_smallest_and_the_largest_screen(
    opened: Opened, size: tuple[int, int]
) -> None:
    office, page, view = opened()
    for palette in PaletteName:
        assert found(office, page, (Language.VIETNAMESE, palette, 100, size)) == []
        assert page.scroll_area.verticalScrollBar().maximum() == 0
    assert (view.verticalScrollBar().maximum() > 0) is (size[0] == 1024)


def test_choices_in_two_rows_begin_one_below_the_other(opened: Opened) -> None:
    office, page, _view = opened()
    office.window.set_language(Language.ENGLISH)
    office.window.set_palette_name(PaletteName.SUNLIGHT)
    office.window.resize(1366, 768)
    checks.settle(office.window)
    filters = page.filters
    assert filters.level_choice.y() > filters.basis_choice.y()
    assert filters.level_choice.x() == filters.basis_choice.x()


def test_without_colour_the_kinds_stay_distinct(opened: Opened) -> None:
    """A tile with a rate, one without a place and one without figures differ in shades of grey."""
    office, _page, view = opened(8, silent=1, marked=1)
    office.window.set_palette_name(PaletteName.LIGHT)
    QApplication.processEvents()
    view.clearFocus()
    grey = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    edges: dict[TileKind, list[bool]] = {}
    for at, tile in enumerate(view.tiles):
        rect = view.visualRect(model_of(view).index(at, 0))
        y = rect.center().y() + 2
        row = [grey.pixelColor(x, y).red() for x in range(rect.left() + 3, rect.right() - 3)]
        edge = [grey.pixelColor(x, rect.top()).red() for x in range(rect.left() + 8, rect.right() - 8)]
        edges.setdefault(tile.kind, [len(set(row)) > 2, len({value // 64 for value in edge}) > 1])
    assert edges[TileKind.UNPLACED][1]
    assert not edges[TileKind.RATED][1]
    assert len({tuple(kind) for kind in edges.values()}) == 3


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "dress", [(1366, 768, 100), (1280, 660, 100), (1024, 600, 100), (1024, 600, 150)], ids=str
)
def test_above_the_tiles_is_said_how_many_units_have_figures(
    opened: Opened, dress: tuple[int, int, int], language: Language
) -> None:
    office, page, _ = opened(64)
    office.window.set_language(language)
    width, height, zoom = dress
    office.window.resize(width, height)
    office.window.set_zoom(zoom)
    checks.settle(office.window)
    assert checks.sideways(page) == []
    assert "64" in page.tiles.panel.note.text()
    assert checks.cut_texts(page) == []
