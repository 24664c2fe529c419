"""Reads what is due; read anew when something changed and the page is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.changes import Changes, Topic
from core.households.household import HouseholdRow
from core.ids import HouseholdId
from core.quality.models import ReturnedVisit
from ui.qt.context import PageContext
from ui.qt.today.state import WEEK, Place, Read, ReturnedPlace, State, reduce_read

MOST_CALLBACKS: Final = 4
MOST_DRAFTS: Final = 3
MOST_RETURNED: Final = 2
DEPENDS_ON: Final = frozenset(Topic) - {Topic.UNITS}


class TodayViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._state = State(today=context.services.clock.now().date())
        context.changes.changed.connect(self._follow)
        self.watched = False
        """Whether somebody looks at the page now."""

    @property
    def state(self) -> State:
        return self._state

    def load(self) -> None:
        """Read everything that the page shows."""
        store = self._services.store
        today = self._services.clock.now().date()
        waiting = self._services.quality.returned()
        returned = self._returned(waiting)
        read = Read(
            today=today,
            figures=store.figures.units(),
            days=store.figures.days(WEEK),
            callbacks=tuple(
                self._placed(row) for row in store.figures.callbacks(MOST_CALLBACKS - len(returned))
            ),
            callback_count=store.figures.callback_count(today),
            drafts=self._drafts(),
            returned=returned,
            returned_total=len({found.household for found in waiting}),
            sheets=tuple(self._services.sheets.begun()[:MOST_DRAFTS]),
            sending=store.figures.sending(),
            next_up=self._next(),
        )
        self._state = reduce_read(self._services.campaign, read)
        self.changed.emit()

    def _drafts(self) -> tuple[Place, ...]:
        found = []
        for household, text in list(self._services.store.households.drafts().items())[:MOST_DRAFTS]:
            row = self._services.store.households.get(HouseholdId(household))
            if row is not None and not row.closed:
                found.append(self._placed(row, draft=" ".join(text.split("\n"))))
        return tuple(found)

    def _returned(self, waiting: Sequence[ReturnedVisit]) -> tuple[ReturnedPlace, ...]:
        """The first of what was sent back, the oldest first; one household once."""
        asked = {returned.household: returned for returned in waiting}
        rows = {row.id: row for row in self._services.store.households.rows_of(list(asked)[:MOST_RETURNED])}
        return tuple(
            ReturnedPlace(
                row=rows[household],
                place=self._services.store.households.place(rows[household].number),
                asked=found,
            )
            for household, found in asked.items()
            if household in rows
        )

    def _next(self) -> Place | None:
        reader = self._services.store.households
        number = reader.next_unvisited(None)
        rows = () if number is None else reader.rows([number])
        return self._placed(rows[0]) if rows else None

    def _placed(self, row: HouseholdRow, draft: str = "") -> Place:
        return Place(row=row, place=self._services.store.households.place(row.number), draft=draft)

    def _follow(self, changes: Changes) -> None:
        if self.watched and changes.topics & DEPENDS_ON:
            self.load()
