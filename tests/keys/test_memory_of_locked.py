"""Memory of a locked window: a process of its own is locked, and every page of it is read."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.workspace import NewWorkspace
from storage.keys.keyring import unlock
from tests.sitting import CHEAP

ROOT: Final = Path(__file__).resolve().parents[2]
NAME, PHONE, PASSPHRASE = "Canary Thị Hoà", "0977123654", "chim hoàng yến 47"
HOUSEHOLDS: Final = 60
MOST_LEFT: Final = 3

pytestmark = pytest.mark.strangers


class LockedProgram:
    """The process, with its last line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def say(self, text: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{text}\n")
        self._process.stdin.flush()

    def await_line(self, text: str) -> None:
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == text

    def count(self, secrets: dict[str, list[bytes]]) -> dict[str, int]:
        """Return the number of occurrences of each secret in the writable memory of the process."""
        counts = dict.fromkeys(secrets, 0)
        for piece in self._pieces():
            for what, forms in secrets.items():
                counts[what] += sum(piece.count(form) for form in forms)
        return counts

    def _pieces(self) -> Iterator[bytes]:
        process = Path(f"/proc/{self._process.pid}")
        with (process / "mem").open("rb", buffering=0) as memory:
            for line in (process / "maps").read_text(encoding="utf-8").splitlines():
                match = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
                if match is not None:
                    start, end = int(match[1], 16), int(match[2], 16)
                    memory.seek(start)
                    yield memory.read(end - start)


@contextmanager
def program(folder: Path) -> Iterator[LockedProgram]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.keys.locked", str(folder)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield LockedProgram(process)
        finally:
            process.kill()


def forms(text: str) -> list[bytes]:
    """A text as Python, SQLite and Qt keep it."""
    return [text.encode(encoding) for encoding in ("utf-8", "utf-16-le")]


def secrets_of(folder: Path) -> dict[str, list[bytes]]:
    key = unlock(folder, PASSPHRASE).raw
    return {
        "key": [key, *forms(key.hex()), *forms(key.hex().upper())],
        "names": [*forms(NAME), *forms(NAME.casefold())],
        "phones": [*forms(PHONE), *forms("0977 123 654")],
        "passphrase": [*forms(PASSPHRASE)],
    }


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    new = NewWorkspace(
        unit_code="32059",
        valid_from=None,
        hamlet=None,
        officer_name="Lê Tám",
        campaign="vneid-2026",
        passphrase=PASSPHRASE,
    )
    services = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP).create(tmp_path / "ward", new)
    for number in range(HOUSEHOLDS):
        services.households.add(NewHousehold(name=f"{NAME} {number}", hamlet="Ấp 1", phone=PHONE))
    services.close()
    return tmp_path / "ward"


def test_no_key_and_next_to_no_name_or_number_is_found_after_the_lock(folder: Path) -> None:
    """The window's library may still hold a few of its last texts; hundreds were in memory before."""
    secrets = secrets_of(folder)
    with program(folder) as window:
        window.say(PASSPHRASE)
        window.await_line("open")
        opened = window.count(secrets)
        assert opened["key"] >= 3
        assert min(opened["names"], opened["phones"]) > 100
        window.say("lock")
        window.await_line("locked")
        left = window.count(secrets)
    assert (left["key"], left["passphrase"]) == (0, 0), left
    assert max(left["names"], left["phones"]) <= MOST_LEFT, left
