"""Allowed paths of a recovery file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from core.base.given_files import absolute

RECOVERY_NAME: Final = "tung-nha-khoi-phuc.txt"


def lies_inside(path: Path, folder: Path) -> bool:
    """Return True if a file at `path` would be in the workspace itself, where it is lost together with it."""
    return absolute(path).is_relative_to(absolute(folder))
