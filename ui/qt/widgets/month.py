"""The month of a calendar, in the colours and sizes of the theme."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDate, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from ui.qt.icons import Icon, icon_pixmap
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import ICON_PX
from ui.qt.widgets.paint import mixed

CELL: Final = QSize(46, 36)
ROWS: Final = 7
"""Weekdays and six weeks."""

BAR_PX: Final = 40
PALE: Final = 0.4
"""Share of the ink in a day that cannot be chosen."""

ARROWS: Final = (("qt_calendar_prevmonth", Icon.LEFT), ("qt_calendar_nextmonth", Icon.RIGHT))


class Month(QCalendarWidget):
    """Days that can be chosen have the ink of text; the others are pale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)

    def dress(self) -> None:
        """Take size and colours from the theme; Qt paints weekends pure red, and black arrows on blue."""
        theme = current_theme()
        self.setFont(theme.font(TextStyle.BODY))
        text = QTextCharFormat()
        text.setForeground(theme.colour(Role.TEXT2))
        text.setBackground(theme.colour(Role.SURFACE))
        self.setHeaderTextFormat(text)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, text)
        bar = self.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is not None:
            palette = theme.q_palette()
            palette.setColor(QPalette.ColorRole.Highlight, theme.colour(Role.SURFACE))
            palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour(Role.TEXT))
            bar.setPalette(palette)
            bar.setMinimumHeight(theme.px(BAR_PX))
        size = theme.px(ICON_PX)
        for name, icon in ARROWS:
            button = self.findChild(QToolButton, name)
            if button is not None:
                drawn = icon_pixmap(icon, theme.colour(Role.TEXT), size, self.devicePixelRatioF())
                button.setIcon(QIcon(drawn))
                button.setIconSize(QSize(size, size))
                button.setMinimumSize(theme.px(CELL.width()), theme.px(CELL.height()))
        self.setMinimumSize(theme.px(CELL.width()) * ROWS, theme.px(CELL.height() * ROWS + BAR_PX))

    @override
    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        theme = current_theme()
        chosen = date == self.selectedDate()
        painter.fillRect(rect, theme.colour(Role.ACCENT if chosen else Role.SURFACE))
        inside = date.month() == self.monthShown()
        ink = theme.colour(Role.ON_ACCENT if chosen else Role.TEXT if inside else Role.TEXT2)
        if not self.minimumDate() <= date <= self.maximumDate():
            inside, ink = False, mixed(theme.colour(Role.SURFACE), ink, PALE)
        painter.setPen(ink)
        painter.setFont(theme.font(TextStyle.STRONG if inside else TextStyle.BODY))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))
