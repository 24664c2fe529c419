"""A laptop without a workspace: the first question, and each of its ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.backup.old_data import OldData
from core.base.errors import UserError
from ui.qt.errors import sentence_of
from ui.qt.jobs import Cancelled, JobResult, value_of
from ui.qt.setup.answers import Source

if TYPE_CHECKING:
    from pathlib import Path

    from core.application.services import Services
    from ui.qt.session import Session
    from ui.qt.setup.old_screen import OldDataScreen, Purpose


class Starting(QObject):
    """Lives as long as its session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def begin(self) -> None:
        """Go on with a wizard that was left halfway, else ask the first question.

        Where the chosen folder is gone, as with its disk, show that instead.
        """
        from ui.qt.setup.answers import recall

        session = self._session
        if session.folder == session.data_folder.remembered():
            session.repairing.show_trouble(UserError("workspace.folder_gone", folder=str(session.folder)))
        elif recall(session.window.settings)[0].unit is not None:
            self.show_wizard()
        else:
            self.ask()

    def ask(self) -> None:
        """The first question."""
        from ui.qt.setup.beginning import Beginning

        screen = Beginning()
        screen.new_requested.connect(self.show_wizard)
        screen.old_requested.connect(self.show_old)
        screen.second_requested.connect(lambda: self.show_wizard(Source.LAPTOP))
        screen.demo_requested.connect(self._session.look_around)
        screen.language_chosen.connect(self._session.set_language)
        self._session.cover(screen)

    def show_wizard(self, source: Source = Source.FILE) -> None:
        """The questions of a new workspace; `source` is where its list comes from."""
        from ui.qt.setup.wizard import Wizard

        session = self._session
        wizard = Wizard(
            session, folder=session.folder, dialogs=session.dialogs, settings=session.window.settings
        )
        wizard.list.choose(source)
        wizard.left.connect(self.ask)
        session.cover(wizard)

    def show_old(self, go_back: Callable[[], None] | None = None) -> None:
        """Old data on sticks and in folders; Back leads to the first question."""
        from ui.qt.setup.old_screen import OldDataScreen

        screen = OldDataScreen()
        screen.left.connect(go_back or self.ask)
        screen.province_requested.connect(lambda: self.show_wizard(Source.PROVINCE))
        screen.folder_requested.connect(lambda: self._look_in_folder(screen))
        screen.open_requested.connect(lambda old, text: self._open(screen, self._taken_over, old, text))
        screen.forgotten.connect(lambda old: self._open_locked(screen, old))
        self._session.cover(screen)
        self._search(screen, None)

    def show_copies_for_keys(self) -> None:
        """Copies of this workspace on sticks and in folders, for its lost or damaged keys."""
        from ui.qt.setup.old_screen import Purpose

        self._show_copies(Purpose.KEYS, self._with_keys)

    def show_copies_for_data(self) -> None:
        """Copies of this workspace on sticks and in folders, for its lost or damaged database."""
        from ui.qt.setup.old_screen import Purpose

        self._show_copies(Purpose.PUT_BACK, self._put_back)

    def _show_copies(self, purpose: Purpose, take: Callable[[OldData, str | None], Services]) -> None:
        from ui.qt.setup.old_screen import OldDataScreen

        screen = OldDataScreen(purpose)
        screen.left.connect(self._session.begin)
        screen.folder_requested.connect(lambda: self._look_in_folder(screen))
        screen.open_requested.connect(lambda old, text: self._open(screen, take, old, text))
        self._session.cover(screen)
        self._search(screen, None)

    def _for_here(self, found: Sequence[OldData]) -> Sequence[OldData]:
        """Return the copies outside the folder of this laptop, to be opened by its own passphrase."""
        folder = self._session.folder
        is_locked = self._session.workspaces.needs_passphrase(folder)
        others = (old for old in found if old.path.parent != folder)
        return [replace(old, needs_passphrase=is_locked) for old in others]

    def _look_in_folder(self, screen: OldDataScreen) -> None:
        folder = self._session.dialogs.choose_folder(screen, self.tr("The stick or the old data folder"))
        if folder is not None:
            self._search(screen, folder)

    def _search(self, screen: OldDataScreen, place: Path | None) -> None:
        session = self._session
        workspaces, folder = session.workspaces, session.folder
        screen.searching()

        def show(found: Sequence[OldData]) -> None:
            screen.show_found(self._for_here(found) if screen.is_put_back else found)

        def found(result: JobResult[Sequence[OldData]]) -> None:
            self._settle(screen, lambda: show(value_of(result)))

        session.window.jobs.submit(lambda _job: workspaces.find_old(folder, place), found)

    def _taken_over(self, old: OldData, passphrase: str | None) -> Services:
        return self._session.workspaces.take_over(self._session.folder, old, passphrase)

    def _put_back(self, old: OldData, passphrase: str | None) -> Services:
        return self._session.workspaces.put_back(self._session.folder, old, passphrase)

    def _with_keys(self, old: OldData, passphrase: str | None) -> Services:
        return self._session.workspaces.take_keys(self._session.folder, old, passphrase)

    def _open(
        self,
        screen: OldDataScreen,
        take: Callable[[OldData, str | None], Services],
        old: OldData,
        passphrase: str,
    ) -> None:
        """Copying, checking and the passphrase take a job; `reopen` belongs on this thread."""
        session = self._session

        def work() -> Services:
            services = take(old, passphrase or None)
            services.close()
            return services

        def opened(result: JobResult[Services]) -> None:
            self._settle(screen, lambda: session.enter(value_of(result).reopen()))

        session.window.jobs.submit(lambda _job: work(), opened)

    def _open_locked(self, screen: OldDataScreen, old: OldData) -> None:
        session = self._session
        workspaces, folder = session.workspaces, session.folder

        def placed(result: JobResult[None]) -> None:
            def lock() -> None:
                value_of(result)
                session.begin()

            self._settle(screen, lock)

        session.window.jobs.submit(lambda _job: workspaces.take_over_locked(folder, old), placed)

    def _settle(self, screen: OldDataScreen, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            screen.tell_problem(sentence_of(error), of_passphrase=error.code.startswith("key."))
        except Cancelled:
            return
