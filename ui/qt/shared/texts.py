"""Small text files that a person points at."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from core.base.given_files import read_given

MOST_BYTES: Final = 64 * 1024


def read_text(path: Path) -> str:
    """At most 64 KiB of a small text file. Raises `file.unreadable`."""
    return read_given(path, MOST_BYTES).decode("utf-8", "replace")
