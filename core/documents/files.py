"""A finished document onto disk: whole or not at all, the former file untouched until then."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from core.errors import ExitCode, UserError


def write(path: Path, data: bytes) -> None:
    """Puts `data` at `path` by a temporary file beside it, fsync and rename.

    Raises `document.not_written`; then no half file is left and the former file is as it was.
    """
    try:
        _write(path, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(
            "document.not_written", exit_code=ExitCode.STORAGE, path=str(path), reason=reason
        ) from error


def _write(path: Path, data: bytes) -> None:
    part = path.parent / f".tung-nha-{secrets.token_hex(6)}.part"
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the rename durable where folders can be opened (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
