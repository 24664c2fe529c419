"""The large button of one visit result: its glyph and word at the left, its key at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.icons import Icon
from ui.qt.theme import current_theme
from ui.qt.tokens import Height, Role
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind, Skin
from ui.qt.widgets.keycap import draw_keycap, keycap_size

SIDE: Final = 16
KEY_SIDE: Final = 14


class OutcomeButton(Button):
    """A secondary button of 58 px (48 compact); `role` colours only the glyph."""

    def __init__(
        self, text: str, icon: Icon, key: str, role: Role = Role.TEXT2, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, ButtonKind.SECONDARY, parent, icon=icon, key=key, icon_role=role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = round(self._content_width()) + SIDE + KEY_SIDE
        return QSize(width, current_theme().height(Height.OUTCOME))

    @override
    def _draw_content(self, painter: QPainter, skin: Skin) -> None:
        self._draw_icon_and_text(painter, SIDE, skin)
        cap = keycap_size(self.key)
        left = self.width() - KEY_SIDE - cap.width()
        box = QRectF(left, round((self.height() - cap.height()) / 2), cap.width(), cap.height())
        draw_keycap(painter, box, self.key, skin.key)
