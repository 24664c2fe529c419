"""The notes under the ranking: rates over 100 %, what is missing or small, how places are given."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from core.base.clock import parse_instant
from core.figures.table import FigureLevel
from ui.qt.formats import format_date, format_number, format_time
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.report.state import State

CONTEXT: Final = "ReportPage"
MOST_NAMES: Final = 4
"""Of units named in a note."""


def notes_of(state: State, as_of: str, source: str) -> tuple[str, str, str]:
    """Return three notes, each empty where it does not apply.

    The last has the `source` of the chosen denominator, where no card shows it, and the rule of places; in
    its stead `as_of`, where given.
    """
    over = ", ".join(line.figures.name for line in state.over)
    text = QT_TRANSLATE_NOOP(
        "ReportPage",
        "More than 100 %: {units}. More were counted above the line than below it; look at the visits again.",
    )
    above = _said(text, units=over) if over else ""
    doubts = " ".join(filter(None, (_missing(state), _small(state))))
    known = f"{source[:1].upper()}{source[1:]}" if source and not as_of else source
    return (above, doubts, " · ".join(filter(None, (as_of, known, "" if as_of else _rule(state)))))


def moment(state: State, *, of_hamlets: bool, is_now: bool) -> str:
    """Return the moment of the figures: of the last file received, where figures come by files."""
    by_files = bool(state.received) and not of_hamlets and is_now
    last = parse_instant(state.received if by_files else state.as_of)
    text = QT_TRANSLATE_NOOP("ReportPage", "As of {time} on {date}")
    if by_files:
        text = QT_TRANSLATE_NOOP("ReportPage", "By the files received up to {time} on {date}")
    return _said(text, time=format_time(last), date=format_date(last.date()))


def _rule(state: State) -> str:
    text = QT_TRANSLATE_NOOP(
        "ReportPage", "Equal rates share a rank. A rank in bold is another one than by the chosen rate."
    )
    rule = _said(text)
    if state.depends:
        depends = QT_TRANSLATE_NOOP("ReportPage", "The order depends on the denominator.")
        return f"{_said(depends)} {rule}"
    return rule


def _missing(state: State) -> str:
    if not state.units:
        return _said(QT_TRANSLATE_NOOP("ReportPage", "No unit has stated anything here yet."))
    texts = []
    if state.silent:
        text = QT_TRANSLATE_NOOP(
            "ReportPage", "Figures of {known} out of {all} communes; {silent} have sent nothing yet."
        )
        if state.level is not FigureLevel.COMMUNE:
            text = QT_TRANSLATE_NOOP("ReportPage", "Communes that have sent nothing yet: {silent}.")
        counts = {name: format_number(getattr(state, name)) for name in ("known", "silent")}
        texts.append(_said(text, all=format_number(state.below), **counts))
    if state.held:
        text = QT_TRANSLATE_NOOP("ReportPage", "Communes whose files wait here for a decision: {count}.")
        texts.append(_said(text, count=format_number(state.held)))
    missing = sum(unit.files.missing for unit in state.units)
    if missing and state.received:
        text = QT_TRANSLATE_NOOP(
            "ReportPage", "Files missing: {count}; the figures of those units may be too low."
        )
        texts.append(_said(text, count=format_number(missing)))
    return " ".join(texts)


def _small(state: State) -> str:
    if not state.small:
        return ""
    text = QT_TRANSLATE_NOOP(
        "ReportPage", "Small numbers, one person moves the rate by over half a point: {units}."
    )
    names = [line.figures.name for line in state.small]
    more = _said(
        QT_TRANSLATE_NOOP("ReportPage", "and {count} more"), count=format_number(len(names) - MOST_NAMES)
    )
    told = ", ".join(names[:MOST_NAMES])
    return _said(text, units=f"{told}, {more}" if len(names) > MOST_NAMES else told)


def _said(source: str, **fields: object) -> str:
    return QCoreApplication.translate(CONTEXT, source).format(**fields)
