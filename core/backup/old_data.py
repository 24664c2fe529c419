"""Data of an earlier laptop, found on sticks and in the usual folders, to be opened on this one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path


class OldKind(StrEnum):
    """Form of the data: a data folder, a safe copy in one, a copy on a stick."""

    FOLDER = "folder"
    SAFE_COPY = "safe_copy"
    STICK = "stick"


@dataclass(frozen=True, slots=True, kw_only=True)
class OldData:
    """One database that this laptop can open.

    Unit, officer and visits are empty or None where the data is locked and has no label.
    """

    path: Path
    key_folder: Path
    kind: OldKind
    made: datetime
    size: int
    workspace: str
    needs_passphrase: bool
    has_escrow: bool
    unit_name: str = ""
    hamlet: str = ""
    officer: str = ""
    last_visit: date | None = None
    visits: int | None = None
    sha256: str = ""
    """Of a copy on a stick, as its label gives it."""
