"""The calendar of a day: readable in every palette, with days that a finger or an old hand can hit."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui_kit.test_theme import contrast
from ui.qt.theme import Theme, apply_theme
from ui.qt.tokens import PaletteName
from ui.qt.widgets.calendar import CalendarPopup

TODAY, PAST, SUNDAY = date(2026, 11, 24), date(2026, 11, 15), date(2026, 11, 29)


def strongest(picture: QImage, rect: QRect) -> float:
    """Return the largest contrast to the ground at the corner of `rect`."""
    ground = picture.pixelColor(rect.topLeft())
    colours = {
        picture.pixel(x, y)
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    }
    return max(contrast(QColor(colour), ground) for colour in colours)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("palette", PaletteName)
def test_days_and_arrows_are_readable_and_large(
    qtbot: QtBot, qapp: QApplication, palette: PaletteName
) -> None:
    apply_theme(qapp, Theme(palette=palette))
    anchor = QWidget()
    qtbot.addWidget(anchor)
    anchor.show()
    popup = CalendarPopup(anchor)
    popup.ask(anchor, TODAY, first=TODAY)
    table = popup.days.findChild(QTableView)
    assert table is not None
    model = table.model()
    cells = {
        (model.index(row, column).data(), row): table.visualRect(model.index(row, column))
        for row in range(1, model.rowCount())
        for column in range(model.columnCount())
    }
    picture = table.viewport().grab().toImage()
    inked = {
        day: strongest(picture, rect.adjusted(2, 2, -2, -2)) for (day, row), rect in cells.items() if row > 1
    }
    sizes = {(rect.width() >= 40, rect.height() >= 32) for rect in cells.values()}
    arrows = {
        name: strongest(part.grab().toImage(), part.rect().adjusted(2, 2, -2, -2))
        for name in ("qt_calendar_prevmonth", "qt_calendar_nextmonth")
        if (part := popup.days.findChild(QToolButton, name)) is not None and part.isEnabled()
    }
    popup.close()
    apply_theme(qapp, Theme())
    assert sizes == {(True, True)}
    assert inked[TODAY.day] >= 4.5
    assert inked[SUNDAY.day] >= 4.5
    assert inked[PAST.day] < 4.5, "it cannot be chosen"
    assert len(arrows) == 1
    assert min(arrows.values()) >= 3.0
    assert popup.days.minimumDate() == QDate(2026, 11, 24)
