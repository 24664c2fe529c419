"""Checks of the folder that live data is in: its disk, what copies it away, the length of its path."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.backup.models import Volume
from core.backup.rules import copy_rules
from core.base.errors import ExitCode, UserError
from storage.backup.volumes import free_megabytes
from storage.backup.windows_drives import NETWORK
from storage.keys.keyring import KEY_FILE

LONGEST_NAME: Final = 100
"""Characters of the longest path inside a workspace."""


def check_place(folder: Path, volume: Volume | None, *, portable: bool, longest: int | None = None) -> None:
    """Check that live data is on a disk of this machine, or on a stick with the program.

    `longest` is the system's longest path. Raises `workspace.network`, `workspace.on_stick` or
    `workspace.path_long`.
    """
    at_most = longest_path() if longest is None else longest
    if at_most and len(str(folder)) + LONGEST_NAME > at_most:
        raise UserError(
            "workspace.path_long",
            folder=str(folder),
            length=len(str(folder)),
            most=at_most - LONGEST_NAME,
            exit_code=ExitCode.STORAGE,
        )
    if volume is None:
        return
    if volume.file_system in (*copy_rules().network_file_systems, NETWORK):
        raise UserError("workspace.network", folder=str(folder), exit_code=ExitCode.STORAGE)
    if volume.removable and not portable:
        raise UserError("workspace.on_stick", folder=str(folder), exit_code=ExitCode.STORAGE)


def place_warnings(folder: Path, volume: Volume | None) -> Iterator[UserError]:
    """Yield what the officer should know of a place where the data may be, the most urgent last."""
    has_key_file = (folder / KEY_FILE).is_file()
    if has_key_file and volume is not None and volume.file_system in copy_rules().file_systems_without_rights:
        yield UserError("workspace.no_rights", system=volume.file_system.upper())
    if synced := synced_folder(folder):
        yield UserError("workspace.synced", name=synced)
    if volume is not None and volume.removable:
        yield UserError("workspace.stick_open")
    free = free_megabytes(folder)
    if free < copy_rules().least_free_mb:
        yield UserError("workspace.low_disk", free=free)


def synced_folder(folder: Path) -> str:
    """Return the name of the folder above that another program copies to the internet, else nothing."""
    beginnings = copy_rules().synced_folders
    return next((part for part in folder.parts if part.casefold().startswith(beginnings)), "")


def longest_path() -> int:
    """Return the length of path that this system takes, 0 for any."""
    if sys.platform != "win32":
        return 0
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return 0 if winreg.QueryValueEx(key, "LongPathsEnabled")[0] else 259
    except OSError:
        return 259
