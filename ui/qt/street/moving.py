"""The house that a key leads to."""

from __future__ import annotations

from PySide6.QtCore import Qt

from core.street.grid import Spot
from core.street.house import Street
from ui.qt.street.geometry import Geometry, Level

Key = Qt.Key


def moved(key: Key, spot: Spot, street: Street, geometry: Geometry, *, control: bool = False) -> Spot | None:
    """Return the place that a key leads to from `spot`; None where the key moves nothing."""
    if key in {Key.Key_Up, Key.Key_Down}:
        return geometry.vertical(spot, -1 if key == Key.Key_Up else 1) or spot
    if geometry.level is Level.GROUPS:
        return _among_groups(key, spot, street, control=control)
    return _along(key, spot, street, control=control)


def _along(key: Key, spot: Spot, street: Street, *, control: bool) -> Spot | None:
    sizes = street.sizes
    if key in {Key.Key_Left, Key.Key_Right}:
        return _stepped(spot, -1 if key == Key.Key_Left else 1, sizes)
    if key == Key.Key_Home:
        return Spot(_filled(sizes, 0, 1), 0) if control else Spot(spot.group, 0)
    if key == Key.Key_End:
        group = _filled(sizes, len(sizes) - 1, -1) if control else spot.group
        return Spot(group, max(0, sizes[group] - 1))
    if key in {Key.Key_PageUp, Key.Key_PageDown}:
        return Spot(_filled(sizes, spot.group + (1 if key == Key.Key_PageDown else -1), 1), 0)
    return None


def _stepped(spot: Spot, step: int, sizes: tuple[int, ...]) -> Spot:
    """Return the previous or next house along the street, over the ends of groups."""
    at = spot.at + step
    if 0 <= at < sizes[spot.group]:
        return Spot(spot.group, at)
    group = spot.group + step
    while 0 <= group < len(sizes):
        if sizes[group]:
            return Spot(group, 0 if step > 0 else sizes[group] - 1)
        group += step
    return spot


def _filled(sizes: tuple[int, ...], group: int, step: int) -> int:
    """Return the nearest group within the street that has households."""
    group = min(max(group, 0), len(sizes) - 1)
    return next((at for at in range(group, len(sizes) if step > 0 else -1, step) if sizes[at]), group)


def _among_groups(key: Key, spot: Spot, street: Street, *, control: bool) -> Spot | None:
    last = len(street.groups) - 1
    at = next(at for at, (_, groups) in enumerate(street.hamlets) if spot.group in groups)
    hamlets = [groups for _, groups in street.hamlets]
    if key in {Key.Key_Left, Key.Key_Right}:
        return Spot(min(max(spot.group + (1 if key == Key.Key_Right else -1), 0), last), 0)
    if key == Key.Key_Home:
        return Spot(0 if control else hamlets[at][0], 0)
    if key == Key.Key_End:
        return Spot(last if control else hamlets[at][-1], 0)
    if key in {Key.Key_PageUp, Key.Key_PageDown}:
        step = 1 if key == Key.Key_PageDown else -1
        return Spot(hamlets[min(max(at + step, 0), len(hamlets) - 1)][0], 0)
    return None
