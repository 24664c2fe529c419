"""Sync: where each visit is, what to send, and what came."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.base.errors import UserError
from core.base.ids import BatchId
from core.sync.answer_desk import AskedOfUs, SlowClock
from core.sync.manifest import Profile
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.shared.folders import open_folder
from ui.qt.sync import answer_words, words
from ui.qt.sync.answers_model import AnswersViewModel
from ui.qt.sync.down_card import DownCard
from ui.qt.sync.export_card import ExportCard
from ui.qt.sync.files_card import FilesCard
from ui.qt.sync.own_key_card import OwnKeyCard
from ui.qt.sync.receipt_card import ReceiptCard
from ui.qt.sync.senders_card import SendersCard
from ui.qt.sync.view_model import SyncViewModel
from ui.qt.sync.ward_card import WardCard
from ui.qt.theme import current_theme
from ui.qt.typed import override
from ui.qt.widgets.card import Card
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.notice import Notice, NoticeKind
from ui.qt.widgets.sidebar import APP_NAME
from ui.qt.widgets.state_panel import StatePanel
from ui.qt.window_keys import bind_here

LEFT_WIDTH = 424
PANEL_PADDING = (24, 14, 24, 14)
BATCH_SUFFIXES = (".tnb", ".tnd")


class SyncPage(Page):
    """Renders `SyncViewModel.state`. A unit with none above it only receives."""

    def __init__(self, context: PageContext, show_folder: Callable[[Path], object] = open_folder) -> None:
        super().__init__(PageId.SYNC)
        self._dialogs = context.dialogs
        self._info = context.services.info
        self._of_commune = context.services.imports is not None
        self._show_folder = show_folder
        self.model = SyncViewModel(context, self)
        sends = self.model.state.sends
        self.states = StatePanel(large=True)
        self.states.setObjectName("sync.states")
        self.panel = Card(padding=PANEL_PADDING)
        self.panel.body.addWidget(self.states)
        self.sending = ExportCard()
        if not sends:
            self.panel.hide()
            self.sending.hide()
        self.clock = Notice()
        self.clock.setObjectName("sync.clock")
        self.answers = AnswersViewModel(context, self)
        self.receipt = ReceiptCard()
        self.senders = SendersCard()
        self.down = DownCard()
        for card in (self.receipt, self.senders, self.down):
            card.hide()
        self.ward = WardCard(context)
        if not self._of_commune:
            self.ward.hide()
        self.own_key = OwnKeyCard(large=not sends)
        self.files = FilesCard(primary=not sends)
        columns = Columns()
        columns.add(self._left_column(), width=LEFT_WIDTH)
        columns.add(self.files)
        self.body.addWidget(self.clock)
        self.body.addWidget(self.panel)
        self.body.addWidget(columns, 1)
        self._connect()
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(self.tr("Sync") if self._of_commune else self.tr("Receive files"))
        self.header.set_subtitle(
            self.tr("Exchange by files: stick, e-mail or Zalo")
            if self.model.state.sends
            else self.tr("From the units below, by stick, e-mail or Zalo")
        )
        self.ward.render_state()
        self._render_answers()

    @override
    def activate(self, target: str = "") -> None:
        self.model.load()
        self.answers.load()
        if self._of_commune:
            self.ward.model.load()

    @override
    def take_focus(self) -> None:
        ready, first = self.sending.ready.export, self.sending.open_key
        asked = self.sending.question.accept
        shown = next((part for part in (ready, first, asked) if part.isVisibleTo(self)), self.files.open)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def export(self) -> bool:
        if self.model.state.addressee is None or self.model.state.candidate is not None:
            return False
        if self.model.needs_folder():
            return self._export_elsewhere()
        self.model.export(Path(self.model.state.folder))
        return True

    @override
    def open_files(self) -> bool:
        kinds = self.tr("Files of {app} (*.tnb *.tnd);;All files (*)").format(app=APP_NAME)
        self.model.look(self._dialogs.open_files(self, self.tr("Open files"), kinds))
        return True

    @override
    def leave(self) -> bool:
        if not self.model.give_up():
            return False
        self.take_focus()
        return True

    @override
    def take_files(self, paths: tuple[Path, ...]) -> None:
        batches = tuple(path for path in paths if path.is_dir() or path.suffix.lower() in BATCH_SUFFIXES)
        others = [path for path in paths if path not in batches]
        if others and self.model.state.sends:
            self.model.read_key_file(others[0])
        self.model.look(batches)

    @override
    def undo(self) -> bool:
        return self.model.actions.undo_last()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.model.watched = self.answers.watched = True
        self.ward.model.watched = self._of_commune
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.model.watched = self.answers.watched = self.ward.model.watched = False
        super().hideEvent(event)

    def _left_column(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().row_gap)
        for part in (self.sending, self.ward, self.receipt, self.senders, self.down, self.own_key):
            column.addWidget(part)
        column.addStretch(1)
        return left

    def _connect(self) -> None:
        self.model.changed.connect(self._render)
        self.answers.changed.connect(self._render_answers)
        self._connect_sending()
        self._connect_answers()
        self._connect_lines()
        self.files.open.clicked.connect(self.open_files)
        self.files.busy.stop_requested.connect(self.model.stop)
        self.files.question.accept.clicked.connect(self.model.accept_machine)
        self.files.question.refuse.clicked.connect(self.model.postpone_machine)
        self.files.waiting.action_requested.connect(
            lambda: self.model.receive(self.model.state.waiting_before)
        )
        self.files.forgotten.action_requested.connect(lambda: self.model.look(self.model.state.forgotten))
        self.own_key.save.clicked.connect(self._save_key)
        self.own_key.copy.clicked.connect(self._copy_key)
        self.own_key.machines.clicked.connect(lambda: self.page_requested.emit(PageId.MACHINES, ""))

    def _connect_sending(self) -> None:
        sending = self.sending
        for button in (sending.open_key, sending.question.refuse, sending.ready.other_key):
            button.clicked.connect(self._open_key)
        sending.question.accept.clicked.connect(self._confirm_key)
        sending.ready.export.clicked.connect(self.export)
        sending.ready.elsewhere.clicked.connect(self._export_elsewhere)
        sending.ready.profile_chosen.connect(lambda name: self.model.choose_profile(Profile(name)))
        sending.busy.stop_requested.connect(self.model.stop)
        self.model.export_reported.connect(sending.busy.set_progress)
        self.model.export_stopped.connect(lambda: self._tell_stopped(some=False))
        sending.check.clicked.connect(self._check_exported)
        sending.again.clicked.connect(self._go_to_last_sent)
        self.ward.saved.folder_requested.connect(lambda folder: self._show_folder(Path(folder)))
        sending.saved.folder_requested.connect(lambda folder: self._show_folder(Path(folder)))

    def _connect_answers(self) -> None:
        self.senders.machine_chosen.connect(self.answers.choose_machine)
        self.answers.stopped.connect(lambda some: self._tell_stopped(some=some))
        for card in (self.senders, self.down):
            card.busy.stop_requested.connect(self.answers.stop)
            self.answers.reported.connect(card.busy.set_progress)
        self.senders.receipts.clicked.connect(lambda: self._into_folder(self.answers.write_receipts))
        self.down.kind_chosen.connect(self.answers.choose_down)
        self.down.commune_chosen.connect(self.answers.choose_commune)
        self.down.full.toggled.connect(lambda on: self.answers.choose_full(full=on))
        self.down.write.clicked.connect(lambda: self._into_folder(self.answers.write_down))
        self.files.conflicts.action_requested.connect(lambda: self.page_requested.emit(PageId.CONFLICTS, ""))

    def _connect_lines(self) -> None:
        files, actions = self.files, self.model.actions
        files.folder.clicked.connect(self._open_folder)
        files.older.clicked.connect(self.model.show_older)
        files.preview.go_on.clicked.connect(self.model.import_looked)
        files.preview.leave.clicked.connect(self.model.leave_alone)
        files.list.current_changed.connect(self.model.choose)
        files.acts.undo.clicked.connect(lambda: self._on_batch(lambda batch: actions.undo((batch,))))
        files.acts.redo.clicked.connect(lambda: self._on_batch(lambda batch: actions.redo((batch,))))
        files.acts.verify.clicked.connect(lambda: self._on_batch(actions.verify))
        files.acts.again.clicked.connect(lambda: self._on_batch(self._export_again))
        bind_here(self, "Ctrl+Y", actions.redo_last)

    def _on_batch(self, act: Callable[[BatchId], object]) -> None:
        line = self.model.state.chosen_line
        if line is not None and line.batch is not None:
            act(line.batch)

    def _export_again(self, batch: BatchId) -> None:
        self._into_folder(lambda folder: self.model.actions.export_again(batch, folder))

    def _check_exported(self) -> None:
        if (exported := self.model.state.exported) is not None:
            self.model.actions.verify(exported.batch)

    def _go_to_last_sent(self) -> None:
        """Select the last sent file: the old files are in the list."""
        if (last := self.model.state.last_sent) is not None:
            self.model.leave_alone()
            self.files.list.go_to(last.batch + last.sha256)
            self.files.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into_folder(self, act: Callable[[Path], object]) -> None:
        folder = self._dialogs.choose_folder(self, self.tr("Where to put the files"))
        if folder is not None:
            act(folder)

    def _open_folder(self) -> None:
        folder = self._dialogs.choose_folder(self, self.tr("The folder or the stick with the files"))
        if folder is not None:
            self.model.look((folder,))

    def _render_answers(self) -> None:
        state = self.answers.state
        self.senders.render_state(state)
        self.down.setVisible(self.answers.decides and bool(state.read.communes))
        if self.answers.decides:
            self.down.render_state(state)
        else:
            self.receipt.render_state(state)
        self._render()

    def _render_clock(self, wrong: AskedOfUs | SlowClock | None) -> None:
        text = "" if wrong is None else answer_words.wrong_clock_text(wrong)
        if not text:
            self.clock.clear()
        elif text != self.clock.sentence.text():
            self.clock.show_message(NoticeKind.WARNING, text)

    def _render(self) -> None:
        state, answers = self.model.state, self.answers.state.read
        self._render_clock(self.answers.state.wrong_clock)
        upper = self._info.upper_name if state.addressee is None else state.addressee.unit_name
        receipt = next(iter(answers.receipts), None)
        self.states.set_states(words.state_figures(state, upper, receipt))
        if state.sends:
            self.sending.render_state(state)
        self.own_key.render_state(state)
        was_asking = self.files.preview.isVisible()
        self.files.render_state(state, answers.sent)
        if self.files.preview.isVisible() and not was_asking:
            self.files.preview.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        wait = len(state.held) + len(state.forgotten)
        self.badge_changed.emit(state.sending.local if state.sends else wait)

    def _tell_stopped(self, *, some: bool) -> None:
        self.header.toast.show_warning(
            self.tr("Stopped. The files already written are complete and stay; write the others again.")
            if some
            else self.tr("Stopped. No file was written; you can begin again.")
        )

    def _open_key(self) -> None:
        kinds = self.tr("Key files (*.txt);;All files (*)")
        path = self._dialogs.open_file(self, self.tr("Open the key file"), kinds)
        if path is not None:
            self.model.read_key_file(path)

    def _confirm_key(self) -> None:
        self.model.confirm_key()
        self.take_focus()

    def _export_elsewhere(self) -> bool:
        folder = self._dialogs.choose_folder(self, self.tr("Where to put the file"))
        if folder is not None:
            self.model.export(folder)
        return True

    def _save_key(self) -> None:
        proposed = f"tung-nha-khoa-{self._info.unit.code}.txt"
        kinds = self.tr("Key files (*.txt);;All files (*)")
        path = self._dialogs.save_file(self, self.tr("Save the key file"), proposed, kinds)
        if path is None:
            return
        try:
            self.model.save_own_key(path)
        except UserError as error:
            self.header.toast.show_warning(sentence_of(error))
            return
        self.header.toast.show_done(
            self.tr("The key file was saved: {path}").format(path=path), undoable=False
        )

    def _copy_key(self) -> None:
        QGuiApplication.clipboard().setText(self.model.own_key_text())
        self.header.toast.show_done(self.tr("The key was copied."), undoable=False)


def make_page(context: PageContext) -> SyncPage:
    return SyncPage(context)
