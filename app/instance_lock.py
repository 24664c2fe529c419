"""One window a workspace: a lock on a file in its folder, which the system lets go when the program ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.window_requests import REQUESTS_NAME, take_requests
from core.base.errors import UserError
from storage.db.files import make_folder

LOCK_NAME: Final = ".window.lock"
_OPEN: Final = b"1"
_CLOSED: Final = b"0"
_LOCK_VIOLATION: Final = 33
"""Error of Windows; `msvcrt.locking` hides which one it was."""


class InstanceLock:
    """A claim on a folder; `release` gives it back."""

    def __init__(self, folder: Path) -> None:
        """Raises `workspace.in_use`. Where the disk knows no locks nothing is claimed."""
        self.folder = folder
        self._descriptor: int | None = None
        self.ended_badly = False
        try:
            descriptor = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return  # a read-only folder; opening the database reports it
        if not _try_lock(descriptor):
            os.close(descriptor)
            raise UserError("workspace.in_use", folder=str(folder))
        self._descriptor = descriptor
        with suppress(OSError):
            self.ended_badly = os.read(descriptor, 1) == _OPEN
            self._mark(_OPEN)

    @property
    def requests(self) -> Path:
        """The folder in which other starts leave their requests. Raises `file.unwritable`."""
        folder = self.folder / REQUESTS_NAME
        make_folder(folder)
        return folder

    def take_requests(self) -> tuple[tuple[Path, ...], ...]:
        return take_requests(self.folder / REQUESTS_NAME)

    def release(self) -> None:
        if self._descriptor is not None:
            with suppress(OSError):
                self._mark(_CLOSED)
            os.close(self._descriptor)
            self._descriptor = None

    def _mark(self, state: bytes) -> None:
        """Write into the lock file; a power cut leaves the mark of an open window."""
        if self._descriptor is not None:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, state)
            os.fsync(self._descriptor)


def _try_lock(descriptor: int) -> bool:
    """Return False where another program holds it, True also where the disk knows no locks."""
    if sys.platform == "win32":
        import ctypes
        import msvcrt
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = wintypes.HANDLE(msvcrt.get_osfhandle(descriptor))
        return bool(kernel.LockFile(handle, 0, 0, 1, 0)) or ctypes.get_last_error() != _LOCK_VIOLATION
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
