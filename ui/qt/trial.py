"""The ward of sample data: a folder that goes away with the window."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.qt.behind import behind_screen

if TYPE_CHECKING:
    from ui.qt.session import Session


class Trial(QObject):
    """Lives as long as its session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def begin(self, then: Callable[[], None] = lambda: None) -> None:
        """Make the sample data and open it; `then` when it is open."""
        from core.records.workspace import Language

        session = self._session
        session.leave()
        self.drop()
        self._folder = tempfile.TemporaryDirectory(prefix="tung-nha-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name) / "demo"
        language = Language(session.window.settings.language().value)
        workspaces = session.workspaces

        def make() -> None:
            workspaces.create_demo(folder, language).close()

        def enter() -> None:
            session.enter(workspaces.open(folder))
            then()

        behind_screen(
            session.window,
            self.tr("Making a ward of sample data"),
            make,
            enter,
            session.repairing.show_trouble,
        )

    def look_around(self) -> None:
        """The sample data with its tour; the workspace that was open is closed first."""
        self.begin(self._session.assist.begin_tour)

    def leave(self) -> None:
        """Back to the real work, or to its first start."""
        self._session.leave()
        self.drop()
        self._session.begin()

    def drop(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
