"""The legend of the tiles: the steps of the ground, what is no step, and the target's tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.report import tile_words
from ui.qt.report.state import State
from ui.qt.report.tile_look import BAR, step_ground
from ui.qt.report.tile_paint import TICK_OUT, TICK_PX, draw_ground
from ui.qt.report.tile_state import Tile, TileKind
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import start
from ui.qt.widgets.text import draw_text, line_height, text_width

SWATCH: Final = (26, 14)
SWATCH_GAP: Final = 8
ENTRY_GAP: Final = 18
LINE_GAP: Final = 6

Draw = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A swatch and its words; words without a swatch are at the right end where there is room."""

    text: str
    draw: Draw | None
    is_on_sizes: bool = False

    def width(self, style: TextStyle) -> float:
        swatch = 0 if self.draw is None else current_theme().px(SWATCH[0]) + SWATCH_GAP
        return swatch + text_width(self.text, style)


class TileLegend(QWidget):
    """One line of entries, more where the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._has_sizes = True
        self.style_of_texts = TextStyle.SMALL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: State, tiles: Sequence[Tile]) -> None:
        self._entries = entries_of(state, tiles)
        self._rename()
        self._fit()
        self.update()

    def show_sizes(self, *, has_sizes: bool) -> None:
        """Leave the sentence on widths out where most tiles are as wide as their texts; its room stays."""
        if has_sizes is not self._has_sizes:
            self._has_sizes = has_sizes
            self._rename()
            self.update()

    def shown(self) -> list[str]:
        """The words of the legend."""
        return [entry.text for entry in self._entries if self._has_sizes or not entry.is_on_sizes]

    def _rename(self) -> None:
        self.setAccessibleName(", ".join(self.shown()))

    def set_style(self, style: TextStyle) -> None:
        """Other letters, for a larger screen."""
        if style is not self.style_of_texts:
            self.style_of_texts = style
            self._fit()

    @override
    def sizeHint(self) -> QSize:
        lines = max((line for line, _, _ in self._placed()), default=0) + 1
        return QSize(200, lines * (self._line_height() + LINE_GAP) - LINE_GAP)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._fit()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        width, height = (theme.px(size) for size in SWATCH)
        for line, x, entry in self._placed():
            if entry.is_on_sizes and not self._has_sizes:
                continue
            top = line * (self._line_height() + LINE_GAP)
            if entry.draw is not None:
                entry.draw(painter, QRectF(x, top + (self._line_height() - height) / 2, width, height))
            left = x if entry.draw is None else x + width + SWATCH_GAP
            room = QRectF(left, top, text_width(entry.text, self.style_of_texts) + 1, self._line_height())
            draw_text(painter, room, entry.text, style=self.style_of_texts, role=Role.TEXT2)
        painter.end()

    def _fit(self) -> None:
        high = self.sizeHint().height()
        if high != self.minimumHeight():
            self.setFixedHeight(high)

    def _placed(self) -> list[tuple[int, float, Entry]]:
        """Line and left edge of each entry."""
        found: list[tuple[int, float, Entry]] = []
        line, x = 0, 0.0
        for entry in self._entries:
            width = entry.width(self.style_of_texts)
            if x and x + width > self.width():
                line, x = line + 1, 0.0
            at = max(x, self.width() - width) if entry.draw is None else x
            found.append((line, at, entry))
            x += width + ENTRY_GAP
        return found

    def _line_height(self) -> int:
        return max(line_height(self.style_of_texts), current_theme().px(SWATCH[1]))


def entries_of(state: State, tiles: Sequence[Tile]) -> tuple[Entry, ...]:
    """Return every step, and of the other entries those that some tile needs."""
    entries = [Entry(text=text, draw=_step(step)) for step, text in enumerate(tile_words.steps())]
    unplaced = sum(tile.kind is TileKind.UNPLACED for tile in tiles)
    if unplaced:
        entries.append(Entry(text=tile_words.unplaced_entry(unplaced), draw=_kind(TileKind.UNPLACED)))
    if any(tile.kind is TileKind.EMPTY for tile in tiles):
        entries.append(Entry(text=tile_words.empty_entry(), draw=_kind(TileKind.EMPTY)))
    if target := tile_words.target_entry(state):
        entries.append(Entry(text=target, draw=_draw_tick))
    if any(tile.line.row.households for tile in tiles):
        entries.append(Entry(text=tile_words.width_note(), draw=None, is_on_sizes=True))
    return tuple(entries)


def _step(step: int) -> Draw:
    return lambda painter, box: draw_ground(painter, box, TileKind.RATED, step_ground(step, current_theme()))


def _kind(kind: TileKind) -> Draw:
    return lambda painter, box: draw_ground(painter, box, kind, current_theme().colour(Role.SURFACE))


def _draw_tick(painter: QPainter, box: QRectF) -> None:
    theme = current_theme()
    middle = box.center()
    painter.fillRect(QRectF(box.x(), middle.y() - BAR / 2, box.width(), BAR), theme.colour(Role.ACCENT))
    tick = QRectF(middle.x() - TICK_PX / 2, middle.y() - BAR / 2 - TICK_OUT, TICK_PX, BAR + 2 * TICK_OUT)
    painter.fillRect(tick, theme.colour(Role.TEXT))
