"""The one place that paints text: it never elides, and it records what does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout

from ui.qt.fonts import make_font
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle, load_tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPainter

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE: Final = Qt.AlignmentFlag.AlignCenter
TOP_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
ROUNDING_PX: Final = 1.0
MEDIUM_WEIGHT: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """A text that was painted in less room than it needs; widths in px."""

    text: str
    needed: float
    given: float


class _Recorder:
    misfits: list[Misfit] | None = None


@contextmanager
def recorded_misfits() -> Iterator[list[Misfit]]:
    """Collect every text painted inside the block that did not fit; a test fails on any."""
    found: list[Misfit] = []
    _Recorder.misfits = found
    try:
        yield found
    finally:
        _Recorder.misfits = None


def medium() -> QFont:
    """The small size at weight 500: pills, badges, statuses, axis words."""
    return _medium(TextStyle.SMALL, current_theme().zoom)


def medium_width(text: str) -> float:
    return QFontMetricsF(medium()).horizontalAdvance(text)


def body_medium() -> QFont:
    """The body size at weight 500: words on secondary buttons and in the sidebar."""
    return _medium(TextStyle.BODY, current_theme().zoom)


def width_in(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def text_width(text: str, style: TextStyle) -> float:
    """Px that `text` takes on one line in the theme in force."""
    return QFontMetricsF(current_theme().font(style)).horizontalAdvance(text)


def cut_to(text: str, font: QFont, width: float) -> str:
    """`text`, cut with an ellipsis where it is longer than `width` px in the font that it is painted in."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))


def cut_to_lines(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return the lines of `text`, parted between words; the last of `most` ends in an ellipsis if cut."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")
    ends = [*starts[1:most], len(units) // 2]
    parts = [units[2 * start : 2 * end] for start, end in zip(starts, ends, strict=False)]
    return [cut_to(part.decode("utf-16-le").rstrip(), font, width) for part in parts]


def line_height(style: TextStyle) -> int:
    return _height(current_theme().font(style).toString(), style)


def wrapped_height(text: str, style: TextStyle, width: float) -> float:
    """Px that `text` takes in lines of at most `width` px."""
    metrics = QFontMetricsF(current_theme().font(style))
    room = QRectF(0, 0, width, 10_000)
    return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    style: TextStyle = TextStyle.BODY,
    role: Role = Role.TEXT,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Paint one line of plain text inside `rect`; returns the px it took."""
    theme = current_theme()
    return draw_text_in(painter, rect, text, theme.font(style), theme.colour(role), align=align)


def draw_text_in(
    painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor, *, align: Qt.AlignmentFlag = LEFT
) -> float:
    """`draw_text` for a font and colour that are no style and role."""
    painter.setFont(font)
    painter.setPen(colour)
    needed = QFontMetricsF(font).horizontalAdvance(text)
    _record(text, needed, rect.width())
    painter.drawText(rect, int(align) | int(Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), text)
    return needed


def draw_paragraph(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    style: TextStyle = TextStyle.BODY,
    role: Role = Role.TEXT,
    align: Qt.AlignmentFlag = TOP_LEFT,
) -> float:
    """Paint text in as many lines as `rect` is wide for; returns the px of height it took."""
    theme = current_theme()
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour(role))
    height = wrapped_height(text, style, rect.width())
    _record(text, height, rect.height())
    painter.drawText(rect, int(align) | int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip), text)
    return height


def _record(text: str, needed: float, given: float) -> None:
    if _Recorder.misfits is not None and needed > given + ROUNDING_PX:
        _Recorder.misfits.append(Misfit(text=text, needed=needed, given=given))


@lru_cache(maxsize=16)
def _medium(style: TextStyle, zoom: int) -> QFont:
    points, _ = load_tokens().type[style]
    return make_font(points * zoom / 100, MEDIUM_WEIGHT)


@lru_cache(maxsize=64)
def _height(_font_key: str, style: TextStyle) -> int:
    return round(QFontMetricsF(current_theme().font(style)).height())
