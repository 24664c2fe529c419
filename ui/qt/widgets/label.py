"""A plain-text label in one style of the type scale and one colour role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.revealing import reveal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Label(QLabel):
    """Text that follows the theme. `wrap` lets it take several lines; without it its width follows the text.

    In the role of an error it is the reason of a refusal: that is announced.
    """

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        role: Role = Role.TEXT,
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._style = style
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._restyle()

    @property
    def role(self) -> Role:
        return self._role

    def set_role(self, role: Role) -> None:
        self._role = role
        self._restyle()

    @override
    def setText(self, text: str) -> None:
        is_refusal = self._role is Role.ERR and bool(text) and text != self.text()
        super().setText(text)
        if is_refusal:
            announce(self, text)
            reveal(self)

    def set_style(self, style: TextStyle) -> None:
        self._style = style
        self._restyle()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        theme = current_theme()
        self.setFont(theme.font(self._style))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._role))
        self.setPalette(palette)
