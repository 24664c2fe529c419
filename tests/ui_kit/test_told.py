"""Messages: toast, busy bar, notice, reading line, ring and states; seen, announced, and gone in time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui_kit.hands import click, put
from ui.qt.icons import Icon
from ui.qt.theme import Theme, apply_theme
from ui.qt.tokens import PaletteName, Role
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.field import Field, SearchField
from ui.qt.widgets.figures import Ring
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.page_header import PageHeader
from ui.qt.widgets.quick_field import QuickField, QuickState
from ui.qt.widgets.reading_line import Reading, ReadingLine
from ui.qt.widgets.rows import Row, RowList
from ui.qt.widgets.status import Status, status_icon, status_role, status_word
from ui.qt.widgets.text import recorded_misfits
from ui.qt.widgets.time_left import TimeLeft
from ui.qt.widgets.toast import SHOWN_MS, Toast


def test_the_reading_line_speaks_its_sentence(holder: QWidget) -> None:
    line = ReadingLine()
    put(holder, line)
    line.set_reading(Reading.GOOD, "· 3 người lớn · cài giúp 2", lead="Đã thăm")
    assert line.accessibleName() == "Đã thăm · 3 người lớn · cài giúp 2"


def test_a_long_reading_takes_more_lines(holder: QWidget) -> None:
    line = ReadingLine()
    put(holder, line)
    line.set_reading(Reading.BLOCKED, "Cài giúp 4 nhiều hơn 2 điện thoại. Sửa lại số thứ ba.")
    assert line.heightForWidth(200) > line.heightForWidth(900)


def test_the_toast_goes_after_eight_seconds(holder: QWidget, qtbot: QtBot) -> None:
    toast = Toast()
    put(holder, toast)
    toast.show_done("Đã ghi hộ 0160: cài giúp 4.")
    assert toast.isVisible()
    assert toast.timer.interval() == SHOWN_MS == 8_000
    elsewhere = Field("Ghi chú")
    put(holder, elsewhere)
    elsewhere.edit.setFocus()
    qtbot.waitUntil(elsewhere.edit.hasFocus)
    toast.timer.setInterval(1)
    toast.timer.start()
    with qtbot.waitSignal(toast.expired):
        pass
    assert not toast.isVisible()


def test_the_toast_undoes_once(holder: QWidget, qtbot: QtBot) -> None:
    toast = Toast()
    put(holder, toast)
    toast.show_done("Đã ghi hộ 0160: cài giúp 4.")
    with qtbot.waitSignal(toast.undo_requested):
        click(toast.undo)
    assert not toast.isVisible()
    assert not toast.timer.isActive()


def test_the_toast_waits_while_the_focus_is_on_its_undo(holder: QWidget, qtbot: QtBot) -> None:
    toast = Toast()
    put(holder, toast)
    toast.show_done("Đã ghi hộ 0160: cài giúp 4.")
    toast.undo.setFocus()
    qtbot.waitUntil(toast.undo.hasFocus)
    toast.timer.timeout.emit()
    assert toast.isVisible()


def test_the_toast_is_beside_the_title_where_it_fits_and_moves_nothing(holder: QWidget) -> None:
    header = PageHeader("Ghi nhanh")
    header.add_action(SearchField("Tìm hộ", placeholder="Tìm hộ: mã, tên, số nhà"))
    put(holder, header)
    QApplication.processEvents()
    before = header.title.geometry()
    header.toast.show_done("Đã ghi hộ 0160: cài giúp 4.")
    QApplication.processEvents()
    title = QRect(header.title.mapTo(holder, QPoint(0, 0)), header.title.size())
    assert not header.toast.geometry().intersects(title)
    assert header.title.geometry() == before


@pytest.mark.parametrize(
    ("ratio", "role"), [(0.384, Role.ACCENT), (0.5, Role.DONE), (1.2, Role.DONE), (None, Role.ACCENT)]
)
def test_the_ring_is_green_from_the_target_on_and_never_red(
    holder: QWidget, ratio: float | None, role: Role
) -> None:
    ring = Ring()
    put(holder, ring)
    ring.set_figure(ratio=ratio, target=0.5, figure="38,4 %", caption="đã cài", target_text="chỉ tiêu 50 %")
    assert ring.role is role
    assert ring.accessibleName() == "38,4 % đã cài, chỉ tiêu 50 %"


def test_the_busy_bar_asks_to_stop_once(holder: QWidget, qtbot: QtBot) -> None:
    busy = BusyBar()
    put(holder, busy)
    busy.start("Đang đọc tệp")
    busy.set_progress(3, 10)
    assert busy.bar.share == pytest.approx(0.3)
    with qtbot.waitSignal(busy.stop_requested):
        click(busy.stop)
    assert not busy.stop.isEnabled()
    busy.finish()
    assert not busy.isVisible()


def test_the_busy_bar_says_how_long_it_still_takes_once_it_can_know(holder: QWidget) -> None:
    seconds = [0.0]
    busy = BusyBar(time_left=TimeLeft(now=lambda: seconds[0]))
    put(holder, busy)
    busy.start("Reading")
    said = []
    for now, done in ((1.0, 10), (4.0, 10), (30.0, 100), (295.0, 990), (299.0, 999)):
        seconds[0] = now
        busy.set_progress(done, 1000)
        said.append(busy.left.text() if busy.left.isVisible() else "")
    assert said[0] == "", "one step says too little"
    assert "7 minute" in said[1]
    assert "5 minute" in said[2]
    assert said[3:] == ["", ""], "nearly over"


def test_a_notice_stays_in_the_page_and_offers_its_action(holder: QWidget, qtbot: QtBot) -> None:
    notice = Notice()
    put(holder, notice)
    assert not notice.isVisible()
    notice.show_message(NoticeKind.ERROR, "Tệp bị đứt giữa chừng nên chưa nhập gì.", action="Chọn tệp khác")
    assert (notice.isVisible(), notice.accessibleName()) == (True, "Tệp bị đứt giữa chừng nên chưa nhập gì.")
    with qtbot.waitSignal(notice.action_requested):
        click(notice.action)
    notice.clear()
    assert not notice.isVisible()


def test_what_does_not_fit_is_recorded_and_never_elided(holder: QWidget) -> None:
    rows = RowList("Tuyến đi")
    rows.set_rows((Row(key="1", title="Một cái tên rất dài mà ô này không đủ chỗ cho nó"),))
    rows.setParent(holder)
    rows.setGeometry(0, 0, 120, 80)
    holder.show()
    with recorded_misfits() as misfits:
        rows.grab()
    assert [misfit.text for misfit in misfits] == ["Một cái tên rất dài mà ô này không đủ chỗ cho nó"]


@pytest.mark.parametrize("status", Status)
def test_every_status_has_glyph_word_and_colour(dressed: QApplication, status: Status) -> None:
    assert status_icon(status) in Icon
    assert status_role(status) in Role
    assert status_word(status, days=2, count=3).strip()


@pytest.mark.parametrize("palette", PaletteName)
def test_a_blocked_line_is_red_in_every_palette(
    holder: QWidget, dressed: QApplication, palette: PaletteName
) -> None:
    apply_theme(dressed, Theme(palette=palette))
    line = QuickField("Ghi nhanh")
    put(holder, line)
    line.set_state(QuickState.BLOCKED)
    QApplication.processEvents()
    pixel = line.grab().toImage().pixelColor(line.width() // 2, 1)
    assert pixel == Theme(palette=palette).colour(Role.ERR)
