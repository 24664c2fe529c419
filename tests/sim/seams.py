"""All that a season replaces in the program: randomness, clocks, and the moment at which a machine stops."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyrage
import pytest

import app.open_workspace
import app.workspaces
import core.base.clock
import storage.keys.device_keys
import storage.keys.keyring
import storage.log.event_store
from core.events.kinds import is_known
from storage.db.connection import open_connection
from storage.db.files import DISK
from storage.db.schema import migrate
from storage.keys.device_keys import DeviceKeys
from storage.keys.sealing import Cost
from storage.sync.enrolment.keeper import SqlEnrolment
from tests.sim.ground import VNEID

CHEAP = Cost(operations=1, memory_bytes=8192)


class Crash(BaseException):
    """The machine stopped. The program must not catch it as an expected failure."""


@dataclass(slots=True)
class World:
    """The true time, and the machine at which somebody sits."""

    now: datetime = VNEID.start
    unknown: frozenset[str] = frozenset()
    """Kinds that the program of this machine does not know yet."""
    left: int | None = None
    """Statements and disk verbs until the crash that is to come."""
    stop: Callable[[], None] = lambda: None
    """Keeps the state of the disk at that moment."""

    def tick(self) -> None:
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            self.left = None
            self.stop()
            raise Crash

    def knows(self, kind: str, v: int) -> bool:
        return kind not in self.unknown and is_known(kind, v)


@dataclass(slots=True)
class LaptopClock:
    """The clock of one laptop."""

    world: World
    off: timedelta = timedelta()
    drift: float = 0.0
    """Seconds that it gains a second."""
    since: datetime = VNEID.start

    def now(self) -> datetime:
        passed = self.world.now - self.since
        return self.world.now + self.off + passed * self.drift

    def set(self, off: timedelta, drift: float = 0.0) -> None:
        self.off, self.drift, self.since = off, drift, self.world.now


class StoppableConnection:
    """A connection whose every statement may be the last."""

    def __init__(self, inner: Any, world: World) -> None:
        self.inner, self.world = inner, world

    def execute(self, *arguments: Any) -> Any:
        self.world.tick()
        return self.inner.execute(*arguments)

    def executemany(self, *arguments: Any) -> Any:
        self.world.tick()
        return self.inner.executemany(*arguments)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def _stoppable(verb: Callable[..., Any], world: World) -> Callable[..., Any]:
    def run(*arguments: Any) -> Any:
        world.tick()
        return verb(*arguments)

    return run


DATA_KEY = bytes(range(32))
"""Of every workspace of a season, so that an empty database is made once and then copied."""


def _empty_database(path: Path, key: bytes, *, create: bool) -> Any:
    """Return a copy of the database that `open_connection` and then `migrate` make."""
    if key not in _EMPTY:
        connection = open_connection(path, key, create=create)
        migrate(connection)
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        connection.close()
        _EMPTY[key] = path.read_bytes()
    path.write_bytes(_EMPTY[key])
    return open_connection(path, key)


_EMPTY: dict[bytes, bytes] = {}


def _with_data_key(create_lock: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(secrets, "token_bytes", lambda size=32: DATA_KEY[:size])
            return create_lock(*arguments, **named)

    return run


_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def age_identity(secret: bytes) -> str:
    """`AGE-SECRET-KEY-1...` of 32 bytes, in bech32 (BIP 173)."""
    prefix, bits = "age-secret-key-", int.from_bytes(secret, "big") << 4
    words = [bits >> shift & 31 for shift in range(255, -1, -5)]
    head = [*(ord(c) >> 5 for c in prefix), 0, *(ord(c) & 31 for c in prefix)]
    check = _polymod([*head, *words, *[0] * 6]) ^ 1
    words += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(_BECH32[word] for word in words)}".upper()


def _polymod(words: list[int]) -> int:
    value = 1
    for word in words:
        top, value = value >> 25, (value & 0x1FFFFFF) << 5 ^ word
        for place, factor in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            value ^= factor * (top >> place & 1)
    return value


def _keys(dice: random.Random) -> DeviceKeys:
    identity = pyrage.x25519.Identity.from_str(age_identity(dice.randbytes(32)))
    return DeviceKeys(identity=str(identity), recipient=str(identity.to_public()), seed=dice.randbytes(32))


@contextmanager
def seams(seed: int) -> Iterator[World]:
    """Puts a season's own dice, disk and connections in place, and takes them away again."""
    world, dice = World(), random.Random(seed ^ 0x5EED)
    verbs = {name: getattr(DISK, name) for name in ("create", "write", "fsync", "replace", "remove")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUNG_NHA_STATE", "")  # each machine sets its own; this puts the former one back
        patch.setattr(secrets, "randbits", dice.getrandbits)
        patch.setattr(secrets, "token_bytes", lambda size=32: dice.randbytes(size))
        patch.setattr(secrets, "token_hex", lambda size=32: dice.randbytes(size).hex())
        patch.setattr(secrets, "choice", dice.choice)
        patch.setattr(
            app.open_workspace,
            "open_connection",
            lambda path, key: StoppableConnection(open_connection(path, key), world),
        )
        patch.setattr(storage.keys.device_keys, "generate", lambda: _keys(dice))
        patch.setitem(SqlEnrolment.__init__.__kwdefaults__ or {}, "make_keys", lambda: _keys(dice))
        patch.setattr(app.workspaces, "open_connection", _empty_database)
        patch.setattr(storage.keys.keyring, "create_lock", _with_data_key(storage.keys.keyring.create_lock))
        patch.setattr(core.base.clock, "BUILD_DATE", VNEID.start.date())
        patch.setattr(storage.log.event_store, "is_known", world.knows)
        patch.setattr(app.open_workspace, "is_known", world.knows)
        try:
            for name, verb in verbs.items():
                object.__setattr__(DISK, name, _stoppable(verb, world))
            yield world
        finally:
            for name, verb in verbs.items():
                object.__setattr__(DISK, name, verb)
