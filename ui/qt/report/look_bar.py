"""Below the ranking: why the chosen unit has no place, and the one decision of who looked at it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.report import words
from ui.qt.report.state import Line, State
from ui.qt.shared.parts import IconLine
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.revealing import reveal


class LookBar(QWidget):
    """`looked` carries name and reason for the unit shown, `taken_back` asks to undo, `listed` to filter."""

    looked = Signal(str, str)
    taken_back = Signal()
    listed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._line: Line | None = None
        self.sentence = IconLine(Icon.WARNING, Role.WARN, style=TextStyle.SMALL)
        self.sentence.setObjectName("report.marks")
        self.show_marked = Button("")
        self.show_marked.setObjectName("report.show_marked")
        self.begin = Button("")
        self.begin.setObjectName("report.look")
        self.undo = Button("")
        self.undo.setObjectName("report.look_undo")
        self.name_field, self.reason_field = Field(), Field()
        self.name_field.edit.setObjectName("report.look_name")
        self.reason_field.edit.setObjectName("report.look_reason")
        self.name_label, self.reason_label = Labelled("", self.name_field), Labelled("", self.reason_field)
        self.save = Button("", ButtonKind.PRIMARY)
        self.save.setObjectName("report.look_save")
        self.cancel = Button("")
        self.cancel.setObjectName("report.look_cancel")
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.show_marked, self.begin, self.undo):
            top.addWidget(button)
        self.form = QWidget()
        row = QHBoxLayout(self.form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.name_label, 1)
        row.addWidget(self.reason_label, 2)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.form)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.form.hide()
        self.show_marked.clicked.connect(self.listed)
        self.begin.clicked.connect(self._open)
        self.undo.clicked.connect(self.taken_back)
        self.cancel.clicked.connect(self.form.hide)
        self.save.clicked.connect(lambda: self.looked.emit(self.name_field.text(), self.reason_field.text()))
        self.reason_field.edit.returnPressed.connect(self.save.click)

    @property
    def line(self) -> Line | None:
        """The unit that the bar speaks of."""
        return self._line

    def retranslate(self) -> None:
        self.show_marked.set_text(self.tr("Show the units that wait"))
        self.begin.set_text(self.tr("It was looked at…"))
        self.undo.set_text(self.tr("Take back"))
        self.save.set_text(self.tr("Note"))
        self.cancel.set_text(self.tr("Cancel"))
        self.name_label.set_label(self.tr("Who looked"))
        self.reason_label.set_label(self.tr("What was checked"))

    def show_state(self, state: State, line: Line | None) -> None:
        """The reasons of `line`, or how many units wait where it has none."""
        if line is None or self._line is None or line.row.unit != self._line.row.unit:
            self.form.hide()
        self._line = line
        text = (words.standing(line) if line else "") or words.waiting(state)
        self.sentence.set_sentence(text)
        standing = None if line is None else line.row.standing
        self.show_marked.setVisible(bool(state.marked))
        self.begin.setVisible(standing is not None and words.can_look(standing))
        self.undo.setVisible(standing is not None and any(mark.look for mark in standing.marks))
        self.setVisible(bool(text))

    def close_form(self) -> None:
        self.form.hide()
        self.reason_field.set_text("")

    def _open(self) -> None:
        if not self.name_field.text():
            self.name_field.set_text(self._name)
        self.form.show()
        self.reason_field.edit.setFocus()
        reveal(self.form)
