"""Acts around a lost laptop on a disk that takes no more: a sentence, nothing lost, and again it works."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core.base.errors import UserError
from core.reports.writing import Form, write_document
from core.sync.desk import FileState
from storage.db.folders import DATABASE_NAME
from storage.keys.keyring import KEYS_FILE
from tests.backup.conftest import FolderVolumes
from tests.faults import lost_laptop, prepared
from tests.faults.lost_laptop import PASSPHRASE, REASON
from tests.faults.test_failing_disk import MOST, STEP, WORLD, files_of_at_most

SOME_SIZES = (0, 3 * STEP, 60 * STEP)


@dataclass(frozen=True, slots=True)
class Act:
    """`state` is what an undisturbed run ends with; `kept` is what no failure may change before that."""

    run: Callable[[Path], None]
    state: Callable[[Path], object]
    kept: Callable[[Path], object]


def copy(root: Path) -> None:
    locked = lost_laptop.workspaces().open(root / "locked", PASSPHRASE)
    try:
        locked.stick.write(root / "usb")
    finally:
        prepared.connection(locked).close()


def copies(root: Path) -> object:
    assert not list((root / "usb").rglob("*.part"))
    return max(lost_laptop.whole_copies(root / "usb"))


def old(root: Path) -> object:
    """Return the content of the source, which is only read."""
    return sorted((path.name, path.read_bytes()) for path in (root / "usb").rglob("*") if path.is_file())


def take_over(root: Path) -> None:
    spaces = lost_laptop.workspaces()
    (found,) = spaces.find_old(root / "taken", root / "usb")
    prepared.connection(spaces.take_over(root / "taken", found, PASSPHRASE)).close()


def taken(root: Path) -> object:
    assert not list(root.glob("taken/*.part"))
    return lost_laptop.counts_of_locked(root / "taken")


def take_keys(root: Path) -> None:
    (root / "locked" / KEYS_FILE).unlink(missing_ok=True)
    spaces = lost_laptop.workspaces()
    (found,) = spaces.find_old(root / "locked", root / "usb")
    prepared.connection(spaces.take_keys(root / "locked", found, PASSPHRASE)).close()


def put_back(root: Path) -> None:
    os.truncate(root / "locked" / DATABASE_NAME, 0)
    spaces = lost_laptop.workspaces()
    (found,) = spaces.find_old(root / "locked", root / "usb")
    prepared.connection(spaces.put_back(root / "locked", found, PASSPHRASE)).close()


def approve(root: Path) -> None:
    with prepared.opened(root / "province") as province, prepared.opened(root / "spare") as spare:
        wish = province.enrolment.open_request(root / "wish.tnk")
        lost = next(one for one in province.enrolment.devices() if one.device != wish.keys.device)
        number = spare.batches.own_keys().number
        (root / "packs").mkdir(exist_ok=True)
        made = province.succession.approve(wish, number, lost.device, root / "packs", reason=REASON)
        assert len(made.value.files) == 2


def receive(root: Path) -> None:
    with prepared.opened(root / "spare") as spare:
        (received,) = spare.batches.receive([root / "pack.tnd"]).value
        if received.reason is not None:
            raise received.reason
        assert received.state is FileState.MERGED


def wipe(root: Path) -> None:
    lost_laptop.workspaces().wipe(root / "locked")


def left(root: Path) -> object:
    return sorted(path.name for path in root.glob("locked/*"))


def openable(root: Path) -> object:
    """Return the data, once a deletion that only began is given up."""
    lost_laptop.workspaces().keep_data(root / "locked")
    return locked(root)


def record_on_stick(root: Path) -> None:
    """The program and its data are on a stick."""
    volumes = FolderVolumes()
    volumes.plug(root / "ward", "KINGSTON")
    ward = replace(prepared.workspaces(), portable=True, volumes=volumes).open(root / "ward")
    try:
        if ward.stick.only_here().visits < 1:  # one that was acknowledged is not typed again
            prepared.visit(ward, prepared.households(ward)[0])
        ward.copies.make("hours")
    finally:
        prepared.connection(ward).close()


def write_minutes(root: Path) -> None:
    with prepared.opened(root / "ward") as ward:
        (root / "minutes").mkdir(exist_ok=True)
        write_document(ward.reports.minutes(), (Form.PDF,), root / "minutes", "bien-ban", ward.write_beside)


def machines(root: Path) -> object:
    return lost_laptop.machines(root / "province")


def counts(name: str) -> Callable[[Path], object]:
    return lambda root: prepared.counts(root / name)


def locked(root: Path) -> object:
    return lost_laptop.counts_of_locked(root / "locked")


def nothing(_root: Path) -> object:
    return None


ACTS = {
    "copy on a stick": Act(copy, copies, locked),
    "take-over": Act(take_over, taken, old),
    "keys of a copy": Act(take_keys, locked, old),
    "a copy in place of damage": Act(put_back, locked, old),
    "replacement": Act(approve, machines, nothing),
    "restore pack": Act(receive, counts("spare"), nothing),
    "deletion": Act(wipe, left, openable),
    "data on a stick": Act(record_on_stick, counts("ward"), nothing),
    "minutes": Act(write_minutes, lambda root: len(list(root.glob("minutes/*"))), counts("ward")),
}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("start")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUNG_NHA_STATE", str(root / "state"))
        prepared.prepare(root)
        lost_laptop.prepare_stick(root)
        lost_laptop.prepare_replaced(root)
    return root


@pytest.mark.parametrize("name", ACTS)
def test_a_full_disk_loses_nothing_around_a_lost_laptop(start: Path, tmp_path: Path, name: str) -> None:
    assert played(start, tmp_path, name, SOME_SIZES) >= 1


@pytest.mark.kill
@pytest.mark.parametrize("name", ACTS)
def test_a_disk_full_at_every_size_loses_nothing_around_a_lost_laptop(
    start: Path, tmp_path: Path, name: str
) -> None:
    assert played(start, tmp_path, name, range(0, MOST, 4 * STEP)) >= 1


def played(start: Path, folder: Path, name: str, sizes: tuple[int, ...] | range) -> int:
    """Return how many of `sizes` were too small; each leaves all that was, and the act works later."""
    act = ACTS[name]
    undisturbed = laid(start, folder / "undisturbed")
    act.run(undisturbed)
    expected, failures = act.state(undisturbed), 0
    for size in sizes:
        root = laid(start, folder / "work")
        before = act.kept(root)
        code = ""
        with files_of_at_most(size):
            try:
                act.run(root)
            except UserError as error:
                code = error.code
        if not code:
            assert act.state(root) == expected, size
            break
        failures += 1
        assert code.startswith((*WORLD, "copy.", "key.")), (code, size)
        assert act.kept(root) == before, (code, size)
        act.run(root)
        assert act.state(root) == expected, (code, size)
    return failures


def laid(start: Path, root: Path) -> Path:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(start, root)
    prepared.use_state(root)
    return root
