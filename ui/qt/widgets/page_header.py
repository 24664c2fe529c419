"""The head of a page: crumbs, title, subtitle, the actions at the right, and the toast, which moves none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import start
from ui.qt.widgets.text import cut_to, line_height, text_width
from ui.qt.widgets.toast import Toast

Direction = QBoxLayout.Direction

SUBTITLE_GAP: Final = 18
ACTION_GAP: Final = 12
TOAST_GAP: Final = 16
FOCUS_PX: Final = 3
HOVER_PX: Final = 1


class Crumb(Button):
    """One step of the path above a title: a link as low as its text, flush with it; the focus underlines."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), TextStyle.STRONG)) + 2, line_height(TextStyle.BODY) + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        if shows_focus(self) or self.underMouse():
            width = FOCUS_PX if shows_focus(self) else HOVER_PX
            line = QRectF(0, self.height() - width, self.width(), width)
            painter.fillRect(line, theme.colour(Role.ACCENT))
        painter.setFont(theme.font(TextStyle.STRONG))
        painter.setPen(theme.colour(Role.ACCENT))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class HeadLabel(Label):
    """A text of the head; one without room ends in an ellipsis, a screen reader has the whole of it."""

    def __init__(self, text: str, style: TextStyle, role: Role = Role.TEXT) -> None:
        super().__init__(text, style, role)
        self.setMinimumWidth(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        painter = start(self)
        painter.setFont(self.font())
        painter.setPen(current_theme().colour(self.role))
        words = cut_to(self.text(), self.font(), self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class _Chevron(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        size = current_theme().px(16)
        return QSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        draw_icon(painter, Icon.RIGHT, (0, 0), self.width(), Role.TEXT2)
        painter.end()


class PageHeader(QWidget):
    """Set `title` and `subtitle`, add buttons with `add_action`, show what was done with `toast`.

    With `title_yields` actions without room beside the title take its place, not a row of their own: the
    sidebar names the page too.
    """

    crumb_activated = Signal(int)

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_yields = False
        self.toast_room: Callable[[], QRect] = QRect
        """Return the part of the page that a toast takes before it covers actions."""
        self.title = HeadLabel(title, TextStyle.H1)
        self.subtitle = HeadLabel(subtitle, TextStyle.BODY, Role.TEXT2)
        self.subtitle.setVisible(bool(subtitle))
        self.toast = Toast(self)
        self.toast.resized.connect(self._place_toast)
        self._crumbs = QHBoxLayout()
        self._crumbs.setSpacing(4)
        self._crumb_row = QWidget()
        self._crumb_row.setLayout(self._crumbs)
        self._crumbs.setContentsMargins(0, 0, 0, 0)
        self._crumb_row.hide()
        self._titles = QBoxLayout(Direction.TopToBottom)
        self._titles.setSpacing(2)
        self._titles.addWidget(self.title)
        self._titles.addWidget(self.subtitle)
        self._row = QBoxLayout(Direction.LeftToRight)
        self._row.setSpacing(ACTION_GAP)
        told = QHBoxLayout()
        told.addLayout(self._titles)
        told.addStretch(1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(ACTION_GAP)
        self._actions.addStretch(1)
        self._row.addLayout(told, 1)
        self._row.addLayout(self._actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._crumb_row)
        column.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._restyle()

    def set_title(self, title: str) -> None:
        self.title.setText(title)

    def set_subtitle(self, subtitle: str) -> None:
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add_action(self, action: QWidget) -> None:
        """Put a button or field at the right end; the primary comes last."""
        self._actions.addWidget(action)

    def set_crumbs(self, links: list[str], here: str) -> None:
        """The path above the title; `crumb_activated` gives the index of a link."""
        while (item := self._crumbs.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for index, text in enumerate(links):
            crumb = Crumb(text)
            crumb.clicked.connect(lambda _checked=False, at=index: self.crumb_activated.emit(at))
            self._crumbs.addWidget(crumb)
            self._crumbs.addWidget(_Chevron())
        self._crumbs.addWidget(Label(here, TextStyle.BODY, Role.TEXT2))
        self._crumbs.addStretch(1)
        self._crumb_row.setVisible(bool(links))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            self.toast.setParent(self.parentWidget())  # it may be higher than the header
        elif event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest}:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """Put actions without room beside the title under it, or in its place where it yields.

        On a low screen the subtitle goes below the title first, which takes less height than another row.
        """
        title, subtitle = self.title.sizeHint().width(), self.subtitle.sizeHint().width()
        has_subtitle = not self.subtitle.isHidden()
        beside, below = Direction.LeftToRight, Direction.TopToBottom
        ways = {below: max(title, subtitle * has_subtitle)}
        if current_theme().compact and not current_theme().zoomed:
            ways = {beside: title + (SUBTITLE_GAP + subtitle) * has_subtitle, **ways}
        fitting = (way for way, width in ways.items() if not self._is_tight(width))
        way = next(fitting, next(iter(ways)))
        brief, tight = self._is_brief(ways[way]), self._is_tight(ways[way])
        for part in self._shown_actions():
            if isinstance(part, Button):
                part.set_brief(brief=brief)
        self.title.setHidden(tight and self.title_yields)
        direction = below if tight and not self.title_yields else beside
        for row, wanted in ((self._titles, way), (self._row, direction)):
            if row.direction() != wanted:
                row.setDirection(wanted)
                self._titles.setSpacing(SUBTITLE_GAP if way is beside else 2)
                self.updateGeometry()
        self._place_toast()

    def _is_brief(self, title: int) -> bool:
        """Return True where the actions are only words beside titles of a width."""
        actions, in_brief = self._width_if(brief=False), self._width_if(brief=True)
        saves_a_row = current_theme().compact or not current_theme().zoomed
        room = self.width() - title - ACTION_GAP
        return actions > self.width() or (saves_a_row and in_brief <= room < actions)

    def _is_tight(self, title: int) -> bool:
        """Return True where titles of a width leave the actions no room."""
        return self.width() < title + ACTION_GAP + self._width_if(brief=self._is_brief(title))

    def _shown_actions(self) -> list[QWidget]:
        found = (self._actions.itemAt(at) for at in range(self._actions.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [part for part in widgets if part is not None and not part.isHidden()]

    def _width_if(self, *, brief: bool) -> int:
        """Px that all actions take as only words, or with their glyphs and keys."""
        gaps = ACTION_GAP * (len(shown) - 1) if (shown := self._shown_actions()) else 0
        return gaps + sum(
            part.width_if(brief=brief) if isinstance(part, Button) else part.sizeHint().width()
            for part in shown
        )

    def _place_toast(self) -> None:
        """Beside the titles where it fits, else over them, else in `toast_room`, else over the actions."""
        if self.toast.isHidden():
            return
        titles, actions = self._titles.geometry(), self._actions.geometry()
        beside = self._row.direction() is Direction.LeftToRight
        end = actions.left() - ACTION_GAP if beside else self.width()
        row = titles.united(actions) if beside else titles
        left = titles.right() + TOAST_GAP if self.title.isVisible() else 0
        least = self.toast.minimumSizeHint().width()
        if end - left < least:
            left = 0
        if end - left < least:
            room = self.toast_room()
            if room.width() >= least:
                self._put_toast(room)
                return
            end = self.width()
        self._put_toast(QRect(self.x() + left, self.y() + row.y(), end - left, row.height()))

    def _put_toast(self, room: QRect) -> None:
        width = min(self.toast.sizeHint().width(), room.width())
        usual = min(current_theme().height(Height.TOAST), self.height())
        height = max(usual, self.toast.height_for(width))
        top = max(self.y(), round(room.y() + (room.height() - height) / 2))
        self.toast.setGeometry(room.x(), top, width, height)
        self.toast.raise_()

    def _restyle(self) -> None:
        self._arrange()
        self.updateGeometry()
