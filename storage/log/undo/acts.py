"""Notes what one transaction recorded as one act, in the local table `undo_act`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from core.application.undo import LEVELS
from core.base.clock import iso
from core.base.ids import EventId
from core.events.kinds import EventKind
from storage.db.connection import Connection
from storage.db.rows import scalar
from storage.db.sql import json_list
from storage.log.undo.inverse import INVERTIBLE

DONE: Final = "done"
UNDONE: Final = "undone"
GONE: Final = "gone"


def note_act(connection: Connection, at: datetime, events: Sequence[tuple[EventId, EventKind]]) -> None:
    """Remembers what one transaction recorded as one act; what was undone before cannot be done again."""
    if not events or not INVERTIBLE.issuperset(kind for _, kind in events):
        return
    execute = connection.execute
    execute("UPDATE undo_act SET state = ? WHERE state = ?", (GONE, UNDONE))
    n = scalar(
        execute(
            "INSERT INTO undo_act (at, act, events, state) VALUES (?, ?, ?, ?) RETURNING n",
            (iso(at), events[0][1], json_list(event for event, _ in events), DONE),
        )
    )
    execute("DELETE FROM undo_act WHERE n <= ?", (n - LEVELS,))
