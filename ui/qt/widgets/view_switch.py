"""The switch between two views of one page: joined buttons of which one is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import body_medium, draw_text_in, width_in

EDGE: Final = 2
PADDING: Final = 12
ICON_PX: Final = 18
ICON_GAP: Final = 10
CHOSEN_WIDTH: Final = 2.0
FOCUS_WIDTH: Final = 3.0


class ViewButton(QAbstractButton):
    """One view; the arrow keys go to the other one, as among radio buttons."""

    def __init__(self, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._is_brief = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """The word on the button, which is also its accessible name."""
        self.setText(text)
        self.updateGeometry()

    def set_brief(self, *, is_brief: bool) -> None:
        """The icon, with the word as a tip, where there is little room."""
        self._is_brief = is_brief
        self.setToolTip(self.text() if is_brief else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = 0.0
        if not self._is_brief:
            words = width_in(theme.font(TextStyle.STRONG), self.text()) + ICON_GAP
        return QSize(round(words) + theme.px(ICON_PX) + 2 * PADDING, theme.height(Height.BUTTON))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, chosen, focus = current_theme(), self.isChecked(), shows_focus(self)
        painter = start(self)
        ground = Role.ACCENT_SOFT if chosen else Role.SURFACE if self.underMouse() else None
        edge = Role.ACCENT if chosen or focus else None
        draw_box(
            painter,
            self.rect(),
            RADIUS_CONTROL - EDGE,
            fill=None if ground is None else theme.colour(ground),
            edge=None if edge is None else theme.colour(edge),
            width=FOCUS_WIDTH if focus else CHOSEN_WIDTH,
        )
        font = theme.font(TextStyle.STRONG) if chosen else body_medium()
        size, ink = theme.px(ICON_PX), Role.ACCENT if chosen else Role.TEXT
        words = 0.0 if self._is_brief else width_in(font, self.text()) + ICON_GAP
        left = (self.width() - size - words) / 2
        draw_icon(painter, self._icon, (left, (self.height() - size) / 2), size, ink)
        if words:
            room = QRectF(left + size + ICON_GAP, 0, words - ICON_GAP + 1, self.height())
            draw_text_in(painter, room, self.text(), font, theme.colour(ink))
        painter.end()


class ViewSwitch(QWidget):
    """`chosen` carries the name of a view that a person picked; `set_view` picks one without it."""

    chosen = Signal(str)

    def __init__(self, views: Mapping[str, Icon], parent: QWidget | None = None) -> None:
        """`views`: the icon of each by its name, the first one picked."""
        super().__init__(parent)
        self.buttons = {name: ViewButton(icon, self) for name, icon in views.items()}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        row.setSpacing(0)
        for name, button in self.buttons.items():
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _on=False, of=name: self.chosen.emit(of))
        next(iter(self.buttons.values())).setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def view(self) -> str:
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def set_view(self, name: str) -> None:
        self.buttons[name].setChecked(True)

    def set_brief(self, *, is_brief: bool) -> None:
        """Icons without words where there is little room."""
        for button in self.buttons.values():
            button.set_brief(is_brief=is_brief)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """The word of each view by its name."""
        for name, text in texts.items():
            self.buttons[name].set_text(text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        edge, width = theme.colour(Role.EDGE), float(theme.line_width)
        draw_box(painter, self.rect(), RADIUS_CONTROL, fill=theme.colour(Role.INSET), edge=edge, width=width)
        painter.end()
