"""Targets of the codes on the paper, in plain text."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.qt.printing.state import CodeFact, State
from ui.qt.shared.folders import breakable
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.label import Label

MOST_CODES: Final = 4


class CodeLine(QWidget):
    """One code: where it leads in words, and the plain address it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label("", TextStyle.STRONG, wrap=True)
        self.url = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addWidget(self.url)

    def show_code(self, code: CodeFact) -> None:
        self.label.setText(code.label)
        self.url.setText(breakable(code.url))
        self.url.setAccessibleName(code.url)


class CodeLines(QWidget):
    """One line for each code of the document shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", TextStyle.SMALL, Role.TEXT2)
        self.codes = tuple(CodeLine() for _ in range(MOST_CODES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        for code in self.codes:
            column.addWidget(code)

    def render_state(self, state: State) -> None:
        self.title.setText(self.tr("What the codes open"))
        codes = state.document.codes if state.document is not None else ()
        for line, code in zip(self.codes, codes, strict=False):
            line.show_code(code)
        for at, line in enumerate(self.codes):
            line.setVisible(at < len(codes))
        self.setVisible(bool(codes))
