"""The import of household lists as the screen sees it: read, look, confirm, receipt, undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.application.services import Services
from core.base.changes import Outcome
from core.base.errors import UserError
from core.base.ids import HouseholdId
from core.records.household import CloseReason
from core.roster.codes import Field
from core.roster.desk import AppliedImport, ImportDesk, PreparedImport
from core.roster.error_sheet import has_errors
from core.roster.model import ColumnMapping, PlanCounts, RowKey
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.jobs import Aborted, Err, Job, JobContext, JobResult, Ok
from ui.qt.shared.roster.preview import SheetView, sheet_views


class Phase(StrEnum):
    """Phase of the import; only WRITING changes the workspace."""

    EMPTY = "empty"
    READING = "reading"
    PLANNED = "planned"
    WRITING = "writing"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Result; `undone` once it was taken back, `kept` households then stayed because of a visit."""

    counts: PlanCounts
    applied: AppliedImport
    missing: tuple[HouseholdId, ...] = ()
    closed_missing: int = 0
    closing: int | None = None
    """The act of the undo by which the missing ones were closed."""

    undone: bool = False
    closed: int = 0
    kept: int = 0
    to_mend: PreparedImport | None = None
    """Set where rows need a second look."""

    written: Path | None = None
    """Path of the rows to look at, where the user wrote them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterState:
    """`sheet` is the place of the sheet shown; `problem` a sentence about the last thing that failed."""

    phase: Phase = Phase.EMPTY
    files: tuple[Path, ...] = ()
    prepared: PreparedImport | None = None
    views: tuple[SheetView, ...] = ()
    sheet: int = 0
    problem: str = ""
    warned: bool = False
    """True after the warning that a title names another commune; the next time it is imported."""
    receipt: Receipt | None = None
    apart: frozenset[RowKey] = frozenset()

    @property
    def view(self) -> SheetView | None:
        return self.views[self.sheet] if self.sheet < len(self.views) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """Result of the reading job."""

    prepared: PreparedImport
    views: tuple[SheetView, ...]


class RosterModel(QObject):
    """Holds one `RosterState`; `changed` after every swap.

    `reported` has (rows written, rows); `stopped` when nothing was written.
    """

    changed = Signal()
    reported = Signal(int, int)
    stopped = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = RosterState()
        self._context = context
        self._chosen: dict[str, ColumnMapping] = {}
        self._files: tuple[Path, ...] = ()
        self._apart: frozenset[RowKey] = frozenset()
        self._job: Job | None = None

    def read(self, files: tuple[Path, ...]) -> None:
        """Reads and plans `files`; nothing is written."""
        if not files or self.state.phase in {Phase.READING, Phase.WRITING}:
            return
        self._swap(
            replace(self.state, phase=Phase.READING, files=files, problem="", warned=False, receipt=None)
        )
        if files != self._files:
            self._files, self._apart = files, frozenset()
        chosen, apart, services = tuple(self._chosen.values()), self._apart, self._context.services

        def work(job: JobContext) -> Planned:
            with services.worker() as own:
                prepared = _desk(own).prepare(files, chosen=chosen, apart=apart)
            job.checkpoint()
            return Planned(prepared=prepared, views=sheet_views(prepared))

        self._job = self._context.jobs.submit(work, self._planned)

    def choose_field(self, column: int, field: Field) -> None:
        """Gives a column of the sheet shown another meaning, and plans again."""
        view = self.state.view
        if view is None or view.mapping.fields[column] is field:
            return
        fields = tuple(field if at == column else former for at, former in enumerate(view.mapping.fields))
        self._chosen[view.mapping.shape] = replace(view.mapping, fields=fields)
        self.read(self.state.files)

    def set_apart(self, key: RowKey, *, apart: bool) -> None:
        """Mark a renamed row as another household, or as the same; plan again."""
        self._apart = self._apart | {key} if apart else self._apart - {key}
        self.read(self.state.files)

    def close_missing(self, reason: str) -> None:
        """Close what the new list lacks, all together; one act of the undo."""
        receipt = self.state.receipt
        if receipt is None or not receipt.missing or receipt.closed_missing or not reason:
            return
        services = self._context.services
        try:
            closed = services.published(services.walk.close(receipt.missing, CloseReason(reason)))
        except UserError as error:
            self._swap(replace(self.state, problem=sentence_of(error)))
            return
        act = services.undo.next_act(forward=False)
        receipt = replace(receipt, closed_missing=len(closed), closing=None if act is None else act.number)
        self._swap(replace(self.state, receipt=receipt, problem=""))

    def undo_closing(self) -> bool:
        """Open the households again that `close_missing` closed. Returns False where it closed none."""
        receipt = self.state.receipt
        if receipt is None or receipt.closing is None:
            return False
        services = self._context.services
        try:
            outcome = services.undo.undo(number=receipt.closing)
        except UserError as error:
            self._swap(replace(self.state, problem=sentence_of(error)))
            return True
        if outcome is not None:
            services.published(outcome)
        receipt = replace(receipt, closed_missing=0, closing=None)
        self._swap(replace(self.state, receipt=receipt))
        return True

    def show_sheet(self, place: int) -> None:
        self._swap(replace(self.state, sheet=place))

    def apply(self) -> None:
        """Write the plan in one transaction; a list that names another commune only when asked again."""
        prepared = self.state.prepared
        if prepared is None or self.state.phase is not Phase.PLANNED:
            return
        if not self.state.warned:
            try:
                _desk(self._context.services).check_unit(prepared)
            except UserError as error:
                self._swap(replace(self.state, problem=sentence_of(error), warned=True))
                return
        self._swap(replace(self.state, phase=Phase.WRITING, problem=""))
        services = self._context.services

        def work(job: JobContext) -> Outcome[AppliedImport]:
            with services.worker() as own:
                return _desk(own).apply(prepared, job)

        self._job = self._context.jobs.submit(work, self._applied, self.reported.emit)

    def undo(self) -> bool:
        """Takes the latest of the receipt back: the closing, then the import. Whether there was one."""
        if self.undo_closing():
            return True
        receipt = self.state.receipt
        if receipt is None or receipt.undone or receipt.applied.id is None:
            return False
        try:
            closed, kept = self._context.services.published(
                _desk(self._context.services).undo(receipt.applied.id)
            )
        except UserError as error:
            self._swap(replace(self.state, problem=sentence_of(error)))
            return True
        receipt = replace(receipt, undone=True, closed=closed, kept=kept)
        self._swap(replace(self.state, receipt=receipt))
        return True

    def stop(self) -> None:
        """Asks to stop; writing is one transaction: until its last row nothing of it stays."""
        if self._job is not None:
            self._job.cancel()

    def reset(self) -> None:
        """Back to choosing files; changed meanings are kept for the next try."""
        if self.state.phase not in {Phase.READING, Phase.WRITING}:
            self._swap(RosterState())

    def _planned(self, result: JobResult[Planned]) -> None:
        self._job = None
        match result:
            case Ok(value):
                place = min(self.state.sheet, len(value.views) - 1)
                self._swap(
                    replace(
                        self.state,
                        phase=Phase.PLANNED,
                        prepared=value.prepared,
                        views=value.views,
                        apart=self._apart,
                        sheet=max(place, 0),
                    )
                )
            case Err(error):
                self._swap(RosterState(problem=sentence_of(error)))
            case Aborted():
                self._swap(RosterState())

    def write_errors(self, path: Path) -> str:
        """Write the rows to look at; return a sentence where it failed."""
        receipt = self.state.receipt
        if receipt is None or receipt.to_mend is None:
            return ""
        try:
            written = _desk(self._context.services).write_errors(receipt.to_mend, path)
        except UserError as error:
            return sentence_of(error)
        self._swap(replace(self.state, receipt=replace(receipt, written=written)))
        return ""

    def _applied(self, result: JobResult[Outcome[AppliedImport]]) -> None:
        self._job = None
        prepared = self.state.prepared
        if isinstance(result, Ok) and prepared is not None:
            applied = self._context.services.published(result.value)
            missing = tuple(HouseholdId(household.id) for household in prepared.plan.missing)
            receipt = Receipt(
                counts=prepared.plan.counts,
                applied=applied,
                missing=missing,
                to_mend=prepared if has_errors(prepared.plan) else None,
            )
            self._chosen.clear()
            self._swap(RosterState(phase=Phase.DONE, files=self.state.files, receipt=receipt))
            return
        problem = sentence_of(result.error) if isinstance(result, Err) else ""
        self._swap(replace(self.state, phase=Phase.PLANNED, problem=problem))
        if isinstance(result, Aborted):
            self.stopped.emit()

    def _swap(self, state: RosterState) -> None:
        self.state = state
        self.changed.emit()


def _desk(services: Services) -> ImportDesk:
    if services.imports is None:
        raise UserError("roster.needs_commune")
    return services.imports
