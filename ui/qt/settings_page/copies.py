"""The rolling safe copies, and putting one back after a second, in-page word."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.base.errors import UserError
from core.records.workspace import SafeCopy
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.formats import format_instant, format_size
from ui.qt.icons import Icon
from ui.qt.jobs import Cancelled, JobContext, JobResult, value_of
from ui.qt.settings_page.actions import WindowActions
from ui.qt.settings_page.section import Section
from ui.qt.shared.stick_panel import StickPanel
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import NoticeKind
from ui.qt.widgets.rows import Row, RowList, RowLook

MANUAL: Final = "manual"
MOST_ROWS: Final = 8


class CopiesSection(Section):
    """Choosing a row asks in the page; only then the copy is put in place, and the present state copied."""

    def __init__(self, context: PageContext, actions: WindowActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._actions = actions
        self.note = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.rows = RowList(look=RowLook(height=Height.FILE_ROW, side=4), fit_rows=True)
        self.rows.setObjectName("settings.copies")
        self.make = Button("")
        self.make.setObjectName("settings.copy_now")
        self.leave = Button("", ButtonKind.LINK)
        self.leave.hide()
        self.notice.action.setObjectName("settings.restore")
        self.stick = StickPanel(context)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.busy = BusyBar()
        for part in (self.note, self.rows, self.busy):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self.stick)
        self._wanted = ""
        self.rows.row_chosen.connect(self._ask)
        self.notice.action_requested.connect(self._restore)
        self.leave.clicked.connect(self.give_up)
        self.make.clicked.connect(self._make)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.head.set_title(self.tr("Safe copies"))
        self.note.setText(
            self.tr(
                "Encrypted, made at close and before every import: the newest three, and one a day for two"
                " weeks. Choose one to go back to it."
            )
        )
        self.make.set_text(self.tr("Make a copy now"))
        self.leave.set_text(self.tr("Cancel"))
        self.rows.setAccessibleName(self.tr("Safe copies"))
        self._fill()

    def show_stick(self) -> None:
        """Read what is on a stick and what is not."""
        self.stick.show_state(self._context.services.stick.state())

    def _fill(self) -> None:
        copies = self._context.services.copies.list()[:MOST_ROWS]
        self.rows.set_rows(
            tuple(
                Row(
                    key=copy.name,
                    title=format_instant(copy.at),
                    lines=(f"{self._reason(copy.reason)} · {format_size(copy.size)}",),
                    icon=Icon.CLOCK,
                    chevron=True,
                )
                for copy in copies
            )
        )
        self.rows.setVisible(bool(copies))

    def _reason(self, reason: str) -> str:
        words = {
            "close": self.tr("when the window was closed"),
            "open": self.tr("while the window was open"),
            "unclean": self.tr("after an end that was not clean"),
            "import": self.tr("before an import"),
            "migration": self.tr("before an update of the data"),
            "update": self.tr("before an update of the program"),
            "before-restore": self.tr("before going back to a copy"),
            MANUAL: self.tr("made by hand"),
        }
        return words.get(reason, reason)

    def _ask(self, name: str) -> None:
        self._wanted = name
        at = next((copy.at for copy in self._context.services.copies.list() if copy.name == name), None)
        if at is None:
            self._fill()
            return
        self.notice.show_message(
            NoticeKind.WARNING,
            self.tr(
                "Go back to the state of {at}? The present state is copied first, so nothing is lost."
            ).format(at=format_instant(at)),
            action=self.tr("Go back to it"),
        )
        self.leave.show()
        self.notice.action.setFocus()

    def _restore(self) -> None:
        if self._context.jobs.busy:
            self.notice.show_message(
                NoticeKind.WARNING, self.tr("A job is still running. Wait until it has finished.")
            )
            return
        self._actions.restore(self._wanted)

    @override
    def give_up(self) -> bool:
        if self.leave.isHidden():
            return False
        self.notice.clear()
        self.leave.hide()
        self.rows.setFocus()
        return True

    def _make(self) -> None:
        """A large workspace takes a while to copy and to read back."""
        services = self._context.services
        self.notice.clear()
        self.leave.hide()
        self.make.setEnabled(False)
        self.busy.start(self.tr("Making a copy and reading it back"), can_stop=False)

        def work(_job: JobContext) -> SafeCopy:
            """On a connection of its own: on that of the window a save meanwhile would be rolled back."""
            with services.worker() as own:
                return own.copies.make(MANUAL)

        self._context.jobs.submit(work, self._made)

    def _made(self, result: JobResult[SafeCopy]) -> None:
        self.busy.finish()
        self.make.setEnabled(True)
        try:
            value_of(result)
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        except Cancelled:
            return
        self.notice.show_message(NoticeKind.DONE, self.tr("A copy was made and checked."))
        self._fill()
