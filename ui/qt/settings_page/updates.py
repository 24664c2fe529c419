"""Updates of the program from a stick: looked for, shown, installed, and taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.base.errors import UserError
from core.updates.models import Offer, StagedUpdate, UpdatePackage, best_offer
from ui.qt.context import PageContext
from ui.qt.errors import language_in_force, sentence_of
from ui.qt.formats import format_date
from ui.qt.icons import Icon
from ui.qt.jobs import Cancelled, Job, JobContext, JobResult, value_of
from ui.qt.settings_page.actions import WindowActions
from ui.qt.settings_page.section import Section
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import NoticeKind

NOTHING_ON_STICKS = "update.none"


class UpdatesSection(Section):
    """Reads sticks in a job, when the page is shown and on request; without a key, shows the reason."""

    def __init__(self, context: PageContext, actions: WindowActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._updating = actions.updating
        self._offer: Offer | None = None
        self._job: Job | None = None
        self.own = Label("", wrap=True)
        self.offered = Label("", TextStyle.STRONG, wrap=True)
        self.changes = Label("", wrap=True)
        self.how = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.busy = BusyBar()
        self.install = Button("")
        self.install.setObjectName("settings.update_install")
        self.look_again = Button("", icon=Icon.FILE)
        self.look_again.setObjectName("settings.update_look")
        self.folder = Button("", ButtonKind.LINK)
        self.folder.setObjectName("settings.update_folder")
        self.back = Button("", ButtonKind.LINK, icon=Icon.UNDO)
        self.back.setObjectName("settings.update_back")
        self.notice.action.setObjectName("settings.update_back_now")
        self.leave = Button("", ButtonKind.LINK)
        self.leave.hide()
        self._lay_out()
        self.look_again.clicked.connect(lambda: self._look(is_asked=True))
        self.folder.clicked.connect(self._choose)
        self.install.clicked.connect(self._stage)
        self.back.clicked.connect(self._ask_back)
        self.leave.clicked.connect(self.give_up)
        self.notice.action_requested.connect(self._go_back)
        self.busy.stop_requested.connect(self._stop)
        if context.services.info.demo:
            self.hide()
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.head.set_title(self.tr("Updates of the program"))
        self.look_again.set_text(self.tr("Look on the stick"))
        self.folder.set_text(self.tr("Choose a folder"))
        self.leave.set_text(self.tr("Cancel"))
        self.show_state()

    def show_state(self) -> None:
        """Show the version in use, the offer that was found, and the version before."""
        updates = self._updating.updates
        problem, former, package = updates.hindrance(), updates.former(), self._package()
        version = self.tr("Version {version} is in use.").format(version=updates.program.version)
        self.own.setText(version if problem is None else f"{version} {sentence_of(problem)}")
        for part in (self.offered, self.changes, self.how, self.install):
            part.setVisible(package is not None)
        if package is not None:
            self._show_package(package)
        self.look_again.setVisible(problem is None)
        self.folder.setVisible(problem is None)
        self.back.setVisible(former is not None)
        if former is not None:
            self.back.set_text(self.tr("Go back to version {version}").format(version=former.version))

    def look(self) -> None:
        """Look for a package on the sticks; without one the card stays as it is."""
        if not self._context.services.info.demo and self._updating.updates.hindrance() is None:
            self._look(is_asked=False)

    @override
    def give_up(self) -> bool:
        if self.leave.isHidden():
            return False
        self.notice.clear()
        self.leave.hide()
        self.back.setFocus()
        return True

    def _lay_out(self) -> None:
        for part in (self.own, self.offered, self.changes, self.how, self.busy):
            self.body.addWidget(part)
        for buttons in ((self.install,), (self.look_again, self.folder), (self.back, self.leave)):
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            self.body.addLayout(row)

    def _show_package(self, package: UpdatePackage) -> None:
        self.offered.setText(
            self.tr("Version {version} of {day} was found. Its signature is right.").format(
                version=package.version, day=format_date(package.released)
            )
        )
        self.changes.setText(package.changes[language_in_force().value])
        self.how.setText(
            self.tr(
                "A safe copy of the data is made first. The window closes and opens again with the new"
                " version, within two minutes. The present version is kept and can be put back."
            )
        )
        self.install.set_text(self.tr("Install version {version}").format(version=package.version))

    def _package(self) -> UpdatePackage | None:
        return None if self._offer is None else self._offer.package

    def _look(self, folder: Path | None = None, *, is_asked: bool) -> None:
        updates = self._updating.updates
        if self._job is not None:
            return
        if is_asked:
            self.notice.clear()
            self.leave.hide()

        def found(result: JobResult[Offer]) -> None:
            self._job = None
            self._offer = None
            try:
                self._offer = value_of(result)
            except UserError as error:
                if is_asked or error.code != NOTHING_ON_STICKS:
                    self.notice.show_message(NoticeKind.WARNING, sentence_of(error))
            except Cancelled:
                return
            self.show_state()
            if is_asked and self._offer is not None:
                self.install.setFocus()

        self._job = self._context.jobs.submit(lambda _job: best_offer(updates.offers(folder)), found)

    def _choose(self) -> None:
        folder = self._context.dialogs.choose_folder(self, self.tr("The folder of the package"))
        if folder is not None:
            self._look(folder, is_asked=True)

    def _stage(self) -> None:
        """Copy the package to this machine and check the copy; then the window takes over."""
        offer, updates = self._offer, self._updating.updates
        if offer is None or self._job is not None:
            return
        self.notice.clear()
        self.leave.hide()
        self.install.setEnabled(False)
        self.busy.start(self.tr("Copying the package and checking it. Leave the stick in."))

        def work(job: JobContext) -> StagedUpdate:
            def report(done: int, total: int) -> None:
                job.checkpoint()
                job.report(done, total)

            return updates.stage(offer, report)

        self._job = self._context.jobs.submit(work, self._staged, self.busy.set_progress)

    def _staged(self, result: JobResult[StagedUpdate]) -> None:
        self._job = None
        self.busy.finish()
        self.install.setEnabled(True)
        try:
            staged = value_of(result)
        except UserError as error:
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
            return
        except Cancelled:
            return
        self._updating.install(staged)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ask_back(self) -> None:
        self.notice.show_message(
            NoticeKind.WARNING,
            self.tr(
                "Go back to the version before? The window closes and opens again. Where that version cannot"
                " read the present data, the copy made before the update is put back, and the present state"
                " is copied first."
            ),
            action=self.tr("Go back"),
        )
        self.leave.show()
        self.notice.action.setFocus()

    def _go_back(self) -> None:
        if self._context.jobs.busy:
            return
        try:
            self._updating.go_back()
        except UserError as error:
            self.leave.hide()
            self.notice.show_message(NoticeKind.ERROR, sentence_of(error))
