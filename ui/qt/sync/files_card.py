"""Files that came and went, the question about a machine not known yet, and the work in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.base.ids import BatchId
from core.base.keytext import short_number
from core.sync.answer_desk import SentBatch
from ui.qt.errors import sentence_of
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.shared.number_question import NumberQuestion
from ui.qt.shared.parts import IconLine
from ui.qt.sync import words
from ui.qt.sync.file_actions import FileActions
from ui.qt.sync.file_list import FileList
from ui.qt.sync.preview_part import PreviewPart
from ui.qt.sync.state import State
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import BARE, Card, CardHeader, Rule
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind

SIDE = 20


class FilesCard(Card):
    """Renders the receiving half of `State`; the page connects its buttons."""

    def __init__(self, parent: QWidget | None = None, *, primary: bool = False) -> None:
        self.header = CardHeader()
        self.open = Button(
            "", ButtonKind.PRIMARY if primary else ButtonKind.SECONDARY, icon=Icon.FILE, key="Ctrl+O"
        )
        self.open.setObjectName("sync.open_files")
        self.folder = Button("", ButtonKind.LINK)
        self.folder.setObjectName("sync.open_folder")
        self.header.tail.addWidget(self.open)
        self._primary = primary
        self.preview = PreviewPart(primary=primary)
        self.conflicts = Notice()
        self.conflicts.setObjectName("sync.conflicts")
        self.told = Notice()
        self.told.setObjectName("sync.told")
        self.acts = FileActions()
        self.older = Button("", ButtonKind.LINK, icon=Icon.DOWN)
        self.older.setObjectName("sync.older")
        self.question = NumberQuestion(ButtonKind.SECONDARY)
        self.question.setObjectName("sync.question")
        self.question.accept.setObjectName("sync.accept_machine")
        self.question.refuse.setObjectName("sync.postpone_machine")
        self.left = Notice()
        self.left.setObjectName("sync.left")
        self.waiting = Notice()
        self.waiting.setObjectName("sync.waiting")
        self.forgotten = Notice()
        self.forgotten.setObjectName("sync.forgotten")
        self.busy = BusyBar()
        self.busy.setObjectName("sync.receiving")
        self.empty = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.list = FileList()
        self.list.setObjectName("sync.files")
        self.foot = IconLine(Icon.DONE, Role.DONE, style=TextStyle.SMALL)
        self._above = QWidget()
        self._parts = (
            self.busy,
            self.preview,
            self.conflicts,
            self.question,
            self.told,
            self.left,
            self.waiting,
            self.forgotten,
            self.empty,
        )
        super().__init__(parent, padding=BARE)
        self._arrange()

    def _arrange(self) -> None:
        self.body.setSpacing(0)
        self.body.addWidget(self.header)
        self.body.addWidget(Rule())
        column = QVBoxLayout(self._above)
        column.setContentsMargins(SIDE, 12, SIDE, 12)
        column.setSpacing(10)
        for part in self._parts:
            column.addWidget(part)
        self.body.addWidget(self._above)
        self._rule = Rule()
        self.body.addWidget(self._rule)
        self.body.addWidget(self.acts)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 6, SIDE, 8)
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.folder)
        self.body.addLayout(foot)

    def render_state(self, state: State, sent: Mapping[BatchId, SentBatch]) -> None:
        """`sent`: the state of our files by receipts."""
        self.header.set_title(
            self.tr("Files sent and received") if state.sends else self.tr("Files received")
        )
        self.folder.set_text(self.tr("Folder or stick…"))
        self.folder.setEnabled(not state.busy)
        self.older.set_text(self.tr("Older files"))
        self.older.setVisible(state.has_older)
        self.preview.render_state(state)
        self.acts.render_state(state)
        self.list.setAccessibleName(self.header.title.text())
        self.open.set_text(self.tr("Open files…"))
        self.open.setEnabled(not state.busy)
        self.open.setVisible(not (self._primary and state.looked is not None))
        self._show_busy(state)
        self._show_question(state)
        self._show_notices(state)
        lines = state.lines
        self.empty.setText(self.tr("Nothing yet. Open the .tnb files that came by stick, e-mail or chat."))
        self.empty.setVisible(not lines)
        self.list.show_lines(
            tuple(
                replace(line, sent=sent.get(line.batch)) if line.batch is not None else line for line in lines
            )
        )
        parts = self._parts
        self._above.setVisible(any(not part.isHidden() for part in parts))
        self._rule.setVisible(not self._above.isHidden() and bool(lines))
        self.foot.set_sentence(
            self.tr("Files or a folder may also be dropped here. Before importing, a safe copy is put away.")
        )

    @override
    def _restyle(self) -> None:
        super()._restyle()
        above = 5 if current_theme().compact else 10
        self.header.setContentsMargins(SIDE, above, 13, above)

    def _show_busy(self, state: State) -> None:
        progress = state.progress
        if progress is None:
            self.busy.finish()
            return
        looking = self.tr("Looking at file {done} of {total}; nothing is written yet")
        text = (looking if progress.looking else self.tr("Importing file {done} of {total}")).format(
            done=format_number(min(progress.done + 1, progress.total)), total=format_number(progress.total)
        )
        if self.busy.isHidden():
            self.busy.start(text)
        self.busy.set_sentence(text)
        self.busy.set_progress(progress.done, progress.total)

    def _show_question(self, state: State) -> None:
        question = None if state.busy or state.looked is not None else state.question
        self.question.setVisible(question is not None)
        if question is None:
            return
        who = self.tr("A machine of {place} is not accepted here yet. Held: {files}.")
        self.question.show_number(
            who.format(place=words.inside(question.place), files=words.files(len(question.files))),
            question.number_code,
            self.tr("Call the sender and compare these six groups. Accept only if all of them are the same."),
        )
        number = short_number(question.number_code)
        self.question.accept.set_text(self.tr("Accept machine {number}").format(number=number))
        self.question.refuse.set_text(self.tr("Cancel"))

    def _show_notices(self, state: State) -> None:
        if state.conflicts and state.looked is None:
            text = self.tr("Recorded differently by two people: {count}. Meanwhile the later record is used.")
            sentence = text.format(count=format_number(state.conflicts))
            _show(self.conflicts, NoticeKind.INFO, sentence, self.tr("Choose…"))
        else:
            self.conflicts.clear()
        if state.trouble is not None:
            _show(self.told, NoticeKind.ERROR, sentence_of(state.trouble))
        elif state.told is not None:
            good = words.told_is_good(state.told)
            kind = NoticeKind.DONE if good else NoticeKind.WARNING
            _show(self.told, kind, words.told_text(state.told))
        else:
            self.told.clear()
        if state.left:
            text = self.tr("Stopped. Not read: {files}. Open the rest again when there is time.")
            _show(self.left, NoticeKind.WARNING, text.format(files=words.files(state.left)))
        else:
            self.left.clear()
        if state.waiting_before and not state.busy and state.looked is None:
            _show(self.waiting, NoticeKind.INFO, self._waiting_text(state), self.tr("Try again"))
        else:
            self.waiting.clear()
        if state.forgotten and not state.busy and state.looked is None:
            text = self.tr(
                "Not in the safe copy that is in use: {files} that came in before. They are kept here."
            )
            _show(
                self.forgotten,
                NoticeKind.WARNING,
                text.format(files=words.files(len(state.forgotten))),
                self.tr("Bring them in again…"),
            )
        else:
            self.forgotten.clear()

    def _waiting_text(self, state: State) -> str:
        """Return the number of waiting files, and their senders, as far as known."""
        text = self.tr("Held since an earlier start: {files}. Nothing is lost.")
        if state.held_of:
            text = self.tr("Held since an earlier start: {files} of {places}. Nothing is lost.")
        count = words.files(len(state.waiting_before))
        return text.format(files=count, places=words.some_places(state.held_of))


def _show(notice: Notice, kind: NoticeKind, sentence: str, action: str = "") -> None:
    if notice.isHidden() or notice.sentence.text() != sentence:
        notice.show_message(kind, sentence, action=action)
