"""The foot of the sidebar: settings, help, the officer and the lock; in a low rail one menu for the three."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import IconButton
from ui.qt.widgets.card import Rule
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.keycap import draw_keycap, keycap_size
from ui.qt.widgets.label import Label
from ui.qt.widgets.nav_list import NavDelegate, NavEntry, least_rail_height, rail_height
from ui.qt.widgets.paint import draw_box, start

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

RAIL_WIDTH: Final = 90
LOCK_PX: Final = 38
KEY_SIDE: Final = 14
RAIL_MARGINS: Final = (6, 0, 6, 10)
WIDE_MARGINS: Final = (0, 4, 0, 14)


class FootItem(QAbstractButton):
    """A row like those of the pages; in the rail the glyph over its word."""

    dense = False

    def __init__(self, icon: Icon, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._key = icon, key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        if theme.crowded:
            return QSize(theme.px(RAIL_WIDTH) - 12, least_rail_height() if self.dense else rail_height())
        return QSize(theme.px(RAIL_WIDTH), theme.height(Height.NAV))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        box, focused = QRectF(self.rect()), shows_focus(self)
        if current_theme().crowded:
            NavDelegate.draw_rail_item(painter, box, self._icon, self.text(), current=False, focused=focused)
        else:
            entry = NavEntry(page_id="", icon=self._icon, title=self.text())
            row = box.adjusted(10, 0, -11, 0)
            NavDelegate.draw_row_item(painter, row, entry, focused=focused, hovered=self.underMouse())
            self._draw_key(painter, row)
        painter.end()

    def _draw_key(self, painter: QPainter, row: QRectF) -> None:
        if self._key:
            cap = keycap_size(self._key)
            top = round(row.center().y() - cap.height() / 2)
            place = QRectF(row.right() - KEY_SIDE - cap.width(), top, cap.width(), cap.height())
            draw_keycap(painter, place, self._key, current_theme().colour(Role.TEXT2))


class LockButton(IconButton):
    """The lock; in the rail its word is under it."""

    dense = False

    @override
    def sizeHint(self) -> QSize:
        if current_theme().crowded:
            high = least_rail_height() if self.dense else rail_height()
            return QSize(current_theme().px(RAIL_WIDTH) - 12, high)
        return QSize(current_theme().px(LOCK_PX), super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not current_theme().crowded:
            super().paintEvent(event)
            return
        painter = start(self)
        box, word, focused = QRectF(self.rect()), self.accessibleName(), shows_focus(self)
        NavDelegate.draw_rail_item(painter, box, Icon.LOCK, word, current=False, focused=focused)
        painter.end()


class WordsButton(QAbstractButton):
    """Words that wrap, such as the officer at this laptop; a click opens the settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QVBoxLayout(self)
        self.words.setContentsMargins(8, 4, 0, 4)
        self.words.setSpacing(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def add_words(self, style: TextStyle, role: Role) -> Label:
        label = Label("", style, role, wrap=True)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words.addWidget(label)
        return label

    @override
    def sizeHint(self) -> QSize:
        """The words wrap, so that less than one line is enough."""
        return self.words.minimumSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not (shows_focus(self) or self.underMouse()):
            return
        theme = current_theme()
        painter = start(self)
        edge = theme.colour(Role.ACCENT) if shows_focus(self) else None
        draw_box(painter, self.rect(), RADIUS_CONTROL, fill=theme.colour(Role.INSET), edge=edge, width=2.0)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


class SidebarFoot(QWidget):
    """Everything under the pages. `fit` gives the px that the pages leave in the rail."""

    settings_requested = Signal()
    help_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = False
        self._room, self._dense = 0, False
        self.settings = FootItem(Icon.SETTINGS)
        self.help = FootItem(Icon.HELP, "F1")
        self.more = FootItem(Icon.SETTINGS)
        self.lock = LockButton(Icon.LOCK)
        self.officer = WordsButton()
        self.name = self.officer.add_words(TextStyle.STRONG, Role.TEXT)
        self.body = self.officer.add_words(TextStyle.SMALL, Role.TEXT2)
        for part in ("settings", "help", "more", "lock", "officer"):
            getattr(self, part).setObjectName(f"sidebar.{part}")
        self.settings.clicked.connect(self.settings_requested)
        self.officer.clicked.connect(self.settings_requested)
        self.help.clicked.connect(self.help_requested)
        self.lock.clicked.connect(self.lock_requested)
        self.more.clicked.connect(self._open_more)
        self._rules = tuple(_ruled() for _ in range(2))
        row = self._row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.officer, 1)
        row.addWidget(self.lock)
        column = self._column = QVBoxLayout(self)
        for item in (self._rules[0], self.settings, self.help, self.more, self._rules[1]):
            column.addWidget(item)
        column.addLayout(row)
        self._retranslate()

    def set_officer(self, name: str, body: str, campaign: str) -> None:
        """Nobody: there is nothing to lock or to set."""
        self._known = bool(name)
        parts = (name, body, campaign, self.settings.text())
        self.officer.setAccessibleName(", ".join(part for part in parts if part) if name else "")
        self.name.setText(name)
        self.body.setText(body)
        self._restyle()

    def fit(self, room: int, *, dense: bool) -> None:
        """`room` px are left under the pages of the rail, whose entries are `dense`."""
        if (room, dense) != (self._room, self._dense):
            self._room, self._dense = room, dense
            self._restyle()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _restyle(self) -> None:
        rail, known = current_theme().crowded, self._known
        low = rail and self._room < foot_height(dense=True)
        for item in (self.settings, self.help, self.more, self.lock):
            item.dense = self._dense
            item.updateGeometry()
        for wide in (*self._rules, self.officer):
            wide.setVisible(known and not rail)
        for each in (self.settings, self.help, self.lock):
            each.setVisible(known and not low)
        self.more.setVisible(known and low)
        self._column.setContentsMargins(*(RAIL_MARGINS if rail else WIDE_MARGINS))
        self._column.setSpacing(0 if rail else 4)
        self._row.setContentsMargins(*((0, 0, 0, 0) if rail else (12, 0, 9, 0)))

    def _retranslate(self) -> None:
        self.settings.setText(self.tr("Settings"))
        self.help.setText(self.tr("Help"))
        self.more.setText(self.tr("More…"))
        self.lock.set_name(self.tr("Lock"))
        self.officer.setToolTip(self.tr("Settings"))

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.settings.text(), self.settings_requested.emit)
        menu.addAction(f"{self.help.text()}\tF1", self.help_requested.emit)
        menu.addAction(f"{self.lock.accessibleName()}\tCtrl+L", self.lock_requested.emit)
        menu.popup(self.more.mapToGlobal(self.more.rect().topRight()))


def foot_height(*, dense: bool) -> int:
    """Px that settings, help and lock need in the rail."""
    return 3 * (least_rail_height() if dense else rail_height()) + RAIL_MARGINS[3]


def _ruled() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(20, 2, 20, 2)
    row.addWidget(Rule())
    return holder
