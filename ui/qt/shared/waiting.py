"""Counts of waiting items of a page before it is opened: visits that were not sent, conflicts."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from core.application.services import Services
from core.base.changes import Changes, Topic
from ui.qt.changes import ChangeNotifier
from ui.qt.page_ids import PageId

COUNTED = frozenset({Topic.VISITS, Topic.HOUSEHOLDS, Topic.BATCHES})
SOON_MS = 300


class Waiting(QObject):
    """Counts once the window has painted, and soon after changes; `counted` has page and number.

    In a workspace that records visits it counts those that were never sent, above a commune the conflicts.
    The first reads all visits recorded in this workspace: never within the turn of the key that saved one.
    """

    counted = Signal(str, int)

    def __init__(self, services: Services, changes: ChangeNotifier) -> None:
        super().__init__(changes)
        self._services = services
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._count)
        changes.changed.connect(self._follow)
        self._timer.start(0)

    def stop(self) -> None:
        """The workspace is closed."""
        self._timer.stop()

    def _follow(self, changes: Changes) -> None:
        if changes.topics & COUNTED and not self._timer.isActive():
            self._timer.start(SOON_MS)

    def _count(self) -> None:
        services = self._services
        if services.imports is not None:
            self.counted.emit(PageId.SYNC, services.store.figures.sending().local)
        else:
            self.counted.emit(PageId.CONFLICTS, services.decisions.conflict_count())
