"""Text of the line and of the buttons, which is the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from core.base.errors import UserError
from core.records.household import HouseholdRow
from core.records.results import Result
from core.records.visit import VisitEntry, check_visit, normalised
from core.visits.plausibility import known_of, soft_concerns
from core.visits.quick_entry import is_counts, read_line, write_counts
from ui.qt.errors import sentence_of, unusual_sentence
from ui.qt.models.visit_words import SEPARATOR, count_words, result_word
from ui.qt.widgets.quick_field import QuickState

_TAIL: Final = re.compile(r"[^\d\s-].*$")
KEPT_TAILS: Final = ("p", "h")


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """Parsed line: `lead` and `sentence` in words, `entry` where it can be recorded."""

    state: QuickState = QuickState.EMPTY
    lead: str = ""
    sentence: str = ""
    entry: VisitEntry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The three counts of the steppers; None = not stated."""

    people: int | None = None
    smartphones: int | None = None
    installed: int | None = None


def understand(
    text: str, note: str, household: HouseholdRow, *, at: datetime, latest: datetime, flyer: str = ""
) -> Understood:
    """Reads a line for a visit at `at`; nothing later than `latest` can be recorded."""
    try:
        reading = read_line(text, today=at.date(), known_smartphones=household.smartphones)
        if reading is None:
            return Understood()
        entry = normalised(
            VisitEntry(
                household=household.id,
                result=reading.result,
                at=at,
                people=reading.people,
                smartphones=reading.smartphones,
                had=reading.had,
                installed=reading.installed,
                callback=None if reading.callback is None else reading.callback.isoformat(),
                note=note,
                flyer=flyer or None,
            )
        )
        check_visit(entry, latest=latest)
    except UserError as error:
        return Understood(state=QuickState.BLOCKED, sentence=sentence_of(error))
    return Understood(
        state=QuickState.UNDERSTOOD,
        lead=result_word(entry.result),
        sentence="".join(
            f"{SEPARATOR.lstrip()}{part} " for part in count_words(replace(entry, flyer=None))
        ).rstrip(),
        entry=entry,
    )


def with_warning(understood: Understood, household: HouseholdRow | None) -> Understood:
    """The same, with its soft concern shown; None of them leaves it as it is."""
    entry = understood.entry
    concerns = () if entry is None else soft_concerns(entry, known_of(household))
    if not concerns:
        return understood
    sentence = unusual_sentence(concerns[0])
    return replace(understood, state=QuickState.WARNING, lead="", sentence=sentence)


def shown_counts(text: str, household: HouseholdRow | None) -> Counts:
    """Return the counts of the steppers: the typed ones, without them those of the household."""
    if household is None:
        return Counts()
    text = _counted(text)
    known = Counts(people=household.people, smartphones=household.smartphones)
    try:
        reading = read_line(text, today=_ANY_DAY, known_smartphones=household.smartphones)
    except UserError:
        return known
    if reading is None or (reading.smartphones, reading.people, reading.installed) == (None, None, None):
        return known
    people = known.people if reading.people is None else reading.people
    return Counts(people=people, smartphones=reading.smartphones, installed=reading.installed)


def line_of(counts: Counts, text: str) -> str:
    """Return the line of `counts`; a letter for a callback or "partly" at the end of `text` stays."""
    tail = _TAIL.search(text.strip().lower())
    kept = tail.group() if tail is not None and tail.group().startswith(KEPT_TAILS) else ""
    return write_counts(counts.people, counts.smartphones, counts.installed, _had(text)) + kept


def _had(text: str) -> int | None:
    """The fourth number, which has no stepper."""
    try:
        reading = read_line(_counted(text), today=_ANY_DAY)
    except UserError:
        return None
    stated = reading is not None and reading.result in {Result.COMPLETED, Result.PARTIAL}
    return reading.had if reading is not None and stated and reading.people is not None else None


def callback_line(text: str, day: date) -> str:
    """Return the line that calls back on a day; the numbers of `text` stay."""
    numbers = _counted(text).removesuffix("p").strip()
    kept = numbers if is_counts(numbers) else ""
    return f"{kept}h{day:%d/%m/%Y}"


def _counted(text: str) -> str:
    """Return a line without its callback, whose day does not matter where only counts are asked."""
    numbers, letter, _ = text.lower().partition("h")
    if not letter or not is_counts(numbers):
        return "" if letter and not numbers.strip() else text
    return f"{numbers}p"


_ANY_DAY: Final = date(2020, 1, 1)
"""A callback's day does not matter where only counts are asked."""
