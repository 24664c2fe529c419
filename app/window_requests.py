"""Files that a second start hands to the window of a workspace: one file of paths a request."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.base.given_files import check_name
from storage.db.files import PRIVATE, discard, make_folder, read_bounded, write_durably

REQUESTS_NAME: Final = ".window.requests"
MOST_BYTES: Final = 256 * 1024
SUFFIX: Final = ".txt"
BETWEEN: Final = "\0"
"""Between two paths, since no path holds it."""


class WindowRequest:
    """One request, until the window has taken it or the asker withdraws it."""

    def __init__(self, folder: Path, files: Sequence[Path]) -> None:
        """Ask the window of the workspace in `folder` to come forward and open `files` (may be none).

        Raises `file.full`, `file.unwritable` or `file.name_unreadable`.
        """
        for file in files:
            check_name(file)
        requests = folder / REQUESTS_NAME
        make_folder(requests)
        self._path = requests / f"{secrets.token_hex(8)}{SUFFIX}"
        paths = [os.path.abspath(file) for file in files]  # noqa: PTH100 - a link is opened by its own name
        write_durably(self._path, BETWEEN.join(paths).encode(), mode=PRIVATE)

    def is_taken(self) -> bool:
        return not self._path.exists()

    def withdraw(self) -> None:
        discard(self._path)


def take_requests(requests: Path) -> tuple[tuple[Path, ...], ...]:
    """Remove every request in the folder `requests`; return the files of each (none of what is malformed)."""
    taken = []
    for path in sorted(requests.glob(f"*{SUFFIX}")):
        files = _files_of(path)
        discard(path)
        if files is not None and not path.exists():
            taken.append(files)
    return tuple(taken)


def _files_of(path: Path) -> tuple[Path, ...] | None:
    try:
        data = read_bounded(path, MOST_BYTES)
        text = None if data is None else data.decode()
    except (UserError, UnicodeDecodeError):
        return None
    if text is None:
        return None
    return tuple(Path(file) for file in text.split(BETWEEN) if file)
