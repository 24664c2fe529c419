"""The question before anything is written: what these files would do, and two ways to go on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.qt.models.flow_label import FlowLabel
from ui.qt.sync import words
from ui.qt.sync.state import MOST_LINES, State
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label


class PreviewPart(QWidget):
    """`go_on` imports, `leave` imports nothing."""

    def __init__(self, parent: QWidget | None = None, *, primary: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("sync.preview")
        self.title = Label("", TextStyle.STRONG)
        self.sentence = FlowLabel("")
        self.sentence.setObjectName("sync.preview_sentence")
        self.more = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.go_on = Button("", ButtonKind.PRIMARY if primary else ButtonKind.SECONDARY)
        self.go_on.setObjectName("sync.import")
        self.leave = Button("", ButtonKind.LINK)
        self.leave.setObjectName("sync.leave")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self.sentence, self.more):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.go_on)
        row.addWidget(self.leave)
        row.addStretch(1)
        column.addLayout(row)

    def render_state(self, state: State) -> None:
        found = state.looked
        self.setVisible(found is not None and not state.busy)
        if found is None:
            return
        self.title.setText(self.tr("Before importing. Nothing is written yet."))
        self.sentence.setText(words.looked_text(found))
        more = len(found.files) - MOST_LINES
        text = self.tr("The first {shown} stand below, those that need an eye before the others.")
        self.more.setText(text.format(shown=MOST_LINES))
        self.more.setVisible(more > 0)
        self.go_on.set_text(self.tr("Import {files}").format(files=words.files(len(found.wanted))))
        self.leave.set_text(self.tr("Import nothing"))
