"""Files named on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from core.base.given_files import read_first_line


def read_passphrase(path: Path | None) -> str | None:
    """Return the first line of a passphrase file. Raises `key.passphrase_file`."""
    return None if path is None else read_first_line(path)


def expanded(files: Iterable[Path], *, by_us: bool = sys.platform == "win32") -> list[Path]:
    """Return the files that a pattern such as `*.tnb` names; no shell of Windows does it.

    A pattern that names none stays, to be refused by its name. `[` is part of a name.
    """
    found: list[Path] = []
    for file in files:
        is_pattern = by_us and bool(set(file.name) & {"*", "?"})
        named = sorted(file.parent.glob(file.name.replace("[", "[[]"))) if is_pattern else []
        found += named or [file]
    return found
