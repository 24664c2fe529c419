"""The last act, the day of the entries, and the keys."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.records.visit import Visit
from ui.qt.formats import format_date, format_moment
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import RESULT_LOOKS, lowered, result_word
from ui.qt.quick.state import State
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.card import Rule
from ui.qt.widgets.glyph import Glyph
from ui.qt.widgets.label import Label


class Foot(QWidget):
    """The last lines of the record card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flag = FlowLabel("", TextStyle.SMALL, Role.WARN)
        self.flag.setObjectName("quick.flag")
        self.glyph = Glyph()
        self.last = Label("", TextStyle.SMALL, Role.TEXT2)
        self.last.setObjectName("quick.last")
        self.keys = Label("", TextStyle.SMALL, Role.TEXT2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.glyph)
        row.addWidget(self.last)
        row.addStretch(1)
        row.addWidget(self.keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.flag)
        column.addWidget(Rule())
        column.addLayout(row)

    def render_state(self, state: State) -> None:
        last = state.last
        self.glyph.setVisible(last is not None)
        if last is not None:
            self.glyph.set_icon(*RESULT_LOOKS[last.result])
        self.last.setText("" if last is None else self._last(last))
        self.flag.setText(self._flag(state))
        self.flag.setVisible(bool(self.flag.text()))

    def retranslate(self) -> None:
        self.keys.setText(self.tr("Up and down change the household"))

    def _last(self, visit: Visit) -> str:
        what = lowered(result_word(visit.result))
        return self.tr("Last time: {result}, {when}").format(result=what, when=format_moment(visit.at))

    def _flag(self, state: State) -> str:
        parts = []
        if state.day is not None:
            parts.append(self.tr("Writing for {day}.").format(day=format_date(state.day.date())))
        if state.outside:
            parts.append(self.tr("This day lies outside the campaign; the visit counts and is flagged."))
        return " ".join(parts)
