"""Finds the copies of workspaces on a stick."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from core.backup.models import STICK_FOLDER, FoundCopy
from core.backup.searching import folders_in, is_hidden
from storage.backup.labels import read_label

COPY_SUFFIX: Final = ".tnbak"
LABEL_SUFFIX: Final = ".json"
MOST_FOLDERS: Final = 200
"""Folders looked into at most: a stick may hold anything."""


def found_copies(path: Path) -> tuple[FoundCopy, ...]:
    """Return the copies at `path`, the newest first and those without a label last.

    `path` is a stick, its folder `TungNha`, the folder of one machine, or one copy.
    """
    if path.is_file():
        return (_found(path),) if path.suffix == COPY_SUFFIX else ()
    found = {}
    for folder in _folders(path):
        for copy in copies_in(folder):
            found[copy.path] = copy
    return tuple(sorted(found.values(), key=_newest_first))


def copies_in(folder: Path) -> list[FoundCopy]:
    """Return the copies directly in `folder`; one that vanishes meanwhile is left out."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            if path.suffix == COPY_SUFFIX and not is_hidden(path.name):
                with suppress(OSError):
                    found.append(_found(path))
    return found


def _found(path: Path) -> FoundCopy:
    return FoundCopy(path=path, size=path.stat().st_size, label=read_label(path.with_suffix(LABEL_SUFFIX)))


def _folders(path: Path) -> Iterator[Path]:
    yield path
    below = path / STICK_FOLDER
    yield from islice(folders_in(below if below.is_dir() else path), MOST_FOLDERS)


def _newest_first(copy: FoundCopy) -> tuple[bool, float, str]:
    return copy.label is None, 0.0 if copy.label is None else -copy.label.made.timestamp(), copy.path.name
