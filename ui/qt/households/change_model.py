"""Changes of an opened household beside its facts: assignment, parts, double, visits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject

from core.base.errors import UserError
from core.base.ids import HouseholdId, parse_household_code
from core.households.desk import NewHousehold, NewPlace
from core.households.forms import new_apart
from core.quality.desk import CANDIDATES
from core.quality.models import ReturnReason
from core.records.household import HouseholdQuery, HouseholdRow, ReopenReason
from ui.qt.context import PageContext
from ui.qt.households.state import Form, State
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.shared.undoing import Undoing

Step = Callable[[], object]


class HouseholdShown(Protocol):
    """The view model that shows the household."""

    @property
    def state(self) -> State: ...

    def show(self, state: State) -> None: ...

    def begin(self, form: Form) -> None: ...

    def keep(self, form: str, text: str) -> None: ...

    def perform(self, step: Step, sentence: str) -> bool: ...

    def say(self, problem: str) -> None: ...

    def tell(self, error: UserError) -> None: ...

    def say_done(self, sentence: str, *, undoable: bool) -> None: ...


class HouseholdChanges:
    """Acts on the household that `model` has opened."""

    def __init__(self, model: HouseholdShown, context: PageContext, parent: QObject) -> None:
        self._model = model
        self._services = context.services
        self.undoing = Undoing(context, parent)
        self.undoing.failed.connect(model.tell)
        self.undoing.done.connect(lambda sentence: model.say_done(sentence, undoable=False))

    def move(self, place: NewPlace) -> None:
        if (row := self._row()) is not None:
            self._model.perform(
                lambda: self._services.published(self._services.households.move(row.id, place)),
                _said(QT_TRANSLATE_NOOP("HouseholdChanges", "Moved {name}."), name=row.head),
            )

    def split(self, new: NewHousehold) -> None:
        if (row := self._row()) is not None:
            sentence = QT_TRANSLATE_NOOP("HouseholdChanges", "{name} is a household of its own now.")
            self._model.perform(
                lambda: self._services.published(
                    self._services.households.split(row.id, new, draft=new_apart(row.id))
                ),
                _said(sentence, name=new.name.strip()),
            )

    @property
    def apart(self) -> str:
        """Return the text typed for a household that parts from this one, and not recorded."""
        row = self._row()
        return "" if row is None else self._services.store.form(new_apart(row.id))

    def keep_apart(self, text: str) -> None:
        if (row := self._row()) is not None:
            self._model.keep(new_apart(row.id), text)

    def begin_same(self) -> None:
        """Offers the households that may be the same."""
        self._model.begin(Form.SAME)
        if (row := self._row()) is not None:
            candidates = tuple(self._services.quality.candidates(row.id))
            self._model.show(replace(self._model.state, candidates=candidates, found=()))

    def search_same(self, text: str) -> None:
        """Households that the words of `text` find, or the one of a code."""
        row, reader = self._row(), self._services.store.households
        if row is None or self._model.state.form is not Form.SAME:
            return
        numbers = reader.numbers(HouseholdQuery(text=text, limit=CANDIDATES)) if text.strip() else ()
        found = list(reader.rows(numbers)) or self._by_code(text)
        shown = tuple(other for other in found if other.id != row.id)
        self._model.show(replace(self._model.state, found=shown, problem=""))

    def same(self, other: str) -> None:
        if (row := self._row()) is not None:
            sentence = QT_TRANSLATE_NOOP("HouseholdChanges", "The two records are one household now.")
            self._model.perform(
                lambda: self._services.published(self._services.households.merge(row.id, HouseholdId(other))),
                _said(sentence),
            )

    def reopen(self, reason: str) -> None:
        row = self._row()
        if row is None or self._nothing_chosen(reason):
            return
        self._model.perform(
            lambda: self._services.published(self._services.households.reopen(row.id, ReopenReason(reason))),
            _said(QT_TRANSLATE_NOOP("HouseholdChanges", "Reopened {name}."), name=row.head),
        )

    def send_back(self, reason: str, comment: str) -> None:
        visit = self._model.state.visit
        if visit is None or self._nothing_chosen(reason):
            return
        done = QT_TRANSLATE_NOOP("HouseholdChanges", "Sent back to be looked at again.")
        above = QT_TRANSLATE_NOOP(
            "HouseholdChanges", "Sent back. Write the decisions file so that the laptops get it."
        )
        self._model.perform(
            lambda: self._services.published(
                self._services.quality.send_back(visit, ReturnReason(reason), comment)
            ),
            _said(above if self._services.imports is None else done),
        )

    def take_back(self) -> None:
        opened = self._model.state.opened
        if opened is None or (returned := opened.returned) is None:
            return
        self._model.perform(
            lambda: self._services.published(self._services.quality.take_back(returned.visit)),
            _said(QT_TRANSLATE_NOOP("HouseholdChanges", "Looked at; it stays as it is.")),
        )

    def undo(self) -> bool:
        """The last act of this workspace, also one before a restart. Whether there was one."""
        return self.undoing.step(forward=False)

    def redo(self) -> bool:
        return self.undoing.step(forward=True)

    def _nothing_chosen(self, reason: str) -> bool:
        if not reason:
            self._model.say(
                _said(QT_TRANSLATE_NOOP("HouseholdChanges", "Say why, so that it can be checked later."))
            )
        return not reason

    def _by_code(self, text: str) -> list[HouseholdRow]:
        try:
            return list(self._services.store.households.by_code(parse_household_code(text)))
        except UserError:
            return []

    def _row(self) -> HouseholdRow | None:
        opened = self._model.state.opened
        return None if opened is None else opened.row


def _said(source: str, **fields: object) -> str:
    return QCoreApplication.translate("HouseholdChanges", source).format(**fields)
