"""State of each visit: on this laptop, sent, received. Three figures with the way between them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import start
from ui.qt.widgets.text import (
    body_medium,
    draw_text,
    draw_text_in,
    line_height,
    text_width,
    width_in,
)

ICON_PX: Final = 22
ICON_GAP: Final = 12
WORD_GAP: Final = 8
ARROW_PX: Final = 18
ARROW_ROOM: Final = 26
ROW_GAP: Final = 8
LINE_GAP: Final = 20
LINE_GAP_NARROW: Final = 11
LINE_WORD_GAP: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFigure:
    """One state: its glyph and colour, the figure ("23 lượt"), its word, and a quiet note (may be empty)."""

    icon: Icon
    role: Role
    figure: str
    word: str
    note: str = ""


def spoken_states(states: tuple[StateFigure, ...]) -> str:
    """Return all of them with their notes, for screen readers."""
    return "; ".join(f"{state.figure} {state.word} {state.note}".strip() for state in states)


class StatePanel(QWidget):
    """`large` stacks figure, word and note; else the word is beside the figure if there is room.

    States that do not fit beside each other are under each other.
    """

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self._large = large
        self._states: tuple[StateFigure, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_states(self, states: tuple[StateFigure, ...]) -> None:
        self._states = states
        self.setAccessibleName(spoken_states(states))
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        height = line_height(self._style()) + line_height(TextStyle.SMALL) + 2
        if self._stacks(width):
            if self._is_one_line(width):
                height = line_height(self._style())
            return len(self._states) * (height + ROW_GAP) - ROW_GAP
        return height if self._fits_beside(width) else height + line_height(TextStyle.BODY)

    @override
    def sizeHint(self) -> QSize:
        """Return the width for states beside each other, and the height that they need in the present one."""
        return QSize(self._least(), self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part, for parts under each other."""
        width = round(max((self._narrow(state) for state in self._states), default=0))
        return QSize(width, self.heightForWidth(max(width, self.width())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        for state, room in zip(self._states, self._rooms(), strict=True):
            self._draw_state(painter, state, room)
        painter.end()

    def _rooms(self) -> list[QRectF]:
        if self._stacks(self.width()):
            count = max(len(self._states), 1)
            row = (self.height() + ROW_GAP) / count
            return [QRectF(0, row * at, self.width(), row - ROW_GAP) for at in range(len(self._states))]
        lefts = self._lefts()
        ends = [*lefts[1:], float(self.width())]
        return [QRectF(x, 0, end - x, self.height()) for x, end in zip(lefts, ends, strict=False)]

    def _draw_state(self, painter: QPainter, state: StateFigure, room: QRectF) -> None:
        theme = current_theme()
        size, tall = theme.px(ICON_PX), line_height(self._style())
        stacks = self._stacks(self.width())
        last = stacks or state is self._states[-1]
        draw_icon(painter, state.icon, (room.x(), room.y() + (tall - size) / 2), size, state.role)
        right = room.right() - (0 if last else ARROW_ROOM)
        if not last:
            arrow = theme.px(ARROW_PX)
            draw_icon(painter, Icon.RIGHT, (right, (self.height() - arrow) / 2), arrow, Role.TEXT2)
        text = QRectF(room.x() + size + ICON_GAP, room.y(), right - room.x() - size - ICON_GAP, tall)
        used = draw_text(painter, text, state.figure, style=self._style())
        beside = stacks or self._fits_beside(self.width())
        if beside:
            word = text.adjusted(used + WORD_GAP, 3, 0, 0)
        else:
            word = QRectF(text.x(), text.bottom(), text.width(), line_height(TextStyle.BODY))
        font = theme.font(TextStyle.STRONG) if self._large else body_medium()
        draw_text_in(painter, word, state.word, font, theme.colour(state.role))
        low = line_height(TextStyle.SMALL) + 2
        note = QRectF(text.x(), text.bottom() if beside else word.bottom(), text.width(), low)
        if stacks and self._is_one_line(self.width()):
            note = word.adjusted(width_in(font, state.word) + WORD_GAP, 0, 0, 0)
        draw_text(painter, note, state.note, style=TextStyle.SMALL, role=Role.TEXT2)

    def _least(self) -> int:
        """Px for all of them beside each other."""
        return round(sum(self._narrow(state) for state in self._states))

    def _stacks(self, width: int) -> bool:
        return len(self._states) > 1 and width < self._least()

    def _is_one_line(self, width: int) -> bool:
        """Return True if, under each other, each note has room beside its word."""
        return width >= max(map(self._line_width, self._states), default=0)

    def _line_width(self, state: StateFigure) -> float:
        words = text_width(state.word, TextStyle.STRONG) + text_width(state.note, TextStyle.SMALL)
        return self._text_left() + text_width(state.figure, self._style()) + 2 * WORD_GAP + words

    def _style(self) -> TextStyle:
        return TextStyle.STATE if self._large else TextStyle.NUMBER

    def _lefts(self) -> list[float]:
        """Equal thirds where every state fits into one, else by what each needs."""
        count = max(len(self._states), 1)
        share = self.width() / count
        if all(self._wide(state) <= share for state in self._states):
            return [share * index for index in range(count)]
        needs = [self._wide(s) if self._fits_beside(self.width()) else self._narrow(s) for s in self._states]
        spare = max(self.width() - sum(needs), 0) / count
        lefts, x = [], 0.0
        for need in needs:
            lefts.append(x)
            x += need + spare
        return lefts

    def _fits_beside(self, width: int) -> bool:
        return not self._large and sum(self._wide(state) for state in self._states) <= width

    def _text_left(self) -> float:
        return current_theme().px(ICON_PX) + ICON_GAP

    def _wide(self, state: StateFigure) -> float:
        """Px with figure and word on one line (or stacked when large)."""
        figure, word = text_width(state.figure, self._style()), width_in(body_medium(), state.word)
        note = text_width(state.note, TextStyle.SMALL)
        first = max(figure, word) if self._large else figure + WORD_GAP + word
        return self._text_left() + max(first, note) + self._arrow_room(state)

    def _narrow(self, state: StateFigure) -> float:
        figure, word = text_width(state.figure, self._style()), text_width(state.word, TextStyle.STRONG)
        return (
            self._text_left()
            + max(figure, word, text_width(state.note, TextStyle.SMALL))
            + self._arrow_room(state)
        )

    def _arrow_room(self, state: StateFigure) -> int:
        return 0 if state is self._states[-1] else ARROW_ROOM


class StateLine(QWidget):
    """The states of which there is something, on one line without notes; it is spoken in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: tuple[StateFigure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_states(self, states: tuple[StateFigure, ...], *, shown: tuple[StateFigure, ...]) -> None:
        """`shown` are painted, all `states` are spoken."""
        self._states = shown
        self.setAccessibleName(spoken_states(states))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        widths = [self._width(state) for state in self._states]
        return QSize(ceil(sum(widths) + self._gap() * (len(widths) - 1)), line_height(TextStyle.NUMBER))

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no width: its holder shows it where it fits, and must be free to shrink."""
        return QSize(0, self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, x = start(self), current_theme(), 0.0
        size = theme.px(ICON_PX)
        for state in self._states:
            draw_icon(painter, state.icon, (x, (self.height() - size) / 2), size, state.role)
            room = QRectF(x + size + WORD_GAP, 0, self.width(), self.height())
            used = draw_text(painter, room, state.figure, style=TextStyle.NUMBER)
            word = room.adjusted(used + LINE_WORD_GAP, 3, 0, 0)
            draw_text_in(painter, word, state.word, body_medium(), theme.colour(state.role))
            x += self._width(state) + self._gap()
        painter.end()

    def _gap(self) -> int:
        return LINE_GAP_NARROW if current_theme().narrow else LINE_GAP

    def _width(self, state: StateFigure) -> float:
        words = text_width(state.figure, TextStyle.NUMBER) + width_in(body_medium(), state.word)
        return current_theme().px(ICON_PX) + WORD_GAP + LINE_WORD_GAP + words
