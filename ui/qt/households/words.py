"""A household's history in plain sentences."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.base.clock import parse_instant
from core.events.kinds import HouseholdField
from core.records.household import HistoryItem, HistoryKind, Stated
from ui.qt.formats import format_moment
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.models.close_words import close_word
from ui.qt.models.return_words import reopen_word, return_word
from ui.qt.models.visit_words import (
    RESULT_LOOKS,
    SEPARATOR,
    callback_text,
    count_words,
    masked_phone,
    result_word,
)
from ui.qt.tokens import Role
from ui.qt.widgets.stages import Moment

CONTEXT: Final = "History"
LINE_LETTERS: Final = 40
SAME_MOMENT: Final = timedelta(minutes=10)
"""A visit noted within it needs no hour of its own in the history."""

FIELD_SOURCES: Final[dict[str, str]] = {
    HouseholdField.NAME: QT_TRANSLATE_NOOP("History", "Name"),
    HouseholdField.PHONE: QT_TRANSLATE_NOOP("History", "Phone"),
    HouseholdField.ADDRESS: QT_TRANSLATE_NOOP("History", "Address"),
    HouseholdField.NOTE: QT_TRANSLATE_NOOP("History", "Note"),
    HouseholdField.HAMLET: QT_TRANSLATE_NOOP("History", "Hamlet"),
    HouseholdField.GROUP: QT_TRANSLATE_NOOP("History", "Group"),
    HouseholdField.ORDER: QT_TRANSLATE_NOOP("History", "Order on the list"),
    HouseholdField.WALK: QT_TRANSLATE_NOOP("History", "Place in the walking order"),
    HouseholdField.CODE: QT_TRANSLATE_NOOP("History", "Code"),
}
OTHER_FIELD: Final = QT_TRANSLATE_NOOP("History", "Number on the list")


Tell = Callable[[HistoryItem], tuple[Icon, Role, str, list[str]] | None]


def no_words(_item: HistoryItem) -> None:
    """Nobody else has words for an entry."""


def said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def field_word(field: str) -> str:
    """The word for a field of a household."""
    return said(FIELD_SOURCES.get(field, OTHER_FIELD))


def moment_of(item: HistoryItem, tell: Tell = no_words) -> Moment:
    """One entry of the timeline; `tell` knows the words of others, such as those of people."""
    told = tell(item)
    icon, role, title, lines = (*_look(item), *_told(item)) if told is None else told
    return Moment(icon=icon, role=role, title=title, lines=(*_wrapped(lines), *_wrapped([_who(item)])))


def _look(item: HistoryItem) -> tuple[Icon, Role]:
    if item.kind is HistoryKind.VISIT and item.stated is not None:
        if item.stated.callback:
            return Icon.CLOCK, Role.ACCENT
        return RESULT_LOOKS[item.stated.result]
    return {
        HistoryKind.ADDED: (Icon.PLUS, Role.TEXT2),
        HistoryKind.FIELD: (Icon.RECORD, Role.TEXT2),
        HistoryKind.CLOSED: (Icon.CLOSE, Role.TEXT2),
        HistoryKind.REOPENED: (Icon.HOME, Role.ACCENT),
        HistoryKind.CORRECTED: (Icon.RECORD, Role.TEXT2),
        HistoryKind.VOIDED: (Icon.UNDO, Role.WARN),
        HistoryKind.RESTORED: (Icon.DONE, Role.TEXT2),
        HistoryKind.NOTE: (Icon.RECORD, Role.TEXT2),
        HistoryKind.RETURNED: (Icon.RETURNED, Role.WARN),
        HistoryKind.RETURN_TAKEN_BACK: (Icon.DONE, Role.TEXT2),
        HistoryKind.COMMENT: (Icon.RETURNED, Role.WARN),
        HistoryKind.SPLIT_FROM: (Icon.PLUS, Role.TEXT2),
        HistoryKind.SPLIT_OFF: (Icon.PERSON, Role.TEXT2),
        HistoryKind.MERGED: (Icon.HOME, Role.TEXT2),
        HistoryKind.PARTED: (Icon.UNDO, Role.TEXT2),
        HistoryKind.DECIDED: (Icon.DONE, Role.TEXT2),
        HistoryKind.REOPENED_PAIR: (Icon.UNDO, Role.TEXT2),
        HistoryKind.GIVEN: (Icon.PERSON, Role.TEXT2),
        HistoryKind.OUT: (Icon.PERSON, Role.ACCENT),
        HistoryKind.BACK: (Icon.HOME, Role.TEXT2),
        HistoryKind.HANDED: (Icon.PERSON, Role.ACCENT),
    }.get(item.kind, (Icon.DOT, Role.TEXT2))


def _told(item: HistoryItem) -> tuple[str, list[str]]:
    """The title and the lines under it, without who and when."""
    if item.kind is HistoryKind.VISIT and item.stated is not None:
        return _visit(item.stated, item.at)
    if item.kind is HistoryKind.FIELD:
        return _field(item)
    if item.kind is HistoryKind.CORRECTED:
        return said(QT_TRANSLATE_NOOP("History", "Visit corrected")), _corrected(item)
    if item.kind in {HistoryKind.VOIDED, HistoryKind.RESTORED}:
        return _voided(item)
    titles = {
        HistoryKind.ADDED: QT_TRANSLATE_NOOP("History", "Entered the list"),
        HistoryKind.CLOSED: QT_TRANSLATE_NOOP("History", "Household closed"),
        HistoryKind.REOPENED: QT_TRANSLATE_NOOP("History", "Household reopened"),
        HistoryKind.NOTE: QT_TRANSLATE_NOOP("History", "Note on the visit"),
        HistoryKind.RETURNED: QT_TRANSLATE_NOOP("History", "Sent back to be looked at"),
        HistoryKind.RETURN_TAKEN_BACK: QT_TRANSLATE_NOOP("History", "Right as it is"),
        HistoryKind.COMMENT: QT_TRANSLATE_NOOP("History", "Asked with it"),
        HistoryKind.SPLIT_FROM: QT_TRANSLATE_NOOP("History", "Split off from"),
        HistoryKind.SPLIT_OFF: QT_TRANSLATE_NOOP("History", "A part became a household"),
        HistoryKind.MERGED: QT_TRANSLATE_NOOP("History", "One household with"),
        HistoryKind.PARTED: QT_TRANSLATE_NOOP("History", "Not the same household as"),
        HistoryKind.REOPENED_PAIR: QT_TRANSLATE_NOOP("History", "An answer was taken back"),
        HistoryKind.DECIDED: QT_TRANSLATE_NOOP("History", "Two visits of one day decided"),
        HistoryKind.GIVEN: QT_TRANSLATE_NOOP("History", "Given to an officer"),
        HistoryKind.OUT: QT_TRANSLATE_NOOP("History", "Checked out by"),
        HistoryKind.BACK: QT_TRANSLATE_NOOP("History", "Returned by"),
        HistoryKind.HANDED: QT_TRANSLATE_NOOP("History", "Handed over to"),
    }
    title = said(titles.get(item.kind, QT_TRANSLATE_NOOP("History", "Visit")))
    if item.kind is HistoryKind.GIVEN and not item.after:
        title = said(QT_TRANSLATE_NOOP("History", "Given to nobody now"))
    return title, [_after(item)] if item.after else []


def _after(item: HistoryItem) -> str:
    """The words of a code, or the text itself."""
    after = item.after or ""
    match item.kind:
        case HistoryKind.CLOSED:
            return close_word(after)
        case HistoryKind.REOPENED:
            return reopen_word(after)
        case HistoryKind.RETURNED:
            return return_word(after)
        case HistoryKind.RETURN_TAKEN_BACK:
            return ""
        case _:
            return after


def _visit(stated: Stated, noted: str) -> tuple[str, list[str]]:
    title = result_word(stated.result)
    if stated.callback:
        title = said(QT_TRANSLATE_NOOP("History", "To come back {when}"), when=callback_text(stated.callback))
    counts = count_words(stated)[: -1 if stated.callback else None]
    day = parse_instant(stated.at)
    lines = [SEPARATOR.join(counts[:2]), SEPARATOR.join(counts[2:])]
    if abs(parse_instant(noted) - day) > SAME_MOMENT:
        lines.append(said(QT_TRANSLATE_NOOP("History", "at the door {when}"), when=format_moment(day)))
    return title, [line for line in lines if line]


def _field(item: HistoryItem) -> tuple[str, list[str]]:
    title = said(QT_TRANSLATE_NOOP("History", "Changed: {field}"), field=field_word(item.field or ""))
    before, after = item.before or "", item.after or ""
    if item.field == HouseholdField.WALK:
        return title, []
    if item.field == HouseholdField.PHONE:
        before, after = (masked_phone(text) if text else "" for text in (before, after))
    return title, [_from_to(before, after)]


def _corrected(item: HistoryItem) -> list[str]:
    if item.was is None or item.stated is None:
        return []
    pairs = [
        (result_word(item.was.result), result_word(item.stated.result)),
        (format_moment(parse_instant(item.was.at)), format_moment(parse_instant(item.stated.at))),
        (SEPARATOR.join(count_words(item.was)), SEPARATOR.join(count_words(item.stated))),
    ]
    return [_from_to(before, after) for before, after in pairs if before != after]


def _voided(item: HistoryItem) -> tuple[str, list[str]]:
    taken = QT_TRANSLATE_NOOP("History", "Visit taken back")
    counts = QT_TRANSLATE_NOOP("History", "Visit counts again")
    title = said(taken if item.kind is HistoryKind.VOIDED else counts)
    if item.stated is None:
        return title, []
    when = format_moment(parse_instant(item.stated.at))
    return title, [f"{result_word(item.stated.result)}, {when}"]


def _from_to(before: str, after: str) -> str:
    if not before:
        return said(QT_TRANSLATE_NOOP("History", "now “{after}”"), after=after)
    if not after:
        return said(QT_TRANSLATE_NOOP("History", "“{before}” taken out"), before=before)
    return said(QT_TRANSLATE_NOOP("History", "“{before}” became “{after}”"), before=before, after=after)


def _who(item: HistoryItem) -> str:
    instant: datetime = parse_instant(item.at)
    officer = item.officer or said(QT_TRANSLATE_NOOP("History", "another laptop"))
    return said(
        QT_TRANSLATE_NOOP("History", "{officer}, noted {when}"), officer=officer, when=format_moment(instant)
    )


def _wrapped(lines: list[str]) -> list[str]:
    return [part for line in lines for part in textwrap.wrap(line, LINE_LETTERS)]
