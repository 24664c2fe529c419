"""The left column: mark, pages with their badges, the demo's mark, the officer and the lock.

From 125 % it becomes a rail with each glyph over its word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.qt.icons import Icon, draw_icon, draw_mark
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import IconButton
from ui.qt.widgets.card import Rule
from ui.qt.widgets.label import Label
from ui.qt.widgets.nav_list import NavDelegate, NavEntry, NavModel, least_rail_height
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.scroll_bar import SlimScrollBar
from ui.qt.widgets.text import CENTRE, draw_text, draw_text_in, line_height, medium, medium_width, text_width

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QModelIndex
    from PySide6.QtGui import QKeyEvent, QPaintEvent

WIDTH: Final = 208
RAIL_WIDTH: Final = 90
RAIL_SCROLL_BAR: Final = 16
MARK_PX: Final = 32
APP_NAME: Final = "Từng Nhà"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLine:
    """Officer of this laptop, and the body."""

    name: str
    body: str


class Brand(QWidget):
    """The mark, with the name beside it where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(APP_NAME)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(RAIL_WIDTH), 70 if theme.zoomed else theme.px(76))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        if theme.zoomed:
            size = round(theme.px(MARK_PX) * 1.05)
            draw_mark(painter, ((self.width() - size) / 2, 16), size)
        else:
            size = theme.px(MARK_PX)
            draw_mark(painter, (20, 20), size)
            room = QRectF(20 + size + 12, 20, self.width() - size - 32, size)
            font = QFont(theme.font(TextStyle.H2))
            font.setWeight(QFont.Weight.Bold)
            draw_text_in(painter, room, APP_NAME, font, theme.colour(Role.TEXT))
        painter.end()


class DemoMark(QWidget):
    """Shows "sample data", so that the demo is not mistaken for real data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        line = line_height(TextStyle.SMALL)
        height = theme.px(18) + line + 10 if theme.zoomed else max(theme.px(16), line) + 14
        return QSize(round(medium_width(self._text)) + 4, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        size = theme.px(16)
        if theme.zoomed:
            draw_icon(painter, Icon.WARNING, ((self.width() - size) / 2, 0), size, Role.WARN)
            room = QRectF(0, size + 2, self.width(), line_height(TextStyle.SMALL))
            draw_text(painter, room, self._text, style=TextStyle.SMALL, role=Role.WARN, align=CENTRE)
        else:
            draw_icon(painter, Icon.WARNING, (20, (self.height() - size) / 2), size, Role.WARN)
            room = QRectF(20 + size + 8, 0, self.width() - size - 28, self.height())
            draw_text_in(painter, room, self._text, medium(), theme.colour(Role.WARN))
        painter.end()


class LockButton(IconButton):
    """The lock, or another icon of the footer; in the rail its word is under it."""

    def __init__(self, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(icon, "", parent)
        self._rail_icon = icon

    @override
    def sizeHint(self) -> QSize:
        if current_theme().zoomed:
            return QSize(current_theme().px(RAIL_WIDTH) - 12, least_rail_height())
        return super().sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not current_theme().zoomed:
            super().paintEvent(event)
            return
        painter = start(self)
        box, word, focused = QRectF(self.rect()), self.accessibleName(), self.hasFocus()
        NavDelegate.draw_rail_item(painter, box, self._rail_icon, word, current=False, focused=focused)
        painter.end()


class OfficerButton(QAbstractButton):
    """The officer at this laptop; a click opens the settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QVBoxLayout(self)
        self.words.setContentsMargins(8, 4, 4, 4)
        self.words.setSpacing(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        """The words wrap, so that less than one line is enough."""
        return self.words.minimumSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.hasFocus() or self.underMouse()):
            return
        theme = current_theme()
        painter = start(self)
        edge = theme.colour(Role.ACCENT) if self.hasFocus() else None
        draw_box(painter, self.rect(), RADIUS_CONTROL, fill=theme.colour(Role.INSET), edge=edge, width=2.0)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


class Sidebar(QFrame):
    """`page_requested` carries the id of the entry a person went to; `lock_requested` the wish to lock;
    `settings_requested` comes from the officer's name."""

    page_requested = Signal(str)
    lock_requested = Signal()
    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = NavModel(self)
        self.pages = self._make_list()
        self.demo = DemoMark()
        self.rule = Rule()
        self.name = Label("", TextStyle.STRONG)
        self.body = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.lock = LockButton(Icon.LOCK)
        self.lock.setObjectName("sidebar.lock")
        self.lock.clicked.connect(self.lock_requested)
        self.officer = OfficerButton()
        self.officer.setObjectName("sidebar.officer")
        self.officer.clicked.connect(self.settings_requested)
        self.settings = LockButton(Icon.SETTINGS)
        self.settings.setObjectName("sidebar.settings")
        self.settings.clicked.connect(self.settings_requested)
        self.brand = Brand()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.brand)
        column.addWidget(self.pages, 1)
        column.addWidget(self.demo)
        column.addWidget(self._make_footer())
        self.set_demo(running=False)
        self.set_officer(None)
        self._retranslate()
        self._restyle()

    def set_entries(self, entries: tuple[NavEntry, ...]) -> None:
        self.model.set_entries(entries)
        if current_theme().zoomed:
            self.setFixedWidth(self._rail_width())

    def set_badge(self, page_id: str, count: int) -> None:
        """Set the number of waiting items of a page; 0 removes the badge."""
        self.model.set_badge(page_id, count)

    def set_current(self, page_id: str) -> None:
        """Mark the page that is shown, without a signal."""
        for row, entry in enumerate(self.model.entries):
            if entry.page_id == page_id:
                self.pages.selectionModel().blockSignals(True)
                self.pages.setCurrentIndex(self.model.index(row))
                self.pages.selectionModel().blockSignals(False)
                self.pages.scrollTo(self.model.index(row))
                self.pages.viewport().update()
                return
        self.pages.clearSelection()

    def set_officer(self, officer: OfficerLine | None) -> None:
        """Nobody: the footer is empty and there is nothing to lock."""
        self._officer = officer
        self.officer.setAccessibleName(f"{officer.name}, {self.settings.accessibleName()}" if officer else "")
        self.name.setText(officer.name if officer else "")
        self.body.setText(officer.body if officer else "")
        self._restyle()

    def set_demo(self, *, running: bool) -> None:
        self.demo.setVisible(running)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        painter.fillRect(self.rect(), theme.colour(Role.SIDE))
        width = theme.line_width
        painter.fillRect(QRectF(self.width() - width, 0, width, self.height()), theme.colour(Role.LINE))
        painter.end()

    def _make_list(self) -> QListView:
        pages = QListView()
        pages.setObjectName("sidebar.pages")
        pages.setModel(self.model)
        pages.setItemDelegate(NavDelegate(pages))
        pages.setFrameShape(QFrame.Shape.NoFrame)
        pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pages.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        pages.setMouseTracking(True)
        pages.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, pages))
        pages.selectionModel().currentChanged.connect(self._go)
        pages.setMinimumHeight(120)
        pages.setResizeMode(QListView.ResizeMode.Adjust)
        return pages

    def _make_footer(self) -> QWidget:
        footer = QWidget()
        for label in (self.name, self.body):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.officer.words.addWidget(label)
        self._footer_row = QHBoxLayout()
        self._footer_row.addWidget(self.officer, 1)
        self._footer_row.addWidget(self.lock)
        column = QVBoxLayout(footer)
        column.setSpacing(12)
        rule_row = QHBoxLayout()
        rule_row.setContentsMargins(0, 0, 0, 0)
        rule_row.addWidget(self.rule)
        self._rule_row = rule_row
        column.addLayout(rule_row)
        column.addWidget(self.settings)
        column.addLayout(self._footer_row)
        self._footer = column
        return footer

    def _go(self, current: QModelIndex) -> None:
        if current.isValid():
            self.page_requested.emit(self.model.entries[current.row()].page_id)

    def _rail_width(self) -> int:
        """Return the width in px: the longest word fits beside the scroll bar of a low window."""
        words = [text_width(entry.title, TextStyle.STRONG) for entry in self.model.entries]
        return max(current_theme().px(RAIL_WIDTH), round(max(words, default=0)) + RAIL_SCROLL_BAR)

    def _restyle(self) -> None:
        theme = current_theme()
        rail, known = theme.zoomed, self._officer is not None
        self.setFixedWidth(self._rail_width() if rail else theme.px(WIDTH))
        self.rule.setVisible(known and not rail)
        self.officer.setVisible(known and not rail)
        self.settings.setVisible(known and rail)
        self.lock.setVisible(known)
        self._footer.setContentsMargins(*((6, 0, 6, 10) if rail else (12, 4, 9, 18)))
        self._rule_row.setContentsMargins(0 if rail else 8, 0, 0 if rail else 11, 0)
        self._footer.setSpacing(0 if rail else 12)
        palette = QPalette(theme.q_palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.pages.setPalette(palette)
        self.updateGeometry()
        self.update()

    def _retranslate(self) -> None:
        self.pages.setAccessibleName(self.tr("Pages"))
        self.demo.set_text(self.tr("Sample data"))
        self.lock.set_name(self.tr("Lock"))
        self.settings.set_name(self.tr("Settings"))
        self.officer.setToolTip(self.tr("Settings"))
        self.set_officer(self._officer)
