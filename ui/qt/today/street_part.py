"""The strip of the street in the right column of the page: shown where the lists leave room for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.street.grid import HAMLETS_FROM
from ui.qt.context import PageContext
from ui.qt.street.source import StreetSource
from ui.qt.street.strip import StripCard
from ui.qt.theme import current_theme
from ui.qt.typed import override

LEAST: Final = 118
"""Px of the card with three lines; with less room it is not shown."""


class StreetPart(QObject):
    """Reads the street once the page is painted; of more than 3,000 households it reads none."""

    def __init__(
        self, context: PageContext, column: QVBoxLayout, holder: QWidget, is_stacked: Callable[[], bool]
    ) -> None:
        """`is_stacked`: the columns of the page are one below the other, and the page scrolls."""
        super().__init__(holder)
        self._column, self._holder, self._is_stacked = column, holder, is_stacked
        self.card = StripCard()
        self.card.hide()
        self.source = StreetSource(context, self)
        self.source.changed.connect(self._show)
        self._listed = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._begin)
        holder.installEventFilter(self)

    def watch(self, listed: int) -> None:
        """Set the number of households while the page is shown; 0 while it is not."""
        self._listed = listed
        if 0 < listed < HAMLETS_FROM:
            self._soon.start()
        else:
            self._soon.stop()
            self.source.watched = False
            self.fit()

    def refresh(self, listed: int) -> None:
        """The page was opened again: what was recorded meanwhile is read."""
        if self.source.watched and 0 < listed < HAMLETS_FROM:
            self._listed = listed
            self.source.load()
        elif self._holder.isVisible():
            self.watch(listed)

    def fit(self) -> None:
        """Show the card where its least height is free."""
        column, others = self._column, 0
        for at in range(column.count()):
            item = column.itemAt(at)
            widget = None if item is None else item.widget()
            if widget is not None and widget is not self.card and not widget.isHidden():
                wide = max(self._holder.width(), 1)
                high = widget.heightForWidth(wide) if widget.hasHeightForWidth() else -1
                others += max(high, widget.sizeHint().height()) + column.spacing()
        free = self._holder.height() - others
        has_street = self.source.watched and 0 < self._listed < HAMLETS_FROM
        stacked = self._is_stacked()
        self.card.strip.set_whole(whole=stacked)
        self.card.setVisible(has_street and (stacked or free >= current_theme().px(LEAST)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.fit()
        return False

    def _begin(self) -> None:
        self.source.watched = True
        self.fit()

    def _show(self) -> None:
        self.card.show_street(self.source.street, self.source.next_up)
