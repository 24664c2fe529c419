"""The meeting room: every unit, no person, keys that are also buttons, letters that are read from afar."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from PySide6.QtCore import QBuffer, QPoint, Qt
from PySide6.QtGui import QFontInfo, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.application.services import Services
from core.figures.places import Look, Mark, MarkKind
from core.units.models import OrgUnit, UnitKey
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.sixty_four import communes_of, read_of
from tests.pages_office.test_report import report_of
from tests.ui_kit import checks
from ui.qt.page_ids import PageId
from ui.qt.report.meeting import TOP, MeetingRoom
from ui.qt.report.page import ReportPage
from ui.qt.report.state import Read, reduce_read
from ui.qt.report.tile_look import short_name
from ui.qt.tokens import PaletteName, TextStyle
from ui.qt.widgets.button import Button
from ui.qt.widgets.rows import RowList

LOOKER = "Đặng Thị Người Xem"
READ_FROM_AFAR_PX = 16
"""Of 1,080: on a picture 2.4 m wide its capitals are 14 mm high, 6 minutes of arc from 8 m; eyes need 5."""

SIZES = ((1024, 600), (1280, 660), (1366, 768), (1920, 1080))


@pytest.fixture
def room_of(
    open_office: OpenOffice, province: Services
) -> Callable[..., tuple[Office, ReportPage, MeetingRoom]]:
    """Opens the meeting room over synthetic units, by F11."""

    def open_it(units: list[OrgUnit], **facts: int) -> tuple[Office, ReportPage, MeetingRoom]:
        office = open_office(province)
        page = report_of(office.open(PageId.REPORT))
        page.model._set(reduce_read(page.model.state, looked(read_of(units, **facts))))
        press(office, Qt.Key.Key_F11)
        return office, page, shown_room(office)

    return open_it


RoomOf = Callable[..., tuple[Office, ReportPage, MeetingRoom]]


def looked(read: Read) -> Read:
    """Somebody with a name has looked at the first unit."""
    first, *others = read.units
    when = "2020-09-14T08:00:00+07:00"
    look = Look(unit=first.unit, kind=MarkKind.CLOSED, count=9, name=LOOKER, reason="Đã gọi", looked=when)
    marks = (Mark(kind=MarkKind.CLOSED, count=9, of=10, look=look),)
    return replace(read, units=(replace(first, standing=replace(first.standing, marks=marks)), *others))


def communes(province: Services, count: int) -> list[OrgUnit]:
    """Units of the province; more than it has are its own under other codes."""
    day = province.province.figures.start
    known = communes_of(province.catalogue(), province.info.unit, day)
    made = [
        replace(known[at % len(known)], key=UnitKey(f"{at:05}", day), name=f"Ấp {at + 1}")
        for at in range(len(known), count)
    ]
    return [*known, *made][:count]


def press(
    office: Office, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    office.window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or office.window, key, modifier)
    QApplication.processEvents()


def do(office: Office, act: Button | Qt.Key) -> None:
    if isinstance(act, Button):
        act.click()
    else:
        press(office, act)


def shown_room(office: Office) -> MeetingRoom:
    room = office.window.screens.currentWidget()
    assert isinstance(room, MeetingRoom)
    assert office.window.isFullScreen()
    return room


def words_on(room: MeetingRoom) -> list[str]:
    """Every text that is painted, as a picture in SVG has it."""
    picture = QBuffer()
    made = QSvgGenerator()
    made.setOutputDevice(picture)
    made.setSize(room.size())
    painter = QPainter(made)
    room.render(painter, QPoint())
    painter.end()
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", bytes(picture.data().data()).decode())
    return [unescape(text).strip() for text in texts]


def words_on_all_pages(room: MeetingRoom) -> list[str]:
    found: list[str] = []
    for _ in room.sheets:
        found += words_on(room)
        QTest.keyClick(room, Qt.Key.Key_PageDown)
    return found


def assert_whole(office: Office, page: ReportPage, room: MeetingRoom) -> None:
    """Nothing is cut or outside, no unit is left out, no person is named."""
    assert checks.cut_texts(room) == []
    assert checks.outside_parent(room) == []
    area = room.rect().adjusted(0, 0, 0, -room.hints.height())
    assert all(area.contains(box.toAlignedRect()) for sheet in room.sheets for box in sheet.boxes)
    said = " ".join(words_on_all_pages(room))
    names = [short_name(line.figures.name) for line in page.model.state.every]
    assert [name for name in names if name not in said] == []
    assert office.services.info.officer_name not in said
    assert LOOKER not in said
    assert ("Trang " in said) is (len(room.sheets) > 1)


def test_all_communes_of_2020_are_on_any_screen_and_read_from_eight_metres_on_the_largest(
    room_of: RoomOf, province: Services
) -> None:
    office, page, room = room_of(communes(province, 101))
    for size in SIZES:
        room.setFixedSize(*size)
        for _ in ("tiles", "list"):
            assert_whole(office, page, room)
            if size == SIZES[-1]:
                (sheet,) = room.sheets
                sizes = [QFontInfo(font).pixelSize() for font in (sheet.look.name, sheet.look.rate)]
                assert min(sizes) >= READ_FROM_AFAR_PX
                assert room.legend.style_of_texts is TextStyle.H2
            QTest.keyClick(room, Qt.Key.Key_T)


@pytest.mark.parametrize("palette", PaletteName)
def test_the_legend_speaks_of_widths_only_where_they_show_how_large_the_units_are(
    room_of: RoomOf, province: Services, palette: PaletteName
) -> None:
    """In the letters of sunlight all 101 tiles fit, and were equal, below *Rộng theo số hộ.*"""
    for count in (64, 101):
        office, _page, room = room_of(communes(province, count))
        office.window.set_palette_name(palette)
        for size in SIZES:
            room.setFixedSize(*size)
            widths = [box.width() for sheet in room.sheets for box in sheet.boxes]
            wider = sum(width > 1.15 * min(widths) for width in widths)
            assert "Rộng theo số hộ." not in room.legend.shown() or wider >= 0.25 * count
            if size == SIZES[-1]:
                are_equal = count == 101 and palette is PaletteName.SUNLIGHT
                assert ("Rộng theo số hộ." in room.legend.shown()) is not are_equal
                assert len(room.sheets) == 1
        office.window.close()


@pytest.mark.parametrize("zoom", [125, 150])
@pytest.mark.parametrize("size", SIZES)
def test_large_letters_have_no_text_over_another_and_leave_room_for_the_tiles(
    room_of: RoomOf, province: Services, size: tuple[int, int], zoom: int
) -> None:
    office, page, room = room_of(communes(province, 64))
    office.window.set_zoom(zoom)
    room.setFixedSize(*size)
    assert_whole(office, page, room)
    foot = min(room._foot_room().top(), room.hints.y())
    assert not room.hints.geometry().intersects(room._foot_room().toRect())
    assert foot - room.legend.height() - TOP >= size[1] * 0.4


@pytest.mark.parametrize("view", ["table", "tiles"])
def test_the_focus_goes_back_to_the_units_after_the_meeting(
    open_office: OpenOffice, province: Services, view: str
) -> None:
    office = open_office(province)
    page = report_of(office.open(PageId.REPORT))
    page.model._set(reduce_read(page.model.state, read_of(communes(province, 8))))
    page.tiles.switch.buttons[view].click()
    checks.settle(office.window)
    units = page.tiles.panel.view if view == "tiles" else page.table
    units.setFocus()
    press(office, Qt.Key.Key_F11)
    shown_room(office)
    press(office, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is units


def test_many_hamlets_are_on_pages_and_each_key_has_a_button(room_of: RoomOf, province: Services) -> None:
    office, page, room = room_of(communes(province, 110))
    room.setFixedSize(1024, 600)
    buttons = [part for part in room.findChildren(Button) if part.isVisibleTo(room)]
    assert [(part.text(), part.key) for part in buttons] == [
        (f"Trang 1 / {len(room.sheets)}", "PgDn"),
        ("Bảng", "T"),
        ("Mẫu số khác", "Mũi tên"),
        ("Thoát", "Esc"),
    ]
    assert_whole(office, page, room)
    turn, view, basis, leave = buttons
    first = words_on(room)
    for act, back in (
        (turn, Qt.Key.Key_PageUp),
        (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        (view, Qt.Key.Key_T),
        (Qt.Key.Key_T, view),
        (basis, Qt.Key.Key_Left),
        (Qt.Key.Key_Right, Qt.Key.Key_Left),
    ):
        do(office, act)
        assert words_on(room) != first
        do(office, back)
        assert words_on(room) == first
        assert QApplication.focusWidget() is room
    leave.click()
    QApplication.processEvents()
    assert not office.window.isFullScreen()
    assert office.window.current_page() is page


def test_it_is_found_by_words_on_any_page_and_left_by_its_own_key(
    room_of: RoomOf, province: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, page, _room = room_of(communes(province, 8))
    monkeypatch.setattr(page.model, "load", lambda: None)
    press(office, Qt.Key.Key_F11)
    assert not office.window.isFullScreen()
    office.open(PageId.LETTERS)
    press(office, Qt.Key.Key_F11)
    shown_room(office)
    press(office, Qt.Key.Key_Escape)
    office.open(PageId.LETTERS)
    press(office, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "phong hop")
    rows = office.window.findChild(RowList, "commands.rows")
    assert isinstance(rows, RowList)
    found = rows.row_model.items[0]
    assert (found.key, found.lines) == ("meeting", ("Cửa sổ · F11",))
    press(office, Qt.Key.Key_Return)
    shown_room(office)


def test_a_commune_has_no_meeting_room(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    office.open(PageId.REPORT)
    press(office, Qt.Key.Key_F11)
    assert not office.window.isFullScreen()
    assert office.window.current_page() is not None


@pytest.mark.parametrize("zoom", [100, 150])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["table", "tiles"])
def test_the_button_of_the_meeting_room_is_in_sight_in_every_view_and_reached_by_tab(
    open_office: OpenOffice, province: Services, size: tuple[int, int], zoom: int, view: str
) -> None:
    office = open_office(province)
    page = report_of(office.open(PageId.REPORT))
    page.model._set(reduce_read(page.model.state, read_of(communes(province, 8))))
    page.tiles.switch.buttons[view].click()
    office.window.set_zoom(zoom)
    office.window.resize(*size)
    checks.settle(office.window)
    button = page.tiles.meeting
    assert button.isVisible()
    assert button.accessibleName() == "Phòng họp"
    assert button.text() == "Phòng họp" or button.toolTip() == "Phòng họp (F11)"
    assert page.header.rect().contains(button.geometry())
    if size[0] >= 1366 and zoom == 100:
        assert button.y() < page.header.title.geometry().bottom(), "the buttons stay beside the title"
    image = button.grab().toImage()
    middle = {image.pixel(x, image.height() // 2) for x in range(6, image.width() - 6)}
    assert len(middle) > 2, "its glyph is painted"
    assert checks.cut_texts(page.header) + checks.outside_parent(page) + checks.overlapping(page.header) == []
    office.window.activateWindow()
    page.tiles.switch.buttons[view].setFocus()
    for _ in range(3):
        if not button.hasFocus():
            press(office, Qt.Key.Key_Tab)
    assert button.hasFocus()
    press(office, Qt.Key.Key_Return)
    shown_room(office)
