"""A page of doubts: their list at the left, one of them at the right, undo as everywhere."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent

from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.shared.review_model import ReviewModel
from ui.qt.shared.review_state import Done, ReviewState
from ui.qt.shared.undoing import UndoBar
from ui.qt.typed import override
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.rows import RowList
from ui.qt.window_keys import bind_here

ModelT = TypeVar("ModelT", bound="ReviewModel")  # type: ignore[type-arg] # of any state


class ReviewPage(Page, Generic[ModelT]):
    """The list of doubts at the left, one of them at the right; `problem` above, undo as everywhere."""

    def __init__(self, page_id: PageId, model: ModelT, entries: RowList) -> None:
        super().__init__(page_id)
        self.model = model
        model.setParent(self)
        self._done: Done | None = None
        self.problem = Notice()
        self.problem.setObjectName(f"{page_id}.problem")
        self.list = entries
        self.body.addWidget(self.problem)
        self.add_below(UndoBar(model.undoing))
        self.header.toast.undo_requested.connect(model.undo)
        self.list.current_changed.connect(model.choose)
        bind_here(self, "Ctrl+Y", model.redo)

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

    def render_outcome(self, state: ReviewState) -> None:
        """Show the last act, or the sentence of its failure."""
        if state.problem and state.problem != self.problem.sentence.text():
            self.problem.show_message(NoticeKind.ERROR, state.problem)
        elif not state.problem:
            self.problem.clear()
        if state.done is not self._done:
            self._done = state.done
            if state.done is not None:
                self.header.toast.show_done(state.done.sentence, undoable=state.done.undoable)
