"""The street on the page of the day: in small where the lists leave room for it, whole on a wide window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from core.street.grid import HAMLETS_FROM
from ui.qt.context import PageContext
from ui.qt.shared.door_notes import DoorNotes
from ui.qt.street.panel import StreetPanel
from ui.qt.street.source import StreetSource
from ui.qt.street.strip import StreetHead, StripCard
from ui.qt.street.words import HouseDetails
from ui.qt.theme import current_theme
from ui.qt.today.done_card import DoneCard
from ui.qt.typed import override

LEAST: Final = 118
"""Px of the card with three lines; with less room it is not shown."""

FOOT: Final = 44
"""Px of the line that was begun, at its foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The column that the street is in, with its widget, and the body of the page, which scrolls.

    `is_stacked`: the columns of the page are one below the other, and the page scrolls. `spare`: px of the
    lists that they have more than on a small screen. `yielding`: a card whose one line is named at the foot
    of the strip where the strip is shown.
    """

    column: QVBoxLayout
    holder: QWidget
    body: QAbstractScrollArea
    is_stacked: Callable[[], bool]
    spare: Callable[[], int]
    yielding: Callable[[], QWidget | None]


class StreetPart(QObject):
    """Reads the street the first time once the page is painted; of more than 3,000 households it reads none.

    `record_requested` and `open_requested` carry the id of a household, `room_changed` the free px of the
    column where the strip has its comfortable height and no list more rows than on a small screen.
    """

    opened = Signal()
    record_requested = Signal(str)
    open_requested = Signal(str)
    room_changed = Signal(int)

    def __init__(self, context: PageContext, around: Surroundings) -> None:
        super().__init__(around.holder)
        self._context = context
        self._around, self._holder = around, around.holder
        self.card = StripCard()
        self.card.hide()
        self.card.header.opened.connect(self.opened)
        self.done = DoneCard()
        self._whole: StreetPanel | None = None
        self._head: StreetHead | None = None
        self.is_wide = False
        self.source = StreetSource(context, self)
        self.source.changed.connect(self._show)
        self._listed = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._begin)
        around.holder.installEventFilter(self)
        around.body.installEventFilter(self)

    @property
    def whole(self) -> StreetPanel:
        """The whole street, with its card and its legend; it is made where it is first shown."""
        if self._whole is None:
            services = self._context.services
            self._head = StreetHead("today.street_page")
            self._head.opened.connect(self.opened)
            matching = services.store.households.matching
            details = HouseDetails(DoorNotes(services))
            self._whole = panel = StreetPanel(self.source, details, matching, self._holder, head=self._head)
            panel.setObjectName("today.whole_street")
            panel.view.record_requested.connect(lambda number: self._ask(self.record_requested, number))
            panel.view.open_requested.connect(lambda number: self._ask(self.open_requested, number))
            panel.view.escaped.connect(panel.leave)
            panel.setVisible(False)
        return self._whole

    def set_wide(self, *, wide: bool) -> None:
        self.is_wide = wide
        self.fit()
        self._show()

    def retranslate(self) -> None:
        self.card.header.retranslate()
        if self._whole is not None and self._head is not None:
            self._head.retranslate()
            self._whole.retranslate()

    def watch(self, listed: int) -> None:
        """Set the number of households while the page is shown; 0 while it is not."""
        self._listed = listed
        if 0 < listed < HAMLETS_FROM:
            if len(self.source.street):
                self._begin()  # seen before: nothing moves when the page is opened again
            else:
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
        has_street = self.source.watched and 0 < self._listed < HAMLETS_FROM
        self.done.setVisible(has_street and self.source.street.tally.is_done)
        if self._whole is not None:
            self._whole.setVisible(has_street and self.is_wide)
        if self.is_wide:
            self.card.hide()
            return
        free = self._free() + self._around.spare()
        stacked = self._around.is_stacked()
        self.card.strip.set_whole(whole=stacked)
        least = LEAST if self._around.yielding() is None else LEAST + FOOT
        is_shown = has_street and (stacked or free >= current_theme().px(least))
        self.card.setVisible(is_shown)
        chrome = self.card.sizeHint().height() - self.card.strip.sizeHint().height()
        room = free - chrome - self.card.strip.comfortable_height()
        self.room_changed.emit(max(0, room) if is_shown and not stacked else 0)

    def _free(self) -> int:
        """Px in sight that the other parts of the column leave, those that yield to the strip not counted.

        The column itself may be higher for as long as a list has too many rows.
        """
        column, others, yielding = self._around.column, 0, self._around.yielding()
        for at in range(column.count()):
            item = column.itemAt(at)
            widget = None if item is None else item.widget()
            if widget is not None and widget not in {self.card, yielding} and not widget.isHidden():
                wide = max(self._holder.width(), 1)
                high = widget.heightForWidth(wide) if widget.hasHeightForWidth() else -1
                others += max(high, widget.sizeHint().height()) + column.spacing()
        return self._around.body.viewport().height() - others

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.fit()
        return False

    def _begin(self) -> None:
        self.source.watched = True
        self.fit()

    def _show(self) -> None:
        street = self.source.street
        self.done.show_street(street)
        if not self.is_wide:
            self.card.show_street(street, self.source.next_up)
        elif len(street):
            self.whole.render_street()
            if self._head is not None:
                self._head.show_street(street)

    def _ask(self, signal: SignalInstance, number: int) -> None:
        for household in self._context.services.store.households.ids([number]):
            signal.emit(household)
