"""Undo and redo of what was done in this workspace: compensating events, never a removal.

The acts are kept in the database, so that Ctrl+Z works after a restart; they name events and hold nothing
personal. What travels are the compensating events alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Protocol

from core.changes import Outcome
from core.exchange.kinds import EventKind
from core.ids import HouseholdId, VisitId

LEVELS: Final = 500
"""How many acts are kept."""

VISITS: Final = frozenset({EventKind.VISIT_RECORDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was undone or done again: the kind of its first event, and whom it was about."""

    kind: EventKind
    household: HouseholdId | None
    visit: VisitId | None = None


class UndoLog(Protocol):
    """The acts of this workspace, the latest first."""

    def undo(self, kinds: Collection[EventKind] = ()) -> Outcome[Act] | None:
        """Takes the latest act back (of `kinds`, or of any); None where there is none.

        Raises `undo.changed` where somebody changed the same thing since; nothing is then undone.
        """
        ...

    def redo(self, kinds: Collection[EventKind] = ()) -> Outcome[Act] | None:
        """Does again what was undone last, as long as nothing else was done since."""
        ...

    def can_undo(self) -> bool: ...
