"""Lists answer to keys and clicks and are read out row by row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui_kit import checks
from tests.ui_kit.hands import click, press, put
from ui.qt.icons import Icon
from ui.qt.tokens import Role
from ui.qt.widgets.batch_chips import BatchChips
from ui.qt.widgets.button import Button
from ui.qt.widgets.list_card import ListCard
from ui.qt.widgets.page_header import PageHeader
from ui.qt.widgets.rows import Row, RowList, RowLook, RowStatus
from ui.qt.widgets.status import Status, status_role
from ui.qt.widgets.text import medium_width

ENTER = Qt.Key.Key_Return


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


@pytest.mark.parametrize("width", [430, 340, 300])
def test_a_long_status_cuts_neither_name_nor_address(holder: QWidget, width: int) -> None:
    long = RowStatus(text="Không có điện thoại thông minh", icon=Icon.NO_PHONE, role=Role.TEXT2)
    row = replace(ROWS[0], title="Quách Thị Yến", lines=("5/6 đường Lý Văn Lâm",), status=long)
    rows = RowList("Tuyến đi", look=RowLook(number_width=50))
    put(holder, rows)
    rows.set_rows((row,))
    rows.setMinimumWidth(1)
    rows.setFixedWidth(width)
    assert checks.cut_texts(rows) == []


def test_the_chips_wrap(holder: QWidget) -> None:
    chips = BatchChips()
    put(holder, chips)
    chips.set_chips(tuple((number, True) for number in range(1, 13)), "Đã nhận tệp số 1 đến 12.")
    assert chips.heightForWidth(100) > chips.heightForWidth(700)


def test_three_missing_batches_are_an_error() -> None:
    assert [status_role(Status.GAP, count) for count in (1, 2, 3)] == [Role.WARN, Role.WARN, Role.ERR]


def test_a_row_is_chosen_by_a_click(holder: QWidget, qtbot: QtBot) -> None:
    rows = RowList("Tuyến đi")
    put(holder, rows)
    rows.set_rows(ROWS)
    at = rows.visualRect(rows.row_model.index(2)).center()
    with qtbot.waitSignal(rows.row_chosen) as chosen:
        click(rows.viewport(), at)
    assert chosen.args == ["162"]
