"""The review, read off the window's thread; decisions and answers, each by one use case."""

from __future__ import annotations

from dataclasses import replace

from core.changes import Topic
from core.ids import HouseholdId, VisitId
from core.quality.models import CallAnswer
from core.quality.rules import Rule
from core.services import Services
from ui.qt.context import PageContext
from ui.qt.quality.state import FIXED, Read, State, reduce_read
from ui.qt.shared.review_model import ReviewModel
from ui.qt.typed import override


class QualityViewModel(ReviewModel[State, Read]):
    """The review, and which of its sections is looked at."""

    followed = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES, Topic.QUALITY, Topic.CAMPAIGN})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, State())

    @override
    def choose(self, key: str) -> None:
        """Another section; one that this version does not know changes nothing."""
        if key in {*FIXED, *Rule}:
            self._swap(replace(self._state, section=key, problem=""))

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

    @override
    def read(self, services: Services) -> Read:
        return read_all(services)

    @override
    def with_read(self, state: State, read: Read) -> State:
        return reduce_read(state, read)


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
