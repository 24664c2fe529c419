"""One list in two places: which of the hamlets that laptops typed holds, and lists of two communes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.quality.list_places import HamletChoice
from ui.qt.models.flow_label import FlowLabel
from ui.qt.quality.state import PLACES, State
from ui.qt.quality.words import choice_row, section_word, shared_row
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import LIST, Card, CardHeader
from ui.qt.widgets.rows import Mark, RowList, RowLook

MOST: Final = 4
"""Hamlets of one question that have a button; more are answered on the command line."""


class PlacesCard(Card):
    """`chosen` carries a list and its hamlet."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self._choices: tuple[HamletChoice, ...] = ()
        self.header = CardHeader()
        self.explained = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.explained.setObjectName("quality.places.explained")
        look = RowLook(height=Height.FILE_ROW_TALL, side=12, mark=Mark.BAR)
        self.list = RowList(look=look, fit_rows=True)
        self.list.setObjectName("quality.places")
        self.buttons = [Button("") for _ in range(MOST)]
        row = QHBoxLayout()
        row.setSpacing(10)
        for at, button in enumerate(self.buttons):
            button.setObjectName(f"quality.places.{at}")
            button.clicked.connect(lambda _checked=False, at=at: self._choose(at))
            row.addWidget(button)
        row.addStretch(1)
        for part in (self.header, self.explained, self.list):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.list.current_changed.connect(lambda _key: self._render_buttons())

    def render_state(self, state: State) -> None:
        self.header.set_title(section_word(PLACES))
        self.list.setAccessibleName(self.header.title.text())
        read = state.read
        self._choices = () if read is None else read.choices
        shared = () if read is None else read.shared
        rows = (*map(choice_row, self._choices), *(shared_row(*one) for one in shared))
        if rows != self.list.row_model.items:
            self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        if rows and not self.list.current_key():
            self.list.set_current(rows[0].key)
        self._render_buttons()

    def retranslate(self) -> None:
        self.explained.setText(
            self.tr(
                "The same list was loaded for two places, so a household is counted where it does not live."
                " Ask who loaded it."
            )
        )

    def _render_buttons(self) -> None:
        choice = self._current()
        hamlets = () if choice is None else choice.hamlets
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(hamlets))
            if at < len(hamlets):
                button.set_text(self.tr("They live in {hamlet}").format(hamlet=hamlets[at]))

    def _current(self) -> HamletChoice | None:
        key = self.list.current_key()
        return next((one for one in self._choices if choice_row(one).key == key), None)

    def _choose(self, at: int) -> None:
        choice = self._current()
        if choice is not None and at < len(choice.hamlets):
            self.chosen.emit(choice.list, choice.hamlets[at])
