"""The new laptop after a loss: its request goes to the province, keys file and restore pack come back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.sync.answer_desk import RestoredWard
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.shared.folders import breakable
from ui.qt.shared.number_question import NumberQuestion
from ui.qt.shared.numbers import number_lines
from ui.qt.shared.ward.restore_model import RestoreModel
from ui.qt.theme import is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind


class RestorePanel(QWidget):
    """Two steps; `taken` once the pack came in."""

    taken = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ward.restore")
        self._dialogs = context.dialogs
        self.model = RestoreModel(context, self)
        self.ask_hint = Label("", wrap=True)
        self.number = Label("", TextStyle.H2)
        self.number.setObjectName("restore.own_number")
        self.ask = Button("", ButtonKind.SECONDARY, icon=Icon.FILE)
        self.ask.setObjectName("restore.ask")
        self.asked = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.open_hint = Label("", wrap=True)
        self.open = Button("", ButtonKind.SECONDARY, icon=Icon.FILE)
        self.open.setObjectName("restore.open")
        self.question = NumberQuestion(ButtonKind.PRIMARY)
        self.question.accept.setObjectName("restore.agree")
        self.question.refuse.setObjectName("restore.leave")
        self.busy = BusyBar()
        self.notice = Notice()
        self.notice.setObjectName("restore.notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._steps = (self.ask_hint, self.number, self.ask, self.asked, self.open_hint, self.open)
        for part in (*self._steps, self.question, self.busy, self.notice):
            column.addWidget(part)
        column.addStretch(1)
        for button in (self.ask, self.open):
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self.ask.clicked.connect(self._ask)
        self.open.clicked.connect(self._open)
        self.question.accept.clicked.connect(self.model.agree)
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
        folder = self._dialogs.choose_folder(self, self.tr("Where to put the request"))
        if folder is not None:
            self.model.ask(folder)

    def _open(self) -> None:
        kinds = self.tr("Files of the province (*.tnd);;All files (*)")
        files = self._dialogs.open_files(self, self.tr("Open all files that the province sent"), kinds)
        if files:
            self.model.take(files)

    def _render(self) -> None:
        state = self.model.state
        self.ask_hint.setText(
            self.tr(
                "1. Save the request of this laptop and send it to the province. Call it, say which laptop is"
                " lost, and read out the number of this one:"
            )
        )
        self.number.setText(number_lines(state.number))
        self.number.setAccessibleName(state.number)
        self.ask.set_text(self.tr("Save the request…"))
        asks = state.offered is None and state.content is None
        for part in self._steps:
            part.setVisible(asks and (part is not self.asked or state.request is not None))
        self.asked.setText(self.tr("Saved: {path}").format(path=breakable(str(state.request or ""))))
        self.open_hint.setText(
            self.tr("2. Open all files that the province sends back: list of machines and restore pack.")
        )
        self.open.set_text(self.tr("Open the province's files…"))
        for button in (self.ask, self.open):
            button.setEnabled(not state.working)
        self._render_question()
        self._render_work()

    def _render_question(self) -> None:
        offered = self.model.state.offered
        is_new = offered is not None and self.question.isHidden()
        self.question.setVisible(offered is not None)
        if offered is None:
            return
        self.question.show_number(
            self.tr("Is this the number of the province?"),
            offered[1],
            self.tr("It is on the province's card, or is read out. All six groups must be the same."),
        )
        self.question.accept.set_text(self.tr("The same: bring the data in"))
        self.question.refuse.set_text(self.tr("Not the same"))
        if is_new:
            self.question.refuse.setFocus(Qt.FocusReason.OtherFocusReason)  # a stray Enter accepts nothing

    def _render_work(self) -> None:
        state = self.model.state
        if not state.working:
            self.busy.finish()
        elif self.busy.isHidden():
            self.busy.start(self.tr("Reading the files"), can_stop=False)
        if state.problem is not None:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(state.problem))
        elif state.content is not None:
            if self.notice.isHidden():
                self.notice.show_message(NoticeKind.DONE, self._content(state.content))
                self.taken.emit()
        else:
            self.notice.clear()

    def _content(self, content: RestoredWard) -> str:
        sentences = [self.tr("{households} households and {visits} visits are back.")]
        if content.of_lists:
            sentences.append(self.tr("{of_lists} have no name yet: load the household list again."))
        if content.at_door:
            sentences.append(
                self.tr(
                    "{at_door} were added at the door: the province has no names of them. Take them from the"
                    " second laptop or from a copy, or write them at the next visit."
                )
            )
        if content.officers:
            sentences.append(
                self.tr(
                    "The province is not given officers' names: {officers} officers stand without one until"
                    " the second laptop or a copy brings it. Their visits count."
                )
            )
        fields = {name: format_number(getattr(content, name)) for name in _COUNTS}
        return " ".join(sentences).format(**fields)


_COUNTS = ("households", "visits", "of_lists", "at_door", "officers")
