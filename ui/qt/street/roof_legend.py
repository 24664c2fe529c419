"""The legend of the roofs: what their fill and their flags mean, in the place of the legend of the houses."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.street.grid import Box
from core.street.house import Tally
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.street.legend import ROW, Flow
from ui.qt.street.looks import said
from ui.qt.street.roofs import paint_roof
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import start
from ui.qt.widgets.text import draw_text, text_width

ROOF: Final = (30, 14)
GAP: Final = 7

_MARKS: Final = (
    (Tally(ever=1, finished=1, begun=1), QT_TRANSLATE_NOOP("Street", "finished")),
    (Tally(ever=1, begun=1), QT_TRANSLATE_NOOP("Street", "To come back to")),
    (Tally(ever=1), QT_TRANSLATE_NOOP("Street", "Not visited")),
    (Tally(ever=1, due=1), QT_TRANSLATE_NOOP("Street", "Due today")),
    (Tally(ever=1, due=1, late=1), QT_TRANSLATE_NOOP("Street", "Overdue")),
)


class RoofLegend(QWidget):
    """It has as many rows as its words need; nothing in it is a filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("street.roof_legend")
        self._retranslate()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(max(self.width(), 600)))

    @override
    def heightForWidth(self, width: int) -> int:
        return self._boxes(width)[-1].bottom() + 1

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        if is_retranslate(event) or is_restyle(event):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), start(self)
        for (counts, word), box in zip(_MARKS, self._boxes(self.width()), strict=True):
            self._paint_mark(painter, box, counts)
            room = QRectF(box).adjusted(theme.px(ROOF[0]) + GAP, 0, 0, 0)
            draw_text(painter, room, _capital(word), style=TextStyle.SMALL, role=Role.TEXT2)
        painter.end()

    @staticmethod
    def _paint_mark(painter: QPainter, box: QRect, counts: Tally) -> None:
        theme = current_theme()
        wide, high = theme.px(ROOF[0]), theme.px(ROOF[1])
        paint_roof(painter, Box(box.x() + 1, box.bottom() - high - 2, wide, high), counts, counts.ever)

    @staticmethod
    def _boxes(width: int) -> list[QRect]:
        theme = current_theme()
        flow = Flow(width, theme.px(ROW))
        return [
            flow.place(
                theme.px(ROOF[0]) + 2 * GAP + round(text_width(_capital(word), TextStyle.SMALL)) + 2 * GAP
            )
            for _, word in _MARKS
        ]

    def _retranslate(self) -> None:
        self.setAccessibleName(", ".join(_capital(word) for _, word in _MARKS))


def _capital(source: str) -> str:
    word = said(source)
    return word[:1].upper() + word[1:]
