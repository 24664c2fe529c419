"""A visit as it is about to be recorded, and the checks it must pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from core.base.errors import UserError
from core.base.ids import HouseholdId, OfficerId, VisitId
from core.records.results import RESULTS, Result

MOST_PEOPLE: Final = 99
NOTE_LENGTH: Final = 500
_FLYER: Final = re.compile(r"([A-Z]{1,4}-[A-Z0-9]{1,4})[ ·]+v(\d{1,3})[ ·]+(\d\d/\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """An officer's statement about one visit. Counts are persons; `installed` is an increment, the rest are
    observations (model.md, "A person's and a household's facts"). `callback` is a local date or instant.
    """

    household: HouseholdId
    result: Result
    at: datetime
    people: int | None = None
    smartphones: int | None = None
    had: int | None = None
    installed: int | None = None
    callback: str | None = None
    note: str | None = None
    flyer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A recorded visit after corrections."""

    id: VisitId
    household: HouseholdId
    campaign: str
    officer: OfficerId | None
    at: datetime
    result: Result
    people: int | None
    smartphones: int | None
    had: int | None
    installed: int | None
    callback: str | None
    note: str | None
    voided: bool
    counts: bool
    suspect_time: bool
    outside_campaign: bool


def check_visit(entry: VisitEntry, *, latest: datetime) -> None:
    """The hard checks. `latest` is `core.base.clock.latest_plausible`.

    Raises `visit.future`, `visit.number_range`, `visit.counts_without_contact`,
    `visit.installed_over_phones`, `visit.callback`, `visit.note_long` or `visit.note_secret`.
    """
    if entry.at > latest:
        raise UserError("visit.future", at=entry.at.strftime("%d/%m/%Y %H:%M"))
    numbers = {
        "people": entry.people,
        "smartphones": entry.smartphones,
        "had": entry.had,
        "installed": entry.installed,
    }
    for name, value in numbers.items():
        if value is not None and not 0 <= value <= MOST_PEOPLE:
            raise UserError("visit.number_range", name=name, value=value, most=MOST_PEOPLE)
    if (entry.installed or entry.had) and not RESULTS[entry.result].is_contact:
        raise UserError("visit.counts_without_contact", result=entry.result.value)
    if entry.smartphones is not None and (entry.installed or 0) > entry.smartphones:
        raise UserError(
            "visit.installed_over_phones", installed=entry.installed, smartphones=entry.smartphones
        )
    _check_callback(entry.callback)
    _check_note(entry.note)


def _check_callback(callback: str | None) -> None:
    if callback is None:
        return
    try:
        datetime.fromisoformat(callback)
    except ValueError:
        raise UserError("visit.callback", text=callback[:40]) from None


def _check_note(note: str | None) -> None:
    from core.base.text import looks_like_secret

    if note is None:
        return
    if len(note) > NOTE_LENGTH:
        raise UserError("visit.note_long", most=NOTE_LENGTH)
    if looks_like_secret(note):
        raise UserError("visit.note_secret")


def is_outside(at: datetime, start: date, end: date | None) -> bool:
    """Return True if a visit is outside the campaign's dates; it counts and is flagged (model.md)."""
    return at.date() < start or (end is not None and at.date() > end)


def normalised(entry: VisitEntry) -> VisitEntry:
    """The entry with its note cleaned, an empty note as none, and the flyer as printed."""
    from core.base.text import clean

    note = clean(entry.note) if entry.note else ""
    flyer = read_flyer(entry.flyer) if entry.flyer else None
    return replace(entry, note=note or None, flyer=flyer)


def read_flyer(text: str) -> str:
    """The code printed on a flyer, `BZ-A5 · v1 · 09/2020`, its dots typed or left out. Raises `visit.flyer`.

    It travels with the visit, so it is never free text.
    """
    match = _FLYER.fullmatch(text.strip())
    if match is None:
        raise UserError("visit.flyer", text=text[:40])
    sheet, version, month = match.groups()
    return f"{sheet.upper()} · v{version} · {month}"
