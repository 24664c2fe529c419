"""Options of the window, and the session that begins when it has been painted."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from ui.qt.fonts import LATER_WEIGHTS, load_fonts
from ui.qt.i18n import Language, Translations
from ui.qt.jobs import JobRunner, PoolExecutor
from ui.qt.main_window import MainWindow
from ui.qt.settings import WindowSettings
from ui.qt.typed import override

if TYPE_CHECKING:
    from core.application.services import Workspaces
    from core.base.clock import Clock
    from ui.qt.dialogs import Dialogs
    from ui.qt.session import Session

MakeWorkspaces = Callable[[], "Workspaces"]
UsualFolder = Callable[[], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowOptions:
    """Options of the window; None means the folder and the language used last."""

    folder: Path | None = None
    demo: bool = False
    selfcheck: bool = False
    language: Language | None = None
    passphrase_file: Path | None = None
    files: tuple[Path, ...] = ()


def parse_options(arguments: Sequence[str]) -> WindowOptions:
    """Exits with code 2 and a usage line where an argument is not known."""
    import argparse

    parser = argparse.ArgumentParser(prog="main.py", description="Từng Nhà", allow_abbrev=False)
    parser.add_argument("--data", type=Path, metavar="DIR", help="the workspace")
    parser.add_argument("--demo", action="store_true", help="a throw-away ward with sample data")
    parser.add_argument("--selfcheck", action="store_true", help="open every part of the app, and report")
    parser.add_argument("--language", type=Language, choices=tuple(Language), help="of the window")
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="F", help="its first line opens the workspace"
    )
    parser.add_argument("--open", type=Path, nargs="+", metavar="FILE", default=[], help="files to open")
    found = parser.parse_args(arguments)
    return WindowOptions(
        folder=found.data,
        demo=found.demo,
        selfcheck=found.selfcheck,
        language=found.language,
        passphrase_file=found.passphrase_file,
        files=tuple(found.open),
    )


def make_window(
    options: WindowOptions,
    settings: WindowSettings,
    translations: Translations,
    make_workspaces: MakeWorkspaces,
    *,
    usual_folder: UsualFolder = Path,
    jobs: JobRunner | None = None,
    dialogs: Dialogs | None = None,
    clock: Clock | None = None,
) -> tuple[MainWindow, Session]:
    """The window, not yet shown, and the session that begins once it has been painted."""
    opening = Opening(options, make_workspaces, Crashes(), usual_folder)
    window = MainWindow(settings, jobs or JobRunner(PoolExecutor()), translations, opening.end)
    session = opening.make(window, dialogs=dialogs, clock=clock)
    FirstPaint(window, lambda: opening.begin(window))
    return window, session


class Opening:
    """Makes the session when the window has been painted: nothing of the field is loaded before."""

    def __init__(
        self,
        options: WindowOptions,
        make_workspaces: MakeWorkspaces,
        crashes: Crashes,
        usual_folder: UsualFolder,
    ) -> None:
        self._options = options
        self._usual_folder = usual_folder
        self._make_workspaces = make_workspaces
        self._crashes = crashes
        self._session: Session | None = None

    def make(
        self, window: MainWindow, *, dialogs: Dialogs | None = None, clock: Clock | None = None
    ) -> Session:
        from ui.qt.data_folder import DataFolder
        from ui.qt.dialogs import FileDialogs
        from ui.qt.session import Session

        data_folder = DataFolder(window.settings, self._usual_folder())
        self._session = Session(
            window,
            self._make_workspaces,
            folder=self._options.folder or data_folder.first(),
            data_folder=data_folder,
            dialogs=dialogs or FileDialogs(window.settings),
            clock=clock or system_clock(),
        )
        self._crashes.told.connect(self._session.tell_crash)
        return self._session

    def begin(self, window: MainWindow) -> None:
        gc.enable()
        load_fonts(weights=LATER_WEIGHTS)
        session = self._session or self.make(window)
        if self._options.demo:
            session.trial.begin()
        else:
            session.begin(self._options.passphrase_file, self._options.files)

    def end(self) -> bool:
        """Close the workspace; return True if the window may close."""
        return self._session is None or self._session.end()


def system_clock() -> Clock:
    from core.base.clock import SystemClock

    return SystemClock()


class FirstPaint(QObject):
    """Calls `then` once, after `window` was painted for the first time."""

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        self._desk = window.desk
        self._desk.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._desk.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


class Crashes(QObject):
    """Emits the path of a crash file to the window."""

    told = Signal(Path)
