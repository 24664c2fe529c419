"""Counts of the tracks as events state them; anonymous, and never added to household figures (model.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from core.base.ids import EventId, HouseholdId
from core.campaigns.models import Deadline, Target, Track
from core.records.figures import Rate
from core.records.person import MemberCount
from core.units.models import UnitKey


class PlaceKind(StrEnum):
    """Kind of place of an outreach point (5355/UBND-KGVX, 3, and others that wards use)."""

    UNIVERSITY = "university"
    SCHOOL = "school"
    SUPERMARKET = "supermarket"
    SHOPPING_CENTRE = "shopping_centre"
    MARKET = "market"
    FERRY = "ferry"
    OFFICE = "office"
    CULTURE_HOUSE = "culture_house"
    FACTORY = "factory"
    OTHER = "other"


class Tally(StrEnum):
    """Counts at a point: people helped; of these, those who had it before, and installations."""

    GUIDED = "guided"
    HAD = "had"
    INSTALLED = "installed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffCount:
    """Staff of one section of an agency at one time; `reasons` are of those not yet.

    `statement` is the event, `at` an ISO instant (+07:00), `number` the count of valid statements of this
    section.
    """

    statement: EventId
    unit: str
    valid_from: str
    section: str
    at: str
    staff: int
    smartphones: int
    installed: int
    reasons: Mapping[str, int]
    number: int = 1

    @property
    def not_yet(self) -> int:
        return self.smartphones - self.installed

    @property
    def unexplained(self) -> int:
        """Of those not yet, for how many no reason is stated."""
        return self.not_yet - sum(self.reasons.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStaffCount:
    """A statement before it is recorded; `at` None is now."""

    section: str
    staff: int
    smartphones: int
    installed: int
    reasons: Mapping[str, int]
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """An organisation's statement about its members: their number, and how many of them have a smartphone."""

    statement: EventId
    unit: str
    valid_from: str
    organisation: str
    at: str
    members: int
    smartphones: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft:
    """A member with a smartphone and without the app. `name` is empty where none may be shown.

    `stage` and `reason` are codes of the campaign, None where nobody has stated them.
    """

    person: str
    name: str
    household: HouseholdId
    head: str
    code: str
    hamlet: str
    organisations: tuple[str, ...]
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPoint:
    """An outreach point before it is recorded. `day` is ISO, hours `HH:MM` or empty."""

    kind: PlaceKind
    place: str
    day: date
    opens: str = ""
    closes: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An outreach point with its tallies: sums of increments of all laptops."""

    id: str
    unit: str
    valid_from: str
    kind: str
    place: str
    day: str
    opens: str
    closes: str
    host: str
    guided: int
    had: int
    installed: int
    last_at: str | None
    voided: bool = False

    def tally(self, what: Tally) -> int:
        return {Tally.GUIDED: self.guided, Tally.HAD: self.had, Tally.INSTALLED: self.installed}[what]

    @property
    def impossible(self) -> bool:
        """A sum below zero, or more with the app than were shown: two laptops took the same thing back."""
        return min(self.guided, self.had, self.installed) < 0 or self.had + self.installed > self.guided


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackState:
    """One track of the campaign beside the others: what was counted, rates of its own, what is ordered.

    `counted` names each count in the order it is read; nothing in it is added to another track. `base` is the
    denominator that the target names, else the people with a smartphone.
    """

    track: Track
    counted: tuple[tuple[str, int], ...]
    rates: tuple[Rate, ...]
    base: str
    target: Target | None
    deadlines: tuple[Deadline, ...]
    left: int | None
    """Whole days to the last that counts of the nearest deadline; negative when overdue, None without one."""

    @property
    def target_rate(self) -> Rate | None:
        """The rate that the target is measured by; None while nothing of its denominator is known."""
        return next((rate for rate in self.rates if rate.denominator_name == self.base), None)


END: Final = "9999"
"""Behind every instant (ISO)."""


class TrackReader(Protocol):
    """Reads the tracks of the current campaign."""

    def sections(self, before: str = END) -> Sequence[StaffCount]:
        """Return the latest valid statement of each section before an instant (ISO), by unit and name."""
        ...

    def track_of(self, target: str) -> Track | None:
        """The track of a statement or a point; None for an id that is neither."""
        ...

    def is_taken_back(self, target: str) -> bool:
        """Return True if a statement or a point was taken back."""
        ...

    def points(self, *, voided: bool = False) -> Sequence[Point]:
        """The points, the latest day first; with `voided` those taken back too."""
        ...

    def point(self, point: str) -> Point | None: ...

    def declarations(self) -> Sequence[Declaration]:
        """Return the last declaration of each organisation, by unit and organisation."""
        ...

    def members(self) -> Sequence[MemberCount]:
        """One row an organisation that has members in listed households, by code."""
        ...

    def installed_by_organisation(self) -> Mapping[tuple[UnitKey, str], int]:
        """Members with the app by commune and organisation; one of two organisations is in both."""
        ...

    def all_members(self) -> MemberCount:
        """All members, each person once however many organisations name them; no organisation in it."""
        ...

    def left(self, organisation: str | None = None, limit: int | None = None) -> Sequence[MemberLeft]:
        """Members with a smartphone and without the app, in walking order; of all organisations for None."""
        ...
