"""The public key of this machine: its number, and two ways to give it away."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.shared.numbers import number_lines
from ui.qt.sync.state import State
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.label import Label


class OwnKeyCard(Card):
    """`save` and `copy` are its buttons."""

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self._large = large
        self.header = CardHeader()
        self.header.title.set_style(TextStyle.H2 if large else TextStyle.H3)
        self.number = Label("", TextStyle.H2 if large else TextStyle.BODY)
        self.number.setObjectName("sync.own_number")
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        if not large:
            self.hint.hide()
            self.body.setSpacing(4)
        kind = ButtonKind.SECONDARY if large else ButtonKind.LINK
        self.save = Button("", kind, icon=Icon.FILE)
        self.save.setObjectName("sync.save_key")
        self.copy = Button("", ButtonKind.LINK)
        self.copy.setObjectName("sync.copy_key")
        self.machines = Button("", ButtonKind.LINK, icon=Icon.LOCK)
        self.machines.setObjectName("sync.machines")
        self.body.addWidget(self.header)
        self.body.addWidget(self.number)
        self.body.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(8 if large else 0)
        row.addWidget(self.save)
        row.addWidget(self.copy)
        if not large:
            row.addWidget(self.machines)
        row.addStretch(1)
        self.body.addLayout(row)
        if large:
            below = QHBoxLayout()
            below.addWidget(self.machines)
            below.addStretch(1)
            self.body.addLayout(below)

    def render_state(self, state: State) -> None:
        if state.own is None:
            return
        number = state.own.number
        self.header.set_title(self.tr("Key of this machine"))
        self.number.setText(number_lines(number) if self._large else number)
        self.number.setAccessibleName(number)
        self.hint.setText(
            self.tr(
                "Give the key file to those who send here: by any chat or stick, it is no secret."
                " Read these six groups over the phone so that they can compare."
            )
        )
        self.save.set_text(self.tr("Save key file…") if self._large else self.tr("Save…"))
        self.copy.set_text(self.tr("Copy as text") if self._large else self.tr("Copy"))
        self.machines.set_text(self.tr("Machines and keys…"))
        self.save.setAccessibleName(self.tr("Save key file…"))
        self.copy.setAccessibleName(self.tr("Copy as text"))
