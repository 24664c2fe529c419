"""The import screen without a frame: the page and the wizard's last step both hold it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.qt.context import PageContext
from ui.qt.drops import local_files
from ui.qt.formats import format_number
from ui.qt.shared.roster.changes import ChangesCard, MissingCard
from ui.qt.shared.roster.model import Phase, Receipt, RosterModel
from ui.qt.shared.roster.parts import ColumnTable, DropCard, FileCard, Findings
from ui.qt.theme import is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice, NoticeKind

SUFFIXES = frozenset({".xlsx", ".xls", ".csv"})


class ReceiptCard(Card):
    """Writes the rows to look at to a path of the user's choice; they contain names and are never stored
    unasked.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(20, 10, 12, 10))
        self.sentence = Label("", wrap=True)
        self.path = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.save = Button("", ButtonKind.LINK)
        self.save.setObjectName("roster.save")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.path)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.save)
        self.body.addLayout(row)


class RosterPanel(QWidget):
    """`bar` is the row of buttons, placed by whoever holds the panel. `finished` when the person goes on."""

    finished = Signal()

    def __init__(
        self,
        context: PageContext,
        parent: QWidget | None = None,
        *,
        last_word: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("roster.panel")
        self._last_word = last_word or (lambda: self.tr("Go to the households"))
        self.model = RosterModel(context, self)
        self._dialogs = context.dialogs
        self.notice = Notice()
        self.drop = DropCard()
        self.busy = BusyBar()
        self.file = FileCard()
        self.table = ColumnTable()
        self.findings = Findings()
        self.changes = ChangesCard()
        self.missing = MissingCard()
        self.receipt = ReceiptCard()
        self.primary = Button("", ButtonKind.PRIMARY)
        self.primary.setObjectName("roster.primary")
        self.bar = QWidget()
        self.bar_row = QHBoxLayout(self.bar)
        self.bar_row.setContentsMargins(0, 0, 0, 0)
        self.bar_row.addStretch(1)
        self.bar_row.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (
            self.notice, self.receipt, self.missing, self.drop, self.busy, self.file, self.table,
            self.findings, self.changes,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        self.setAcceptDrops(True)
        self._connect()
        self._render()

    def ask_files(self) -> None:
        """Asks which files to read."""
        kinds = self.tr("Household lists (*.xlsx *.xls *.csv)")
        self.model.read(self._dialogs.open_files(self, self.tr("Choose household lists"), kinds))

    def take_files(self, files: tuple[Path, ...]) -> None:
        self.model.read(files)

    def take_focus(self) -> None:
        """The focus goes to the next step."""
        (self.primary if self.primary.isVisibleTo(self.window()) else self.drop.choose).setFocus()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _suitable(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if _suitable(event):
            event.acceptProposedAction()
            self.model.read(local_files(event))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._render()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.model.changed.connect(self._render)
        self.drop.choose.clicked.connect(self.ask_files)
        self.file.other.clicked.connect(self.ask_files)
        self.file.sheet_chosen.connect(self.model.show_sheet)
        self.table.field_chosen.connect(self.model.choose_field)
        self.busy.stop_requested.connect(self.model.stop)
        self.model.reported.connect(self.busy.set_progress)
        self.model.stopped.connect(self._tell_stopped)
        self.notice.action_requested.connect(self.model.undo)
        self.changes.apart_chosen.connect(lambda key, apart: self.model.set_apart(key, apart=bool(apart)))
        self.missing.close_chosen.connect(self.model.close_missing)
        self.missing.undo_chosen.connect(self.model.undo_closing)
        self.receipt.save.clicked.connect(self._save_errors)
        self.primary.clicked.connect(self._go_on)

    def _go_on(self) -> None:
        if self.model.state.phase is Phase.PLANNED:
            self.model.apply()
        elif self.model.state.phase is Phase.DONE:
            self.finished.emit()

    def _render(self) -> None:
        state = self.model.state
        planned = state.phase in {Phase.PLANNED, Phase.WRITING} and state.view is not None
        self.drop.setVisible(state.phase in {Phase.EMPTY, Phase.DONE})
        for part in (self.file, self.table, self.findings, self.changes):
            part.setVisible(planned)
        self._render_drop()
        self._render_busy()
        self._render_notice()
        self._render_receipt(state.receipt)
        if planned and state.view is not None and state.prepared is not None:
            self.file.show_view(state.view, state.views, state.sheet)
            self.table.show_view(state.view)
            self.findings.show_plan(state.prepared.plan)
            self.changes.show_plan(state.prepared.plan, state.apart)
        self._render_primary()

    def _render_drop(self) -> None:
        again = self.model.state.phase is Phase.DONE
        self.drop.title.setText(
            self.tr("Import another list") if again else self.tr("Drop the Excel file here")
        )
        self.drop.detail.setText(
            self.tr(
                "xlsx, xls and csv. Titles, merged cells and old fonts (TCVN3, VNI) are understood."
                " Nothing is written until you confirm."
            )
        )
        self.drop.choose.set_text(self.tr("Choose files"))

    def _render_busy(self) -> None:
        state = self.model.state
        names = ", ".join(path.name for path in state.files)
        if state.phase is Phase.READING:
            self.busy.start(self.tr("Reading {files}").format(files=names))
        elif state.phase is Phase.WRITING:
            self.busy.start(self.tr("Importing {files}").format(files=names))
        else:
            self.busy.finish()

    def _render_notice(self) -> None:
        state = self.model.state
        if state.problem:
            self.notice.show_message(NoticeKind.ERROR, state.problem)
        elif state.receipt is not None:
            undoable = state.receipt.applied.id is not None and not state.receipt.undone
            self.notice.show_message(
                NoticeKind.DONE, self._receipt_line(state.receipt), action=self.tr("Undo") if undoable else ""
            )
        else:
            self.notice.clear()

    def _receipt_line(self, receipt: Receipt) -> str:
        if receipt.undone and receipt.kept:
            return self.tr(
                "The import was taken back: {closed} households closed, {kept} stay because of a visit."
            ).format(closed=format_number(receipt.closed), kept=format_number(receipt.kept))
        if receipt.undone:
            return self.tr("The import was taken back: {closed} households closed.").format(
                closed=format_number(receipt.closed)
            )
        counts = receipt.counts
        return self.tr(
            "Imported {count} households: {new} new, {updated} changed, {unchanged} as they were."
        ).format(
            count=format_number(counts.imported),
            new=format_number(counts.new),
            updated=format_number(counts.updated),
            unchanged=format_number(counts.unchanged),
        )

    def _render_receipt(self, receipt: Receipt | None) -> None:
        to_mend = receipt is not None and receipt.to_mend is not None
        self.receipt.setVisible(to_mend)
        missing = () if receipt is None or receipt.undone else receipt.missing
        self.missing.show_missing(len(missing), 0 if receipt is None else receipt.closed_missing)
        if to_mend and receipt is not None:
            self.receipt.sentence.setText(
                self.tr(
                    "Some rows need a second look. Save them as a sheet, mend them there and import it again."
                    " The sheet holds names: delete it afterwards."
                )
            )
            self.receipt.path.setText("" if receipt.written is None else str(receipt.written))
            self.receipt.path.setVisible(receipt.written is not None)
            self.receipt.save.set_text(self.tr("Save these rows"))

    def _render_primary(self) -> None:
        state = self.model.state
        counts = state.prepared.plan.counts if state.prepared is not None else None
        self.primary.setVisible(state.phase in {Phase.PLANNED, Phase.DONE})
        if state.phase is Phase.PLANNED and counts is not None:
            written = counts.new + counts.updated
            text = self.tr("Import %n household(s)", "", written)
            waiting = counts.doubtful + counts.refused
            missing = state.prepared is not None and bool(state.prepared.plan.missing)
            if not written:
                text = self.tr("Go on") if waiting or missing else self.tr("Nothing new to import")
            self.primary.set_text(text)
            self.primary.setEnabled(bool(written or waiting or missing))
            self.primary.setFocus()
        elif state.phase is Phase.DONE:
            self.primary.set_text(self._last_word())
            self.primary.setEnabled(True)
            self.primary.setFocus()

    def _tell_stopped(self) -> None:
        self.notice.show_message(
            NoticeKind.WARNING, self.tr("Stopped. Nothing was imported; you can import it again.")
        )

    def _save_errors(self) -> None:
        path = self._dialogs.save_file(
            self, self.tr("Save these rows"), "can-xem-lai.xlsx", self.tr("Excel workbook (*.xlsx)")
        )
        problem = "" if path is None else self.model.write_errors(path)
        if problem:
            self.notice.show_message(NoticeKind.WARNING, problem)


def _suitable(event: QDropEvent) -> bool:
    files = local_files(event)
    return bool(files) and all(path.suffix.lower() in SUFFIXES for path in files)
