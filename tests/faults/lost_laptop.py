"""Workspaces for the acts around a lost laptop: a copy on a stick, a successor, a wipe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.instance_lock import LOCK_NAME
from app.workspaces import Workspaces
from core.records.workspace import NewWorkspace
from core.sync.keyfile import read
from storage.backup.found import found_copies
from storage.backup.wiping import MARK
from storage.db.connection import open_connection
from storage.db.files import sha256_of
from storage.db.folders import DATABASE_NAME
from storage.keys.keyring import unlock
from storage.keys.sealing import Cost
from tests.faults import prepared

PASSPHRASE = "mot hai ba bon"
REASON = "Máy rơi xuống kênh"
VISITS = 3
CHEAP = Cost(operations=1, memory_bytes=8192)


def workspaces() -> Workspaces:
    return replace(prepared.workspaces(), cost=CHEAP)


def prepare_stick(root: Path) -> Path:
    """`root/locked`, a ward with a passphrase, and its copy below `root/usb`. Returns the copy.

    `root/hurt` is the same ward with a database that does not open.
    """
    new = NewWorkspace(
        unit_code="32059",
        valid_from=None,
        hamlet=None,
        officer_name="Lê Văn Tám",
        campaign="vneid-2026",
        passphrase=PASSPHRASE,
    )
    (root / "words.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    (root / "usb").mkdir()
    locked = workspaces().create(root / "locked", new)
    try:
        for number in range(VISITS):
            prepared.visit(locked, prepared.household(locked, f"Trần Thị {number}"))
        copy = locked.stick.write(root / "usb").path
    finally:
        locked.close()
    shutil.copytree(root / "locked", root / "hurt")
    os.truncate(root / "hurt" / DATABASE_NAME, 0)
    return copy


def prepare_replaced(root: Path) -> Mapping[str, str]:
    """`root/spare` asks to replace `root/ward`; in `root/approved` the province has approved it.

    `root/wish.tnk` is its request, `root/pack.tnd` the restore pack.
    """
    with prepared.opened(root / "ward") as ward, prepared.opened(root / "province") as province:
        keys = province.batches.own_keys()
        request = province.enrolment.open_request(ward.enrolment.write_request(root, keys))
        province.enrolment.approve(request, ward.batches.own_keys().number, root)
        lost = request.keys.device
    new = NewWorkspace(
        unit_code="32059",
        valid_from=None,
        hamlet=None,
        officer_name="Lê Văn Tám",
        campaign="vneid-2026",
    )
    workspaces().create(root / "spare", new).close()
    shutil.copytree(root / "province", root / "approved")
    with prepared.opened(root / "spare") as spare, prepared.opened(root / "approved") as approved:
        asked = read((root / "province.txt").read_bytes())
        spare.enrolment.write_request(root, asked).rename(root / "wish.tnk")
        wish = approved.enrolment.open_request(root / "wish.tnk")
        number = spare.batches.own_keys().number
        made = approved.succession.approve(wish, number, lost, root, reason=REASON).value
        (pack,) = made.pack.files
        spare.batches.receive([file for file in made.files if file != pack])
        pack.rename(root / "pack.tnd")
        return {"lost": lost, "spare": wish.keys.device, "number": number}


def counts_of_locked(folder: Path) -> dict[str, int]:
    """Return the counts of a workspace with the passphrase; zeros where it does not exist."""
    if not (folder / DATABASE_NAME).exists():
        return {"visits": 0, "households": 0}
    raw = open_connection(folder / DATABASE_NAME, unlock(folder, PASSPHRASE).raw)
    try:
        assert raw.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        return {
            name: int(raw.execute(f"SELECT count(*) FROM {name[:-1]}").fetchone()[0])
            for name in ("visits", "households")
        }
    finally:
        raw.close()


def counts_of_stick(folder: Path) -> dict[str, int]:
    """Return also the copies on the stick beside the workspace; each one must be whole."""
    return {**counts_of_locked(folder), "copies": len(whole_copies(folder.parent / "usb"))}


def whole_copies(stick: Path) -> list[int]:
    """Return the entries in each copy on a stick. A copy that differs from its label fails."""
    entries = []
    for copy in found_copies(stick):
        assert copy.label is not None, copy
        assert sha256_of(copy.path) == copy.label.sha256, copy
        entries.append(copy.label.entries)
    return entries


def machines(folder: Path) -> dict[str, int]:
    """Return the machines that the province enrolled and revoked; an approval may be given again."""
    raw = open_connection(folder / DATABASE_NAME, unlock(folder).raw)
    try:
        assert raw.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        enrolled, revoked = raw.execute("SELECT count(*), count(revoked) FROM enrolment").fetchone()
        return {"enrolled": int(enrolled), "revoked": int(revoked)}
    finally:
        raw.close()


def files_left(folder: Path) -> dict[str, int]:
    """Return how many files of a workspace and marks of the machine are left, as a number that grows."""
    marks = folder.parent.glob("state/anchors/*")
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in (LOCK_NAME, MARK)]
    left = [*files, *marks]
    return {"left": -len(left)}
