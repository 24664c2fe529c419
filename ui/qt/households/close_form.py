"""Why a household is closed; nothing is closed without a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card
from ui.qt.widgets.field import Field, Labelled


class CloseForm(Card):
    """`submitted` carries the reason."""

    submitted = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.field = Field()
        self.field.edit.setObjectName("households.reason")
        self.part = Labelled("", self.field)
        self.close_it = Button("")
        self.close_it.setObjectName("households.close.confirm")
        self.leave = Button("", ButtonKind.LINK, key="Esc")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.close_it)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.body.addWidget(self.part)
        self.body.addLayout(row)
        self.body.addSpacing(4)
        self.field.submitted.connect(self.submitted)
        self.close_it.clicked.connect(self._submit)
        self.leave.clicked.connect(self.given_up)

    def begin(self) -> None:
        self.field.set_text("")
        self.field.edit.setFocus()

    def show_problem(self, sentence: str) -> None:
        self.part.set_problem(sentence)

    def retranslate(self) -> None:
        self.part.set_label(self.tr("Why is the household closed? Its visits and its history stay."))
        self.close_it.set_text(self.tr("Close the household"))
        self.leave.set_text(self.tr("Leave it"))

    def _submit(self) -> None:
        self.submitted.emit(self.field.text())
