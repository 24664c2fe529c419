"""The street as a page shows it: read when it is looked at, and after each change only where it changed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from core.base.changes import Changes, Topic
from core.street.house import Street
from ui.qt.context import PageContext

DEPENDS_ON: Final = frozenset(
    {Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES, Topic.ASSIGNMENTS, Topic.DRAFTS, Topic.QUALITY}
)


class StreetSource(QObject):
    """`changed` follows every change of `street`; nothing is read while no page with it is shown."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = context.services.street
        self._clock = context.services.clock
        self.street = Street()
        self.next_up: int | None = None
        self._stale = True
        self._watched = False
        self._drafts: frozenset[str] = frozenset()
        self._store = context.services.store
        self._last_event = -1
        context.changes.changed.connect(self._follow)

    @property
    def watched(self) -> bool:
        return self._watched

    @watched.setter
    def watched(self, watched: bool) -> None:
        self._watched = watched
        if watched:
            self.load()

    def load(self) -> None:
        """Read the street where anything was recorded since it was read, or another day began."""
        drafts = frozenset(self._store.households.drafts())
        today = self._clock.now().date().isoformat()
        new = self._store.last_event() != self._last_event
        if self._stale or new or self.street.day != today or drafts != self._drafts:
            self._take(self._service.read())

    def _follow(self, changes: Changes) -> None:
        if not changes.topics & DEPENDS_ON:
            return
        if not self._watched:
            self._stale = True
        elif Topic.VISITS in changes.topics and changes.household is not None:
            self._take(self._service.reread(self.street, changes.household))
        else:
            self._take(self._service.read())

    def _take(self, street: Street) -> None:
        self._stale = False
        self._last_event = self._store.last_event()
        self._drafts = frozenset(self._store.households.drafts())
        self.street = street
        found = street.next_unvisited(None)
        self.next_up = None if found is None else found.number
        self.changed.emit()
