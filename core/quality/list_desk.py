"""The use cases of lists that were loaded twice: pairs by names in a ward, by structure above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from core.base.changes import Outcome, Topic, touched
from core.base.clock import Clock, iso
from core.base.errors import UserError
from core.base.ids import EventId
from core.base.progress import SILENT, Progress
from core.base.text import clean, looks_like_secret
from core.events.kinds import EventKind
from core.ports import Store, Writer
from core.quality.doubled import DoubledList
from core.quality.pairing import ListedRecord, ListPair, ListPairs, Pair, PairBasis, pair_lists
from core.records.household import HouseholdRow
from core.units.models import UnitKey

SHOWN_PAIRS: Final = 10
REASON_LENGTH: Final = 200
NO_PAIRS: Final = ListPairs(sure=(), likely=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDecision:
    """The latest decision about a unit's lists; `merged` counts the pairs that it made one. `at` is ISO."""

    unit: UnitKey
    same: bool
    reason: str
    name: str
    at: str
    merged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPair:
    """A pair of the one decision as it is looked at."""

    one: HouseholdRow
    other: HouseholdRow
    basis: PairBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingPairs:
    """The pairs that wait for one decision: their number, and the first of them."""

    count: int
    first: tuple[ShownPair, ...]


class ListPairStore(Protocol):
    """Reads records and suspicions, and keeps decisions."""

    def moment(self) -> object:
        """A value that is another one once anything was written into the workspace."""
        ...

    def records(self) -> Sequence[ListedRecord]:
        """Every open household; empty where one machine added all of them."""
        ...

    def answers(self) -> tuple[frozenset[Pair], frozenset[Pair]]:
        """Pairs that were answered, and pairs whose question was opened again."""
        ...

    def doubled(self) -> Mapping[UnitKey, DoubledList]: ...

    def structure_pairs(self, found: DoubledList) -> Sequence[Pair]:
        """The pairs of a suspicion whose structure is unique in both sets, not answered yet."""
        ...

    def keep_decision(
        self, found: DoubledList, decision: ListDecision, events: Sequence[EventId]
    ) -> None: ...

    def decisions(self) -> Sequence[ListDecision]: ...

    def take_back(self, unit: UnitKey) -> Sequence[Pair]:
        """Forget the decisions about a unit; return the pairs that they merged."""
        ...


class ListDesk:
    """`by_names`: the workspace is of a commune or below, where names are known."""

    def __init__(
        self, store: Store, kept: ListPairStore, clock: Clock, *, by_names: bool, officer: str
    ) -> None:
        self._store = store
        self._kept = kept
        self._clock = clock
        self._by_names = by_names
        self._officer = officer
        self._found: tuple[object, ListPairs] = (None, NO_PAIRS)

    def find(self) -> ListPairs:
        """The pairs of all lists of this ward that nobody answered; none above the commune.

        Who merges what he was just shown does not wait for the comparison a second time.
        """
        moment = self._kept.moment()
        if self._found[0] != moment:
            self._found = (moment, self._find())
        return self._found[1]

    def _find(self) -> ListPairs:
        records = self._kept.records() if self._by_names else ()
        if not records:
            return NO_PAIRS
        answered, opened = self._kept.answers()
        return pair_lists(records, opened, answered=answered)

    def pending(self, shown: int = SHOWN_PAIRS) -> PendingPairs:
        """The pairs of the one decision; those that merge without a question are among them until they do."""
        pairs = _all_of(self.find())
        first = pairs[:shown]
        rows = {row.id: row for row in self._store.households.rows_of([i for one in first for i in one.pair])}
        return PendingPairs(
            count=len(pairs),
            first=tuple(
                ShownPair(one=rows[one.pair[0]], other=rows[one.pair[1]], basis=one.basis) for one in first
            ),
        )

    def merge_sure(self) -> Outcome[int]:
        """Merge pairs that are unique and equal in hamlet, name, phone and address; one act of the undo.

        Where one is of another commune none is merged: they stay in the one decision, and a file came in.
        """
        try:
            return self._say_all(EventKind.HOUSEHOLD_SAME, self.find().sure, SILENT, auto=True)
        except UserError as error:
            if error.code != "authority.outside":
                raise
            return Outcome(0, touched())

    def merge_all(self, progress: Progress = SILENT) -> Outcome[int]:
        """Merge every pending pair as one act of the undo. Stopped by `progress`, none is merged.

        Raises `lists.nothing`.
        """
        return self._decide_all(EventKind.HOUSEHOLD_SAME, progress)

    def part_all(self, progress: Progress = SILENT) -> Outcome[int]:
        """Answer that every pending pair is two households, as one act. Raises `lists.nothing`."""
        return self._decide_all(EventKind.HOUSEHOLD_NOT_SAME, progress)

    def doubled(self) -> Mapping[UnitKey, DoubledList]:
        """Return units in which a list seems to be loaded twice, by structure only (`doubled_lists`)."""
        return self._kept.doubled()

    def decisions(self) -> Sequence[ListDecision]:
        """The latest decision about each unit."""
        return self._kept.decisions()

    def decide(self, unit: UnitKey, *, same: bool, reason: str) -> Outcome[ListDecision]:
        """Note whether a unit's suspected lists are one list; of one list, merge what is unique in both.

        Pairs whose structure occurs several times stay suspected: the ward merges them by names. Raises
        `lists.not_suspected`, `lists.reason`, `household.text` or `visit.note_secret`.
        """
        found = self._kept.doubled().get(unit)
        if found is None:
            raise UserError("lists.not_suspected", unit=unit.code)
        text = _checked_reason(reason)
        with self._store.writing() as writer:
            pairs = self._kept.structure_pairs(found) if same else ()
            events = [_say(writer, EventKind.HOUSEHOLD_SAME, pair) for pair in pairs]
            decision = ListDecision(
                unit=unit,
                same=same,
                reason=text,
                name=self._officer,
                at=iso(self._clock.now()),
                merged=len(events),
            )
            self._kept.keep_decision(found, decision, events)
            writer.audit("lists.decide", f"{unit.code} {'same' if same else 'other'} {len(events)}")
        return Outcome(decision, _CHANGES)

    def take_back(self, unit: UnitKey) -> Outcome[int]:
        """Open the question of a unit again and part what its decision merged. Raises `lists.not_decided`."""
        if unit not in {decision.unit for decision in self._kept.decisions()}:
            raise UserError("lists.not_decided", unit=unit.code)
        with self._store.writing() as writer:
            pairs = self._kept.take_back(unit)
            for pair in pairs:
                _say(writer, EventKind.HOUSEHOLD_NOT_SAME, pair, open_again=True)
            writer.audit("lists.take_back", f"{unit.code} {len(pairs)}")
        return Outcome(len(pairs), _CHANGES)

    def _decide_all(self, kind: EventKind, progress: Progress) -> Outcome[int]:
        pairs = [one.pair for one in _all_of(self.find())]
        if not pairs:
            raise UserError("lists.nothing")
        return self._say_all(kind, pairs, progress)

    def _say_all(
        self, kind: EventKind, pairs: Sequence[Pair], progress: Progress, *, auto: bool = False
    ) -> Outcome[int]:
        if not pairs:
            return Outcome(0, touched())
        with self._store.writing() as writer:
            writer.look_at_pairs(pairs)
            for place, pair in enumerate(pairs):
                progress.checkpoint()
                progress.report(place, len(pairs))
                _say(writer, kind, pair, auto=auto)
            writer.keep_undo()
        return Outcome(len(pairs), _CHANGES)


_CHANGES: Final = touched(Topic.HOUSEHOLDS, Topic.VISITS, Topic.QUALITY)


def _all_of(found: ListPairs) -> Sequence[ListPair]:
    return (*(ListPair(pair=pair, basis=PairBasis.ALL) for pair in found.sure), *found.likely)


def _say(
    writer: Writer, kind: EventKind, pair: Pair, *, open_again: bool = False, auto: bool = False
) -> EventId:
    """Record one answer; `auto`: no person gave it, so that of a person goes before it."""
    more = {"open": True} if open_again else {"auto": True} if auto else {}
    return writer.record(kind, {"a": pair[0], "b": pair[1], **more})


def _checked_reason(reason: str) -> str:
    text = clean(reason)
    if not text:
        raise UserError("lists.reason")
    if len(text) > REASON_LENGTH:
        raise UserError("household.text", most=REASON_LENGTH)
    if looks_like_secret(text):
        raise UserError("visit.note_secret")
    return text
