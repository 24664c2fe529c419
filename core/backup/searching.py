"""Folders as a search walks through them: without what systems and people hide."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from core.backup.rules import copy_rules

_HIDDEN_ON_WINDOWS = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2) | getattr(stat, "FILE_ATTRIBUTE_SYSTEM", 4)


def shown_in(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield what a search looks at in `folder`; nothing where it cannot be read."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if not is_hidden(entry.name, _attributes(entry)):
                    yield entry


def folders_in(folder: Path) -> list[Path]:
    """Return the folders of `shown_in`, by name; a link to a folder is none."""
    found = []
    for entry in shown_in(folder):
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                found.append(Path(entry.path))
    return sorted(found)


def is_hidden(name: str, attributes: int = 0) -> bool:
    """Return True for a name with a dot before it, the systems' own folders, and attributes of Windows."""
    own = name.casefold() in copy_rules().system_folders
    return own or name.startswith(".") or bool(attributes & _HIDDEN_ON_WINDOWS)


def _attributes(entry: os.DirEntry[str]) -> int:
    """Return the attributes that only Windows has."""
    return getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) if os.name == "nt" else 0
