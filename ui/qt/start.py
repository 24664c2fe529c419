"""The window's start: arguments, crash hook, application, first paint; the database comes after it."""

from __future__ import annotations

from collections.abc import Sequence

from core.base.program import SETTINGS_NAME, VERSION, crash_folder, state_folder
from ui.qt.application import APP_ID, dress_application, install_crash_hook, make_application
from ui.qt.i18n import Language
from ui.qt.jobs import JobRunner, PoolExecutor
from ui.qt.main_window import MainWindow
from ui.qt.opening import (
    Crashes,
    FirstPaint,
    MakeWorkspaces,
    Opening,
    UsualFolder,
    WindowOptions,
    parse_options,
    system_clock,
)
from ui.qt.settings import WindowSettings


def run_window(arguments: Sequence[str], make_workspaces: MakeWorkspaces, usual_folder: UsualFolder) -> int:
    """Opens the window and returns when it is closed; with `--selfcheck` it reports instead.

    `usual_folder` is asked for after the first paint: finding it takes a library.
    """
    options = parse_options(arguments) if arguments else WindowOptions()
    crashes = Crashes()
    install_crash_hook(crash_folder(), VERSION, system_clock, crashes.told.emit)
    if options.selfcheck:
        from ui.qt.selfcheck import run_selfcheck

        return run_selfcheck(make_workspaces(), options.language or Language.VIETNAMESE)
    app = make_application([APP_ID])
    settings = WindowSettings(state_folder() / SETTINGS_NAME)
    if options.language is not None:
        settings.set_language(options.language)
    translations = dress_application(app, settings.theme(), settings.language())
    opening = Opening(options, make_workspaces, crashes, usual_folder)
    window = MainWindow(settings, JobRunner(PoolExecutor()), translations, opening.end)
    FirstPaint(window, lambda: opening.begin(window))
    window.show_first()
    return app.exec()
