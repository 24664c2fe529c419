"""Conflicts in words, in the language in force."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, cast

from PySide6.QtCore import QCoreApplication

from core.base.clock import parse_instant
from core.base.ids import HouseholdId
from core.events.kinds import HouseholdField
from core.quality.models import VisitPair
from core.records.household import HouseholdRow
from core.records.person import PersonField, Sex, read_value
from core.records.results import Result
from core.records.visit import Visit
from core.sync.conflicts import EditedAfterClosing, FieldConflict, SuspectClock
from ui.conflict_words import conflict_sentence, field_word, person_field_word
from ui.qt.conflicts.state import Read, State, clock_key, conflict_key, late_key, masked, pair_key
from ui.qt.errors import language_in_force
from ui.qt.formats import format_day, format_instant, format_moment, format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.models.close_words import close_word
from ui.qt.models.counted import Counted
from ui.qt.models.visit_words import SEPARATOR, count_words, result_word
from ui.qt.shared.people.words import sex_word
from ui.qt.widgets.rows import Row

CONTEXT: Final = "Conflicts"
EMPTY: Final = QT_TRANSLATE_NOOP("Conflicts", "(empty)")
YES: Final = QT_TRANSLATE_NOOP("Conflicts", "yes")
SOMEBODY: Final = QT_TRANSLATE_NOOP("Conflicts", "a person without a name")
NO: Final = QT_TRANSLATE_NOOP("Conflicts", "no")


def said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def name_of(row: HouseholdRow | None) -> str:
    return "–" if row is None else row.head or row.code


def rows_of(read: Read) -> tuple[Row, ...]:
    """Return the rows of the list at the left: conflicts, and their authors."""
    return (
        *(_conflict_row(conflict, read) for conflict in read.conflicts),
        *(_pair_row(pair) for pair in read.pairs),
        *(_late_row(late, read) for late in read.late),
        *(_clock_row(clock) for clock in read.clocks),
    )


def field(name: str) -> str:
    return field_word(name, language_in_force().value)


def values_of(conflict: FieldConflict, read: Read) -> tuple[str, ...]:
    """The values as they are shown, one a tip."""
    if conflict.person is not None:
        shown = tuple(person_value(conflict.field, tip.value or "", read) for tip in conflict.tips)
        if conflict.field == PersonField.PHONE and all(shown):
            shown = masked(shown)
        return tuple(value or said(EMPTY) for value in shown)
    if conflict.field == HouseholdField.HAS_SMARTPHONE:
        return tuple(said(YES if str(tip.value) in ("1", "True", "true") else NO) for tip in conflict.tips)
    values = tuple("" if tip.value is None else str(tip.value) for tip in conflict.tips)
    if conflict.field == HouseholdField.PHONE and all(values):
        values = masked(values)
    return tuple(value or said(EMPTY) for value in values)


def person_value(name: str, value: str, read: Read) -> str:
    """The text in which a person's register is kept, in words; empty where it holds nothing."""
    if not value:
        return ""
    match name:
        case PersonField.MEMBERSHIPS:
            codes = cast(list[str], read_value(name, value)) if value.startswith("[") else value.split(", ")
            return ", ".join(read.organisations.get(code, code) for code in codes)
        case PersonField.SEX:
            return sex_word(Sex(value))
        case PersonField.BORN:
            return value.replace("-", "–")
        case PersonField.CHILD:
            return said(YES if value.lower() == "true" else NO)
        case PersonField.HOUSEHOLD:
            return _who_and_code(read.households.get(HouseholdId(value)))
        case _:
            return value


def title_of(state: State) -> str:
    """The heading at the right."""
    read = state.read
    if read is None:
        return ""
    if (conflict := state.conflict) is not None:
        row = read.households.get(conflict.household)
        if conflict.person is not None:
            word = person_field_word(conflict.field, language_in_force().value)
            source = QT_TRANSLATE_NOOP("Conflicts", "{field} of {person}, household {code}")
            person = conflict.name or said(SOMEBODY)
            code = "–" if row is None else row.code
            return said(source, field=word[:1].upper() + word[1:], person=person, code=code)
        text = QT_TRANSLATE_NOOP("Conflicts", "{field} of {name}")
        word = field(conflict.field)
        return said(text, field=word[:1].upper() + word[1:], name=_who_and_code(row))
    if (pair := state.pair) is not None:
        text = QT_TRANSLATE_NOOP("Conflicts", "Two visits of one day, {name}")
        return said(text, name=_who_and_code(pair.row))
    if (late := state.late) is not None:
        text = QT_TRANSLATE_NOOP("Conflicts", "Recorded after closing, {name}")
        return said(text, name=_who_and_code(read.households.get(late.household)))
    if (clock := state.clock) is not None:
        return said(QT_TRANSLATE_NOOP("Conflicts", "A clock that is wrong, {place}"), place=clock.place)
    return ""


def explained(state: State) -> str:
    """Return an explanation of a conflict and of the choices, in one or two sentences."""
    if (conflict := state.conflict) is not None:
        text = QT_TRANSLATE_NOOP(
            "Conflicts",
            "Two people changed it without having seen each other's record. Choose the right one; the other"
            " is kept.",
        )
        sentence = conflict_sentence(conflict, language_in_force().value)
        return f"{said(text)} ({sentence})"
    if state.pair is not None:
        text = QT_TRANSLATE_NOOP(
            "Conflicts",
            "Two laptops recorded a visit of this household on one day. One counts until somebody decides;"
            " the other is kept.",
        )
        return said(text)
    if state.late is not None:
        return _late_text(state.late)
    return "" if state.clock is None else _clock_text(state.clock)


def visit_value(visit: Visit) -> str:
    return SEPARATOR.join((result_word(visit.result), *count_words(visit)))


def moment(at: str) -> str:
    return format_moment(parse_instant(at))


def _late_text(late: EditedAfterClosing) -> str:
    fields = {
        "closed": moment(late.closed_at),
        "reason": close_word(late.reason),
        "when": moment(late.at),
        "who": late.officer or late.machine,
    }
    if late.what == "visit":
        text = QT_TRANSLATE_NOOP(
            "Conflicts",
            "The household was closed on {closed} ({reason}). {who}, who had not seen it, recorded a visit of"
            " {when}: {result}. The visit is kept. Open the household to see whether it is still there.",
        )
        return said(text, result=result_word(Result(late.value or Result.COMPLETED)), **fields)
    text = QT_TRANSLATE_NOOP(
        "Conflicts",
        "The household was closed on {closed} ({reason}). {who}, who had not seen it, changed {field} on"
        " {when}. The change is kept. Open the household to see whether it is still there.",
    )
    return said(text, field=field(late.what), **fields)


def clock_outcome(clock: SuspectClock, seconds: int) -> str:
    """Return the visits' corrected times, for a clock that is off by `seconds`."""
    text = QT_TRANSLATE_NOOP(
        "Conflicts",
        "Off by {off}: {visits} would be of {times}. Every machine reads it so, once it has the decisions"
        " file.",
    )
    try:
        first, last = (parse_instant(at) + timedelta(seconds=seconds) for at in (clock.first, clock.last))
    except OverflowError:
        return ""
    return said(
        text, off=_span(abs(seconds)), visits=Counted().visits(clock.visits), times=_times(first, last)
    )


def _times(first: datetime, last: datetime) -> str:
    """One time, or from one to another."""
    if first == last:
        return format_instant(first)
    text = QT_TRANSLATE_NOOP("Conflicts", "{first} to {last}")
    return said(text, first=format_instant(first), last=format_instant(last))


def _span(seconds: int) -> str:
    """`500 ngày 2 giờ`: the two largest parts."""
    days, rest = divmod(seconds, 86_400)
    hours, minutes = rest // 3_600, rest % 3_600 // 60
    parts = (
        (days, QT_TRANSLATE_NOOP("Conflicts", "{count} days")),
        (hours, QT_TRANSLATE_NOOP("Conflicts", "{count} hours")),
        (minutes, QT_TRANSLATE_NOOP("Conflicts", "{count} minutes")),
    )
    shown = [said(source, count=format_number(count)) for count, source in parts if count]
    return " ".join(shown[:2]) or said(parts[2][1], count=0)


def _clock_text(clock: SuspectClock) -> str:
    fields = {
        "visits": Counted().visits(clock.visits),
        "times": _times(parse_instant(clock.first), parse_instant(clock.last)),
    }
    if not clock.recorded:
        text = QT_TRANSLATE_NOOP(
            "Conflicts",
            "{visits} of this machine with a time that cannot be: {times}. They count. Set the date and time"
            " of this machine right, then tell the province.",
        )
        return said(text, **fields)
    text = QT_TRANSLATE_NOOP(
        "Conflicts",
        "{visits} of this machine with a time that cannot be: {times}. The file arrived here {recorded}. They"
        " count. Ask for the machine's date and time to be set right.",
    )
    return said(text, recorded=format_instant(parse_instant(clock.recorded)), **fields)


def _conflict_row(conflict: FieldConflict, read: Read) -> Row:
    row = read.households.get(conflict.household)
    people = ", ".join(dict.fromkeys(tip.officer or tip.machine for tip in conflict.tips))
    what = (name_of(row), field(conflict.field))
    if conflict.person is not None:
        word = person_field_word(conflict.field, language_in_force().value)
        what = (conflict.name or said(SOMEBODY), word)
    return Row(key=conflict_key(conflict), title=SEPARATOR.join(what), lines=(people,))


def _pair_row(pair: VisitPair) -> Row:
    text = QT_TRANSLATE_NOOP("Conflicts", "two visits, {day}")
    day = format_day(pair.one.at.date())
    return Row(key=pair_key(pair), title=name_of(pair.row), lines=(said(text, day=day),), icon=Icon.RETURNED)


def _late_row(late: EditedAfterClosing, read: Read) -> Row:
    line = said(QT_TRANSLATE_NOOP("Conflicts", "recorded after closing"))
    title = name_of(read.households.get(late.household))
    return Row(key=late_key(late), title=title, lines=(line,), icon=Icon.CLOSE)


def _clock_row(clock: SuspectClock) -> Row:
    line = said(
        QT_TRANSLATE_NOOP("Conflicts", "wrong clock, {visits}"), visits=Counted().visits(clock.visits)
    )
    return Row(key=clock_key(clock), title=clock.place, lines=(line,), icon=Icon.CLOCK)


def _who_and_code(row: HouseholdRow | None) -> str:
    if row is None:
        return "–"
    if not row.head:
        return row.code
    return said(QT_TRANSLATE_NOOP("Conflicts", "{head}, household {code}"), head=row.head, code=row.code)
