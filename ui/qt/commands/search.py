"""The panel of Ctrl+K: a field over the list of what it finds; Enter does the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.qt.commands.command import Command, find_commands
from ui.qt.icons import Icon
from ui.qt.theme import current_theme, is_retranslate
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.field import Field
from ui.qt.widgets.label import Label
from ui.qt.widgets.overlay import Overlay
from ui.qt.widgets.rows import Row, RowList, RowLook

WIDTH: Final = 620
HEIGHT: Final = 460
TOP: Final = 70
MARGIN: Final = 24


class CommandSearch(Overlay):
    """`ask` returns the current commands, called at each opening."""

    def __init__(self, window: QWidget, ask: Callable[[], Sequence[Command]]) -> None:
        super().__init__(window)
        self._ask = ask
        self._commands: tuple[Command, ...] = ()
        self._found: tuple[Command, ...] = ()
        self.field = Field(icon=Icon.SEARCH)
        self.field.edit.setObjectName("commands.field")
        self.rows = RowList(look=RowLook(height=Height.WALK_ROW))
        self.rows.setObjectName("commands.rows")
        self.nothing = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        for part in (self.field, self.nothing):
            self.panel.body.addWidget(part)
        self.panel.body.addWidget(self.rows, 1)
        self.field.text_changed.connect(self._search)
        self.field.edit.installEventFilter(self)
        self.rows.row_chosen.connect(self._run)
        self._retranslate()

    @override
    def panel_place(self, room: QRect) -> QRect:
        theme = current_theme()
        width = min(theme.px(WIDTH), room.width() - 2 * MARGIN)
        height = min(theme.px(HEIGHT), room.height() - TOP - MARGIN)
        return QRect((room.width() - width) // 2, TOP, width, height)

    @override
    def first_focus(self) -> QWidget:
        return self.field.edit

    @override
    def open_over(self) -> None:
        self._commands = tuple(self._ask())
        self.field.set_text("")
        self._search("")
        super().open_over()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move the list and Enter runs its current row, while the field keeps the focus."""
        if watched is self.field.edit and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._take(event)
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self._found:
            at = self.rows.currentIndex().row() + step
            self.rows.set_current(self._found[max(0, min(at, len(self._found) - 1))].id)
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if key := self.rows.current_key():
                self._run(key)
            return True
        return False

    def _search(self, words: str) -> None:
        self._found = find_commands(self._commands, words)
        self.rows.set_rows(tuple(_row(command) for command in self._found))
        if self._found:
            self.rows.set_current(self._found[0].id)
        self.rows.setVisible(bool(self._found))
        self.nothing.setVisible(not self._found)

    def _run(self, key: str) -> None:
        command = next(c for c in self._found if c.id == key)
        self.close_over()
        command.run()

    def _retranslate(self) -> None:
        self.field.set_name(self.tr("What do you want to do?"))
        self.field.set_placeholder(self.tr("What do you want to do? Type some words, without accents too"))
        self.rows.setAccessibleName(self.tr("Commands found"))
        self.nothing.setText(self.tr("Nothing is called that. Try another word, or F1 for help."))


def _row(command: Command) -> Row:
    line = " · ".join(filter(None, (command.kind, command.key)))
    return Row(key=command.id, title=command.title, lines=(line,), icon=command.icon)
