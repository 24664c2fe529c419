"""Accessible roles of painted controls whose Qt class does not report them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class _Known:
    spin_boxes: tuple[type[QWidget], ...] = ()


def is_spin_box(kind: type[QWidget]) -> None:
    """Report every `kind` made from now on as a spin box; Qt reads it once, at the first access."""
    if kind in _Known.spin_boxes:
        return
    if not _Known.spin_boxes:
        _install()
    _Known.spin_boxes = (*_Known.spin_boxes, kind)


def _install() -> None:
    from PySide6.QtGui import QAccessible  # its enums take 2 ms at start

    QAccessible.installFactory(_interface_of)


def _interface_of(_key: str, thing: QObject) -> QAccessibleWidget | None:
    """Qt takes the answer over; for everything else it has interfaces of its own."""
    from PySide6.QtGui import QAccessible

    if isinstance(thing, _Known.spin_boxes):
        return QAccessibleWidget(thing, QAccessible.Role.SpinBox)
    return None
