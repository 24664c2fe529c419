"""Errors of a stick as sentences: pulled out, full, write-protected, of a format with small files."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from core.base.errors import ExitCode, UserError

_CODES: Final = {
    errno.ENOSPC: "copy.full",
    errno.EDQUOT: "copy.full",
    errno.EROFS: "copy.protected",
    errno.EACCES: "copy.protected",
    errno.EPERM: "copy.protected",
    errno.EFBIG: "copy.too_large",
}


@contextmanager
def stick_errors(folder: Path) -> Iterator[None]:
    """Turn errors of the system below `folder` into `copy.*`; a stick that is gone is `copy.pulled`."""
    try:
        yield
    except UserError as error:
        if not isinstance(error.__cause__, OSError):
            raise
        raise _sentence(error.__cause__, folder) from error
    except OSError as error:
        raise _sentence(error, folder) from error


def _sentence(error: OSError, folder: Path) -> UserError:
    code = _CODES.get(error.errno or 0)
    if code is None:
        code = "copy.failed" if _is_there(folder) else "copy.pulled"
    reason = error.strerror or type(error).__name__
    return UserError(code, exit_code=ExitCode.STORAGE, folder=str(folder), reason=reason)


def _is_there(folder: Path) -> bool:
    try:
        next(folder.iterdir(), None)
    except OSError:
        return False
    return True
