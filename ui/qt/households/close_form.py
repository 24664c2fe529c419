"""Reasons for closing a household; nothing is closed without one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.records.household import CLOSED_BY_HAND
from ui.qt.models.close_words import close_word
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import Labelled


class CloseForm(Card):
    """`submitted` carries the code of the reason, or nothing where none was chosen."""

    submitted = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.reason = Combo()
        self.reason.setObjectName("households.reason")
        self.part = Labelled("", self.reason)
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
        self.close_it.clicked.connect(self._submit)
        self.leave.clicked.connect(self.given_up)

    def begin(self) -> None:
        self.reason.setCurrentIndex(0)
        self.reason.setFocus()

    def show_problem(self, sentence: str) -> None:
        self.part.set_problem(sentence)

    def retranslate(self) -> None:
        chosen = max(0, self.reason.currentIndex())
        self.reason.clear()
        self.reason.addItem(self.tr("Choose a reason"), "")
        for reason in CLOSED_BY_HAND:
            self.reason.addItem(close_word(reason), reason.value)
        self.reason.setCurrentIndex(chosen)
        self.part.set_label(self.tr("Why is the household closed? Its visits and its history stay."))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.close_it.set_text(self.tr("Close the household"))
        self.leave.set_text(self.tr("Cancel"))

    def _submit(self) -> None:
        self.submitted.emit(self.reason.currentData())
