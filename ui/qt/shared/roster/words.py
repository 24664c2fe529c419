"""The words of the import screen: what a column means, and why a row waits."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from core.roster.codes import Action, ConcernCode, Field, Reason
from core.roster.model import PlanCounts, PlannedHousehold
from ui.qt.formats import format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP

FIELDS: Final = {
    Field.IGNORED: QT_TRANSLATE_NOOP("RosterWords", "leave out"),
    Field.NAME: QT_TRANSLATE_NOOP("RosterWords", "Full name"),
    Field.HEAD: QT_TRANSLATE_NOOP("RosterWords", "Head of household"),
    Field.FAMILY_NAME: QT_TRANSLATE_NOOP("RosterWords", "Family name"),
    Field.GIVEN_NAME: QT_TRANSLATE_NOOP("RosterWords", "Given name"),
    Field.RELATION: QT_TRANSLATE_NOOP("RosterWords", "Relation to the head"),
    Field.HOUSEHOLD_CODE: QT_TRANSLATE_NOOP("RosterWords", "Household code"),
    Field.NUMBER: QT_TRANSLATE_NOOP("RosterWords", "Running number"),
    Field.ADDRESS: QT_TRANSLATE_NOOP("RosterWords", "Address"),
    Field.HOUSE_NUMBER: QT_TRANSLATE_NOOP("RosterWords", "House number"),
    Field.STREET: QT_TRANSLATE_NOOP("RosterWords", "Street"),
    Field.GROUP: QT_TRANSLATE_NOOP("RosterWords", "Group"),
    Field.HAMLET: QT_TRANSLATE_NOOP("RosterWords", "Hamlet"),
    Field.PHONE: QT_TRANSLATE_NOOP("RosterWords", "Phone number"),
    Field.PEOPLE: QT_TRANSLATE_NOOP("RosterWords", "Number of people"),
    Field.BIRTH: QT_TRANSLATE_NOOP("RosterWords", "Date of birth"),
    Field.SMARTPHONE: QT_TRANSLATE_NOOP("RosterWords", "Has a smartphone"),
    Field.NO_SMARTPHONE: QT_TRANSLATE_NOOP("RosterWords", "No smartphone"),
    Field.ORGANISATION: QT_TRANSLATE_NOOP("RosterWords", "Organisation"),
    Field.SEX: QT_TRANSLATE_NOOP("RosterWords", "Sex"),
    Field.NOTE: QT_TRANSLATE_NOOP("RosterWords", "Note"),
    Field.REASON: QT_TRANSLATE_NOOP("RosterWords", "Reason from an error sheet"),
    Field.ROW_MARK: QT_TRANSLATE_NOOP("RosterWords", "Mark of a row of an error sheet"),
    Field.SENSITIVE: QT_TRANSLATE_NOOP("RosterWords", "dropped unread"),
}

CHANGED: Final = {
    "name": FIELDS[Field.NAME],
    "hamlet": FIELDS[Field.HAMLET],
    "group": FIELDS[Field.GROUP],
    "address": FIELDS[Field.ADDRESS],
    "phone": FIELDS[Field.PHONE],
    "note": FIELDS[Field.NOTE],
    "roster_people": FIELDS[Field.PEOPLE],
    "roster_adults": QT_TRANSLATE_NOOP("RosterWords", "Number of people of 16 and older"),
    "roster_smartphones": QT_TRANSLATE_NOOP("RosterWords", "Number of smartphones"),
    "has_smartphone": FIELDS[Field.SMARTPHONE],
}
YES: Final = QT_TRANSLATE_NOOP("RosterWords", "yes")
NO: Final = QT_TRANSLATE_NOOP("RosterWords", "no")

REASONS: Final = {
    Reason.NO_NAME: QT_TRANSLATE_NOOP("RosterWords", "no name of the head"),
    Reason.NOT_A_NAME: QT_TRANSLATE_NOOP("RosterWords", "the name cell holds no name"),
    Reason.DUPLICATE_ROW: QT_TRANSLATE_NOOP("RosterWords", "same name, place and phone as another row"),
    Reason.NO_HEAD: QT_TRANSLATE_NOOP("RosterWords", "nobody is named as the head"),
    Reason.HEAD_UNDER_16: QT_TRANSLATE_NOOP("RosterWords", "the head is under 16 by the date of birth"),
    Reason.NAME_TOO_LONG: QT_TRANSLATE_NOOP("RosterWords", "the name is too long"),
    Reason.PEOPLE_ABSURD: QT_TRANSLATE_NOOP("RosterWords", "the number of people cannot be right"),
}

QUIET: Final = frozenset(
    {
        ConcernCode.TOTALS_LEFT_OUT, ConcernCode.LINES_LEFT_OUT, ConcernCode.COLUMNS_IGNORED,
        ConcernCode.COLUMNS_DROPPED, ConcernCode.ENCODING_CONVERTED, ConcernCode.TEXT_ENCODING,
        ConcernCode.NAMES_CAPITALISED, ConcernCode.PHONES_REPAIRED, ConcernCode.CHILDREN_COUNTED,
        ConcernCode.LAYOUT_PERSONS, ConcernCode.HAMLET_FROM_SHEET, ConcernCode.HAMLET_FROM_TITLE,
        ConcernCode.HAMLET_FROM_FILE, ConcernCode.HAMLET_FROM_WORKSPACE, ConcernCode.SAME_FILE,
    }
)  # fmt: skip
"""Concerns that only report a repair; the rest deserve a look."""


def field_word(field: Field) -> str:
    return QCoreApplication.translate("RosterWords", FIELDS[field])


def counts_line(counts: PlanCounts) -> str:
    """New, changed, unchanged, doubtful, refused: they sum to what was found."""
    return QCoreApplication.translate(
        "RosterWords",
        "New {new} · changed {updated} · unchanged {unchanged} · to look at {doubtful} · refused {refused}",
    ).format(
        new=format_number(counts.new),
        updated=format_number(counts.updated),
        unchanged=format_number(counts.unchanged),
        doubtful=format_number(counts.doubtful),
        refused=format_number(counts.refused),
    )


def change_line(row: PlannedHousehold) -> str:
    """Each changed field, old and new; a row without a change gives its place."""
    if not row.changes:
        return ", ".join(filter(None, (row.values.address, row.values.group, row.values.hamlet)))
    return " · ".join(
        f"{field_text(change.field)}: {_value_text(change.old)} → {_value_text(change.new)}"
        for change in row.changes
    )


def field_text(name: str) -> str:
    """The word of a field of a household's row."""
    return QCoreApplication.translate("RosterWords", CHANGED[name])


def _value_text(value: object) -> str:
    if isinstance(value, bool):
        source = YES if value else NO
        return QCoreApplication.translate("RosterWords", source)
    return "–" if value is None or value == "" else str(value)


def waiting_line(row: PlannedHousehold) -> str:
    """One row that is not imported, and why."""
    reason = "" if row.reason is None else QCoreApplication.translate("RosterWords", REASONS[row.reason])
    source = (
        QCoreApplication.translate("RosterWords", "Row {row}, {name}: refused, {reason}.")
        if row.action is Action.REFUSED
        else QCoreApplication.translate("RosterWords", "Row {row}, {name}: waits, {reason}.")
    )
    return source.format(row=row.row, name=row.values.name or "–", reason=reason)
