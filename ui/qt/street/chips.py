"""Filters of the street as chips with their counts; those that do not fit are in a menu with the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui.qt.formats import format_number
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon, draw_icon
from ui.qt.street.looks import said
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import body_medium, draw_text, draw_text_in, text_width, width_in

HEIGHT: Final = 36
GAP: Final = 8
PADDING: Final = 13
TICK: Final = 16

WORDS: Final = {
    "to_visit": QT_TRANSLATE_NOOP("Street", "Still to visit"),
    "due": QT_TRANSLATE_NOOP("Street", "Due today"),
    "mine": QT_TRANSLATE_NOOP("Street", "Mine"),
    "unsent": QT_TRANSLATE_NOOP("Street", "Not sent"),
}
_MORE: Final = QT_TRANSLATE_NOOP("Street", "Filter…")
_PLACES: Final = QT_TRANSLATE_NOOP("Street", "By hamlet, group, street, officer…")
MORE: Final = "more"


class Chip(QAbstractButton):
    """A filter that is on or off; its room is that of the largest count it may show."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.count: int | None = None
        self.most = 0
        self.setCheckable(key != MORE)
        self.setObjectName(f"street.chip.{key}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def word(self) -> str:
        return said(_MORE if self.key == MORE else WORDS[self.key])

    def show_count(self, count: int | None, most: int) -> None:
        self.count, self.most = count, most
        self.setText(self.word if count is None else f"{self.word} {format_number(count)}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = width_in(body_medium(), self.word) + 2 * PADDING
        if self.count is not None:
            width += text_width(format_number(self.most), TextStyle.BODY) + 8
        return QSize(round(width) + (theme.px(TICK) + 4 if self.isChecked() else 0), theme.px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, on = current_theme(), start(self), self.isChecked()
        focus = shows_focus(self)
        edge = theme.colour(Role.ACCENT if on or focus else Role.EDGE)
        width = 3.0 if focus else 2.0 if on else float(theme.line_width)
        ground = Role.ACCENT_SOFT if on else Role.INSET if self.underMouse() else Role.SURFACE
        draw_box(painter, self.rect(), self.height() / 2, fill=theme.colour(ground), edge=edge, width=width)
        left = float(PADDING)
        if on:
            size = theme.px(TICK)
            draw_icon(painter, Icon.DONE, (left - 2, (self.height() - size) / 2), size, Role.ACCENT)
            left += size + 2
        ink = Role.ACCENT if on else Role.TEXT
        room = QRectF(left, 0, self.width() - left, self.height())
        left += draw_text_in(painter, room, self.word, body_medium(), theme.colour(ink)) + 8
        if self.count is not None:
            room = QRectF(left, 0, self.width() - left, self.height())
            draw_text(painter, room, format_number(self.count), role=Role.ACCENT if on else Role.TEXT2)
        painter.end()


class ChipRow(QWidget):
    """`chosen` carries the key of the filter in force, or nothing; `fold_requested` wants more filters."""

    chosen = Signal(str)
    fold_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {key: Chip(key, self) for key in WORDS}
        self.more = Chip(MORE, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for chip in self.chips.values():
            chip.clicked.connect(lambda on, of=chip.key: self._choose(of if on else ""))
        self.more.clicked.connect(self._ask)

    @property
    def key(self) -> str:
        return next((key for key, chip in self.chips.items() if chip.isChecked()), "")

    def show_counts(self, counts: Mapping[str, int], most: int) -> None:
        for key, chip in self.chips.items():
            chip.show_count(counts[key], most)
        self._arrange()

    def show_filters(self, count: int) -> None:
        """The number of further filters in force."""
        self.more.show_count(count or None, count)
        self._arrange()

    def set_chosen(self, key: str) -> None:
        for of, chip in self.chips.items():
            chip.setChecked(of == key)
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        width = sum(chip.sizeHint().width() + GAP for chip in (*self.chips.values(), self.more))
        return QSize(width + current_theme().px(TICK), current_theme().px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.more.sizeHint().width(), current_theme().px(HEIGHT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event) or is_retranslate(event):
            for chip in (*self.chips.values(), self.more):
                chip.show_count(chip.count, chip.most)
            self._arrange()
        super().changeEvent(event)

    def _arrange(self) -> None:
        """Chips from the left while there is room; the others are in the menu."""
        widths = {key: chip.sizeHint().width() for key, chip in self.chips.items()}
        more, x, high = self.more.sizeHint().width(), 0, current_theme().px(HEIGHT)
        whole = sum(widths.values()) + GAP * len(widths) + more <= self.width()
        for key, chip in self.chips.items():
            fits = whole or x + widths[key] + GAP + more <= self.width()
            chip.setVisible(fits)
            if fits:
                chip.setGeometry(x, 0, widths[key], high)
                x += widths[key] + GAP
        self.more.setGeometry(x, 0, more, high)

    def _choose(self, key: str) -> None:
        self.set_chosen(key)
        self.chosen.emit(key)

    def _ask(self) -> None:
        """Further filters, and in a menu with them those without room."""
        if all(chip.isVisible() for chip in self.chips.values()):
            self.fold_requested.emit()
            return
        menu = QMenu(self)
        for key, chip in self.chips.items():
            if not chip.isVisible():
                action = menu.addAction(chip.text())
                action.setCheckable(True)
                action.setChecked(chip.isChecked())
                action.triggered.connect(lambda on=False, of=key: self._choose(of if on else ""))
        menu.addSeparator()
        menu.addAction(said(_PLACES)).triggered.connect(lambda _on=False: self.fold_requested.emit())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
