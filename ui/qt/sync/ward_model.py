"""The first laptop's part: who else works in the ward, and files with names for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.base.changes import Changes, Outcome, Topic
from core.base.errors import UserError
from core.enrolment.ward_desk import WardLaptop
from core.sync.desk import ExportedBatch
from ui.qt.context import PageContext
from ui.qt.jobs import Aborted, Job, JobContext, JobResult, value_of

if TYPE_CHECKING:
    from core.application.services import Services
    from core.enrolment.models import EnrolRequest

DEPENDS_ON = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES})


@dataclass(frozen=True, slots=True, kw_only=True)
class WardState:
    """`second` is a request to compare by number; `written` the last file, for the laptop at `place`."""

    laptops: tuple[WardLaptop, ...] = ()
    chosen: str = ""
    second: EnrolRequest | None = None
    working: bool = False
    written: ExportedBatch | None = None
    place: str = ""
    problem: UserError | None = None

    @property
    def current(self) -> WardLaptop | None:
        """The chosen laptop, else the first."""
        found = next((one for one in self.laptops if one.device == self.chosen), None)
        return found or next(iter(self.laptops), None)


class WardModel(QObject):
    """`changed` after every change of `state`; `reported` carries (parts sealed, parts)."""

    changed = Signal()
    reported = Signal(int, int)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._jobs = context.jobs
        self._job: Job | None = None
        self.watched = False
        self.state = WardState()
        context.changes.changed.connect(self._follow)

    def load(self) -> None:
        """Read which laptops there are."""
        self._set(replace(self.state, laptops=tuple(self._services.ward.laptops())))

    def choose(self, device: str) -> None:
        self._set(replace(self.state, chosen=device))

    def read_second(self, file: Path) -> None:
        """Take the second laptop's request for the person to compare."""
        try:
            second = self._services.ward.read_second(file)
        except UserError as error:
            self._set(replace(self.state, second=None, problem=error))
            return
        self._set(replace(self.state, second=second, problem=None, written=None))

    def leave_second(self) -> None:
        self._set(replace(self.state, second=None))

    def hand_over(self, folder: Path) -> None:
        """The numbers were compared: vouch for the second laptop and write its file."""
        second = self.state.second
        if second is not None:
            self._write(
                lambda services, context: services.ward.hand_over(
                    second, second.keys.number, folder, progress=context
                ),
                second.place,
            )

    def give(self, folder: Path) -> None:
        """Write the next file for the chosen laptop."""
        laptop = self.state.current
        if laptop is not None:
            self._write(
                lambda services, context: services.ward.give(laptop, folder, progress=context), laptop.place
            )

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _write(self, write: Callable[[Services, JobContext], Outcome[ExportedBatch]], place: str) -> None:
        if self.state.working:
            return

        def work(context: JobContext) -> Outcome[ExportedBatch]:
            with self._services.worker() as other:
                return write(other, context)

        self._set(replace(self.state, working=True, problem=None, written=None, place=place))
        self._job = self._jobs.submit(work, self._written, self.reported.emit)

    def _written(self, result: JobResult[Outcome[ExportedBatch]]) -> None:
        self._job = None
        self.state = replace(self.state, working=False)
        if isinstance(result, Aborted):
            self.load()
            return
        try:
            written = self._services.published(value_of(result))
        except UserError as error:
            self.state = replace(self.state, problem=error)
        else:
            self.state = replace(self.state, written=written, second=None)
        self.load()

    def _set(self, state: WardState) -> None:
        self.state = state
        self.changed.emit()

    def _follow(self, changes: Changes) -> None:
        if self.watched and not self.state.working and changes.topics & DEPENDS_ON:
            self.load()
