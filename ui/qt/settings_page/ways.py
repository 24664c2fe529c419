"""The ways from the head of the settings to the parts that people look for by the name of the act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.theme import current_theme, is_restyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.revealing import reveal


@dataclass(frozen=True, slots=True)
class Way:
    """One button: the act in its own words, the part of the page, and the widget that takes the focus."""

    name: str
    icon: Icon
    word: Callable[[], str]
    part: QWidget
    first: QWidget


class Ways(QWidget):
    """In one row, or two in each row where there is little room. A click shows the part."""

    def __init__(self, ways: tuple[Way, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = ways
        self.buttons = {way.name: Button("", icon=way.icon) for way in ways}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for way in ways:
            button = self.buttons[way.name]
            button.setObjectName(f"settings.way.{way.name}")
            button.clicked.connect(lambda _on=False, name=way.name: self.go(name))
        self._restyle()

    def retranslate(self) -> None:
        for way in self._ways:
            self.buttons[way.name].set_text(way.word())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        across = 2 if current_theme().crowded else len(self._ways)
        self._grid.setSpacing(8)
        for at, way in enumerate(self._ways):
            self._grid.addWidget(self.buttons[way.name], at // across, at % across)

    def go(self, name: str) -> None:
        """Show the part of an act, with the focus in it."""
        way = next(way for way in self._ways if way.name == name)
        way.first.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(way.part)
