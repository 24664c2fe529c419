"""A calendar that opens beside a field or button, and a field for a day with it."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.formats import format_date
from ui.qt.icons import Icon, draw_icon_in
from ui.qt.theme import current_theme
from ui.qt.tokens import Height
from ui.qt.typed import override
from ui.qt.widgets.button import ICON_PX, Button, ButtonKind, Skin
from ui.qt.widgets.field import Field
from ui.qt.widgets.label import Label
from ui.qt.widgets.month import Month

INSET: Final = 5


class CalendarPopup(QFrame):
    """`chosen` carries a date; a click beside the calendar or Esc closes it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.Box)
        self.days = Month()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        self.title = Label()
        column.addWidget(self.title)
        column.addWidget(self.days)
        self.days.clicked.connect(self._choose)
        self.days.activated.connect(self._choose)

    def ask(self, anchor: QWidget, current: date, *, first: date | None = None, title: str = "") -> None:
        """Open below `anchor`, or above where the screen ends; days before `first` cannot be chosen."""
        theme = current_theme()
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.days.setAccessibleName(title)
        self.setPalette(theme.q_palette())
        self.days.setLocale(QLocale())
        self.days.dress()
        self.days.setMinimumDate(QDate(1752, 9, 14) if first is None else _q_date(first))
        self.days.setSelectedDate(_q_date(current))
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height()))
        room = anchor.screen().availableGeometry()
        if at.y() + self.height() > room.bottom():
            at.setY(max(anchor.mapToGlobal(QPoint(0, 0)).y() - self.height(), room.top()))
        at.setX(max(min(at.x(), room.right() - self.width()), room.left()))
        self.move(at)
        self.show()
        self.days.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.chosen.emit(date(day.year(), day.month(), day.day()))


class GlyphButton(Button):
    """A glyph inside a field, lower than the field."""

    def __init__(self, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__("", ButtonKind.LINK, parent, icon=icon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().height(Height.FIELD) - 2 * INSET
        return QSize(side, side)

    @override
    def _draw_content(self, painter: QPainter, skin: Skin) -> None:
        size = current_theme().px(ICON_PX)
        if self._icon is not None:
            at = ((self.width() - size) / 2, (self.height() - size) / 2)
            draw_icon_in(painter, self._icon, at, size, skin.icon)

    def name_it(self, name: str) -> None:
        """The name for screen readers, which the pointer shows too."""
        self.setAccessibleName(name)
        self.setToolTip(name)


class DayField(Field):
    """A field for a day that is typed, or chosen in the calendar; a chosen one is submitted."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.today: date | None = None
        self.first: date | None = None
        self.button = GlyphButton(Icon.CLOCK)
        self.row.addWidget(self.button)
        self.calendar = CalendarPopup(self)
        self.button.clicked.connect(self._open)
        self.calendar.chosen.connect(self._take)

    def set_days(self, today: date, *, first: date | None = None) -> None:
        """The day on which the calendar opens, and the first that can be chosen."""
        self.today, self.first = today, first

    @override
    def minimumSizeHint(self) -> QSize:
        """With room for the button beside the placeholder."""
        size = super().minimumSizeHint()
        return QSize(size.width() + self.button.sizeHint().width() + self.row.spacing(), size.height())

    def _open(self) -> None:
        if self.today is not None:
            self.calendar.ask(self, self.today, first=self.first)

    def _take(self, day: date) -> None:
        self.set_text(format_date(day))
        self.submitted.emit(self.text())


def _q_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
