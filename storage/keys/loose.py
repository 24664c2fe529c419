"""Files with secrets that must go: noted before they are written, until they are destroyed.

The note is in the workspace, so that a start after a power cut, or after a viewer was closed, destroys them.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from storage.db.files import (
    DISK,
    PRIVATE,
    FileSystem,
    destroy,
    read_bounded,
    remove,
    sha256_of,
    write_durably,
    write_verified,
)

NOTE_NAME: Final = "to-destroy.json"
MOST_BYTES: Final = 64 * 1024


def write_loose(folder: Path, path: Path, data: bytes, *, disk: FileSystem = DISK) -> None:
    """Write a secret that goes again to `path`, readable only by its owner. Raises `file.*`."""
    noted = read_notes(folder) | {str(path): hashlib.sha256(data).hexdigest()}
    _keep(folder, noted, disk)
    write_verified(path, data, mode=PRIVATE, disk=disk)


def destroy_loose(folder: Path, path: Path, *, disk: FileSystem = DISK) -> None:
    """Destroy a file that `write_loose` wrote. Raises `key.file_held`; its note stays then."""
    noted = read_notes(folder)
    try:
        if str(path) in noted and _is_same(path, noted[str(path)]):
            destroy(path, disk=disk)
    except UserError as error:
        raise UserError("key.file_held", path=str(path), exit_code=error.exit_code) from error
    noted.pop(str(path), None)
    _keep(folder, noted, disk)


def destroy_left(folder: Path, *, disk: FileSystem = DISK) -> list[UserError]:
    """Destroy every file that is still noted; return a `key.file_held` for each that stays."""
    failed = []
    for name in read_notes(folder):
        try:
            destroy_loose(folder, Path(name), disk=disk)
        except UserError as error:
            failed.append(error)
    return failed


def read_notes(folder: Path) -> dict[str, str]:
    """Return paths with the SHA-256 of what was written; none if the note cannot be read."""
    try:
        noted = json.loads(read_bounded(folder / NOTE_NAME, MOST_BYTES) or b"{}")
    except (UserError, ValueError):
        return {}
    if not isinstance(noted, dict):
        return {}
    return {path: digest for path, digest in noted.items() if isinstance(digest, str)}


def _is_same(path: Path, digest: str) -> bool:
    """Return False where the file is gone, or another one has taken its name; its zeros are ours."""
    if not path.is_file():
        return False
    zeros = hashlib.sha256(bytes(path.stat().st_size)).hexdigest()
    return sha256_of(path) in (digest, zeros)


def _keep(folder: Path, noted: dict[str, str], disk: FileSystem) -> None:
    if noted:
        write_durably(folder / NOTE_NAME, json.dumps(noted).encode(), mode=PRIVATE, disk=disk)
    else:
        remove(folder / NOTE_NAME, disk=disk)
