"""Small text files that a person points at: a passphrase, a recovery file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from core.base.errors import ExitCode, UserError
from core.base.given_files import read_given

MOST_BYTES: Final = 64 * 1024


def read_first_line(path: Path) -> str:
    """The passphrase in a file. Raises `key.passphrase_file`."""
    try:
        return path.read_text(encoding="utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("key.passphrase_file", path=str(path), exit_code=ExitCode.USAGE) from error


def read_text(path: Path) -> str:
    """At most 64 KiB of a small text file. Raises `file.unreadable`."""
    return read_given(path, MOST_BYTES).decode("utf-8", "replace")
