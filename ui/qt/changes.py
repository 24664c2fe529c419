"""Changes by use cases, as a Qt signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.base.changes import ChangeBus, Changes


class ChangeNotifier(QObject):
    """`changed` has `core.base.changes.Changes`; it is emitted on the window's thread.

    A job works on services of its own (`services.worker()`), whose bus has no listener: it returns the
    `Outcome`, and its `on_done` calls `context.services.published(outcome)`.
    """

    changed = Signal(object)

    def __init__(self, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        bus.subscribe(self._tell)

    def stop(self) -> None:
        """The workspace is closed; whoever counts for it as a child goes too, and knows it no more."""
        self._bus.unsubscribe(self._tell)
        self.deleteLater()

    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)
