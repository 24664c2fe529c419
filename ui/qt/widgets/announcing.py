"""Announcements of screen readers, independent of the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Let screen readers announce `sentence` now."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # its enums take 2 ms at start

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
