"""Undo and redo of the acts of this workspace: compensating events, never a removal.

The acts are kept in the database, so that Ctrl+Z works after a restart; they name events and hold
nothing personal. Only the compensating events are exported.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Protocol

from core.base.changes import Outcome
from core.base.ids import HouseholdId, VisitId
from core.events.kinds import EventKind

LEVELS: Final = 500
"""Number of acts that are kept."""

VISITS: Final = frozenset({EventKind.VISIT_RECORDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act that was undone or done again: the kind of its first event, and its subject."""

    kind: EventKind
    household: HouseholdId | None
    visit: VisitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """The next act of undo or redo: its number among the acts, and the number of records that it wrote."""

    number: int
    records: int


class UndoLog(Protocol):
    """The acts of this workspace, the latest first."""

    def undo(self, kinds: Collection[EventKind] = (), *, number: int | None = None) -> Outcome[Act] | None:
        """Takes the latest act back (of `kinds`, or of any; or the one of `number`); None without one.

        Raises `undo.changed` where somebody changed the same thing since; nothing is then undone.
        """
        ...

    def redo(self, kinds: Collection[EventKind] = (), *, number: int | None = None) -> Outcome[Act] | None:
        """Does again what was undone last, as long as nothing else was done since."""
        ...

    def next_act(self, *, forward: bool) -> NextAct | None:
        """Return the act that `undo` (`redo` where `forward`) would take, of any kind; None where there is
        nothing.
        """
        ...

    def can_undo(self) -> bool: ...
