"""Small parts that several of the screens of setting up share."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import start
from ui.qt.widgets.text import line_height

ICON_PX: Final = 20


class Glyph(QWidget):
    """An icon in a role's colour, as high as a line of text; decorative."""

    def __init__(self, icon: Icon, role: Role = Role.TEXT2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, icon: Icon, role: Role) -> None:
        self._icon, self._role = icon, role
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(ICON_PX), line_height(TextStyle.BODY))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        size = current_theme().px(ICON_PX)
        draw_icon(painter, self._icon, (0, (self.height() - size) / 2), size, self._role)
        painter.end()


class IconLine(QWidget):
    """A glyph and a sentence that may take several lines."""

    def __init__(
        self,
        icon: Icon,
        role: Role,
        sentence: str = "",
        style: TextStyle = TextStyle.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.glyph = Glyph(icon, role)
        self.sentence = FlowLabel(sentence, style)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        row.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        self.tail = QHBoxLayout()
        row.addLayout(self.tail)

    def set_sentence(self, sentence: str) -> None:
        self.sentence.setText(sentence)
