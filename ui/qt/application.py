"""The Qt application: style, fonts, palette, language, and the hook that turns a bug into a crash file."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from ui.qt.fonts import FIRST_WEIGHTS, load_fonts
from ui.qt.i18n import Language, Translations
from ui.qt.theme import Theme, apply_theme

if TYPE_CHECKING:
    from core.base.clock import Clock

_log = logging.getLogger(__name__)

APP_ID: Final = "tung-nha"
IN_FUSION: Final = "in_fusion"


def make_application(arguments: list[str]) -> QApplication:
    """The one QApplication. Install the crash hook before."""
    app = QApplication([*arguments, "-style", "Fusion"])  # `setStyle` answers with a QStyle: 9 ms of enums
    app.setProperty(IN_FUSION, True)
    app.setApplicationName(APP_ID)
    app.setDesktopFileName(APP_ID)
    return app


def dress_application(app: QApplication, theme: Theme, language: Language) -> Translations:
    """Fusion, our fonts, `theme` and `language`; returns the translations, which switch at run time."""
    if not app.property(IN_FUSION):
        app.setStyle("Fusion")
        app.setProperty(IN_FUSION, True)
    load_fonts(weights=FIRST_WEIGHTS)
    apply_theme(app, theme)
    translations = Translations(app)
    translations.switch(language)
    return translations


def install_crash_hook(
    folder: Path,
    version: str,
    make_clock: Callable[[], Clock],
    on_crash: Callable[[Path], None] | None = None,
) -> None:
    """Write a crash file into `folder` for each uncaught exception, and call `on_crash` with its path."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("uncaught", exc_info=error)
        path = write_crash_file(folder, version, make_clock(), error)
        sys.__excepthook__(kind, error, trace)
        if on_crash is not None:
            on_crash(path)

    sys.excepthook = hook


def write_crash_file(folder: Path, version: str, clock: Clock, error: BaseException) -> Path:
    """Write the place of the error and the versions. Messages and values are left out: they may hold
    names.
    """
    import platform

    from core.base.clock import iso
    from core.base.trace import frames_of

    now = clock.now()
    lines = [
        f"tung-nha {version}",
        f"time {iso(now)}",
        f"python {platform.python_version()}, qt {qVersion()}, {platform.system()} {platform.release()}",
        "",
        *frames_of(error),
    ]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S}.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
