"""Reads due work; again when something changed and the page is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.base.changes import Changes, Topic
from core.households.forms import household_of
from core.quality.models import ReturnedVisit
from core.records.household import HouseholdQuery, HouseholdRow, WalkFilter
from ui.qt.context import PageContext
from ui.qt.today.state import (
    ROOMY_CALLBACKS,
    WEEK,
    BegunForm,
    Place,
    Read,
    ReturnedPlace,
    State,
    reduce_read,
    room_of,
)

DEPENDS_ON: Final = frozenset(Topic) - {Topic.UNITS}
_TO_VISIT: Final = HouseholdQuery(show=WalkFilter.TO_VISIT)


class TodayViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._state = State(today=context.services.clock.now().date())
        context.changes.changed.connect(self._follow)
        self.watched = False
        """True while the page is shown."""

    @property
    def state(self) -> State:
        return self._state

    def load(self) -> None:
        """Read everything that the page shows."""
        store = self._services.store
        today = self._services.clock.now().date()
        waiting = self._services.quality.returned()
        asked = len({found.household for found in waiting})
        callbacks = store.figures.callback_count(today)
        drafts, forms, sheets = self._drafts(), self._forms(), self._services.sheets.begun()
        total = len(drafts) + len(forms) + len(sheets)
        stick = self._services.stick.state()
        next_up = self._next()
        returned, due, begun = room_of(asked, callbacks.total, total, reminds=stick.is_due)
        read = Read(
            today=today,
            figures=store.figures.units(),
            days=store.figures.days(WEEK),
            callbacks=tuple(self._placed(row) for row in store.figures.callbacks(ROOMY_CALLBACKS)),
            least_callbacks=due,
            callback_count=callbacks,
            drafts=tuple(drafts[:begun]),
            forms=tuple(forms[: max(0, begun - len(drafts))]),
            begun_total=total,
            returned=self._returned(waiting, returned),
            returned_total=asked,
            sheets=tuple(sheets[: max(0, begun - len(drafts) - len(forms))]),
            sending=store.figures.sending(),
            stick=stick,
            next_up=next_up,
            to_return=0 if next_up is not None else len(store.households.numbers(_TO_VISIT)),
        )
        self._state = reduce_read(self._services.campaign, read)
        self.changed.emit()

    def _drafts(self) -> list[Place]:
        """Lines of visits; of households that are still listed."""
        texts = self._services.store.households.drafts()
        rows = {row.id: row for row in self._services.store.households.rows_of(list(texts))}
        return [
            self._placed(rows[household], draft=" ".join(text.split("\n")))
            for household, text in texts.items()
            if household in rows and not rows[household].closed
        ]

    def _forms(self) -> list[BegunForm]:
        """New people and households that were typed and not recorded."""
        found = []
        for form, text in self._services.store.forms().items():
            household = household_of(form)
            row = None if household is None else self._services.store.households.get(household)
            if household is None or (row is not None and not row.closed):
                place = None if row is None else self._placed(row)
                shown = ", ".join(part for part in text.split("\n") if part.strip())
                found.append(BegunForm(form=form, place=place, text=shown))
        return found

    def _returned(self, waiting: Sequence[ReturnedVisit], most: int) -> tuple[ReturnedPlace, ...]:
        """The first of what was sent back, the oldest first; one household once."""
        asked = {returned.household: returned for returned in waiting}
        rows = {row.id: row for row in self._services.store.households.rows_of(list(asked)[:most])}
        return tuple(
            ReturnedPlace(
                row=rows[household],
                place=rows[household].list_number,
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
        return Place(row=row, place=row.list_number, draft=draft)

    def _follow(self, changes: Changes) -> None:
        if self.watched and changes.topics & DEPENDS_ON:
            self.load()
