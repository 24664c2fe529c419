"""Files named on the command line."""

from __future__ import annotations

from pathlib import Path

from core.base.errors import ExitCode, UserError


def read_passphrase(path: Path | None) -> str | None:
    """The first line of a passphrase file. Raises `key.passphrase_file`."""
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("key.passphrase_file", path=str(path), exit_code=ExitCode.USAGE) from error
