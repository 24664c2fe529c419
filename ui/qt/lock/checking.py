"""Check of the database after an end that was not clean, and of the disk while the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from core.base.errors import ExitCode, UserError
from ui.qt.errors import sentence_of
from ui.qt.jobs import Cancelled, JobContext, JobResult, value_of

if TYPE_CHECKING:
    from core.records.workspace import SafeCopy
    from ui.qt.session import Session

AFTER_UNCLEAN: Final = "unclean"


class Checking(QObject):
    """Lives as long as its session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.timed_copies.hours_passed.connect(self.warn_of_place)

    def warn_of_place(self) -> None:
        """Warn on the page that is shown of the place of the data, in one message."""
        session = self._session
        found = session.workspaces.place_warnings(session.held().info.folder)
        if found:
            session.warn(" ".join(sentence_of(error) for error in found))

    def begin(self) -> None:
        """Check the workspace that is held, behind a screen with the progress; then show its pages."""
        from ui.qt.shared.working import WorkingScreen

        session = self._session
        services = session.held()
        screen = WorkingScreen(self.tr("The laptop was switched off suddenly: checking the data"))
        session.cover(screen)

        def work(job: JobContext) -> SafeCopy:
            with services.worker() as own:
                own.copies.check(job.report)
                return own.copies.make(AFTER_UNCLEAN)

        session.window.jobs.submit(work, self._done, screen.busy.set_progress)

    def _done(self, result: JobResult[SafeCopy]) -> None:
        session = self._session
        try:
            value_of(result)
        except UserError as error:
            if error.code == "storage.damaged":
                services = session.held()
                session.forget()
                services.close()
                session.repairing.show_trouble(error)
                return
            session.show_pages()
            if error.exit_code is ExitCode.STORAGE:
                session.warn(sentence_of(error))
            return
        except Cancelled:
            return
        session.show_pages()
