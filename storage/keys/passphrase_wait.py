"""A wait that grows with wrong passphrases, kept beside the lock, so that a restart does not end it.

It slows a person at this laptop. A copy of the folder is guarded by what one guess costs
(`storage.keys.sealing`); nothing is ever wiped.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Final, TypeVar

from core.base.clock import Clock
from core.base.errors import UserError
from storage.db.files import PRIVATE, discard, read_bounded, write_durably

T = TypeVar("T")

FILE: Final = "keys.wait.json"
FREE: Final = 3
"""Wrong passphrases before the first wait: typing errors."""

WAITS: Final = (5, 15, 30, 60, 120, 300, 600)
"""Seconds after each further one; the last stays."""

_MOST_BYTES: Final = 1024


def guarded(folder: Path, clock: Clock, unlock: Callable[[], T]) -> T:
    """Try `unlock` unless a wait is running. Raises `key.wait`, or what `unlock` raises."""
    path = folder / FILE
    wrong, until = _read(path)
    left = (until - clock.now()).total_seconds() if until is not None else 0
    if left > _wait(wrong):  # the clock was set back
        left = _wait(wrong)
        _note(path, wrong, clock.now())
    if left > 0:
        raise UserError("key.wait", seconds=ceil(left))
    try:
        opened = unlock()
    except UserError as error:
        if error.code == "key.wrong_passphrase":
            _note(path, wrong + 1, clock.now())
        raise
    if wrong:
        discard(path)
    return opened


def _wait(wrong: int) -> int:
    return 0 if wrong <= FREE else WAITS[min(wrong - FREE, len(WAITS)) - 1]


def _note(path: Path, wrong: int, now: datetime) -> None:
    until = (now + timedelta(seconds=_wait(wrong))).isoformat()
    with suppress(UserError):  # a disk error shortens the wait
        write_durably(path, json.dumps({"wrong": wrong, "until": until}).encode(), mode=PRIVATE)


def _read(path: Path) -> tuple[int, datetime | None]:
    try:
        record = json.loads(read_bounded(path, _MOST_BYTES) or b"")
        return max(0, int(record["wrong"])), datetime.fromisoformat(record["until"])
    except (UserError, ValueError, KeyError, TypeError):
        return 0, None
