"""Versions of what came down, or went: an older one is a rollback (sync.md 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime

from core.base.errors import UserError
from core.sync.downstream import DownHead
from storage.db.connection import Connection
from storage.log.unit_of_work import UnitOfWork
from storage.sync.format.downstream_file import OpenedDownstream


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The newest version handled of one kind and subject; instants are ISO."""

    version: int
    sha256: str
    created: str
    expires: str | None
    handled: str
    signer: str
    """Signing key; empty for files that this workspace wrote."""


def newest(connection: Connection, direction: str, kind: str, subject: str = "") -> Standing | None:
    """`direction` is `in` or `out`."""
    row = connection.execute(
        "SELECT version, sha256, created, expires, handled, signer FROM downstream"
        " WHERE direction = ? AND kind = ? AND subject = ?",
        (direction, kind, subject),
    ).fetchone()
    return None if row is None else Standing(**dict(zip(Standing.__slots__, row, strict=True)))


def next_version(connection: Connection, kind: str, subject: str, now: datetime) -> int:
    """Return the version of the next file that we write: above the last, and at least the minutes since 1970.

    A machine that was put back to an old copy has forgotten its last one. The minutes, the anchor and the
    proofs that its receivers send back (`storage.sync.registry.proofs`) raise it above its earlier
    versions.
    """
    last = newest(connection, "out", kind, subject)
    return max(0 if last is None else last.version + 1, int(now.timestamp()) // 60, 1)


def is_new(opened: OpenedDownstream, last: Standing | None, *, begins_anew: bool) -> bool:
    """Return True if the file is new; the same version again is not. `last` is the one in use.

    Raises `downstream.rollback` for an older version than the one in use, and `downstream.twice` where two
    different files have one version. Files of one version for other addressees differ as bytes only: the
    bodies are compared. `begins_anew`: its writer has replaced the one in use, whose files are refused by
    their key.
    """
    if last is None or opened.head.version > last.version:
        return True
    if begins_anew and opened.signer != last.signer:
        return True
    if opened.head.version < last.version:
        raise UserError("downstream.rollback", have=last.version, version=opened.head.version)
    if opened.head.payload_sha256 != last.sha256:
        raise UserError("downstream.twice", version=opened.head.version)
    return False


def note_written(unit: UnitOfWork, head: DownHead, now: str) -> None:
    """Remembers the version that we gave, in a transaction that follows the file."""
    said = Standing(
        version=head.version, sha256="", created=head.created, expires=head.expires, handled=now, signer=""
    )
    _note(unit, "out", head.kind, head.subject, said)


def note_received(unit: UnitOfWork, opened: OpenedDownstream, counted_as: str, now: str) -> None:
    """Remembers a file as the newest of what it is counted as, in the transaction that applies it."""
    head = opened.head
    said = Standing(
        version=head.version,
        sha256=head.payload_sha256,
        created=head.created,
        expires=head.expires,
        handled=now,
        signer=opened.signer,
    )
    _note(unit, "in", head.kind, counted_as, said)


def _note(unit: UnitOfWork, direction: str, kind: str, subject: str, said: Standing) -> None:
    unit.connection.execute(
        "INSERT OR REPLACE INTO downstream"
        " (direction, kind, subject, version, sha256, created, expires, handled, signer)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (direction, kind, subject, *astuple(said)),
    )


def written_as(kind: str, subject: str = "") -> str:
    """The name of one sequence of versions: `roster 32059`, `keys`."""
    return f"{kind} {subject}".strip()


def written(connection: Connection) -> dict[str, int]:
    """The last version that we gave, by `written_as`."""
    rows = connection.execute("SELECT kind, subject, version FROM downstream WHERE direction = 'out'")
    return {written_as(kind, subject): version for kind, subject, version in rows}


def begin_above(connection: Connection, versions: Mapping[str, int], now: str) -> Sequence[str]:
    """The next version that we write of each of these names is greater; those for which that is news."""
    have = written(connection)
    news = [name for name, version in versions.items() if version > have.get(name, 0)]
    for name in news:
        kind, _, subject = name.partition(" ")
        connection.execute(
            "INSERT INTO downstream (direction, kind, subject, version, sha256, created, handled, signer)"
            " VALUES ('out', ?, ?, ?, '', ?, ?, '') ON CONFLICT DO UPDATE SET version = excluded.version",
            (kind, subject, versions[name], now, now),
        )
    return news
