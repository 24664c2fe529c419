"""Steps on a line: the dots of stages, the history of a household and the wizard (down)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, draw_stroke, start
from ui.qt.widgets.text import (
    CENTRE,
    draw_text,
    line_height,
    text_width,
)

DOT_PX: Final = 22
STEP_DOT_PX: Final = 28
STEP_PITCH: Final = 56
LOW_STEP_PITCH: Final = 44
"""From dot to dot, in a window with room and in a low one."""
MOMENT_ICON_PX: Final = 20


class StageState(StrEnum):
    """State of a stage."""

    DONE = "done"
    CURRENT = "current"
    TODO = "todo"


WORD_ROLES: Final = {
    StageState.DONE: Role.DONE,
    StageState.CURRENT: Role.ACCENT,
    StageState.TODO: Role.TEXT2,
}


def draw_stage_dot(painter: QPainter, box: QRectF, state: StageState, number: str = "") -> None:
    """A green disc with a tick, a blue ring (a blue disc when numbered), or a quiet ring."""
    theme = current_theme()
    radius = box.width() / 2
    if state is StageState.DONE:
        draw_box(painter, box, radius, fill=theme.colour(Role.DONE))
        size = round(box.width() * 0.64)
        at = (box.center().x() - size / 2, box.center().y() - size / 2)
        draw_icon(painter, Icon.DONE, at, size, Role.SURFACE)
        return
    current = state is StageState.CURRENT
    fill = theme.colour(Role.ACCENT if current and number else Role.SURFACE)
    edge = theme.colour(Role.ACCENT if current else Role.EDGE)
    draw_box(painter, box, radius, fill=fill, edge=edge, width=2.0 if current else 1.5)
    ink = Role.ON_ACCENT if current else Role.TEXT2
    draw_text(painter, box, number, style=TextStyle.STRONG, role=ink, align=CENTRE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One entry of a history: glyph and colour, what happened, and who noted it when."""

    icon: Icon
    role: Role
    title: str
    lines: tuple[str, ...] = ()


class Timeline(QWidget):
    """The history of a household, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments: tuple[Moment, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_moments(self, moments: tuple[Moment, ...]) -> None:
        self._moments = moments
        self.setAccessibleName("; ".join(". ".join((m.title, *m.lines)) for m in moments))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        widest = 0.0
        for moment in self._moments:
            lines = (text_width(line, TextStyle.SMALL) for line in moment.lines)
            widest = max([widest, text_width(moment.title, TextStyle.STRONG), *lines])
        height = sum(self._height(moment) for moment in self._moments)
        return QSize(round(widest) + self._text_left() + 2, round(height))

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
        painter = start(self)
        y = 0.0
        for moment in self._moments:
            self._draw_moment(painter, moment, y, last=moment is self._moments[-1])
            y += self._height(moment)
        painter.end()

    def _draw_moment(self, painter: QPainter, moment: Moment, y: float, *, last: bool) -> None:
        theme = current_theme()
        size, left = theme.px(MOMENT_ICON_PX), self._text_left()
        draw_icon(painter, moment.icon, (3, y), size, moment.role)
        if not last:
            x = 3 + size / 2
            top, bottom = y + size + 4, y + self._height(moment) - 4
            draw_stroke(painter, QPointF(x, top), QPointF(x, bottom), theme.colour(Role.LINE), 2.0)
        box = QRectF(left, y, self.width() - left, line_height(TextStyle.STRONG))
        draw_text(painter, box, moment.title, style=TextStyle.STRONG)
        for line in moment.lines:
            box = QRectF(left, box.bottom() + 2, box.width(), line_height(TextStyle.SMALL))
            draw_text(painter, box, line, style=TextStyle.SMALL, role=Role.TEXT2)

    @staticmethod
    def _height(moment: Moment) -> float:
        lines = len(moment.lines) * (line_height(TextStyle.SMALL) + 2)
        return line_height(TextStyle.STRONG) + lines + 22

    @staticmethod
    def _text_left() -> int:
        return 3 + current_theme().px(MOMENT_ICON_PX) + 15


def step_pitch() -> int:
    """Px from one step to the next, in the form in force."""
    theme = current_theme()
    return theme.px(LOW_STEP_PITCH if theme.compact or theme.zoomed else STEP_PITCH)


class WizardSteps(QWidget):
    """The numbered steps of the first start, top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_steps(self, words: tuple[str, ...], current: int) -> None:
        """`current` counts from 0; the steps before it are done."""
        self._words, self._current = words, current
        self.setAccessibleName(f"{current + 1}/{len(words)}: {words[current]}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        widest = max((text_width(word, TextStyle.STRONG) for word in self._words), default=0.0)
        theme = current_theme()
        return QSize(round(widest) + theme.px(STEP_DOT_PX) + 16, len(self._words) * step_pitch())

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
        painter = start(self)
        for index, word in enumerate(self._words):
            self._draw_step(painter, index, word)
        painter.end()

    def _draw_step(self, painter: QPainter, index: int, word: str) -> None:
        theme = current_theme()
        dot, pitch = theme.px(STEP_DOT_PX), step_pitch()
        y = index * pitch
        states = {-1: StageState.DONE, 0: StageState.CURRENT, 1: StageState.TODO}
        state = states[(index > self._current) - (index < self._current)]
        draw_stage_dot(painter, QRectF(0, y, dot, dot), state, str(index + 1))
        if index + 1 < len(self._words):
            colour = theme.colour(Role.DONE if state is StageState.DONE else Role.LINE)
            x = dot / 2
            draw_stroke(painter, QPointF(x, y + dot + 4), QPointF(x, y + pitch - 4), colour, 2.0)
        room = QRectF(dot + 14, y, self.width() - dot - 14, dot)
        current = state is StageState.CURRENT
        style = TextStyle.STRONG if current else TextStyle.BODY
        role = Role.TEXT2 if state is StageState.TODO else Role.TEXT
        draw_text(painter, room, word, style=style, role=role)
