"""A value in large letters, the characters in which it differs from the other underlined."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.conflicts.state import Span
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import soft, start

LONG_FROM: Final = 24
"""Longer values are written in smaller letters."""

LEAST_WIDTH: Final = 120


class DiffText(QWidget):
    """Wraps; its accessible name is the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self._longest = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        return self._text

    @property
    def underlined(self) -> tuple[str, ...]:
        """The marked pieces."""
        return tuple(self._text[start:end] for start, end in self._spans)

    def set_longest(self, length: int) -> None:
        """Letters of the longest text shown beside this one: all of them are equally large."""
        self._longest = length
        self.updateGeometry()
        self.update()

    def show_text(self, text: str, spans: tuple[Span, ...]) -> None:
        self._text, self._spans = text, spans
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._height(self._laid(width))) + 2

    @override
    def sizeHint(self) -> QSize:
        width = current_theme().px(2 * LEAST_WIDTH)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(LEAST_WIDTH), 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        layout = self._laid(self.width())
        painter.setPen(theme.colour(Role.TEXT))
        marked = QTextCharFormat()
        marked.setForeground(theme.colour(Role.WARN))
        marked.setBackground(theme.colour(soft(Role.WARN)))
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        marked.setUnderlineColor(theme.colour(Role.WARN))
        ranges = []
        for begin, end in self._spans:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = begin, end - begin, marked
            ranges.append(part)
        layout.draw(painter, QPointF(0, 0), ranges)
        painter.end()

    def _font(self) -> QFont:
        style = TextStyle.STATE if max(len(self._text), self._longest) < LONG_FROM else TextStyle.H3
        return current_theme().font(style)

    def _laid(self, width: int) -> QTextLayout:
        layout = QTextLayout(self._text, self._font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout

    @staticmethod
    def _height(layout: QTextLayout) -> float:
        return layout.boundingRect().height()
