"""After an update of the program: what an older one had held is tried again, without being asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.errors import UserError
from ui.qt.jobs import Err, JobContext, JobResult, Ok

if TYPE_CHECKING:
    from core.base.changes import Outcome
    from core.sync.desk import ReceivedFile
    from ui.qt.context import PageContext


def retry_held_files(context: PageContext) -> None:
    """One job, and only where something waits that this version of the program has not tried."""
    services = context.services
    if not services.enrolment.needs_retry():
        return

    def work(job: JobContext) -> Outcome[tuple[ReceivedFile, ...]]:
        with services.worker() as other:
            return other.enrolment.retry_held(go_on=lambda: not job.stopped)

    def done(result: JobResult[Outcome[tuple[ReceivedFile, ...]]]) -> None:
        if isinstance(result, Ok):
            services.published(result.value)
        elif isinstance(result, Err) and not isinstance(result.error, UserError):
            raise result.error

    context.jobs.submit(work, done)
