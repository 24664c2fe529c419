"""Version, name and folder of the program on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

VERSION: Final = "0.1.0"


def numbers_of(version: str) -> tuple[int, ...]:
    """`0.10.2` as numbers, to be compared; what is no number ends it."""
    found: list[int] = []
    for part in version.split("."):
        if not part.isdigit():
            break
        found.append(int(part))
    return tuple(found)


PROGRAM: Final = "tung-nha"
SETTINGS_NAME: Final = "window.ini"
"""Settings of the window, in the state folder."""


def state_folder() -> Path:
    """TUNG_NHA_STATE where it is set, else the system's place for a user's state."""
    named = os.environ.get("TUNG_NHA_STATE")
    if named:
        return Path(named)
    if sys.platform == "linux":  # as the library does: it takes 4 ms, and this is asked for before the paint
        given = os.environ.get("XDG_STATE_HOME", "").strip()
        return (Path(given) if given else Path.home() / ".local" / "state") / PROGRAM
    import platformdirs

    return Path(platformdirs.user_state_dir(PROGRAM, appauthor=False))


def crash_folder() -> Path:
    return state_folder() / "crashes"
