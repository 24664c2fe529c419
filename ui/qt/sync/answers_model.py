"""Receipts and files for below: read off the window's thread, written by one use case each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.application.services import Services
from core.base.changes import Changes, Outcome, Topic, touched
from core.base.errors import UserError
from core.base.progress import SILENT, Progress
from core.units.models import UnitKey
from ui.qt.context import PageContext
from ui.qt.jobs import Aborted, Job, JobContext, JobResult, Ok
from ui.qt.sync.answers_state import (
    Answers,
    AnswersState,
    Down,
    Written,
    read_answers,
    reduce_answers,
    reduce_not_written,
    reduce_writing,
    reduce_written,
)

FOLLOWED = frozenset({Topic.BATCHES, Topic.VISITS})


class AnswersViewModel(QObject):
    """`changed` after every change of `state`; `reported` carries (done, all).

    `stopped` carries whether some files may have been written before.
    """

    changed = Signal()
    reported = Signal(int, int)
    stopped = Signal(bool)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._services = context.services
        self._stale = False
        """True if something changed while it was being read."""
        self._reading = False
        self._job: Job | None = None
        self.watched = False
        self._state = AnswersState()
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> AnswersState:
        return self._state

    @property
    def decides(self) -> bool:
        """Return True if this workspace writes for laptops of communes."""
        return self._services.enrolment.may_decide

    def load(self) -> None:
        """Read everything, or once more after what is being read now."""
        self._stale = self._reading
        if not self._reading:
            self._reading = True
            self._context.jobs.submit(self._read, self._show)

    def choose_machine(self, device: str) -> None:
        self._set(replace(self._state, machine=device))

    def choose_down(self, down: Down) -> None:
        self._set(replace(self._state, down=down, written=None, problem=None))

    def choose_commune(self, commune: UnitKey | None) -> None:
        self._set(replace(self._state, commune=commune, written=None))

    def choose_full(self, *, full: bool) -> None:
        self._set(replace(self._state, full=full))

    def write_receipts(self, out: Path) -> None:
        """One receipt for each machine whose files came in."""
        self._write(Down.RECEIPTS, out)

    def write_down(self, out: Path) -> None:
        """The chosen kind of file, for the chosen communes."""
        self._write(self._state.down, out)

    def stop(self) -> None:
        """Before the first file nothing is written; between two communes the files of the first stay."""
        if self._job is not None:
            self._job.cancel()

    def _write(self, down: Down, out: Path) -> None:
        state = self._state
        if state.busy:
            return
        communes, full = state.to_communes, state.full
        self._set(reduce_writing(state, down))

        def work(job: JobContext) -> Written:
            with self._services.worker() as own:
                return write(own, down, out, communes, full=full, progress=job)

        self._job = self._context.jobs.submit(work, self._wrote, self.reported.emit)

    def _wrote(self, result: JobResult[Written]) -> None:
        self._job = None
        if isinstance(result, Ok):
            self._set(reduce_written(self._state, result.value))
            self._services.published(Outcome(None, touched(Topic.BATCHES)))
        elif isinstance(result, Aborted):
            some = self._state.writing is not Down.RECEIPTS
            self._set(reduce_not_written(self._state, None))
            self.stopped.emit(some)
            self._services.published(Outcome(None, touched(Topic.BATCHES)))
        elif isinstance(result.error, UserError):
            self._set(reduce_not_written(self._state, result.error))
        else:
            raise result.error

    def _read(self, _job: JobContext) -> Answers:
        with self._services.worker() as own:
            return read_answers(own)

    def _show(self, result: JobResult[Answers]) -> None:
        self._reading = False
        if isinstance(result, Ok):
            self._set(reduce_answers(self._state, result.value))
            if self._stale and self.watched:
                self.load()
        elif isinstance(result, Aborted):
            return
        elif isinstance(result.error, UserError):
            self._set(reduce_not_written(self._state, result.error))
        else:
            raise result.error

    def _follow(self, changes: Changes) -> None:
        if self.watched and changes.topics & FOLLOWED:
            self.load()

    def _set(self, state: AnswersState) -> None:
        self._state = state
        self.changed.emit()


def write(
    services: Services,
    down: Down,
    out: Path,
    communes: tuple[UnitKey, ...],
    *,
    full: bool = False,
    progress: Progress = SILENT,
) -> Written:
    """Writes one kind of file; raises `downstream.no_machines` where nobody is enrolled."""
    answers = services.answers
    if down.of_commune:
        if not communes:
            raise UserError("downstream.no_machines")
        parts = []
        for place, unit in enumerate(communes):
            progress.checkpoint()
            progress.report(place, len(communes))
            parts.append(
                answers.write_roster(unit, out, full=full).value
                if down is Down.ROSTER
                else answers.write_decisions(unit, out).value
            )
        files, machines = sum(len(part.files) for part in parts), sum(part.machines for part in parts)
        return Written(down=down, files=files, machines=machines, folder=out)
    if down is Down.KEYS:
        approved = services.enrolment.publish(out).value
        machines = sum(device.state.value == "enrolled" for device in services.enrolment.devices())
        return Written(down=down, files=len(approved.files), machines=machines, folder=out)
    written = {
        Down.RECEIPTS: lambda: answers.write_receipts(out, progress=progress),
        Down.CAMPAIGN: lambda: answers.write_campaign(services.campaign.id, out),
        Down.CATALOGUE: lambda: answers.write_catalogue(out),
    }[down]().value
    return Written(down=down, files=len(written.files), machines=written.machines, folder=out)
