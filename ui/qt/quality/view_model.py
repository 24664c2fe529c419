"""The review, read off the window's thread; decisions and answers, each by one use case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.application.services import Services
from core.base.changes import Outcome, Topic
from core.base.errors import UserError
from core.base.ids import HouseholdId, VisitId, bound_unit
from core.quality.models import CallAnswer, Review
from core.quality.rules import Rule
from core.records.household import HouseholdRow
from core.units.models import UnitKey
from ui.qt.context import PageContext
from ui.qt.formats import format_number
from ui.qt.jobs import Cancelled, Job, JobContext, JobResult, value_of
from ui.qt.quality.state import FIXED, LISTS, PLACES, Read, State, reduce_read
from ui.qt.shared.review_model import ReviewModel
from ui.qt.shared.unit_names import commune_name, unit_name_of_code
from ui.qt.typed import override

Progressed = Callable[[int, int], None]


class QualityViewModel(ReviewModel[State, Read]):
    """The review, and which of its sections is looked at."""

    followed = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES, Topic.QUALITY, Topic.CAMPAIGN})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, State())
        self._job: Job | None = None

    @override
    def choose(self, key: str) -> None:
        """Another section; one that this version does not know changes nothing."""
        if key in {*FIXED, LISTS, PLACES, *Rule}:
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
        """Decide which of two visits counts; None: both."""
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

    def settle_lists(self, *, merge: bool, begun: Callable[[int], None], told: Progressed) -> None:
        """Every pair of two lists is one household, or two; one act, off the window's thread."""
        if self._state.merging or self._state.read is None:
            return
        self._swap(replace(self._state, merging=True, problem=""))
        begun(self._state.read.pairs.count)

        def work(job: JobContext) -> Outcome[int]:
            with self._services.worker() as own:
                return own.lists.merge_all(job) if merge else own.lists.part_all(job)

        self._job = self._context.jobs.submit(work, lambda result: self._settled(result, merge=merge), told)

    def stop(self) -> None:
        """Ask the pairs that are being written to stop; none is written then."""
        if self._job is not None:
            self._job.cancel()

    def _settled(self, result: JobResult[Outcome[int]], *, merge: bool) -> None:
        self._state = replace(self._state, merging=False)
        try:
            outcome = value_of(result)
        except UserError as error:
            self._tell(error)
            return
        except Cancelled:
            self._swap(self._state)
            return
        count = format_number(outcome.value)
        done = self.tr("{count} pairs are one household each now.")
        parted = self.tr("{count} pairs are two households each; they are not offered again.")
        self._do(lambda: outcome, (done if merge else parted).format(count=count))

    def decide_list(self, code: str, *, same: bool, reason: str) -> bool:
        """The lists of a unit are one, or different. Returns False where it could not be noted."""
        unit = self._unit(code)
        if unit is None:
            return False
        before = self._state.done
        sentence = self.tr("Decided, with your name and the reason.")
        self._do(
            lambda: self._services.lists.decide(unit, same=same, reason=reason), sentence, undoable=False
        )
        return self._state.done is not before

    def reopen_list(self, code: str) -> None:
        unit = self._unit(code)
        if unit is not None:
            sentence = self.tr("The question is open again.")
            self._do(lambda: self._services.lists.take_back(unit), sentence, undoable=False)

    def choose_hamlet(self, list_name: str, hamlet: str) -> None:
        """Every household of a list lives in this hamlet."""
        sentence = self.tr("The households of the list are in {hamlet} now.").format(hamlet=hamlet)
        self._do(lambda: self._services.list_places.choose(list_name, hamlet), sentence)

    def _unit(self, code: str) -> UnitKey | None:
        doubled = () if self._state.read is None else self._state.read.doubled
        units = (part.unit for _, *parts in doubled for part in parts if part is not None)
        return next((unit for unit in units if unit.code == code), None)

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
    decisions = {decision.unit: decision for decision in services.lists.decisions()}
    doubled = services.lists.doubled()
    names = {unit: services.catalogue().get(unit).name for unit in (*doubled, *decisions)}
    communes, officer_units = _names_of_units(services, review, rows)
    return Read(
        communes=communes,
        officer_units=officer_units,
        pairs=services.lists.pending(),
        doubled=tuple(
            (f"{name} ({unit.code})", doubled.get(unit), decisions.get(unit))
            for unit, name in sorted(names.items(), key=lambda one: one[1])
        ),
        review=review,
        samples=samples,
        households={row.id: row for row in rows},
        officers=services.quality.officers(),
        choices=tuple(services.list_places.choices()),
        shared=tuple(
            (one.list, tuple((services.catalogue().get(unit).name, count) for unit, count in one.units))
            for one in services.list_places.of_two_units()
        ),
    )


def _names_of_units(
    services: Services, review: Review, rows: Sequence[HouseholdRow]
) -> tuple[dict[UnitKey | None, str], dict[str, str]]:
    """Return the names of communes, and of the units of officers; none in a commune."""
    if services.imports is not None:
        return {}, {}
    paired = [row for pair in review.households for row in (pair.one, pair.other)]
    communes = {row.commune for row in (*rows, *paired, *(pair.row for pair in review.visits))}
    officers = {one.officer for result in review.results for one in result.first if one.officer}
    return (
        {commune: commune_name(services, commune) for commune in communes},
        {officer: unit_name_of_code(services, bound_unit(officer)) for officer in officers},
    )
