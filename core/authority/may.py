"""`may`: decides if a device may make a statement about a unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final, NamedTuple, Protocol

from core.authority.rules import AS_PROVINCE, OF_BEFORE, RULES, DeviceClass, Scope
from core.base.errors import UserError
from core.base.ids import bound_unit
from core.events.kinds import PROVINCE, EventKind
from core.units.catalogue import Catalogue, reaches
from core.units.models import unit_key

_OF_OFFICERS: Final = (EventKind.OFFICER_ADDED, EventKind.OFFICER_FIELD)
_CLASS_OF_DIGITS: Final = {2: DeviceClass.PROVINCE, 3: DeviceClass.DISTRICT, 5: DeviceClass.COMMUNE}


class Place(NamedTuple):
    """A unit as an event names it; it may be in no catalogue. An id names a code without a day."""

    code: str
    valid_from: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Class and unit of a machine, from what is known of it in this workspace."""

    cls: DeviceClass
    place: Place | None = None


UNKNOWN: Final = Standing(DeviceClass.UNKNOWN)

Covers = Callable[[Place, Place], bool]
"""Return True if the second unit is the first, below it, or what either became."""


class Verdict(IntEnum):
    """Outcome of checking a line; the number is that of `event.verdict`."""

    ALLOWED = 0
    REFUSED = 1
    WAITING = 2
    """Not yet known: it is judged again when its machine or its subject is."""


class Reason(StrEnum):
    """Reason that a line does not apply."""

    UNKNOWN_MACHINE = "unknown_machine"
    OUTSIDE = "outside"
    """Its subject is in a unit that is not the machine's."""
    ABOVE = "above"
    """Only a device above the commune may make this statement."""
    UNKNOWN_SUBJECT = "unknown_subject"
    UNPROVEN = "unproven"
    """The device that passed it on may not make the statement, and nothing proves that its author did."""
    TWO_TEXTS = "two_texts"
    """Two machines passed on different texts of one id, and neither is proven."""


class Answer(NamedTuple):
    """A verdict with its reason; `None` where the line is allowed."""

    verdict: Verdict
    reason: Reason | None = None


ALLOWED: Final = Answer(Verdict.ALLOWED)


def may(device: Standing, kind: str, subject: Place | None, covers: Covers) -> Answer:
    """Return the verdict on a statement `kind` about a subject in this unit; None where the subject has not
    arrived.
    """
    scope = RULES[kind][device.cls]
    if scope is Scope.ALL:
        return ALLOWED
    if device.place is None:
        return Answer(Verdict.WAITING, Reason.UNKNOWN_MACHINE)
    if scope is Scope.NOTHING:
        return Answer(Verdict.REFUSED, Reason.ABOVE)
    if subject is None:
        return Answer(Verdict.WAITING, Reason.UNKNOWN_SUBJECT)
    return ALLOWED if covers(device.place, subject) else Answer(Verdict.REFUSED, Reason.OUTSIDE)


def class_of(unit_code: str, hamlet: str | None) -> DeviceClass:
    """Return the class of a machine that sits in this unit."""
    return DeviceClass.HAMLET if hamlet else _CLASS_OF_DIGITS.get(len(unit_code), DeviceClass.UNKNOWN)


def rule_of(kind: str, payload: Mapping[str, object]) -> str:
    """Return the row of the table for an event."""
    if kind == EventKind.HOUSEHOLD_FIELD and payload.get("by") == PROVINCE:
        return AS_PROVINCE
    if kind in _OF_OFFICERS and bound_unit(str(payload.get("who"))) is None:
        return OF_BEFORE
    return kind


def covers(catalogue: Catalogue, upper: Place, lower: Place) -> bool:
    """Return True if `lower` is `upper`, below it, or what either became; an unknown unit is only itself."""
    if not lower.valid_from:
        days = (unit.valid_from.isoformat() for unit in catalogue.rows(lower.code))
        return any(covers(catalogue, upper, Place(lower.code, day)) for day in days)
    if upper == lower:
        return True
    try:
        above, below = unit_key(*upper), unit_key(*lower)
        if reaches(catalogue, above, below):
            return True
        day = catalogue.get(below).valid_from
        return any(catalogue.contains(link.new, below) for link in catalogue.trace(above, day))
    except (UserError, ValueError):
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLines:
    """Lines of one kind, machine, sender and reason. `received` is ISO, of the file that brought them."""

    kind: str
    verdict: Verdict
    reason: Reason
    machine: str
    """Device id that the lines name."""
    sender: str
    """Place of the machine whose file brought them."""
    sender_number: str
    file: str
    received: str
    events: int


class KeptReader(Protocol):
    """Reads what does not apply."""

    def kept(self, limit: int) -> Sequence[KeptLines]:
        """Return kept lines, those of the newest file first."""
        ...

    def forbidden_before(self, limit: int) -> Sequence[KeptLines]:
        """Return lines of files from before verdicts that apply and may not be; changes nothing."""
        ...

    def asks_about_before(self) -> bool:
        """Return True while files from before verdicts are in the workspace and no decision covers them."""
        ...

    def keep_before(self) -> None:
        """Notes that what those files brought goes on applying."""
        ...

    def judge_before(self) -> int:
        """Gives verdicts on those files too; returns how many there were."""
        ...
