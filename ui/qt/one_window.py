"""One window a workspace: the claim on it, and what another start asks of the window that has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from core.base.errors import UserError

if TYPE_CHECKING:
    from core.application.services import Claim, WindowRequest, Workspaces

POLL_MS: Final = 50
PATIENCE_MS: Final = 5_000
"""So long another window may be busy before it looks at what it is asked."""


class OneWindow(QObject):
    """Holds the claim of this window; `asked` carries the files that another start wants open (or none)."""

    asked = Signal(tuple)

    def __init__(self, workspaces: Callable[[], Workspaces], parent: QObject) -> None:
        super().__init__(parent)
        self._workspaces = workspaces
        self._claim: Claim | None = None
        self._watcher: QFileSystemWatcher | None = None

    def take(self, folder: Path) -> None:
        """Claim the workspace until the window closes or takes another. Raises `workspace.in_use`."""
        if self._claim is not None and self._claim.folder == folder:
            return
        claim = self._workspaces().claim(folder)
        self.let_go()
        self._claim = claim
        self._watch(claim)

    @property
    def ended_badly(self) -> bool:
        """Return True if the window that had this workspace before ended without closing it."""
        return self._claim is not None and self._claim.ended_badly

    def let_go(self) -> None:
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    def _watch(self, claim: Claim) -> None:
        claim.take_requests()  # whoever left them is gone
        try:
            requests = claim.requests
        except UserError:
            return  # a folder that cannot be written: no other process can write a request into it either
        self._watcher = QFileSystemWatcher([str(requests)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        for files in self._claim.take_requests() if self._claim is not None else ():
            self.asked.emit(files)


class Asking(QObject):
    """Asks the window that has the workspace in `folder`, and calls `answered` with whether it answered."""

    def __init__(self, request: WindowRequest, answered: Callable[[bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._request = request
        self._answered = answered
        self._left_ms = PATIENCE_MS
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        self._left_ms -= POLL_MS
        taken = self._request.is_taken()
        if not taken and self._left_ms > 0:
            return
        self._timer.stop()
        if not taken:
            self._request.withdraw()
        self._answered(taken)
        self.deleteLater()
