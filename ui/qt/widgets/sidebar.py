"""The left column: mark, campaign, pages with their badges, the demo's mark, and the foot.

In large letters and in a narrow window it becomes a rail with each glyph over its word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.qt.icons import Icon, draw_icon, draw_mark
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.nav_list import NavDelegate, NavEntry, NavModel, least_rail_height, rail_height
from ui.qt.widgets.paint import start
from ui.qt.widgets.scroll_bar import SlimScrollBar
from ui.qt.widgets.sidebar_foot import RAIL_WIDTH, SidebarFoot, WordsButton, foot_height
from ui.qt.widgets.text import CENTRE, draw_text, draw_text_in, line_height, medium, medium_width, text_width

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QModelIndex
    from PySide6.QtGui import QPaintEvent, QResizeEvent

WIDTH: Final = 208
RAIL_SCROLL_BAR: Final = 16
MARK_PX: Final = 32
RAIL_MARK_GAP: Final = 10
APP_NAME: Final = "Từng Nhà"


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """Officer of this laptop, the body, and the campaign in the language in force."""

    name: str
    body: str
    campaign: Callable[[], str] = str


class Brand(QWidget):
    """The mark, with the name beside it where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(APP_NAME)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        if theme.crowded:
            return QSize(theme.px(RAIL_WIDTH), round(theme.px(MARK_PX) * 1.05) + 2 * RAIL_MARK_GAP)
        return QSize(theme.px(RAIL_WIDTH), theme.px(MARK_PX) + (24 if theme.compact else 28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        if theme.crowded:
            size = round(theme.px(MARK_PX) * 1.05)
            draw_mark(painter, ((self.width() - size) / 2, RAIL_MARK_GAP), size)
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
        height = theme.px(18) + line + 10 if theme.crowded else max(theme.px(16), line) + 14
        return QSize(round(medium_width(self._text)) + 4, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        size = theme.px(16)
        if theme.crowded:
            draw_icon(painter, Icon.WARNING, ((self.width() - size) / 2, 0), size, Role.WARN)
            room = QRectF(0, size + 2, self.width(), line_height(TextStyle.SMALL))
            draw_text(painter, room, self._text, style=TextStyle.SMALL, role=Role.WARN, align=CENTRE)
        else:
            draw_icon(painter, Icon.WARNING, (20, (self.height() - size) / 2), size, Role.WARN)
            room = QRectF(20 + size + 8, 0, self.width() - size - 28, self.height())
            draw_text_in(painter, room, self._text, medium(), theme.colour(Role.WARN))
        painter.end()


class Sidebar(QFrame):
    """`page_requested` carries the id of the entry a person went to; the others are wishes."""

    page_requested = Signal(str)
    lock_requested = Signal()
    settings_requested = Signal()
    campaign_requested = Signal()
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = NavModel(self)
        self.pages = self._make_list()
        self.demo = DemoMark()
        self.foot = SidebarFoot()
        self.foot.settings_requested.connect(self.settings_requested)
        self.foot.help_requested.connect(self.help_requested)
        self.foot.lock_requested.connect(self.lock_requested)
        self.campaign = WordsButton()
        self.campaign.setObjectName("sidebar.campaign")
        self.campaign.clicked.connect(self.campaign_requested)
        self.campaign_name = self.campaign.add_words(TextStyle.SMALL, Role.TEXT2)
        self.brand = Brand()
        self._campaign_row = QHBoxLayout()
        self._campaign_row.addWidget(self.campaign)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.brand)
        column.addLayout(self._campaign_row)
        column.addWidget(self.pages, 1)
        column.addWidget(self.demo)
        column.addWidget(self.foot)
        self.set_demo(running=False)
        self.set_officer(None)
        self._retranslate()
        self._restyle()

    def set_entries(self, entries: tuple[NavEntry, ...]) -> None:
        self.model.set_entries(entries)
        if current_theme().crowded:
            self.setFixedWidth(self._rail_width())
        self._fit()

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
        """Nobody: the foot is empty and there is nothing to lock."""
        self._officer = officer
        campaign = officer.campaign() if officer else ""
        self.campaign_name.setText(campaign)
        self.campaign.setAccessibleName(f"{campaign}, {self.tr('Change the campaign')}" if campaign else "")
        self.brand.setToolTip(campaign)
        self.foot.set_officer(officer.name if officer else "", officer.body if officer else "", campaign)
        self._restyle()

    def set_demo(self, *, running: bool) -> None:
        self.demo.setVisible(running)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

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

    def _go(self, current: QModelIndex) -> None:
        if current.isValid():
            self.page_requested.emit(self.model.entries[current.row()].page_id)

    def _rail_width(self) -> int:
        """Return the width in px: the longest word fits beside the scroll bar of a low window."""
        words = [text_width(entry.title, TextStyle.STRONG) for entry in self.model.entries]
        return max(current_theme().px(RAIL_WIDTH), round(max(words, default=0)) + RAIL_SCROLL_BAR)

    def _fit(self) -> None:
        """In a low rail the mark goes first, then glyphs shrink, then three entries become one."""
        if not current_theme().crowded:
            self.brand.show()
            return
        demo = 0 if self.demo.isHidden() else self.demo.sizeHint().height()
        rows, room = self.model.rowCount(), self.height() - demo
        spare = room - rows * rail_height() - foot_height(dense=False)
        self.brand.setVisible(spare >= self.brand.sizeHint().height())
        self.foot.fit(room - rows * least_rail_height(), dense=spare < 0)

    def _restyle(self) -> None:
        theme = current_theme()
        rail, known = theme.crowded, self._officer is not None
        self.setFixedWidth(self._rail_width() if rail else theme.px(WIDTH))
        self.campaign.setVisible(known and not rail and bool(self.campaign_name.text()))
        self._campaign_row.setContentsMargins(*((0, 0, 0, 0) if rail else (12, 0, 9, 6)))
        palette = QPalette(theme.q_palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.pages.setPalette(palette)
        self._fit()
        self.updateGeometry()
        self.update()

    def _retranslate(self) -> None:
        self.pages.setAccessibleName(self.tr("Pages"))
        self.demo.set_text(self.tr("Sample data"))
        self.campaign.setToolTip(self.tr("Change the campaign"))
        self.set_officer(self._officer)
