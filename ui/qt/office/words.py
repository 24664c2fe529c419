"""Periods, denominators, deadlines, letters and ranks as rows, in the language in force."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.base.clock import parse_instant
from core.campaigns.models import Track
from core.figures.file_words import files_en, files_vi
from core.figures.files import UnitFiles
from core.letters.models import Letter, LetterState
from core.periods.models import Closing, PeriodState
from core.ranking.deadlines import DeadlineRow
from core.ranking.external import ExternalRank
from core.records.denominators import Denominator, DenominatorKind
from core.units.models import UnitKey
from ui.qt.errors import language_in_force
from ui.qt.formats import format_date, format_number, format_percent, format_time
from ui.qt.i18n import QT_TRANSLATE_NOOP, Language
from ui.qt.icons import Icon
from ui.qt.theme import current_theme
from ui.qt.tokens import Role
from ui.qt.widgets.rows import Row, RowStatus

CONTEXT: Final = "Office"
CROWDED: Final = 40
"""Letters of a line in a crowded window."""

MOST_NAMED: Final = 2
"""Units that a line of a period names."""

MOST_ASKED: Final = 5
"""Units that the question before a closing names."""

KINDS: Final = {
    DenominatorKind.INHABITANTS: QT_TRANSLATE_NOOP("Office", "Inhabitants"),
    DenominatorKind.SMARTPHONES: QT_TRANSLATE_NOOP("Office", "Smartphone owners"),
    DenominatorKind.HOUSEHOLDS: QT_TRANSLATE_NOOP("Office", "Households"),
    DenominatorKind.MEMBERS: QT_TRANSLATE_NOOP("Office", "Members with a smartphone"),
    DenominatorKind.STAFF: QT_TRANSLATE_NOOP("Office", "Staff with a smartphone"),
}
TRACKS: Final = {
    Track.HOUSEHOLD: QT_TRANSLATE_NOOP("Office", "Households"),
    Track.AGENCY: QT_TRANSLATE_NOOP("Office", "Staff of agencies"),
    Track.MEMBERS: QT_TRANSLATE_NOOP("Office", "Members of organisations"),
    Track.OUTREACH: QT_TRANSLATE_NOOP("Office", "Outreach points"),
}


def said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def period_row(state: PeriodState, *, passed: bool, lacking: Sequence[UnitFiles] = ()) -> Row:
    """`passed`: a later one is closed, so this one stays open. `lacking`: units with incomplete files."""
    period = state.period
    days = said(
        QT_TRANSLATE_NOOP("Office", "Period {number}: {first} to {last}"),
        number=period.number,
        first=format_date(period.first_day),
        last=format_date(period.last_day),
    )
    hour = QT_TRANSLATE_NOOP("Office", "cut off {time} on {date}")
    cut_off = said(hour, time=format_time(state.cut_off), date=format_date(state.cut_off.date()))
    lines = [cut_off]
    if lacking:
        lines.append(_lacking(lacking, was=state.closed is not None))
    elif state.closed is not None and state.closed.missing:
        count = format_number(len(state.closed.missing))
        lines.append(said(QT_TRANSLATE_NOOP("Office", "Files of {count} units were missing"), count=count))
    return Row(
        key=str(period.number),
        title=days,
        lines=tuple(lines),
        status=_period_status(state, passed=passed),
    )


def _lacking(lacking: Sequence[UnitFiles], *, was: bool) -> str:
    """`Thiếu tệp khi chốt: Phường 8 (thiếu tệp số 7); và 9 đơn vị khác`."""
    word = files_en if language_in_force() is Language.ENGLISH else files_vi
    units = "; ".join(f"{one.name} ({word(one.files)})" for one in lacking[:MOST_NAMED])
    now, then = (
        QT_TRANSLATE_NOOP("Office", "Files incomplete: {units}"),
        QT_TRANSLATE_NOOP("Office", "Files incomplete at the closing: {units}"),
    )
    if current_theme().crowded:
        units = said(QT_TRANSLATE_NOOP("Office", "{count} units"), count=format_number(len(lacking)))
        return said(then if was else now, units=units)
    text = said(then if was else now, units=units)
    if len(lacking) <= MOST_NAMED:
        return text
    more = QT_TRANSLATE_NOOP("Office", "and {count} more units")
    return f"{text}; {said(more, count=format_number(len(lacking) - MOST_NAMED))}"


def closing_missing(lacking: Sequence[UnitFiles]) -> str:
    """`Thiếu: 3 đơn vị. Phường 8 (thiếu tệp số 7); ...`; or that nothing lacks."""
    if not lacking:
        return said(QT_TRANSLATE_NOOP("Office", "Missing: nothing, the files of all units are complete."))
    word = files_en if language_in_force() is Language.ENGLISH else files_vi
    named = "; ".join(f"{one.name} ({word(one.files)})" for one in lacking[:MOST_ASKED])
    text = said(
        QT_TRANSLATE_NOOP("Office", "Missing: {count} units with incomplete files. {units}"),
        count=format_number(len(lacking)),
        units=named,
    )
    if len(lacking) <= MOST_ASKED:
        return f"{text}."
    more = QT_TRANSLATE_NOOP("Office", "and {count} more units")
    return f"{text}; {said(more, count=format_number(len(lacking) - MOST_ASKED))}."


def closing_held(held: int) -> str:
    if not held:
        return said(QT_TRANSLATE_NOOP("Office", "Held: no file waits here for a decision."))
    text = QT_TRANSLATE_NOOP("Office", "Held: {count} files wait here for a decision and do not count yet.")
    return said(text, count=format_number(held))


def closing_frozen(closing: Closing) -> str:
    return said(
        QT_TRANSLATE_NOOP(
            "Office",
            "Frozen figures. Communes: {communes}; hamlets: {hamlets}; households visited: {visited};"
            " people with the app: {installed}.",
        ),
        communes=format_number(closing.communes),
        hamlets=format_number(closing.hamlets),
        visited=format_number(closing.sums.visited),
        installed=format_number(closing.sums.installed),
    )


def denominator_row(one: Denominator, name: Callable[[UnitKey], str]) -> Row:
    day = f"{one.as_of[8:10]}/{one.as_of[5:7]}/{one.as_of[:4]}"
    if len(one.as_of) > 10:
        day = f"{format_time(parse_instant(one.as_of))} {day}"
    return Row(
        key=f"{one.kind}|{one.unit.text}|{one.as_of}",
        title=f"{said(KINDS[one.kind])}: {format_number(one.value)}",
        lines=(f"{name(one.unit)} · {one.source}, {day}",),
    )


def deadline_row(row: DeadlineRow) -> Row:
    source = row.deadline.source
    lines = [
        said(
            QT_TRANSLATE_NOOP("Office", "“{words}” ({document}, item {clause})"),
            words=source.words,
            document=source.document,
            clause=source.clause,
        )
    ]
    if row.rate is not None and row.target is not None:
        rate = row.rate
        lines.append(
            said(
                QT_TRANSLATE_NOOP("Office", "{percent} ({counts}), target {target}, {needed} to go"),
                percent=format_percent(rate.value),
                counts=f"{format_number(rate.numerator)} / {format_number(rate.denominator)}",
                target=format_percent(row.target, 0),
                needed=format_number(row.needed or 0),
            )
        )
    return Row(
        key=f"{row.deadline.track}|{row.unit}",
        title=said(TRACKS[row.deadline.track]),
        lines=_fitting(lines),
        status=_left(row.left),
    )


def letter_row(letter: Letter) -> Row:
    day = "" if letter.issued_on is None else format_date(letter.issued_on)
    aliases = ""
    if letter.aliases:
        aliases = said(QT_TRANSLATE_NOOP("Office", "cited as {aliases}"), aliases=", ".join(letter.aliases))
    about = letter.abstract[:1].upper() + letter.abstract[1:]
    lines = [" · ".join(filter(None, (day, letter.issuer, aliases))), about]
    status = None
    if letter.state is not LetterState.IN_FORCE:
        withdrawn = letter.state is LetterState.WITHDRAWN
        why = (
            QT_TRANSLATE_NOOP("Office", "withdrawn: {reason}")
            if withdrawn
            else QT_TRANSLATE_NOOP("Office", "replaced by letter {reason}")
        )
        lines.append(said(why, reason=letter.reason))
        text = said(
            QT_TRANSLATE_NOOP("Office", "withdrawn") if withdrawn else QT_TRANSLATE_NOOP("Office", "replaced")
        )
        status = RowStatus(text=text, icon=Icon.MINUS, role=Role.TEXT2)
    elif letter.round is not None:
        text = said(QT_TRANSLATE_NOOP("Office", "urging no. {round}"), round=letter.round)
        status = RowStatus(text=text, icon=Icon.WARNING, role=Role.WARN)
    return Row(
        key=f"{letter.n or ''}|{letter.reference}",
        title=letter.reference,
        lines=_fitting(line for line in lines if line),
        status=status,
    )


def _fitting(lines: Iterable[str]) -> tuple[str, ...]:
    """Rows never wrap by themselves; with large letters a list would be wider than its page."""
    if not current_theme().crowded:
        return tuple(lines)
    return tuple(part for line in lines for part in textwrap.wrap(line, CROWDED))


def rank_text(one: ExternalRank) -> str:
    """Return an external rank; its rate with the denominator, or with the word for an unknown one."""
    text = said(
        QT_TRANSLATE_NOOP("Office", "Rank {rank} of {units}, {date}, by {publisher}"),
        rank=one.rank,
        units=one.units,
        date=format_date(one.as_of),
        publisher=one.source,
    )
    if one.rate is None:
        return text
    of = one.denominator or said(QT_TRANSLATE_NOOP("Office", "denominator not stated"))
    return f"{text} · {one.rate} % ({of})"


def _period_status(state: PeriodState, *, passed: bool) -> RowStatus:
    if state.closed is not None:
        text = said(QT_TRANSLATE_NOOP("Office", "closed"))
        return RowStatus(text=text, icon=Icon.LOCK, role=Role.DONE)
    if passed:
        text = said(QT_TRANSLATE_NOOP("Office", "part of a later one"))
        return RowStatus(text=text, icon=Icon.MINUS, role=Role.TEXT2)
    if state.is_over:
        text = said(QT_TRANSLATE_NOOP("Office", "not closed"))
        return RowStatus(text=text, icon=Icon.WARNING, role=Role.WARN)
    return RowStatus(text=said(QT_TRANSLATE_NOOP("Office", "running")), icon=Icon.CIRCLE, role=Role.TEXT2)


def _left(left: int) -> RowStatus:
    if left < 0:
        text = said(QT_TRANSLATE_NOOP("Office", "{days} days over"), days=-left)
        return RowStatus(text=text, icon=Icon.WARNING, role=Role.ERR)
    text = said(QT_TRANSLATE_NOOP("Office", "{days} days left"), days=left)
    return RowStatus(text=text, icon=Icon.CLOCK, role=Role.WARN if left < 3 else Role.TEXT2)
