"""A power cut at every moment of the real program: nothing that was reported as saved is lost or
damaged.

With `synchronous = OFF` the same replay must find losses, else it could not see one.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.records.workspace import SafeCopy
from storage.backup.rolling import list_backups, stage_backup
from storage.db.files import sha256_of
from storage.db.migrations import MIGRATIONS
from storage.keys.keyring import unlock
from tests.faults import prepared
from tests.faults.disk_log import COMMAND, Disk, lay_out, read_log

pytestmark = pytest.mark.kill

ROOT = Path(__file__).resolve().parents[2]
JOURNEY = "tests.faults.journey"
SEED = 20261201
OLD_VISITS = ["01748a7d-94c0-77ac-ab28-2ca2b225b965", "01748a7d-94c0-77b3-a42d-1b7a9e64bcfe"]
MANY, SPARSE = 6, 5
"""With more pending writes than this, every fifth moment is tried."""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("start")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUNG_NHA_STATE", str(root / "state"))
        prepared.prepare(root)
    prepared.prepare_old(root)
    return root


def test_a_power_cut_loses_nothing_that_was_said_to_be_saved(start: Path, tmp_path: Path) -> None:
    found, last = replay(start, tmp_path, (JOURNEY, "FULL"), Judge(tmp_path / "image", LOOKS, kept))
    print(f"{dict(found)}")  # noqa: T201 - the counts go into the note on the issue
    assert last == "migrate"
    assert found["images"] > 500
    assert (found["lost"], found["damaged"]) == (0, 0)


def test_without_flushing_the_replay_finds_losses(start: Path, tmp_path: Path) -> None:
    found, _ = replay(start, tmp_path, (JOURNEY, "OFF"), Judge(tmp_path / "image", LOOKS, kept))
    print(f"{dict(found)}")  # noqa: T201
    assert found["lost"] + found["damaged"] > 0


def replay(start: Path, tmp_path: Path, journey: Sequence[str], judge: Judge) -> tuple[Counter[str], str]:
    """Run the module and argument of `journey`; return counts of its images and its last acknowledgement."""
    root, log = tmp_path / "work", tmp_path / "strace.txt"
    shutil.copytree(start, root)
    disk = Disk.of(root)
    module, *arguments = journey
    command = [*COMMAND, "-o", str(log), sys.executable, "-m", module, str(root), *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    ops = read_log(log.read_text(encoding="utf-8"), root)
    dice, found = random.Random(SEED), Counter[str]()
    said: list[list[str]] = []
    for place, op in enumerate(ops):
        disk.do(op)
        if op.kind == "said":
            said += [line.split()[1:] for line in op.data.decode().splitlines()]
        if waiting(disk) > MANY and place % SPARSE:
            continue
        for _kind, files in disk.images(dice):
            found["images"] += 1
            found[judge(disk.folders, root, files, said)] += 1
    return found, said[-1][0]


def waiting(disk: Disk) -> int:
    """Return the writes that are not safe, but for marks of the last entry, which nothing flushes."""
    return sum(not op.path.endswith(".last") for op in disk.pending)


@dataclass(slots=True)
class Judge:
    """Opens images by the real program; what was seen once of a folder is not opened again."""

    image: Path
    looks: Mapping[str, Callable[[Path], Found | None]]
    """By the folder whose content they return; None where it is damaged."""
    kept: Callable[[Path, dict[str, Found], list[list[str]]], bool]
    seen: dict[tuple[str, str], Found | None] = field(default_factory=dict)

    def __call__(
        self, folders: set[str], root: Path, files: dict[str, bytearray], said: list[list[str]]
    ) -> str:
        """`fine`, `lost` or `damaged`."""
        lay_out(files, folders, root, self.image)
        prepared.use_state(self.image)
        parts = {}
        for name, look in self.looks.items():
            of_part = [path for path in sorted(files) if path.startswith((f"{root}/{name}", f"{root}/state"))]
            key = name, hashlib.sha256(b"".join(path.encode() + files[path] for path in of_part)).hexdigest()
            if key not in self.seen:
                self.seen[key] = look(self.image)
            found = self.seen[key]
            if found is None:
                return "damaged"
            parts[name] = found
        return "fine" if self.kept(self.image, parts, said) else "lost"


def kept(image: Path, parts: dict[str, Found], said: list[list[str]]) -> bool:
    """Return True if each acknowledged change is kept."""
    there: dict[str, Callable[[list[str]], bool]] = {
        "visit": lambda words: words[0] in parts["ward"],
        "import": lambda words: words[0] in parts["province"],
        "export": lambda words: is_whole(image / words[0], words[1]),
        "copy": lambda words: words[0] in parts["ward"],
        "migrate": lambda _words: str(len(MIGRATIONS)) in parts["old"],
    }
    return all(there[kind](words) for kind, *words in said)


def is_whole(path: Path, sha256: str) -> bool:
    return path.is_file() and sha256_of(path) == sha256


Found = set[str]
"""Content of a workspace's image: ids of visits and batches, copies that open."""


def look_at_ward(image: Path) -> Found | None:
    try:
        with prepared.opened(image / "ward") as ward:
            check(ward)
            visits = {row[0] for row in prepared.connection(ward).execute("SELECT id FROM visit")}
    except UserError:
        return None
    key = unlock(image / "ward").raw
    return visits | {
        copy.name for copy in list_backups(image / "ward" / "backups") if opens(image, copy, key)
    }


def look_at_province(image: Path) -> Found | None:
    try:
        with prepared.opened(image / "province") as province:
            check(province)
            return {str(row.batch) for row in province.batches.register()}
    except UserError:
        return None


def look_at_old(image: Path) -> Found | None:
    """Return the content of an old workspace; the program must open it, with every visit, in any version."""
    try:
        lying, visits = prepared.state_of_old(image / "old")
        with prepared.opened_old(image / "old") as old:
            check(old)
        after = prepared.state_of_old(image / "old")
    except UserError:
        return None
    whole = visits == OLD_VISITS and after == (len(MIGRATIONS), visits)
    copies = list_backups(image / "old" / "backups")
    return {str(lying)} if whole and all(opens_old(image, copy) for copy in copies) else None


def opens_old(image: Path, copy: SafeCopy) -> bool:
    try:
        stage_backup(image / "old" / "backups", copy.name, image / "tried.db", prepared.OLD_KEY).unlink()
    except UserError:
        return False
    return True


LOOKS: dict[str, Callable[[Path], Found | None]] = {
    "ward": look_at_ward,
    "province": look_at_province,
    "old": look_at_old,
}


def check(services: Services) -> None:
    if prepared.connection(services).execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise UserError("storage.damaged")


def opens(image: Path, copy: SafeCopy, key: bytes) -> bool:
    try:
        stage_backup(image / "ward" / "backups", copy.name, image / "tried.db", key).unlink()
    except UserError:
        return False
    return True
