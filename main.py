"""Từng Nhà: argv -> window or command line. The only place that joins ui with app."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.program import SETTINGS_NAME, VERSION, crash_folder, state_folder

if TYPE_CHECKING:
    from core.application.services import Workspaces


def main(arguments: Sequence[str]) -> int:
    """Answers with an exit code (docs/cli.md)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    if arguments[:1] == ["--version"]:
        print(f"Từng Nhà {VERSION}")  # noqa: T201 - the answer
        return 0
    if arguments and not arguments[0].startswith("-"):
        from app.log_file import keep_log
        from app.workspaces import system_workspaces
        from ui.cli.program import run_command

        keep_log(crash_folder())
        return run_command(
            arguments, system_workspaces(portable=_is_portable()), default_folder(), _chosen_folder
        )
    gc.disable()  # until the first paint: 11 of 182 ms (bench/window.py)
    from ui.qt.start import run_window

    return run_window(arguments, _workspaces, default_folder)


def _workspaces() -> Workspaces:
    """Opened after the first paint: the database is no part of the window's start."""
    from app.log_file import keep_log
    from app.workspaces import system_workspaces

    keep_log(crash_folder())
    return system_workspaces(portable=_is_portable())


def default_folder() -> Path:
    """Return `du-lieu` beside the program if `portable.txt` is beside it too, else the user's data folder."""
    if _is_portable():
        return _home() / "du-lieu"
    import platformdirs

    return Path(platformdirs.user_data_dir("tung-nha", appauthor=False)) / "workspace"


def _chosen_folder() -> Path | None:
    """Return the folder that was chosen in the window; its library is loaded only where one may be."""
    settings = state_folder() / SETTINGS_NAME
    if not settings.is_file():
        return None
    from ui.qt.data_folder import chosen_folder

    return chosen_folder(settings, default_folder())


def _home() -> Path:
    return Path(sys.executable if getattr(sys, "frozen", False) else __file__).resolve().parent


def _is_portable() -> bool:
    return (_home() / "portable.txt").exists()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
