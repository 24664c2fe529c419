"""The keys of the meeting room as buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.qt.widgets.button import Button, ButtonKind

FIGURE_SPACE: Final = "\u2007"
"""As wide as a digit, so that no page has wider buttons than another."""


class MeetingHints(QWidget):
    """`page` is hidden while one page holds all units."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = _hint("meeting.view", "T")
        self.basis = _hint("meeting.basis", "")
        self.page = _hint("meeting.page", "PgDn")
        self.leave = _hint("meeting.leave", "Esc")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.page, self.view, self.basis, self.leave):
            row.addWidget(button)
        self.basis.set_key(self.tr("Arrows"))
        self.basis.set_text(self.tr("Other denominator"))
        self.leave.set_text(self.tr("Leave"))

    def show_place(self, page: int, pages: int, *, as_list: bool) -> bool:
        """Return True if the buttons have another width now."""
        former = self.sizeHint()
        self.view.set_text(self.tr("Tiles") if as_list else self.tr("Table"))
        number = str(page + 1).rjust(len(str(pages)), FIGURE_SPACE)
        self.page.set_text(self.tr("Page {page} of {pages}").format(page=number, pages=pages))
        self.page.setVisible(pages > 1)
        self._row.activate()
        return self.sizeHint() != former


def _hint(name: str, key: str) -> Button:
    button = Button("", ButtonKind.LINK, key=key)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
