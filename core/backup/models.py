"""Copies of a workspace on a stick, and the ports that write and find them (docs/backups.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final, Protocol

from core.units.models import UnitKey

Report = Callable[[int, int], None]
"""Called with the bytes done and all bytes."""


def no_report(_done: int, _total: int) -> None:
    """For callers that show no progress."""


STICK_FOLDER: Final = "TungNha"
"""The folder at the top of a stick that holds one folder a machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLabel:
    """Unencrypted label of a copy: no name, number or address of a household."""

    workspace: str
    incarnation: str
    """Two laptops that opened one copy write on under one workspace and two incarnations."""
    unit: UnitKey
    unit_name: str
    hamlet: str
    officer: str
    made: datetime
    last_visit: date | None
    visits: int
    entries: int
    """Number of the last entry: of two copies of one workspace the higher one holds more."""
    program: str
    schema: int
    size: int
    """Bytes of the copy."""
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCopy:
    """A copy on a stick; `label` is None where it is lost or damaged."""

    path: Path
    size: int
    label: CopyLabel | None

    @property
    def key_folder(self) -> Path:
        """The folder whose `keys.json` opens it."""
        return self.path.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """A disk or stick as the system knows it; `id` stays the same under another letter or mount point."""

    id: str
    name: str
    root: Path
    file_system: str
    removable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyHere:
    """Visits of this workspace that are in no file and in no copy on a stick."""

    visits: int
    since: date | None
    """The day of the earliest of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCopy:
    """The last copy that this workspace wrote on a stick."""

    volume: str
    volume_name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StickState:
    """State of copies on sticks for the first page. `is_due` where visits wait for longer than a day."""

    only_here: OnlyHere
    last: LastCopy | None
    is_due: bool


class Volumes(Protocol):
    """The disks of this machine; a test seam."""

    def holding(self, path: Path) -> Volume | None:
        """Return the volume that `path` is on, None where the system does not report it."""
        ...

    def removable(self) -> Sequence[Volume]:
        """The sticks that are plugged in."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AtRisk:
    """Data that deleting this workspace may lose, since no copy on a stick has it."""

    alone: int
    """Visits in no file."""
    unconfirmed: int
    """Visits in a file that no receipt from above the commune acknowledges."""
    names: bool
    """Names, addresses or notes, which no file to the province carries."""


class StickCopies(Protocol):
    """Copies of an open workspace on a stick."""

    def sticks(self) -> Sequence[Volume]:
        """The sticks that are plugged in, the one used last first."""
        ...

    def last(self) -> LastCopy | None: ...

    def only_here(self) -> OnlyHere: ...

    def at_risk(self) -> AtRisk: ...

    def state(self) -> StickState: ...

    def needs_key(self) -> bool:
        """Return True where a copy could not be opened: no passphrase, and the province has no key."""
        ...

    def write(self, folder: Path, report: Report = no_report) -> FoundCopy:
        """Write a checked copy below `folder`. Raises `copy.*` or `file.*`."""
        ...
