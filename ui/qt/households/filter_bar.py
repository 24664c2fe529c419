"""The search over a list with its choices: in one line where there is room, else in two or three."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.qt.theme import is_restyle
from ui.qt.typed import override

SPACING: Final = 12
MARGINS: Final = (20, 12, 20, 12)


class FilterBar(QWidget):
    """`search`, then the choices, then the ends; a choice or an end may be added later."""

    def __init__(self, search: QWidget, choices: Sequence[QWidget], ends: Sequence[QWidget]) -> None:
        super().__init__()
        self._search = search
        self._choices, self._ends = QHBoxLayout(), QHBoxLayout()
        self._lines = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*MARGINS)
        self._grid.setSpacing(SPACING)
        for row in (self._choices, self._ends):
            row.setSpacing(SPACING)
        for choice in choices:
            self.add_choice(choice)
        for end in ends:
            self.add_end(end)
        self._arrange(1)

    def go_below(self) -> None:
        """This bar continues another one: no room above it."""
        left, _, right, bottom = MARGINS
        self._grid.setContentsMargins(left, 0, right, bottom)

    def add_choice(self, choice: QWidget) -> None:
        self._choices.addWidget(choice, 1)

    def add_end(self, end: QWidget) -> None:
        self._ends.addWidget(end)

    @override
    def minimumSizeHint(self) -> QSize:
        """That of three lines: a narrow window makes more of them before it scrolls sideways."""
        left, _, right, _ = MARGINS
        rows = (self._search.minimumSizeHint(), self._choices.minimumSize(), self._ends.minimumSize())
        least = max(row.width() for row in rows) + left + right
        return QSize(least, self._grid.minimumSize().height())

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
    def event(self, event: QEvent) -> bool:
        """A text or a part that changed may need another line."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        left, _, right, _ = MARGINS
        parts = (self._search.sizeHint(), self._choices.minimumSize(), self._ends.minimumSize())
        search, choices, ends = (part.width() for part in parts)
        room = self.width() - left - right
        if search + choices + ends + 2 * SPACING <= room:
            self._arrange(1)
        else:
            self._arrange(2 if search + ends + SPACING <= room else 3)

    def _arrange(self, lines: int) -> None:
        if lines == self._lines:
            return
        self._lines, wide = lines, lines == 1
        for item in (self._choices, self._ends):
            self._grid.removeItem(item)
        self._grid.removeWidget(self._search)
        self._grid.addWidget(self._search, 0, 0, 1, 2 if lines == 3 else 1)
        if wide:
            self._grid.addLayout(self._choices, 0, 1)
            self._grid.addLayout(self._ends, 0, 2)
        else:
            self._grid.addLayout(self._ends, 2 if lines == 3 else 0, 0 if lines == 3 else 1, 1, lines - 1)
            self._grid.addLayout(self._choices, 1, 0, 1, 2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 2 if wide else 0)
        self.updateGeometry()
