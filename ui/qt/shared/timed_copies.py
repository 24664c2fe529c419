"""Safe copies on the disk while the window stays open for days."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.backup.rules import copy_rules
from ui.qt.jobs import Err, JobContext, JobResult

if TYPE_CHECKING:
    from core.application.services import Services
    from core.base.clock import Clock
    from core.records.workspace import SafeCopy
    from ui.qt.jobs import JobRunner

COPY_WHILE_OPEN: Final = "open"
LOOK_EVERY_MS: Final = 10 * 60 * 1000


class TimedCopies(QObject):
    """Copies a workspace in a job, some hours after the last copy, where something changed since.

    `hours_passed` comes as often, changed or not.
    """

    hours_passed = Signal()

    def __init__(self, jobs: JobRunner, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._clock = clock
        self._services: Services | None = None
        self._copied_at = self._told_at = clock.now()
        self._is_changed = False
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_EVERY_MS)
        self.timer.timeout.connect(self.look)

    def begin(self, services: Services) -> None:
        self._services, self._is_changed = services, False
        self._copied_at = self._told_at = self._clock.now()
        self.timer.start()

    def end(self) -> None:
        self._services = None
        self.timer.stop()

    def note_change(self) -> None:
        self._is_changed = True

    def look(self) -> None:
        """Copy where it is due, and emit that the hours have passed."""
        self.copy_if_due()
        if self._services is not None and self._is_over(self._told_at):
            self._told_at = self._clock.now()
            self.hours_passed.emit()

    def copy_if_due(self) -> None:
        services, now = self._services, self._clock.now()
        due = self._is_changed and self._is_over(self._copied_at)
        if services is None or services.info.demo or not due or self._jobs.busy:
            return
        self._is_changed, self._copied_at = False, now

        def work(_job: JobContext) -> SafeCopy:
            with services.worker() as own:
                return own.copies.make(COPY_WHILE_OPEN)

        self._jobs.submit(work, self._done)

    def _is_over(self, since: datetime) -> bool:
        """Return True some hours after `since`, or where the clock was set back."""
        hours = timedelta(hours=copy_rules().hours_between_copies)
        return not since <= self._clock.now() < since + hours

    def _done(self, result: JobResult[SafeCopy]) -> None:
        """A disk that takes nothing now is tried again; the first page warns of a full one."""
        if isinstance(result, Err):
            self._is_changed = True
