"""Waits for a file that another program holds for a moment, as virus scanners and OneDrive do on Windows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final, TypeVar

_log = logging.getLogger(__name__)

HELD_ERRORS: Final = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation."""

PAUSES: Final = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5)
"""Seconds between the tries, two in all."""

_Result = TypeVar("_Result")


def is_held(error: OSError) -> bool:
    """Return True for an error of Windows that may be over in a moment; no other system has it."""
    return getattr(error, "winerror", None) in HELD_ERRORS


def patiently(
    act: Callable[[], _Result],
    *,
    is_held: Callable[[OSError], bool],
    pause: Callable[[float], None],
) -> _Result:
    """Do `act` until the file is free, about two seconds at most. Raises the last error."""
    for seconds in PAUSES:
        try:
            return act()
        except OSError as error:
            if not is_held(error):
                raise
        _log.info("a file is held by another program; trying again in %.2f s", seconds)
        pause(seconds)
    return act()
