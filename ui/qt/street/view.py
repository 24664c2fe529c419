"""The street as a view: a table for screen readers, with a geometry, keys and painting of its own."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView, QWidget

from core.street.grid import Spot
from core.street.house import Group, House, Street
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.street.fade import Fade
from ui.qt.street.geometry import LEVELS, SIDE, Geometry, Level, first_level, make_geometry
from ui.qt.street.looks import said
from ui.qt.street.moving import moved
from ui.qt.street.near import paint_near
from ui.qt.street.pixmaps import HousePixmaps
from ui.qt.street.roofs import paint_roofs
from ui.qt.street.scene import Scene, head_width, paint_focus, paint_grid, paint_rect
from ui.qt.street.table_model import StreetModel
from ui.qt.street.words import HouseDetails, spoken_group, street_name
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role
from ui.qt.typed import override
from ui.qt.widgets.item_model import Index
from ui.qt.widgets.scroll_bar import SlimScrollBar

Flag = QItemSelectionModel.SelectionFlag
Hint = QAbstractItemView.ScrollHint
Action = QAbstractItemView.CursorAction

AROUND: Final = 24
"""Px that stay visible beyond the house that was scrolled to."""

_ACTIONS: Final = {
    Action.MoveUp: Qt.Key.Key_Up,
    Action.MoveDown: Qt.Key.Key_Down,
    Action.MoveLeft: Qt.Key.Key_Left,
    Action.MovePrevious: Qt.Key.Key_Left,
    Action.MoveRight: Qt.Key.Key_Right,
    Action.MoveNext: Qt.Key.Key_Right,
    Action.MoveHome: Qt.Key.Key_Home,
    Action.MoveEnd: Qt.Key.Key_End,
    Action.MovePageUp: Qt.Key.Key_PageUp,
    Action.MovePageDown: Qt.Key.Key_PageDown,
}


class StreetView(QTableView):
    """`focused` carries the row number of the current household, `level_changed` the distance."""

    focused = Signal(int)
    level_changed = Signal(str)
    scrolled = Signal()

    def __init__(self, details: HouseDetails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.details = details
        self.street_model = StreetModel(self._spoken, self._spoken_group, self)
        self.is_whole = False
        """One distance only, and nothing can be picked."""
        self._level = Level.HOUSES
        self.scene = self._make_scene(Street())
        self._fade = Fade(self.scene, self.update_spot, self)
        self.setModel(self.street_model)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        for corner in self.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            corner.hide()  # Qt shows the corner of the two headers, though both are hidden
        self.setMouseTracking(True)
        self._restyle()

    # the street

    @property
    def street(self) -> Street:
        return self.street_model.street

    @property
    def level(self) -> Level:
        return self._level

    def show_street(self, street: Street, next_up: int | None = None) -> None:
        """Show a street; where its groups have the same households, only what changed is painted."""
        former, current = self.street, self.current_number()
        same = former.shape == street.shape and all(map(_same_households, former.groups, street.groups))
        if not same:
            if not len(former) or first_level(former) is not first_level(street):
                self._level = first_level(street)
            self.details.forget()
        self.street_model.set_street(street)
        self.scene.street = street
        if same:
            self._set_next(next_up)
            self._repaint_changed(former, street)
            self._fade.begin(former, street)
        else:
            self.scene.next_up = next_up
            self.scheduleDelayedItemsLayout()
            self.executeDelayedItemsLayout()  # else Qt does it after the first paint, and paints again
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)  # and so the scroll bar
            self.set_current(current)
            self.level_changed.emit(self._level.value)
        self.setAccessibleName(street_name(street))

    def set_lit(self, lit: AbstractSet[int] | None) -> None:
        """Show only these households; the others sink into the ground, and none moves."""
        if lit != self.scene.lit:
            self.scene.lit = lit
            self.viewport().update()

    def set_level(self, level: Level) -> None:
        """Another distance; the house with the focus stays in view."""
        if level is self._level or not len(self.street) or self.is_whole:
            return
        self._level = level
        self._lay_out()
        if (spot := self.current_spot()) is not None:
            self.scrollTo(self.index_of(spot), Hint.PositionAtCenter)
        self.level_changed.emit(level.value)

    def nearer(self, step: int) -> None:
        """One distance nearer (1) or farther (-1)."""
        at = LEVELS.index(self._level) + step
        if 0 <= at < len(LEVELS):
            self.set_level(LEVELS[at])

    # the focus

    def index_of(self, spot: Spot) -> QModelIndex:
        return self.street_model.index(spot.group, spot.at)

    def current_spot(self) -> Spot | None:
        return self.street_model.spot(self.currentIndex())

    def current_house(self) -> House | None:
        return self.street_model.house_at(self.currentIndex())

    def current_number(self) -> int | None:
        house = self.current_house()
        return None if house is None else house.number

    def spot_of(self, number: int | None) -> Spot | None:
        """Return the place of a household; None for one that is not on the street."""
        found = None if number is None else self.street.spots.get(number)
        return None if found is None else Spot(*found)

    def set_current(self, number: int | None) -> None:
        """Give a household the focus of the street, and scroll to it."""
        spot = self.spot_of(number)
        if spot is not None:
            self.go_to(spot)

    def groups_in_sight(self) -> range:
        """The groups of which something is in the viewport."""
        return self.scene.geometry.groups_within(self.verticalOffset(), self.viewport().height())

    def go_to(self, spot: Spot) -> None:
        """Move the focus of the street; nothing is picked by it."""
        former, index = self.current_spot(), self.index_of(spot)
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        for place in (former, spot):
            if place is not None:
                self.update_spot(place)
        self.scrollTo(index)
        self.focused.emit(self.street_model.house(spot).number)

    # Qt's own questions

    @override
    def visualRect(self, index: Index) -> QRect:
        spot = self.street_model.spot(index)
        if spot is None:
            return QRect()
        box = self.scene.geometry.box(spot)
        return QRect(int(box.x), int(box.y) - self.verticalOffset(), int(box.width), int(box.height))

    @override
    def indexAt(self, pos: QPoint) -> QModelIndex:
        spot = self.scene.geometry.spot_at(pos.x(), pos.y() + self.verticalOffset())
        return QModelIndex() if spot is None else self.index_of(spot)

    @override
    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        spot = self.street_model.spot(index)
        if spot is None:
            return
        box, page, bar = self.scene.geometry.box(spot), self.viewport().height(), self.verticalScrollBar()
        top, bottom = int(box.y) - AROUND, int(box.y + box.height) + AROUND
        if hint is Hint.PositionAtCenter:
            bar.setValue((top + bottom - page) // 2)
        else:
            bar.setValue(min(max(bar.value(), bottom - page), top))

    @override
    def moveCursor(self, cursorAction: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N803 - Qt's name
        spot, key = self.current_spot(), _ACTIONS.get(cursorAction)
        if spot is None or key is None:
            return self.currentIndex()
        target = moved(key, spot, self.street, self.scene.geometry)
        return self.currentIndex() if target is None else self.index_of(target)

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def isIndexHidden(self, index: Index) -> bool:
        return False

    @override
    def setSelection(self, rect: QRect, command: Flag) -> None:
        """Qt's own mouse picks nothing; the hands of the view do."""

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    @override
    def doItemsLayout(self) -> None:
        self._lay_out()

    @override
    def updateGeometries(self) -> None:
        page, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setSingleStep(AROUND)
        bar.setPageStep(page)
        bar.setRange(0, max(self.scene.geometry.height - page, 0))

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)
        self.scrolled.emit()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters go to the search field, not to Qt's own search."""

    @override
    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(280), theme.px(120))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    # events

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Positions follow the width; the household with the focus stays in view."""
        self._lay_out()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        elif is_retranslate(event):
            self.setAccessibleName(street_name(self.street))
            self.viewport().update()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        offset = self.verticalOffset()
        exposed = event.rect().translated(0, offset)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), current_theme().colour(Role.SURFACE))
        painter.translate(0, -offset)
        scene = self.scene
        if self._level is Level.GROUPS:
            paint_roofs(painter, scene, exposed)
        elif self._level is Level.NEAR:
            paint_near(painter, scene, self.details, exposed)
        else:
            paint_grid(painter, scene, exposed)
        spot = self.current_spot()
        if spot is not None and self.hasFocus():
            paint_focus(painter, scene.geometry, spot)
        painter.end()

    def update_spot(self, spot: Spot) -> None:
        """Paint a house again, or the roof of its group."""
        if self._level is Level.HOUSES:
            rect = paint_rect(self.scene.geometry, spot)
        else:
            box = self.scene.geometry.block(spot.group) if self._level is Level.GROUPS else None
            cell = box or self.scene.geometry.box(spot)
            rect = QRect(int(cell.x) - 6, int(cell.y) - 10, int(cell.width) + 12, int(cell.height) + 20)
        self.viewport().update(rect.translated(0, -self.verticalOffset()))

    # private

    def _make_scene(self, street: Street) -> Scene:
        geometry = Geometry(Level.HOUSES, None, None)
        return Scene(
            street, geometry, HousePixmaps(22, 1.0), picked=self._is_picked, has_picks=self._has_picks
        )

    def _is_picked(self, spot: Spot) -> bool:
        return self.selectionModel().isSelected(self.index_of(spot))

    def _has_picks(self) -> bool:
        return self.selectionModel().hasSelection()

    def _lay_out(self) -> None:
        """Compute the positions again: another list, another size, another distance."""
        room = self.viewport().size()
        self.scene.geometry = make_geometry(self.street, self._level, room.width(), room.height())
        if (grid := self.scene.geometry.grid) is not None:
            width, ratio = grid.house, self.devicePixelRatioF()
            if (self.scene.pixmaps.width, self.scene.pixmaps.ratio) != (width, ratio):
                self.scene.pixmaps = HousePixmaps(width, ratio)
            needed = head_width(self.street, with_hamlet=self.scene.with_hamlet)
            self.scene.names_streets = needed <= grid.block
        self.updateGeometries()
        self.viewport().update()

    def _repaint_changed(self, former: Street, street: Street) -> None:
        """Paint the houses that differ, and the heads of their groups."""
        for at, (old, new) in enumerate(zip(former.groups, street.groups, strict=True)):
            if old.houses is new.houses or old.houses == new.houses:
                continue
            for place, (before, after) in enumerate(zip(old.houses, new.houses, strict=True)):
                if before != after:
                    self.details.forget(after.number)
                    self._update_change(Spot(at, place))

    def _update_change(self, spot: Spot) -> None:
        self.update_spot(spot)
        grid = self.scene.geometry.grid
        if grid is not None:
            head = grid.head_box(spot.group)
            rect = QRect(
                int(head.x) + SIDE, int(head.y) + self.scene.geometry.top, int(head.width), int(head.height)
            )
            self.viewport().update(rect.translated(0, -self.verticalOffset()))

    def _set_next(self, number: int | None) -> None:
        former, self.scene.next_up = self.scene.next_up, number
        if former != number:
            for spot in (self.spot_of(former), self.spot_of(number)):
                if spot is not None:
                    self.update_spot(spot)

    def _spoken(self, house: House) -> str:
        """The sentence of a house for a screen reader, with the marks of the view."""
        marks = [self.details.spoken(house)]
        if house.number == self.scene.next_up:
            marks.append(said(QT_TRANSLATE_NOOP("Street", "Next household.")))
        spot = self.spot_of(house.number)
        if spot is not None and self._is_picked(spot):
            marks.append(said(QT_TRANSLATE_NOOP("Street", "Picked.")))
        if self.scene.lit is not None and house.number not in self.scene.lit:
            marks.append(said(QT_TRANSLATE_NOOP("Street", "Outside the filter.")))
        return " ".join(marks)

    def _spoken_group(self, group: int) -> str:
        return spoken_group(self.street.groups[group], with_hamlet=self.scene.with_hamlet)

    def _restyle(self) -> None:
        """Every pixmap is painted again in the colours and sizes in force."""
        self.scene.pixmaps = HousePixmaps(0, 1.0)
        self.scene.dashes.clear()
        self._lay_out()


def _same_households(former: Group, group: Group) -> bool:
    return former.houses is group.houses or all(
        old[0] == new[0] for old, new in zip(former.houses, group.houses, strict=True)
    )
