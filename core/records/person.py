"""A person of a household, as far as is known and may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import orjson

from core.base.ids import HouseholdId, PersonId
from core.campaigns.models import Platform, Stage


class Way(StrEnum):
    """Way of recording the people of a household: one at a time, the switch is an event."""

    COUNTS = "counts"
    PERSONS = "persons"


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


class GoneReason(StrEnum):
    """Reason that a person is no longer counted in the household; a code, since this event is exported."""

    ADDED_BY_MISTAKE = "added_by_mistake"
    LEFT = "left"


class PersonField(StrEnum):
    """The registers of a person. Winner: the last of the tips by (hlc, event id) (M5 to M7)."""

    NAME = "name"
    PHONE = "phone"
    MEMBERSHIPS = "memberships"
    BORN = "born"
    SEX = "sex"
    CHILD = "child"
    HOUSEHOLD = "household"


def read_value(field: str, stored: str | None) -> object:
    """Return the value of a register as in an event, from the text in which it is stored."""
    if field == PersonField.MEMBERSHIPS:
        return orjson.loads(stored or "[]")
    return stored == "true" if field == PersonField.CHILD and stored is not None else stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person in one campaign. Nobody under 16 has a name or a phone.

    `name` and `phone` are empty where none was recorded and where consent was withdrawn or the person
    erased; `born` is a band of birth years, `1960-1964`; `memberships` are codes of organisations. `stage`
    is None where it was never stated; `reason` is the obstacle or refusal (of the campaign); `had` = had
    the app before we came; `stage_at` is ISO (+07:00), `helper` the name of the officer who recorded it.
    `may_tell`: the consent to inform the organisation is valid.
    """

    number: int
    id: PersonId
    household: HouseholdId
    name: str
    phone: str
    born: str | None
    sex: Sex | None
    is_child: bool
    memberships: tuple[str, ...]
    stage: Stage | None
    reason: str | None
    platform: Platform | None
    had: bool
    stage_at: str | None
    helper: str
    gone: str | None
    is_erased: bool
    may_tell: bool

    @property
    def has_smartphone(self) -> bool:
        return self.stage is not None and self.stage is not Stage.NO_SMARTPHONE

    @property
    def is_installed(self) -> bool:
        return self.stage in INSTALLED


INSTALLED = frozenset({Stage.INSTALLED, Stage.REGISTERED, Stage.ACTIVATED, Stage.WORKING})
"""Installed or further: what `installed_total` counts (model.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleTotals:
    """The numbers of a household whose people are recorded one by one; `children` are in no other."""

    people: int
    children: int
    smartphones: int
    had: int
    installed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCheck:
    """Counts of visits beside those of the persons; None = no visit has stated it.

    `helped_before`: number of persons that visits installed it for.
    """

    counted_people: int | None
    counted_smartphones: int | None
    counted_installed: int | None
    helped_before: int
    totals: PeopleTotals

    @property
    def helped_now(self) -> int:
        """Return the number of persons who got the app with our help since the recorded visits."""
        return max(0, self.totals.installed - self.totals.had - self.helped_before)

    @property
    def agrees(self) -> bool:
        pairs = (
            (self.counted_people, self.totals.people),
            (self.counted_smartphones, self.totals.smartphones),
            (self.counted_installed, self.totals.installed),
        )
        return all(counted is None or counted == listed for counted, listed in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCount:
    """Members of one organisation among the people of listed households; `organisation` is its code.

    A person of several organisations is counted in each, and once in any figure of households.
    """

    organisation: str
    members: int
    smartphones: int
    installed: int

    @property
    def left(self) -> int:
        """Members with a smartphone who do not have the app yet."""
        return self.smartphones - self.installed
