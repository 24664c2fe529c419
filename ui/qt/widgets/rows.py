"""Lists of two-line rows: number, title, lines, and a status as glyph and word. Lines between, no stripes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import RADIUS_CONTROL, Theme, current_theme, is_restyle
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.focus import focus_by_key
from ui.qt.widgets.item_model import ITEM_ROLE, Index, ItemModel
from ui.qt.widgets.paint import draw_box, draw_line, start
from ui.qt.widgets.pill import draw_pill, pill_size
from ui.qt.widgets.row_measures import (
    CHEVRON_PX,
    LEAD_GAP,
    STATUS_ICON_PX,
    chevron_width,
    lead_width,
    status_level,
    status_width,
    tail_width,
    word_boxes,
)
from ui.qt.widgets.scroll_bar import SlimScrollBar
from ui.qt.widgets.text import (
    cut_to,
    draw_text,
    draw_text_in,
    line_height,
    medium,
    medium_width,
    text_width,
)

BAR_PX: Final = 3
SELECTION_OUT: Final = 10


class Mark(StrEnum):
    """Mark of the current row: a bar at its left, or a border around it."""

    BAR = "bar"
    BORDER = "border"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStatus:
    """Glyph and word at the right; `pill` puts them on a soft ground."""

    text: str
    icon: Icon
    role: Role
    pill: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. `key` is the caller's id; `number` or `icon` leads; `lines` are under the title."""

    key: str
    title: str
    lines: tuple[str, ...] = ()
    number: str = ""
    icon: Icon | None = None
    status: RowStatus | None = None
    chevron: bool = False

    @property
    def spoken(self) -> str:
        """Return the text for screen readers."""
        parts = (self.number, self.title, *self.lines, self.status.text if self.status else "")
        return ", ".join(part for part in parts if part)


@dataclass(slots=True, kw_only=True)
class RowLook:
    """Look of a list's rows: their height at 100 %, the inset of the content, and the mark.

    `lead` px at 100 % are left free before the content. `status_yields`: the status moves up beside the title
    where a line needs its place, and the list may be as narrow as that.
    """

    height: Height = Height.WALK_ROW
    side: int = 16
    mark: Mark = Mark.BAR
    number_width: int = field(default=0)
    lead: int = 0
    status_yields: bool = False


class RowDelegate(QStyledItemDelegate):
    """Paints a `Row`; the same for every list of the app."""

    def __init__(self, look: RowLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ITEM_ROLE)
        if not isinstance(row, Row):
            return QSize(0, current_theme().height(self.look.height))
        return QSize(self.least_width(row), self.row_height(row))

    def row_height(self, row: Row) -> int:
        """Px that a row takes: one line under the title is in the look, each further one comes on top."""
        more = max(len(row.lines) - 1, 0)
        return current_theme().height(self.look.height) + line_height(TextStyle.SMALL) * more

    def least_width(self, row: Row) -> int:
        """Px that a row needs so that nothing is elided."""
        theme = current_theme()
        title, tail = text_width(row.title, TextStyle.STRONG), tail_width(row)
        lines = max((text_width(text, TextStyle.SMALL) for text in row.lines), default=0)
        words = max(title, lines) + tail
        if self.look.status_yields:
            words = max(title + tail, lines + chevron_width(row))
        return round(
            2 * self.look.side
            + theme.px(self.look.lead)
            + lead_width(row, self.look.number_width)
            + words
            + theme.px(4)
        )

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ITEM_ROLE)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        rect = QRectF(option.rect)
        current = bool(state & QStyle.StateFlag.State_Selected) and self.look.mark is not Mark.NONE
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and focus_by_key()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._draw_ground(painter, rect, current=current, focused=focused, hovered=hovered)
        if index.row() + 1 < index.model().rowCount() and not current and self.look.mark is not Mark.BORDER:
            draw_line(painter, rect.x() + self.look.side, rect.right() - self.look.side, rect.bottom() - 1)
        inner = rect.adjusted(self.look.side + current_theme().px(self.look.lead), 0, -self.look.side, 0)
        self._draw_lead(painter, inner, row, current=current)
        words = inner.adjusted(lead_width(row, self.look.number_width), 0, 0, 0)
        level = status_level(row, words, pills=self.look.status_yields)
        self._draw_words(painter, words, row, level, current=current)
        place = None if level is None else word_boxes(row, words)[level]
        self._draw_tail(painter, inner, row, place, status_width(row, words, level))
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, rect: QRectF, *, current: bool, focused: bool, hovered: bool
    ) -> None:
        theme = current_theme()
        out = max(self.look.side - SELECTION_OUT, 0)
        box = rect.adjusted(out, 1, -out, -1)
        bordered = focused or (current and (self.look.mark is Mark.BORDER or theme.sunlight))
        edge = theme.colour(Role.ACCENT) if bordered else None
        if current or focused or hovered:
            fill = theme.colour(Role.ACCENT_SOFT if current or focused else Role.INSET)
            width = theme.focus_width + 1 if focused else 2.0
            draw_box(painter, box, RADIUS_CONTROL, fill=fill, edge=edge, width=width)
        if current and self.look.mark is Mark.BAR:
            bar = QRectF(box.x(), box.y() + 12, BAR_PX, box.height() - 24)
            draw_box(painter, bar, 1.5, fill=theme.colour(Role.ACCENT))

    def _draw_lead(self, painter: QPainter, inner: QRectF, row: Row, *, current: bool) -> None:
        theme = current_theme()
        if row.number:
            room = QRectF(inner.x(), inner.y(), lead_width(row, self.look.number_width), inner.height())
            draw_text(painter, room, row.number, role=Role.TEXT2)
        elif row.icon is not None:
            size = theme.px(20)
            at = (inner.x(), inner.center().y() - size / 2)
            draw_icon(painter, row.icon, at, size, Role.ACCENT if current else Role.TEXT2)

    def _draw_words(
        self, painter: QPainter, words: QRectF, row: Row, level: int | None, *, current: bool
    ) -> None:
        accent = current and self.look.mark is Mark.BORDER
        for at, (text, box) in enumerate(zip((row.title, *row.lines), word_boxes(row, words), strict=True)):
            tail = chevron_width(row)
            if level in {None, at} and row.status is not None:
                cut = medium_width(row.status.text) - status_width(row, words, level)
                tail = tail_width(row) - cut
            box.setRight(box.right() - tail)
            if at:
                self._draw_word(painter, box, text, TextStyle.SMALL, Role.TEXT2)
            else:
                role = Role.ACCENT if accent else Role.TEXT
                self._draw_word(painter, box, text, TextStyle.STRONG, role)

    def _draw_word(self, painter: QPainter, box: QRectF, text: str, style: TextStyle, role: Role) -> None:
        draw_text(painter, box, text, style=style, role=role)

    def _draw_tail(
        self, painter: QPainter, inner: QRectF, row: Row, level: QRectF | None, width: float
    ) -> None:
        """Draw the status, its words `width` px wide, and the chevron."""
        theme = current_theme()
        right = inner.right()
        if row.chevron:
            size = theme.px(CHEVRON_PX)
            at = (right - size, inner.center().y() - size / 2)
            draw_icon(painter, Icon.RIGHT, at, size, Role.TEXT2)
            right -= size + LEAD_GAP
        if row.status is None:
            return
        status = row.status
        if status.pill:
            size_px = pill_size(status.text)
            middle = (inner if level is None else level).center().y()
            top = max(round(middle - size_px.height() / 2), round(inner.y()) + 2)
            box = QRectF(right - size_px.width(), top, size_px.width(), size_px.height())
            draw_pill(painter, box, status.text, status.icon, status.role)
            return
        mark, text = theme.px(STATUS_ICON_PX), cut_to(status.text, medium(), width)
        beside = inner if level is None else level
        box = QRectF(right - width, beside.y(), width + 1, beside.height())
        draw_text_in(painter, box, text, medium(), theme.colour(status.role))
        at = (box.x() - mark - 6, beside.center().y() - mark / 2)
        draw_icon(painter, status.icon, at, mark, status.role)


class RowList(QListView):
    """A list of rows. `current_changed` and `row_chosen` carry the row's key; click or Enter chooses.

    `fit_rows` makes it as high as its rows, without scrolling of its own; `model()` may be any list model
    that answers `ITEM_ROLE`.
    """

    row_chosen = Signal(str)
    current_changed = Signal(str)

    def __init__(
        self,
        name: str = "",
        parent: QWidget | None = None,
        *,
        look: RowLook | None = None,
        fit_rows: bool = False,
    ) -> None:
        super().__init__(parent)
        self._fit = fit_rows
        self._measured: tuple[tuple[Row, ...], Theme, tuple[int, int]] | None = None
        self.row_model: ItemModel[Row] = ItemModel(self)
        self.setItemDelegate(RowDelegate(look or RowLook(), self))
        self.setModel(self.row_model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))
        if fit_rows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self._restyle()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.paint_focus_of_none()

    def paint_focus_of_none(self) -> None:
        """The focus is seen where there is no row to show it."""
        if self.hasFocus() and self.model().rowCount() == 0:
            painter = start(self.viewport())
            theme = current_theme()
            edge = theme.colour(Role.ACCENT)
            draw_box(painter, self.viewport().rect(), RADIUS_CONTROL, edge=edge, width=theme.focus_width)
            painter.end()

    @property
    def side(self) -> int:
        """Px between the edge and the content of a row."""
        delegate = self.itemDelegate()
        return delegate.look.side if isinstance(delegate, RowDelegate) else 0

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show `rows`, keeping the current one by its key if it is still among them."""
        kept = self.current_key()
        self.row_model.set_items(rows)
        self.set_current(kept)
        self.updateGeometry()

    def current_key(self) -> str:
        row = self.currentIndex().data(ITEM_ROLE) if self.currentIndex().isValid() else None
        return row.key if isinstance(row, Row) else ""

    def set_current(self, key: str) -> None:
        """Make the row with `key` current and bring it into view; an unknown key changes nothing."""
        for at, row in enumerate(self.row_model.items):
            if row.key == key:
                self.setCurrentIndex(self.row_model.index(at))
                return

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if key := self.current_key():
            self.current_changed.emit(key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        if not self._fit:
            return QSize(super().sizeHint().width(), current_theme().px(200))
        return QSize(self._least_width(), self._rows_height())

    @override
    def minimumSizeHint(self) -> QSize:
        if self._fit:
            return self.sizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._least_width() + bar, current_theme().px(120))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        palette = QPalette(current_theme().q_palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        if palette != self.palette():
            self.setPalette(palette)
        self.updateGeometry()

    def _rows_height(self) -> int:
        return self._room()[1]

    def _least_width(self) -> int:
        return self._room()[0]

    def _room(self) -> tuple[int, int]:
        """Width and height of all rows, measured once for these rows in this theme: layouts ask often."""
        rows, theme, delegate = self.row_model.items, current_theme(), self.itemDelegate()
        if not isinstance(delegate, RowDelegate):
            return 0, 0
        if self._measured is None or self._measured[0] is not rows or self._measured[1] != theme:
            width = max(map(delegate.least_width, rows), default=0)
            self._measured = rows, theme, (width, sum(map(delegate.row_height, rows)))
        return self._measured[2]

    def _choose(self, index: Index) -> None:
        row = index.data(ITEM_ROLE)
        if isinstance(row, Row):
            self.row_chosen.emit(row.key)
