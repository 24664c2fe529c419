"""Drives and shares of Windows, by its own calls."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from core.backup.models import Volume

NETWORK: Final = "network"
"""File system of a drive of another machine, which Windows gives no name."""

_REMOVABLE: Final = 2
_REMOTE: Final = 4
_SHARE: Final = ("\\\\?\\UNC\\", "//?/UNC/")
_OF_THIS_MACHINE: Final = ("\\\\?\\", "\\\\.\\", "//?/", "//./")


class Information(NamedTuple):
    """Answer of `GetVolumeInformationW`."""

    name: str
    serial: int
    file_system: str


class Drives(Protocol):
    """Calls of Windows; a test seam."""

    def kind(self, root: str) -> int:
        """Return the answer of `GetDriveTypeW`."""
        ...

    def information(self, root: str) -> Information | None:
        """Return None for a drive without a disk, or a share that does not answer."""
        ...


class SystemDrives:
    """The calls of this Windows."""

    def kind(self, root: str) -> int:
        if sys.platform != "win32":
            return 0
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))

    def information(self, root: str) -> Information | None:
        if sys.platform != "win32":
            return None
        import ctypes

        name, system = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
        serial = ctypes.c_uint32()
        is_found = ctypes.windll.kernel32.GetVolumeInformationW(
            root, name, 261, ctypes.byref(serial), None, None, system, 261
        )
        return Information(name.value, serial.value, system.value.lower()) if is_found else None


def drive(root: str, drives: Drives) -> Volume | None:
    """Return the volume at a drive letter or share, None for a drive without a disk.

    A share is of another machine also while it does not answer.
    """
    kind, found = drives.kind(root), drives.information(root)
    if kind == _REMOTE or _is_share(root):
        return Volume(id=root, name=root, root=Path(root), file_system=NETWORK, removable=False)
    if found is None:
        return None
    return Volume(
        id=f"{found.serial:08x}",
        name=found.name or root,
        root=Path(root),
        file_system=found.file_system,
        removable=kind == _REMOVABLE,
    )


def _is_share(root: str) -> bool:
    """Return True for `\\\\server\\share`; `\\\\?\\C:` is a disk of this machine."""
    if root.startswith(_SHARE):
        return True
    return root.startswith(("\\\\", "//")) and not root.startswith(_OF_THIS_MACHINE)
