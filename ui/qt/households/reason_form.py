"""A reason from a list, and a comment where somebody else shall read one: reopening, sending a visit back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import Field, Labelled


class ReasonForm(Card):
    """`submitted` carries the code of the reason, or nothing where none was chosen, and the comment.

    `name` begins the object names of its parts.
    """

    submitted = Signal(str, str)
    given_up = Signal()

    def __init__(
        self,
        name: str,
        reasons: Sequence[str],
        word: Callable[[str], str],
        parent: QWidget | None = None,
        *,
        with_comment: bool = False,
    ) -> None:
        super().__init__(parent, padding=LIST)
        self._reasons = reasons
        self._word = word
        self.reason = Combo()
        self.reason.setObjectName(f"{name}.reason")
        self.part = Labelled("", self.reason)
        self.comment = Field()
        self.comment.edit.setObjectName(f"{name}.comment")
        self.comment_part = Labelled("", self.comment)
        self.save = Button("")
        self.save.setObjectName(f"{name}.save")
        self.leave = Button("", ButtonKind.LINK, key="Esc")
        self.leave.setObjectName(f"{name}.leave")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.save)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.body.addWidget(self.part)
        self.body.addWidget(self.comment_part)
        self.comment_part.setHidden(not with_comment)
        self.body.addLayout(row)
        self.body.addSpacing(4)
        self.save.clicked.connect(self._submit)
        self.comment.submitted.connect(self._submit)
        self.leave.clicked.connect(self.given_up)

    def begin(self) -> None:
        self.reason.setCurrentIndex(0)
        self.comment.set_text("")
        self.reason.setFocus()

    def show_problem(self, sentence: str) -> None:
        self.part.set_problem(sentence)

    def set_texts(self, *, question: str, choose: str, comment: str, save: str, leave: str) -> None:
        """Every text, with the reasons in the language in force."""
        chosen = max(0, self.reason.currentIndex())
        self.reason.clear()
        self.reason.addItem(choose, "")
        for reason in self._reasons:
            self.reason.addItem(self._word(reason), reason)
        self.reason.setCurrentIndex(chosen)
        self.part.set_label(question)
        self.reason.setAccessibleName(question)
        self.comment_part.set_label(comment)
        self.save.set_text(save)
        self.leave.set_text(leave)

    def _submit(self) -> None:
        self.submitted.emit(str(self.reason.currentData()), self.comment.text())
