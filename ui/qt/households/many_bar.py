"""Actions on the picked households: assign, check out, return, print, close."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.assignments.ports import Officer
from core.base.ids import OfficerId
from core.records.household import CLOSED_BY_HAND
from ui.qt.icons import Icon
from ui.qt.models.close_words import close_word
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import households
from ui.qt.shared.doors import officer_name
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import Field
from ui.qt.widgets.label import Label

NEW: Final = "+"
"""The item of the officers that adds one."""


class ManyBar(QWidget):
    """`asked` carries what to do: `give`, `free`, `out`, `back`, `hand`, `print`, `close`, `leave`."""

    asked = Signal(str)
    officer_named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Label("", TextStyle.STRONG)
        self.count.setObjectName("many.count")
        self.officer = Combo()
        self.officer.setObjectName("many.officer")
        self.name = Field()
        self.name.edit.setObjectName("many.name")
        self.name.hide()
        self.reason = Combo()
        self.reason.setObjectName("many.reason")
        self.buttons = {
            "give": Button("", icon=Icon.PERSON),
            "out": Button(""),
            "hand": Button(""),
            "back": Button(""),
            "free": Button("", ButtonKind.LINK),
            "print": Button("", icon=Icon.PRINT, key="Ctrl+P"),
            "close": Button("", icon=Icon.CLOSE),
            "leave": Button("", ButtonKind.LINK, key="Esc"),
        }
        self.warning = FlowLabel("", TextStyle.BODY, Role.WARN)
        self.warning.setObjectName("many.warning")
        self.busy = BusyBar()
        self.busy.setObjectName("many.busy")
        self.hint = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self._count = 0
        rows = (
            (self.count, self.hint),
            (self.officer, self.name, *(self.buttons[name] for name in _ASSIGN)),
            (self.buttons["print"], self.reason, self.buttons["close"], self.buttons["leave"]),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 10)
        column.setSpacing(8)
        for parts in rows:
            row = QHBoxLayout()
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part, 1 if part in {self.hint, self.officer, self.name, self.reason} else 0)
            if parts is rows[-1]:
                row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.warning)
        column.addWidget(self.busy)
        self.warning.hide()
        for name, button in self.buttons.items():
            button.setObjectName(f"many.{name}")
            button.clicked.connect(lambda _checked=False, what=name: self.asked.emit(what))
        self.officer.activated.connect(self._choose_officer)
        self.name.submitted.connect(self.officer_named)

    def show_count(self, count: int) -> None:
        self._count = count
        self.count.setText(self.tr("Picked: {households}").format(households=households(count)))
        self._enable()

    def begin_work(self, count: int) -> None:
        """Something is written for many; nothing else begins before `end_work`."""
        sentence = self.tr("Being written, all or none: {households}.").format(households=households(count))
        self.busy.start(sentence, can_stop=False)
        self._enable()

    def end_work(self) -> None:
        self.busy.finish()
        self._enable()

    def show_officers(self, officers: Sequence[Officer], chosen: OfficerId | None) -> None:
        wanted = [*((officer_name(one), str(one.id)) for one in officers), (self.tr("Add somebody…"), NEW)]
        items = range(self.officer.count())
        if [(self.officer.itemText(at), self.officer.itemData(at)) for at in items] != wanted:
            self.officer.clear()
            for text, data in wanted:
                self.officer.addItem(text, data)
            self.officer.updateGeometry()
        if chosen is not None:
            self.officer.setCurrentIndex(max(0, self.officer.findData(chosen)))
            self.name.hide()

    def chosen_officer(self) -> OfficerId | None:
        data = str(self.officer.currentData() or "")
        return OfficerId(data) if data and data != NEW else None

    def warn(self, sentence: str) -> None:
        """Two teams on one door; an empty sentence takes it away."""
        self.warning.setText(sentence)
        self.warning.setVisible(bool(sentence))

    def retranslate(self) -> None:
        words = {
            "give": self.tr("Give"),
            "out": self.tr("Check out"),
            "hand": self.tr("Hand over"),
            "back": self.tr("Returns"),
            "free": self.tr("Take from all"),
            "print": self.tr("Print the walk list"),
            "close": self.tr("Close them"),
            "leave": self.tr("Done"),
        }
        for name, word in words.items():
            self.buttons[name].set_text(word)
        self.officer.setAccessibleName(self.tr("Officer"))
        self.name.set_name(self.tr("Name of the new officer"))
        self.name.set_placeholder(self.tr("Full name, Enter"))
        chosen = max(0, self.reason.currentIndex())
        self.reason.clear()
        self.reason.addItem(self.tr("Reason to close"), "")
        for reason in CLOSED_BY_HAND:
            self.reason.addItem(close_word(reason), reason.value)
        self.reason.setCurrentIndex(chosen)
        self.reason.setAccessibleName(self.tr("Reason to close"))
        self.hint.setText(
            self.tr("Space picks, Ctrl+A picks all. Drag a row or press Alt with an arrow to move doors.")
        )

    def _enable(self) -> None:
        idle = self.busy.isHidden()
        for name, button in self.buttons.items():
            button.setEnabled(name == "leave" or (idle and self._count > 0))

    def _choose_officer(self) -> None:
        is_new = self.officer.currentData() == NEW
        self.name.setVisible(is_new)
        if is_new:
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)


_ASSIGN: Final = ("give", "out", "hand", "back", "free")
