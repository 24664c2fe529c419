"""Undone or redone acts, in words."""

from __future__ import annotations

from typing import Final

from core.application.undo import Act
from core.events.kinds import EventKind
from core.records.household import HouseholdRow
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.models.visit_words import said

ACT_SOURCES: Final[dict[EventKind, str]] = {
    EventKind.VISIT_RECORDED: QT_TRANSLATE_NOOP("Visits", "the visit"),
    EventKind.VISIT_CORRECTED: QT_TRANSLATE_NOOP("Visits", "the correction of a visit"),
    EventKind.VISIT_NOTE: QT_TRANSLATE_NOOP("Visits", "the note of a visit"),
    EventKind.VISIT_VOIDED: QT_TRANSLATE_NOOP("Visits", "taking a visit back"),
    EventKind.VISIT_RETURNED: QT_TRANSLATE_NOOP("Visits", "sending a visit back"),
    EventKind.DUPLICATE_DECIDED: QT_TRANSLATE_NOOP("Visits", "the decision about two visits"),
    EventKind.HOUSEHOLD_ADDED: QT_TRANSLATE_NOOP("Visits", "the new household"),
    EventKind.HOUSEHOLD_FIELD: QT_TRANSLATE_NOOP("Visits", "the change of the household"),
    EventKind.CONFLICT_RESOLVED: QT_TRANSLATE_NOOP("Visits", "the choice between two records"),
    EventKind.CLOCK_OFFSET: QT_TRANSLATE_NOOP("Visits", "setting a machine's clock right"),
    EventKind.HOUSEHOLD_CLOSED: QT_TRANSLATE_NOOP("Visits", "closing the household"),
    EventKind.HOUSEHOLD_REOPENED: QT_TRANSLATE_NOOP("Visits", "reopening the household"),
    EventKind.HOUSEHOLD_SAME: QT_TRANSLATE_NOOP("Visits", "joining two households"),
    EventKind.HOUSEHOLD_NOT_SAME: QT_TRANSLATE_NOOP("Visits", "parting two households"),
}
OTHER_ACT: Final = QT_TRANSLATE_NOOP("Visits", "the last change")


def undone_text(act: Act, row: HouseholdRow | None) -> str:
    """ "Undone: the visit, Phạm Hữu Hà. Ctrl+Y does it again." """
    source = QT_TRANSLATE_NOOP("Visits", "Undone: {what}, {name}. Ctrl+Y does it again.")
    if act.household is None:
        source = QT_TRANSLATE_NOOP("Visits", "Undone: {what}. Ctrl+Y does it again.")
    return said(source, what=_what(act), name=_name(row))


def redone_text(act: Act, row: HouseholdRow | None) -> str:
    """ "Done again: the visit, Phạm Hữu Hà." """
    source = QT_TRANSLATE_NOOP("Visits", "Done again: {what}, {name}.")
    if act.household is None:
        source = QT_TRANSLATE_NOOP("Visits", "Done again: {what}.")
    return said(source, what=_what(act), name=_name(row))


def _what(act: Act) -> str:
    return said(ACT_SOURCES.get(act.kind, OTHER_ACT))


def _name(row: HouseholdRow | None) -> str:
    return "–" if row is None else row.head or row.code
