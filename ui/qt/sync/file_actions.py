"""Actions on the file of the current line: four links, of which those that fit are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.sync.state import LineState, State
from ui.qt.widgets.button import Button, ButtonKind


class FileActions(QWidget):
    """`undo`, `redo`, `verify` and `again` are its buttons; hidden where nothing can be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo = Button("", ButtonKind.LINK, icon=Icon.UNDO)
        self.redo = Button("", ButtonKind.LINK, icon=Icon.DONE)
        self.verify = Button("", ButtonKind.LINK, icon=Icon.SEARCH)
        self.again = Button("", ButtonKind.LINK, icon=Icon.SENT)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        for name in ("undo", "redo", "verify", "again"):
            button: Button = getattr(self, name)
            button.setObjectName(f"sync.file_{name}")
            row.addWidget(button)
        row.addStretch(1)

    def render_state(self, state: State) -> None:
        line = None if state.busy or state.looked is not None else state.chosen_line
        self.undo.set_text(self.tr("Take this file back"))
        self.redo.set_text(self.tr("Bring it in again"))
        self.verify.set_text(self.tr("Check again"))
        self.again.set_text(self.tr("Export this file again…"))
        sent = line is not None and line.state in {LineState.SENT, LineState.HANDED}
        self.undo.setVisible(line is not None and line.can_undo)
        self.redo.setVisible(line is not None and line.state is LineState.UNDONE)
        self.verify.setVisible(sent)
        self.again.setVisible(sent)
        buttons = (self.undo, self.redo, self.verify, self.again)
        self.setVisible(any(not button.isHidden() for button in buttons))
