"""Records that differ: the list at the left, two records to choose from without fear at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent

from ui.qt.conflicts import words
from ui.qt.conflicts.detail import Detail
from ui.qt.conflicts.state import Done
from ui.qt.conflicts.view_model import ConflictsViewModel
from ui.qt.context import PageContext
from ui.qt.formats import format_number
from ui.qt.models.flow_label import FlowLabel
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import LIST, Card
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.rows import Mark, RowList, RowLook
from ui.qt.window_keys import bind_here

LIST_WIDTH = 280
LIST_PADDING = (5, 8, 5, 8)


class ConflictsPage(Page):
    """Renders `ConflictsViewModel.state`. No primary: the records weigh the same."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(PageId.CONFLICTS)
        self._of_commune = context.services.imports is not None
        self.model = ConflictsViewModel(context, self)
        self._done: Done | None = None
        self.problem = Notice()
        self.problem.setObjectName("conflicts.problem")
        self.list = RowList(look=RowLook(height=Height.WALK_ROW, side=14, mark=Mark.BORDER))
        self.list.setObjectName("conflicts.list")
        self.left = Card(padding=LIST_PADDING)
        self.left.body.addWidget(self.list, 1)
        self.detail = Detail()
        self.columns = Columns()
        self.columns.add(self.left, width=LIST_WIDTH)
        self.columns.add(self.detail)
        self.nothing = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.nothing.setObjectName("conflicts.nothing")
        self._empty = Card(padding=LIST)
        self._empty.body.addWidget(self.nothing)
        self._empty.body.addStretch(1)
        self.body.addWidget(self.problem)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.columns, 1)
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        title = self.tr("Recorded differently")
        self.header.set_title(title)
        files = self.tr("Sync") if self._of_commune else self.tr("Receive files")
        self.header.set_crumbs([files], title)
        self.list.setAccessibleName(title)
        self.nothing.setText(self.tr("Nothing differs. What two people record differently appears here."))
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        if target:
            self.model.choose(target)
        self.model.load()

    @override
    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def undo(self) -> bool:
        return self.model.undo()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.model.watched = True
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.model.watched = False
        super().hideEvent(event)

    def _connect(self) -> None:
        model, detail = self.model, self.detail
        model.changed.connect(self._render)
        self.header.crumb_activated.connect(lambda _at: self.page_requested.emit(PageId.SYNC, ""))
        self.header.toast.undo_requested.connect(model.undo)
        self.list.current_changed.connect(model.choose)
        detail.taken.connect(model.take)
        detail.clock.put_right.connect(model.put_clock_right)
        detail.both_requested.connect(model.keep_both)
        detail.later_requested.connect(model.later)
        detail.opened.connect(self._open_household)
        bind_here(self, "Ctrl+Y", model.redo)
        bind_here(self, "2", lambda: self._press(detail.keep_both))
        for card, letter in zip(detail.cards, "ABCD", strict=True):
            bind_here(self, letter, partial(self._press, card.keep))

    @staticmethod
    def _press(button: Button) -> None:
        """A key of a button that is shown."""
        if button.isVisible():
            button.click()

    def _open_household(self) -> None:
        if (late := self.model.state.late) is not None:
            self.page_requested.emit(PageId.HOUSEHOLDS, late.household)

    def _render(self) -> None:
        state = self.model.state
        if state.problem and state.problem != self.problem.sentence.text():
            self.problem.show_message(NoticeKind.ERROR, state.problem)
        elif not state.problem:
            self.problem.clear()
        self.header.set_subtitle(self._subtitle())
        self._empty.setVisible(state.read is not None and not state.keys)
        self.columns.setVisible(bool(state.keys))
        self.list.blockSignals(True)
        if state.read is not None:
            self.list.set_rows(words.rows_of(state.read))
        self.list.set_current(state.chosen)
        self.list.blockSignals(False)
        self.detail.render_state(state)
        if state.done is not self._done:
            self._done = state.done
            if state.done is not None:
                self.header.toast.show_done(state.done.sentence, undoable=state.done.undoable)

    def _subtitle(self) -> str:
        count = self.model.state.to_decide
        if not count:
            return self.tr("Nothing to choose.")
        text = self.tr("To choose: {count}. Until then the later record is used.")
        return text.format(count=format_number(count))


def make_page(context: PageContext) -> ConflictsPage:
    return ConflictsPage(context)
