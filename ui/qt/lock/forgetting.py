"""After a workspace was locked: its pages are taken apart, and the memory they leave is written over."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QByteArray, QTimer

from core.base.memory import overwrite_freed
from ui.qt.jobs import JobRunner

_SMALL: Final = range(16, 513, 16)
_EACH_BYTES: Final = 128 * 1024


def overwrite_later(jobs: JobRunner) -> None:
    """Once the pages are gone: in the thread of the jobs, which read for them, then in the window's."""
    QTimer.singleShot(0, jobs, lambda: _begin(jobs))


def _begin(jobs: JobRunner) -> None:
    gc.collect()
    jobs.submit(lambda _job: _overwrite(), lambda _outcome: _end())


def _end() -> None:
    gc.collect()
    _overwrite()


def _overwrite() -> None:
    """Small blocks of Qt's too, which Python takes from pools of its own."""
    overwrite_freed()
    held = [_texts(size) for size in _SMALL]
    del held


def _texts(size: int) -> list[QByteArray]:
    return [QByteArray(size, 0) for _ in range(_EACH_BYTES // size)]
