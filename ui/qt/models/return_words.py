"""Reasons that a visit was returned, and requirements of a next attempt, in words."""

from __future__ import annotations

from typing import Final

from core.quality.models import ReturnReason
from core.records.household import ReopenReason
from core.visits.next_attempt import DayPart, NextAttempt
from ui.qt.formats import format_day
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.models.visit_words import said

RETURN_SOURCES: Final[dict[str, str]] = {
    ReturnReason.COUNTS: QT_TRANSLATE_NOOP("Visits", "The numbers look wrong"),
    ReturnReason.RESULT: QT_TRANSLATE_NOOP("Visits", "The result looks wrong"),
    ReturnReason.TIME: QT_TRANSLATE_NOOP("Visits", "The day or hour looks wrong"),
    ReturnReason.TWICE: QT_TRANSLATE_NOOP("Visits", "Perhaps recorded twice"),
    ReturnReason.CALL_BACK: QT_TRANSLATE_NOOP("Visits", "The household said something else when called"),
    ReturnReason.OTHER: QT_TRANSLATE_NOOP("Visits", "Please look again"),
}

REOPEN_SOURCES: Final[dict[str, str]] = {
    ReopenReason.CAME_BACK: QT_TRANSLATE_NOOP("Visits", "They came back"),
    ReopenReason.NEW_RESIDENTS: QT_TRANSLATE_NOOP("Visits", "Somebody else lives there now"),
    ReopenReason.FOUND: QT_TRANSLATE_NOOP("Visits", "The house was found"),
    ReopenReason.CLOSED_BY_MISTAKE: QT_TRANSLATE_NOOP("Visits", "Closed by mistake"),
    ReopenReason.BY_DECISION: QT_TRANSLATE_NOOP("Visits", "By decision of the unit, reopened"),
    ReopenReason.UNDONE: QT_TRANSLATE_NOOP("Visits", "The closing was undone"),
}
OFFERED: Final = tuple(reason for reason in ReopenReason if reason is not ReopenReason.UNDONE)

PART_SOURCES: Final[dict[DayPart, str]] = {
    DayPart.EVENING: QT_TRANSLATE_NOOP("Visits", "in the evening"),
    DayPart.NOON: QT_TRANSLATE_NOOP("Visits", "at noon"),
    DayPart.AFTERNOON: QT_TRANSLATE_NOOP("Visits", "in the afternoon"),
    DayPart.MORNING: QT_TRANSLATE_NOOP("Visits", "in the morning"),
}


def return_word(reason: str) -> str:
    """The words of a reason; a code of a later version is only a request to look again."""
    return said(RETURN_SOURCES.get(reason, RETURN_SOURCES[ReturnReason.OTHER]))


def reopen_word(reason: str) -> str:
    """Return the words of a reason; for a reason of a later version its code."""
    return said(REOPEN_SOURCES[reason]) if reason in REOPEN_SOURCES else reason


def next_text(proposed: NextAttempt) -> str:
    """Return the requirements: "another day than 14/9, in the evening, 18:00 to 20:00; tried at 9:00 ..."."""
    source = QT_TRANSLATE_NOOP(
        "Visits",
        "another day than {day}, {part}, {first}:00 to {last}:00; tried at {hours}, {left} more needed",
    )
    return said(
        source,
        day=format_day(proposed.day),
        part=said(PART_SOURCES[proposed.part]),
        first=proposed.first,
        last=proposed.last,
        hours=", ".join(f"{hour}:00" for hour in proposed.hours),
        left=proposed.left,
    )
