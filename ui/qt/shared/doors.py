"""Filter of a list by officer: all, mine, or another officer's; only the id is stored between starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.application.services import Services
from core.assignments.ports import Officer
from core.base.changes import Changes, Topic
from core.base.ids import OfficerId
from ui.qt.context import PageContext
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.settings import WindowSettings
from ui.qt.widgets.choice import Combo

OFFICER_KEY: Final = "walk/officer"
CONTEXT: Final = "Doors"


def said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def officer_name(officer: Officer) -> str:
    """The name, or the end of the id where the name has not arrived."""
    return officer.name or f"…{officer.id[-4:]}"


def kept_officer(settings: WindowSettings, services: Services) -> OfficerId | None:
    """Return the officer of the last filter; None for all, and for an officer that is not in the
    workspace.
    """
    kept = OfficerId(settings.value(OFFICER_KEY))
    known = services.assignments.reader.officer(kept) if kept else None
    return None if known is None else known.id


def keep_officer(settings: WindowSettings, officer: OfficerId | None) -> None:
    settings.set_value(OFFICER_KEY, officer or "")


def visited_of(services: Services, officer: OfficerId | None) -> int:
    """Listed households with a visit: an officer's, or all of the workspace."""
    if officer is not None:
        return services.assignments.reader.visited(officer)
    return sum(unit.visited for unit in services.store.figures.units())


class DoorsChoice(Combo):
    """Every door, mine, or those of another officer; the data of an item is an officer's id or nothing."""

    def offer(self, officers: Sequence[Officer], me: OfficerId, chosen: OfficerId | None) -> None:
        """Shows these officers, mine first; `chosen` is picked."""
        items = [(said(QT_TRANSLATE_NOOP("Doors", "Everybody's doors")), "")]
        items += [(said(QT_TRANSLATE_NOOP("Doors", "My doors")), one.id) for one in officers if one.id == me]
        theirs = QT_TRANSLATE_NOOP("Doors", "Doors of {name}")
        items += [(said(theirs, name=officer_name(one)), one.id) for one in officers if one.id != me]
        shown = [(self.itemText(at), self.itemData(at)) for at in range(self.count())]
        if shown != items:
            self.clear()
            for text, data in items:
                self.addItem(text, data)
            self.updateGeometry()
        self.setCurrentIndex(max(0, self.findData(chosen or "")))
        self.setAccessibleName(said(QT_TRANSLATE_NOOP("Doors", "Whose doors")))

    def officer(self) -> OfficerId | None:
        return OfficerId(self.currentData()) if self.currentData() else None


class DoorsFilter(DoorsChoice):
    """The choice of a page: shown where there is a team or doors are given; `read_again` follows a choice."""

    def __init__(self, context: PageContext, read_again: Callable[[], None]) -> None:
        super().__init__()
        self._services = context.services
        self._settings = context.settings
        self._read_again = read_again
        self.activated.connect(self._choose)
        context.changes.changed.connect(self._follow)
        self.hide()

    def offer_again(self) -> None:
        """The officers as they are now, in the language in force."""
        desk = self._services.assignments
        officers = desk.reader.officers()
        self.offer(officers, desk.me, kept_officer(self._settings, self._services))
        self.setVisible(len(officers) > 1 or desk.reader.has_doors())

    def _choose(self) -> None:
        keep_officer(self._settings, self.officer())
        self._read_again()

    def _follow(self, changes: Changes) -> None:
        if changes.topics & {Topic.ASSIGNMENTS, Topic.BATCHES}:
            self.offer_again()
