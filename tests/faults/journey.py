"""The program at work, watched from outside: after each step it prints the state of the disk.

python -m tests.faults.journey ROOT FULL|OFF

ROOT has the workspaces of `prepared.prepare`, and that of `prepared.prepare_old`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from storage.db.connection import Connection, open_connection
from tests.faults import prepared

ROUNDS = 2


def main(root: Path, synchronous: str) -> None:
    prepared.use_state(root)
    with prepared.opened(root / "ward") as ward, prepared.opened(root / "province") as province:
        for services in (ward, province):
            prepared.connection(services).execute(f"PRAGMA synchronous = {synchronous}")
        for number in range(ROUNDS):
            for household in prepared.households(ward):
                say("visit", prepared.visit(ward, household))
            out = root / f"out{number}"
            exported = ward.batches.export(province.batches.own_keys(), out).value
            say("export", f"out{number}/{exported.files[0].name} {exported.sha256[0]}")
            received = province.batches.receive([exported.files[0]]).value[0]
            say("import", str(received.batch))
            say("copy", ward.copies.make("manual").name)
            ward.tidy()
    with flushing_as(synchronous), prepared.opened_old(root / "old"):
        say("migrate", "old")


@contextmanager
def flushing_as(synchronous: str) -> Iterator[None]:
    """Workspaces that are opened inside flush so from their first statement on."""

    def opened(path: Path, data_key: bytes, *, create: bool = False) -> Connection:
        connection = open_connection(path, data_key, create=create)
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        return connection

    with patch("app.open_workspace.open_connection", opened):
        yield


def say(kind: str, what: str) -> None:
    """One line to standard output, in one write."""
    os.write(1, f"DONE {kind} {what}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
