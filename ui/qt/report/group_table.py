"""The report of a hamlet by group: name, street, counts, rate and the course of the last days."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.records.figures import Figures
from core.street.house import Street
from core.street.report import GroupFigures
from ui.qt.report.group_cells import (
    PARTS,
    SIDE,
    Cells,
    Part,
    Scale,
    Spans,
    cells_of,
    cells_of_all,
    head_of,
    paint_cell,
    paint_heads,
    scale_of,
    spans_of,
)
from ui.qt.report.state import Basis
from ui.qt.street.far_line import GLYPH_LEGEND, WHOLE_LEGEND, far_legend_width, paint_far_legend
from ui.qt.street.words import spoken_group
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role
from ui.qt.typed import override
from ui.qt.widgets.card import BARE, Card
from ui.qt.widgets.item_model import DISPLAY, SPOKEN
from ui.qt.widgets.paint import draw_box, draw_line, start
from ui.qt.widgets.scroll_bar import SlimScrollBar

Index = QModelIndex | QPersistentModelIndex

HEAD: Final = 36
ROW: Final = 52
LOW_ROW: Final = 32
HIGH_ROW: Final = 80
LEGEND: Final = 40
LOW_HEAD: Final = 28
LOW_FOOT: Final = 34
LOW_LEGEND: Final = 26
GLYPHS_LEGEND: Final = 56
"""Px of heads, sum and legend on low screens; of the legend of houses with glyphs."""


class GroupModel(QAbstractTableModel):
    """One row a group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Cells] = []
        self.basis = Basis.SMARTPHONES

    def show_rows(self, rows: list[Cells], basis: Basis) -> None:
        self.beginResetModel()
        self.rows, self.basis = rows, basis
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(PARTS)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid() or role not in {DISPLAY, SPOKEN}:
            return None
        cells, part = self.rows[index.row()], PARTS[index.column()]
        if part is Part.STREET and cells.group is not None:
            return spoken_group(cells.group, with_hamlet=False)
        return cells.text(part)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role in {DISPLAY, SPOKEN}:
            return head_of(PARTS[section], self.basis)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, table: GroupTable) -> None:
        super().__init__(table)
        self._table = table

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self._table.paint_part(painter, rect, index.row(), PARTS[index.column()])
        painter.restore()


class GroupTable(QTableView):
    """Arrows move between groups; a row has no act of its own. `copy_requested` by Ctrl+C."""

    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group_model = GroupModel(self)
        self.setModel(self.group_model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.spans: Spans | None = None
        self.target: float | None = None
        self.scale = Scale()

    def lay_out(self, total: Cells | None) -> None:
        """Give columns and rows their sizes: rows share the height, from 32 to 80 px."""
        theme, model = current_theme(), self.group_model
        rows = [*model.rows, *([] if total is None else [total])]
        self.spans = spans = spans_of(rows, model.basis, self.viewport().width())
        self.scale = scale_of(model.rows, spans, self.target, self.devicePixelRatioF())
        for at, part in enumerate(PARTS):
            self.setColumnWidth(at, round(spans.of[part][1]))
            self.setColumnHidden(at, not spans.of[part][1])
        share = self.viewport().height() // max(1, len(model.rows))
        most = HIGH_ROW if self.width() >= theme.px(1300) else ROW
        high = min(max(share, theme.px(LOW_ROW)), theme.px(most))
        for row in range(len(model.rows)):
            self.setRowHeight(row, high)

    def paint_part(self, painter: QPainter, rect: QRect, row: int, part: Part) -> None:
        if self.spans is None:
            return
        cells = self.group_model.rows[row]
        if part is Part.GROUP and row == self.currentIndex().row() and self.hasFocus():
            line = QRect(2, rect.y(), self.viewport().width() - 4, rect.height() - 1)
            draw_box(painter, line, 6, edge=current_theme().colour(Role.ACCENT), width=2.0)
        room = self.spans.room(part, rect.y(), rect.height())
        paint_cell(painter, room, cells, part, self.scale)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for row in range(1, len(self.group_model.rows)):
            draw_line(painter, 20, self.viewport().width() - 20, self.rowViewportPosition(row) - 1)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
            return
        super().keyPressEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(300), current_theme().px(3 * LOW_ROW))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class _Band(QWidget):
    """A line of the card over or below the table: heads, the sum, or the legend."""

    def __init__(self, panel: GroupPanel, height: int, low: int) -> None:
        super().__init__(panel)
        self._panel, self._height, self._low = panel, height, low
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_height(self, height: int) -> None:
        if height != self._height:
            self._height = height
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(0, theme.px(self._low if theme.compact else self._height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        self._panel.paint_band(painter, self)
        painter.end()


class GroupPanel(Card):
    """The card with heads, table, sum and legend."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=BARE)
        self.table = GroupTable()
        self.table.setObjectName("report.groups")
        self._head, self._foot = _Band(self, HEAD, LOW_HEAD), _Band(self, ROW, LOW_FOOT)
        self.legend = _Band(self, LEGEND, LOW_LEGEND)
        self.body.setSpacing(0)
        self.body.addWidget(self._head)
        self.body.addWidget(self.table, 1)
        for band in (self._foot, self.legend):
            self.body.addWidget(band)
        self._total: Cells | None = None
        self._name()

    def show_report(
        self,
        street: Street,
        rows: tuple[GroupFigures, ...],
        days: tuple[Figures, ...],
        name: str,
        basis: Basis,
        *,
        target: float | None = None,
    ) -> None:
        """Show the groups; `days` are the figures of the hamlet at the end of the same days."""
        self.table.target = target
        self._total = cells_of_all(name, street.tally, days, basis)
        self.table.group_model.show_rows([cells_of(row, basis) for row in rows], basis)
        self._foot.setAccessibleName(
            ", ".join([name, *(self._total.text(part) for part in (Part.FINISHED, Part.COUNTS, Part.RATE))])
        )
        self.lay_out()

    def lay_out(self) -> None:
        self.table.lay_out(self._total)
        self.legend.set_height(GLYPHS_LEGEND if self.table.scale.has_glyphs else LEGEND)
        self.legend.setVisible(self._has_legend())
        for band in (self._head, self._foot, self.legend):
            band.update()

    def _has_legend(self) -> bool:
        """Return False where only the legend would make the groups scroll."""
        bands = self._head.sizeHint().height() + self._foot.sizeHint().height()
        free = self.height() - bands
        rows = len(self.table.group_model.rows) * current_theme().px(LOW_ROW)
        return rows > free or rows <= free - self.legend.sizeHint().height()

    @property
    def rows(self) -> list[Cells]:
        """The groups and, last, their sum."""
        return [*self.table.group_model.rows, *([] if self._total is None else [self._total])]

    def _name(self) -> None:
        self.table.setAccessibleName(self.tr("Figures of every group"))

    def paint_band(self, painter: QPainter, band: QWidget) -> None:
        theme, spans, total = current_theme(), self.table.spans, self._total
        if spans is None or total is None:
            return
        if band is self._head:
            paint_heads(painter, spans, self.table.group_model.basis, band.height())
            draw_line(painter, 0, band.width(), band.height() - theme.line_width)
        elif band is self._foot:
            low = 8 if self.legend.isHidden() else 0
            painter.fillRect(band.rect().adjusted(0, 0, 0, -low), theme.colour(Role.INSET))
            draw_box(painter, band.rect(), low, fill=theme.colour(Role.INSET))
            draw_line(painter, 0, band.width(), 0, Role.EDGE)
            for part in PARTS:
                cell = spans.room(part, 0, band.height())
                paint_cell(painter, cell, total, part, Scale(target=self.table.target))
        else:
            glyphs = self.table.scale.has_glyphs
            left = round(spans.of[Part.STREET][0])
            if glyphs or far_legend_width(WHOLE_LEGEND) > band.width() - SIDE - left:
                left = SIDE
            room = QRectF(band.rect().adjusted(left, 0, -SIDE, 0))
            paint_far_legend(painter, room, GLYPH_LEGEND if glyphs else WHOLE_LEGEND, glyphs=glyphs)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_retranslate(event):
            self._name()
        if is_restyle(event) or is_retranslate(event):
            self.lay_out()
