"""The keys of the window: what the shown page answers, and how a key is bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.qt.pages import Page

PAGE_KEYS: Final[Mapping[str, Callable[[Page], bool]]] = {
    "Ctrl+F": lambda page: page.go_to_search(),
    "Ctrl+Z": lambda page: page.undo(),
    "Ctrl+E": lambda page: page.export(),
    "Ctrl+P": lambda page: page.print_out(),
    "Ctrl+O": lambda page: page.open_files(),
    "Ctrl+N": lambda page: page.add_record(),
}
NUMBERED_PAGES: Final = 9


def bind_here(page: QWidget, keys: str, act: Callable[[], object]) -> None:
    """Run `act` when `keys` are pressed inside `page`."""
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def bind(window: QWidget, keys: str, act: Callable[[], object]) -> None:
    """Run `act` when `keys` ("Ctrl+P") are pressed anywhere in `window`."""
    shortcut = QShortcut(QKeySequence(keys), window)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(act)
