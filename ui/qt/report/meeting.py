"""The meeting room: the units of a ranking over the whole screen, readable from a distance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.qt.fonts import make_font
from ui.qt.icons import draw_mark
from ui.qt.report import tile_words, words
from ui.qt.report.meeting_hints import MeetingHints
from ui.qt.report.meeting_sheets import Sheet, draw_sheet, list_sheets, tile_sheets
from ui.qt.report.state import Basis, State
from ui.qt.report.tile_legend import TileLegend
from ui.qt.report.tile_look import SEMIBOLD, limits
from ui.qt.report.tile_state import Tile, TileKind, TileOrder, tiles_of
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import start
from ui.qt.widgets.text import (
    RIGHT,
    draw_paragraph,
    draw_text,
    draw_text_in,
    line_height,
    text_width,
    width_in,
    wrapped_height,
)

MARGIN: Final = 32
TOP: Final = 112
GAP: Final = 12
WIDE_FROM: Final = 1600
TITLE_PT: Final = 26
FIGURE_PT: Final = 46
COUNTS_PT: Final = 18
MARK_PX: Final = 44
BASIS_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
PAGE_KEYS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
LEAVING: Final = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_F11})


class MeetingRoom(QWidget):
    """`left` when somebody leaves; `choose` takes another denominator.

    Every key has a button, for a mouse; they don't take the focus.
    """

    left = Signal()

    def __init__(self, campaign: str, as_of: Callable[[State], str], choose: Callable[[Basis], None]) -> None:
        super().__init__()
        self._campaign, self._as_of, self._choose = campaign, as_of, choose
        self._state = State()
        self._read: Callable[[], State] = State
        self._as_list, self._page = False, 0
        self.tiles: tuple[Tile, ...] = ()
        self.sheets: tuple[Sheet, ...] = ()
        self.legend = TileLegend(self)
        self.hints = MeetingHints(self)
        self.hints.view.clicked.connect(self._switch)
        self.hints.basis.clicked.connect(lambda: self._turn_basis(1))
        self.hints.page.clicked.connect(lambda: self._turn_page(1))
        self.hints.leave.clicked.connect(self.left)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def follow(self, changed: SignalInstance, state: Callable[[], State]) -> None:
        """Show what changes, for as long as the room is open."""
        self._read = state
        changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.show_state(self._read())

    def show_state(self, state: State) -> None:
        self._state, self.tiles = state, tiles_of(state, TileOrder.RANK, limits())
        self.legend.show_state(state, self.tiles)
        self._lay()

    def texts(self) -> tuple[str, ...]:
        """Name of the whole, campaign, rate, its numbers, and the sentence at the foot."""
        total = self._state.total
        if total is None:
            return ()
        share = total.chosen
        unplaced = sum(tile.kind is TileKind.UNPLACED for tile in self.tiles)
        waiting = tile_words.unplaced_entry(unplaced)
        foot = (
            "".join(tile_words.total_notes(self._state)[:1]),
            self._as_of(self._state),
            words.title(share.basis),
            words.known(share),
            waiting[:1].upper() + waiting[1:] if self._as_list and unplaced else "",
        )
        return (
            total.figures.name,
            self._campaign,
            words.share_percent(share),
            words.counts(share),
            ". ".join(filter(None, foot)),
        )

    @override
    def event(self, event: QEvent) -> bool:
        """F11 leaves instead of opening the room once more."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() in LEAVING:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in LEAVING:
            self.left.emit()
        elif key in BASIS_KEYS:
            self._turn_basis(BASIS_KEYS[key])
        elif key in PAGE_KEYS:
            self._turn_page(PAGE_KEYS[key])
        elif key == Qt.Key.Key_T:
            self._switch()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._lay()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        painter.fillRect(self.rect(), current_theme().colour(Role.WINDOW))
        if texts := self.texts():
            self._draw_head(painter, texts)
            if self.sheets:
                draw_sheet(painter, self.sheets[self._page], self._state)
            draw_paragraph(painter, self._foot_room(), texts[-1], style=self._style(), role=Role.TEXT2)
        painter.end()

    def _switch(self) -> None:
        self._as_list = not self._as_list
        self._page = 0
        self._lay()

    def _turn_basis(self, step: int) -> None:
        bases = self._state.bases
        if bases:
            self._choose(bases[(bases.index(self._state.basis) + step) % len(bases)])

    def _turn_page(self, step: int) -> None:
        if self.sheets:
            self._page = (self._page + step) % len(self.sheets)
            self._show_place()

    def _lay(self) -> None:
        """Spread all units over as many sheets as they need."""
        self.legend.set_style(self._style())
        self.legend.setVisible(not self._as_list)
        self.setAccessibleName(", ".join(self.texts()))
        self._lay_sheets()
        if self._show_place():
            self._lay_sheets()  # other buttons leave the sentence beside them another width
            self._show_place()

    def _lay_sheets(self) -> None:
        wide = self.width() - 2 * MARGIN
        bottom = self._lay_foot() - GAP
        if not self._as_list:
            self.legend.setFixedWidth(wide)
            self.legend.setFixedHeight(self.legend.sizeHint().height())
            bottom -= self.legend.height()
            self.legend.move(MARGIN, round(bottom))
            bottom -= GAP
        room = QRectF(MARGIN, TOP, wide, max(0.0, bottom - TOP))
        make = list_sheets if self._as_list else tile_sheets
        self.sheets = make(self.tiles, room, is_wide=self._is_wide)
        self.legend.show_sizes(has_sizes=any(sheet.has_sizes for sheet in self.sheets))
        self._page = min(self._page, max(0, len(self.sheets) - 1))

    def _show_place(self) -> bool:
        self.update()
        return self.hints.show_place(self._page, len(self.sheets), as_list=self._as_list)

    def _lay_foot(self) -> float:
        """Place the buttons at the lower right, and return the upper end of the foot."""
        size = self.hints.sizeHint()
        corner = QPoint(self.width() - MARGIN - size.width(), self.height() - 8 - size.height())
        self.hints.setGeometry(QRect(corner, size))
        return min(float(corner.y()), self._foot_room().top())

    def _foot_room(self) -> QRectF:
        """The room of the sentence: beside the buttons, or above them where that is lower."""
        size, texts, bottom = self.hints.sizeHint(), self.texts(), self.height() - 8
        wide = self.width() - 2 * MARGIN
        width = wide - size.width() - GAP
        if not texts:
            return QRectF(MARGIN, bottom, wide, 0)
        beside, above = (wrapped_height(texts[-1], self._style(), each) for each in (width, wide))
        if beside > above + size.height():
            return QRectF(MARGIN, bottom - size.height() - above - 2, wide, above + 1)
        return QRectF(MARGIN, bottom - beside, width, beside + 1)

    @property
    def _is_wide(self) -> bool:
        return self.width() >= WIDE_FROM

    def _style(self) -> TextStyle:
        """The smallest letters that everybody is to read."""
        return TextStyle.H2 if self._is_wide else TextStyle.SMALL

    def _draw_head(self, painter: QPainter, texts: tuple[str, ...]) -> None:
        """Paint name, campaign and rate; the numbers of the rate where there is room."""
        name, campaign, rate, counts, _foot = texts
        title, ink = make_font(TITLE_PT, SEMIBOLD), current_theme().colour(Role.TEXT)
        figure, style = make_font(FIGURE_PT, SEMIBOLD), self._style()
        low = line_height(style) + 2
        draw_mark(painter, (MARGIN, 28), MARK_PX)
        used = width_in(figure, rate)
        corner = QRectF(self.width() - MARGIN - used - 1, 16, used + 1, 76)
        draw_text_in(painter, corner, rate, figure, ink, align=RIGHT)
        left, right = MARGIN + 60, self.width() - MARGIN - used - 24
        bold = make_font(COUNTS_PT, SEMIBOLD)
        rest = right - left - max(width_in(title, name), text_width(campaign, style)) - 24
        draw_text_in(painter, QRectF(left, 16, right - left, 46), name, title, ink)
        draw_text(painter, QRectF(left, 60, right - left, low), campaign, style=style, role=Role.TEXT2)
        if width_in(bold, counts) > rest:
            return
        draw_text_in(painter, QRectF(right - rest, 22, rest, 32), counts, bold, ink, align=RIGHT)
        for basis in (words.title(self._state.basis), words.short_title(self._state.basis)):
            if text_width(basis, style) < rest:
                below = QRectF(right - rest, 60, rest, low)
                draw_text(painter, below, basis, style=style, role=Role.TEXT2, align=RIGHT)
                return
