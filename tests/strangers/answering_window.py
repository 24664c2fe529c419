"""The demo window on a real display; it answers each line of its input with what has the focus, as JSON."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QLineEdit

from app.workspaces import system_workspaces
from ui.qt.application import dress_application, make_application
from ui.qt.i18n import Language
from ui.qt.main_window import MainWindow
from ui.qt.opening import WindowOptions, make_window
from ui.qt.settings import WindowSettings


def state(window: MainWindow) -> dict[str, str]:
    page, focus = window.current_page(), QApplication.focusWidget()
    subject = page.header.toast.sentence.text() if page is not None else ""
    return {
        "page": page.page_id if page is not None else "",
        "focus": focus.objectName() if focus is not None else "",
        "text": focus.text() if isinstance(focus, QLineEdit) else "",
        "toast": subject,
    }


def main() -> int:
    app = make_application(["tung-nha"])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        settings = WindowSettings(Path(folder) / "window.ini")
        translations = dress_application(app, settings.theme(), Language.VIETNAMESE)
        options = WindowOptions(folder=Path(folder) / "data", demo=True)
        window, _session = make_window(options, settings, translations, system_workspaces)

        def answer() -> None:
            if not sys.stdin.readline():
                app.quit()
                return
            sys.stdout.write(json.dumps(state(window)) + "\n")
            sys.stdout.flush()

        notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(answer)
        window.show()
        return app.exec()


if __name__ == "__main__":
    sys.exit(main())
