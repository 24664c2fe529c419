"""The history of one household, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.qt.households.state import State
from ui.qt.households.words import Tell, moment_of, no_words
from ui.qt.models.flow_label import FlowLabel
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.card import Card, CardHeader, Rule
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.stages import Timeline

WIDTH: Final = 364
WIDTH_COMPACT: Final = 330


class HistoryCard(Card):
    """Author, time, values before and after."""

    def __init__(self, parent: QWidget | None = None, *, tell: Tell = no_words) -> None:
        super().__init__(parent)
        self._tell = tell
        self.header = CardHeader()
        self.timeline = Timeline()
        self.timeline.setObjectName("households.history")
        self.rule = Rule()
        self.unsent = FlowLabel("", TextStyle.BODY, Role.WARN)
        self.unsent.setObjectName("households.unsent")
        self.body.addWidget(self.header)
        self.body.addSpacing(6)
        self.body.addWidget(self.timeline)
        self.body.addStretch(1)
        self.body.addWidget(self.rule)
        self.body.addWidget(self.unsent)

    def render_state(self, state: State) -> None:
        opened = state.opened
        if opened is None:
            return
        self.header.set_title(self.tr("History"))
        self.timeline.set_moments(tuple(moment_of(item, self._tell) for item in opened.history))
        text = self.tr("%n visit(s) on this laptop only.", "", opened.unsent)
        self.unsent.setText(text if opened.unsent else "")
        self.unsent.setVisible(bool(opened.unsent))
        self.rule.setVisible(bool(opened.unsent))


def beside_history(parts: Sequence[QWidget], history: HistoryCard) -> Columns:
    """The parts of a household below each other, and its history beside them."""
    left = QWidget()
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().row_gap)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return HistoryColumns(left, history)


class HistoryColumns(Columns):
    """The history is narrower in the compact form."""

    def __init__(self, left: QWidget, history: HistoryCard) -> None:
        super().__init__()
        self._history = history
        self.add(left)
        self.add(history, width=WIDTH)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.set_width(self._history, WIDTH_COMPACT if current_theme().compact else WIDTH)
        super().changeEvent(event)
