"""Reasons for closing a household, in words."""

from __future__ import annotations

from typing import Final

from core.records.household import CloseReason
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.models.visit_words import said

CLOSE_SOURCES: Final[dict[str, str]] = {
    CloseReason.MOVED: QT_TRANSLATE_NOOP("Visits", "They moved away"),
    CloseReason.VACANT: QT_TRANSLATE_NOOP("Visits", "The house is empty"),
    CloseReason.NO_DWELLING: QT_TRANSLATE_NOOP("Visits", "Nobody lives there, no dwelling"),
    CloseReason.DUPLICATE: QT_TRANSLATE_NOOP("Visits", "On the list twice"),
    CloseReason.ADDED_BY_MISTAKE: QT_TRANSLATE_NOOP("Visits", "Added by mistake"),
    CloseReason.BY_DECISION: QT_TRANSLATE_NOOP("Visits", "By decision of the unit"),
    CloseReason.IMPORT_UNDONE: QT_TRANSLATE_NOOP("Visits", "The list it came with was taken back"),
}


def close_word(reason: str) -> str:
    """Return the words of a reason; for a reason of a later version its code."""
    return said(CLOSE_SOURCES[reason]) if reason in CLOSE_SOURCES else reason
