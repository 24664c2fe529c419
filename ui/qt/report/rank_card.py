"""The card of the ranking: the table, the line of units that sent nothing, and the sum below."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.report.rank_table import RankFoot, RankTable
from ui.qt.report.silent_units import SilentUnits
from ui.qt.report.state import State
from ui.qt.widgets.card import BARE, Card


class RankCard(Card):
    """It is never higher than its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=BARE)
        self.table = RankTable()
        self.table.setObjectName("report.table")
        self.silent = SilentUnits()
        self.foot = RankFoot(self.table)
        self.foot.setObjectName("report.total")
        self.body.setSpacing(0)
        for part in (self.table, self.silent, self.foot):
            self.body.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_state(self, state: State) -> None:
        self.table.show_state(self.silent.folded(state))
        self.foot.show_state(state)
        margins = (self.contentsMargins(), self.body.contentsMargins())
        edges = sum(one.top() + one.bottom() for one in margins)
        below = self.foot.sizeHint().height()
        below += 0 if self.silent.isHidden() else self.silent.sizeHint().height()
        self.setMaximumHeight(self.table.rows_height() + below + edges)
