"""Buttons: one filled primary per page, framed secondaries, quiet links; each with its states and its key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.qt.icons import Icon, draw_icon_in
from ui.qt.theme import RADIUS_CONTROL, Theme, current_theme, is_restyle
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.keycap import draw_keycap, keycap_size
from ui.qt.widgets.paint import draw_box, mixed, start
from ui.qt.widgets.text import body_medium, draw_text_in, width_in

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

PADDING: Final = 18
LINK_PADDING: Final = 12
ICON_GAP: Final = 10
KEY_GAP: Final = 12
ICON_PX: Final = 18
HOVER_SHARE: Final = 0.12
PRESS_SHARE: Final = 0.24


class ButtonKind(StrEnum):
    """Emphasis of a button; `LARGE` is the primary of a column."""

    PRIMARY = "primary"
    LARGE = "large"
    SECONDARY = "secondary"
    LINK = "link"


HEIGHTS: Final = {
    ButtonKind.PRIMARY: Height.PRIMARY,
    ButtonKind.LARGE: Height.PRIMARY_LARGE,
    ButtonKind.SECONDARY: Height.BUTTON,
    ButtonKind.LINK: Height.BUTTON,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Skin:
    """The colours of one state of a button; `edge` None means no border."""

    fill: QColor | None
    edge: QColor | None
    ink: QColor
    icon: QColor
    key: QColor
    edge_width: float


class Button(QAbstractButton):
    """A push button with an optional icon before and a keycap after its word; Enter and Space press it.

    Without a word it is a square with the icon.
    """

    def __init__(
        self,
        text: str = "",
        kind: ButtonKind = ButtonKind.SECONDARY,
        parent: QWidget | None = None,
        *,
        icon: Icon | None = None,
        key: str = "",
        icon_role: Role = Role.TEXT2,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self._key = key
        self._icon_role = icon_role
        self._brief = False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if kind is ButtonKind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def kind(self) -> ButtonKind:
        return self._kind

    @property
    def key(self) -> str:
        """Return the text of its keycap."""
        return self._key

    def set_text(self, text: str) -> None:
        """The word on the button, which is also its accessible name."""
        self.setText(text)
        self.updateGeometry()

    def set_icon(self, icon: Icon | None) -> None:
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        self._key = key
        self.updateGeometry()
        self.update()

    def set_brief(self, *, brief: bool) -> None:
        """Show only the word, without glyph and key, as where a row has no room; without a word the glyph."""
        if brief != self._brief:
            self._brief = brief
            self.updateGeometry()
            self.update()

    def width_if(self, *, brief: bool) -> int:
        """Px that it takes as only its word, or with glyph and key; nothing is laid out for it."""
        now, self._brief = self._brief, brief
        width = self.sizeHint().width()
        self._brief = now
        return width

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        height = theme.height(self._height())
        if not self.text():
            return QSize(height, height)
        padding = LINK_PADDING if self._kind is ButtonKind.LINK or self._brief else PADDING
        return QSize(round(self._content_width()) + 2 * padding, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event) or event.type() == QEvent.Type.EnabledChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        skin = self.skin()
        draw_box(painter, self.rect(), RADIUS_CONTROL, fill=skin.fill, edge=skin.edge, width=skin.edge_width)
        if shows_focus(self) and self.isEnabled() and self._filled():
            self._draw_inner_ring(painter)
        self._draw_content(painter, skin)
        painter.end()

    def skin(self) -> Skin:
        """The colours of the present state."""
        theme = current_theme()
        if not self.isEnabled():
            ink = theme.colour(Role.TEXT2)
            edge = None if self._kind is ButtonKind.LINK else theme.colour(Role.EDGE)
            fill = None if self._kind is ButtonKind.LINK else theme.colour(Role.INSET)
            width = float(theme.line_width)
            return Skin(fill=fill, edge=edge, ink=ink, icon=ink, key=ink, edge_width=width)
        if self._filled():
            return self._filled_skin(theme)
        return self._quiet_skin(theme)

    def _height(self) -> Height:
        return HEIGHTS[self._kind]

    def _font(self) -> QFont:
        return current_theme().font(TextStyle.STRONG) if self._filled() else body_medium()

    def _filled(self) -> bool:
        return self._kind in {ButtonKind.PRIMARY, ButtonKind.LARGE}

    def _filled_skin(self, theme: Theme) -> Skin:
        share = PRESS_SHARE if self.isDown() else HOVER_SHARE if self.underMouse() else 0.0
        fill = mixed(theme.colour(Role.ACCENT), theme.colour(Role.TEXT), share)
        ink = theme.colour(Role.ON_ACCENT)
        return Skin(fill=fill, edge=None, ink=ink, icon=ink, key=ink, edge_width=0.0)

    def _quiet_skin(self, theme: Theme) -> Skin:
        link = self._kind is ButtonKind.LINK
        fill = None if link else theme.colour(Role.SURFACE)
        if self.isDown():
            fill = theme.colour(Role.ACCENT_SOFT)
        elif self.underMouse():
            fill = theme.colour(Role.INSET)
        ink = theme.colour(Role.ACCENT if link else Role.TEXT)
        return Skin(
            fill=fill,
            edge=self._quiet_edge(theme),
            ink=ink,
            icon=ink if link else theme.colour(self._icon_role),
            key=theme.colour(Role.TEXT2),
            edge_width=3.0 if shows_focus(self) else float(theme.line_width),
        )

    def _quiet_edge(self, theme: Theme) -> QColor | None:
        if shows_focus(self):
            return theme.colour(Role.ACCENT)
        return None if self._kind is ButtonKind.LINK else theme.colour(Role.EDGE)

    def _draw_inner_ring(self, painter: QPainter) -> None:
        ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        colour = current_theme().colour(Role.ON_ACCENT)
        draw_box(painter, ring, RADIUS_CONTROL - 2, edge=colour, width=2.0)

    @property
    def _shown_icon(self) -> Icon | None:
        return None if self._brief and self.text() else self._icon

    @property
    def _shown_key(self) -> str:
        return "" if self._brief else self._key

    def _content_width(self) -> float:
        width = width_in(self._font(), self.text())
        if self._shown_icon is not None:
            width += current_theme().px(ICON_PX) + (ICON_GAP if self.text() else 0)
        if self._shown_key:
            width += KEY_GAP + keycap_size(self._key).width()
        return width

    def _draw_content(self, painter: QPainter, skin: Skin) -> None:
        x = (self.width() - self._content_width()) / 2
        x = self._draw_icon_and_text(painter, x, skin)
        if self._shown_key:
            cap = keycap_size(self._key)
            box = QRectF(x + KEY_GAP, round((self.height() - cap.height()) / 2), cap.width(), cap.height())
            draw_keycap(painter, box, self._key, skin.key)

    def _draw_icon_and_text(self, painter: QPainter, x: float, skin: Skin) -> float:
        theme, icon = current_theme(), self._shown_icon
        if icon is not None:
            size = theme.px(ICON_PX)
            draw_icon_in(painter, icon, (x, (self.height() - size) / 2), size, skin.icon)
            x += size + ICON_GAP
        width = width_in(self._font(), self.text())
        room = QRectF(x, 0, min(width + 1, self.width() - x), self.height())
        draw_text_in(painter, room, self.text(), self._font(), skin.ink)
        return x + width


class IconButton(Button):
    """A square button that shows only an icon; its word is the accessible name and the tooltip."""

    def __init__(
        self,
        icon: Icon,
        name: str = "",
        parent: QWidget | None = None,
        *,
        kind: ButtonKind = ButtonKind.LINK,
    ) -> None:
        super().__init__("", kind, parent, icon=icon)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def _quiet_skin(self, theme: Theme) -> Skin:
        skin = super()._quiet_skin(theme)
        ink = theme.colour(Role.TEXT2)
        return Skin(fill=skin.fill, edge=skin.edge, ink=ink, icon=ink, key=ink, edge_width=skin.edge_width)
