"""The program of its own that `test_memory_of_locked` looks into: a window that reads much, then
locks.

python -m tests.keys.locked FOLDER

The passphrase is the first line of its input. It opens the workspace at the lock screen, shows
every page, reports that, locks after another line, reports that, and ends after a third.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.workspaces import Workspaces
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import IdSource
from tests.sitting import CHEAP, ReadyDialogs
from ui.qt.application import dress_application
from ui.qt.i18n import Language, Translations
from ui.qt.jobs import JobRunner, PoolExecutor
from ui.qt.lock.screen import LockScreen
from ui.qt.main_window import MainWindow
from ui.qt.opening import WindowOptions, make_window
from ui.qt.settings import WindowSettings
from ui.qt.theme import Theme

PATIENCE_SECONDS = 60


def settle(window: MainWindow, until: Callable[[], bool] = lambda: True) -> None:
    """Lets the window work until nothing runs any more."""
    end = time.monotonic() + PATIENCE_SECONDS
    quiet = 0
    while quiet < 5:
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        quiet = quiet + 1 if until() and not window.jobs.busy else 0
        assert time.monotonic() < end, "the window did not come to rest"


def say(text: str) -> None:
    """Report a step to the test, and go on at its answer."""
    print(text, flush=True)  # noqa: T201
    sys.stdin.readline()


def main(folder: Path) -> None:
    app = QApplication([])
    dress_application(app, Theme(), Language.ENGLISH)
    clock = FixedClock(datetime(2026, 12, 2, 8, 0, tzinfo=VIETNAM))
    window, session = make_window(
        WindowOptions(folder=folder),
        WindowSettings(folder.parent / "window.ini"),
        Translations(app, folder.parent / "none"),
        lambda: Workspaces(clock=clock, ids=IdSource(), cost=CHEAP),
        jobs=JobRunner(PoolExecutor()),
        dialogs=ReadyDialogs(),
        clock=clock,
    )
    window.show()
    settle(window, lambda: bool(window.findChildren(LockScreen)))
    (screen,) = window.findChildren(LockScreen)
    screen.field.edit.setText(sys.stdin.readline().strip())
    screen.open.click()
    del screen
    settle(window, lambda: session.services is not None)
    for page in session.page_ids():
        window.open_page(page)
        settle(window)
    say("open")
    session.lock()
    settle(window)
    say("locked")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
