"""The table for other programs: lines for the clipboard, a sheet for files. Words as on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.content.sheets import Kind, Sheet, SheetColumn
from core.figures.table import UnitFigures
from core.records.figures import Figures
from core.reports.ranking_sheet import TableLine, TableWords, table_sheet
from core.street.house import Tally
from core.street.report import GroupFigures
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.report import words
from ui.qt.report.group_cells import Cells, Part, head_of
from ui.qt.report.state import Basis, Line, State
from ui.qt.street.words import group_title

CONTEXT: Final = "FigureTable"
GROUPS_NAME: Final = "bao-cao-theo-to"
HAMLETS_NAME: Final = "bao-cao"
UNITS_NAME: Final = "tong-hop"
"""Names of saved files, without accents."""

WITHOUT: Final = ("code", "place ")
"""Starts of the keys of columns that groups have nothing in."""

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
STREET: Final = QT_TRANSLATE_NOOP("FigureTable", "Street")
FINISHED: Final = QT_TRANSLATE_NOOP("FigureTable", "Households finished")


def export_sheet(state: State, total: Line, name: str) -> Sheet:
    """Units in the order shown, the total, and below them where each denominator is from."""
    return table_sheet(
        [_line(line) for line in state.lines],
        total.row,
        [basis.value for basis in state.bases],
        _table_words(name),
        notes=_sources(state, total),
    )


def groups_sheet(
    state: State, total: Line, name: str, *, groups: Sequence[GroupFigures], whole: UnitFigures, tally: Tally
) -> Sheet:
    """The groups of a hamlet as shown, its own figures (`whole`) as their sum, and the sources as for units.

    `tally` are the counts of the hamlet's households.
    """
    lines = [TableLine(row=replace(whole, figures=_named(one)), places={}) for one in groups]
    sheet = table_sheet(
        lines, whole, [basis.value for basis in state.bases], _table_words(name), notes=_sources(state, total)
    )
    unit, *others = (column for column in sheet.columns if not column.key.startswith(WITHOUT))
    street = SheetColumn(key="street", title=_said(STREET), width=50, kind=Kind.TEXT)
    finished = SheetColumn(key="finished", title=_said(FINISHED), width=24, kind=Kind.COUNT)
    rows = [
        {**row, "street": one.group.street, "finished": one.group.tally.finished}
        for row, one in zip(sheet.rows, groups, strict=True)
    ]
    return replace(
        sheet,
        columns=(replace(unit, title=head_of(Part.GROUP, state.basis)), street, finished, *others),
        rows=tuple(rows),
        total={**(sheet.total or {}), "street": "", "finished": tally.finished},
    )


def groups_text(rows: Sequence[Cells], state: State, as_of: str) -> str:
    """The groups and their sum as lines of tab-separated texts, with what the rate is of."""
    basis = state.basis
    heads = [head_of(Part.GROUP, basis), _said(STREET)]
    heads += [head_of(Part.FINISHED, basis), head_of(Part.COUNTS, basis), words.title(basis)]
    lines = ["\t".join(heads)]
    for cells in rows:
        street = "" if cells.group is None else cells.group.street
        counts = (cells.text(part) for part in (Part.FINISHED, Part.COUNTS, Part.RATE))
        lines.append("\t".join([cells.title, street, *counts]))
    return _ended(lines, state, as_of)


def table_text(state: State, as_of: str) -> str:
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
    return _ended(lines, state, as_of)


def _ended(lines: list[str], state: State, as_of: str) -> str:
    """The lines of a copied table and, as the last, the moment and the source of its denominator."""
    rate = state.total.chosen.rate if state.total else None
    return (
        "\n".join([*lines, f"{as_of}. {words.title(state.basis)}: {words.source(state.basis, rate)}"]) + "\n"
    )


def _sources(state: State, total: Line) -> tuple[str, ...]:
    rates = {share.basis: share.rate for share in total.shares}
    return tuple(f"{words.title(basis)}: {words.source(basis, rates[basis])}" for basis in state.bases)


def _named(one: GroupFigures) -> Figures:
    return replace(one.figures, name=group_title(one.group, with_hamlet=False))


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
