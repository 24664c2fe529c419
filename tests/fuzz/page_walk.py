"""Shows every page of the real window over a workspace; whatever is raised meanwhile comes out."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from tests.sitting import ReadyDialogs
from ui.qt.application import dress_application
from ui.qt.i18n import Language, Translations
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.main_window import MainWindow
from ui.qt.opening import WindowOptions, make_window
from ui.qt.settings import WindowSettings
from ui.qt.theme import Theme

PATIENCE_SECONDS: Final = 60


class PageWalk:
    """Callable on a folder; `pages` counts what was shown."""

    def __init__(self, folder: Path) -> None:
        self.pages = 0
        self._folder = folder
        self._raised: list[BaseException] = []

    def __enter__(self) -> Self:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        dress_application(app, Theme(), Language.ENGLISH).remove()
        self._translations = Translations(app, self._folder / "none")
        self._translations.switch(Language.ENGLISH)
        self._former, sys.excepthook = sys.excepthook, self._note
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook = self._former
        self._translations.remove()

    def __call__(self, folder: Path, workspaces: Workspaces, clock: FixedClock) -> None:
        jobs = ManualExecutor()
        window, session = make_window(
            WindowOptions(folder=folder),
            WindowSettings(self._folder / "window.ini"),
            self._translations,
            lambda: workspaces,
            jobs=JobRunner(jobs),
            dialogs=ReadyDialogs(),
            clock=clock,
        )
        begun: list[bool] = []
        session.entered.connect(lambda: begun.append(True))
        window.show()
        try:
            self._wait_for(begun, jobs)
            for spec in (*window.shown_specs(),):
                window.open_page(spec.page_id)
                self._settle(jobs)
                self.pages += 1
        finally:
            self._close(window, jobs)
        if self._raised:
            raise self._raised[0]

    def _wait_for(self, begun: list[bool], jobs: ManualExecutor) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not begun:
            self._settle(jobs)
            assert time.monotonic() < end, "the window did not begin"

    def _settle(self, jobs: ManualExecutor) -> None:
        for _ in range(3):
            jobs.wait()
            QApplication.processEvents()

    def _close(self, window: MainWindow, jobs: ManualExecutor) -> None:
        window.close()
        self._settle(jobs)
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _note(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self._raised.append(error)
