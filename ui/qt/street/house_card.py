"""The card of one household over the street: number, name, address, state, and where its visits are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.base.clock import parse_instant
from core.street.house import House, Sync
from ui.qt.formats import format_moment
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.models.visit_words import address_line, place_text
from ui.qt.street.looks import DRAFT, SYNC_WORDS, said, state_role, state_word
from ui.qt.street.words import HouseDetails
from ui.qt.theme import RADIUS_CARD, current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.keycap import draw_keycap, keycap_size
from ui.qt.widgets.paint import draw_line, start
from ui.qt.widgets.text import cut_to_lines, draw_paragraph, draw_text, draw_text_in, medium, wrapped_height

WIDTH: Final = 310
BELOW: Final = 14
TIP: Final = (16, 8)
PADDING: Final = 14
NUMBER_WIDTH: Final = 52
MOST_LINES: Final = 2
"""Of a name or an address."""


@dataclass(frozen=True, slots=True)
class _Words:
    number: str
    name: str
    address: str
    state: str
    role: Role
    lines: tuple[str, ...]


class HouseCard(QWidget):
    """It takes no focus and no clicks; `show_beside` places it under a house, above it, or right of it."""

    def __init__(self, details: HouseDetails, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = parent
        self._details = details
        self.words: _Words | None = None
        self._tip: int | None = None
        self._above = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_beside(self, house: House, rect: QRect) -> None:
        """Show a household beside the rectangle of its house, in coordinates of the parent."""
        words = self._word(house)
        if words is None:
            self.hide()
            return
        self.words = words
        size = self.sizeHint()
        room = self._holder.rect().adjusted(4, 4, -4, -4)
        below = rect.bottom() + BELOW
        self._above = (
            below + size.height() > room.bottom() and rect.top() - BELOW - size.height() >= room.top()
        )
        top = rect.top() - BELOW - size.height() if self._above else below
        left, margin = rect.center().x() - size.width() // 7, TIP[1]
        is_beside = not self._above and below + size.height() + margin > room.bottom()
        if is_beside:
            top, left = room.bottom() - size.height() - margin, rect.right() + BELOW
        left = min(max(left, room.left()), room.right() - size.width())
        self._tip = None if is_beside else rect.center().x() - left
        self.setGeometry(left, top - margin, size.width(), size.height() + 2 * margin)
        self.update()
        self.show()
        self.raise_()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = theme.px(WIDTH)
        if self.words is None:
            return QSize(width, theme.px(120))
        inner = width - theme.px(NUMBER_WIDTH) - 2 * PADDING
        texts = (self.words.address, *self.words.lines)
        high = sum(wrapped_height(text, TextStyle.SMALL, inner) for text in texts)
        high += wrapped_height(self.words.name, TextStyle.STRONG, inner) + theme.px(20)
        return QSize(width, round(high) + theme.px(36) + 3 * PADDING - 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.words is None:
            return
        theme, painter = current_theme(), start(self)
        body = QRectF(self.rect()).adjusted(0.75, TIP[1] + 0.75, -0.75, -TIP[1] - 0.75)
        painter.setBrush(theme.colour(Role.SURFACE))
        painter.setPen(QPen(theme.colour(Role.TEXT2), 1.25 * theme.line_width))
        painter.drawPath(self._outline(body))
        self._paint_words(painter, body, self.words)
        self._paint_keys(painter, body)
        painter.end()

    def _outline(self, body: QRectF) -> QPainterPath:
        path, tip = QPainterPath(), QPainterPath()
        path.addRoundedRect(body, RADIUS_CARD, RADIUS_CARD)
        if self._tip is None:
            return path
        half, high = TIP[0] / 2, TIP[1]
        middle = min(max(float(self._tip), half + RADIUS_CARD), body.right() - half - RADIUS_CARD)
        edge, apex = (body.bottom(), body.bottom() + high) if self._above else (body.top(), body.top() - high)
        tip.moveTo(QPointF(middle - half, edge))
        tip.lineTo(QPointF(middle, apex))
        tip.lineTo(QPointF(middle + half, edge))
        tip.closeSubpath()
        return path.united(tip)

    def _paint_words(self, painter: QPainter, body: QRectF, words: _Words) -> None:
        theme = current_theme()
        left = body.x() + PADDING
        text = QRectF(left + theme.px(NUMBER_WIDTH), body.y() + PADDING - 4, 0, theme.px(24))
        text.setRight(body.right() - PADDING)
        number = QRectF(left, text.y(), theme.px(NUMBER_WIDTH), theme.px(24))
        draw_text(painter, number, words.number, role=Role.TEXT2)
        parts: list[tuple[str, TextStyle | None]] = [
            (words.name, TextStyle.STRONG),
            (words.address, TextStyle.SMALL),
            ("", None),
        ]
        parts += [(line, TextStyle.SMALL) for line in words.lines]
        y = text.y()
        for line, style in parts:
            if style is None:
                state = QRectF(text.x(), y + 2, text.width(), theme.px(20))
                draw_text_in(painter, state, words.state, medium(), theme.colour(words.role))
                y += theme.px(20) + 2
            elif line:
                high = wrapped_height(line, style, text.width())
                role = Role.TEXT if style is TextStyle.STRONG else Role.TEXT2
                y += draw_paragraph(
                    painter, QRectF(text.x(), y, text.width(), high), line, style=style, role=role
                )

    @staticmethod
    def _paint_keys(painter: QPainter, body: QRectF) -> None:
        theme = current_theme()
        top = body.bottom() - theme.px(36)
        draw_line(painter, body.x() + 1, body.right() - 1, top)
        x = body.x() + PADDING
        keys = (
            ("↵", said(QT_TRANSLATE_NOOP("Street", "record here"))),
            (said(QT_TRANSLATE_NOOP("Street", "Space")), said(QT_TRANSLATE_NOOP("Street", "pick"))),
        )
        for key, word in keys:
            cap = keycap_size(key)
            box = QRectF(x, top + (theme.px(36) - cap.height()) / 2, cap.width(), cap.height())
            draw_keycap(painter, box, key, theme.colour(Role.TEXT2))
            room = QRectF(box.right() + 7, top, body.right() - box.right() - 7, theme.px(36))
            x = room.x() + draw_text(painter, room, word, style=TextStyle.SMALL, role=Role.TEXT2) + 14

    def _word(self, house: House) -> _Words | None:
        row = self._details.row(house.number)
        if row is None:
            return None
        sync = "" if house.sync is Sync.NONE else said(SYNC_WORDS[house.sync])
        last = "" if row.last_at is None else format_moment(parse_instant(row.last_at))
        said_last = self._details.said_last(row)
        lines = (", ".join(filter(None, (last, sync))), said_last, self._details.owner(house))
        state = said(DRAFT) if house.has_draft else state_word(house)
        return _Words(
            number=place_text(house.place) if house.place else "–",
            name=_cut(row.head, TextStyle.STRONG),
            address=_cut(address_line(row), TextStyle.SMALL),
            state=state,
            role=Role.ACCENT if house.has_draft else state_role(house.state),
            lines=tuple(line[:1].upper() + line[1:] for line in lines if line),
        )


def _cut(text: str, style: TextStyle) -> str:
    """Return what has room in the card; the page of the household has the whole text."""
    theme = current_theme()
    inner = theme.px(WIDTH) - theme.px(NUMBER_WIDTH) - 2 * PADDING
    return "\n".join(cut_to_lines(text, theme.font(style), inner - 2, MOST_LINES))
