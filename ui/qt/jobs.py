"""The one job runner: work goes off the window's thread one at a time, its outcome comes back as a value.

Freeze the inputs before `submit`. The work reports and checks through its `JobContext`; nothing else in the
app starts threads.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ui.qt.typed import override

_log = logging.getLogger(__name__)

T = TypeVar("T")

REPORT_EVERY_S: Final = 0.05
SHUTDOWN_MS: Final = 30_000


class Cancelled(Exception):  # noqa: N818 - not an error: a person asked for it
    """Raised by `JobContext.checkpoint` once somebody asked to stop."""


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    """The work returned `value`."""

    value: T


@dataclass(frozen=True, slots=True)
class Err:
    """The work raised `error`: a `UserError` for the page to show, anything else is a bug."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Aborted:
    """The work stopped at a checkpoint, or never began."""


JobResult = Ok[T] | Err | Aborted


def value_of(outcome: JobResult[T]) -> T:
    """Return the result of the work. Raises its error, or `Cancelled`."""
    if isinstance(outcome, Ok):
        return outcome.value
    raise outcome.error if isinstance(outcome, Err) else Cancelled


class Job:
    """Handle of the submitter: a way to stop the work."""

    __slots__ = ("_stopped",)

    def __init__(self) -> None:
        self._stopped = False

    @property
    def stopped(self) -> bool:
        return self._stopped

    def cancel(self) -> None:
        """The work ends at its next checkpoint; its outcome is then `Aborted`."""
        self._stopped = True


class JobContext:
    """Context passed to the work."""

    __slots__ = ("_job", "_last", "_tell")

    def __init__(self, job: Job, tell: Callable[[int, int], None]) -> None:
        self._job = job
        self._tell = tell
        self._last = -REPORT_EVERY_S

    def report(self, done: int, total: int) -> None:
        """Report the progress of the work; at most twenty times a second, the end always."""
        now = time.monotonic()
        if done >= total > 0 or now - self._last >= REPORT_EVERY_S:
            self._last = now
            self._tell(done, total)

    @property
    def stopped(self) -> bool:
        """True if a stop was requested: work done item by item ends, and finished items stay."""
        return self._job.stopped

    def checkpoint(self) -> None:
        """A place where the work may stop without leaving half a thing; raises `Cancelled`."""
        if self._job.stopped:
            raise Cancelled


class Executor(Protocol):
    """Runs one callable after the other; a test seam."""

    def submit(self, run: Callable[[], None]) -> None: ...

    def wait(self) -> None:
        """Return when nothing runs any more."""
        ...


class _Run(QRunnable):
    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self._run = run

    @override
    def run(self) -> None:
        self._run()


class PoolExecutor:
    """One thread of its own, which stays: the memory that its jobs use is only freed by that thread."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)

    def submit(self, run: Callable[[], None]) -> None:
        self._pool.start(_Run(run))

    def wait(self) -> None:
        self._pool.waitForDone(SHUTDOWN_MS)


class ManualExecutor:
    """Runs on the caller's thread, when called; for tests, and for coverage."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def submit(self, run: Callable[[], None]) -> None:
        self._waiting.append(run)

    def run_next(self) -> None:
        self._waiting.popleft()()

    def wait(self) -> None:
        while self._waiting:
            self.run_next()


@dataclass(slots=True, kw_only=True)
class _Listeners:
    done: Callable[[Any], None]
    progress: Callable[[int, int], None] | None


class JobRunner(QObject):
    """Lives on the window's thread, where it calls back. `busy_changed` frames a row of jobs."""

    busy_changed = Signal(bool)
    _finished = Signal(int, object)
    _reported = Signal(int, int, int)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._listeners: dict[int, _Listeners] = {}
        self._jobs: dict[int, Job] = {}
        self._next = 0
        self._closed = False
        self._finished.connect(self._deliver)
        self._reported.connect(self._pass_on)

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def submit(
        self,
        work: Callable[[JobContext], T],
        on_done: Callable[[JobResult[T]], None],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Queue `work`; `on_done` gets its outcome, and `on_progress` what it reports, on this thread."""
        job = Job()
        if self._closed:
            job.cancel()
            on_done(Aborted())
            return job
        number, self._next = self._next, self._next + 1
        self._jobs[number] = job
        self._listeners[number] = _Listeners(done=on_done, progress=on_progress)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        self._executor.submit(lambda: self._finished.emit(number, _outcome(work, job, self._teller(number))))
        return job

    def shutdown(self) -> None:
        """Refuse new jobs, ask the running one to stop, and wait; outcomes are no longer delivered."""
        self._closed = True
        for job in self._jobs.values():
            job.cancel()
        self._listeners.clear()
        self._executor.wait()
        self._jobs.clear()

    def _teller(self, number: int) -> Callable[[int, int], None]:
        return lambda done, total: self._reported.emit(number, done, total)

    def _deliver(self, number: int, outcome: JobResult[Any]) -> None:
        self._jobs.pop(number, None)
        listeners = self._listeners.pop(number, None)
        if not self._jobs and not self._closed:
            self.busy_changed.emit(False)
        if listeners is not None:
            listeners.done(outcome)

    def _pass_on(self, number: int, done: int, total: int) -> None:
        listeners = self._listeners.get(number)
        if listeners is not None and listeners.progress is not None:
            listeners.progress(done, total)


def _outcome(work: Callable[[JobContext], T], job: Job, tell: Callable[[int, int], None]) -> JobResult[T]:
    context = JobContext(job, tell)
    try:
        context.checkpoint()
        return Ok(work(context))
    except Cancelled:
        return Aborted()
    except Exception as error:  # the boundary: whatever it is, the window's thread decides
        _log.info("a job ended", exc_info=error)
        return Err(error)
