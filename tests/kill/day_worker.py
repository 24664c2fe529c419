"""A process with a real window in which the scripted day goes on from a step, until it is killed.

It prints on standard output, each line at once: `offered` and `typed` with a field and its text,
`done` with a step when the window has confirmed it, and `end` after the last one.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

from PySide6.QtWidgets import QApplication

from tests.day.keyboard import Keyboard
from tests.day.prepare import clock_at, read_plan, workspaces_of
from tests.day.script import day
from tests.day.sitting import Sitting
from ui.qt.application import APP_ID, dress_application, make_application
from ui.qt.i18n import Language, Translations
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.opening import WindowOptions, make_window
from ui.qt.settings import WindowSettings
from ui.qt.theme import Theme


def main(folder: Path, first: int) -> None:
    application = make_application([APP_ID])
    dress_application(application, Theme(), Language.ENGLISH).remove()
    clock = clock_at(first)
    settings = WindowSettings(folder.parent / "window.ini")
    settings.set_language(Language.ENGLISH)
    executor = ManualExecutor()
    window, session = make_window(
        WindowOptions(folder=folder),
        settings,
        Translations(application, folder.parent / "none"),
        lambda: workspaces_of(clock),
        jobs=JobRunner(executor),
        clock=clock,
    )
    begun: list[bool] = []
    session.entered.connect(lambda: begun.append(True))
    window.show()
    window.activateWindow()
    while not (begun and window.isActiveWindow()):
        executor.wait()  # data that a kill left is checked first
        QApplication.processEvents()
    sitting = Sitting(keys=Keyboard(window), plan=read_plan(folder.parent / "plan.json"), tell=tell)
    for number, step in enumerate(day()[first:], start=first):
        clock.instant = clock_at(number).instant
        step.do(sitting)
        tell("done", str(number), "")
    tell("end", "", "")


def tell(what: str, where: str, text: str) -> None:
    sys.stdout.write(f"{what}\t{where}\t{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
