"""Texts of tiles: on them, on the card of one, and for a screen reader."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.figures.arrivals import Standing
from ui.qt.formats import format_number, format_percent
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.report import words
from ui.qt.report.state import Line, State
from ui.qt.report.tile_look import limits
from ui.qt.report.tile_state import Tile, TileKind, TileOrder, target_missed

CONTEXT: Final = "Tiles"
ORDERS: Final = {
    TileOrder.RANK: QT_TRANSLATE_NOOP("Tiles", "By rank"),
    TileOrder.NAME: QT_TRANSLATE_NOOP("Tiles", "By name"),
    TileOrder.HOUSEHOLDS: QT_TRANSLATE_NOOP("Tiles", "By households"),
}


def said(source: str, **fields: object) -> str:
    """A text of this context in the language in force, its fields filled."""
    return QCoreApplication.translate(CONTEXT, source).format(**fields)


def rate(tile: Tile) -> str:
    """The rate, or why there is none: never 0 % for a unit that has sent nothing."""
    if tile.kind is not TileKind.EMPTY:
        return words.share_percent(tile.line.chosen)
    row = tile.line.row
    if not row.figures.ever and row.files.standing is Standing.NOT_SENT:
        return said(QT_TRANSLATE_NOOP("Tiles", "not sent"))
    if not row.figures.ever and row.files.held:
        return said(QT_TRANSLATE_NOOP("Tiles", "waits"))
    return said(QT_TRANSLATE_NOOP("Tiles", "no figure"))


def households(line: Line) -> str:
    """Return `12.148 hộ`; both ends where a list seems loaded twice; empty for an unknown number."""
    if not line.row.households:
        return ""
    least = line.row.one_list.ever if line.row.one_list is not None else line.row.households
    count = format_number(line.row.households)
    if least != line.row.households:
        count = f"{format_number(least)}–{count}"
    return said(QT_TRANSLATE_NOOP("Tiles", "{count} households"), count=count)


def counts(line: Line) -> str:
    """`10.364 / 27.363, Người có điện thoại thông minh`: the rate's two numbers and what it is of."""
    if line.chosen.rate is None:
        return ""
    return f"{words.counts(line.chosen)} · {words.said(words.VALUES[line.chosen.basis])}"


def beside(line: Line) -> str:
    """The households, and the rate on the next denominator."""
    others = [share for share in line.shares[1:] if share.rate is not None][:1]
    rates = [f"{words.short_title(share.basis)}: {words.share_percent(share)}" for share in others]
    return " · ".join(filter(None, (households(line), *rates)))


def doubts(line: Line) -> str:
    """Reasons for having no place, and files that are missing."""
    files = line.row.files
    is_whole = files.standing in {Standing.COMPLETE, Standing.NOT_SENT}
    told = "" if is_whole else words.files_in_full(line)
    return "; ".join(filter(None, (words.unplaced(line), told)))


def of_target(tile: Tile, state: State) -> str:
    """`dưới chỉ tiêu 50 %`; empty where there is no target or no rate."""
    missed = target_missed(tile, state)
    if missed is None or state.target is None:
        return ""
    text = QT_TRANSLATE_NOOP("Tiles", "reaches the target of {percent}")
    if missed:
        text = QT_TRANSLATE_NOOP("Tiles", "below the target of {percent}")
    return said(text, percent=format_percent(state.target, 0))


def spoken(tile: Tile, state: State) -> str:
    """The text for a screen reader: name, rate, denominator, target, place, households, doubts."""
    line = tile.line
    parts = [line.figures.name, rate(tile)]
    if tile.kind is not TileKind.EMPTY:
        parts += [words.title(line.chosen.basis), words.counts(line.chosen)]
    parts += [of_target(tile, state), words.place(line.chosen), households(line), words.known(line.chosen)]
    parts.append(doubts(line))
    return ", ".join(filter(None, parts))


def steps() -> tuple[str, ...]:
    """The steps of the legend: `dưới 25 %`, `25–50 %`, ..., `từ 80 %`."""
    whole = [format_percent(limit, 0) for limit in limits()]
    bare = [f"{round(limit * 100)}" for limit in limits()]
    between = [f"{low}–{high}" for low, high in pairwise(bare)]
    first = said(QT_TRANSLATE_NOOP("Tiles", "below {percent}"), percent=whole[0])
    last = said(QT_TRANSLATE_NOOP("Tiles", "from {percent}"), percent=whole[-1])
    return (first, *between, last)


def target_entry(state: State) -> str:
    """Meaning of the tick in the bars; empty where there is no target on this denominator."""
    if state.target is None:
        return ""
    text = QT_TRANSLATE_NOOP("Tiles", "tick: target {percent}")
    return said(text, percent=format_percent(state.target, 0))


def unplaced_entry(count: int) -> str:
    return said(QT_TRANSLATE_NOOP("Tiles", "no rank: {count}"), count=format_number(count))


def empty_entry() -> str:
    return said(QT_TRANSLATE_NOOP("Tiles", "no figures yet"))


def width_note() -> str:
    return said(QT_TRANSLATE_NOOP("Tiles", "As wide as it has households."))


def total_notes(state: State) -> list[str]:
    """`Cả tỉnh, 59 / 64 đơn vị có số liệu`, then two shorter ones for less room."""
    total = state.total
    if total is None or not state.below:
        return [] if total is None else [total.figures.name]
    numbers = f"{format_number(state.known)} / {format_number(state.below)}"
    sources = (
        QT_TRANSLATE_NOOP("Tiles", "{name}, {numbers} units have figures"),
        QT_TRANSLATE_NOOP("Tiles", "{numbers} units have figures"),
        QT_TRANSLATE_NOOP("Tiles", "{numbers} units"),
    )
    return [said(source, name=total.figures.name, numbers=numbers) for source in sources]
