"""A label that wraps and asks for one line until its width is known, so a page scrolls only if it must."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.label import Label
from ui.qt.widgets.text import line_height


class FlowLabel(Label):
    """Qt guesses several lines for any text that may wrap; the layout's height for its width is the truth."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        role: Role = Role.TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, style, role, parent, wrap=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def _restyle(self) -> None:
        super()._restyle()
        self.setMinimumHeight(line_height(self._style))
