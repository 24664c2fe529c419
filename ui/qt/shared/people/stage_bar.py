"""The stages of one person on a line; each is a target of its own, with its key in its dot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, draw_stroke, start
from ui.qt.widgets.stages import DOT_PX, WORD_ROLES, StageState, draw_stage_dot
from ui.qt.widgets.text import (
    LEFT,
    RIGHT,
    draw_text,
    draw_text_in,
    line_height,
    medium,
    medium_width,
    text_width,
)

LEAST_TARGET: Final = 44
TOP: Final = 4
MOST_LINES: Final = 3
HEAD_LINES: Final = 2
INDENT: Final = 5
"""Px from the left of a stage to its dot."""

BAR_SHARE: Final = 0.55
LEAST_NAME: Final = 190


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMark:
    """One stage: its word, a note under it (a day, or what is waited for), its state."""

    word: str
    note: str
    state: StageState


class StageBar(QWidget):
    """`chosen` carries the place of the stage that was pressed, from 0."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[StageMark, ...] = ()
        self._hovered = -1
        self._has_words = True
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_marks(self, marks: tuple[StageMark, ...]) -> None:
        self._marks = marks
        spoken = (f"{at} {mark.word} {mark.note}".strip() for at, mark in enumerate(marks))
        self.setAccessibleName(", ".join(spoken))
        self.updateGeometry()
        self.update()

    def set_words_shown(self, *, shown: bool) -> None:
        """Leave the words out where `StageHeads` has them over the dots of all people."""
        if shown != self._has_words:
            self._has_words = shown
            self.updateGeometry()
            self.update()

    def rect_of(self, place: int) -> QRect:
        """The target of one stage."""
        pitch = self.width() / max(len(self._marks), 1)
        return QRect(round(place * pitch), 0, round(pitch), self.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width_with(self._marks if self._has_words else ()), self._height(2))

    def width_with(self, words: tuple[StageMark, ...]) -> int:
        """Return the least width with the words of these stages under the dots."""
        widest = max((_least_width(mark.word) for mark in words), default=0.0)
        pitch = max(widest + 8, LEAST_TARGET)
        longest = max((text_width(mark.note, TextStyle.SMALL) for mark in self._marks), default=0.0)
        return max(round(pitch * len(self._marks)), round(longest) + 10)

    @property
    def marks(self) -> tuple[StageMark, ...]:
        return self._marks

    @override
    def heightForWidth(self, width: int) -> int:
        return self._height(self._lines(width))

    def _lines(self, width: int) -> int:
        """Return the lines of all words and notes under the dots."""
        if not self._has_words:
            return 1
        pitch = width / max(len(self._marks), 1)
        words = (len(wrapped(mark.word, pitch - 7)) for mark in self._marks)
        notes = (self._lines_over(at, width) + 1 for at, mark in enumerate(self._marks) if mark.note)
        return max((*words, *notes), default=1)

    def _lines_over(self, place: int, width: int) -> int:
        """Return the lines of the words that the note of a stage is under; it may be wider than its own."""
        if not self._has_words:
            return 0
        pitch = width / max(len(self._marks), 1)
        left, right = self._note_span(place, width)
        spans = ((at * pitch, mark.word) for at, mark in enumerate(self._marks))
        words = (word for start_of, word in spans if start_of < right and start_of + pitch > left)
        return max((len(wrapped(word, pitch - 7)) for word in words), default=1)

    def _note_span(self, place: int, width: int) -> tuple[float, float]:
        """Return both ends of a note: below its word, but within the bar."""
        pitch, note = width / max(len(self._marks), 1), text_width(self._marks[place].note, TextStyle.SMALL)
        left = min(place * pitch + INDENT, width - note - 2)
        return left, left + max(note + 2, pitch - 7)

    @staticmethod
    def _height(lines: int) -> int:
        """Px of the dots, and of `lines` of words and notes."""
        height = current_theme().px(DOT_PX) + lines * line_height(TextStyle.SMALL) + 2 * TOP
        return max(height, LEAST_TARGET)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place >= 0:
            self.chosen.emit(place)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._place_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        for place, mark in enumerate(self._marks):
            self._draw(painter, place, mark)
        painter.end()

    def _draw(self, painter: QPainter, place: int, mark: StageMark) -> None:
        theme = current_theme()
        box = QRectF(self.rect_of(place))
        if place == self._hovered:
            draw_box(painter, box.adjusted(0, 0, -4, 0), RADIUS_CONTROL, fill=theme.colour(Role.INSET))
        dot, line = theme.px(DOT_PX), line_height(TextStyle.SMALL)
        left = box.left() + INDENT
        round_box = QRectF(left, TOP, dot, dot)
        draw_stage_dot(painter, round_box, mark.state, "" if mark.state is StageState.DONE else str(place))
        if 0 < place < len(self._marks) - 1:
            done = self._marks[place + 1].state is StageState.DONE
            colour = theme.colour(Role.DONE if done else Role.LINE)
            middle = round_box.center().y()
            draw_stroke(
                painter, QPointF(left + dot + 5, middle), QPointF(box.right() - 1, middle), colour, 2.0
            )
        word = QRectF(left, TOP + dot + 2, box.width() - 7, line)
        for text in wrapped(mark.word, word.width()) if self._has_words else ():
            draw_text_in(painter, word, text, medium(), theme.colour(WORD_ROLES[mark.state]))
            word.translate(0, line)
        ends, top = self._note_span(place, self.width()), TOP + dot + 2
        note = QRectF(ends[0], top + line * self._lines_over(place, self.width()), ends[1] - ends[0], line)
        draw_text(painter, note, mark.note, style=TextStyle.SMALL, role=Role.TEXT2)

    def _place_at(self, at: QPointF) -> int:
        point = at.toPoint()
        return next((n for n in range(len(self._marks)) if self.rect_of(n).contains(point)), -1)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setToolTip(self._marks[place].word if place >= 0 and not self._has_words else "")
            self.update()


class StageHeads(QWidget):
    """Words of the stages once, over the dots of all people, where dots fit beside the names.

    The first word is longer than the others and ends over its dot, the others begin over theirs. Without
    room it has no height, `bar_width` is 0, and each bar has its own words.
    """

    fitted = Signal()

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._words: tuple[str, ...] = ()
        self.bar_width = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._fit()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        lines = max((len(part) for part in self._lines()), default=0) if self.bar_width else 0
        return QSize(0, lines * line_height(TextStyle.SMALL))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._fit()
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.bar_width:
            return
        painter, line = start(self), line_height(TextStyle.SMALL)
        first = self.width() - self._side - self.bar_width
        pitch = self.bar_width / max(len(self._words), 1)
        colour = current_theme().colour(Role.TEXT2)
        for place, lines in enumerate(self._lines()):
            ends = first + place * pitch + INDENT, first + (place + 1) * pitch
            room = QRectF(ends[0] if place else 0, self.height() - line * len(lines), 0, line)
            room.setRight(ends[1] if place else ends[0] + current_theme().px(DOT_PX))
            align = LEFT if place else RIGHT
            for text in lines:
                draw_text_in(painter, room, text, medium(), colour, align=align)
                room.translate(0, line)
        painter.end()

    def _lines(self) -> list[list[str]]:
        return [wrapped(word, _least_width(word, HEAD_LINES)) for word in self._words]

    def _fit(self) -> None:
        room = self.width() - 2 * self._side
        widest = max((_least_width(word, HEAD_LINES) for word in self._words[1:]), default=0.0)
        pitch = max(widest + INDENT + 4, LEAST_TARGET)
        bar = max(round(pitch * len(self._words)), round(room * BAR_SHARE))
        bar = bar if self._words and room - bar >= current_theme().px(LEAST_NAME) else 0
        if bar != self.bar_width:
            self.bar_width = bar
            self.updateGeometry()
            QTimer.singleShot(0, self, self.fitted.emit)  # a layout that is being done must not change


def wrapped(text: str, room: float) -> list[str]:
    """Return `text` in lines of at most `room` px; a longer word has a line to itself."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and medium_width(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _least_width(text: str, most_lines: int = MOST_LINES) -> float:
    """Px of the narrowest room in which `text` takes at most `most_lines`."""
    words = text.split(" ")
    rooms = sorted(
        medium_width(" ".join(words[first:last]))
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
    )
    return next(room for room in rooms if len(wrapped(text, room)) <= most_lines)
