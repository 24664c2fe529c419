"""A few choices as large buttons, each with its digit; one is picked, or several are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.theme import current_theme
from ui.qt.typed import override
from ui.qt.widgets.button import Button

COLUMNS: Final = 2
ROOM: Final = 620
"""Px at 100 % that two columns may take; longer words are below each other."""

KEYS: Final = "123456789bcghklm"
"""Digits, then letters that change nothing under Telex or VNI."""

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One button; `ticked` is None where one is picked and not several ticked."""

    id: str
    word: str
    ticked: bool | None = None


class ChoiceGrid(QWidget):
    """`picked` carries an id; `finished` is Enter beside the buttons, `given_up` Esc."""

    picked = Signal(str)
    finished = Signal()
    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` begins the object names of the buttons."""
        super().__init__(parent)
        self._name = name
        self._choices: tuple[Choice, ...] = ()
        self._buttons: dict[str, Button] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        if [choice.id for choice in choices] != [choice.id for choice in self._choices]:
            self._build(choices)
        self._choices = tuple(choices)
        for choice in choices:
            button = self._buttons[choice.id]
            button.set_text(choice.word)
            if choice.ticked is not None:
                button.set_icon(Icon.DONE if choice.ticked else Icon.CIRCLE)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text().lower()
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in ENTER:
            self.finished.emit()
        elif text and text in KEYS and KEYS.index(text) < len(self._choices):
            self.picked.emit(self._choices[KEYS.index(text)].id)
        else:
            super().keyPressEvent(event)

    def _build(self, choices: Sequence[Choice]) -> None:
        for button in self._buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for at, choice in enumerate(choices):
            button = Button(choice.word, key=KEYS[at].upper() if at < len(KEYS) else "")
            button.setObjectName(f"{self._name}.{choice.id}")
            button.clicked.connect(partial(self.picked.emit, choice.id))
            self._buttons[choice.id] = button
        widest = max((button.sizeHint().width() for button in self._buttons.values()), default=0)
        columns = COLUMNS if COLUMNS * widest <= current_theme().px(ROOM) else 1
        for at, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, at // columns, at % columns)
