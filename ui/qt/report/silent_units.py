"""The units that have sent nothing, as one line of the ranking that opens."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.figures.arrivals import Standing
from ui.qt.formats import format_number
from ui.qt.report.state import Line, Only, State
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label

LEAST_FOLDED = 2
SIDE = 18


class SilentUnits(QWidget):
    """Shown under the rows where at least two units are folded; `toggled` opens or folds them."""

    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_open = False
        self._count = 0
        self.words = Label("", TextStyle.BODY, Role.TEXT2)
        self.open = Button("", ButtonKind.LINK)
        self.open.setObjectName("report.silent")
        self.open.clicked.connect(self._toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, 6, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.open)
        self.hide()

    def folded(self, state: State) -> State:
        """Return what the table shows: a search or a filter shows all that it finds."""
        heard = tuple(line for line in state.lines if not is_silent(line))
        self._count = len(state.lines) - len(heard)
        can_fold = self._count >= LEAST_FOLDED and not state.query and state.only is Only.ALL
        self.setVisible(can_fold)
        self._say()
        return replace(state, lines=heard) if can_fold and not self._is_open else state

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self.toggled.emit()

    def _say(self) -> None:
        text = self.tr("Units that have sent nothing yet: {count}")
        self.words.setText(text.format(count=format_number(self._count)))
        self.open.set_text(self.tr("Fold") if self._is_open else self.tr("Show them"))


def is_silent(line: Line) -> bool:
    return line.chosen.rate is None and line.row.files.standing is Standing.NOT_SENT
