"""The page of a printed sheet: its ten rows, the day, the totals; by keyboard only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.base.clock import parse_instant
from core.paper_entry.desk import ROWS
from ui.qt.context import PageContext
from ui.qt.formats import format_moment
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import SEPARATOR
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.paper_entry.row_line import RowLine
from ui.qt.paper_entry.side_card import TOTALS, SideCard
from ui.qt.paper_entry.state import Done, State
from ui.qt.paper_entry.view_model import PaperEntryViewModel
from ui.qt.tokens import Height, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.card import LIST, Card
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.field import SearchField
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook

SIDE_WIDTH = 320
PAGE_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class PaperEntryPage(Page):
    """Renders `PaperEntryViewModel.state`; the row that is typed has the focus."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(PageId.PAPER)
        self.model = PaperEntryViewModel(context, self)
        self._done: Done | None = None
        self.search = SearchField()
        self.search.edit.setObjectName("sheet.search")
        self.header.add_action(self.search)
        self.problem = Notice()
        self.problem.setObjectName("sheet.problem")
        self.ask = self._make_question()
        self.rows = [RowLine(place) for place in range(1, ROWS + 1)]
        self.card = Card(padding=LIST)
        self.card.body.setSpacing(0)
        for line in self.rows:
            self.card.body.addWidget(line)
        self.card.body.addStretch(1)
        self.side = SideCard()
        self.columns = Columns()
        self.columns.add(self.card)
        self.columns.add(self.side, width=SIDE_WIDTH)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.ask)
        self.body.addWidget(self.columns, 1)
        self.body.addStretch(0)
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.search.set_name(self.tr("Code of a sheet"))
        self.search.set_placeholder(self.tr("Scan or type a sheet: WK7-12.1-1"))
        self.header.set_crumbs([self.tr("Quick entry")], self.tr("From paper"))
        self.ask_text.setText(
            self.tr(
                "Scan the square at the top right of a sheet, or type the code beside it."
                " Its rows then come in the order of the paper."
            )
        )
        self.begun_title.setText(self.tr("Begun, not finished"))
        self.begun.setAccessibleName(self.begun_title.text())
        self.side.retranslate()
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        self.model.load(target)

    @override
    def take_focus(self) -> None:
        state = self.model.state
        if state.sheet is None:
            self.go_to_search()
        elif state.day is None:
            self.side.day.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif state.at_totals:
            self.side.fields[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.rows[state.current - 1].field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def go_to_search(self) -> bool:
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()
        return True

    @override
    def undo(self) -> bool:
        done = self.model.undo()
        self.take_focus()
        return done

    @override
    def add_record(self) -> bool:
        self.page_requested.emit(PageId.HOUSEHOLDS, "new")
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in PAGE_KEYS:
            if self.model.open_page(PAGE_KEYS[key]):
                self.take_focus()
        elif key == Qt.Key.Key_Escape:
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def _make_question(self) -> QWidget:
        card = Card()
        self.ask_text = FlowLabel("", TextStyle.BODY)
        self.begun_title = Label("", TextStyle.H3)
        look = RowLook(height=Height.CALLBACK_ROW, side=0, mark=Mark.NONE)
        self.begun = RowList(look=look, fit_rows=True)
        self.begun.setObjectName("sheet.begun")
        self.begun.row_chosen.connect(self._open)
        for part in (self.ask_text, self.begun_title, self.begun):
            card.body.addWidget(part)
        return card

    def _connect(self) -> None:
        self.model.changed.connect(self._render)
        self.search.submitted.connect(self._open)
        self.header.crumb_activated.connect(lambda _at: self.page_requested.emit(PageId.QUICK, ""))
        self.header.toast.undo_requested.connect(self.undo)
        for line in self.rows:
            line.typed.connect(self.model.type)
            line.submitted.connect(self._submit)
            line.moved.connect(self._move)
            line.entered.connect(self._enter)
        self.side.day_given.connect(self._set_day)
        self.side.day_typed.connect(self.model.type_day)
        self.side.total_typed.connect(self.model.type_total)
        self.side.total_done.connect(self._next_total)
        self.side.moved.connect(self._move_total)

    def _render(self) -> None:
        state = self.model.state
        sheet = state.sheet
        self.ask.setVisible(sheet is None)
        self.columns.setVisible(sheet is not None)
        self._render_head(state)
        if state.problem:
            self.problem.show_message(NoticeKind.ERROR, state.problem)
        elif sheet is not None and sheet.of_another_laptop:
            self.problem.show_message(NoticeKind.INFO, self._how_to_name())
        else:
            self.problem.clear()
        self.search.set_wrong(wrong=bool(state.problem))
        rows = tuple(Row(key=code, title=code, chevron=True) for code in state.begun)
        self.begun.set_rows(rows)
        for part in (self.begun_title, self.begun):
            part.setVisible(bool(rows))
        if sheet is not None:
            for line, row in zip(self.rows, sheet.rows, strict=True):
                problem = state.problems.get(row.place, "")
                line.show_row(row, self.model.reading(row), problem, by_code=sheet.of_another_laptop)
            self.side.render_state(state)
        if state.done is not self._done:
            self._done = state.done
            if state.done is not None:
                self.header.toast.show_done(state.done.sentence, undoable=state.done.undoable)

    def _render_head(self, state: State) -> None:
        sheet = state.sheet
        self.header.set_title(self.tr("From paper"))
        if sheet is None:
            self.header.set_subtitle("")
            return
        if sheet.of_another_laptop:
            title = self.tr("Sheet {page}").format(page=sheet.page)
            self.header.set_subtitle(SEPARATOR.join((sheet.number, title, self.tr("of another laptop"))))
            return
        title = self.tr("Sheet {page} of {pages}").format(page=sheet.page, pages=sheet.pages)
        printed = self.tr("printed {when}").format(when=format_moment(parse_instant(sheet.printed)))
        self.header.set_subtitle(SEPARATOR.join((sheet.number, title, sheet.hamlet, printed)))

    def _how_to_name(self) -> str:
        return self.tr(
            "Printed on another laptop, so its rows are not known here: in each row scan the square beside"
            " the name, or type the code, then the row. Page Down: next sheet."
        )

    def _open(self, text: str) -> None:
        if self.model.open(text):
            self.search.set_text("")
            self.take_focus()
        else:
            self.go_to_search()

    def _submit(self, place: int) -> None:
        self.model.submit(place)
        if self.model.state.day is None:
            self.side.day.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    def _move(self, place: int, step: int) -> None:
        self.model.go_to(place + step)
        self.take_focus()

    def _enter(self, place: int) -> None:
        if self.model.state.current != place:
            self.model.go_to(place)

    def _set_day(self, text: str) -> None:
        if self.model.set_day(text):
            self.take_focus()

    def _next_total(self, at: int) -> None:
        """Enter in a total: the next one; behind the last, the next sheet."""
        if at + 1 < TOTALS:
            self.side.fields[at + 1].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.model.is_foreign and self.model.open_page(1):
            self.take_focus()
        else:
            self.go_to_search()

    def _move_total(self, step: int) -> None:
        at = next((at for at, field in enumerate(self.side.fields) if field.edit.hasFocus()), 0)
        if at + step < 0:
            self.model.go_to(ROWS)
            self.take_focus()
        elif at + step < TOTALS:
            self.side.fields[at + step].edit.setFocus(Qt.FocusReason.OtherFocusReason)


def make_page(context: PageContext) -> PaperEntryPage:
    return PaperEntryPage(context)
