"""Opens a copy by its key and reads every page of it; not a byte of it changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.base.errors import ExitCode, UserError
from storage.db.connection import Connection, open_frozen
from storage.db.migrations import MIGRATIONS
from storage.db.rows import scalar
from storage.db.schema import version


@contextmanager
def opened_copy(path: Path, data_key: bytes) -> Iterator[Connection]:
    """Yield a reading connection to a whole copy.

    Raises `copy.damaged` where it is cut, damaged or under another key, `copy.newer` for a later program.
    """
    try:
        copy = open_frozen(path, data_key)
    except UserError as error:
        raise _damaged(path) from error
    try:
        have = version(copy)
        if have > len(MIGRATIONS):
            raise UserError(
                "copy.newer", exit_code=ExitCode.STORAGE, name=path.name, have=have, known=len(MIGRATIONS)
            )
        if have < 1 or not _is_whole(copy, path):
            raise _damaged(path)
        yield copy
    finally:
        copy.close()


def _is_whole(copy: Connection, path: Path) -> bool:
    try:
        pages = int(scalar(copy.execute("PRAGMA page_count")))
        page = int(scalar(copy.execute("PRAGMA page_size")))
        whole = pages * page == path.stat().st_size
        return whole and copy.execute("PRAGMA cipher_integrity_check").fetchone() is None
    except UserError:
        return False


def _damaged(path: Path) -> UserError:
    return UserError("copy.damaged", exit_code=ExitCode.STORAGE, name=path.name)
