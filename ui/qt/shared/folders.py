"""A folder in the system's own file manager, and the line that offers it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.shared.parts import Glyph
from ui.qt.theme import is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label

BREAK = "\N{ZERO WIDTH SPACE}"


def open_folder(folder: Path) -> bool:
    """Open `folder` in the system; return True if that succeeded."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def last_parts(path: Path, most: int = 48) -> str:
    """Return the end of a path in whole parts, at most `most` characters where one part fits."""
    text = str(path)
    parts = path.parts
    for first in range(1, len(parts)):
        if len(text) <= most:
            break
        text = f"…{os.sep}{Path(*parts[first:])}"
    return text


def breakable(text: str) -> str:
    """`text` with places where a long path or address may go on in the next line."""
    for sign in ("/", "\\", "_", "?", "=", "&"):
        text = text.replace(sign, f"{sign}{BREAK}")
    return text


class SavedLine(QWidget):
    """Hidden until `show_saved`: what was written and where, with "Open folder"."""

    folder_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = ""
        self.sentence = Label("", TextStyle.SMALL, wrap=True)
        self.sentence.setObjectName("saved.sentence")
        self.open = Button("", ButtonKind.LINK, icon=Icon.FILE)
        self.open.setObjectName("saved.open")
        self.open.clicked.connect(lambda: self.folder_requested.emit(self._folder))
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addWidget(Glyph(Icon.DONE, Role.DONE))
        words.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(words)
        column.addWidget(self.open)
        self._retranslate()
        self.hide()

    def show_saved(self, sentence: str, file: Path) -> None:
        """Show `sentence`, which names `file`, and offer its folder."""
        fresh = breakable(sentence) != self.sentence.text() or self.isHidden()
        self._folder = str(file.parent)
        self.sentence.setText(breakable(sentence))
        self.setAccessibleName(sentence)
        self.show()
        if fresh:
            announce(self, sentence)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.open.set_text(self.tr("Open folder"))
