"""The denominators side by side: one is chosen, each shows its total, its numbers and its source."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.report import words
from ui.qt.report.state import Basis, Share, State
from ui.qt.theme import RADIUS_CARD, current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import draw_text, line_height, text_width

ICON_PX: Final = 18
SIDE: Final = 16
LINE_GAP: Final = 2
MOST_ACROSS: Final = 3
MOST_CROWDED: Final = 2
"""Cards beside each other where the letters are large and the window is narrow."""


class BasisCard(QAbstractButton):
    """One denominator; the arrow keys go to the next one, as among radio buttons."""

    def __init__(self, basis: Basis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.basis = basis
        self._figure = ""
        self._source = ""
        self.setObjectName(f"report.basis.{basis.name.lower()}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: Share) -> None:
        """The total of this denominator."""
        is_short = current_theme().crowded or current_theme().compact
        self.setText(words.short_title(self.basis) if is_short else words.title(self.basis))
        self._figure = f"{words.share_percent(share)} · {words.counts(share)}"
        self._source = words.source(self.basis, share.rate)
        self.setAccessibleName(f"{self.text()}: {self._figure}, {self._source}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        small = max(text_width(text, TextStyle.SMALL) for text in (self._figure, self._source))
        words_px = max(text_width(self.text(), TextStyle.STRONG), small)
        lines = line_height(TextStyle.STRONG) + 2 * (line_height(TextStyle.SMALL) + LINE_GAP)
        padding = 8 if current_theme().compact else 14
        return QSize(round(self._left() + words_px) + SIDE, lines + padding)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        on, focus = self.isChecked(), shows_focus(self)
        ground = Role.ACCENT_SOFT if on else Role.INSET if self.underMouse() else Role.SURFACE
        edge = theme.colour(Role.ACCENT if on or focus else Role.LINE)
        width = theme.focus_width if focus else float(theme.line_width)
        draw_box(painter, self.rect(), RADIUS_CARD, fill=theme.colour(ground), edge=edge, width=width)
        size = theme.px(ICON_PX)
        icon, role = (Icon.DONE, Role.ACCENT) if on else (Icon.CIRCLE, Role.TEXT2)
        draw_icon(painter, icon, (SIDE, (self.height() - size) / 2), size, role)
        tall, low = line_height(TextStyle.STRONG), line_height(TextStyle.SMALL)
        left, room = self._left(), self.width() - self._left() - SIDE / 2
        top = (self.height() - tall - 2 * (low + LINE_GAP)) / 2
        box = QRectF(left, top, room, tall)
        draw_text(painter, box, self.text(), style=TextStyle.STRONG, role=Role.ACCENT if on else Role.TEXT)
        for text, ink in ((self._figure, Role.TEXT), (self._source, Role.TEXT2)):
            box = QRectF(left, box.bottom() + LINE_GAP, room, low)
            draw_text(painter, box, text, style=TextStyle.SMALL, role=ink)
        painter.end()

    def _left(self) -> float:
        return SIDE + current_theme().px(ICON_PX) + 8


def most_across() -> int:
    """Return the number of denominators with a card; the others are in the choice beside the search."""
    theme = current_theme()
    return MOST_CROWDED if theme.zoomed and theme.narrow else MOST_ACROSS


def shown_bases(state: State) -> tuple[Basis, ...]:
    """Those with a card: the first known; one chosen from behind them takes the last place."""
    first = state.bases[: most_across()]
    return first if state.basis in first else (*first[:-1], state.basis)


class BasisChoice(QWidget):
    """Cards for up to three denominators; `chosen` carries the name of a `Basis` that a person picked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {basis: BasisCard(basis, self) for basis in Basis}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._shown: tuple[Basis, ...] = ()
        for card in self.cards.values():
            card.hide()
            self._group.addButton(card)
        self._group.buttonClicked.connect(self._choose)

    def render_state(self, state: State) -> None:
        if state.total is None:
            return
        self._lay(shown_bases(state))
        for share in state.total.shares:
            self.cards[share.basis].show_share(share)
        self.cards[state.basis].setChecked(True)

    def _lay(self, bases: tuple[Basis, ...]) -> None:
        """Place up to three beside each other."""
        if bases == self._shown:
            return
        self._shown = bases
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.setVisible(card.basis in bases)
        for at, basis in enumerate(bases):
            self._grid.addWidget(self.cards[basis], 0, at)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            bases, self._shown = self._shown, ()
            self._lay(bases)
        super().changeEvent(event)

    def _choose(self, button: QAbstractButton) -> None:
        if isinstance(button, BasisCard):
            self.chosen.emit(button.basis.value)
