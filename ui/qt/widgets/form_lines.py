"""The fields of a form in one line with its buttons, or in two lines where one has no room for them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.qt.theme import current_theme, is_restyle
from ui.qt.typed import override

SPACING: Final = 10
SHARE_PX: Final = 55
"""Px at 100 % of one share of the width, below which a second line begins."""


class FormLines(QWidget):
    """`fields` have their share of the width; `buttons` are behind the last one."""

    def __init__(self, fields: tuple[tuple[QWidget, int], ...], buttons: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._fields, self._buttons = fields, buttons
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._in_two = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING // 2)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for line in (self._first, self._second):
            line.setSpacing(SPACING)
            column.addLayout(line)
        self._place()

    @property
    def in_two(self) -> bool:
        return self._in_two

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider line in the form of two, and the height in force."""
        widths = [
            sum(part.minimumSizeHint().width() + SPACING for part in line)
            for line in (self._upper(), (*self._lower(), *self._buttons))
        ]
        return QSize(max(widths), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._arrange()

    def _arrange(self) -> None:
        shares = sum(share for _, share in self._fields)
        parts = len(self._fields) + len(self._buttons)
        tail = sum(button.sizeHint().width() for button in self._buttons)
        needed = current_theme().px(SHARE_PX) * shares + tail + SPACING * (parts - 1)
        if self._in_two != (self.width() < needed):
            self._in_two = not self._in_two
            self._place()

    def _upper(self) -> tuple[QWidget, ...]:
        """Return the fields of the first of two lines: half of the shares."""
        half = sum(share for _, share in self._fields) / 2
        taken, upper = 0, []
        for part, share in self._fields:
            if taken >= half:
                break
            upper.append(part)
            taken += share
        return tuple(upper)

    def _lower(self) -> tuple[QWidget, ...]:
        upper = self._upper()
        return tuple(part for part, _ in self._fields if part not in upper)

    def _place(self) -> None:
        for line in (self._first, self._second):
            while line.count():
                line.takeAt(0)
        upper = self._upper() if self._in_two else tuple(part for part, _ in self._fields)
        for part, share in self._fields:
            line = self._first if part in upper else self._second
            line.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        last = self._second if self._in_two else self._first
        for button in self._buttons:
            last.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.updateGeometry()
