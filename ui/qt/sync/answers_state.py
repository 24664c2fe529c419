"""Files received, receipts for ours, and downstream files; no widgets, no disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from core.application.services import Services
from core.base.errors import UserError
from core.base.ids import BatchId
from core.base.text import sort_key
from core.enrolment.desk import COMMUNE_DIGITS
from core.enrolment.models import DeviceState, KeysStanding
from core.sync.answer_desk import (
    AnsweredMachine,
    AskedOfUs,
    DownInUse,
    ReceivedReceipt,
    SentBatch,
    SlowClock,
)
from core.sync.receipts import Asked
from core.units.models import OrgUnit, UnitKey


class Down(StrEnum):
    """Files of the province for its laptops."""

    RECEIPTS = "receipts"
    ROSTER = "roster"
    DECISIONS = "decisions"
    CAMPAIGN = "campaign"
    CATALOGUE = "catalogue"
    KEYS = "keys"

    @property
    def of_commune(self) -> bool:
        """Return True if there is a file for each commune; the others are for every machine."""
        return self in (Down.ROSTER, Down.DECISIONS)

    @property
    def can_stop(self) -> bool:
        """Return True if the writing has places to stop at; the others are one file, or a few."""
        return self.of_commune or self is Down.RECEIPTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Files written into `folder`, for `machines`; `nobody` are communes without one."""

    down: Down
    files: int
    machines: int
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Data read from the workspace, off the window's thread."""

    machines: tuple[AnsweredMachine, ...] = ()
    receipts: tuple[ReceivedReceipt, ...] = ()
    sent: Mapping[BatchId, SentBatch] = field(default_factory=dict)
    in_use: tuple[DownInUse, ...] = ()
    communes: tuple[OrgUnit, ...] = ()
    """Communes with a machine that the province approved, by name."""
    standing: KeysStanding | None = None
    slow_clock: SlowClock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersState:
    """`machine` is the sender whose batches are shown; none chosen: the first with a gap.

    `writing` is what is being written now.
    """

    read: Answers = field(default_factory=Answers)
    machine: str = ""
    down: Down = Down.DECISIONS
    commune: UnitKey | None = None
    full: bool = False
    writing: Down | None = None
    written: Written | None = None
    problem: UserError | None = None

    @property
    def busy(self) -> bool:
        return self.writing is not None

    @property
    def sender(self) -> AnsweredMachine | None:
        machines = self.read.machines
        found = [one for one in machines if one.device == self.machine]
        found = found or [one for one in machines if one.missing_batches or one.missing]
        return next(iter(found or machines), None)

    @property
    def fresh(self) -> int:
        """Machines with files that no receipt has answered yet."""
        return sum(machine.fresh > 0 for machine in self.read.machines)

    @property
    def expired(self) -> tuple[DownInUse, ...]:
        return tuple(entry for entry in self.read.in_use if entry.is_expired)

    @property
    def wrong_clock(self) -> AskedOfUs | SlowClock | None:
        """Return the proof that our own clock is wrong now: a file written after now, or else the newest
        receipt.

        A clock that was ahead and was set back too far is behind; the finding of the receipt is over then.
        """
        if self.read.slow_clock is not None:
            return self.read.slow_clock
        asked = (one for receipt in self.read.receipts for one in receipt.requests)
        wrong = (one for one in asked if one.asked is Asked.FIX_CLOCK and not one.done)
        return next(wrong, None)

    @property
    def to_communes(self) -> tuple[UnitKey, ...]:
        """Communes that the next files are for."""
        if self.commune is not None:
            return (self.commune,)
        return tuple(unit.key for unit in self.read.communes)


def reduce_answers(state: AnswersState, read: Answers) -> AnswersState:
    known = {unit.key for unit in read.communes}
    return replace(state, read=read, commune=state.commune if state.commune in known else None)


def reduce_writing(state: AnswersState, down: Down) -> AnswersState:
    return replace(state, writing=down, written=None, problem=None)


def reduce_written(state: AnswersState, written: Written) -> AnswersState:
    return replace(state, writing=None, written=written)


def reduce_not_written(state: AnswersState, problem: UserError | None) -> AnswersState:
    return replace(state, writing=None, problem=problem)


def read_answers(services: Services) -> Answers:
    """Everything that the cards of answers show; runs in a job."""
    catalogue, start = services.catalogue(), services.campaign.start
    codes = {
        device.unit_code
        for device in services.enrolment.devices()
        if device.state is DeviceState.ENROLLED and len(device.unit_code) == COMMUNE_DIGITS
    }
    communes = [catalogue.locate(code, valid_from=None, start=start) for code in codes]
    return Answers(
        machines=tuple(services.answers.machines()),
        receipts=tuple(services.answers.received()),
        sent={sent.batch: sent for sent in services.answers.sent()},
        in_use=tuple(services.answers.in_use()),
        communes=tuple(sorted(communes, key=lambda unit: sort_key(unit.name))),
        standing=services.enrolment.standing(),
        slow_clock=services.answers.slow_clock(),
    )
