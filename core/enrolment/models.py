"""Machines, keys and decisions as the front ends see them; no personal data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from core.base.ids import DeviceId
from core.base.keytext import number_code, short_number
from core.sync.desk import ReceivedFile

KEYS_VALID_DAYS: Final = 90
"""So long after it was written a keys file is taken for current."""


class RevokeReason(StrEnum):
    """Reason that a machine may no longer send."""

    LOST = "lost"
    STOLEN = "stolen"
    LEFT = "left"
    FAULTY = "faulty"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineKeys:
    """A machine's place and public keys, from its request or an enrolment."""

    device: DeviceId
    unit_code: str
    unit_valid_from: str
    hamlet: str | None
    age: str
    minisign: str
    succeeds: DeviceId | None = None
    """The lost machine that it replaces, where the province recorded that."""

    @property
    def number(self) -> str:
        """The number code over both keys, to be compared over a phone."""
        return number_code(self.age, self.minisign)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolRequest:
    """Content of a request file; its signature, and at a rotation the old key's, have been checked."""

    keys: MachineKeys
    created: str
    former: str | None = None
    """The signing key that it replaces."""
    place: str = ""
    """`Khóm 3, Phường 8`, by the catalogue of this workspace."""
    replaces: str = ""
    """Place and number of an enrolled machine whose id the request contains without a proof by its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """The public keys of a province; the offline two are present once the ceremony was held."""

    unit_code: str
    unit_valid_from: str
    age: str
    minisign: str
    recovery: str | None = None
    """The age recipient of the offline recovery key."""
    root: str | None = None
    """The signing key of the offline root."""

    @property
    def number(self) -> str:
        return number_code(self.age, self.minisign)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineKeys:
    """The private halves that exist only on paper. Never printed by `repr`, never stored on a disk."""

    province: Province
    certificate: str
    """The root's signature over the province's keys, base64."""
    recovery_identity: str = field(repr=False)
    """`AGE-SECRET-KEY-1...`"""
    root_seed: bytes = field(repr=False)
    root_code: str = field(repr=False)
    """The root key in groups to type."""
    restored: bool = False
    """True if they came from cards: another machine of the province wrote keys files before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A lost machine whose place another one takes; it is revoked in the same act."""

    device: Device
    cause: RevokeReason = RevokeReason.LOST


class DeviceState(StrEnum):
    TRUSTED = "trusted"
    """Its first file was accepted in this workspace, or its number was compared; the province's list does not
    have it.
    """
    VOUCHED = "vouched"
    """Another machine of its commune vouches for it; the province's list does not have it."""
    ENROLLED = "enrolled"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One machine in the list. `since` and `revoked` are ISO instants; `last_file` too, "" if none came."""

    device: DeviceId
    state: DeviceState
    place: str
    unit_code: str
    number: str
    since: str
    revoked: str | None = None
    reason: str | None = None
    last_file: str = ""
    succeeds: str = ""
    """Id of the machine that it replaces."""

    @property
    def short(self) -> str:
        return short_number(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysStanding:
    """Age and source of the list of machines in this workspace."""

    province: Province | None
    version: int
    created: str | None = None
    expires: str | None = None
    is_expired: bool = False
    is_province: bool = False
    """True if this workspace is the province that decides."""
    has_ceremony: bool = False
    has_escrow: bool = False
    own_number: str = ""
    own_state: DeviceState | None = None
    """State of this machine in the list."""
    expected: str = ""
    """The number of the province that our request was written for, "" if none is on its way."""
    has_asked: bool = False
    """True if a request was written and no keys file has answered it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """A decision, the keys files that announce it, and held files that came in because of it."""

    device: DeviceId
    number: str
    version: int
    files: tuple[Path, ...]
    retried: Sequence[ReceivedFile] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedKeys:
    """Changes that a keys file made in this workspace."""

    province: Province
    version: int
    enrolled: int
    revoked: int
    new: bool
    is_expired: bool
    own_state: DeviceState | None
    retried: Sequence[ReceivedFile] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockRequest:
    """A locked machine's wish for its data key. `number` is compared over a phone before it is answered."""

    workspace: str
    check: str
    answer_to: str
    box: bytes
    unit_code: str
    machine: str
    """The first groups of the machine's number code."""
    created: str

    @property
    def number(self) -> str:
        return number_code(self.answer_to, f"{self.workspace} {self.check}")
