"""The demo window on a real display; it answers each line of its input with what has the focus, as JSON.

With `street` households are shown as the street, and the first of them are given to officers.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QLineEdit

from app.workspaces import Workspaces, system_workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.records.household import HouseholdQuery
from ui.qt.application import dress_application, make_application
from ui.qt.households.street_side import LIST, STREET, VIEW_KEY
from ui.qt.i18n import Language
from ui.qt.main_window import MainWindow
from ui.qt.opening import WindowOptions, make_window
from ui.qt.settings import WindowSettings
from ui.qt.street.hands import StreetWidget

MORNING = datetime(2026, 12, 3, 7, 0, tzinfo=VIETNAM)
"""Before the first visit of a demo day: the hour decides which household is next, and what it asks."""

HELPER = "Lâm Quốc Bình"
GIVEN = 60


def workspaces(*, portable: bool = False) -> Workspaces:
    return replace(system_workspaces(portable=portable), clock=FixedClock(MORNING))


def give_households(services: Services) -> None:
    """Every third household is mine, every third somebody else's."""
    desk, reader = services.assignments, services.store.households
    numbers = reader.numbers(HouseholdQuery())[:GIVEN]
    desk.give(reader.ids(numbers[::3]), desk.me)
    desk.give(reader.ids(numbers[1::3]), desk.add_officer(HELPER).value)


def house_facts(services: Services, number: int | None) -> str:
    """Return number, head, address and officer of a household as the workspace has them, a line each."""
    if number is None:
        return ""
    reader = services.store.households
    (row,), listed = reader.rows([number]), reader.numbers(HouseholdQuery())
    place = f"{listed.index(number) + 1:04}" if number in listed else row.code
    door = services.assignments.reader.doors([row.id]).get(row.id)
    owner = ""
    if door is not None and door.officer is not None:
        owner = "me" if door.officer == services.assignments.me else HELPER
    return f"{place}\n{row.head}\n{row.address}\n{owner}"


def state(window: MainWindow, services: Services | None) -> dict[str, str]:
    page, focus = window.current_page(), QApplication.focusWidget()
    subject = page.header.toast.sentence.text() if page is not None else ""
    house = focus.current_number() if isinstance(focus, StreetWidget) else None
    return {
        "house": "" if services is None else house_facts(services, house),
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
        on_street = "street" in sys.argv
        settings.set_value(VIEW_KEY, STREET if on_street else LIST)
        options = WindowOptions(folder=Path(folder) / "data", demo=True)
        window, session = make_window(options, settings, translations, workspaces)

        given: list[Services] = []

        def answer() -> None:
            if not sys.stdin.readline():
                app.quit()
                return
            if on_street and session.services is not None and not given:
                given.append(session.services)
                give_households(session.services)
            sys.stdout.write(json.dumps(state(window, session.services)) + "\n")
            sys.stdout.flush()

        notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(answer)
        window.show()
        return app.exec()


if __name__ == "__main__":
    sys.exit(main())
