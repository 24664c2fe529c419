"""The walk past every page, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override

from tests.sitting import catalogues  # noqa: F401 - a fixture is found by its name here
from tools.studio import Camera, Studio, open_studio
from ui.qt.i18n import Language
from ui.qt.widgets.overlay import Overlay


@pytest.fixture
def studio(qapp: QApplication, tmp_path: Path, catalogues: Path) -> Iterator[Studio]:  # noqa: F811
    with open_studio(qapp, tmp_path, tmp_path / "out", Language.VIETNAMESE, catalogues) as made:
        yield made


def shown_root(camera: Camera) -> QWidget:
    """Return the front widget: an overlay, or the whole window."""
    overlays = [part for part in camera.window.findChildren(Overlay) if part.isVisible()]
    return overlays[-1] if overlays else camera.window


class Flashes(QObject):
    """Collects widgets that were shown as windows of their own: they flash, and the keys go to them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = (
            isinstance(watched, QWidget) and watched.isWindow() and not isinstance(watched, QMainWindow)
        )
        if event.type() == QEvent.Type.Show and is_window:
            self.found.append(f"{type(watched).__name__} {watched.objectName()!r}")
        return False


@pytest.fixture
def flashes(qapp: QApplication) -> Iterator[Flashes]:
    watching = Flashes()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)
