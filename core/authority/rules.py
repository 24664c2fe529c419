"""The table of (kind, device class) -> scope that docs/authority.md prints; a test compares both."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from core.events.kinds import EventKind


class DeviceClass(StrEnum):
    """Level of a device's unit. A role belongs to an officer and is something else."""

    HAMLET = "hamlet"
    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """The subjects that a kind may speak of."""

    NOTHING = "nothing"
    OWN = "own"
    """The unit of the machine, what is below it, and their successors."""
    ALL = "all"


AS_PROVINCE: Final = "household.field as province"
"""`household.field` whose `by` names the province."""
OF_BEFORE: Final = "officer.* of before"
"""`officer.added` and `officer.field` of an officer whose id names no unit."""

_FIELD_WORK: Final[Mapping[DeviceClass, Scope]] = {
    DeviceClass.HAMLET: Scope.OWN,
    DeviceClass.COMMUNE: Scope.OWN,
    DeviceClass.DISTRICT: Scope.OWN,
    DeviceClass.PROVINCE: Scope.OWN,
    DeviceClass.UNKNOWN: Scope.NOTHING,
}
_ABOVE: Final[Mapping[DeviceClass, Scope]] = {
    DeviceClass.HAMLET: Scope.NOTHING,
    DeviceClass.COMMUNE: Scope.NOTHING,
    DeviceClass.DISTRICT: Scope.OWN,
    DeviceClass.PROVINCE: Scope.OWN,
    DeviceClass.UNKNOWN: Scope.NOTHING,
}
_NO_SUBJECT: Final = {cls: Scope.NOTHING if cls is DeviceClass.UNKNOWN else Scope.ALL for cls in DeviceClass}
_SIGNED: Final = dict.fromkeys(DeviceClass, Scope.ALL)
"""Such a line proves itself by a signature of its own; whether its signer counts is another question."""

RULES: Final[Mapping[str, Mapping[DeviceClass, Scope]]] = {
    **dict.fromkeys((kind.value for kind in EventKind), _FIELD_WORK),
    EventKind.CLOCK_OFFSET.value: _ABOVE,
    AS_PROVINCE: _ABOVE,
    OF_BEFORE: _NO_SUBJECT,
    EventKind.DEVICE_ENROLLED.value: _SIGNED,
    EventKind.DEVICE_REVOKED.value: _SIGNED,
    EventKind.DEVICE_ROTATED.value: _SIGNED,
    EventKind.DEVICE_VOUCHED.value: _SIGNED,
}
