"""The payload for Linux: a zip of the one-folder build, unpacked beside the present program."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from pathlib import Path, PurePosixPath
from typing import Final

from core.base.errors import UserError
from core.updates.models import UpdatePackage
from storage.db.files import sorted_write_errors

TOP: Final = "tung-nha"
"""The folder that everything in the zip is in."""
_PIECE_BYTES: Final = 1024 * 1024
_RIGHTS: Final = 0o755


def unpack(archive: Path, target: Path, package: UpdatePackage) -> None:
    """Unpack into `target`, which does not exist yet. Raises `update.altered` or `file.*`."""
    try:
        with sorted_write_errors(target), zipfile.ZipFile(archive) as opened:
            for entry in _bounded_entries(opened, package.installed_size):
                _unpack_entry(opened, entry, target)
            os.sync()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UserError("update.altered", version=package.version) from error


def _bounded_entries(opened: zipfile.ZipFile, most_bytes: int) -> list[zipfile.ZipInfo]:
    entries = opened.infolist()
    if sum(entry.file_size for entry in entries) > most_bytes:
        raise ValueError("larger than its manifest")
    return entries


def _unpack_entry(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    inside = PurePosixPath(entry.filename)
    if inside.is_absolute() or ".." in inside.parts or inside.parts[:1] != (TOP,) or "\\" in entry.filename:
        raise ValueError(entry.filename)
    path = target.joinpath(*inside.parts[1:])
    if entry.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ValueError(entry.filename)
    path.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(entry) as source, path.open("xb") as file:
        shutil.copyfileobj(source, file, _PIECE_BYTES)
    if (entry.external_attr >> 16) & stat.S_IXUSR:
        path.chmod(_RIGHTS)
