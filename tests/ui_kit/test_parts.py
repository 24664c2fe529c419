"""Buttons, fields and counters react to keys and clicks, and have accessible names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui_kit.hands import CONTROL, click, press, put, type_text
from ui.qt.icons import Icon
from ui.qt.theme import Theme
from ui.qt.tokens import Role
from ui.qt.widgets.button import Button, ButtonKind, IconButton
from ui.qt.widgets.choice import Check, Combo, Radio
from ui.qt.widgets.field import Field, Labelled, SearchField
from ui.qt.widgets.page_header import Crumb
from ui.qt.widgets.page_view import PageView
from ui.qt.widgets.quick_field import QuickField, QuickState
from ui.qt.widgets.sidebar_foot import FootItem, WordsButton
from ui.qt.widgets.stepper import Stepper, StepperBox
from ui.qt.widgets.toast import Toast
from ui.qt.widgets.view_switch import ViewSwitch

ENTER = Qt.Key.Key_Return


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
    press(button, Qt.Key.Key_Shift)  # a mouse may have been used last, by another test
    assert button.skin().edge_width == 3.0
    assert button.skin().edge == Theme().colour(Role.ACCENT)
    assert thin.edge != button.skin().edge


def ringed(part: QWidget) -> bool:
    """Return True if the focus is in the picture of `part`, whatever the pointer does."""
    now = part.grab().toImage()
    part.clearFocus()
    without = part.grab().toImage()
    return now != without


@pytest.mark.parametrize(
    "make",
    [
        partial(Button, "Quay lại"),
        partial(Button, "Ghi", ButtonKind.PRIMARY),
        partial(Crumb, "Hộ dân"),
        partial(Check, "Có thẻ"),
        partial(Radio, "Nam"),
        partial(StepperBox, 0, 9),
        partial(FootItem, Icon.HELP),
        partial(WordsButton),
    ],
)
def test_the_mouse_leaves_no_focus_ring_and_a_key_brings_it(
    holder: QWidget, qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    field, part = QLineEdit(), make()
    put(holder, field)
    put(holder, part)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    press(field, Qt.Key.Key_Tab)
    assert part.hasFocus()
    assert ringed(part)
    field.setFocus()
    click(part)
    assert part.hasFocus()
    assert not ringed(part)
    click(part)
    press(part, Qt.Key.Key_Shift)
    assert ringed(part)


def test_a_toast_goes_away_from_a_field_that_it_covers(holder: QWidget, qtbot: QtBot) -> None:
    covered, free = QLineEdit(holder), QLineEdit(holder)
    covered.setGeometry(0, 0, 200, 40)
    free.setGeometry(0, 200, 200, 40)
    toast = Toast(holder)
    holder.resize(600, 400)
    holder.show()
    holder.activateWindow()
    free.setFocus()
    qtbot.waitUntil(free.hasFocus)
    toast.show_done("Đã ghi", undoable=False)
    toast.setGeometry(0, 0, 300, 40)
    assert toast.sentence.geometry().right() <= toast.width() - 14
    free.clearFocus()
    free.setFocus()
    assert toast.isVisible()
    covered.setFocus()
    assert not toast.isVisible()


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


def test_a_button_without_a_word_keeps_its_glyph_where_the_row_is_full(holder: QWidget) -> None:
    button = Button(icon=Icon.MEETING)
    put(holder, button)
    button.set_brief(brief=True)
    image = button.grab().toImage()
    assert button.sizeHint() == QSize(image.height(), image.height())
    assert len({image.pixel(x, image.height() // 2) for x in range(6, image.width() - 6)}) > 2


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
    assert values == [1, 2, 3, 2]
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


def test_the_switch_of_views_picks_one_by_click_and_by_arrow(holder: QWidget, qtbot: QtBot) -> None:
    switch = ViewSwitch({"table": Icon.LIST, "tiles": Icon.TILES})
    switch.set_texts({"table": "Bảng", "tiles": "Ô"})
    put(holder, switch)
    chosen: list[str] = []
    switch.chosen.connect(chosen.append)
    assert switch.view == "table"
    click(switch.buttons["tiles"])
    qtbot.waitUntil(switch.buttons["tiles"].hasFocus)
    press(switch.buttons["tiles"], Qt.Key.Key_Left)
    assert (chosen, switch.view) == (["tiles", "table"], "table")
    switch.set_view("tiles")
    assert (chosen, switch.view) == (["tiles", "table"], "tiles")
