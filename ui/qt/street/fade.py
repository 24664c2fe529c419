"""The house just recorded changes its look over 160 ms, once; at once where the system asks for no motion."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QVariantAnimation
from PySide6.QtWidgets import QApplication

from core.street.grid import Spot
from core.street.house import Street
from ui.qt.street.scene import Scene

FADE_MS: Final = 160
_GET_CLIENT_AREA_ANIMATION: Final = 0x1042


def has_motion() -> bool:
    """Return False where the system is set to show no animations."""
    return QApplication.isEffectEnabled(Qt.UIEffect.UI_General) and _shows_animations()


def _shows_animations() -> bool:
    if sys.platform != "win32":
        return True
    import ctypes

    shown = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(shown), 0)
    return bool(shown.value)


class Fade(QVariantAnimation):
    """Sets `scene.fading` while it runs, and paints that house again at each step."""

    def __init__(self, scene: Scene, paint: Callable[[Spot], None], parent: QObject) -> None:
        super().__init__(parent)
        self._scene, self._paint = scene, paint
        self.setDuration(FADE_MS)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.valueChanged.connect(self._step)
        self.finished.connect(self._end)

    def begin(self, former: Street, street: Street) -> None:
        """Fade the one house whose state differs; of several, as after a file was received, none."""
        self.stop()
        self._scene.fading = None
        changed = [
            old
            for one, other in zip(former.groups, street.groups, strict=True)
            if one.houses is not other.houses
            for old, new in zip(one.houses, other.houses, strict=True)
            if old.state is not new.state
        ]
        if len(changed) == 1 and has_motion():
            self._scene.fading = (changed[0], 0.0)
            self.start()

    def _step(self, value: float) -> None:
        if self._scene.fading is not None:
            house = self._scene.fading[0]
            self._scene.fading = (house, value)
            self._paint(Spot(*self._scene.street.spots[house.number]))

    def _end(self) -> None:
        if self._scene.fading is not None:
            number, self._scene.fading = self._scene.fading[0].number, None
            if number in self._scene.street.spots:
                self._paint(Spot(*self._scene.street.spots[number]))
