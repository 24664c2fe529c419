"""Named parts of a page."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget

from tests.ui_kit.hands import click


def button(root: QWidget, name: str) -> QAbstractButton:
    found = root.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def edit(root: QWidget, name: str) -> QLineEdit:
    found = root.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def text_of(root: QWidget, name: str) -> str:
    found = root.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def more_menu(page: QWidget) -> QMenu:
    """Click the menu of an opened household."""
    click(button(page, "households.more"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose_more(page: QWidget, name: str) -> None:
    """Choose an entry of the menu of an opened household."""
    menu = more_menu(page)
    entry = menu.findChild(QAction, name)
    assert entry is not None, name
    menu.blockSignals(True)  # a menu that is closed is deleted with its entries
    menu.close()
    page.window().activateWindow()  # a desktop leaves the window active under its menu
    QApplication.processEvents()
    entry.trigger()
