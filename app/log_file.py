"""The log beside the crash files: ids and counts of what the program did, never a name (docs/privacy.md)."""

from __future__ import annotations

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from typing_extensions import override

from core.base.errors import UserError
from core.base.trace import frames_of

LEVEL_VARIABLE: Final = "TUNG_NHA_LOG"
"""`debug`, `info` (the usual level), `warning`, `error` or `off`."""

FILE_NAME: Final = "tung-nha.log"
FILE_BYTES: Final = 512 * 1024
OLD_FILES: Final = 3

_ROOTS: Final = ("app", "core", "storage", "ui")
_LINE: Final = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"


class _Formatter(logging.Formatter):
    """Writes an error as its code, or as its kind and its frames; messages may hold names."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        plain = logging.makeLogRecord({**record.__dict__, "exc_info": None, "exc_text": None})
        line = super().format(plain)
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return line
        kind = [error.code] if isinstance(error, UserError) else frames_of(error)
        return "\n  ".join([line, *kind])


class _QuietFile(RotatingFileHandler):
    """A full disk, or a file that another window holds, loses a line of the log and disturbs nobody."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the line."""


def keep_log(folder: Path) -> None:
    """Append what the loggers of the program write to `folder/tung-nha.log`, at most 2 MB with the old files.

    The level is that of `TUNG_NHA_LOG`; an unknown word counts as the usual level. A second call moves the
    log to the new folder.
    """
    word = os.environ.get(LEVEL_VARIABLE, "").strip().upper()
    levels = logging.getLevelNamesMapping()
    stop_log()
    if word == "OFF":
        _set_level(logging.CRITICAL + 1)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    handler = _QuietFile(
        folder / FILE_NAME, maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(_Formatter(_LINE))
    _set_level(levels.get(word, logging.INFO))
    for name in _ROOTS:
        logging.getLogger(name).addHandler(handler)


def _set_level(level: int) -> None:
    for name in _ROOTS:
        logging.getLogger(name).setLevel(level)


def stop_log() -> None:
    """Close the file of `keep_log`, if one is open."""
    for name in _ROOTS:
        logger = logging.getLogger(name)
        for handler in [kept for kept in logger.handlers if isinstance(kept, _QuietFile)]:
            logger.removeHandler(handler)
            handler.close()
