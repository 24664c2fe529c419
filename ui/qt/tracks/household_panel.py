"""The household track beside the others: its rates with their denominators, and the way to the work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.qt.formats import format_percent
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.tokens import Role, TextStyle
from ui.qt.tracks.state import State
from ui.qt.tracks.words import counts, order_of
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.rows import Row, RowList


class HouseholdPanel(QWidget):
    """The rates of the households; recording is done on the pages of the households."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card()
        self.header = CardHeader()
        self.rows = RowList("", fit_rows=True)
        self.rows.setObjectName("tracks.household.rates")
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.order = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.note = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.go = Button("", icon=Icon.RECORD)
        self.go.setObjectName("tracks.household.go")
        for part in (self.header, self.rows, self.order, self.note):
            card.body.addWidget(part)
        card.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        outer.addStretch(1)

    def render_state(self, state: State) -> None:
        shown = state.state
        if shown is None:
            return
        rows = tuple(
            Row(key=rate.denominator_name, title=format_percent(rate.value), lines=(counts(rate),))
            for rate in shown.rates
        )
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.order.setText("\n".join(order_of(deadline) for deadline in shown.deadlines))
        self.order.setVisible(bool(shown.deadlines))

    def retranslate(self) -> None:
        self.header.set_title(self.tr("Rates of the households"))
        self.rows.setAccessibleName(self.header.title.text())
        self.note.setText(
            self.tr("Staff of the agency and people at outreach points are in none of these figures.")
        )
        self.go.set_text(self.tr("Record a visit"))
