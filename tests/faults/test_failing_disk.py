"""The disk fails at the n-th write: a coded error, and everything is as it was.

`RLIMIT_FSIZE` makes every write beyond a size fail (an I/O error); strace makes the n-th write of
a file report a full disk, and the n-th flush fail.
"""

from __future__ import annotations

import json
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.errors import UserError
from storage.db.migrations import MIGRATIONS
from tests.faults import prepared
from tests.faults.acts import ACTS, MIGRATE

ROOT = Path(__file__).resolve().parents[2]
STEP = 4096
MOST = 1_500_000
WORLD = ("storage.", "file.", "export.", "backup.")


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("start")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUNG_NHA_STATE", str(root / "state"))
        prepared.prepare(root)
    prepared.prepare_old(root)
    return root


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No file of this process can grow beyond `size` bytes."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        signal.signal(signal.SIGXFSZ, former)


@pytest.mark.parametrize("name", ACTS)
def test_a_write_that_fails_changes_nothing_and_says_so(
    start: Path, tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    every = 24 * STEP if str(request.config.getoption("-m")).startswith("not") else STEP
    failures, size, done = 0, 0, False
    while not done:
        assert size < MOST, "it never succeeded"
        done = attempt(start, tmp_path / "work", name, size)
        failures += not done
        size += every
    assert failures >= 1


def attempt(start: Path, root: Path, name: str, size: int) -> bool:
    """Return True if the act succeeded with files of at most `size` bytes."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(start, root)
    prepared.use_state(root)
    workspace, act = ACTS[name]
    with prepared.opened(root / workspace) as services:
        before, drafts = prepared.events(services), listing(root / workspace)
        code = ""
        with files_of_at_most(size):
            try:
                act(services, root)
            except UserError as error:
                code = error.code
        after = prepared.events(services)
        if code:
            assert code.startswith(WORLD), code
            assert (after, listing(root / workspace)) == (before, drafts), f"{code} at {size}"
    with prepared.opened(root / workspace) as services:
        assert prepared.events(services) == after
        assert prepared.connection(services).execute("PRAGMA quick_check").fetchone()[0] == "ok"
    return not code


def listing(folder: Path) -> list[str]:
    """Return the files that a failed act may not leave; the next export removes copies that no batch
    names.
    """
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "outgoing" and not path.name.endswith(("-wal", "-shm"))
    )


def test_an_old_workspace_that_meets_a_failing_disk_opens_when_there_is_room(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The safe copy, then the migration: at every size something fails, and nothing is lost."""
    every = 8 * STEP if str(request.config.getoption("-m")).startswith("not") else STEP
    prepared.use_state(tmp_path)
    prepared.prepare_old(tmp_path)
    whole = prepared.state_of_old(tmp_path / "old")
    assert whole[0] == prepared.OLD_VERSION
    shutil.copytree(tmp_path / "old", tmp_path / "fine" / "old")
    expected = migrated(tmp_path / "fine")
    failures, size, versions = 0, 0, set[int]()
    while versions != {len(MIGRATIONS)}:
        assert size < MOST, "it never succeeded"
        root = tmp_path / f"{size}"
        shutil.copytree(tmp_path / "old", root / "old")
        code = ""
        with files_of_at_most(size):
            try:
                with prepared.opened_old(root / "old"):
                    pass
            except UserError as error:
                code = error.code
        lying = prepared.state_of_old(root / "old")
        assert lying[1] == whole[1]
        if code:
            failures += 1
            assert code.startswith(WORLD), code
            assert lying[0] in range(prepared.OLD_VERSION, len(MIGRATIONS) + 1)
            assert not [path for path in root.rglob("*") if path.name.endswith(".tmp")]
            assert migrated(root) == expected
        versions = {lying[0]} if not code else set()
        size += every
    assert failures >= 2


def migrated(root: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table but what is drawn by chance, once the program has opened it."""
    with prepared.opened_old(root / "old") as old:
        connection = prepared.connection(old)
        assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        names = connection.execute(
            "SELECT name FROM sqlite_master"
            " WHERE type = 'table' AND name NOT LIKE 'search%' AND name <> 'meta'"
        ).fetchall()
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}


FAULTS = {
    "the disk is full at a write": "pwrite64:error=ENOSPC:when={n}+",
    "a write fails": "pwrite64:error=EIO:when={n}",
    "a flush fails": "fsync,fdatasync:error=EIO:when={n}+",
}


@pytest.mark.kill
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", ["visit", "import", MIGRATE])
def test_a_fault_from_outside_changes_nothing_and_says_so(
    start: Path, tmp_path: Path, name: str, fault: str
) -> None:
    refused, workspace = 0, "old" if name == MIGRATE else ACTS[name][0]
    before = untouched(start, tmp_path / "untouched", workspace)
    for n in (1, 2, 3, 5, 8, 13, 21):
        root = tmp_path / f"{n}"
        shutil.copytree(start, root)
        calls = FAULTS[fault].split(":")[0]
        files = [flag for path in wanted(root, workspace) for flag in ("-P", str(path))]
        strace = ["strace", "-f", "-qq", "-o", "/dev/null", *files, "-e", f"trace={calls}"]
        command = [sys.executable, "-m", "tests.faults.acts", str(root), name]
        inject = ["-e", f"inject={FAULTS[fault].format(n=n)}"]
        done = subprocess.run(
            [*strace, *inject, *command], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        prepared.use_state(root)
        with reopened(root, workspace) as services:
            events = prepared.events(services)
            assert prepared.connection(services).execute("PRAGMA quick_check").fetchone()[0] == "ok"
        if told["code"]:
            refused += 1
            assert told["code"].startswith(WORLD)
            assert events == before or is_whole(name, fault, events - before)
        else:
            assert events == set(told["after"])
    assert refused >= 1


def is_whole(name: str, fault: str, more: set[str]) -> bool:
    """Return True if all data of a failed flush is present, never a part; it may be present all the same."""
    return fault == "a flush fails" and len(more) == {"visit": 1, "import": prepared.HOUSEHOLDS}[name]


def untouched(start: Path, root: Path, workspace: str) -> set[str]:
    """The events of a workspace to which nothing happened."""
    shutil.copytree(start, root)
    prepared.use_state(root)
    with reopened(root, workspace) as services:
        return prepared.events(services)


def reopened(root: Path, workspace: str) -> AbstractContextManager[Services]:
    return prepared.opened_old(root / workspace) if workspace == "old" else prepared.opened(root / workspace)


def wanted(root: Path, workspace: str) -> list[Path]:
    database = root / workspace / "tung-nha.db"
    return [database, database.with_name(f"{database.name}-wal")]
