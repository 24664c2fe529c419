"""Files that a person points at: only a regular file with a readable name is opened.

A FIFO or a device would be waited for; a name that is no Unicode text fits into no sentence and no row.
"""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from core.base.errors import ExitCode, UserError


@contextmanager
def open_given(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file to read it. Raises as `read_given`."""
    check_name(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UserError("file.not_regular", exit_code=ExitCode.STORAGE, path=str(path))
            yield file
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(
            "file.unreadable", exit_code=ExitCode.STORAGE, path=str(path), reason=reason
        ) from error


def read_given(path: Path, most: int | None = None) -> bytes:
    """Return the bytes of `path`, or the first `most` of them.

    Raises `file.name_unreadable`, `file.not_regular` or `file.unreadable`; its cause is the `OSError`.
    """
    with open_given(path) as file:
        if most is None or os.fstat(file.fileno()).st_size < most:
            return file.read()
        return file.read(most)


def read_first_line(path: Path) -> str:
    """Return the passphrase in a file, also in the UTF-16 of Notepad. Raises `key.passphrase_file`."""
    try:
        data = path.read_bytes()
        is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("key.passphrase_file", path=str(path), exit_code=ExitCode.USAGE) from error
    return text.split("\n", 1)[0].rstrip("\r")


def check_name(path: Path) -> None:
    """Raises `file.name_unreadable` where the path is no Unicode text."""
    if not is_text(str(path)):
        raise UserError("file.name_unreadable", path=str(printable(path)))


def is_text(text: str) -> bool:
    """Return True if `text` holds no byte that the system could not read as a character."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def printable(path: Path) -> Path:
    """The path with a mark in place of each byte that is no text."""
    return Path(os.fsencode(path).decode("utf-8", "replace"))


def absolute(path: Path) -> Path:
    """The path from the root; a loop of links stays as it is, and can't be read."""
    return Path(os.path.realpath(path))
