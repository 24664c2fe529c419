"""Results, counts and places in the words of this work, in the language in force."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.base.clock import parse_instant
from core.base.notation import list_number_text
from core.records.household import HouseholdRow, Stated
from core.records.results import Result
from core.records.results import Status as CaseStatus
from core.records.visit import Visit, VisitEntry
from ui.qt.formats import format_day, format_time
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.models.counted import Counted
from ui.qt.tokens import Role
from ui.qt.widgets.rows import RowStatus
from ui.qt.widgets.status import LOOKS, Status, status_word

CONTEXT: Final = "Visits"
SEPARATOR: Final = " · "

RESULT_SOURCES: Final[dict[Result, str]] = {
    Result.COMPLETED: QT_TRANSLATE_NOOP("Visits", "Visited"),
    Result.PARTIAL: QT_TRANSLATE_NOOP("Visits", "Only partly done"),
    Result.REFUSED_SOFT: QT_TRANSLATE_NOOP("Visits", "Refused"),
    Result.REFUSED_HARD: QT_TRANSLATE_NOOP("Visits", "Refused, final"),
    Result.NOT_HOME: QT_TRANSLATE_NOOP("Visits", "Not home"),
    Result.RESPONDENT_AWAY: QT_TRANSLATE_NOOP("Visits", "Right person not met"),
    Result.UNABLE: QT_TRANSLATE_NOOP("Visits", "Couldn't take part"),
    Result.NO_ACCESS: QT_TRANSLATE_NOOP("Visits", "No access"),
    Result.NOT_FOUND: QT_TRANSLATE_NOOP("Visits", "Not found"),
    Result.MOVED_OR_VACANT: QT_TRANSLATE_NOOP("Visits", "Moved or vacant"),
    Result.NOT_DWELLING_OR_DUPLICATE: QT_TRANSLATE_NOOP("Visits", "No dwelling, duplicate"),
}

RESULT_LOOKS: Final[dict[Result, tuple[Icon, Role]]] = {
    Result.COMPLETED: (Icon.DONE, Role.DONE),
    Result.PARTIAL: (Icon.CLOCK, Role.WARN),
    Result.REFUSED_SOFT: (Icon.REFUSED, Role.ERR),
    Result.REFUSED_HARD: (Icon.REFUSED, Role.ERR),
    Result.NOT_HOME: (Icon.NOT_HOME, Role.WARN),
    Result.RESPONDENT_AWAY: (Icon.PERSON, Role.WARN),
    Result.UNABLE: (Icon.REFUSED, Role.TEXT2),
    Result.NO_ACCESS: (Icon.LOCK, Role.WARN),
    Result.NOT_FOUND: (Icon.SEARCH, Role.WARN),
    Result.MOVED_OR_VACANT: (Icon.HOME, Role.TEXT2),
    Result.NOT_DWELLING_OR_DUPLICATE: (Icon.CLOSE, Role.TEXT2),
}


def said(source: str, **fields: object) -> str:
    """A text of this context in the language in force, its fields filled."""
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def adults(count: int) -> str:
    """3 người lớn."""
    return Counted().adults(count)


def smartphones(count: int) -> str:
    """2 điện thoại thông minh."""
    return Counted().smartphones(count)


def households(count: int) -> str:
    """1.234 hộ."""
    return Counted().households(count)


def with_the_app(count: int) -> str:
    """2 người đã cài."""
    return said(QT_TRANSLATE_NOOP("Visits", "{count} with the app"), count=count)


def result_word(result: Result) -> str:
    return said(RESULT_SOURCES[result])


def lowered(text: str) -> str:
    """`text` inside a sentence."""
    return text[:1].lower() + text[1:]


def place_text(place: int) -> str:
    """0161, the number of a household in lists and on paper."""
    return list_number_text(place)


def address_line(row: HouseholdRow) -> str:
    """Return address, group and hamlet of a household, as far as known."""
    return ", ".join(text for text in (row.address, group_text(row.group), row.hamlet) if text)


def group_text(group: str) -> str:
    """Return a group; one that a list gives as a bare number gets the word "group"."""
    group = group.strip()
    return said(QT_TRANSLATE_NOOP("Visits", "group {number}"), number=group) if group.isdecimal() else group


def masked_phone(phone: str) -> str:
    """Only the last three digits, until somebody asks for the number."""
    return said(QT_TRANSLATE_NOOP("Visits", "number ending in {digits}"), digits=phone[-3:])


def callback_text(callback: str) -> str:
    """17/9, or 17/9, 17:00 where an hour was agreed."""
    if len(callback) <= 10:
        return format_day(date.fromisoformat(callback))
    instant = parse_instant(callback)
    return f"{format_day(instant.date())}, {format_time(instant)}"


def callback_moment(callback: str) -> date | datetime:
    """The agreed instant, or the day where no hour was agreed."""
    return parse_instant(callback) if len(callback) > 10 else date.fromisoformat(callback)


def callback_day(callback: str) -> date:
    return date.fromisoformat(callback[:10])


def count_words(stated: VisitEntry | Visit | Stated) -> tuple[str, ...]:
    """Return the counts of a visit in words, one part each."""
    parts = []
    if stated.people is not None:
        parts.append(adults(stated.people))
    if stated.smartphones is not None:
        parts.append(smartphones(stated.smartphones))
    if stated.installed is not None:
        parts.append(said(QT_TRANSLATE_NOOP("Visits", "{count} installed"), count=stated.installed))
    if stated.had:
        parts.append(said(QT_TRANSLATE_NOOP("Visits", "{count} had it before"), count=stated.had))
    if not isinstance(stated, Visit) and stated.flyer:
        parts.append(said(QT_TRANSLATE_NOOP("Visits", "handed out {flyer}"), flyer=stated.flyer))
    if stated.callback:
        when = callback_text(stated.callback)
        parts.append(said(QT_TRANSLATE_NOOP("Visits", "come back {when}"), when=when))
    return tuple(parts)


def deed(entry: VisitEntry) -> str:
    """Return the result of a visit in a few words: "cài giúp 4", else the appointment, else the result."""
    if entry.installed:
        return said(QT_TRANSLATE_NOOP("Visits", "{count} installed"), count=entry.installed)
    if entry.callback:
        when = callback_text(entry.callback)
        return said(QT_TRANSLATE_NOOP("Visits", "come back {when}"), when=when)
    return lowered(result_word(entry.result))


def walk_status(row: HouseholdRow) -> RowStatus:
    """Glyph and word of a household in a list."""
    if row.last_result is None:
        return _status(Status.NOT_VISITED)
    if row.status is CaseStatus.CALLBACK and row.callback:
        text = f"{status_word(Status.CALLBACK)} {format_day(callback_day(row.callback))}"
        return RowStatus(text=text, icon=Icon.CLOCK, role=Role.ACCENT)
    if row.last_result is Result.COMPLETED:
        return _completed(row)
    icon, role = RESULT_LOOKS[row.last_result]
    text = result_word(row.last_result)
    if row.last_result is Result.NOT_HOME:
        text = said(QT_TRANSLATE_NOOP("Visits", "Not home, attempt {count}"), count=row.attempts)
    return RowStatus(text=text, icon=icon, role=role)


def _completed(row: HouseholdRow) -> RowStatus:
    if row.smartphones == 0:
        return _status(Status.NO_PHONE)
    if row.installed and row.installed == row.had:
        return _status(Status.HAD_ALREADY)
    if row.installed:
        text = said(QT_TRANSLATE_NOOP("Visits", "Visited, {count} installed"), count=row.installed)
        return RowStatus(text=text, icon=Icon.DONE, role=Role.DONE)
    return _status(Status.VISITED)


def _status(status: Status) -> RowStatus:
    look = LOOKS[status]
    return RowStatus(text=status_word(status), icon=look.icon, role=look.role)
