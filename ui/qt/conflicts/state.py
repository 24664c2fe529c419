"""State of the page of conflicts between machines; no widgets, no disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Final

from core.base.ids import HouseholdId
from core.quality.models import VisitPair
from core.records.household import HouseholdRow
from core.sync.conflicts import EditedAfterClosing, FieldConflict, SuspectClock
from ui.qt.shared.review_state import ReviewState

CONFLICT: Final = "c"
VISITS: Final = "v"
LATE: Final = "l"
CLOCK: Final = "k"
MOST_CHOICES: Final = 4
"""Most values of one field that are laid out side by side; the household's history has the others."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Data read from the workspace; `count` of all conflicts, of which the first are included."""

    conflicts: tuple[FieldConflict, ...] = ()
    count: int = 0
    pairs: tuple[VisitPair, ...] = ()
    late: tuple[EditedAfterClosing, ...] = ()
    clocks: tuple[SuspectClock, ...] = ()
    households: Mapping[HouseholdId, HouseholdRow] = field(default_factory=dict)
    sets_clocks: bool = False
    """True if this workspace may correct the times of another machine."""
    organisations: Mapping[str, str] = field(default_factory=dict)
    """Names of organisations by code, in the language in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State(ReviewState):
    """`chosen` is a key of `keys`; `before` the value that both changed, where the history knows it."""

    read: Read | None = None
    chosen: str = ""
    before: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        return () if self.read is None else tuple(keys_of(self.read))

    @property
    def to_decide(self) -> int:
        """Return the number of conflicts and double visits; late edits and clocks are only shown."""
        return 0 if self.read is None else self.read.count + len(self.read.pairs)

    @property
    def conflict(self) -> FieldConflict | None:
        found = () if self.read is None else self.read.conflicts
        return next((one for one in found if conflict_key(one) == self.chosen), None)

    @property
    def pair(self) -> VisitPair | None:
        found = () if self.read is None else self.read.pairs
        return next((one for one in found if pair_key(one) == self.chosen), None)

    @property
    def late(self) -> EditedAfterClosing | None:
        found = () if self.read is None else self.read.late
        return next((one for one in found if late_key(one) == self.chosen), None)

    @property
    def clock(self) -> SuspectClock | None:
        found = () if self.read is None else self.read.clocks
        return next((one for one in found if clock_key(one) == self.chosen), None)

    @property
    def next_key(self) -> str:
        """The entry below the chosen one, or the first."""
        keys = self.keys
        if self.chosen not in keys:
            return keys[0] if keys else ""
        return keys[(keys.index(self.chosen) + 1) % len(keys)]


def conflict_key(conflict: FieldConflict) -> str:
    return f"{CONFLICT}:{conflict.person or conflict.household}:{conflict.field}"


def pair_key(pair: VisitPair) -> str:
    return f"{VISITS}:{pair.one.id}:{pair.other.id}"


def late_key(late: EditedAfterClosing) -> str:
    return f"{LATE}:{late.event}"


def clock_key(clock: SuspectClock) -> str:
    return f"{CLOCK}:{clock.machine}"


def keys_of(read: Read) -> Iterable[str]:
    """In the order of the list."""
    yield from map(conflict_key, read.conflicts)
    yield from map(pair_key, read.pairs)
    yield from map(late_key, read.late)
    yield from map(clock_key, read.clocks)


def reduce_read(state: State, read: Read) -> State:
    """The same entry stays chosen; where it was decided, the one that took its place is."""
    at = state.keys.index(state.chosen) if state.chosen in state.keys else 0
    fresh = replace(state, read=read, busy=False)
    keys = fresh.keys
    if state.chosen in keys:
        return fresh
    return replace(fresh, chosen=keys[min(at, len(keys) - 1)] if keys else "", before=None)


def differing(text: str, other: str) -> tuple[Span, ...]:
    """(start, end) of the characters of `text` that `other` has not at their place.

    Texts of one length, such as phone numbers, are compared place by place.
    """
    if len(text) == len(other):
        unlike = [at for at in range(len(text)) if text[at] != other[at]]
        starts = [at for at in unlike if at - 1 not in unlike]
        return tuple(
            (at, next(end for end in range(at, len(text) + 1) if end not in unlike)) for at in starts
        )
    matcher = SequenceMatcher(None, text, other, autojunk=False)
    return tuple(
        (start, end) for tag, start, end, _, _ in matcher.get_opcodes() if tag != "equal" and end > start
    )


def masked(values: tuple[str, ...]) -> tuple[str, ...]:
    """Phone numbers of one length with their middle hidden, where they do not differ in it."""
    first = values[0]
    alike = all(len(value) == len(first) and value[4:7] == first[4:7] for value in values)
    if len(first) < 9 or not alike:
        return values
    return tuple(f"{value[:4]} xxx {value[7:]}" for value in values)
