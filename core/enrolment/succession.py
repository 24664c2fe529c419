"""A new machine in the place of a lost one, and the restore pack that brings its data back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.base.changes import Outcome
from core.base.errors import ExitCode, UserError
from core.base.ids import DeviceId
from core.enrolment.desk import EnrolmentDesk, Report
from core.enrolment.models import Approved, Device, EnrolRequest, Replaced, RevokeReason
from core.sync.answer_desk import AnswerDesk, WrittenRestore


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """The new machine's approval and the restore pack written for it."""

    approved: Approved
    old: Device
    pack: WrittenRestore

    @property
    def files(self) -> tuple[Path, ...]:
        """The keys file and the parts of the pack: all of them go to the new machine."""
        return (*self.approved.files, *self.pack.files)


def _unheard(_done: int, _total: int) -> None:
    """Report to no one."""


class SuccessionDesk:
    """The use cases of replacing a lost machine, for the province."""

    def __init__(self, enrolment: EnrolmentDesk, answers: AnswerDesk) -> None:
        self._enrolment = enrolment
        self._answers = answers

    def replaceable(self, request: EnrolRequest) -> Sequence[Device]:
        """Return the machines of the request's unit whose place the new one may take."""
        keys = request.keys
        return [
            device
            for device in self._enrolment.devices()
            if device.unit_code == keys.unit_code and device.device != keys.device
        ]

    def approve(
        self,
        request: EnrolRequest,
        number: str | None,
        old: str,
        out: Path,
        *,
        reason: str,
        cause: RevokeReason = RevokeReason.LOST,
        report: Report = _unheard,
        go_on: Callable[[], bool] = lambda: True,
    ) -> Outcome[Succession]:
        """Enrol the machine as the successor of `old`, revoke `old`, and write the restore pack into `out`.

        `old` is an id or a number code, `reason` what a person typed; the audit list keeps it. A pack that
        cannot be written leaves the enrolment; `write_pack` writes it later. Raises `succession.no_reason`,
        `succession.other_unit`, `succession.itself`, and what `EnrolmentDesk.approve` raises.
        """
        lost = self._enrolment.find(old)
        _check(request, lost, reason)
        outcome = self._enrolment.approve(
            request,
            number,
            out,
            reason=reason,
            old=Replaced(device=lost, cause=cause),
            report=report,
            go_on=go_on,
        )
        made = Succession(
            approved=outcome.value,
            old=self._enrolment.find(lost.device),
            pack=self.write_pack(request.keys.device, out).value,
        )
        return Outcome(made, outcome.changes)

    def write_pack(self, device: str, out: Path) -> Outcome[WrittenRestore]:
        """Write what is held of the ward of an enrolled machine, for that machine only.

        Raises `enrolment.unknown_device` or `restore.not_ward`.
        """
        return self._answers.write_restore(DeviceId(self._enrolment.find(device).device), out)


def _check(request: EnrolRequest, lost: Device, reason: str) -> None:
    if lost.device == request.keys.device:
        raise UserError("succession.itself", machine=lost.short)
    if lost.unit_code != request.keys.unit_code:
        raise UserError("succession.other_unit", machine=lost.short, other=lost.place, place=request.place)
    if not reason.strip():
        raise UserError("succession.no_reason", machine=lost.short, exit_code=ExitCode.NEEDS_DECISION)
