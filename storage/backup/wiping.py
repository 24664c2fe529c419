"""Deletes a workspace from this machine: keys first, so that what a power cut leaves opens no more.

What was interrupted goes on when it is run again, with the keys or without them; until then the folder
has a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.records.workspace import Deletion
from storage.backup.anchor import anchor_folder
from storage.db.files import destroy, discard, discard_empty, remove, write_durably
from storage.db.folders import BACKUPS, DATABASE_NAME, HELD, INCOMING
from storage.keys.keyring import KEY_FILE, KEYS_FILE, read_lock, unlock
from storage.keys.loose import NOTE_NAME, destroy_left

KEYS: Final = (KEY_FILE, "unlock.key")
FOLDERS: Final = {
    BACKUPS: ("*.tnsave", "*.part"),
    INCOMING: ("*.tnb", "*.tnd", "*.tnk"),
    HELD: ("*.tnb",),
    "outgoing": ("*.tnb", "*.tnd", "*.tnk"),
}
BESIDE: Final = (f"{DATABASE_NAME}*", "tung-nha.*", "refused.json", "keys.wait.json", NOTE_NAME)
WINDOW: Final = (".window.lock",)
MARK: Final = ".deleting"


def deletion(folder: Path) -> Deletion:
    """Return the state of a deletion that stopped halfway; with `BEGUN` the keys still open the data."""
    if not (folder / MARK).is_file():
        return Deletion.NONE
    return Deletion.BEGUN if (folder / DATABASE_NAME).is_file() and _has_keys(folder) else Deletion.KEYS_GONE


def keep_data(folder: Path) -> None:
    """Give up a deletion whose keys are whole. Raises `file.unwritable`."""
    remove(folder / MARK)


def _has_keys(folder: Path) -> bool:
    try:
        if not read_lock(folder).has_passphrase:
            unlock(folder)
    except UserError:
        return False
    return True


def wipe_workspace(folder: Path) -> tuple[Path, ...]:
    """Delete the program's files of the workspace in `folder`, and return the remaining paths in it.

    Files of others stay. A key is written over before it is deleted. Raises `file.*`: a key that cannot be
    destroyed keeps the data, a file that cannot be deleted keeps no other file.
    """
    if not folder.is_dir():
        return ()
    with suppress(UserError):  # a full disk: deleting makes room
        write_durably(folder / MARK, b"")
    for name in KEYS:
        destroy(folder / name)
    destroy_left(folder)
    for path in _marks(folder):
        remove(path)
    destroy(folder / KEYS_FILE)  # after the marks: it names them
    _remove_all(_ours(folder))
    remove(folder / MARK)
    for name in (*FOLDERS, ".window.requests"):
        discard_empty(folder / name)
    left = tuple(sorted(path for path in folder.iterdir() if path.name not in WINDOW))
    if not left:
        for name in WINDOW:
            discard(folder / name)
        discard_empty(folder)
    return left


def _remove_all(paths: Iterable[Path]) -> None:
    """Raises the first error, after every path was tried."""
    failed: list[UserError] = []
    for path in tuple(paths):
        try:
            remove(path)
        except UserError as error:
            failed.append(error)
    if failed:
        raise failed[0]


def _ours(folder: Path) -> Iterator[Path]:
    for pattern in BESIDE:
        yield from (path for path in folder.glob(pattern) if path.is_file())
    for name, patterns in FOLDERS.items():
        for pattern in patterns:
            yield from (folder / name).glob(pattern)


def _marks(folder: Path) -> Iterator[Path]:
    """Yield its marks outside the folder on this machine; none where its lock is destroyed already."""
    with suppress(UserError):
        workspace = read_lock(folder).workspace
        yield from [path for path in anchor_folder().glob(f"{workspace}.*") if path.is_file()]
