"""A consent as a record: to which text, for which purpose, how, when, by whom, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.base.ids import HouseholdId, PersonId


class How(StrEnum):
    """How somebody agreed; `PAPER` = signed the printed slip, `SPOKEN` = said it before a witness."""

    PAPER = "paper"
    SPOKEN = "spoken"
    SCREEN = "screen"


class ConsentState(StrEnum):
    """`REFUSED` = said no before ever having said yes."""

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
    """Who agrees: a person, or somebody of the household for all of it."""

    household: HouseholdId | None = None
    person: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecord:
    """Where one purpose stands for one subject. Times are ISO (+07:00), `by` names officers.

    `text_version` and `text_hash` (SHA-256, hex) are of the text that was agreed to.
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
