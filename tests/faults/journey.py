"""The program at work, watched from outside: after each step it says what is on the disk.

    python -m tests.faults.journey ROOT FULL|OFF

In ROOT lie the workspaces of `prepared.prepare` and `old.db`, a database of version 2.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from storage.database import open_connection
from storage.schema import migrate
from tests.faults import prepared

ROUNDS = 2
OLD_KEY = bytes(32)


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
    old = open_connection(root / "old.db", OLD_KEY)
    old.execute(f"PRAGMA synchronous = {synchronous}")
    migrate(old)
    say("migrate", "old.db")
    old.close()


def say(kind: str, what: str) -> None:
    """One line to standard output, in one write."""
    os.write(1, f"DONE {kind} {what}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
