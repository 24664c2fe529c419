"""Widths of the parts of a row, and positions of its words."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QRectF

from ui.qt.theme import current_theme
from ui.qt.tokens import TextStyle
from ui.qt.widgets.pill import pill_size
from ui.qt.widgets.text import line_height, medium_width, text_width

STATUS_ICON_PX: Final = 16
CHEVRON_PX: Final = 18
LEAD_GAP: Final = 14
NUMBER_GAP: Final = 8
TAIL_GAP: Final = 8
TALL_FROM: Final = 54
LEAST_STATUS: Final = 80


class MeasuredStatus(Protocol):
    """The text at the right of a row."""

    @property
    def text(self) -> str: ...

    @property
    def pill(self) -> bool: ...


class Measured(Protocol):
    """Part of a row that takes room."""

    @property
    def title(self) -> str: ...

    @property
    def lines(self) -> tuple[str, ...]: ...

    @property
    def number(self) -> str: ...

    @property
    def icon(self) -> object | None: ...

    @property
    def chevron(self) -> bool: ...

    @property
    def status(self) -> MeasuredStatus | None: ...


def lead_width(row: Measured, number_width: int) -> float:
    """Px of the number or the icon at the left, with its gap; `number_width` px at 100 % at least."""
    theme = current_theme()
    if row.number:
        return max(theme.px(number_width), text_width(row.number, TextStyle.BODY) + NUMBER_GAP)
    return theme.px(20) + LEAD_GAP if row.icon is not None else 0.0


def chevron_width(row: Measured) -> float:
    return float(current_theme().px(CHEVRON_PX)) if row.chevron else 0.0


def tail_width(row: Measured) -> float:
    """Px of the status and the chevron at the right, with their gaps."""
    theme = current_theme()
    width = chevron_width(row)
    if row.status is None:
        return width
    if row.status.pill:
        width += pill_size(row.status.text).width()
    else:
        width += medium_width(row.status.text) + theme.px(STATUS_ICON_PX) + 6
    return width + TAIL_GAP + (LEAD_GAP if row.chevron else 0)


def word_boxes(row: Measured, words: QRectF) -> list[QRectF]:
    """Return the boxes of the title and each line in `words`, one below the other."""
    title, small = line_height(TextStyle.STRONG), line_height(TextStyle.SMALL)
    gap = 4 if words.height() > current_theme().px(TALL_FROM) else 2
    y = words.center().y() - (title + (small + gap) * len(row.lines)) / 2
    boxes = [QRectF(words.x(), y, words.width(), title)]
    for _ in row.lines:
        boxes.append(QRectF(words.x(), boxes[-1].bottom() + gap, words.width(), small))
    return boxes


def status_level(row: Measured, words: QRectF, *, pills: bool = False) -> int | None:
    """Return the level of words beside which the status is, if others need its place: 0 is the title, 1 a
    line.

    None where everything has room beside it, and for a pill unless `pills` may move as well.
    """
    if row.status is None or (row.status.pill and not pills) or not row.lines:
        return None
    room = words.width() - tail_width(row)
    title = text_width(row.title, TextStyle.STRONG)
    last = text_width(row.lines[-1], TextStyle.SMALL)
    if title <= room and all(text_width(line, TextStyle.SMALL) <= room for line in row.lines):
        return None
    return 0 if title <= room or title < last > room else len(row.lines)


def status_width(row: Measured, words: QRectF, level: int | None) -> float:
    """Px of the words of a status that is no pill: what the words beside it leave, or a few at least."""
    if row.status is None:
        return 0.0
    full = medium_width(row.status.text)
    if level is None or row.status.pill:
        return full
    beside = (
        text_width(row.lines[level - 1], TextStyle.SMALL)
        if level
        else text_width(row.title, TextStyle.STRONG)
    )
    left = words.width() - beside - (tail_width(row) - full) - 1
    return min(full, max(left, current_theme().px(LEAST_STATUS)))
