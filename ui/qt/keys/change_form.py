"""A change of keys, explained before it is done; where a printed card is needed, its text is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.qt.keys import words
from ui.qt.keys.state import Form, State
from ui.qt.models.flow_label import FlowLabel
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.text_area import TextArea

CARD_LINES = 4


class ChangeForm(QWidget):
    """`confirmed` carries the text of the card, empty where none was typed; `left` closes it."""

    confirmed = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` distinguishes the parts of one form from those of another."""
        super().__init__(parent)
        self._form: Form | None = None
        self.title = FlowLabel("", TextStyle.STRONG)
        self.hint = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.card_label = FlowLabel("", TextStyle.SMALL)
        self.card = TextArea(CARD_LINES)
        self.card.setObjectName(f"keys.{name}_card")
        self.go_on = Button("", ButtonKind.PRIMARY)
        self.go_on.setObjectName(f"keys.{name}_go")
        self.leave = Button("", ButtonKind.LINK)
        self.leave.setObjectName(f"keys.{name}_not")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self.hint, self.card_label, self.card, self.go_on, self.leave):
            column.addWidget(part)
        self.hide()
        self.go_on.clicked.connect(lambda: self.confirmed.emit(self.card.text().strip()))
        self.leave.clicked.connect(self.left)

    def render_state(self, state: State) -> None:
        """Another form begins with an empty card; nothing of it is kept."""
        form = state.form
        is_new, self._form = form is not self._form, form
        if is_new:
            self.card.set_text("")
        self.setVisible(form is not None)
        if form is None:
            return
        title, hint, card, word = words.form_texts(form)
        self.title.setText(title)
        self.hint.setText(hint)
        self.card_label.setText(card)
        for part in (self.card_label, self.card):
            part.setVisible(bool(card))
        self.card.setAccessibleName(card)
        self.go_on.set_text(word)
        self.leave.set_text(words.said(words.LEAVE))
        self.go_on.setEnabled(not state.busy)
        if is_new:
            first = self.card if form.needs_card else self.go_on
            first.setFocus(Qt.FocusReason.OtherFocusReason)
