"""A power cut at every moment of a copy on a stick, a take-over, a replacement and a wipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.base.errors import UserError
from core.enrolment.models import DeviceState
from core.records.workspace import Deletion
from storage.db.folders import DATABASE_NAME
from storage.keys.keyring import read_lock
from tests.faults import lost_laptop, prepared
from tests.faults.lost_laptop import PASSPHRASE
from tests.faults.test_power_loss import Found, Judge, check, is_whole, replay

pytestmark = pytest.mark.kill


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("start")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUNG_NHA_STATE", str(root / "state"))
        prepared.prepare(root)
        lost_laptop.prepare_stick(root)
        lost_laptop.prepare_replaced(root)
    return root


def test_a_power_cut_around_a_lost_laptop_loses_nothing(start: Path, tmp_path: Path) -> None:
    judge = Judge(tmp_path / "image", LOOKS, kept)
    found, last = replay(start, tmp_path, ("tests.faults.lost_journey",), judge)
    print(f"{dict(found)}")  # noqa: T201
    assert last == "wipe"
    assert found["images"] > 300
    assert (found["lost"], found["damaged"]) == (0, 0)


def kept(image: Path, parts: dict[str, Found], said: list[list[str]]) -> bool:
    """Return True if each act that was acknowledged is kept."""
    kinds = {words[0] for words in said}
    if "open" not in parts["locked"] and "wiping" not in kinds:
        return False
    return all(_is_kept(image, parts, *words) for words in said)


def _is_kept(image: Path, parts: dict[str, Found], kind: str, what: str, sha256: str = "") -> bool:
    if kind == "stick":
        return any(int(entries) >= int(what) for entries in parts["usb"])
    if kind == "file":
        return is_whole(image / what, sha256)
    if kind == "wipe":
        return parts["locked"] == {"gone"}
    folder = {"take-over": "taken", "put-back": "hurt", "replace": "province", "pack": "spare"}.get(kind)
    return folder is None or what in parts[folder]


def look_at_stick(image: Path) -> Found | None:
    try:
        return {str(entries) for entries in lost_laptop.whole_copies(image / "usb")}
    except AssertionError:
        return None


def look_at_locked(image: Path) -> Found | None:
    """Return `open`, `gone`, or `no key`; data that does not open while its key is whole is damaged."""
    folder = image / "locked"
    if not any(path.is_file() and path.name != ".window.lock" for path in folder.rglob("*")):
        return {"gone"}
    spaces = lost_laptop.workspaces()
    if spaces.deletion(folder) is Deletion.BEGUN:
        spaces.keep_data(folder)
    try:
        services = spaces.open(folder, PASSPHRASE)
    except UserError:
        return None if _has_lock(folder) else {"no key"}
    try:
        check(services)
        visits = prepared.connection(services).execute("SELECT count(*) FROM visit").fetchone()[0]
    finally:
        prepared.connection(services).close()
    return {"open"} if visits >= lost_laptop.VISITS else None


def _has_lock(folder: Path) -> bool:
    try:
        return read_lock(folder).has_passphrase
    except UserError:
        return False


def look_at_taken(image: Path) -> Found | None:
    """Return the visits of data that was taken over; none before."""
    return look_at_copied(image / "taken", before=None)


def look_at_hurt(image: Path) -> Found | None:
    """Return the visits of a copy in place of a damaged database; none before."""
    database = image / "hurt" / DATABASE_NAME
    return look_at_copied(image / "hurt", before=set() if not database.stat().st_size else None)


def look_at_copied(folder: Path, before: Found | None) -> Found | None:
    if not (folder / DATABASE_NAME).exists():
        return set()
    try:
        services = lost_laptop.workspaces().open(folder, PASSPHRASE)
    except UserError:
        return before
    try:
        check(services)
        return {str(prepared.connection(services).execute("SELECT count(*) FROM visit").fetchone()[0])}
    finally:
        prepared.connection(services).close()


def look_at_province(image: Path) -> Found | None:
    try:
        with prepared.opened(image / "province") as province:
            check(province)
            devices = province.enrolment.devices()
            return {one.device for one in devices if one.state is DeviceState.REVOKED}
    except UserError:
        return None


def look_at_spare(image: Path) -> Found | None:
    try:
        with prepared.opened(image / "spare") as spare:
            check(spare)
            return {str(row.batch) for row in spare.batches.register()}
    except UserError:
        return None


LOOKS = {
    "usb": look_at_stick,
    "locked": look_at_locked,
    "taken": look_at_taken,
    "hurt": look_at_hurt,
    "province": look_at_province,
    "spare": look_at_spare,
}
