"""Names in the folder of a workspace."""

from __future__ import annotations

from typing import Final

DATABASE_NAME: Final = "tung-nha.db"
BACKUPS: Final = "backups"
INCOMING: Final = "incoming"
HELD: Final = "held"
"""The folder of a workspace where files wait that could not be merged yet."""
