"""The review, read off the window's thread; decisions and answers, each by one use case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.changes import Changes, Outcome, T, Topic
from core.errors import UserError
from core.ids import HouseholdId, VisitId
from core.quality.models import CallAnswer
from core.quality.rules import Rule
from core.services import Services
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.jobs import Aborted, JobContext, JobResult, Ok
from ui.qt.quality.state import FIXED, Read, State, reduce_done, reduce_read
from ui.qt.shared.undoing import Undoing

FOLLOWED = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES, Topic.QUALITY, Topic.CAMPAIGN})


class QualityViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._services = context.services
        self._stale = True
        self.watched = False
        self._state = State()
        self.undoing = Undoing(context, self)
        self.undoing.failed.connect(self.tell)
        self.undoing.done.connect(self._say_done)
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    def load(self) -> None:
        """Read everything where something changed since."""
        if self._stale and not self._state.busy:
            self._stale = False
            self._swap(replace(self._state, busy=True))
            self._context.jobs.submit(self._read, self._show)
        else:
            self._swap(self._state)

    def choose(self, section: str) -> None:
        """Another section; one that this version does not know changes nothing."""
        if section in {*FIXED, *Rule}:
            self._swap(replace(self._state, section=section, problem=""))

    def same(self, one: str, other: str) -> None:
        """Two records are one household."""
        self._do(
            lambda: self._services.households.merge(HouseholdId(one), HouseholdId(other)),
            self.tr("The two records are one household now."),
        )

    def not_same(self, one: str, other: str) -> None:
        self._do(
            lambda: self._services.households.part(HouseholdId(one), HouseholdId(other)),
            self.tr("Two households; the pair is not offered again."),
        )

    def decide(self, one: str, other: str, counts: str | None) -> None:
        """Which of two visits counts; None: both."""
        chosen = None if counts is None else VisitId(counts)
        self._do(
            lambda: self._services.quality.decide(VisitId(one), VisitId(other), chosen),
            self.tr("Decided; the history keeps both visits."),
        )

    def take_back(self, visit: str) -> None:
        self._do(
            lambda: self._services.quality.take_back(VisitId(visit)),
            self.tr("It need not be looked at any more."),
        )

    def draw(self, seed: str, size: str) -> None:
        """A call-back sample; what was typed stays where it cannot be drawn."""
        self._state = replace(self._state, seed=seed, size=size)
        number = int(size) if size.strip().isdecimal() else 0
        self._do(
            lambda: self._services.quality.sample(seed, number),
            self.tr("Sample drawn; the seed and the visits it was drawn from are kept."),
            undoable=False,
        )

    def answer(self, place: int, answer: CallAnswer | None) -> None:
        sample = self._state.sample
        if sample is not None:
            said = self.tr("Call {place} noted.").format(place=place)
            self._do(lambda: self._services.quality.answer(sample.id, place, answer), said, undoable=False)

    def undo(self) -> bool:
        return self.undoing.step(forward=False)

    def redo(self) -> bool:
        return self.undoing.step(forward=True)

    def tell(self, error: UserError) -> None:
        self._swap(replace(self._state, problem=sentence_of(error)))

    def _say_done(self, sentence: str) -> None:
        """An act was taken back or done again."""
        self._swap(reduce_done(self._state, sentence, undoable=False))
        self.load()

    def _do(self, act: Callable[[], Outcome[T]], sentence: str, *, undoable: bool = True) -> None:
        try:
            self._services.published(act())
        except UserError as error:
            self.tell(error)
            return
        self._swap(reduce_done(self._state, sentence, undoable=undoable))
        self._stale = True
        self.load()

    def _read(self, _job: JobContext) -> Read:
        with self._services.worker() as own:
            return read_all(own)

    def _show(self, result: JobResult[Read]) -> None:
        if isinstance(result, Ok):
            self._swap(reduce_read(self._state, result.value))
        elif isinstance(result, Aborted):
            self._stale = True
            self._swap(replace(self._state, busy=False))
        else:
            problem = sentence_of(result.error)
            self._swap(replace(self._state, busy=False, problem=problem))
        if self._stale and self.watched and not isinstance(result, Aborted):
            self.load()

    def _follow(self, changes: Changes) -> None:
        if changes.topics & FOLLOWED:
            self._stale = True
            if self.watched:
                self.load()

    def _swap(self, state: State) -> None:
        self._state = state
        self.changed.emit()


def read_all(services: Services) -> Read:
    """The review with every household it names, in a few queries."""
    review = services.quality.review()
    samples = tuple(services.quality.samples())
    named = {found.household for result in review.results for found in result.first}
    named |= {returned.household for returned in review.returned}
    named |= {call.household for sample in samples for call in sample.calls}
    rows = services.store.households.rows_of([household for household in named if household is not None])
    return Read(
        review=review,
        samples=samples,
        households={row.id: row for row in rows},
        officers=services.quality.officers(),
    )
