"""The lock in use: a passphrase is tried, or the recovery file opens and a new passphrase is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.base.errors import ExitCode, UserError
from ui.qt.behind import behind_screen
from ui.qt.errors import sentence_of
from ui.qt.jobs import JobResult, value_of
from ui.qt.lock.screen import LockScreen
from ui.qt.shared.texts import read_text

if TYPE_CHECKING:
    from core.application.services import Services
    from ui.qt.session import Session


class Unlocking(QObject):
    """Opens the folder of `session` and enters it; lives as long as its screen."""

    def __init__(self, session: Session) -> None:
        self.screen = LockScreen()
        super().__init__(self.screen)
        self._session = session
        self.screen.unlock_requested.connect(self._try)
        self.screen.recovery_requested.connect(self._recover)
        self.screen.province_requested.connect(self._ask_province)
        self.screen.answer_requested.connect(self._open_answer)

    def _try(self, passphrase: str) -> None:
        """Off the window's thread: trying a passphrase is slow by design."""
        session = self._session
        session.window.jobs.submit(
            lambda _job: session.workspaces.unlock(session.folder, passphrase),
            lambda outcome: self._tried(passphrase, outcome),
        )

    def _tried(self, passphrase: str, outcome: JobResult[Callable[[], Services]]) -> None:
        try:
            self._session.enter(value_of(outcome)())
        except UserError as error:
            if error.exit_code is ExitCode.STORAGE:
                self._session.repairing.show_trouble(error, passphrase)
            else:
                self.screen.tell_problem(sentence_of(error))

    def _recover(self) -> None:
        session = self._session
        title, kinds = self.tr("Open the recovery file"), self.tr("Text (*.txt)")
        path = session.dialogs.open_file(self.screen, title, kinds)
        if path is None:
            return
        try:
            services = session.workspaces.open_with_recovery(session.folder, read_text(path))
        except UserError as error:
            self.screen.tell_problem(sentence_of(error))
            return
        self.renew(services)

    def renew(self, services: Services) -> None:
        """Ask for a new passphrase of a workspace that a recovery file opened."""
        self.screen.ask_new_passphrase(lambda text: self._renew(services, text))

    def _ask_province(self) -> None:
        session = self._session
        folder = session.dialogs.choose_folder(self.screen, self.tr("Where to put the request"))
        if folder is None:
            return
        try:
            wish, path = session.workspaces.ask_to_unlock(session.folder, folder)
        except UserError as error:
            self.screen.tell_problem(sentence_of(error))
            return
        self.screen.show_wish(str(path), wish.number)

    def _open_answer(self) -> None:
        session = self._session
        title, kinds = self.tr("Open the province's answer"), self.tr("Answers (*.tnk);;All files (*)")
        path = session.dialogs.open_file(self.screen, title, kinds)
        if path is not None:
            self.screen.ask_new_passphrase(lambda text: self._use_answer(path, text))

    def _use_answer(self, answer: Path, passphrase: str | None) -> None:
        session = self._session
        workspaces, folder = session.workspaces, session.folder
        self._open_behind(
            lambda: workspaces.unlock_with_answer(folder, answer, passphrase),
            lambda error: session.show_lock().tell_problem(sentence_of(error)),
        )

    def _renew(self, services: Services, passphrase: str | None) -> None:
        """A new passphrase after the recovery file was used; the file itself stays good."""

        def renewed() -> Services:
            try:
                services.set_passphrase(passphrase)
            finally:
                services.close()
            return services

        self._open_behind(renewed, self._session.repairing.show_trouble)

    def _open_behind(self, unlocked: Callable[[], Services], on_error: Callable[[UserError], None]) -> None:
        """Off the window's thread: a new passphrase is as slow by design as trying one."""
        session = self._session
        found: list[Services] = []

        def work() -> None:
            services = unlocked()
            services.close()
            found.append(services)

        behind_screen(
            session.window,
            self.tr("Opening the workspace with the new passphrase"),
            work,
            lambda: session.enter(found[0].reopen()),
            on_error,
        )
