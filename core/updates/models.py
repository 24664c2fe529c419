"""Update packages as values, and the port that installs them (docs/updates.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from core.base.errors import UserError

COPY_REASON: Final = "update"
"""Of the safe copy made before an update."""

Report = Callable[[int, int], None]
"""Called with the bytes done and all bytes."""


def no_report(_done: int, _total: int) -> None:
    """For callers that show no progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The file beside a manifest that is installed."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatePackage:
    """A signed manifest."""

    version: str
    system: str
    machine: str
    schema: int
    """Newest version of the data that the package's program writes."""
    released: date
    changes: Mapping[str, str]
    """News of this version, by language."""
    installed_size: int
    """Bytes of the installed program."""
    payload: Payload


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The running program, which a package would replace."""

    version: str
    schema: int
    system: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A package on a stick; `problem` is the reason for refusing it."""

    manifest: Path
    package: UpdatePackage | None
    problem: UserError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedUpdate:
    """A package that was copied to this machine and checked, ready to be put in place."""

    package: UpdatePackage
    source: Path
    """The unpacked program beside the present one; on Windows the installer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerProgram:
    """The version before, kept beside the program."""

    version: str
    schema: int
    folder: Path
    data: Path | None
    """The workspace that was copied before the update."""
    copy: str
    """Name of that safe copy; empty where no workspace was open."""


class Updates(Protocol):
    """Updates of the installed program from packages on sticks."""

    @property
    def program(self) -> Program: ...

    def hindrance(self) -> UserError | None:
        """Return the reason why this program takes no updates: `update.no_key`, `update.source`, ..."""
        ...

    def offers(self, folder: Path | None = None) -> Sequence[Offer]:
        """Return the packages in `folder`, else on the sticks, those that can be installed first."""
        ...

    def stage(self, offer: Offer, report: Report = no_report) -> StagedUpdate:
        """Copy a package to the disk, check the copy and unpack it; the program is unchanged.

        Raises `update.*` or `file.*`.
        """
        ...

    def discard(self, staged: StagedUpdate) -> None:
        """Remove what `stage` made."""
        ...

    def install(
        self, staged: StagedUpdate, data: Path | None = None, copy: str = "", *, opens_window: bool = False
    ) -> None:
        """Put the program in place; the last act of this process, which must not import anything after it.

        On Windows the installer begins and waits for this process to end. `copy` is the safe copy of `data`.
        With `opens_window` the window of the program is opened afterwards.
        Raises `update.not_switched`; the present program is then in its place.
        """
        ...

    def former(self) -> FormerProgram | None:
        """Return the version before, if it is kept."""
        ...

    def go_back(self, *, opens_window: bool = False) -> None:
        """Put the version before in place; the last act of this process. Raises as `install`."""
        ...


def best_offer(offers: Sequence[Offer]) -> Offer:
    """Return the newest package that can be installed. Raises its `problem`, or `update.none`."""
    if not offers:
        raise UserError("update.none")
    if offers[0].problem is not None:
        raise offers[0].problem
    return offers[0]


def copy_to_restore(former: FormerProgram, program: Program, data: Path) -> str:
    """Return the safe copy of `data` that going back puts in place; empty where `former` reads the data.

    Raises `update.other_data` where the copy is of another folder.
    """
    if former.schema >= program.schema or not former.copy:
        return ""
    if former.data != data:
        raise UserError("update.other_data", folder=str(former.data))
    return former.copy
