"""Versions of what came down, or went: an older one is a rollback (sync.md 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.errors import UserError
from core.exchange.downstream import DownHead
from storage.database import Connection
from storage.downstream import OpenedDownstream
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The newest version handled of one kind and subject; instants are ISO."""

    version: int
    sha256: str
    created: str
    expires: str | None
    handled: str


def newest(connection: Connection, direction: str, kind: str, subject: str = "") -> Standing | None:
    """`direction` is `in` or `out`."""
    row = connection.execute(
        "SELECT version, sha256, created, expires, handled FROM downstream"
        " WHERE direction = ? AND kind = ? AND subject = ?",
        (direction, kind, subject),
    ).fetchone()
    return None if row is None else Standing(**dict(zip(Standing.__slots__, row, strict=True)))


def next_version(connection: Connection, kind: str, subject: str, now: datetime) -> int:
    """The version of the next file that we write: above the last, and at least the minutes since 1970.

    A machine that was put back to an old copy has forgotten its last one, and goes on above it.
    """
    last = newest(connection, "out", kind, subject)
    return max(0 if last is None else last.version + 1, int(now.timestamp()) // 60, 1)


def check_version(connection: Connection, opened: OpenedDownstream) -> bool:
    """Whether the file is new here; the same version again is not.

    Raises `downstream.rollback` for an older version than the one in use, and `downstream.twice` where two
    different files bear one version. Files of one version for other addressees differ as bytes only: what
    is compared is the body.
    """
    last = newest(connection, "in", opened.head.kind, opened.head.subject)
    if last is None or opened.head.version > last.version:
        return True
    if opened.head.version < last.version:
        raise UserError("downstream.rollback", have=last.version, version=opened.head.version)
    if opened.head.payload_sha256 != last.sha256:
        raise UserError("downstream.twice", version=opened.head.version)
    return False


def note(unit: UnitOfWork, direction: str, head: DownHead, payload_sha256: str, now: str) -> None:
    """Remembers `head` as the newest, in the transaction that applies or follows it."""
    unit.connection.execute(
        "INSERT OR REPLACE INTO downstream VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (direction, head.kind, head.subject, head.version, payload_sha256, head.created, head.expires, now),
    )


def begin_above(unit: UnitOfWork, kind: str, version: int, now: str) -> None:
    """The next version that we write is greater than `version`."""
    unit.connection.execute(
        "INSERT OR IGNORE INTO downstream VALUES ('out', ?, '', ?, '', ?, NULL, ?)", (kind, version, now, now)
    )


def note_received(unit: UnitOfWork, opened: OpenedDownstream, now: str) -> None:
    note(unit, "in", opened.head, opened.head.payload_sha256, now)
