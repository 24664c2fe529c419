"""Painting of a line of the ranking, and the widths of its columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from ui.qt.formats import format_percent
from ui.qt.icons import Icon, draw_icon
from ui.qt.report import words
from ui.qt.report.extra_cells import draw_extra, extra_width
from ui.qt.report.state import OTHERS, Column, Line, Share, State
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.figures import draw_rate_bar
from ui.qt.widgets.text import (
    RIGHT,
    body_medium,
    draw_text,
    draw_text_in,
    line_height,
    medium_width,
    text_width,
    width_in,
)

GAP: Final = 18
RANK_WIDTH: Final = 46
LEFT_PAD: Final = 10
RIGHT_PAD: Final = 14
LEAST_BAR: Final = 60
PLACE_GAP: Final = 10
WARNING_PX: Final = 16


def bold_small() -> QFont:
    """The small size in bold: a place that is another one."""
    font = QFont(current_theme().font(TextStyle.SMALL))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def counts_below() -> bool:
    """Return True from 125 % font: numerator and denominator are then under the unit's name."""
    return current_theme().zoomed


def wanted_width(state: State, column: Column) -> int:
    """Px that a column needs for every text in it, its gap at the right included."""
    lines = [*state.lines, *([state.total] if state.total else [])]
    if column is Column.RANK:
        return LEFT_PAD + round(
            max(current_theme().px(RANK_WIDTH), _small(words.heading(state, column)) + 10)
        )
    if column is Column.UNIT:
        return _unit_width(state, lines)
    if column is Column.BAR:
        return _bar_width(state, lines)
    if column is Column.RATE:
        widest = max((_rate_width(line.chosen) for line in lines), default=0.0)
        return round(max(widest, _small(words.heading(state, column)))) + GAP
    if column is Column.COUNTS:
        if counts_below():
            return 0
        texts = [words.counts(line.chosen) for line in lines]
        widest = max((text_width(text, TextStyle.SMALL) for text in texts), default=0.0)
        return round(max(widest, _small(words.heading(state, column)))) + GAP
    if column in OTHERS:
        return _other_width(state, lines, column)
    return _extra_width(state, lines, column)


def draw_cell(painter: QPainter, rect: QRectF, line: Line, column: Column, state: State) -> None:
    """One cell of a unit's row, or of the total (whose `at` is -1)."""
    if column in _PAINTED:
        _PAINTED[column](painter, rect, line, state)
    elif column in OTHERS:
        if OTHERS[column] < len(line.shares):
            _draw_other(painter, rect, line, line.shares[OTHERS[column]])
    else:
        draw_extra(painter, rect.adjusted(0, 0, -GAP, 0), line, column, state.target)


def _draw_rank(painter: QPainter, rect: QRectF, line: Line, _state: State) -> None:
    room = rect.adjusted(LEFT_PAD, 0, -14, 0)
    text = "" if line.chosen.place is None else str(line.chosen.place)
    draw_text(painter, room, text, style=TextStyle.STRONG, role=Role.TEXT2, align=RIGHT)


def _draw_bar(painter: QPainter, rect: QRectF, line: Line, state: State) -> None:
    room, texts = rect.adjusted(0, 0, -GAP, 0), words.in_the_bar(line)
    if texts:
        text = next((one for one in texts if _small(one) <= room.width()), texts[-1])
        draw_text(painter, room, text, style=TextStyle.SMALL, role=Role.WARN)
    elif line.chosen.rate is not None:
        draw_rate_bar(painter, rect.adjusted(0, 0, -GAP, 0), line.chosen.rate.value, state.target)


def _draw_counts(painter: QPainter, rect: QRectF, line: Line, _state: State) -> None:
    room = rect.adjusted(0, 0, -GAP, 0)
    text = words.counts(line.chosen)
    draw_text(painter, room, text, style=TextStyle.SMALL, role=Role.TEXT2, align=RIGHT)


def _draw_unit(painter: QPainter, rect: QRectF, line: Line, _state: State) -> None:
    room = rect.adjusted(0, 0, -GAP, 0)
    if not counts_below():
        draw_text(painter, room, line.figures.name, style=TextStyle.STRONG)
        return
    tall, low = line_height(TextStyle.STRONG), line_height(TextStyle.SMALL)
    top = rect.center().y() - (tall + low) / 2
    above = QRectF(room.x(), top, room.width(), tall)
    draw_text(painter, above, line.figures.name, style=TextStyle.STRONG)
    below = QRectF(room.x(), top + tall, room.width(), low)
    draw_text(painter, below, words.counts(line.chosen), style=TextStyle.SMALL, role=Role.TEXT2)


def _draw_rate(painter: QPainter, rect: QRectF, line: Line, state: State) -> None:
    room, share = rect.adjusted(0, 0, -GAP, 0), line.chosen
    text = words.share_percent(share)
    reached = _reaches(line, state)
    role = Role.WARN if share.is_over else Role.DONE if reached else Role.TEXT
    used = draw_text(painter, room, text, style=TextStyle.STRONG, role=role, align=RIGHT)
    if share.is_over:
        size = current_theme().px(WARNING_PX)
        at = (room.right() - used - size - 6, room.center().y() - size / 2)
        draw_icon(painter, Icon.WARNING, at, size, Role.WARN)


def _reaches(line: Line, state: State) -> bool:
    """Return True if the target is reached by a unit that has earned a place."""
    low = line.chosen.low
    aimed = low is not None and state.target is not None and low >= state.target
    return aimed and line.row.standing.has_place


def _draw_other(painter: QPainter, rect: QRectF, line: Line, share: Share) -> None:
    theme = current_theme()
    rates = _other_rates(share)
    room = QRectF(rect.x(), rect.y(), rates, rect.height())
    over = Role.WARN if share.is_over else Role.TEXT
    draw_text_in(painter, room, words.share_percent(share), body_medium(), theme.colour(over), align=RIGHT)
    if line.at < 0 or share.place is None:
        return
    after = rect.adjusted(rates + PLACE_GAP, 0, -GAP, 0)
    if line.moved(share):
        draw_text_in(painter, after, words.place(share), bold_small(), theme.colour(Role.WARN))
    else:
        draw_text(painter, after, words.place(share), style=TextStyle.SMALL, role=Role.TEXT2)


def _bar_width(state: State, lines: list[Line]) -> int:
    short = [_small(said[-1]) for line in lines if (said := words.in_the_bar(line))]
    heading = _small(words.heading(state, Column.BAR))
    if counts_below():  # the denominator is over the bar and the rate
        group = medium_width(words.short_title(state.basis)) + 2
        heading = max(heading, group - wanted_width(state, Column.RATE))
    return round(max([current_theme().px(LEAST_BAR), heading, *short])) + GAP


def _unit_width(state: State, lines: list[Line]) -> int:
    names = [text_width(line.figures.name, TextStyle.STRONG) for line in lines]
    if counts_below():
        names += [_small(words.counts(line.chosen)) for line in lines]
        names.append(_small(f"{words.heading(state, Column.UNIT)}, {words.heading(state, Column.COUNTS)}"))
    return round(max([*names, _small(words.heading(state, Column.UNIT))])) + GAP


def _extra_width(state: State, lines: list[Line], column: Column) -> int:
    return round(max(extra_width(lines, column), _small(words.heading(state, column)))) + GAP


def _other_width(state: State, lines: list[Line], column: Column) -> int:
    at = OTHERS[column]
    if at > len(state.others):
        return 0
    shares = [line.shares[at] for line in lines if len(line.shares) > at]
    place = max((width_in(bold_small(), words.place(share)) for share in shares), default=0.0)
    basis = state.others[at - 1]
    rates = max((_other_rates(share) for share in shares), default=0.0)
    heads = max(medium_width(words.short_title(basis)), _small(words.heading(state, column)))
    return round(max(rates + PLACE_GAP + place, heads)) + GAP


def _other_rates(share: Share) -> float:
    """Px across the rates of one of the other denominators; above 100 % a rate may need more."""
    usual = text_width(format_percent(1.0), TextStyle.STRONG)
    return max(usual, text_width(words.share_percent(share), TextStyle.STRONG))


def _rate_width(share: Share) -> float:
    mark = current_theme().px(WARNING_PX) + 6 if share.is_over else 0
    return text_width(words.share_percent(share), TextStyle.STRONG) + mark


def _small(text: str) -> float:
    return text_width(text, TextStyle.SMALL)


_PAINTED: Final[dict[Column, Callable[[QPainter, QRectF, Line, State], None]]] = {
    Column.RANK: _draw_rank,
    Column.UNIT: _draw_unit,
    Column.BAR: _draw_bar,
    Column.RATE: _draw_rate,
    Column.COUNTS: _draw_counts,
}
