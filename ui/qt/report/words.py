"""Rates, denominators and their sources in the words of this work, in the language in force."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from core.figures.file_words import files_en, files_vi, short_files
from core.figures.files import Files
from core.figures.place_words import brief_mark, pending_words, place_words
from core.figures.places import MarkKind, Standing
from core.figures.rate_range import rate_range
from core.records.figures import Rate
from ui.qt.errors import language_in_force
from ui.qt.formats import NO_BREAK, format_decimal, format_number, format_percent
from ui.qt.i18n import QT_TRANSLATE_NOOP, Language
from ui.qt.report.state import Basis, Column, Line, Share, State

CONTEXT: Final = "Figures"
UNKNOWN: Final = "–"
TOO_FEW: Final = QT_TRANSLATE_NOOP("Figures", "too few")

TITLES: Final = {
    Basis.OWNERS: QT_TRANSLATE_NOOP("Figures", "Of smartphone owners, as declared"),
    Basis.INHABITANTS: QT_TRANSLATE_NOOP("Figures", "Of inhabitants"),
    Basis.HOUSEHOLDS: QT_TRANSLATE_NOOP("Figures", "Visited, of households as declared"),
    Basis.SMARTPHONES: QT_TRANSLATE_NOOP("Figures", "Of people with a smartphone"),
    Basis.PEOPLE: QT_TRANSLATE_NOOP("Figures", "Of people 16 and older"),
    Basis.LISTED: QT_TRANSLATE_NOOP("Figures", "Visited, of households ever listed"),
    Basis.STAFF: QT_TRANSLATE_NOOP("Figures", "Of staff with a smartphone"),
    Basis.ALL_STAFF: QT_TRANSLATE_NOOP("Figures", "Of all staff"),
    Basis.STAFF_DECLARED: QT_TRANSLATE_NOOP("Figures", "Of staff with a smartphone, as declared"),
    Basis.MEMBERS: QT_TRANSLATE_NOOP("Figures", "Of members with a smartphone"),
    Basis.MEMBERS_OF_LISTS: QT_TRANSLATE_NOOP("Figures", "Of members, as organisations say"),
    Basis.MEMBERS_DECLARED: QT_TRANSLATE_NOOP("Figures", "Of members with a smartphone, as declared"),
    Basis.GUIDED: QT_TRANSLATE_NOOP("Figures", "Of people guided at points"),
}
SHORT_TITLES: Final = {
    Basis.OWNERS: QT_TRANSLATE_NOOP("Figures", "Of owners declared"),
    Basis.INHABITANTS: QT_TRANSLATE_NOOP("Figures", "Of inhabitants"),
    Basis.HOUSEHOLDS: QT_TRANSLATE_NOOP("Figures", "Of households declared"),
    Basis.SMARTPHONES: QT_TRANSLATE_NOOP("Figures", "Of phone owners"),
    Basis.PEOPLE: QT_TRANSLATE_NOOP("Figures", "Of people 16 and older"),
    Basis.LISTED: QT_TRANSLATE_NOOP("Figures", "Of households listed"),
    Basis.STAFF: QT_TRANSLATE_NOOP("Figures", "Of staff with one"),
    Basis.ALL_STAFF: QT_TRANSLATE_NOOP("Figures", "Of all staff"),
    Basis.STAFF_DECLARED: QT_TRANSLATE_NOOP("Figures", "Of staff declared"),
    Basis.MEMBERS: QT_TRANSLATE_NOOP("Figures", "Of members with one"),
    Basis.MEMBERS_OF_LISTS: QT_TRANSLATE_NOOP("Figures", "Of members, by lists"),
    Basis.MEMBERS_DECLARED: QT_TRANSLATE_NOOP("Figures", "Of members declared"),
    Basis.GUIDED: QT_TRANSLATE_NOOP("Figures", "Of people guided"),
}
SOURCES: Final = {
    Basis.SMARTPHONES: QT_TRANSLATE_NOOP("Figures", "from visits and lists loaded"),
    Basis.PEOPLE: QT_TRANSLATE_NOOP("Figures", "from visits and lists loaded"),
    Basis.LISTED: QT_TRANSLATE_NOOP("Figures", "from household lists loaded"),
    Basis.STAFF: QT_TRANSLATE_NOOP("Figures", "from statements of sections"),
    Basis.ALL_STAFF: QT_TRANSLATE_NOOP("Figures", "from statements of sections"),
    Basis.MEMBERS: QT_TRANSLATE_NOOP("Figures", "from people recorded one by one"),
    Basis.MEMBERS_OF_LISTS: QT_TRANSLATE_NOOP("Figures", "from what organisations say"),
    Basis.GUIDED: QT_TRANSLATE_NOOP("Figures", "from tallies at points"),
}
COUNT_HEADS: Final = {
    Basis.OWNERS: QT_TRANSLATE_NOOP("Figures", "installed / owners"),
    Basis.INHABITANTS: QT_TRANSLATE_NOOP("Figures", "installed / inhabitants"),
    Basis.HOUSEHOLDS: QT_TRANSLATE_NOOP("Figures", "visited / households"),
    Basis.SMARTPHONES: QT_TRANSLATE_NOOP("Figures", "installed / owners"),
    Basis.PEOPLE: QT_TRANSLATE_NOOP("Figures", "installed / people"),
    Basis.LISTED: QT_TRANSLATE_NOOP("Figures", "visited / listed"),
    Basis.STAFF: QT_TRANSLATE_NOOP("Figures", "installed / staff"),
    Basis.ALL_STAFF: QT_TRANSLATE_NOOP("Figures", "installed / staff"),
    Basis.STAFF_DECLARED: QT_TRANSLATE_NOOP("Figures", "installed / staff"),
    Basis.MEMBERS: QT_TRANSLATE_NOOP("Figures", "installed / members"),
    Basis.MEMBERS_OF_LISTS: QT_TRANSLATE_NOOP("Figures", "installed / members"),
    Basis.MEMBERS_DECLARED: QT_TRANSLATE_NOOP("Figures", "installed / members"),
    Basis.GUIDED: QT_TRANSLATE_NOOP("Figures", "installed / guided"),
}
VALUES: Final = {
    Basis.SMARTPHONES: QT_TRANSLATE_NOOP("Figures", "People with a smartphone"),
    Basis.PEOPLE: QT_TRANSLATE_NOOP("Figures", "People of 16 and older"),
    Basis.LISTED: QT_TRANSLATE_NOOP("Figures", "Households ever listed"),
    Basis.OWNERS: QT_TRANSLATE_NOOP("Figures", "Smartphone owners declared"),
    Basis.INHABITANTS: QT_TRANSLATE_NOOP("Figures", "Inhabitants"),
    Basis.HOUSEHOLDS: QT_TRANSLATE_NOOP("Figures", "Households declared"),
    Basis.STAFF: QT_TRANSLATE_NOOP("Figures", "Staff with a smartphone"),
    Basis.ALL_STAFF: QT_TRANSLATE_NOOP("Figures", "Staff"),
    Basis.STAFF_DECLARED: QT_TRANSLATE_NOOP("Figures", "Staff declared"),
    Basis.MEMBERS: QT_TRANSLATE_NOOP("Figures", "Members with a smartphone"),
    Basis.MEMBERS_OF_LISTS: QT_TRANSLATE_NOOP("Figures", "Members, as organisations say"),
    Basis.MEMBERS_DECLARED: QT_TRANSLATE_NOOP("Figures", "Members declared"),
    Basis.GUIDED: QT_TRANSLATE_NOOP("Figures", "People guided"),
}
"""The denominator itself, as the head of its column in a file."""
PLAIN_HEADS: Final = {
    Column.GROWTH: QT_TRANSLATE_NOOP("Figures", "growth · points"),
    Column.TREND: QT_TRANSLATE_NOOP("Figures", "seven days, 0–100 %"),
    Column.FILES: QT_TRANSLATE_NOOP("Figures", "files received"),
}


def said(source: str, **fields: object) -> str:
    """A text of this context in the language in force, its fields filled."""
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def title(basis: Basis) -> str:
    return said(TITLES[basis])


def short_title(basis: Basis) -> str:
    return said(SHORT_TITLES[basis])


def source(basis: Basis, rate: Rate | None = None) -> str:
    """Return the source of a denominator; one from outside with its day."""
    coverage = None if rate is None else rate.coverage
    if basis in SOURCES and coverage is not None:
        text = QT_TRANSLATE_NOOP("Figures", "known in {known} of {ever} households")
        return said(text, known=format_number(coverage.known), ever=format_number(coverage.ever))
    if basis in SOURCES:
        return said(SOURCES[basis])
    if rate is None:
        return said(QT_TRANSLATE_NOOP("Figures", "not known for every unit below"))
    day = rate.denominator_as_of
    return f"{rate.source}, {day[8:10]}/{day[5:7]}/{day[:4]}"


def source_of(state: State) -> str:
    """Return the source or the coverage of the chosen denominator of the whole unit."""
    return "" if state.total is None else source(state.basis, state.total.chosen.rate)


def growth(line: Line) -> str:
    """`+12.888 · +1,08`: the growth of the numerator, and of the rate in points."""
    grown = line.row.growth(line.chosen.basis.value)
    if grown is None:
        return UNKNOWN
    number = f"{'+' if grown.number >= 0 else '−'}{format_number(abs(grown.number))}"
    if grown.points is None:
        return number
    return f"{number} · {'+' if grown.points >= 0 else '−'}{format_decimal(abs(grown.points))}"


def files(line: Line) -> str:
    """Return the state of a unit's files, in few words."""
    return short_files(line.row.files, _language())


def files_in_full(line: Line) -> str:
    return (files_vi, files_en)[_language()](line.row.files)


def _language() -> int:
    return int(language_in_force() is Language.ENGLISH)


def percent(rate: Rate | None) -> str:
    """`38,4 %`, or a dash where the denominator is zero."""
    return f"{UNKNOWN}{NO_BREAK}%" if rate is None else format_percent(rate.value)


SMALL: Final = 0.1
"""A lower end below it is printed with one decimal, since whole per cent would hide it."""


def share_percent(share: Share) -> str:
    """Return the rate; its two ends where a list seems loaded twice: `25–50 %`, `2,5–5,0 %`."""
    if share.ends is None:
        return percent(share.rate)
    places = int(share.ends.low < SMALL)
    low, high = (format_percent(float(end), places) for end in share.ends)
    return f"{low.removesuffix(f'{NO_BREAK}%')}–{high}"


def counts(share: Share) -> str:
    """`88.448 / 167.515`; both ends of a count that suspected lists leave open: `10/392–783`."""
    rate, other = share.rate, share.one_list
    if rate is None or other is None:
        return counts_of(rate)
    return f"{_span(other.numerator, rate.numerator)}/{_span(other.denominator, rate.denominator)}"


def counts_of(rate: Rate | None) -> str:
    """Return both numbers of a rate."""
    return UNKNOWN if rate is None else f"{format_number(rate.numerator)} / {format_number(rate.denominator)}"


def _span(low: int, high: int) -> str:
    return format_number(high) if low == high else f"{format_number(low)}–{format_number(high)}"


def known(share: Share) -> str:
    """`74 % to 86 % of all; 63 of 70 households known`; empty where that is not a matter of households."""
    rate, both = share.rate, (share.rate, share.one_list)
    ends = [end for one in both if one is not None and (end := rate_range(one)) is not None]
    if rate is None or rate.coverage is None or not ends:
        return ""
    return said(
        QT_TRANSLATE_NOOP("Figures", "{low} to {high} of all; {known} of {ever} households known"),
        low=format_percent(min(end.low for end in ends), 0),
        high=format_percent(max(end.high for end in ends), 0),
        known=format_number(rate.coverage.known),
        ever=format_number(rate.coverage.ever),
    )


def place(share: Share) -> str:
    if share.place is None:
        return ""
    return said(QT_TRANSLATE_NOOP("Figures", "rank {place}"), place=share.place)


def target_head(state: State) -> str:
    """Return the meaning of the tick in the bars; nothing where there is no target on this denominator."""
    if state.target is None:
        return ""
    return said(QT_TRANSLATE_NOOP("Figures", "tick: {percent}"), percent=format_percent(state.target, 0))


def heading(state: State, column: Column) -> str:
    """The word over a column."""
    if column is Column.RANK:
        return said(QT_TRANSLATE_NOOP("Figures", "Rank"))
    if column is Column.UNIT:
        return said(QT_TRANSLATE_NOOP("Figures", "Unit"))
    if column is Column.BAR:
        return target_head(state)
    if column is Column.COUNTS:
        return said(COUNT_HEADS[state.basis])
    if column in PLAIN_HEADS:
        return said(PLAIN_HEADS[column])
    rate = said(QT_TRANSLATE_NOOP("Figures", "rate"))
    if column is Column.RATE:
        return rate
    return said(QT_TRANSLATE_NOOP("Figures", "rate and rank"))


def unplaced(line: Line) -> str:
    """Return the short reason that a unit has no place, for its row; empty where it has one or no figures."""
    if line.chosen.place is not None or not line.figures.ever:
        return ""
    return "; ".join(place_words(line.row.standing, english=_is_english()))


def pending(line: Line) -> str:
    """Return the number of units of a sum that wait to be looked at, in words."""
    return pending_words(line.row.standing, english=_is_english())


def in_the_bar(line: Line) -> tuple[str, ...]:
    """Return the texts in the place of a bar, the longest first; empty where the bar is drawn."""
    count = line.row.standing.pending
    if line.at < 0:
        short = said(QT_TRANSLATE_NOOP("Figures", "open: {count}"), count=format_number(count))
        return (pending(line), short) if count else ()
    if not (why := unplaced(line)):
        return ()
    first = why.split("; ")[0]
    waits = bool(line.row.standing.open_marks or count)
    short = QT_TRANSLATE_NOOP("Figures", "to look at") if waits else TOO_FEW
    brief = brief_mark(line.row.standing, english=_is_english())
    return tuple(filter(None, (why, first, brief, said(short))))


def waiting(state: State) -> str:
    """Return the number of units that wait to be looked at, in words; empty where none does."""
    if not state.marked:
        return ""
    text = QT_TRANSLATE_NOOP("Figures", "Units without a rank until somebody has looked at them: {count}.")
    return said(text, count=format_number(len(state.marked)))


def standing(line: Line) -> str:
    """Return the reason that a unit has no place, and the officer who looked at its marks."""
    texts, why = [], unplaced(line)
    if why:
        text = QT_TRANSLATE_NOOP("Figures", "{unit} has no rank: {why}.")
        texts.append(said(text, unit=line.figures.name, why=why))
    if any(mark.kind is MarkKind.DOUBLED_LIST for mark in line.row.standing.open_marks):
        texts.append(said(QT_TRANSLATE_NOOP("Figures", "Decide about the lists in Review of quality.")))
    for look in {mark.look.looked: mark.look for mark in line.row.standing.marks if mark.look}.values():
        day = f"{look.looked[8:10]}/{look.looked[5:7]}/{look.looked[:4]}"
        text = QT_TRANSLATE_NOOP("Figures", "{unit}: looked at by {name} on {day}: {reason}.")
        fields = {"unit": line.figures.name, "name": look.name, "day": day}
        texts.append(said(text, reason=look.reason.removesuffix("."), **fields))
    return " ".join(texts)


def can_look(found: Standing) -> bool:
    """Return True if a decision on this page gives the place back; a list loaded twice has one of its own."""
    return any(mark.kind is not MarkKind.DOUBLED_LIST for mark in found.open_marks)


def _is_english() -> bool:
    return language_in_force() is Language.ENGLISH


def spoken(line: Line) -> str:
    """Return the text of a row for screen readers: every rate with its denominator."""
    parts = [line.figures.name]
    if line.at < 0 and line.row.standing.pending:
        parts.append(pending(line))
    for share in line.shares:
        parts.append(f"{title(share.basis)}: {share_percent(share)}, {counts(share)}")
        if ends := known(share):
            parts.append(ends)
        if share.place is not None:
            parts.append(place(share))
    if line.row.before is not None:
        parts.append(f"{said(PLAIN_HEADS[Column.GROWTH])}: {growth(line)}")
    if line.row.files != Files():
        parts.append(f"{said(PLAIN_HEADS[Column.FILES])}: {files_in_full(line)}")
    if why := unplaced(line):
        parts.append(why)
    return ", ".join(parts)
