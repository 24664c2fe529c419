"""The table for other programs: lines for the clipboard, a sheet for files. Words as on the page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from core.content.sheets import Sheet
from core.reports.ranking_sheet import TableLine, TableWords, table_sheet
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.report import words
from ui.qt.report.state import Basis, Line, State

CONTEXT: Final = "FigureTable"
COUNTS: Final = (
    ("ever", QT_TRANSLATE_NOOP("FigureTable", "Households ever listed")),
    ("closed", QT_TRANSLATE_NOOP("FigureTable", "Households closed")),
    ("listed", QT_TRANSLATE_NOOP("FigureTable", "Households listed")),
    ("found", QT_TRANSLATE_NOOP("FigureTable", "Households found")),
    ("ever_visited", QT_TRANSLATE_NOOP("FigureTable", "Households visited, closed ones too")),
    ("visited", QT_TRANSLATE_NOOP("FigureTable", "Households visited")),
    ("reached", QT_TRANSLATE_NOOP("FigureTable", "Households reached")),
    ("helped", QT_TRANSLATE_NOOP("FigureTable", "Households helped")),
    ("people", QT_TRANSLATE_NOOP("FigureTable", "People of 16 and older")),
    ("smartphones", QT_TRANSLATE_NOOP("FigureTable", "People with a smartphone")),
    ("installed", QT_TRANSLATE_NOOP("FigureTable", "Installed")),
    ("people_homes", QT_TRANSLATE_NOOP("FigureTable", "Households whose people are known")),
    ("people_known", QT_TRANSLATE_NOOP("FigureTable", "People of 16 and older in them")),
    ("people_installed", QT_TRANSLATE_NOOP("FigureTable", "Installed in households with known people")),
    ("smartphones_homes", QT_TRANSLATE_NOOP("FigureTable", "Households whose smartphones are known")),
    ("smartphones_known", QT_TRANSLATE_NOOP("FigureTable", "People with a smartphone in them")),
    (
        "smartphones_installed",
        QT_TRANSLATE_NOOP("FigureTable", "Installed in households with known smartphones"),
    ),
)


def export_sheet(state: State, total: Line, name: str) -> Sheet:
    """Units in the order shown, the total, and below them where each denominator is from."""
    rates = {share.basis: share.rate for share in total.shares}
    sources = tuple(f"{words.title(basis)}: {words.source(basis, rates[basis])}" for basis in state.bases)
    return table_sheet(
        [_line(line) for line in state.lines],
        total.row,
        [basis.value for basis in state.bases],
        _table_words(name),
        notes=sources,
    )


def table_text(state: State) -> str:
    """The table as lines of tab-separated texts, with what each rate is of."""
    first, *others = (state.basis, *state.others)
    heads = [
        _said(QT_TRANSLATE_NOOP("FigureTable", "Rank")),
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


def _line(line: Line) -> TableLine:
    return TableLine(row=line.row, places={share.basis.value: share.place for share in line.shares})


def _table_words(name: str) -> TableWords:
    return TableWords(
        name=name,
        code=_said(QT_TRANSLATE_NOOP("FigureTable", "Code")),
        unit=_said(QT_TRANSLATE_NOOP("FigureTable", "Unit")),
        place=_said(QT_TRANSLATE_NOOP("FigureTable", "Rank")),
        as_of=_said(QT_TRANSLATE_NOOP("FigureTable", "As of")),
        counts={key: _said(source) for key, source in COUNTS},
        rates={basis.value: f"{words.title(basis)} (%)" for basis in Basis},
        one_list=_said(QT_TRANSLATE_NOOP("FigureTable", "Households ever listed, lower end")),
        low=_said(QT_TRANSLATE_NOOP("FigureTable", "lower end")),
        high=_said(QT_TRANSLATE_NOOP("FigureTable", "upper end")),
        values={basis.value: words.said(words.VALUES[basis]) for basis in Basis},
    )


def _text_cells(line: Line) -> list[str]:
    chosen, *others = line.shares
    place = "" if chosen.place is None else str(chosen.place)
    cells = [place, line.figures.name, words.share_percent(chosen), words.counts(chosen)]
    return cells + [f"{words.share_percent(share)} {words.place(share)}".rstrip() for share in others]


def _said(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)
