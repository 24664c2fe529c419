"""A consent as a record: to which text, for which purpose, how, when, by whom, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.base.ids import HouseholdId, PersonId


class How(StrEnum):
    """Form of a consent; `PAPER` = the printed slip was signed, `SPOKEN` = spoken before a witness."""

    PAPER = "paper"
    SPOKEN = "spoken"
    SCREEN = "screen"


class ConsentState(StrEnum):
    """`REFUSED` = refused, never consented before."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


class PurposeId(StrEnum):
    """The purposes that decide what may be kept; a campaign may ask for more."""

    LIST = "list"
    PHONE = "phone"
    MEMBERSHIP = "membership"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Subject of a consent: a person, or the whole household."""

    household: HouseholdId | None = None
    person: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecord:
    """State of one purpose for one subject. Times are ISO (+07:00), `by` names officers.

    `text_version` and `text_hash` (SHA-256, hex) are of the text of the consent.
    """

    subject: Subject
    purpose: str
    state: ConsentState
    text_version: str
    text_hash: str
    how: How | None
    given_at: str | None
    given_by: str
    withdrawn_at: str | None
    withdrawn_by: str
