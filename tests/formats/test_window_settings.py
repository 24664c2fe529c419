"""Settings stored by the window of the first program."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.fixtures import V1
from ui.qt.settings import WindowSettings
from ui.qt.tokens import PaletteName


def test_the_settings_of_the_window_are_read(tmp_path: Path) -> None:
    copied = Path(shutil.copyfile(V1 / "window.ini", tmp_path / "window.ini"))
    settings = WindowSettings(copied)
    assert (settings.palette(), settings.zoom(), settings.page()) == (PaletteName.DARK, 150, "households")
