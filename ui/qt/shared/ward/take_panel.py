"""The second laptop takes the list from the first: in the wizard and on the sync page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.shared.folders import breakable
from ui.qt.shared.number_question import NumberQuestion
from ui.qt.shared.numbers import number_lines
from ui.qt.shared.ward.take_model import TakeModel
from ui.qt.theme import is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind


class TakePanel(QWidget):
    """Two steps: the request goes to the first laptop, its file comes back. `taken` once it came in."""

    taken = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ward.take")
        self._dialogs = context.dialogs
        self.model = TakeModel(context, self)
        self.ask_hint = Label("", wrap=True)
        self.ask = Button("", ButtonKind.SECONDARY, icon=Icon.FILE)
        self.ask.setObjectName("ward.ask")
        self.asked = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.number = Label("", TextStyle.H2)
        self.number.setObjectName("ward.own_number")
        self.open_hint = Label("", wrap=True)
        self.open = Button("", ButtonKind.SECONDARY, icon=Icon.FILE)
        self.open.setObjectName("ward.open")
        self.question = NumberQuestion(ButtonKind.LARGE)
        self.question.accept.setObjectName("ward.take_it")
        self.question.refuse.setObjectName("ward.leave_it")
        self.busy = BusyBar()
        self.notice = Notice()
        self.notice.setObjectName("ward.take_notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        parts = (self.ask_hint, self.number, self.ask, self.asked, self.open_hint, self.open)
        for part in (*parts, self.question, self.busy, self.notice):
            column.addWidget(part)
        for button in (self.ask, self.open):
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self.ask.clicked.connect(self._ask)
        self.open.clicked.connect(self._open)
        self.question.accept.clicked.connect(self.model.take)
        self.question.refuse.clicked.connect(self.model.leave)
        self.model.changed.connect(self._render)
        self._render()

    def take_focus(self) -> None:
        """Focus the next step."""
        asked = self.model.state.request is not None
        (self.open if asked else self.ask).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._render()
        super().changeEvent(event)

    def _ask(self) -> None:
        folder = self._dialogs.choose_folder(self, self.tr("The stick for the first laptop"))
        if folder is not None:
            self.model.ask(folder)

    def _open(self) -> None:
        kinds = self.tr("Files of laptops (*.tnb);;All files (*)")
        file = self._dialogs.open_file(self, self.tr("Open the first laptop's file"), kinds)
        if file is not None:
            self.model.look(file)

    def _render(self) -> None:
        state = self.model.state
        self.ask_hint.setText(
            self.tr(
                "1. Save the request of this laptop on a stick and open it on the first laptop: Sync,"
                " “Second laptop of the ward”. The number of this laptop:"
            )
        )
        self.number.setText(number_lines(state.number))
        self.number.setAccessibleName(state.number)
        self.ask.set_text(self.tr("Save the request…"))
        self.asked.setVisible(state.request is not None)
        self.asked.setText(self.tr("Saved: {path}").format(path=breakable(str(state.request or ""))))
        self.open_hint.setText(
            self.tr("2. Open the file that the first laptop wrote: list, names and visits come with it.")
        )
        self.open.set_text(self.tr("Open the first laptop's file…"))
        for button in (self.ask, self.open):
            button.setEnabled(not state.working)
        self._render_question()
        self._render_work()

    def _render_question(self) -> None:
        offered = self.model.state.offered
        self.question.setVisible(offered is not None and not self.model.state.working)
        if offered is None:
            return
        self.question.show_number(
            self.tr("Is this the number of the first laptop?"),
            offered[1],
            self.tr("On the first laptop: Sync, “Key of this machine”. All six groups must be the same."),
        )
        self.question.accept.set_text(self.tr("The same: take the list"))
        self.question.refuse.set_text(self.tr("Not the same"))

    def _render_work(self) -> None:
        state = self.model.state
        if not state.working:
            self.busy.finish()
        elif self.busy.isHidden():
            self.busy.start(self.tr("Reading the file"), can_stop=False)
        if state.problem is not None:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(state.problem))
        elif state.taken is not None:
            text = self.tr("The list of the first laptop is here: {new} entries, {visits} visits.")
            fields = {"new": format_number(state.taken.new), "visits": format_number(state.taken.visits)}
            if self.notice.isHidden():
                self.notice.show_message(NoticeKind.DONE, text.format(**fields))
                self.taken.emit()
        else:
            self.notice.clear()
