"""The tracks in the words of the letters."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.campaigns.models import Deadline, Track
from core.records.figures import EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN, Rate
from core.tracks.figures import (
    ALL_STAFF,
    GUIDED_AT_POINTS,
    MEMBERS_DECLARED,
    MEMBERS_WITH_SMARTPHONE,
    STAFF_WITH_SMARTPHONE,
)
from core.tracks.models import PlaceKind, Point, StaffCount, Tally, TrackState
from ui.qt.formats import NO_BREAK, format_date, format_number, format_percent
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.models.visit_words import SEPARATOR

CONTEXT: Final = "Tracks"

TRACKS: Final[dict[str, str]] = {
    Track.HOUSEHOLD: QT_TRANSLATE_NOOP("Tracks", "Households"),
    Track.AGENCY: QT_TRANSLATE_NOOP("Tracks", "Staff of the agency"),
    Track.MEMBERS: QT_TRANSLATE_NOOP("Tracks", "Members of organisations"),
    Track.OUTREACH: QT_TRANSLATE_NOOP("Tracks", "Outreach points"),
}
DENOMINATORS: Final[dict[str, str]] = {
    SMARTPHONES_KNOWN: QT_TRANSLATE_NOOP("Tracks", "people with a smartphone known"),
    PEOPLE_KNOWN: QT_TRANSLATE_NOOP("Tracks", "people of 16 and older known"),
    EVER_LISTED: QT_TRANSLATE_NOOP("Tracks", "households ever listed"),
    STAFF_WITH_SMARTPHONE: QT_TRANSLATE_NOOP("Tracks", "staff with a smartphone"),
    ALL_STAFF: QT_TRANSLATE_NOOP("Tracks", "staff"),
    MEMBERS_WITH_SMARTPHONE: QT_TRANSLATE_NOOP("Tracks", "members with a smartphone found"),
    MEMBERS_DECLARED: QT_TRANSLATE_NOOP("Tracks", "members with a smartphone as declared"),
    GUIDED_AT_POINTS: QT_TRANSLATE_NOOP("Tracks", "people guided at points"),
}
PLACES: Final[dict[str, str]] = {
    PlaceKind.UNIVERSITY: QT_TRANSLATE_NOOP("Tracks", "University, college"),
    PlaceKind.SCHOOL: QT_TRANSLATE_NOOP("Tracks", "School"),
    PlaceKind.SUPERMARKET: QT_TRANSLATE_NOOP("Tracks", "Supermarket"),
    PlaceKind.SHOPPING_CENTRE: QT_TRANSLATE_NOOP("Tracks", "Shopping centre"),
    PlaceKind.MARKET: QT_TRANSLATE_NOOP("Tracks", "Market"),
    PlaceKind.FERRY: QT_TRANSLATE_NOOP("Tracks", "Ferry, station"),
    PlaceKind.OFFICE: QT_TRANSLATE_NOOP("Tracks", "Office"),
    PlaceKind.CULTURE_HOUSE: QT_TRANSLATE_NOOP("Tracks", "Culture house"),
    PlaceKind.FACTORY: QT_TRANSLATE_NOOP("Tracks", "Factory"),
    PlaceKind.OTHER: QT_TRANSLATE_NOOP("Tracks", "Another place"),
}
TALLIES: Final[dict[Tally, str]] = {
    Tally.GUIDED: QT_TRANSLATE_NOOP("Tracks", "People guided"),
    Tally.HAD: QT_TRANSLATE_NOOP("Tracks", "Had it before"),
    Tally.INSTALLED: QT_TRANSLATE_NOOP("Tracks", "Installed here"),
}


def said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def track_word(track: Track) -> str:
    return said(TRACKS[track])


def place_word(kind: str) -> str:
    """Return the word of a kind of place; for a kind of a later version its code."""
    return said(PLACES[kind]) if kind in PLACES else kind


def point_counts(point: Point) -> str:
    """147 người được hướng dẫn, cài 81."""
    text = QT_TRANSLATE_NOOP("Tracks", "{guided} guided, {installed} installed")
    counted = {"guided": point.guided, "installed": point.installed}
    return said(text, **{name: format_number(count) for name, count in counted.items()})


def tally_word(what: Tally) -> str:
    return said(TALLIES[what])


def tally_done(what: Tally, step: int, total: int) -> str:
    """Return the result of one tap."""
    sign = "+" if step > 0 else "−"
    return f"{tally_word(what)}: {sign}{abs(step)}, {format_number(total)}"


def figure(state: TrackState) -> str:
    """61,2 %, or a dash where nothing is counted yet."""
    rate = state.target_rate
    return f"–{NO_BREAK}%" if rate is None else format_percent(rate.value)


def counts(rate: Rate) -> str:
    """49 / 80 người có điện thoại thông minh."""
    name = said(DENOMINATORS.get(rate.denominator_name, rate.denominator_name))
    return f"{format_number(rate.numerator)} / {format_number(rate.denominator)} {name}"


def base_line(state: TrackState) -> str:
    rate = state.target_rate
    return said(QT_TRANSLATE_NOOP("Tracks", "Nothing counted yet")) if rate is None else counts(rate)


def target_line(state: TrackState) -> str:
    """Return the ordered target, with the document that orders it."""
    target = state.target
    if target is None:
        return said(QT_TRANSLATE_NOOP("Tracks", "No target is ordered"))
    text = QT_TRANSLATE_NOOP("Tracks", "Target {percent} ({document})")
    return said(text, percent=format_percent(target.percent / 100, 0), document=target.source.document)


def deadline_line(state: TrackState) -> str:
    """Days to the last day that counts."""
    if state.left is None:
        return said(QT_TRANSLATE_NOOP("Tracks", "No deadline is ordered"))
    day = format_date(state.deadlines[0].last_day)
    if state.left < 0:
        overdue = QT_TRANSLATE_NOOP("Tracks", "Days overdue: {days} (last day {day})")
        return said(overdue, days=-state.left, day=day)
    if state.left == 0:
        return said(QT_TRANSLATE_NOOP("Tracks", "Today is the last day"))
    return said(QT_TRANSLATE_NOOP("Tracks", "Days left: {days} (last day {day})"), days=state.left, day=day)


def order_of(deadline: Deadline) -> str:
    """The letter's own words, with its number and clause."""
    source = deadline.source
    text = QT_TRANSLATE_NOOP("Tracks", "“{words}” ({document}, item {clause})")
    return said(text, words=source.words, document=source.document, clause=source.clause)


def section_line(one: StaffCount) -> str:
    """12 người · 10 có điện thoại thông minh · 4 chưa cài."""
    text = QT_TRANSLATE_NOOP("Tracks", "{staff} staff · {smartphones} with a smartphone · {left} not yet")
    return said(text, staff=one.staff, smartphones=one.smartphones, left=one.not_yet)


def short_line(point: Point) -> str:
    """Chợ · 17/09/2020, 07:00–10:30."""
    hours = "–".join(hour for hour in (point.opens, point.closes) if hour)
    day = format_date(date.fromisoformat(point.day[:10]))
    when = ", ".join(part for part in (day, hours) if part)
    return SEPARATOR.join((place_word(point.kind), when))


def point_line(point: Point) -> str:
    """Chợ · 17/09/2020, 07:00–10:30 · Đoàn phường."""
    return SEPARATOR.join(part for part in (short_line(point), point.host) if part)
