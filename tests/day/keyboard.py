"""A person at the real window with nothing but a keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from tests.ui_kit.hands import CONTROL, NONE, press, type_text
from ui.qt.main_window import MainWindow

FARTHEST = 160
"""Tab reaches every part of a page within this many presses."""

PAGES = {
    "today": Qt.Key.Key_1,
    "quick": Qt.Key.Key_2,
    "households": Qt.Key.Key_3,
}
"""With Ctrl."""

ENTER, DOWN, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Space


@dataclass(slots=True)
class Keyboard:
    """Every key goes to whatever has the focus."""

    window: MainWindow

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        assert found.window() is self.window
        return found

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            press(self.focus, key)
        QApplication.processEvents()

    def control(self, key: Qt.Key) -> None:
        press(self.focus, key, CONTROL)
        QApplication.processEvents()

    def go_to(self, page: str) -> None:
        """By Ctrl and its number, where another page is shown."""
        if self.page() != page:
            self.control(PAGES[page])

    def type(self, text: str) -> None:
        type_text(self.focus, text)

    def enter(self, text: str) -> None:
        self.type(text)
        self.key(ENTER)

    def tab_to(self, name: str) -> None:
        """Tab until the part of this object name has the focus."""
        for _ in range(FARTHEST):
            if self.focus.objectName() == name:
                return
            press(self.focus, TAB, NONE)
        raise AssertionError(f"Tab never came to {name}")

    def press_button(self, name: str) -> None:
        self.tab_to(name)
        self.key(SPACE)

    def choose(self, menu: str, entry: str) -> None:
        """Open the menu of a button and walk down it."""
        self.press_button(menu)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        for _ in popup.actions():
            press(popup, DOWN)
            if popup.activeAction().objectName() == entry:
                press(popup, ENTER)
                QApplication.processEvents()
                return
        raise AssertionError(f"The menu has no {entry}")

    def read(self, name: str) -> str:
        """Return the text of a label of the window."""
        found = [part for part in self.window.findChildren(QLabel, name) if part.isVisible()]
        assert len(found) == 1, (name, found)
        return found[0].text()

    def page(self) -> str:
        page = self.window.current_page()
        assert page is not None
        return page.page_id

    def toast(self) -> str:
        """Return the window's last message, empty without one."""
        page = self.window.current_page()
        assert page is not None
        toast = getattr(page, "toast", page.header.toast)
        return str(toast.sentence.text()) if toast.isVisible() else ""
