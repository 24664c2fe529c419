"""Reasons that two records may be one household, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from core.quality.models import LikeReason
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.models.visit_words import said

LIKE_SOURCES: Final[dict[LikeReason, str]] = {
    LikeReason.PHONE: QT_TRANSLATE_NOOP("Visits", "same phone"),
    LikeReason.NAME: QT_TRANSLATE_NOOP("Visits", "same name"),
    LikeReason.ADDRESS: QT_TRANSLATE_NOOP("Visits", "same house number"),
    LikeReason.SHORT_NAME: QT_TRANSLATE_NOOP("Visits", "same family and given name"),
    LikeReason.GROUP: QT_TRANSLATE_NOOP("Visits", "same group"),
    LikeReason.HAMLET: QT_TRANSLATE_NOOP("Visits", "same hamlet"),
    LikeReason.PEOPLE: QT_TRANSLATE_NOOP("Visits", "same number of people"),
}


def reasons_text(reasons: Sequence[LikeReason]) -> str:
    """ "same name, same house number"."""
    return ", ".join(said(LIKE_SOURCES[reason]) for reason in reasons)
