"""The second laptop's part: a request for the first one, then its file, compared by number and taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from core.base.changes import Outcome
from core.base.errors import UserError
from core.sync.desk import ReceivedFile
from ui.qt.context import PageContext
from ui.qt.jobs import Aborted, JobContext, JobResult, value_of

if TYPE_CHECKING:
    from core.application.services import Services


T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeState:
    """`number` is this laptop's; `offered` a hand-over file with the number of the laptop that wrote it."""

    number: str = ""
    request: Path | None = None
    offered: tuple[Path, str] | None = None
    working: bool = False
    taken: ReceivedFile | None = None
    problem: UserError | None = None


class TakeModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._jobs = context.jobs
        self.state = TakeState(number=context.services.batches.own_keys().number)

    def ask(self, folder: Path) -> None:
        """Write the request into `folder`."""
        try:
            path = self._services.ward.ask(folder)
        except UserError as error:
            self._set(replace(self.state, problem=error))
            return
        self._set(replace(self.state, request=path, problem=None))

    def look(self, file: Path) -> None:
        """Read who wrote a hand-over file; a person compares the number before anything comes in."""
        if self.state.working:
            return

        def work(services: Services) -> str:
            return services.ward.look(file)

        self._set(replace(self.state, working=True, offered=None, problem=None))
        self._run(work, lambda number: replace(self.state, offered=(file, number)))

    def leave(self) -> None:
        """The numbers differ: nothing comes in."""
        self._set(replace(self.state, offered=None))

    def take(self) -> None:
        """The numbers are the same: bring the file in."""
        if self.state.offered is None or self.state.working:
            return
        file, number = self.state.offered

        def work(services: Services) -> Outcome[ReceivedFile]:
            return services.ward.take(file, number)

        def done(outcome: Outcome[ReceivedFile]) -> TakeState:
            received = self._services.published(outcome)
            return replace(self.state, offered=None, taken=received)

        self._set(replace(self.state, working=True, problem=None))
        self._run(work, done)

    def _run(self, work: Callable[[Services], T], done: Callable[[T], TakeState]) -> None:
        def job(_context: JobContext) -> T:
            with self._services.worker() as other:
                return work(other)

        def ended(result: JobResult[T]) -> None:
            self.state = replace(self.state, working=False)
            if isinstance(result, Aborted):
                self.changed.emit()
                return
            try:
                self._set(done(value_of(result)))
            except UserError as error:
                self._set(replace(self.state, problem=error, offered=None))

        self._jobs.submit(job, ended)

    def _set(self, state: TakeState) -> None:
        self.state = state
        self.changed.emit()
