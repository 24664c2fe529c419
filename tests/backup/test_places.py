"""Places of live data: drives and shares of Windows, sticks under another letter, OneDrive, FAT."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from app.places import check_place, place_warnings
from app.workspaces import Workspaces
from core.application.services import Services
from core.backup.models import Volume
from core.backup.searching import is_hidden
from core.base.errors import UserError
from core.base.given_files import read_first_line
from core.sync.file_desk import find_batches
from storage.backup.found import found_copies
from storage.backup.volumes import place_of
from storage.backup.windows_drives import NETWORK, Information, drive
from storage.db.sql import read_meta
from tests.backup.conftest import FolderVolumes
from tests.database import store_of
from tests.storage.wards import new_ward
from ui.cli.inputs import expanded

Keep = Callable[[Services], Services]


class SomeDrives:
    """A machine with a disk, a stick, mapped drives, an empty card reader and a share."""

    FOUND: Final = {
        "C:\\": (3, Information("Windows", 0xA1B2C3D4, "ntfs")),
        "E:\\": (2, Information("KINGSTON", 0x1234ABCD, "fat32")),
        "Z:\\": (4, Information("Chung", 7, "ntfs")),
        "Y:\\": (4, None),
        "F:\\": (2, None),
        "\\\\may-xa\\chung\\": (4, Information("Chung", 7, "ntfs")),
        "\\\\?\\C:\\": (3, Information("Windows", 0xA1B2C3D4, "ntfs")),
    }

    def kind(self, root: str) -> int:
        return self.FOUND.get(root, (1, None))[0]

    def information(self, root: str) -> Information | None:
        return self.FOUND.get(root, (1, None))[1]


def seen(root: str) -> tuple[str, bool] | None:
    volume = drive(root, SomeDrives())
    return None if volume is None else (volume.file_system, volume.removable)


def test_drives_and_shares_of_windows_are_told_apart() -> None:
    assert seen("C:\\") == ("ntfs", False)
    assert seen("\\\\?\\C:\\") == ("ntfs", False)
    assert seen("E:\\") == ("fat32", True)
    assert seen("F:\\") is None
    shares = ("\\\\may-xa\\chung\\", "\\\\may-tat\\chung\\", "\\\\?\\UNC\\may-xa\\chung\\")
    for share in ("Z:\\", "Y:\\", *shares):
        assert seen(share) == (NETWORK, False), share


def test_a_share_that_does_not_answer_is_refused_too() -> None:
    share = drive("\\\\may-tat\\chung\\", SomeDrives())
    with pytest.raises(UserError, match=r"workspace\.network"):
        check_place(Path("//may-tat/chung/du-lieu"), share, portable=True)


def test_a_path_too_long_for_the_system_is_refused_with_its_length() -> None:
    folder = Path("/Người dùng") / ("x" * 150)
    with pytest.raises(UserError, match=r"workspace\.path_long") as refused:
        check_place(folder, None, portable=False, longest=259)
    assert refused.value.params["length"] == len(str(folder))
    check_place(folder, None, portable=False, longest=0)


def test_onedrive_and_fat_are_said(tmp_path: Path) -> None:
    disk = Volume(id="1", name="D", root=tmp_path, file_system="fat32", removable=False)
    folder = tmp_path / "OneDrive - Phường" / "du-lieu"
    folder.mkdir(parents=True)
    assert [error.code for error in place_warnings(folder, disk)] == ["workspace.synced"]
    (folder / "khoa.key").touch()
    errors = list(place_warnings(folder, disk))
    assert [error.code for error in errors] == ["workspace.no_rights", "workspace.synced"]
    assert errors[0].params["system"] == "FAT32"
    assert errors[1].params["name"] == "OneDrive - Phường"


def test_a_stick_is_the_same_place_under_another_letter() -> None:
    under_e = Volume(id="1234abcd", name="KINGSTON", root=Path("/e"), file_system="exfat", removable=True)
    under_f = replace(under_e, root=Path("/f"))
    assert place_of(Path("/e/TungNha/du-lieu"), under_e) == place_of(Path("/f/TungNha/du-lieu"), under_f)
    assert place_of(Path("/e/TungNha/du-lieu"), replace(under_e, id="other")) != place_of(
        Path("/e/TungNha/du-lieu"), under_e
    )
    disk = replace(under_e, root=Path("/"), removable=False)
    assert place_of(Path("/home/x"), disk) == str(Path("/home/x"))


def test_a_portable_workspace_goes_on_with_its_numbers_under_another_letter(
    workspaces: Workspaces, volumes: FolderVolumes, tmp_path: Path, keep: Keep
) -> None:
    portable = replace(workspaces, portable=True)
    volumes.plug(tmp_path / "e", "KINGSTON")
    first = keep(portable.create(tmp_path / "e" / "du-lieu", new_ward()))
    incarnation = read_meta(store_of(first).connection, "incarnation")
    first.close()
    (tmp_path / "e").rename(tmp_path / "f")
    volumes.plugged.clear()
    volumes.plug(tmp_path / "f", "KINGSTON")
    again = keep(portable.open(tmp_path / "f" / "du-lieu"))
    assert read_meta(store_of(again).connection, "incarnation") == incarnation
    again.close()
    volumes.plugged.clear()
    volumes.plug(tmp_path / "f", "SANDISK")
    moved = keep(portable.open(tmp_path / "f" / "du-lieu"))
    assert read_meta(store_of(moved).connection, "incarnation") != incarnation


def test_what_was_deleted_or_hidden_on_a_stick_is_not_found(tmp_path: Path) -> None:
    for name in ("$RECYCLE.BIN/S-1-5", ".Trash-1000", "System Volume Information", "Tháng 8"):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "a.tnb").touch()
        (folder / "b.tnbak").touch()
    (tmp_path / "._a.tnb").touch()
    assert find_batches(tmp_path) == (tmp_path / "Tháng 8" / "a.tnb",)
    assert [copy.path for copy in found_copies(tmp_path)] == [tmp_path / "Tháng 8" / "b.tnbak"]
    assert is_hidden("Ẩn", 2)
    assert is_hidden("Hệ thống", 4)
    assert not is_hidden("Chỉ đọc", 1)


def test_a_pattern_is_expanded_where_no_shell_does_it(tmp_path: Path) -> None:
    for name in ("b.tnb", "a.tnb", "[1].tnb", "c.txt"):
        (tmp_path / name).touch()
    pattern = tmp_path / "*.tnb"
    names = [path.name for path in expanded([pattern], by_us=True)]
    assert names == ["[1].tnb", "a.tnb", "b.tnb"]
    assert expanded([pattern], by_us=False) == [pattern]
    none = tmp_path / "*.tnk"
    assert expanded([none, tmp_path / "[1].tnb"], by_us=True) == [none, tmp_path / "[1].tnb"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_passphrase_file_of_notepad_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mk.txt"
    path.write_bytes("Mật khẩu dài\r\nhai\r\n".encode(encoding))
    assert read_first_line(path) == "Mật khẩu dài"
