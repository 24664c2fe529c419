"""The keys of the window: what the shown page answers, and how a key is bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.qt.pages import Page

_METHODS: Final[Mapping[str, str]] = {
    "Ctrl+F": "go_to_search",
    "Ctrl+Z": "undo",
    "Ctrl+E": "export",
    "Ctrl+P": "print_out",
    "Ctrl+O": "open_files",
    "Ctrl+N": "add_record",
}
PAGE_KEYS: Final[Mapping[str, Callable[[Page], bool]]] = {
    "Ctrl+F": lambda page: page.go_to_search(),
    "Ctrl+Z": lambda page: page.undo(),
    "Ctrl+E": lambda page: page.export(),
    "Ctrl+P": lambda page: page.print_out(),
    "Ctrl+O": lambda page: page.open_files(),
    "Ctrl+N": lambda page: page.add_record(),
}
NUMBERED_PAGES: Final = 9


def answers(page: Page, key: str) -> bool:
    """Return True if a page of this kind handles one of `PAGE_KEYS`."""
    from ui.qt.pages import Page

    return getattr(type(page), _METHODS[key]) is not getattr(Page, _METHODS[key])


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
