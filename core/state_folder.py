"""Where this user's program keeps what belongs to the machine and not to a workspace."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

PROGRAM: Final = "tung-nha"


def state_folder() -> Path:
    """TUNG_NHA_STATE where it is set, else the system's place for a user's state."""
    named = os.environ.get("TUNG_NHA_STATE")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_state_dir(PROGRAM, appauthor=False))


def crash_folder() -> Path:
    return state_folder() / "crashes"
