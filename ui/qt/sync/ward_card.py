"""Laptops of this ward: files with names for them, apart from what goes to the unit above."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.base.clock import parse_instant
from core.enrolment.ward_desk import WardLaptop
from core.sync.file_desk import phone_code
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.formats import format_moment, format_size
from ui.qt.icons import Icon
from ui.qt.shared.folders import SavedLine
from ui.qt.shared.number_question import NumberQuestion
from ui.qt.shared.ward.take_panel import TakePanel
from ui.qt.sync import words
from ui.qt.sync.short_list import ShortList
from ui.qt.sync.ward_model import WardModel
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.rows import Row, RowStatus


class WardCard(Card):
    """Renders `WardModel.state`; the page asks for files and folders."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = context.dialogs
        self.model = WardModel(context, self)
        self.header = CardHeader()
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.list = ShortList("ward.laptops")
        self.give = Button("", ButtonKind.SECONDARY, icon=Icon.SENT)
        self.give.setObjectName("ward.give")
        self.question = NumberQuestion(ButtonKind.LARGE)
        self.question.accept.setObjectName("ward.hand_over")
        self.question.refuse.setObjectName("ward.not_now")
        self.busy = BusyBar()
        self.problem = Notice()
        self.problem.setObjectName("ward.problem")
        self.saved = SavedLine()
        self.second = Button("", ButtonKind.SECONDARY, icon=Icon.FILE)
        self.second.setObjectName("ward.second")
        self.first = Button("", ButtonKind.LINK)
        self.first.setObjectName("ward.first")
        self.take = TakePanel(context)
        self.take.hide()
        self.body.addWidget(self.header)
        parts = (self.hint, self.list, self.give, self.question, self.busy, self.problem, self.saved)
        for part in parts:
            self.body.addWidget(part)
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        for button in (self.second, self.first):
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            buttons.addLayout(row)
        self.body.addLayout(buttons)
        self.body.addWidget(self.take)
        self._connect()

    def render_state(self) -> None:
        state = self.model.state
        self.header.set_title(self.tr("Laptops of this ward"))
        self.hint.setText(
            self.tr("Files for them have names and phone numbers, and do not count as sent to the province.")
            if state.laptops
            else self.tr("Another laptop works in this ward? It gets list, names and visits from this one.")
        )
        self._render_list()
        self.give.set_text(self.tr("Write the next file for this laptop…"))
        self.give.setVisible(bool(state.laptops) and state.second is None)
        self.second.set_text(self.tr("Second laptop of the ward…"))
        self.second.setVisible(state.second is None)
        self.first.set_text(self.tr("This laptop takes the list from the first laptop…"))
        for button in (self.give, self.second):
            button.setEnabled(not state.working)
        self._render_question()
        self._render_work()

    def _connect(self) -> None:
        self.model.changed.connect(self.render_state)
        self.model.reported.connect(self.busy.set_progress)
        self.busy.stop_requested.connect(self.model.stop)
        self.list.current_changed.connect(self.model.choose)
        self.give.clicked.connect(self._give)
        self.second.clicked.connect(self._open_request)
        self.question.accept.clicked.connect(self._hand_over)
        self.question.refuse.clicked.connect(self.model.leave_second)
        self.first.clicked.connect(self._show_take)
        self.take.taken.connect(self.model.load)

    def _render_list(self) -> None:
        state = self.model.state
        self.list.setVisible(bool(state.laptops))
        self.list.setAccessibleName(self.header.title.text())
        self.list.blockSignals(True)
        self.list.set_rows(tuple(map(self._row, state.laptops)))
        if state.current is not None:
            self.list.set_current(state.current.device)
        self.list.blockSignals(False)

    def _row(self, laptop: WardLaptop) -> Row:
        if laptop.waiting:
            text = self.tr("{visits} not given").format(visits=words.visits(laptop.waiting))
            status = RowStatus(text=text, icon=Icon.CLOCK, role=Role.WARN)
        elif not laptop.handed:
            status = RowStatus(text=self.tr("no file yet"), icon=Icon.CLOCK, role=Role.WARN)
        else:
            status = RowStatus(text=self.tr("has everything"), icon=Icon.DONE, role=Role.DONE)
        given = (
            self.tr("given {when}").format(when=format_moment(parse_instant(laptop.handed)))
            if laptop.handed
            else self.tr("nothing given yet")
        )
        line = f"{laptop.keys.number[:9]} · {given}"
        return Row(key=laptop.device, title=laptop.place, lines=(line,), status=status)

    def _render_question(self) -> None:
        second = self.model.state.second
        self.question.setVisible(second is not None and not self.model.state.working)
        if second is None:
            return
        self.question.show_number(
            self.tr("Second laptop: {place}").format(place=second.place),
            second.keys.number,
            self.tr("Compare with the number on the second laptop. Names and phone numbers go along."),
        )
        self.question.accept.set_text(self.tr("The same: write its file…"))
        self.question.refuse.set_text(self.tr("Cancel"))

    def _render_work(self) -> None:
        state = self.model.state
        if not state.working:
            self.busy.finish()
        elif self.busy.isHidden():
            self.busy.start(self.tr("Writing the file and reading it back"))
        if state.problem is None:
            self.problem.clear()
        else:
            self.problem.show_message(NoticeKind.ERROR, sentence_of(state.problem))
        if state.written is None:
            self.saved.hide()
            return
        text = self.tr("For {place}: {path}, {size}. Open it there. Code to read out: {code}.")
        file = Path(state.written.files[0])
        fields = {"place": state.place, "path": file, "size": format_size(state.written.size)}
        self.saved.show_saved(text.format(**fields, code=phone_code(state.written.sha256[0])), file)

    def _open_request(self) -> None:
        kinds = self.tr("Requests (*.tnk);;All files (*)")
        file = self._dialogs.open_file(self, self.tr("Open the second laptop's request"), kinds)
        if file is not None:
            self.model.read_second(file)

    def _hand_over(self) -> None:
        folder = self._dialogs.choose_folder(self, self.tr("The stick for the second laptop"))
        if folder is not None:
            self.model.hand_over(folder)

    def _give(self) -> None:
        folder = self._dialogs.choose_folder(self, self.tr("Where to put the file"))
        if folder is not None:
            self.model.give(folder)

    def _show_take(self) -> None:
        self.take.setVisible(self.take.isHidden())
        if self.take.isVisible():
            self.take.take_focus()
