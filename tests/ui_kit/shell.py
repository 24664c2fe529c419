"""A window with small pages that remember what they were asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.qt.icons import Icon
from ui.qt.pages import Page, PageSpec
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.field import SearchField
from ui.qt.widgets.label import Label

WORDS = {
    "today": ("Hôm nay", Icon.TODAY),
    "quick": ("Ghi nhanh", Icon.RECORD),
    "households": ("Hộ dân", Icon.HOUSEHOLDS),
    "print": ("In", Icon.PRINT),
    "sync": ("Đồng bộ", Icon.SYNC),
    "reports": ("Báo cáo", Icon.REPORT),
}


class SmallPage(Page):
    """One card, one field, one primary; `asked` is what the window asked of it, in order."""

    def __init__(self, page_id: str) -> None:
        super().__init__(page_id)
        self.asked: list[str] = []
        self.files: tuple[Path, ...] = ()
        self.closable = True
        self.search = SearchField("Tìm hộ", placeholder="Tìm hộ: mã, tên, số nhà")
        self.header.add_action(self.search)
        self.go_on = Button("Đi tiếp từ hộ 0161", ButtonKind.PRIMARY, icon=Icon.HOME)
        self.header.add_action(self.go_on)
        columns = Columns()
        columns.add(card("Tiến độ chỉ tiêu"), width=400)
        columns.add(card("Hẹn quay lại"))
        self.body.addWidget(columns, 1)
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(WORDS[self.page_id][0])
        self.header.set_subtitle("Thứ Hai, 14/09/2020 · Khóm 3, Phường 8")

    @override
    def activate(self, target: str = "") -> None:
        self.asked.append(f"activate {target}".strip())

    @override
    def go_to_search(self) -> bool:
        self.search.edit.setFocus()
        return self.answer("search")

    @override
    def undo(self) -> bool:
        return self.answer("undo")

    @override
    def export(self) -> bool:
        return self.answer("export")

    @override
    def print_out(self) -> bool:
        return self.answer("print")

    @override
    def open_files(self) -> bool:
        return self.answer("open")

    @override
    def add_record(self) -> bool:
        return self.answer("add")

    @override
    def take_files(self, paths: tuple[Path, ...]) -> None:
        self.files = paths

    @override
    def may_close(self) -> bool:
        return self.closable

    def answer(self, what: str) -> bool:
        self.asked.append(what)
        return True


def card(title: str) -> QWidget:
    made = Card()
    made.body.addWidget(CardHeader(title, "4 hộ, 2 đã quá hạn"))
    made.body.addWidget(Label("Ba ngày qua trung bình 42 hộ, còn thiếu 8 hộ mỗi ngày.", wrap=True))
    made.body.addStretch(1)
    return made


def specs(made: dict[str, SmallPage]) -> tuple[PageSpec, ...]:
    """Return six pages; those that were made are in `made`."""

    def make(page_id: str) -> SmallPage:
        made[page_id] = SmallPage(page_id)
        return made[page_id]

    return tuple(
        PageSpec(
            page_id=page_id,
            icon=icon,
            title=lambda title=title: title,  # type: ignore[misc] # mypy cannot type a default
            make=lambda page_id=page_id: make(page_id),  # type: ignore[misc] # mypy cannot type a default
            takes=TAKES.get(page_id, frozenset()),
        )
        for page_id, (title, icon) in WORDS.items()
    )


TAKES = {"households": frozenset({".xlsx", ".csv"}), "sync": frozenset({".tnb", ".csv"})}
