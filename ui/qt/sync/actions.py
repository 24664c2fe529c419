"""Actions on a file that was received or sent: take back, bring in again, check, copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject

from core.base.changes import Outcome
from core.base.errors import UserError
from core.base.ids import BatchId
from core.sync.file_desk import VerifiedFile
from ui.qt.jobs import Aborted, JobContext, JobResult, Ok
from ui.qt.sync.state import State, Told, Work, reduce_told, reduce_trouble, reduce_working

if TYPE_CHECKING:
    from core.application.services import Services
    from ui.qt.context import PageContext

T = TypeVar("T")


class SyncShown(Protocol):
    """The view model that shows the files."""

    @property
    def state(self) -> State: ...

    def show(self, state: State) -> None: ...

    def load(self) -> None: ...


class BatchActions(QObject):
    """Each is a job on a connection of its own; its outcome is `State.told`."""

    def __init__(self, model: SyncShown, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._services = context.services
        self._jobs = context.jobs
        self._taken_back: tuple[BatchId, ...] = ()

    def undo(self, batches: Sequence[BatchId]) -> None:
        """Take batches back, only in this workspace."""
        self._change(
            batches,
            lambda services: services.batches.undo(*batches),
            lambda count: Told(work=Work.UNDONE, count=count),
        )

    def redo(self, batches: Sequence[BatchId]) -> None:
        self._change(
            batches, lambda services: services.batches.redo(*batches), lambda _none: Told(work=Work.REDONE)
        )

    def undo_last(self) -> bool:
        """Takes back what the last import of this session brought. Whether there is something."""
        wanted = self._model.state.last_import
        if not wanted or wanted == self._taken_back:
            return False
        self._taken_back = wanted
        self.undo(wanted)
        return True

    def redo_last(self) -> bool:
        """Brings in again what `undo_last` took back."""
        wanted, self._taken_back = self._taken_back, ()
        self.redo(wanted)
        return bool(wanted)

    def verify(self, batch: BatchId) -> None:
        """Reads the files of an export again, where they were written."""

        def work(_context: JobContext) -> tuple[VerifiedFile, ...]:
            with self._services.worker() as other:
                return other.files.verify_batch(batch)

        if self._begin():
            self._jobs.submit(
                work, lambda result: self._end(result, lambda found: Told(work=Work.VERIFIED, verified=found))
            )

    def export_again(self, batch: BatchId, out: Path) -> None:
        """Writes a past export once more, byte for byte."""
        self._change(
            (batch,),
            lambda services: services.files.export_again(batch, out),
            lambda files: Told(work=Work.AGAIN, count=len(files), path=files[0]),
        )

    def _change(
        self,
        batches: Sequence[BatchId],
        act: Callable[[Services], Outcome[T]],
        told: Callable[[T], Told],
    ) -> None:
        def work(_context: JobContext) -> Outcome[T]:
            with self._services.worker() as other:
                return act(other)

        if batches and self._begin():
            self._jobs.submit(
                work,
                lambda result: self._end(result, lambda done: told(self._services.published(done))),
            )

    def _begin(self) -> bool:
        if self._model.state.busy:
            return False
        self._model.show(reduce_working(self._model.state))
        return True

    def _end(self, result: JobResult[T], told: Callable[[T], Told]) -> None:
        state: State = reduce_told(self._model.state, None)
        if isinstance(result, Ok):
            self._model.show(state)
            self._model.show(reduce_told(state, told(result.value)))
        elif isinstance(result, Aborted):
            self._model.show(state)
        elif isinstance(result.error, UserError):
            self._model.show(reduce_trouble(state, result.error))
        else:
            raise result.error
        self._model.load()
