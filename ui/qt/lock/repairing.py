"""A workspace that does not open, or not whole: its screens, and restoring safe copies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from core.base.errors import ExitCode, UserError
from core.records.workspace import Deletion
from ui.qt.behind import behind_screen
from ui.qt.errors import sentence_of

if TYPE_CHECKING:
    from core.application.services import Services
    from core.records.workspace import FullestCopy, LostEntries
    from ui.qt.lock.trouble import TroubleScreen, Way
    from ui.qt.session import Session

COPY_HELPS = frozenset({"storage.damaged", "storage.missing", "storage.failed"})
"""Trouble that trying again does not end."""

KEYS_HELP = frozenset({"key.missing", "key.damaged", "key.other_workspace"})
"""Trouble with the lock: no copy beside it opens either."""

LOOK_MS = 2_000
"""Time between two looks for a folder that is gone."""

FOLDER_GONE = "workspace.folder_gone"
"""The chosen data folder is gone, as with its disk."""


class Repairing(QObject):
    """Lives as long as its session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def show_trouble(self, error: UserError, passphrase: str | None = None) -> None:
        """The workspace cannot be opened: why, and what can be done. `passphrase` is what opened its lock."""
        from ui.qt.lock.trouble import TroubleScreen, Way

        session = self._session
        looks = error.exit_code is ExitCode.STORAGE and error.code not in KEYS_HELP
        best = session.workspaces.fullest_copy(session.folder, passphrase) if looks else None
        screen = TroubleScreen(sentence_of(error), session.folder, self._ways(error, best), best)
        acts: dict[Way, Callable[[], None]] = {
            Way.RETRY: session.retry,
            Way.RESTORE: lambda: self._restore_closed("" if best is None else best.copy.name, passphrase),
            Way.RECOVER: lambda: self._recover(screen),
            Way.KEYS: session.starting.show_copies_for_keys,
            Way.COPY: session.starting.show_copies_for_data,
            Way.OLD: self._look_for_data,
            Way.USUAL: lambda: session.go_to_folder(session.data_folder.usual),
            Way.GO_ON_DELETING: self._wipe_closed,
            Way.KEEP: self._keep,
            Way.OTHER: lambda: self._choose_folder(screen),
        }
        screen.chosen.connect(lambda way: acts[way]())
        screen.demo_requested.connect(session.look_around)
        session.cover(screen)
        if error.code == FOLDER_GONE:
            self._wait_for_folder(screen)

    def _wait_for_folder(self, screen: TroubleScreen) -> None:
        """Open the chosen folder by itself once its disk is plugged in again."""
        session = self._session
        timer = QTimer(screen)
        timer.setInterval(LOOK_MS)

        def look() -> None:
            if not screen.isVisible():
                timer.stop()
            elif session.workspaces.exists(session.folder):
                timer.stop()
                session.retry()

        timer.timeout.connect(look)
        timer.start()

    def _ways(self, error: UserError, best: FullestCopy | None) -> list[Way]:
        """Return the buttons for this trouble, the one that helps first."""
        from ui.qt.lock.trouble import Way

        session = self._session
        spaces, usual = session.workspaces, session.data_folder.usual
        deletion = spaces.deletion(session.folder)
        restores = [] if best is None else [Way.RESTORE]
        if deletion is not Deletion.NONE:
            ways = [Way.GO_ON_DELETING, *([Way.KEEP] if deletion is Deletion.BEGUN else [])]
        elif error.code in KEYS_HELP:
            ways = [Way.RECOVER, Way.KEYS, Way.RETRY]
        elif error.code == FOLDER_GONE:
            ways = [Way.USUAL if spaces.exists(usual) else Way.OLD, Way.RETRY]
        elif error.code in COPY_HELPS:
            ways = [*restores, Way.COPY, Way.RETRY]
        else:
            ways = [Way.RETRY, *restores]
        is_chosen = session.folder == session.data_folder.remembered()
        return [*ways, *([Way.USUAL] if is_chosen and Way.USUAL not in ways else []), Way.OTHER]

    def show_loss(self, lost: LostEntries) -> None:
        """Show before any page that entries are missing since this machine last saved."""
        from ui.qt.lock.loss_screen import LossScreen

        screen = LossScreen(lost)
        screen.accepted.connect(self._accept_loss)
        if lost.copy is not None:
            screen.restore_requested.connect(partial(self.restore_open, lost.copy.name))
        self._session.cover(screen)

    def restore_open(self, name: str) -> None:
        """Puts a safe copy in the place of the open workspace, whose present state is copied first."""
        session = self._session
        former = session.held()
        session.forget()
        former.close()

        def put_back() -> None:
            with former.worker() as own:
                own.copies.restore(name)

        def tell(error: UserError) -> None:
            self.enter_again(former)
            session.warn(sentence_of(error))

        self._put_back_behind(put_back, lambda: self.enter_again(former), tell)

    def wipe(self, former: Services) -> None:
        """Delete the open workspace behind a screen."""
        self._session.forget()
        former.close()
        self._wipe_closed()

    def _wipe_closed(self) -> None:
        session = self._session
        workspaces, folder = session.workspaces, session.folder
        session.one_window.let_go()

        def wipe() -> None:
            workspaces.wipe(folder)

        def begin() -> None:
            session.folder = session.data_folder.note_wiped(session.folder)
            session.begin()

        behind_screen(
            session.window,
            self.tr("Destroying the keys, then deleting the data"),
            wipe,
            begin,
            self.show_trouble,
        )

    def enter_again(self, former: Services) -> None:
        """Open the workspace that was just closed, at its settings."""
        try:
            self._session.enter(former.reopen())
        except UserError as error:
            self.show_trouble(error)
            return
        self._session.show_settings()

    def _restore_closed(self, name: str, passphrase: str | None) -> None:
        """Puts a safe copy in the place of a database that does not open."""
        session = self._session
        workspaces, folder = session.workspaces, session.folder
        session.one_window.let_go()
        self._put_back_behind(
            lambda: workspaces.restore(folder, name, passphrase),
            session.retry,
            lambda error: self.show_trouble(error, passphrase),
        )

    def _put_back_behind(
        self, work: Callable[[], None], done: Callable[[], None], on_error: Callable[[UserError], None]
    ) -> None:
        behind_screen(
            self._session.window,
            self.tr("Checking the safe copy and putting it in place"),
            work,
            done,
            on_error,
        )

    def _accept_loss(self) -> None:
        session = self._session
        services = session.held()
        services.copies.accept_loss()
        session.forget()
        session.enter(services)

    def _recover(self, screen: TroubleScreen) -> None:
        """Open by the recovery file, then make a new lock."""
        from ui.qt.lock.unlocking import Unlocking
        from ui.qt.shared.texts import read_text

        session = self._session
        title, kinds = self.tr("Open the recovery file"), self.tr("Text (*.txt)")
        path = session.dialogs.open_file(screen, title, kinds)
        if path is None:
            return
        try:
            services = session.workspaces.open_with_recovery(session.folder, read_text(path))
        except UserError as error:
            screen.sentence.setText(sentence_of(error))
            return
        unlocking = Unlocking(session)
        session.cover(unlocking.screen)
        unlocking.renew(services)

    def _keep(self) -> None:
        """Open what a deletion that only began left whole."""
        session = self._session
        try:
            session.workspaces.keep_data(session.folder)
        except UserError as error:
            self.show_trouble(error)
            return
        session.begin()

    def _look_for_data(self) -> None:
        """Search for copies of a chosen folder that is gone; what is opened goes into the usual folder."""
        session = self._session
        gone = session.folder
        session.folder = session.data_folder.usual
        session.data_folder.choose(session.folder)

        def go_back() -> None:
            session.folder = gone
            session.begin()

        session.starting.show_old(go_back)

    def _choose_folder(self, screen: QWidget) -> None:
        session = self._session
        folder = session.dialogs.choose_folder(screen, self.tr("The folder of the workspace"))
        if folder is not None:
            session.go_to_folder(folder)
