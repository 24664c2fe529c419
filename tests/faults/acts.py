"""Acts during a disk failure. `python -m tests.faults.acts ROOT NAME` does one act."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from core.application.services import Services
from core.base.errors import UserError
from core.sync.desk import FileState
from core.sync.keyfile import read as read_keys
from tests.faults import prepared


def record(ward: Services, _root: Path) -> None:
    prepared.visit(ward, prepared.households(ward)[0])


def export(ward: Services, root: Path) -> None:
    ward.batches.export(read_keys((root / "province.txt").read_bytes()), root / "out")


def receive(province: Services, root: Path) -> None:
    (received,) = province.batches.receive([root / "one.tnb"]).value
    if received.state is FileState.REFUSED:
        assert received.reason is not None
        raise received.reason
    assert received.state is FileState.MERGED


def back_up(ward: Services, _root: Path) -> None:
    ward.copies.make("manual")


ACTS: dict[str, tuple[str, Callable[[Services, Path], None]]] = {
    "visit": ("ward", record),
    "export": ("ward", export),
    "import": ("province", receive),
    "backup": ("ward", back_up),
}


def done(root: Path, workspace: str, act: Callable[[Services, Path], None]) -> set[str]:
    services = prepared.workspaces().open(root / workspace)
    act(services, root)
    after = prepared.events(services)
    prepared.connection(services).close()
    return after


def migrated(root: Path) -> set[str]:
    with prepared.opened_old(root / "old") as old:
        return prepared.events(old)


MIGRATE = "migrate"
"""Opening a workspace of an older program."""


def main(root: Path, name: str) -> None:
    prepared.use_state(root)
    code, after = "", set[str]()
    try:
        after = migrated(root) if name == MIGRATE else done(root, *ACTS[name])
    except UserError as error:
        code = error.code
    sys.stdout.write(json.dumps({"code": code, "after": sorted(after)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
