"""Disks and sticks as the system knows them. It implements `core.backup.models.Volumes`."""

from __future__ import annotations

import os
import re
import shutil
import string
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from core.backup.models import Volume
from storage.backup.windows_drives import SystemDrives, drive

_STICK_FOLDERS: Final = ("/media/", "/run/media/", "/mnt/usb")
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")


class SystemVolumes:
    """Reads the mount table on Linux and the drive letters on Windows."""

    def holding(self, path: Path) -> Volume | None:
        there = _existing(path)
        if sys.platform == "win32":
            return drive(there.anchor, SystemDrives())
        mounts = [mount for mount in _mounts() if _is_below(there, mount.point)]
        return _volume(max(mounts, key=lambda mount: len(mount.point))) if mounts else None

    def removable(self) -> Sequence[Volume]:
        if sys.platform == "win32":
            found = (drive(f"{letter}:\\", SystemDrives()) for letter in string.ascii_uppercase)
            return [volume for volume in found if volume is not None and volume.removable]
        volumes = (_volume(mount) for mount in _mounts() if mount.source.startswith("/dev/"))
        return [volume for volume in volumes if volume.removable]


class _Mount(NamedTuple):
    device: str
    point: str
    file_system: str
    source: str


def _existing(path: Path) -> Path:
    path = path.absolute()
    while not path.exists() and path != path.parent:
        path = path.parent
    try:
        return path.resolve()
    except OSError:
        return path


def _mounts() -> list[_Mount]:
    """Lines of `/proc/self/mountinfo`; nothing where there is none."""
    try:
        text = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return []
    found = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, last = before.split(" "), after.split(" ")
        if len(fields) > 4 and len(last) > 1:
            found.append(_Mount(fields[2], _plain(fields[4]), last[0], _plain(last[1])))
    return found


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), text)


def _is_below(path: Path, point: str) -> bool:
    return point == "/" or path == Path(point) or Path(point) in path.parents


def _volume(mount: _Mount) -> Volume:
    name = _by("label", mount.source) or Path(mount.point).name or mount.source
    return Volume(
        id=_by("uuid", mount.source) or f"{mount.file_system}:{mount.source}",
        name=name,
        root=Path(mount.point),
        file_system=mount.file_system,
        removable=_is_removable(mount),
    )


def _by(kind: str, source: str) -> str:
    """Return the name under which `/dev/disk/by-KIND` links to a device, empty where it does not."""
    folder, device = Path(f"/dev/disk/by-{kind}"), os.path.realpath(source)
    try:
        found = (link.name for link in folder.iterdir() if os.path.realpath(link) == device)
        return next(found, "").replace("\\x20", " ")
    except OSError:
        return ""


def _is_removable(mount: _Mount) -> bool:
    if not mount.source.startswith("/dev/"):
        return False
    block = Path(os.path.realpath(f"/sys/dev/block/{mount.device}"))
    for folder in (block, block.parent):
        try:
            return (folder / "removable").read_text(encoding="ascii").strip() == "1"
        except OSError:
            continue
    return mount.point.startswith(_STICK_FOLDERS)


def place_of(folder: Path, volume: Volume | None) -> str:
    """Return the folder as text; on a stick by the stick's own number, since its letter may change."""
    if volume is None or not volume.removable or not folder.is_relative_to(volume.root):
        return str(folder)
    return f"{volume.id}:{folder.relative_to(volume.root).as_posix()}"


def free_megabytes(folder: Path) -> int:
    """Return the free room of the disk of `folder`."""
    return shutil.disk_usage(_existing(folder)).free // 1_000_000
