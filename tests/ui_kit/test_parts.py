"""The parts answer to keys and clicks, and say what they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, click, press, type_text
from ui.qt.icons import Icon
from ui.qt.theme import Theme, apply_theme
from ui.qt.tokens import PaletteName, Role
from ui.qt.widgets.batch_chips import BatchChips
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind, IconButton
from ui.qt.widgets.choice import Check, Combo
from ui.qt.widgets.field import Field, Labelled, SearchField
from ui.qt.widgets.figures import Ring
from ui.qt.widgets.list_card import ListCard
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.page_header import PageHeader
from ui.qt.widgets.page_view import PageView
from ui.qt.widgets.quick_field import QuickField, QuickState
from ui.qt.widgets.reading_line import Reading, ReadingLine
from ui.qt.widgets.rows import Row, RowList, RowLook, RowStatus
from ui.qt.widgets.status import Status, status_icon, status_role, status_word
from ui.qt.widgets.stepper import Stepper
from ui.qt.widgets.text import medium_width, recorded_misfits
from ui.qt.widgets.time_left import TimeLeft
from ui.qt.widgets.toast import SHOWN_MS, Toast

ENTER = Qt.Key.Key_Return


@pytest.fixture
def holder(dressed: QApplication, qtbot: QtBot) -> QWidget:
    """A window to put parts into."""
    made = QWidget()
    QVBoxLayout(made)
    made.resize(800, 500)
    qtbot.addWidget(made)
    return made


def put(holder: QWidget, part: QWidget) -> None:
    layout = holder.layout()
    assert layout is not None
    layout.addWidget(part)
    holder.show()
    holder.activateWindow()


def test_enter_and_space_press_a_button(holder: QWidget, qtbot: QtBot) -> None:
    button = Button("Ghi", ButtonKind.PRIMARY)
    put(holder, button)
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    press(button, ENTER)
    press(button, Qt.Key.Key_Space)
    click(button)
    assert len(pressed) == 3


@pytest.mark.parametrize("kind", [ButtonKind.SECONDARY, ButtonKind.LINK])
def test_focus_shows_by_a_thicker_border(holder: QWidget, qtbot: QtBot, kind: ButtonKind) -> None:
    button = Button("Quay lại", kind)
    put(holder, button)
    button.clearFocus()
    thin = button.skin()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.skin().edge_width == 3.0
    assert button.skin().edge == Theme().colour(Role.ACCENT)
    assert thin.edge != button.skin().edge


def test_a_button_that_is_off_stays_readable(holder: QWidget) -> None:
    button = Button("Ghi", ButtonKind.PRIMARY)
    put(holder, button)
    button.setEnabled(False)
    theme = Theme()
    skin = button.skin()
    assert (skin.fill, skin.edge, skin.ink) == (
        theme.colour(Role.INSET),
        theme.colour(Role.EDGE),
        theme.colour(Role.TEXT2),
    )


def test_an_icon_button_says_its_word(holder: QWidget) -> None:
    button = IconButton(Icon.LOCK, "Khóa")
    put(holder, button)
    assert (button.accessibleName(), button.toolTip()) == ("Khóa", "Khóa")
    assert button.height() >= 44


def test_the_quick_line_hands_over_its_text_unless_blocked(holder: QWidget, qtbot: QtBot) -> None:
    line = QuickField("Ghi nhanh")
    put(holder, line)
    sent: list[str] = []
    line.submitted.connect(sent.append)
    type_text(line.edit, "322")
    line.set_state(QuickState.UNDERSTOOD)
    press(line.edit, ENTER)
    line.set_state(QuickState.BLOCKED)
    press(line.edit, ENTER)
    assert (sent, line.text(), line.record.isEnabled()) == (["322"], "322", False)
    line.set_state(QuickState.WARNING)
    click(line.record)
    assert sent == ["322", "322"]


def test_up_and_down_move_the_walk_list_without_leaving_the_line(holder: QWidget, qtbot: QtBot) -> None:
    line = QuickField("Ghi nhanh")
    put(holder, line)
    moves: list[int] = []
    line.row_moved.connect(moves.append)
    with qtbot.waitSignal(line.escaped):
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_Escape):
            press(line.edit, key)
    assert moves == [1, -1, 8]


def test_the_quick_line_has_no_completer_and_names_itself(holder: QWidget) -> None:
    line = QuickField("Ghi nhanh")
    put(holder, line)
    assert line.edit.completer() is None
    assert line.edit.accessibleName() == "Ghi nhanh"


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


def test_the_stepper_counts_by_click(holder: QWidget, qtbot: QtBot) -> None:
    stepper = Stepper("Người lớn", maximum=3)
    put(holder, stepper)
    values: list[int] = []
    stepper.value_changed.connect(values.append)
    plus, minus = stepper.box.plus_rect(), stepper.box.minus_rect()
    assert min(plus.width(), plus.height(), minus.width(), minus.height()) >= 44
    for _ in range(5):
        click(stepper.box, plus.center())
    click(stepper.box, minus.center())
    assert values == [0, 1, 2, 3, 2]
    assert stepper.box.accessibleName() == "Người lớn: 2"


def test_the_stepper_is_a_spin_box_to_a_screen_reader(holder: QWidget, qtbot: QtBot) -> None:
    stepper = Stepper("Người lớn")
    put(holder, stepper)
    stepper.set_value(3)
    QApplication.processEvents()
    seen = QAccessible.queryAccessibleInterface(stepper.box)
    assert seen.role() is QAccessible.Role.SpinBox
    assert seen.text(QAccessible.Text.Name) == "Người lớn: 3"
    assert seen.state().focusable


def test_the_stepper_counts_by_key(holder: QWidget, qtbot: QtBot) -> None:
    stepper = Stepper("Người lớn")
    put(holder, stepper)
    values: list[int] = []
    stepper.value_changed.connect(values.append)
    for key in (Qt.Key.Key_7, Qt.Key.Key_Up, Qt.Key.Key_Minus, Qt.Key.Key_Down):
        press(stepper.box, key)
    assert values == [7, 8, 7, 6]


def test_setting_a_stepper_tells_nobody(holder: QWidget) -> None:
    stepper = Stepper("Người lớn")
    put(holder, stepper)
    values: list[int] = []
    stepper.value_changed.connect(values.append)
    stepper.set_value(3)
    stepper.set_value(None)
    assert (values, stepper.value) == ([], None)


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


def test_the_toast_sits_in_the_header_and_not_over_it(holder: QWidget) -> None:
    header = PageHeader("Ghi nhanh")
    header.add_action(SearchField("Tìm hộ", placeholder="Tìm hộ: mã, tên, số nhà"))
    put(holder, header)
    header.toast.show_done("Đã ghi hộ 0160: cài giúp 4.")
    assert header.toast.parent() is header
    QApplication.processEvents()
    assert not header.toast.geometry().intersects(header.title.geometry())


def test_crumbs_tell_which_one_was_followed(holder: QWidget, qtbot: QtBot) -> None:
    header = PageHeader("Phạm Hữu Hà")
    header.set_crumbs(["Hộ dân", "Khóm 3, Tổ 3"], "Hộ 0161")
    put(holder, header)
    followed: list[int] = []
    header.crumb_activated.connect(followed.append)
    crumb = [b for b in header.findChildren(Button) if b.text() == "Khóm 3, Tổ 3"]
    click(crumb[0])
    assert followed == [1]


ROWS = tuple(
    Row(
        key=str(number),
        number=f"0{number}",
        title=title,
        lines=("61/8 đường số 20",),
        status=RowStatus(text="Chưa đến", icon=Icon.CIRCLE, role=Role.TEXT2),
    )
    for number, title in ((160, "Dương Ngọc Sơn"), (161, "Phạm Hữu Hà"), (162, "Dương Minh Thảo"))
)


def test_rows_are_gone_through_by_key_and_chosen_by_enter(holder: QWidget, qtbot: QtBot) -> None:
    rows = RowList("Tuyến đi")
    put(holder, rows)
    rows.set_rows(ROWS)
    rows.set_current("160")
    press(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.row_chosen) as chosen:
        press(rows, ENTER)
    assert chosen.args == ["161"]


def test_a_row_is_chosen_by_a_click(holder: QWidget, qtbot: QtBot) -> None:
    rows = RowList("Tuyến đi")
    put(holder, rows)
    rows.set_rows(ROWS)
    at = rows.visualRect(rows.row_model.index(2)).center()
    with qtbot.waitSignal(rows.row_chosen) as chosen:
        click(rows.viewport(), at)
    assert chosen.args == ["162"]


def test_a_list_card_names_its_list(holder: QWidget) -> None:
    card = ListCard(RowList(look=RowLook(side=20)), ruled=True)
    put(holder, card)
    card.set_title("Hẹn quay lại", "4 hộ, 2 đã quá hạn")
    card.rows.set_rows(ROWS)
    assert card.rows.accessibleName() == "Hẹn quay lại"
    assert card.header.note.isVisible()
    assert checks.cut_texts(holder) == []


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Huỳnh Nguyễn Thị Phương Thảo Nguyên", "53 đường số 1"),
        ("Trần Kim Hoa", "12/34/56 hẻm Nguyễn Văn Trỗi nối dài, số 8"),
    ],
)
def test_a_long_name_and_a_long_address_keep_their_place_beside_a_long_result(
    holder: QWidget, name: str, address: str
) -> None:
    rows = RowList("Tuyến đi")
    put(holder, rows)
    status = RowStatus(text="Vắng nhà, lần 1", icon=Icon.NOT_HOME, role=Role.WARN)
    rows.set_rows((Row(key="6", title=name, lines=(address,), number="0006", status=status),))
    rows.setFixedWidth(round(rows.sizeHintForColumn(0) - medium_width(status.text)))
    assert checks.cut_texts(holder) == []


def test_new_rows_keep_the_current_one(holder: QWidget) -> None:
    rows = RowList("Tuyến đi")
    put(holder, rows)
    rows.set_rows(ROWS)
    rows.set_current("161")
    rows.set_rows(ROWS[1:])
    assert rows.current_key() == "161"


def test_a_screen_reader_hears_the_whole_row(holder: QWidget) -> None:
    rows = RowList("Tuyến đi")
    put(holder, rows)
    rows.set_rows(ROWS)
    spoken = rows.row_model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "0161, Phạm Hữu Hà, 61/8 đường số 20, Chưa đến"


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


def test_a_label_names_its_input_and_says_what_is_wrong(holder: QWidget) -> None:
    field = Field()
    labelled = Labelled("Mật khẩu của máy này", field)
    put(holder, labelled)
    assert field.edit.accessibleName() == "Mật khẩu của máy này"
    labelled.set_problem("Mật khẩu chưa đúng.")
    assert (field.wrong, labelled.problem.isVisible()) == (True, True)
    labelled.set_problem("")
    assert (field.wrong, labelled.problem.isVisible()) == (False, False)


def test_escape_empties_the_search_and_down_goes_to_the_results(holder: QWidget, qtbot: QtBot) -> None:
    search = SearchField("Tìm hộ")
    put(holder, search)
    type_text(search.edit, "hoa")
    press(search.edit, Qt.Key.Key_Escape)
    assert search.text() == ""
    with qtbot.waitSignal(search.left_downwards):
        press(search.edit, Qt.Key.Key_Down)


def test_a_check_is_toggled_by_its_word_and_by_space(holder: QWidget, qtbot: QtBot) -> None:
    check = Check("Chỉ mực đen")
    put(holder, check)
    click(check, QPoint(check.width() - 4, check.height() // 2))
    assert check.isChecked()
    press(check, Qt.Key.Key_Space)
    assert not check.isChecked()


def test_a_combo_changes_by_key(holder: QWidget, qtbot: QtBot) -> None:
    combo = Combo("In cho")
    combo.addItems(["Tổ 3", "Tổ 4"])
    put(holder, combo)
    press(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "Tổ 4"


def test_the_page_view_fits_the_page_into_the_desk(holder: QWidget) -> None:
    view = PageView()
    put(holder, view)
    page = QImage(210, 297, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFF)
    view.set_page(page, "Trang 1 / 13")
    image = view.grab().toImage()
    assert image.pixelColor(4, view.height() // 2) == Theme().colour(Role.DESK)
    assert image.pixelColor(view.width() // 2, view.height() // 2).name() == "#ffffff"
    assert view.accessibleName() == "Trang 1 / 13"
    assert 0 < view.page_width() < view.width()


def test_the_chips_wrap(holder: QWidget) -> None:
    chips = BatchChips()
    put(holder, chips)
    chips.set_chips(tuple((number, True) for number in range(1, 13)), "Đã nhận lô 1 đến 12.")
    assert chips.heightForWidth(100) > chips.heightForWidth(700)


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


def test_three_missing_batches_are_an_error() -> None:
    assert [status_role(Status.GAP, count) for count in (1, 2, 3)] == [Role.WARN, Role.WARN, Role.ERR]


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


def test_the_window_keeps_its_keys_while_a_field_has_the_focus(holder: QWidget, qtbot: QtBot) -> None:
    from ui.qt.window_keys import bind

    field = Field("Ghi chú")
    put(holder, field)
    pressed: list[str] = []
    for keys in ("Ctrl+E", "Ctrl+K", "Ctrl+Z"):
        bind(holder, keys, lambda keys=keys: pressed.append(keys))  # type: ignore[misc] # a default
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    for key in (Qt.Key.Key_E, Qt.Key.Key_K, Qt.Key.Key_Z):
        press(field.edit, key, CONTROL)
    assert pressed == ["Ctrl+E", "Ctrl+K", "Ctrl+Z"]


def test_typing_in_a_field_is_undone_before_anything_else(holder: QWidget, qtbot: QtBot) -> None:
    from ui.qt.window_keys import bind

    field = Field("Ghi chú")
    put(holder, field)
    pressed: list[int] = []
    bind(holder, "Ctrl+Z", lambda: pressed.append(1))
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    type_text(field.edit, "a")
    press(field.edit, Qt.Key.Key_Z, CONTROL)
    assert (field.text(), pressed) == ("", [])
    assert isinstance(field.edit, QLineEdit)
