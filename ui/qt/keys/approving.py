"""Jobs of the province that approve a machine, replace a lost one and write its restore pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.changes import Outcome
from core.base.errors import UserError
from core.enrolment.models import Device, EnrolRequest
from core.sync.desk import FileState, ReceivedFile
from ui.qt.jobs import JobContext
from ui.qt.keys.state import Done, DoneKind, Question

if TYPE_CHECKING:
    from core.application.services import Services

Act = Callable[[JobContext], Outcome[Done]]


def approving(services: Services, question: Question, folder: Path, reason: str, old: str) -> Act:
    """Approve the machine of a request; `old` is the id of the lost machine that it replaces, or empty."""
    request = question.request
    if request is not None and old:
        return replacing(services, request, folder, reason, old)

    def work(context: JobContext) -> Outcome[Done]:
        if request is None:
            raise UserError("request.unreadable")
        with services.worker() as other:
            outcome = other.enrolment.approve(
                request,
                question.number,
                folder,
                reason=reason,
                report=context.report,
                go_on=lambda: not context.stopped,
            )
        approved = outcome.value
        done = Done(
            kind=DoneKind.APPROVED,
            path=approved.files[0],
            came_in=came_in(approved.retried),
            machine=question.number[:9],
        )
        return Outcome(done, outcome.changes)

    return work


def replacing(services: Services, request: EnrolRequest, folder: Path, reason: str, old: str) -> Act:
    """Approve the machine of a request in the place of `old`, and write its restore pack."""

    def work(context: JobContext) -> Outcome[Done]:
        with services.worker() as other:
            outcome = other.succession.approve(
                request,
                request.keys.number,
                old,
                folder,
                reason=reason,
                report=context.report,
                go_on=lambda: not context.stopped,
            )
        made = outcome.value
        done = Done(
            kind=DoneKind.REPLACED,
            path=folder,
            count=len(made.files),
            machine=made.approved.number[:9],
            other=made.old.short,
            content=made.pack.content,
        )
        return Outcome(done, outcome.changes)

    return work


def writing_pack(services: Services, device: Device, folder: Path) -> Act:
    """Write the restore pack of a machine that is approved already."""

    def work(_context: JobContext) -> Outcome[Done]:
        with services.worker() as other:
            outcome = other.succession.write_pack(device.device, folder)
        pack = outcome.value
        done = Done(
            kind=DoneKind.PACKED,
            path=folder,
            count=len(pack.files),
            machine=device.short,
            content=pack.content,
        )
        return Outcome(done, outcome.changes)

    return work


def came_in(retried: Sequence[ReceivedFile]) -> int:
    """Return how many held files were merged."""
    return sum(file.state is FileState.MERGED for file in retried)
