"""Keys and mouse on the street."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.street.grid import Box, Spot
from ui.qt.street.geometry import Level
from ui.qt.street.moving import moved
from ui.qt.street.picking import PickingView
from ui.qt.street.words import HouseDetails
from ui.qt.typed import override

Key = Qt.Key
Modifier = Qt.KeyboardModifier
Flag = QItemSelectionModel.SelectionFlag

HOVER_MS: Final = 250
_NEARER: Final = frozenset({Key.Key_Plus, Key.Key_Equal})
_FARTHER: Final = frozenset({Key.Key_Minus, Key.Key_Underscore})
_ENTER: Final = frozenset({Key.Key_Return, Key.Key_Enter})


class StreetWidget(PickingView):
    """Signals carry row numbers of households; `menu_requested` also a point of the screen.

    `pointed` carries the household under the pointer after 250 ms, or 0; it never moves the focus.
    """

    record_requested = Signal(int)
    open_requested = Signal(int)
    menu_requested = Signal(int, QPoint)
    typed = Signal(str)
    next_requested = Signal()
    escaped = Signal()
    pointed = Signal(int)
    focus_changed = Signal(bool)

    def __init__(self, details: HouseDetails, parent: QWidget | None = None) -> None:
        super().__init__(details, parent)
        self._pressed: QPoint | None = None
        self._from: Spot | None = None
        self._dragging = False
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(HOVER_MS)
        self._hover.timeout.connect(self._tell_pointed)
        self._under: Spot | None = None
        self.scrolled.connect(self._leave_pointer)

    def go_to_group(self, group: int) -> None:
        """Give the first house of a group the focus, with its head at the top."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.go_to(Spot(group, 0))
        self.verticalScrollBar().setValue(int(self.scene.geometry.block(group).y) - self.scene.geometry.top)

    # keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (len(self.street) and self._take_key(event)):
            event.ignore()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Act on a key. Return False for a key without a function."""
        key, modifiers = Key(event.key()), event.modifiers()
        if key in _ENTER:
            self._enter(alt=bool(modifiers & Modifier.AltModifier))
        elif key == Key.Key_Escape:
            self.escaped.emit()
        elif key == Key.Key_A and modifiers == Modifier.ControlModifier:
            self.pick_all()
        elif not modifiers & (Modifier.ControlModifier | Modifier.AltModifier) and self._take_plain(event):
            return True
        else:
            return self._move(key, modifiers)
        return True

    def _take_plain(self, event: QKeyEvent) -> bool:
        """A key without Ctrl or Alt that is no move."""
        key = Key(event.key())
        if key == Key.Key_Space:
            if (spot := self.current_spot()) is not None:
                self.toggle(spot)
        elif key in _NEARER or key in _FARTHER:
            self.nearer(1 if key in _NEARER else -1)
        elif key == Key.Key_N:
            self.next_requested.emit()
        elif key == Key.Key_Menu:
            self._ask_menu(None)
        elif event.text().isalnum():
            self.typed.emit(event.text())
        else:
            return False
        return True

    def _enter(self, *, alt: bool) -> None:
        house = self.current_house()
        if house is None:
            return
        if alt:
            self.open_requested.emit(house.number)
        elif self.level is Level.GROUPS:
            self.set_level(Level.HOUSES)
        elif house.is_listed:
            self.record_requested.emit(house.number)
        else:
            self.open_requested.emit(house.number)

    def _move(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & Modifier.AltModifier:
            return False
        spot = self.current_spot()
        control = bool(modifiers & Modifier.ControlModifier)
        start = spot or Spot(0, 0)
        target = moved(key, start, self.street, self.scene.geometry, control=control)
        if target is None:
            return False
        if spot is None:
            target = start
        if modifiers & Modifier.ShiftModifier:
            self.hold_anchor(start)
            self.pick_run(target)
        else:
            self.drop_anchor()
        self.go_to(target)
        return True

    # mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._leave_pointer()
        at = event.position().toPoint()
        spot = self._spot_at(at)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed, self._from, self._dragging = at, spot, False
        if spot is None:
            return
        if event.modifiers() & Modifier.ShiftModifier:
            self.hold_anchor(self.current_spot() or spot)
            self.pick_run(spot)
        elif event.modifiers() & Modifier.ControlModifier:
            self.toggle(spot)
        self.go_to(spot)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed is None:
            self._point(self._spot_at(at))
            return
        if not self._dragging:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._dragging = far and self.level is not Level.GROUPS
        if self._dragging:
            self._drag(at)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._dragging = None, False

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._spot_at(event.position().toPoint()):
            self._enter(alt=False)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._ask_menu(event.globalPos())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Modifier.ControlModifier:
            self.nearer(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._leave_pointer()
        super().leaveEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current_spot() is None and len(self.street):
            first = self.spot_of(self.scene.next_up) or next(iter(self._first_spots()), None)
            if first is not None:
                self.go_to(first)
        elif (spot := self.current_spot()) is not None:
            self.scrollTo(self.index_of(spot))
        self.viewport().update()
        self.focus_changed.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        self.focus_changed.emit(False)

    def _first_spots(self) -> list[Spot]:
        return [Spot(at, 0) for at, size in enumerate(self.street.sizes) if size][:1]

    def _spot_at(self, at: QPoint) -> Spot | None:
        return self.street_model.spot(self.indexAt(at))

    def _drag(self, at: QPoint) -> None:
        """From a house along the street; from the ground a band."""
        if self._pressed is None:
            return
        if self._from is not None:
            spot = self._spot_at(at)
            if spot is not None:
                self.hold_anchor(self._from)
                self.pick_run(spot)
            return
        band = QRect(self._pressed, at).normalized().translated(0, self.verticalOffset())
        box = Box(band.x(), band.y(), band.width(), band.height())
        self.pick(self.scene.geometry.within(box))

    def _point(self, spot: Spot | None) -> None:
        if spot == self._under:
            return
        self._under = spot
        if spot is None:
            self._leave_pointer()
        else:
            self._hover.start()

    def _tell_pointed(self) -> None:
        if self._under is not None:
            self.pointed.emit(self.street_model.house(self._under).number)

    def _leave_pointer(self) -> None:
        self._hover.stop()
        self._under = None
        self.pointed.emit(0)

    def _ask_menu(self, at: QPoint | None) -> None:
        """The menu of the house at a point of the screen, or of the one with the focus."""
        spot = self.current_spot() if at is None else self._spot_at(self.viewport().mapFromGlobal(at))
        if spot is None:
            return
        self.go_to(spot)
        rect = self.visualRect(self.index_of(spot))
        point = at or self.viewport().mapToGlobal(rect.bottomLeft())
        self.menu_requested.emit(self.street_model.house(spot).number, point)
