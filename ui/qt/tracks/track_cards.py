"""The tracks side by side: each with its own rate, its named denominator, its target and its deadline."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QLayout, QSizePolicy, QWidget

from core.campaigns.models import Track
from core.tracks.models import TrackState
from ui.qt.theme import RADIUS_CARD, current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.tracks import words
from ui.qt.tracks.state import State
from ui.qt.typed import override
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.keycap import draw_keycap, keycap_size
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import draw_paragraph, draw_text, line_height, text_width, wrapped_height

SIDE: Final = 14
ABOVE: Final = 10
LINE_GAP: Final = 2
SOON_DAYS: Final = 7
LEAST_WIDTH: Final = 210
KEYS: Final = {
    Track.HOUSEHOLD: "Alt+1",
    Track.AGENCY: "Alt+2",
    Track.MEMBERS: "Alt+3",
    Track.OUTREACH: "Alt+4",
}


class TrackCard(QAbstractButton):
    """One track; the arrow keys go to the next one, as among radio buttons."""

    def __init__(self, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.track = track
        self._figure = ""
        self._lines: tuple[tuple[str, Role], ...] = ()
        self._over = False
        self.setObjectName(f"tracks.card.{track.value}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_state(self, state: TrackState) -> None:
        self.setText(words.track_word(self.track))
        self._figure = words.figure(state)
        rate = state.target_rate
        self._over = rate is not None and rate.is_over
        late = state.left is not None and state.left < 0
        soon = state.left is not None and 0 <= state.left <= SOON_DAYS
        self._lines = (
            (words.base_line(state), Role.TEXT),
            (words.target_line(state), Role.TEXT2),
            (words.deadline_line(state), Role.ERR if late else Role.WARN if soon else Role.TEXT2),
        )
        self.setAccessibleName(", ".join((self.text(), self._figure, *(text for text, _ in self._lines))))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        height = line_height(TextStyle.STRONG) + line_height(TextStyle.H1) + LINE_GAP
        room = self._room()
        height += sum(
            round(wrapped_height(text, TextStyle.SMALL, room)) + LINE_GAP for text, _ in self._lines
        )
        padding = 6 if current_theme().compact else ABOVE
        return QSize(self._least(), height + 2 * padding)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

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
        width = theme.focus_width + 1 if focus else 2.0 if on else float(theme.line_width)
        draw_box(painter, self.rect(), RADIUS_CARD, fill=theme.colour(ground), edge=edge, width=width)
        room = self._room()
        top = 6.0 if theme.compact else float(ABOVE)
        box = QRectF(SIDE, top, room, line_height(TextStyle.STRONG))
        draw_text(painter, box, self.text(), style=TextStyle.STRONG, role=Role.ACCENT if on else Role.TEXT)
        box = QRectF(SIDE, box.bottom() + LINE_GAP, room, line_height(TextStyle.H1))
        cap = keycap_size(KEYS[self.track])
        left, middle = self.width() - SIDE - cap.width(), box.center().y() - cap.height() / 2
        key = QRectF(left, round(middle), cap.width(), cap.height())
        draw_keycap(painter, key, KEYS[self.track], theme.colour(Role.TEXT2))
        role = Role.WARN if self._over else Role.TEXT
        draw_text(painter, box, self._figure, style=TextStyle.H1, role=role)
        for text, ink in self._lines:
            height = wrapped_height(text, TextStyle.SMALL, room)
            box = QRectF(SIDE, box.bottom() + LINE_GAP, room, height)
            draw_paragraph(painter, box, text, style=TextStyle.SMALL, role=ink)
        painter.end()

    def _room(self) -> float:
        return max(self.width(), self._least()) - 2 * SIDE

    def _least(self) -> int:
        title = text_width(self.text(), TextStyle.STRONG)
        return max(current_theme().px(LEAST_WIDTH), round(title) + 2 * SIDE + 2)


class TrackCards(QWidget):
    """`chosen` carries the name of a `Track`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {track: TrackCard(track, self) for track in Track}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._across = 0
        for card in self.cards.values():
            self._group.addButton(card)
        self._group.buttonClicked.connect(self._choose)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def render_state(self, state: State) -> None:
        ordered = {one.track: one for one in state.states}
        for track, card in self.cards.items():
            card.setVisible(track in ordered)
            if track in ordered:
                card.show_state(ordered[track])
        self.cards[state.shown].setChecked(True)
        self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        """Two beside each other: no wider than what `_arrange` can come down to."""
        shown = [card.sizeHint().width() for card in self.cards.values() if not card.isHidden()]
        pair = max(shown, default=0) * min(2, len(shown)) + current_theme().row_gap
        return QSize(pair, self._grid.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._arrange()

    def _arrange(self) -> None:
        """All beside each other where there is room, else two by two."""
        shown = [card for card in self.cards.values() if not card.isHidden()]
        gap = current_theme().row_gap
        needed = sum(card.sizeHint().width() for card in shown) + gap * max(len(shown) - 1, 0)
        across = len(shown) if needed <= self.width() else min(2, len(shown))
        self._grid.setSpacing(gap)
        if across == self._across:
            return
        self._across = across
        for card in self.cards.values():
            self._grid.removeWidget(card)
        for at, card in enumerate(shown):
            self._grid.addWidget(card, at // across, at % across)

    def _choose(self, button: QAbstractButton) -> None:
        if isinstance(button, TrackCard):
            self.chosen.emit(button.track.value)
