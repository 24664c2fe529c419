"""One sitting at the window: first start, lock or pages; opening, locking and closing the workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.base.changes import Changes
from core.base.errors import Step, UserError, finish
from core.base.given_files import read_first_line
from ui.qt.assist import Assist
from ui.qt.changes import ChangeNotifier
from ui.qt.dialogs import Dialogs
from ui.qt.errors import language_in_force, sentence_of
from ui.qt.i18n import Language
from ui.qt.jobs import JobResult, Ok
from ui.qt.lock.checking import Checking
from ui.qt.lock.closing import Closing
from ui.qt.lock.forgetting import overwrite_later
from ui.qt.lock.repairing import Repairing
from ui.qt.lock.updating import Updating
from ui.qt.main_window import MainWindow
from ui.qt.one_window import Asking, OneWindow
from ui.qt.page_ids import CAMPAIGN_TARGET, PageId
from ui.qt.setup.starting import Starting
from ui.qt.shared.timed_copies import TimedCopies
from ui.qt.tokens import PaletteName
from ui.qt.trial import Trial
from ui.qt.widgets.sidebar import OfficerLine
from ui.qt.window_keys import bind

if TYPE_CHECKING:
    from core.application.services import Services, Workspaces
    from core.base.clock import Clock
    from ui.qt.context import PageContext
    from ui.qt.data_folder import DataFolder
    from ui.qt.lock.screen import LockScreen
    from ui.qt.setup.answers import Answers
    from ui.qt.shared.waiting import Waiting

IDLE_MS: Final = 5_000
"""After this long without a change the database is tidied up."""

COPY_AT_CLOSE: Final = "close"


def _sentences_of(failed: Sequence[UserError]) -> str:
    return "\n\n".join(sentence_of(error) for error in failed)


class Session(QObject):
    """Holds the open workspace. `services` is None while nothing is open; `entered` when pages are shown."""

    entered = Signal()

    def __init__(
        self,
        window: MainWindow,
        make_workspaces: Callable[[], Workspaces],
        *,
        folder: Path,
        data_folder: DataFolder,
        dialogs: Dialogs,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.folder = folder
        self.data_folder = data_folder
        self.dialogs = dialogs
        self.clock = clock
        self.services: Services | None = None
        self._make_workspaces = make_workspaces
        self._workspaces: Workspaces | None = None
        self._changes: ChangeNotifier | None = None
        self._changed_at: datetime | None = None
        self._waiting: Waiting | None = None
        self._files: tuple[Path, ...] = ()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._tidy)
        window.lock_requested.connect(self.lock)
        window.sidebar.settings_requested.connect(self.show_settings)
        window.sidebar.campaign_requested.connect(lambda: self.show_settings(CAMPAIGN_TARGET))
        bind(window, "Ctrl+,", self.show_settings)
        self.one_window = OneWindow(lambda: self.workspaces, self)
        self.one_window.asked.connect(self.come_forward)
        self.assist = Assist(self)
        self.repairing = Repairing(self)
        self.updating = Updating(self)
        self.starting = Starting(self)
        self.trial = Trial(self)
        self.timed_copies = TimedCopies(window.jobs, clock, self)
        self.checking = Checking(self)
        self._is_checked = False
        window.ask_before_close = Closing(self).may_close

    @property
    def workspaces(self) -> Workspaces:
        """Made when first asked for: loading the storage is no part of the window's start."""
        if self._workspaces is None:
            self._workspaces = self._make_workspaces()
        return self._workspaces

    def begin(self, passphrase_file: Path | None = None, files: tuple[Path, ...] = ()) -> None:
        """Open the folder, ask for the passphrase, or start the first-start wizard.

        `files` are opened once the pages are made; by the other window, where one has the workspace.
        """
        self._files = (*self._files, *files)
        try:
            if not self.workspaces.exists(self.folder):
                self.starting.begin()
                return
            self.one_window.take(self.folder)
            if self.workspaces.needs_passphrase(self.folder) and passphrase_file is None:
                self.show_lock()
            else:
                passphrase = None if passphrase_file is None else read_first_line(passphrase_file)
                self.enter(self.workspaces.open(self.folder, passphrase))
        except UserError as error:
            if error.code == "workspace.in_use":
                self._ask_other_window(error)
            else:
                self.repairing.show_trouble(error)

    def _ask_other_window(self, error: UserError) -> None:
        """Leave the work to the window that has the workspace; where it does not answer, show that."""

        def answered(taken: bool) -> None:  # noqa: FBT001 - an answer
            if taken:
                self.window.close()
            else:
                self.repairing.show_trouble(error)

        try:
            request = self.workspaces.ask_window(self.folder, self._files)
        except UserError:
            self.repairing.show_trouble(error)
            return
        Asking(request, answered, self)

    def come_forward(self, files: tuple[Path, ...]) -> None:
        """Show the window before all others, and open `files` as if they were dropped on it."""
        self.window.come_forward()
        if not files:
            self.warn(self.tr("The program was open already; this is its window."))
        self._files = (*self._files, *files)
        self._open_files()

    def _open_files(self) -> None:
        """Open the waiting files, once the pages are made."""
        if not self._files or self.window.current_page() is None:
            return
        files, self._files = self._files, ()
        if not self.window.take_files(files):
            names = ", ".join(file.name for file in files)
            self.warn(self.tr("No page opens {files}; nothing was changed.").format(files=names))

    def retry(self) -> None:
        """Once more after what was in the way is gone."""
        self.begin()

    def look_around(self) -> None:
        """The sample data with its tour, in the place of what is open."""
        self.trial.look_around()

    def enter(self, services: Services) -> None:
        """Shows the pages of an open workspace."""
        from ui.qt.keys.upkeep import retry_held_files

        self._hold(services)
        lost = services.copies.lost()
        if lost is not None:
            self.repairing.show_loss(lost)
            return
        if self.one_window.ended_badly and not self._is_checked:
            self._is_checked = True
            self.checking.begin()
            return
        self.show_pages()
        retry_held_files(self.context())

    def show_pages(self) -> None:
        """The pages of the workspace that is held, over nothing."""
        from ui.qt.page_specs import page_specs

        context = self.context()
        info = context.services.info
        self.window.install(page_specs(context, self))
        name = context.services.campaign.name
        line = OfficerLine(info.officer_name, info.place, lambda: name.of(language_in_force()))
        self.window.set_officer(line)
        self.window.set_demo(running=info.demo)
        self._count_waiting(context)
        self.entered.emit()
        self._open_files()
        self.checking.warn_of_place()

    def _count_waiting(self, context: PageContext) -> None:
        """The badges of the sidebar."""
        from ui.qt.shared.waiting import Waiting

        self._waiting = Waiting(context.services, context.changes)
        self._waiting.counted.connect(self.window.set_badge)

    def page_ids(self) -> tuple[str, ...]:
        """Every page of the open workspace, those outside the sidebar too."""
        from ui.qt.page_specs import page_specs

        return tuple(spec.page_id for spec in page_specs(self.context(), self))

    def _hold(self, services: Services) -> None:
        try:
            self.one_window.take(services.info.folder)
        except UserError:
            services.close()
            raise
        self.services = services
        self.data_folder.note_opened(services.info.folder)
        self._changed_at = None
        self._changes = ChangeNotifier(services.changes, self)
        self._changes.changed.connect(self._note_change)
        self.timed_copies.begin(services)

    def context(self) -> PageContext:
        """Return the context of the open workspace's pages."""
        if self.services is None or self._changes is None:
            raise RuntimeError("no workspace is open")
        from ui.qt.context import PageContext

        return PageContext(
            services=self.services,
            jobs=self.window.jobs,
            settings=self.window.settings,
            changes=self._changes,
            dialogs=self.dialogs,
            look_around=self.look_around,
        )

    def held(self) -> Services:
        if self.services is None:
            raise RuntimeError("no workspace is open")
        return self.services

    def lock(self) -> None:
        """Close the workspace and forget the key; without a passphrase explain that first."""
        if self.services is None:
            return
        if not self.services.info.has_passphrase:
            self.window.go_to_page(PageId.SETTINGS, "lock")
            return
        if self.window.jobs.busy:
            self.warn(self.tr("A job is still running. Lock the laptop when it has finished."))
            return
        info, changed_at = self.services.info, self._changed_at
        failed = self.leave()
        screen = self.show_lock()
        screen.set_person(f"{info.officer_name} · {info.place}", saved_at=changed_at)
        overwrite_later(self.window.jobs)
        if failed:
            screen.show_note(_sentences_of(failed))

    def show_lock(self) -> LockScreen:
        """The lock over everything."""
        from ui.qt.lock.unlocking import Unlocking

        screen = Unlocking(self).screen
        self.cover(screen)
        return screen

    def create(self, answers: Answers, done: Callable[[JobResult[PageContext]], None]) -> None:
        """Makes the workspace of the wizard in a job and opens it, still behind the wizard."""
        from core.campaigns.parsing import bundled_ids
        from ui.qt.setup.making import made, opened

        def open_made(result: JobResult[Services]) -> None:
            if isinstance(result, Ok):
                self._hold(result.value.reopen())
            done(opened(result, answers, self))

        if self.services is not None:
            done(opened(Ok(self.services), answers, self))
            return
        bundled = bundled_ids()[-1]
        new = answers.new_workspace(self.window.settings.language(), bundled=bundled)
        workspaces, folder = self.workspaces, self.folder
        self.window.jobs.submit(lambda _job: made(workspaces, folder, new, answers.campaign_file), open_made)

    def restore(self, name: str) -> None:
        """Puts a safe copy in the place of the open workspace."""
        self.repairing.restore_open(name)

    def show_settings(self, part: str = "") -> None:
        if self.services is not None and self.window.current_page() is not None:
            self.window.go_to_page(PageId.SETTINGS, part)

    def set_language(self, language: Language) -> None:
        self.window.set_language(language)

    def set_palette_name(self, palette: PaletteName) -> None:
        self.window.set_palette_name(palette)

    def set_zoom(self, zoom: int) -> None:
        self.window.set_zoom(zoom)

    def end_demo(self) -> None:
        self.trial.leave()

    def open_folder(self, folder: Path) -> None:
        """Close what is open and begin in `folder`, at the next start too. Raises `workspace.missing`."""
        if not self.workspaces.exists(folder):
            raise UserError("workspace.missing", folder=str(folder))
        self.leave()
        self.go_to_folder(folder)

    def go_to_folder(self, folder: Path) -> None:
        """Begin in `folder`; it is remembered once it was opened."""
        self.data_folder.choose(folder)
        self.folder = folder
        self.begin()

    def wipe(self) -> None:
        """Delete the open workspace, its keys first, and begin with the first start again."""
        self.repairing.wipe(self.held())

    def reopen(self) -> None:
        """Open the workspace again, at the settings."""
        if self.services is None:
            return
        former = self.services
        self.forget()
        former.close()
        self.repairing.enter_again(former)

    def end(self) -> bool:
        """Make a safe copy if something changed and close everything; return True if the window may close.

        Where something failed after everything was saved, the window shows it and closes the next time.
        """
        failed = self.leave()
        self.one_window.let_go()
        self.trial.drop()
        if failed:
            from ui.qt.lock.end_screen import EndScreen

            self.cover(EndScreen(_sentences_of(failed), self.window.close))
        return not failed

    def tell_crash(self, path: Path) -> None:
        """Show that a bug was caught; the work goes on and the file has the place of the error."""
        self.warn(
            self.tr("Something did not work; what was saved is safe. Details: {file}").format(file=path)
        )

    def leave(self) -> tuple[UserError, ...]:
        """Close what is open; return what failed although everything is saved."""
        services = self.services
        if services is None:
            return ()
        changed = self._changed_at is not None and not services.info.demo
        self.forget()
        copy = Step("saved.no_copy", lambda: services.copies.make(COPY_AT_CLOSE), str(services.info.folder))
        return (*(finish(copy) if changed else ()), *services.close())

    def forget(self) -> None:
        """Takes the pages away with everything they know."""
        self._idle.stop()
        self.timed_copies.end()
        for following in (self._waiting, self._changes):
            if following is not None:
                following.stop()
        self._waiting = self._changes = self.services = None
        self.assist.end_tour()
        self.window.install(())
        self.window.set_officer(None)

    def cover(self, screen: QWidget) -> None:
        self.window.show_screen(screen)
        screen.setFocus()

    def warn(self, sentence: str) -> None:
        if (page := self.window.current_page()) is not None:
            page.header.toast.show_warning(sentence)

    def _note_change(self, _changes: Changes) -> None:
        self._changed_at = self.clock.now()
        self.timed_copies.note_change()
        self._idle.start()

    def _tidy(self) -> None:
        if self.services is not None and not self.window.jobs.busy:
            self.services.tidy()
