"""Many households of the list at once: picked, given, taken along, printed, closed; and doors moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from core.application.paper_order import Paper
from core.application.services import Services
from core.assignments.ports import Door
from core.base.changes import Outcome
from core.base.errors import UserError
from core.base.ids import HouseholdId, OfficerId
from core.records.household import CloseReason
from ui.qt.context import PageContext
from ui.qt.households.list_card import ListCard
from ui.qt.households.many_bar import ManyBar
from ui.qt.households.view_model import HouseholdsViewModel
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.jobs import Cancelled, JobContext, value_of
from ui.qt.models.visit_words import households
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.shared.door_notes import DoorNotes
from ui.qt.shared.doors import DoorsFilter
from ui.qt.shared.undoing import AT_ONCE, UndoBar
from ui.qt.widgets.button import Button

CONTEXT: Final = "ManyDoors"

Households = Sequence[HouseholdId]
Step = Callable[[Services, Households], Outcome[tuple[HouseholdId, ...]]]
"""An act for these households, by the services of the thread it runs on."""


class ManyDoors(QObject):
    """Joins the list of the households' page to the desks of assignments and of the walk."""

    def __init__(
        self, page: Page, card: ListCard, model: HouseholdsViewModel, context: PageContext, notes: DoorNotes
    ) -> None:
        super().__init__(page)
        self._page = page
        self._model = model
        self._services = context.services
        self._jobs = context.jobs
        self._desk = context.services.assignments
        self._notes = notes
        self._picked: list[int] = []
        self._restoring = False
        self.list = card.list
        self.choice = DoorsFilter(context, model.read_again)
        self.choice.setObjectName("households.doors")
        self.pick = Button("", icon=Icon.DONE)
        self.pick.setObjectName("households.pick")
        card.head.add_choice(self.choice)
        card.head.add_end(self.pick)
        self.bar = ManyBar()
        card.body.insertWidget(1, self.bar)
        self.bar.hide()
        page.add_below(UndoBar(model.changes.undoing))
        self._connect()
        context.changes.changed.connect(notes.follow)

    @property
    def picking(self) -> bool:
        return self.list.picking

    def retranslate(self) -> None:
        self.pick.set_text(_said(QT_TRANSLATE_NOOP("ManyDoors", "Pick several")))
        self.bar.retranslate()
        self._notes.forget()
        self._offer()

    def render(self) -> None:
        """Restore the picked rows after the list was rebuilt."""
        state = self._model.state
        self.list.set_movable(movable=not state.by_name)
        self._offer()
        if self.picking and self.list.picked() != self._picked:
            self._restoring = True
            self.list.set_picked(self._picked)
            self._restoring = False
            self._picked = self.list.picked()
        self.bar.show_count(len(self._picked))

    def set_picking(self, *, picking: bool, everything: bool = False) -> None:
        """Into the mode where clicks pick, or out of it."""
        self._picked = []
        self.list.set_picking(picking=picking)
        self.bar.setVisible(picking)
        self.bar.warn("")
        self.bar.show_count(0)
        self.pick.setVisible(not picking)
        if not picking:
            return
        self.list.setFocus()
        if everything:
            self.list.pick_all()
        elif (current := self.list.current_key()) and not everything:
            self.list.set_picked([int(current)])

    def do(self, what: str) -> None:
        """One of the acts of the bar, for the households picked."""
        acts: dict[str, Callable[[], None]] = {
            "give": lambda: self._give(self.bar.chosen_officer()),
            "free": self._free,
            "out": self._check_out,
            "back": self._give_back,
            "hand": self._hand,
            "print": self.print_out,
            "close": self._close,
            "leave": lambda: self.set_picking(picking=False),
        }
        self.bar.warn("")
        acts[what]()

    def print_out(self) -> None:
        """The walk list of the households picked, on the print page."""
        if self._picked:
            self.print_numbers(self._picked)

    def print_numbers(self, numbers: Sequence[int]) -> None:
        """The walk list of these households, on the print page."""
        named = " ".join(self._services.store.households.ids(numbers))
        self._page.page_requested.emit(PageId.PRINT, f"{Paper.WALK_LIST.value} {named}")

    def give_numbers(self, numbers: Sequence[int], officer: OfficerId | None) -> None:
        """Give these households to an officer, or to no one; the toast has the undo."""
        text = QT_TRANSLATE_NOOP("ManyDoors", "Given to {name}: {households}.")
        if officer is None:
            text = QT_TRANSLATE_NOOP("ManyDoors", "Given to nobody now: {households}.")
        self._perform(
            lambda own, chosen: own.assignments.give(chosen, officer), text, officer, numbers=numbers
        )

    def pick_numbers(self, numbers: Sequence[int]) -> None:
        """Pick these households in the list, for the acts of its bar."""
        self.set_picking(picking=True)
        self.list.set_picked(numbers)

    def move(self, numbers: list[int], at: int) -> None:
        """Puts doors before the row at a place of the list."""
        listed = self._model.state.numbers
        moved = set(numbers)
        above = next((n for n in reversed(listed[:at]) if n not in moved), None)
        below = next((n for n in listed[at:] if n not in moved), None)
        reader = self._services.store.households
        behind, before = (next(iter(reader.ids([] if n is None else [n])), None) for n in (above, below))
        current = self.list.current_key()

        def step(own: Services, chosen: Households) -> Outcome[tuple[HouseholdId, ...]]:
            return own.walk.move(chosen, behind=behind, before=before)

        def show() -> None:
            if current and not self.picking:
                self.list.show_current(int(current))

        text = QT_TRANSLATE_NOOP("ManyDoors", "Moved in the walking order: {households}.")
        self._perform(step, text, numbers=numbers, then=show)

    def _give(self, officer: OfficerId | None) -> None:
        if officer is None:
            self._name_first()
            return
        text = QT_TRANSLATE_NOOP("ManyDoors", "Given to {name}: {households}.")
        self._perform(lambda own, chosen: own.assignments.give(chosen, officer), text, officer)

    def _free(self) -> None:
        text = QT_TRANSLATE_NOOP("ManyDoors", "Given to nobody now: {households}.")
        self._perform(lambda own, chosen: own.assignments.give(chosen, None), text)

    def _check_out(self) -> None:
        officer = self.bar.chosen_officer()
        if officer is None:
            self._name_first()
            return
        shared: list[Door] = []

        def step(own: Services, chosen: Households) -> Outcome[tuple[HouseholdId, ...]]:
            outcome = own.assignments.check_out(chosen, officer)
            shared.extend(outcome.value.shared)
            return Outcome(outcome.value.households, outcome.changes)

        text = QT_TRANSLATE_NOOP("ManyDoors", "{name} checked out: {households}.")
        self._perform(step, text, officer, then=lambda: self._warn_of(shared, officer))

    def _warn_of(self, shared: Sequence[Door], officer: OfficerId) -> None:
        """Doors that somebody else has out too."""
        if not shared:
            return
        others = {one for door in shared for one in door.rivals(officer)}
        sentence = QT_TRANSLATE_NOOP(
            "ManyDoors",
            "Two teams on one door: {names} has {households} of these out too. Ask each other first.",
        )
        names = ", ".join(sorted(map(self._notes.name, others)))
        self.bar.warn(_said(sentence, names=names, households=households(len(shared))))

    def _give_back(self) -> None:
        officer = self.bar.chosen_officer()
        if officer is None:
            self._name_first()
            return
        text = QT_TRANSLATE_NOOP("ManyDoors", "{name} returned: {households}.")
        self._perform(lambda own, chosen: own.assignments.give_back(chosen, officer), text, officer)

    def _hand(self) -> None:
        officer = self.bar.chosen_officer()
        if officer is None:
            self._name_first()
            return
        text = QT_TRANSLATE_NOOP("ManyDoors", "Handed over to {name}: {households}.")
        self._perform(lambda own, chosen: own.assignments.hand_to(chosen, officer), text, officer)

    def _close(self) -> None:
        reason = str(self.bar.reason.currentData() or "")
        if not reason:
            sentence = QT_TRANSLATE_NOOP("ManyDoors", "Choose a reason first; it can be checked later.")
            self.bar.warn(_said(sentence))
            self.bar.reason.setFocus()
            return
        text = QT_TRANSLATE_NOOP("ManyDoors", "Closed: {households}; their visits stay.")
        self._perform(lambda own, chosen: own.walk.close(chosen, CloseReason(reason)), text)

    def _add_officer(self, name: str) -> None:
        try:
            outcome = self._desk.add_officer(name)
        except UserError as error:
            self._model.tell(error)
            return
        self._notes.forget()
        officer = self._services.published(outcome)
        self.bar.name.set_text("")
        self.bar.show_officers(self._desk.reader.officers(), officer)
        self._offer()
        self.bar.buttons["give"].setFocus()

    def _name_first(self) -> None:
        sentence = QT_TRANSLATE_NOOP("ManyDoors", "Write the new officer's name first and press Enter.")
        self.bar.warn(_said(sentence))
        self.bar.name.setVisible(True)
        self.bar.name.edit.setFocus()

    def _perform(
        self,
        step: Step,
        text: str,
        officer: OfficerId | None = None,
        *,
        numbers: Sequence[int] | None = None,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Do one act on the picked households, or on `numbers`; show the outcome with its undo.

        More than `AT_ONCE` are written off the window's thread.
        """
        if not self.bar.busy.isHidden():
            return
        chosen = tuple(self._picked if numbers is None else numbers)

        def finish(answer: Callable[[], Outcome[tuple[HouseholdId, ...]]]) -> None:
            self.bar.end_work()
            try:
                done = self._services.published(answer())
            except UserError as error:
                self._model.tell(error)
                return
            except Cancelled:
                return
            name = "" if officer is None else self._notes.name(officer)
            sentence = _said(text, name=name, households=households(len(done)))
            self._model.say_done(sentence, undoable=bool(done))
            then()

        def work(_job: JobContext) -> Outcome[tuple[HouseholdId, ...]]:
            with self._services.worker() as own:
                return step(own, own.store.households.ids(chosen))

        if len(chosen) > AT_ONCE:
            self.bar.begin_work(len(chosen))
            self._jobs.submit(work, lambda result: finish(lambda: value_of(result)))
            return
        finish(lambda: step(self._services, self._services.store.households.ids(chosen)))

    def _ids(self) -> Sequence[HouseholdId]:
        return self._services.store.households.ids(self._picked)

    def _offer(self) -> None:
        officers = self._desk.reader.officers()
        self.choice.offer_again()
        self.bar.show_officers(officers, None)

    def _take_picks(self) -> None:
        if not self._restoring:
            self._picked = self.list.picked()
            self.bar.show_count(len(self._picked))

    def _connect(self) -> None:
        self.pick.clicked.connect(lambda: self.set_picking(picking=True))
        self.list.picking_asked.connect(lambda all_: self.set_picking(picking=True, everything=all_))
        self.list.picks_changed.connect(self._take_picks)
        self.list.moved.connect(self.move)
        self.bar.asked.connect(self.do)
        self.bar.officer_named.connect(self._add_officer)


def _said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)
