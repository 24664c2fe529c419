"""Run by the Python of Windows: the window of a ward on the platform of Windows, as a picture."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.workspaces import system_workspaces
from core.base.clock import SystemClock
from core.records.workspace import Language as WorkspaceLanguage
from ui.qt.application import APP_ID, dress_application, make_application
from ui.qt.dialogs import FileDialogs
from ui.qt.fonts import load_fonts
from ui.qt.i18n import Language
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.opening import WindowOptions, make_window
from ui.qt.settings import WindowSettings


def main(folder: Path) -> None:
    app = make_application([APP_ID])
    assert not load_fonts()
    settings = WindowSettings(folder / "window.ini")
    translations = dress_application(app, settings.theme(), Language.VIETNAMESE)
    workspaces, executor = system_workspaces(), ManualExecutor()
    workspaces.create_demo(folder / "ward", WorkspaceLanguage.VIETNAMESE).close()
    window, session = make_window(
        WindowOptions(folder=folder / "ward"),
        settings,
        translations,
        lambda: workspaces,
        jobs=JobRunner(executor),
        dialogs=FileDialogs(),
        clock=SystemClock(),
    )
    window.resize(1280, 720)
    window.show()
    session.enter(workspaces.open(folder / "ward"))
    for _ in range(5):
        executor.wait()
        app.processEvents()
    print("platform", QApplication.platformName())
    screen = window.screen()
    screen.grabWindow(0).save(str(folder / "desktop.png"))
    window.grab().save(str(folder / "window.png"))
    window.close()
    print("closed", not window.isVisible())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
