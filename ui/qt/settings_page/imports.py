"""The register of household lists that were imported; each can be taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.base.changes import Changes, Topic
from core.base.clock import parse_instant
from core.base.errors import UserError
from core.base.ids import ImportId
from core.roster.desk import ImportDesk, ImportRun
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.formats import format_instant, format_number
from ui.qt.icons import Icon
from ui.qt.settings_page.section import Section
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import NoticeKind
from ui.qt.widgets.rows import Row, RowList, RowLook, RowStatus


class ImportsSection(Section):
    """Choosing a row offers to undo it; households that were visited since then stay."""

    def __init__(self, context: PageContext, desk: ImportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._desk = desk
        self._wanted = ""
        self.empty = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.rows = RowList(look=RowLook(height=Height.FILE_ROW, side=4), fit_rows=True)
        self.rows.setObjectName("settings.imports")
        self.notice.action.setObjectName("settings.undo_import")
        for part in (self.empty, self.rows):
            self.body.addWidget(part)
        self.rows.row_chosen.connect(self._ask)
        self.notice.action_requested.connect(self._undo)
        context.changes.changed.connect(self._follow)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.head.set_title(self.tr("Imported lists"))
        self.empty.setText(self.tr("No list was imported yet."))
        self.rows.setAccessibleName(self.tr("Imported lists"))
        self._fill()

    def _follow(self, changes: Changes) -> None:
        if Topic.HOUSEHOLDS in changes.topics:
            self._fill()

    def _fill(self) -> None:
        runs = self._desk.runs()
        self.empty.setVisible(not runs)
        self.rows.setVisible(bool(runs))
        self.rows.set_rows(tuple(self._row(run) for run in runs))

    def _row(self, run: ImportRun) -> Row:
        told = self.tr("{at} · {new} new, {updated} changed").format(
            at=format_instant(parse_instant(run.at)),
            new=format_number(run.new),
            updated=format_number(run.updated),
        )
        undone = RowStatus(text=self.tr("taken back"), icon=Icon.UNDO, role=Role.TEXT2)
        return Row(
            key=run.id,
            title=run.files,
            lines=(told,),
            icon=Icon.FILE,
            status=undone if run.undone else None,
            chevron=not run.undone,
        )

    def _ask(self, run_id: str) -> None:
        run = next((run for run in self._desk.runs() if run.id == run_id), None)
        if run is None or run.undone:
            return
        self._wanted = run_id
        self.notice.show_message(
            NoticeKind.WARNING,
            self.tr("Take the import of {files} back? Households with a visit stay.").format(files=run.files),
            action=self.tr("Take it back"),
        )
        self.notice.action.setFocus()

    @override
    def give_up(self) -> bool:
        if self.notice.isHidden() or self.notice.action.isHidden():
            return False
        self.notice.clear()
        self.rows.setFocus()
        return True

    def _undo(self) -> None:
        try:
            closed, kept = self._services.published(self._desk.undo(ImportId(self._wanted)))
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        self.notice.show_message(
            NoticeKind.DONE,
            self.tr("Taken back: {closed} households closed, {kept} stay because of a visit.").format(
                closed=format_number(closed), kept=format_number(kept)
            ),
        )
        self._fill()
