"""The first page: what is due, in order, and the next door."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.application.paper_order import Paper
from core.households.forms import household_of
from core.paper_entry.sheet_code import page_code
from core.records.household import WalkFilter
from ui.qt.context import PageContext
from ui.qt.formats import format_long_date
from ui.qt.icons import Icon
from ui.qt.models.visit_words import SEPARATOR, households, place_text
from ui.qt.page_ids import STICK_TARGET, PageId
from ui.qt.pages import Page
from ui.qt.shared.empty_list import EmptyList
from ui.qt.theme import GAP_COMPACT, current_theme, is_restyle
from ui.qt.today.lists import CallbackCard, DraftCard, ReturnedCard, SendingCard
from ui.qt.today.progress_card import ProgressCard
from ui.qt.today.state import Place
from ui.qt.today.street_part import StreetPart, Surroundings
from ui.qt.today.view_model import TodayViewModel
from ui.qt.tokens import Height
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.revealing import reveal

LEFT_WIDTH = 400
LEFT_COMPACT = 340
LEFT_NARROW = 290
WIDE = 1392
"""Px of the page in a window of 1600."""

WIDE_ROWS = 3
"""Agreed returns below the whole street."""

STREET = "street"
"""As a target of the page of the households: its street."""


class TodayPage(Page):
    """Renders `TodayViewModel.state`."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(PageId.TODAY)
        self._place = context.services.info.place
        self.model = TodayViewModel(context, self)
        self.go_on = Button("", ButtonKind.PRIMARY, icon=Icon.HOME)
        self.go_on.setObjectName("today.go_on")
        self.header.add_action(self.go_on)
        self.progress = ProgressCard()
        self.returned = ReturnedCard()
        self.callbacks = CallbackCard()
        self.drafts = DraftCard()
        self.sending = SendingCard(context)
        self.empty = EmptyList("today", context.look_around)
        self.columns = Columns()
        self._left_side = QWidget()
        self._left = QVBoxLayout(self._left_side)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self.progress, 1)
        self.columns.add(self._left_side, width=LEFT_WIDTH)
        self.columns.add(self._right_column(context))
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.empty, 1)
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(self.tr("Today"))
        self.street.retranslate()
        self._render()

    @override
    def activate(self, target: str = "") -> None:
        self.model.load()
        self.street.refresh(self.model.state.listed)

    @override
    def take_focus(self) -> None:
        if self.columns.isHidden():
            self.empty.take_focus()
        else:
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def export(self) -> bool:
        self.page_requested.emit(PageId.SYNC, "")
        return True

    @override
    def add_record(self) -> bool:
        self.page_requested.emit(PageId.HOUSEHOLDS, "new")
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.model.watched = True
        self.street.watch(self.model.state.listed)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.model.watched = False
        self.street.watch(0)
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "street"):
            self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "street"):
            self._arrange()

    def _arrange(self) -> None:
        """On a wide window the whole street has the place of the strip; lists and sending go below."""
        theme = current_theme()
        compact = LEFT_NARROW if theme.narrow else LEFT_COMPACT
        self.columns.set_width(self._left_side, compact if theme.compact else LEFT_WIDTH)
        wide = self.width() >= theme.px(WIDE) and not theme.compact
        if wide == self.street.is_wide:
            return
        right, left = self._right, self._left
        for part in (self.callbacks, self.drafts, self.sending):
            for column in (right, left, self._lower_row):
                column.removeWidget(part)
        if wide:
            right.insertWidget(2, self.street.whole, 1000)
            self._lower_row.addWidget(self.callbacks, 2, Qt.AlignmentFlag.AlignTop)
            self._lower_row.addWidget(self.drafts, 1, Qt.AlignmentFlag.AlignTop)
            left.addWidget(self.sending)
        else:
            right.insertWidget(2, self.callbacks)
            right.insertWidget(3, self.drafts)
            right.addWidget(self.sending)
        self._lower.setVisible(wide)
        self.sending.set_tall(tall=wide)
        self.street.set_wide(wide=wide)
        self._render()

    def _right_column(self, context: PageContext) -> QWidget:
        right = QWidget()
        column = self._right = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.returned, self.callbacks, self.drafts, self.sending):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(self.returned)
        column.addWidget(self.callbacks)
        column.addWidget(self.drafts)
        around = Surroundings(
            column=column,
            holder=right,
            body=self.scroll_area,
            is_stacked=lambda: self.columns.stacked,
            spare=self.callbacks.spare_height,
            yielding=lambda: None if self._only_begun is None else self.drafts,
        )
        self.street = StreetPart(context, around)
        column.insertWidget(0, self.street.done)
        column.addWidget(self.street.card, 1000)
        column.addStretch(1)
        self._lower = QWidget()
        self._lower_row = QHBoxLayout(self._lower)
        self._lower_row.setContentsMargins(0, 0, 0, 0)
        self._lower.hide()
        column.addWidget(self._lower)
        column.addWidget(self.sending)
        return right

    def _connect(self) -> None:
        self.model.changed.connect(self._render)
        self.go_on.clicked.connect(self._go_on)
        self.callbacks.chosen.connect(self._record_at)
        self.callbacks.all_requested.connect(
            lambda: self.page_requested.emit(PageId.HOUSEHOLDS, WalkFilter.CALLBACKS.value)
        )
        self.drafts.chosen.connect(self._go_on_with)
        self.returned.chosen.connect(self._look_at)
        self.sending.export.clicked.connect(self.export)
        self.sending.stick.spoke.connect(self._show_stick)
        self.sending.stick.passphrase_wanted.connect(self._ask_for_passphrase)
        self.street.opened.connect(lambda: self.page_requested.emit(PageId.HOUSEHOLDS, STREET))
        self.street.record_requested.connect(self._record_at)
        self.street.open_requested.connect(self._look_at)
        self.street.card.begun_chosen.connect(self._go_on_with)
        self.street.room_changed.connect(self._use_room)
        self.street.source.changed.connect(self._make_room)
        self.street.done.export_wanted.connect(self.export)
        self.street.done.poster_wanted.connect(
            lambda: self.page_requested.emit(PageId.PRINT, Paper.PROGRESS_A4.value)
        )
        self.empty.load_requested.connect(self._load_list)
        self.empty.add_requested.connect(self.add_record)

    def _render(self) -> None:
        state = self.model.state
        self.header.set_subtitle(SEPARATOR.join((format_long_date(state.today), self._place)))
        empty = state.listed == 0
        self.empty.tell_closed(all_closed=state.closed > 0)
        self.empty.setVisible(empty)
        self.columns.setVisible(not empty)
        self.go_on.setVisible(not empty)
        self.go_on.setEnabled(state.next_up is not None or state.to_return > 0)
        self.go_on.set_text(self._way_on())
        for part in (self.progress, self.returned, self.callbacks, self.drafts, self.sending):
            part.render_state(state)
        crowded = bool(state.returned and state.begun_total)
        self._right.setSpacing(GAP_COMPACT if crowded else current_theme().row_gap)
        self._lower_row.setSpacing(self._right.spacing())
        self._left.setSpacing(self._right.spacing())
        if self.street.is_wide:
            self.callbacks.show_more(WIDE_ROWS - state.least_callbacks)
        self._show_begun()

    def _way_on(self) -> str:
        """Words of the button: the next household, those to come back to, or that none is left."""
        state = self.model.state
        if state.next_up is not None:
            return self.tr("Go on from household {number}").format(number=place_text(state.next_up.place))
        if state.to_return:
            return self.tr("Come back to {households}").format(households=households(state.to_return))
        if state.closed_unvisited:
            return self.tr("No household is left to visit")
        return self.tr("Every household was visited")

    @property
    def _only_begun(self) -> Place | None:
        """The one line that was begun; None where there is none, or more."""
        state = self.model.state
        return state.drafts[0] if state.begun_total == 1 and state.drafts else None

    def _show_begun(self) -> None:
        """One line that was begun is named at the foot of the strip; more have a card."""
        state, strip, only = self.model.state, self.street.card, self._only_begun
        if only is None or strip.isHidden():
            strip.show_begun("", "")
        else:
            strip.show_begun(only.row.id, place_text(only.place))
        self.drafts.setVisible(bool(state.begun_total) and strip.begun.isHidden())

    def _make_room(self) -> None:
        """Hide the agreed returns where every household is finished: there are none."""
        self.callbacks.setVisible(not self.street.source.street.tally.is_done)

    def _use_room(self, free: int) -> None:
        """More agreed returns where the strip has all its lines and there is still room."""
        self._show_begun()
        self.callbacks.show_more(free // current_theme().height(Height.CALLBACK_ROW))

    def _go_on(self) -> None:
        if (next_up := self.model.state.next_up) is not None:
            self._record_at(next_up.row.id)
        else:
            self.street.opened.emit()

    def _record_at(self, household: str) -> None:
        self.page_requested.emit(PageId.QUICK, household)

    def _look_at(self, household: str) -> None:
        self.page_requested.emit(PageId.HOUSEHOLDS, household)

    def _go_on_with(self, begun: str) -> None:
        """A line that was begun, a new person or household, or a sheet."""
        if begun in self.model.state.forms_begun:
            self.page_requested.emit(PageId.HOUSEHOLDS, household_of(begun) or "new")
        else:
            self.page_requested.emit(PageId.QUICK if page_code(begun) is None else PageId.PAPER, begun)

    def _show_stick(self) -> None:
        """On a small screen the answer is below the fold: keep it in view until somebody scrolls."""
        reveal(self.sending.stick)

    def _ask_for_passphrase(self) -> None:
        """No copy without a key: the settings ask for the passphrase."""
        self.page_requested.emit(PageId.SETTINGS, STICK_TARGET)

    def _load_list(self) -> None:
        self.page_requested.emit(PageId.ROSTER, "")


def make_page(context: PageContext) -> TodayPage:
    return TodayPage(context)
