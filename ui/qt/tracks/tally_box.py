"""One tally of an outreach point: its sum between a large minus and a large plus, each with its key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from core.tracks.models import Tally
from ui.qt.formats import format_number
from ui.qt.icons import Icon, draw_icon_in
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.tracks.words import tally_word
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind, Skin
from ui.qt.widgets.keycap import draw_keycap, keycap_size
from ui.qt.widgets.label import Label

SIDE_PX: Final = 72
SIDE_COMPACT_PX: Final = 56
SIGN_PX: Final = 28
GAP: Final = 6


class SignButton(Button):
    """A square of at least 56 px: the sign, and under it the key."""

    def __init__(self, icon: Icon, key: str, parent: QWidget | None = None, *, loud: bool = False) -> None:
        kind = ButtonKind.PRIMARY if loud else ButtonKind.SECONDARY
        super().__init__("", kind, parent, icon=icon, key=key, icon_role=Role.TEXT)
        self._sign = icon
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        side = theme.px(SIDE_COMPACT_PX if theme.compact else SIDE_PX)
        return QSize(side, side)

    @override
    def _draw_content(self, painter: QPainter, skin: Skin) -> None:
        cap = keycap_size(self.key)
        size = current_theme().px(SIGN_PX)
        top = (self.height() - size - GAP - cap.height()) / 2
        draw_icon_in(painter, self._sign, ((self.width() - size) / 2, top), size, skin.icon)
        box = QRectF((self.width() - cap.width()) / 2, top + size + GAP, cap.width(), cap.height())
        draw_keycap(painter, box, self.key, skin.key)


class TallyBox(QWidget):
    """`tapped` carries +1 or -1."""

    tapped = Signal(int)

    def __init__(self, what: Tally, *, plus: str, minus: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = what
        self.title = Label("", TextStyle.STRONG)
        self.value = Label("0", TextStyle.VALUE)
        self.value.setObjectName(f"tracks.tally.{what.value}")
        self.value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.minus = SignButton(Icon.MINUS, minus)
        self.plus = SignButton(Icon.PLUS, plus)
        for button, sign in ((self.minus, -1), (self.plus, 1)):
            name = "plus" if sign > 0 else "minus"
            button.setObjectName(f"tracks.tally.{what.value}.{name}")
            button.clicked.connect(lambda _checked=False, step=sign: self.tapped.emit(step))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addWidget(self.value, 1, 0, 1, 2)
        grid.addWidget(self.minus, 2, 0)
        grid.addWidget(self.plus, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_total(self, total: int, *, impossible: bool) -> None:
        self.value.setText(format_number(total))
        self.value.set_role(Role.WARN if impossible else Role.TEXT)
        self.minus.setEnabled(total > 0)

    def retranslate(self) -> None:
        word = tally_word(self.what)
        self.title.setText(word)
        self.minus.setAccessibleName(self.tr("{tally}: one less").format(tally=word))
        self.plus.setAccessibleName(self.tr("{tally}: one more").format(tally=word))
