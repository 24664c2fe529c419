"""A household as screens, papers and the command line see it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.base.ids import HouseholdId, OfficerId, PersonId, VisitId
from core.records.person import Way
from core.records.results import Result, Status
from core.units.models import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdRow:
    """One line of a list, in one campaign.

    `number` is the local row number, `list_number` the one that lists and paper show, 0 of a household that
    is not listed. Counts are persons; None = never stated. `installed` is `installed_total`. `way`:
    the counts are those of visits or of persons. Where consent was refused or withdrawn, or the name
    erased, the household `is_anonymous` and `head` is its code.
    """

    number: int
    id: HouseholdId
    head: str
    code: str
    hamlet: str
    group: str
    address: str
    phone: str
    note: str
    status: Status
    roster_people: int | None
    has_smartphone: bool | None
    people: int | None
    smartphones: int | None
    had: int | None
    installed: int
    attempts: int
    last_visit: VisitId | None
    last_result: Result | None
    last_at: str | None
    callback: str | None
    closed: str | None
    way: Way = Way.COUNTS
    is_anonymous: bool = False
    commune: UnitKey | None = None
    """Unit that added it; None until its first event has arrived."""
    list_number: int = 0
    installed_stated: bool = True

    @property
    def known_installed(self) -> int | None:
        """`installed`, None where no visit stated it: a visit with nobody at home has not counted 0."""
        is_known = self.installed_stated or self.installed > 0 or self.smartphones == 0
        return self.installed if is_known else None


class CloseReason(StrEnum):
    """Reason that a household is off the lists: a code, since free text is personal and this event is
    exported.
    """

    MOVED = "moved"
    VACANT = "vacant"
    NO_DWELLING = "no_dwelling"
    DUPLICATE = "duplicate"
    ADDED_BY_MISTAKE = "added_by_mistake"
    BY_DECISION = "by_decision"
    IMPORT_UNDONE = "import_undone"


CLOSED_BY_HAND: Final = tuple(reason for reason in CloseReason if reason is not CloseReason.IMPORT_UNDONE)
"""Reasons of users; only the undo of an import has `import_undone`: it closes nothing that another device
added too.
"""


class ReopenReason(StrEnum):
    """Reason that a closed household is on the lists again."""

    CAME_BACK = "came_back"
    NEW_RESIDENTS = "new_residents"
    FOUND = "found"
    CLOSED_BY_MISTAKE = "closed_by_mistake"
    BY_DECISION = "by_decision"
    UNDONE = "undone"


class WalkFilter(StrEnum):
    """Households that a list shows."""

    ALL = "all"
    TO_VISIT = "to_visit"
    CALLBACKS = "callbacks"
    DONE = "done"
    CLOSED = "closed"
    NEW = "new"
    MINE_TODAY = "mine_today"
    """Those that this laptop's officer recorded a visit of today, or for today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFilter:
    """Part of a list: a hamlet and a street, folded, and a group by its `fold_group`; an empty one is any."""

    hamlet: str = ""
    group: str = ""
    street: str = ""

    @property
    def parts(self) -> int:
        """Return how many of them are chosen."""
        return sum(map(bool, (self.hamlet, self.group, self.street)))


EVERYWHERE: Final = PlaceFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A street of a group of a hamlet as the list spells them, with its listed households."""

    hamlet: str
    group: str
    street: str
    households: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdQuery:
    """Query of a list: folded words of `text` as prefixes, filters, and the order.

    `officer`: only households assigned to or out with this officer; None for all.
    """

    text: str = ""
    show: WalkFilter = WalkFilter.ALL
    by_name: bool = False
    limit: int | None = None
    officer: OfficerId | None = None
    place: PlaceFilter = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """State after a visit, at one point of its history; `at` is ISO, `callback` a local date or instant."""

    result: Result
    at: str
    people: int | None = None
    smartphones: int | None = None
    had: int | None = None
    installed: int | None = None
    callback: str | None = None
    flyer: str | None = None


class HistoryKind(StrEnum):
    ADDED = "added"
    FIELD = "field"
    CLOSED = "closed"
    REOPENED = "reopened"
    VISIT = "visit"
    CORRECTED = "corrected"
    VOIDED = "voided"
    RESTORED = "restored"
    NOTE = "note"
    RETURNED = "returned"
    RETURN_TAKEN_BACK = "return_taken_back"
    COMMENT = "comment"
    SPLIT_FROM = "split_from"
    SPLIT_OFF = "split_off"
    MERGED = "merged"
    PARTED = "parted"
    DECIDED = "decided"
    GIVEN = "given"
    OUT = "out"
    BACK = "back"
    HANDED = "handed"
    REOPENED_PAIR = "reopened_pair"
    WAY = "way"
    PERSON_ADDED = "person_added"
    PERSON_FIELD = "person_field"
    PERSON_STAGE = "person_stage"
    PERSON_GONE = "person_gone"
    PERSON_BACK = "person_back"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryItem:
    """One event of a household: who, when (ISO, +07:00), and before and after where it changed something.

    `before` and `after` are texts of a field, a reason, a note, a comment, or the other household of a split
    or merge; `was` and `stated` are the visit before and after a visit's event. `visit` of a decided pair is
    the one that counts, None where both do. Of people: `person`, `who` (the name, as far as it may be shown),
    `before` and `after` a stage, a way or a value, `reason` a code; of a consent `field` is its purpose and
    `after` how it was given.
    """

    event: str
    kind: HistoryKind
    at: str
    officer: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    visit: VisitId | None = None
    was: Stated | None = None
    stated: Stated | None = None
    local: bool = True
    person: PersonId | None = None
    who: str = ""
    reason: str | None = None

    @property
    def result(self) -> Result | None:
        return None if self.stated is None else self.stated.result
