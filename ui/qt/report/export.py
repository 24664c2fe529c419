"""The table for other programs: lines for the clipboard, rows for a CSV file. Words as on the page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.qt.formats import format_decimal
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.report import words
from ui.qt.report.state import Basis, Line, State

CONTEXT: Final = "FigureTable"
COUNTS: Final = (
    ("listed", QT_TRANSLATE_NOOP("FigureTable", "Households listed")),
    ("found", QT_TRANSLATE_NOOP("FigureTable", "Households found")),
    ("visited", QT_TRANSLATE_NOOP("FigureTable", "Households visited")),
    ("reached", QT_TRANSLATE_NOOP("FigureTable", "Households reached")),
    ("helped", QT_TRANSLATE_NOOP("FigureTable", "Households helped")),
    ("people", QT_TRANSLATE_NOOP("FigureTable", "People of 16 and older")),
    ("smartphones", QT_TRANSLATE_NOOP("FigureTable", "People with a smartphone")),
    ("installed", QT_TRANSLATE_NOOP("FigureTable", "Installed")),
)

Row = tuple[str | int, ...]


def csv_rows(state: State) -> tuple[Row, ...]:
    """A row of headings, one a unit in the order shown, the total, and a line for each source."""
    heads = (_said(QT_TRANSLATE_NOOP("FigureTable", "Code")), _said(QT_TRANSLATE_NOOP("FigureTable", "Unit")))
    bases = state.bases
    rates = [cell for basis in bases for cell in (f"{words.title(basis)} (%)", _place_head(basis))]
    counts = tuple(_said(source) for _, source in COUNTS)
    as_of = _said(QT_TRANSLATE_NOOP("FigureTable", "As of"))
    rows: list[Row] = [(*heads, *counts, *rates, as_of)]
    rows += [_csv_row(line, bases) for line in state.lines]
    if state.total is None:
        return tuple(rows)
    rows.append(_csv_row(state.total, bases))
    rates_of = {share.basis: share.rate for share in state.total.shares}
    rows += [("", f"{words.title(basis)}: {words.source(basis, rates_of[basis])}") for basis in bases]
    return tuple(rows)


def table_text(state: State) -> str:
    """The table as lines of tab-separated texts, with what each rate is of."""
    first, *others = (state.basis, *state.others)
    heads = [
        _said(QT_TRANSLATE_NOOP("FigureTable", "Place")),
        _said(QT_TRANSLATE_NOOP("FigureTable", "Unit")),
    ]
    heads += [words.title(first), words.said(words.COUNT_HEADS[first])]
    heads += [words.title(basis) for basis in others]
    lines = ["\t".join(heads)]
    lines += [
        "\t".join(_text_cells(line)) for line in (*state.lines, *((state.total,) if state.total else ()))
    ]
    rate = state.total.chosen.rate if state.total else None
    as_of = _said(QT_TRANSLATE_NOOP("FigureTable", "As of"))
    lines.append(f"{as_of} {state.as_of}, {words.source(first, rate)}")
    return "\n".join(lines) + "\n"


def _csv_row(line: Line, bases: tuple[Basis, ...]) -> Row:
    figures = line.figures
    shares = {share.basis: share for share in line.shares}
    rates: list[str | int] = []
    for basis in bases:
        share = shares[basis]
        rates.append("" if share.rate is None else format_decimal(100 * share.rate.value))
        rates.append("" if share.place is None else share.place)
    counts = tuple(int(getattr(figures, name)) for name, _ in COUNTS)
    return (figures.code, figures.name, *counts, *rates, figures.as_of)


def _text_cells(line: Line) -> list[str]:
    chosen, *others = line.shares
    place = "" if chosen.place is None else str(chosen.place)
    cells = [place, line.figures.name, words.percent(chosen.rate), words.counts(chosen.rate)]
    return cells + [f"{words.percent(share.rate)} {words.place(share)}".rstrip() for share in others]


def _place_head(basis: Basis) -> str:
    return f"{_said(QT_TRANSLATE_NOOP('FigureTable', 'Place'))}: {words.short_title(basis)}"


def _said(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)
