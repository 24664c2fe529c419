"""The menu over an opened household: what is done less often than a visit, and closing as its last entry."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.qt.households.state import Form, State
from ui.qt.widgets.button import Button


class MoreMenu(Button):
    """`chosen` carries the `Form` to open; a closed household has only its place on the street."""

    chosen = Signal(object)
    street_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("households.more")
        self._is_listed = False
        self.clicked.connect(self._pop)

    def render_state(self, state: State) -> None:
        opened = state.opened
        self.setVisible(opened is not None)
        self._is_listed = opened is not None and opened.row.closed is None

    def retranslate(self) -> None:
        self.set_text(self.tr("More…"))

    def _pop(self) -> None:
        """Make the menu for this click: PySide loses the entries of one that stays."""
        menu = QMenu(self)
        street = (self.tr("On the street"), "on_street", self.street_requested.emit)
        if self._is_listed:
            self._add(menu, *self._form(self.tr("They moved…"), Form.MOVE))
            self._add(menu, *self._form(self.tr("Split the household…"), Form.SPLIT))
            self._add(menu, *self._form(self.tr("Same household as…"), Form.SAME))
        self._add(menu, *street)
        if self._is_listed:
            menu.addSeparator()
            self._add(menu, *self._form(self.tr("Close the household…"), Form.CLOSE))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _form(self, words: str, form: Form) -> tuple[str, str, Callable[[], None]]:
        return words, form.value, partial(self.chosen.emit, form)

    def _add(self, menu: QMenu, words: str, name: str, do: Callable[[], None]) -> None:
        entry = menu.addAction(words)
        entry.setObjectName(f"households.{name}")
        entry.triggered.connect(lambda _on=False: do())
