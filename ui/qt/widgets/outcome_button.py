"""The large button of one visit result: its glyph and word at the left, its key at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon_in
from ui.qt.theme import current_theme
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import ICON_GAP, ICON_PX, Button, ButtonKind, Skin
from ui.qt.widgets.keycap import draw_keycap, keycap_size
from ui.qt.widgets.text import draw_text_in, line_height, width_in

SIDE: Final = 16
KEY_SIDE: Final = 14


class OutcomeButton(Button):
    """A secondary button of 58 px (48 compact); `role` colours only the glyph. Long words take two lines."""

    side = SIDE
    key_side = KEY_SIDE

    def __init__(
        self, text: str, icon: Icon, key: str, role: Role = Role.TEXT2, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, ButtonKind.SECONDARY, parent, icon=icon, key=key, icon_role=role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = width_in(self._font(), self.text()) - _lines(self.text(), self._font())[2]
        width = round(self._content_width() - words) + self.side + self.key_side
        return QSize(width, current_theme().height(Height.OUTCOME))

    @override
    def _draw_content(self, painter: QPainter, skin: Skin) -> None:
        cap = keycap_size(self.key)
        left = self.width() - self.key_side - cap.width()
        if self._content_width() + self.side + self.key_side <= self.width():
            self._draw_icon_and_text(painter, self.side, skin)
        else:
            self._draw_two_lines(painter, left, skin)
        box = QRectF(left, round((self.height() - cap.height()) / 2), cap.width(), cap.height())
        draw_keycap(painter, box, self.key, skin.key)

    def _draw_two_lines(self, painter: QPainter, end: float, skin: Skin) -> None:
        theme, font, x = current_theme(), self._font(), float(self.side)
        if self._shown_icon is not None:
            size = theme.px(ICON_PX)
            draw_icon_in(painter, self._shown_icon, (x, (self.height() - size) / 2), size, skin.icon)
            x += size + ICON_GAP
        first, second, _ = _lines(self.text(), font)
        high = line_height(TextStyle.BODY)
        room = QRectF(x, self.height() / 2 - high, end - x, high)
        draw_text_in(painter, room, first, font, skin.ink)
        draw_text_in(painter, room.translated(0, high), second, font, skin.ink)


def _lines(text: str, font: QFont) -> tuple[str, str, float]:
    """Return `text` in two lines as even as can be, and the px of the wider one."""
    words = text.split(" ")
    parts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))] or [(text, "")]
    widths = [max(width_in(font, first), width_in(font, second)) for first, second in parts]
    at = widths.index(min(widths))
    return (*parts[at], widths[at])
