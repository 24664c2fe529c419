"""The ranking: a native table under a header of two levels, the total fixed below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.figures.table import FigureLevel
from ui.qt.icons import Icon, draw_icon
from ui.qt.report import words
from ui.qt.report.rank_cells import GAP, LEAST_BAR, LEFT_PAD, RIGHT_PAD, counts_below, draw_cell, wanted_width
from ui.qt.report.rank_model import LINE_ROLE, Index, RankModel
from ui.qt.report.state import COLUMNS, OTHERS, Column, Line, State
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_line, start
from ui.qt.widgets.scroll_bar import SlimScrollBar
from ui.qt.widgets.text import LEFT, RIGHT, draw_text, draw_text_in, line_height, medium, medium_width

HEADER_PX: Final = 56
SIDE: Final = 18
ROWS_SHOWN: Final = 3
ROWS_OF_LARGE_LETTERS: Final = 6
"""From 125 % the page scrolls: notes and sum may be below the edge of the window, the first units may not."""

RIGHT_ALIGNED: Final = frozenset({Column.RATE, Column.COUNTS, Column.GROWTH})
DROPPED_FIRST: Final = (Column.THIRD, Column.TREND, Column.GROWTH, Column.SECOND, Column.COUNTS)
"""Columns that go, in this order, where the window is narrow or the letters are large."""

SORT_PX: Final = 14


class RankDelegate(QStyledItemDelegate):
    """Paints the cells; a line between the rows, no stripes."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, model = index.data(LINE_ROLE), index.model()
        if not isinstance(line, Line) or not isinstance(model, RankModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, current_theme().colour(Role.ACCENT_SOFT))
        column = COLUMNS[index.column()]
        draw_cell(painter, rect, line, column, model.state)
        if index.row() + 1 < model.rowCount():
            left = SIDE if column is Column.RANK else 0
            right = SIDE if column is COLUMNS[-1] else 0
            draw_line(painter, rect.x() + left, rect.right() + 1 - right, rect.bottom())
        table = self.parent()
        if isinstance(table, RankTable) and table.hasFocus() and table.currentIndex().row() == index.row():
            width, accent = current_theme().focus_width, current_theme().colour(Role.ACCENT)
            painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), width), accent)
            painter.fillRect(QRectF(rect.x(), rect.bottom() - width, rect.width(), width), accent)
        painter.restore()


class RankHeader(QHeaderView):
    """The denominator of a group of columns, over the words of the columns; a click sorts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().px(HEADER_PX))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        model = self.model()
        if not isinstance(model, RankModel):
            return
        painter = start(self.viewport())
        state, theme = model.state, current_theme()
        half = line_height(TextStyle.SMALL) + 8
        lower = QRectF(0, self.height() - half, 0, half)
        title, short = words.title(state.basis), words.short_title(state.basis)
        if counts_below():
            title, short = short, words.said(words.COUNT_HEADS[state.basis])
        self._draw_group(painter, Column.BAR, Column.COUNTS, title, lower.top(), short=short)
        for column, basis in zip(OTHERS, state.others, strict=False):
            if self.isSectionHidden(COLUMNS.index(column)):
                continue
            self._draw_group(painter, column, column, words.short_title(basis), lower.top())
        for at, column in enumerate(COLUMNS):
            if self.isSectionHidden(at):
                continue
            room = QRectF(self.sectionViewportPosition(at), lower.top(), self.sectionSize(at), half)
            self._draw_heading(painter, room, column, state)
        draw_line(painter, 0, self.width(), self.height() - theme.line_width)
        painter.end()

    def _draw_heading(self, painter: QPainter, room: QRectF, column: Column, state: State) -> None:
        inner = room.adjusted(LEFT_PAD if column is Column.RANK else 0, 0, -GAP / 2, 0)
        text = words.heading(state, column)
        if column is Column.UNIT and counts_below():
            text = f"{text}, {words.heading(state, Column.COUNTS)}"
        role = Role.ACCENT if column is state.sort else Role.TEXT2
        right = column in RIGHT_ALIGNED
        if right:
            inner = room.adjusted(0, 0, -GAP, 0)
        used = draw_text(
            painter, inner, text, style=TextStyle.SMALL, role=role, align=RIGHT if right else LEFT
        )
        if column is state.sort and column is not Column.RANK:
            size = current_theme().px(SORT_PX)
            left = room.right() - GAP + 3 if right else inner.x() + used + 3
            at = (left, room.center().y() - size / 2)
            draw_icon(painter, Icon.DOWN, at, size, Role.ACCENT)

    def _draw_group(
        self, painter: QPainter, first: Column, last: Column, text: str, bottom: float, *, short: str = ""
    ) -> None:
        """Draw `text` over the columns, or `short` where there is no room for it."""
        left = self.sectionViewportPosition(COLUMNS.index(first))
        at = COLUMNS.index(last)
        right = self.sectionViewportPosition(at) + self.sectionSize(at) - GAP
        if self.isSectionHidden(at):
            at = COLUMNS.index(Column.RATE)
            right = self.sectionViewportPosition(at) + self.sectionSize(at) - GAP
        right -= RIGHT_PAD if last is COLUMNS[-1] else 0
        high = line_height(TextStyle.SMALL) + 4
        if counts_below() and last is Column.COUNTS:  # no denominator covers the growth beside it
            right += self.sectionSize(COLUMNS.index(Column.GROWTH))
        room = QRectF(left, bottom - high - 2, right - left, high)
        if short and medium_width(text) > room.width():
            text = short
        draw_text_in(painter, room, text, medium(), current_theme().colour(Role.TEXT))
        draw_line(painter, left, right, bottom, Role.EDGE)


class RankTable(QTableView):
    """Rows of units. `sort_requested` carries the column of a clicked header; Ctrl+C asks for a copy.

    `unit_opened` carries the `UnitKey` of a row that was double-clicked, or on which Enter was pressed.
    """

    sort_requested = Signal(str)
    copy_requested = Signal()
    unit_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured: dict[Column, int] = {}
        self._least_rows = ROWS_SHOWN
        self.rank_model = RankModel(self)
        self.rank_header = RankHeader(self)
        self.setHorizontalHeader(self.rank_header)
        self.setModel(self.rank_model)
        self.setItemDelegate(RankDelegate(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setTabKeyNavigation(False)
        self.rank_header.sectionClicked.connect(lambda at: self.sort_requested.emit(COLUMNS[at].value))
        self.activated.connect(self._open)
        self._restyle()

    def show_state(self, state: State) -> None:
        current = self.currentIndex().data(LINE_ROLE) if self.currentIndex().isValid() else None
        self.rank_model.show_state(state)
        self._measured = {}
        self._fit_columns()
        self.setMaximumHeight(self.rows_height())
        if isinstance(current, Line):
            rows = [row for row, line in enumerate(state.lines) if line.at == current.at]
            if rows:
                self.setCurrentIndex(self.rank_model.index(rows[0], 0))
        self.updateGeometry()

    def set_low(self, *, is_low: bool) -> None:
        """Ask for room for one row less, where the window has little."""
        rows = ROWS_SHOWN - is_low
        if rows != self._least_rows:
            self._least_rows = rows
            self.updateGeometry()

    def rows_height(self) -> int:
        """Px of the header and every row."""
        return self.rank_header.sizeHint().height() + row_height() * self.rank_model.rowCount()

    def span(self, column: Column) -> tuple[int, int]:
        """Left and width of a column in px, for the total below."""
        at = COLUMNS.index(column)
        return self.rank_header.sectionViewportPosition(at), self.rank_header.sectionSize(at)

    @override
    def minimumSizeHint(self) -> QSize:
        least = ROWS_OF_LARGE_LETTERS if current_theme().zoomed else self._least_rows
        shown = min(self.rank_model.rowCount(), least)
        height = self.rank_header.sizeHint().height() + row_height() * shown
        return QSize(self._least_width(), height)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen row stays in sight where the form below takes room."""
        shown = self.visualRect(self.currentIndex())
        was_seen = shown.isValid() and shown.top() < event.oldSize().height() and shown.bottom() > 0
        super().resizeEvent(event)
        self._fit_columns()
        if was_seen:
            self.scrollTo(self.currentIndex())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    def _open(self, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, Line):
            self.unit_opened.emit(line.row.unit)

    def _least_width(self) -> int:
        needed = [column for column in COLUMNS if column not in DROPPED_FIRST]
        wanted = self._wanted()
        return sum(wanted[column] for column in needed) + RIGHT_PAD

    def _wanted(self) -> dict[Column, int]:
        """Return the needed width of each column; measured once for its content, words and type."""
        if not self._measured:
            state = self.rank_model.state
            self._measured = {column: wanted_width(state, column) for column in COLUMNS}
            if state.received == "" or state.level is FigureLevel.HAMLET:
                self._measured[Column.FILES] = 0
        return dict(self._measured)

    def _fit_columns(self) -> None:
        """Every column gets what its texts need, as far as there is room; the bar takes what is left."""
        state = self.rank_model.state
        widths = self._wanted()
        if state.track is not None:
            widths[Column.GROWTH] = widths[Column.TREND] = 0
        for column in DROPPED_FIRST:
            if sum(widths.values()) + RIGHT_PAD > self.viewport().width():
                widths[column] = 0
        spare = self.viewport().width() - RIGHT_PAD - sum(widths.values())
        widths[Column.BAR] = max(widths[Column.BAR] + spare, current_theme().px(LEAST_BAR))
        last = [column for column in COLUMNS if widths[column]][-1]
        widths[last] += RIGHT_PAD
        for at, column in enumerate(COLUMNS):
            self.rank_header.setSectionHidden(at, widths[column] == 0)
            if widths[column]:
                self.rank_header.resizeSection(at, widths[column])
        self.rank_header.viewport().update()

    def _restyle(self) -> None:
        palette = QPalette(current_theme().q_palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        if palette != self.palette():
            self.setPalette(palette)
        self.rank_header.viewport().setAutoFillBackground(False)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self._measured = {}
        self._fit_columns()
        self.setMaximumHeight(self.rows_height())
        self.updateGeometry()


class RankFoot(QWidget):
    """The sums of all units, under the columns of its table."""

    def __init__(self, table: RankTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.rank_header.geometriesChanged.connect(self.update)
        table.rank_header.sectionResized.connect(lambda *_sizes: self.update())

    def show_state(self, state: State) -> None:
        self.setAccessibleName(words.spoken(state.total) if state.total else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, row_height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        state = self._table.rank_model.state
        if state.total is None:
            return
        painter = start(self)
        painter.fillRect(self.rect().adjusted(0, 0, 0, -8), current_theme().colour(Role.INSET))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colour(Role.INSET))
        painter.drawRoundedRect(self.rect(), 9, 9)
        draw_line(painter, 0, self.width(), 0, Role.EDGE)
        for column in COLUMNS:
            left, width = self._table.span(column)
            if width:
                draw_cell(painter, QRectF(left, 0, width, self.height()), state.total, column, state)
        painter.end()


def row_height() -> int:
    """Px of one unit's row in the form in force."""
    if counts_below():
        two = line_height(TextStyle.STRONG) + line_height(TextStyle.SMALL) + 10
        return max(two, current_theme().height(Height.RANK_ROW) - 8)
    return current_theme().height(Height.RANK_ROW)
