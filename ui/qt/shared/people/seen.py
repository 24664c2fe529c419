"""Scrolls a widget with the focus into view, through all nested scroll areas."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN: Final = 16


def bring_into_view(part: QWidget) -> None:
    """Scrolls every body around `part` as little as needed."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part, 0, MARGIN)
        around = around.parentWidget()
