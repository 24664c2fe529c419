"""Many households of list or street at once: given, taken along, corrected, printed, closed, moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt

from core.application.paper_order import Paper
from core.application.services import Services
from core.assignments.ports import Door
from core.base.changes import Outcome
from core.base.errors import UserError
from core.base.ids import HouseholdId, OfficerId
from core.households.desk import NewPlace
from core.records.household import CloseReason
from ui.qt.context import PageContext
from ui.qt.households.excel import ExcelLists
from ui.qt.households.list_card import ListCard
from ui.qt.households.place_form import PlaceForm
from ui.qt.households.state import Form
from ui.qt.households.view_model import HouseholdsViewModel
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.jobs import Cancelled, JobContext, value_of
from ui.qt.models.visit_words import households
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.shared.door_notes import DoorNotes
from ui.qt.shared.undoing import AT_ONCE, UndoBar
from ui.qt.street.pick_bar import PickBar

CONTEXT: Final = "ManyDoors"

Households = Sequence[HouseholdId]
Step = Callable[[Services, Households], Outcome[tuple[HouseholdId, ...]]]
"""An act for these households, by the services of the thread it runs on."""


@dataclass(frozen=True, slots=True)
class Picks:
    """A bar, the row numbers picked beside it, and the way to pick none."""

    bar: PickBar
    picked: Callable[[], Sequence[int]]
    leave: Callable[[], None]


class ManyDoors(QObject):
    """Joins the list and the street of the households' page to the desks of assignments and of the walk."""

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
        self.card = card
        self.list = card.list
        self.bar = PickBar()
        card.body.addWidget(self.bar)
        self.excel = ExcelLists(page, card, model, context)
        self.form = PlaceForm("households.many", many=True)
        self._own = Picks(self.bar, lambda: self._picked, lambda: self.set_picking(picking=False))
        self._correcting = self._own
        page.add_below(UndoBar(model.changes.undoing))
        self.serve(self._own)
        self._connect()
        context.changes.changed.connect(notes.follow)

    @property
    def picking(self) -> bool:
        return self.list.picking

    def serve(self, picks: Picks) -> None:
        """Answer the acts of a bar."""
        bar = picks.bar
        bar.asked.connect(lambda act, value: self.do(act, value, picks))
        bar.officers_wanted.connect(lambda: bar.show_officers(self._desk.reader.counted(), self._desk.me))

    def retranslate(self) -> None:
        self.form.retranslate()
        self.excel.retranslate()
        self._notes.forget()

    def render(self) -> None:
        """Restore the picked rows after the list was rebuilt."""
        state = self._model.state
        self.form.setVisible(state.form is Form.PLACES)
        self.form.show_problem(state.problem if state.form is Form.PLACES else "")
        if state.opened is not None:
            return
        self.list.set_movable(movable=not state.by_name)
        if self.picking and self.list.picked() != self._picked:
            self._restoring = True
            self.list.set_picked(self._picked)
            self._restoring = False
            self._picked = self.list.picked()
        self._show_count()

    def set_picking(self, *, picking: bool, everything: bool = False) -> None:
        """Into the mode where clicks pick, or out of it."""
        self._picked = []
        self._restoring = True
        self.list.set_picking(picking=picking)
        self._restoring = False
        self.bar.setVisible(picking)
        self.bar.warn("")
        self._show_count()
        if not picking:
            return
        self.list.setFocus()
        if everything:
            self.list.pick_all()
        elif current := self.list.current_key():
            self.list.set_picked([int(current)])

    def do(self, act: str, value: str = "", picks: Picks | None = None) -> None:
        """One of the acts of a bar, for the households picked beside it."""
        picks = picks or self._own
        acts: dict[str, Callable[[], None]] = {
            "give": lambda: self._give(picks, OfficerId(value) if value else None),
            "out": lambda: self._check_out(picks, OfficerId(value)),
            "back": lambda: self._give_back(picks, OfficerId(value)),
            "hand": lambda: self._hand(picks, OfficerId(value)),
            "name": lambda: self._add_officer(picks, value),
            "print": lambda: self.print_numbers(picks.picked()),
            "places": lambda: self._correct(picks),
            "close": lambda: self._close(picks, CloseReason(value)),
            "leave": picks.leave,
        }
        picks.bar.warn("")
        acts[act]()

    def print_out(self) -> None:
        """The walk list of the households picked, on the print page."""
        if self._picked:
            self.print_numbers(self._picked)

    def print_numbers(self, numbers: Sequence[int]) -> None:
        """The walk list of these households, on the print page."""
        named = " ".join(self._services.store.households.ids(numbers))
        self._page.page_requested.emit(PageId.PRINT, f"{Paper.WALK_LIST.value} {named}")

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
        self._perform(self._own, step, text, numbers=numbers, then=show)

    def _give(self, picks: Picks, officer: OfficerId | None) -> None:
        text = QT_TRANSLATE_NOOP("ManyDoors", "Given to {name}: {households}.")
        if officer is None:
            text = QT_TRANSLATE_NOOP("ManyDoors", "Given to nobody now: {households}.")
        self._perform(picks, lambda own, chosen: own.assignments.give(chosen, officer), text, officer)

    def _check_out(self, picks: Picks, officer: OfficerId) -> None:
        shared: list[Door] = []

        def step(own: Services, chosen: Households) -> Outcome[tuple[HouseholdId, ...]]:
            outcome = own.assignments.check_out(chosen, officer)
            shared.extend(outcome.value.shared)
            return Outcome(outcome.value.households, outcome.changes)

        text = QT_TRANSLATE_NOOP("ManyDoors", "{name} checked out: {households}.")
        self._perform(picks, step, text, officer, then=lambda: self._warn_of(picks, shared, officer))

    def _warn_of(self, picks: Picks, shared: Sequence[Door], officer: OfficerId) -> None:
        """Doors that somebody else has out too."""
        if not shared:
            return
        others = {one for door in shared for one in door.rivals(officer)}
        sentence = QT_TRANSLATE_NOOP(
            "ManyDoors",
            "Two teams on one door: {names} has {households} of these out too. Ask each other first.",
        )
        names = ", ".join(sorted(map(self._notes.name, others)))
        picks.bar.warn(_said(sentence, names=names, households=households(len(shared))))

    def _give_back(self, picks: Picks, officer: OfficerId) -> None:
        text = QT_TRANSLATE_NOOP("ManyDoors", "{name} returned: {households}.")
        self._perform(picks, lambda own, chosen: own.assignments.give_back(chosen, officer), text, officer)

    def _hand(self, picks: Picks, officer: OfficerId) -> None:
        text = QT_TRANSLATE_NOOP("ManyDoors", "Handed over to {name}: {households}.")
        self._perform(picks, lambda own, chosen: own.assignments.hand_to(chosen, officer), text, officer)

    def _close(self, picks: Picks, reason: CloseReason) -> None:
        text = QT_TRANSLATE_NOOP("ManyDoors", "Closed: {households}; their visits stay.")
        self._perform(picks, lambda own, chosen: own.walk.close(chosen, reason), text)

    def _correct(self, picks: Picks) -> None:
        """Ask for the hamlet, group and street of the picked households."""
        self._correcting = picks
        self.form.begin_many(households(len(picks.picked())))
        self._model.begin(Form.PLACES)
        self.form.field("hamlet").edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_places(self, place: NewPlace) -> None:
        text = QT_TRANSLATE_NOOP("ManyDoors", "Place corrected: {households}.")
        self._perform(
            self._correcting, lambda own, chosen: own.households.correct_places(chosen, place), text
        )

    def _add_officer(self, picks: Picks, name: str) -> None:
        """A new officer, to whom the picked households are given at once."""
        try:
            outcome = self._desk.add_officer(name)
        except UserError as error:
            self._model.tell(error)
            return
        self._notes.forget()
        officer = self._services.published(outcome)
        picks.bar.show_naming(naming=False)
        self._give(picks, officer)

    def _perform(
        self,
        picks: Picks,
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
        bar = picks.bar
        if not bar.busy.isHidden():
            return
        chosen = tuple(picks.picked() if numbers is None else numbers)

        def finish(answer: Callable[[], Outcome[tuple[HouseholdId, ...]]]) -> None:
            bar.end_work(len(picks.picked()))
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
            bar.begin_work(len(chosen))
            self._jobs.submit(work, lambda result: finish(lambda: value_of(result)))
            return
        finish(lambda: step(self._services, self._services.store.households.ids(chosen)))

    def _take_picks(self) -> None:
        if not self._restoring:
            self._picked = self.list.picked()
            self._show_count()
            if not self._picked:
                self.set_picking(picking=False)

    def _show_count(self) -> None:
        self.bar.show_count(len(self._picked))
        self.card.show_picks(len(self._picked))

    def _pick_all(self) -> None:
        """The box over the rows: every household that is shown, or none."""
        everything = len(self._picked) < len(self._model.state.numbers)
        self.set_picking(picking=everything, everything=everything)

    def _connect(self) -> None:
        self.card.every.clicked.connect(self._pick_all)
        self.list.picking_asked.connect(lambda all_: self.set_picking(picking=True, everything=all_))
        self.list.picks_changed.connect(self._take_picks)
        self.list.moved.connect(self.move)
        self.form.submitted.connect(self._save_places)
        self.form.given_up.connect(lambda: self._model.begin(Form.NONE))


def _said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)
