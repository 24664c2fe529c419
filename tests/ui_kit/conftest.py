"""A dressed application, its theme put back afterwards, and the catalogues compiled once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tools.translations import FOLDER, compile_all
from ui.qt.application import dress_application
from ui.qt.i18n import Language, Translations
from ui.qt.theme import Theme, apply_theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager for sizes, and warns of it for each window."""
    here = Path(__file__).parent
    for item in items:
        if not item.path.is_relative_to(here):
            continue
        item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("qm")
    compile_all(FOLDER, folder)
    return folder


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    dress_application(qapp, Theme(), Language.ENGLISH).remove()
    yield qapp
    apply_theme(qapp, Theme())


@pytest.fixture
def translations(dressed: QApplication, catalogues: Path) -> Iterator[Translations]:
    made = Translations(dressed, catalogues)
    yield made
    made.switch(Language.ENGLISH)
    made.remove()


@pytest.fixture
def picture() -> Callable[[QWidget, str], None]:
    """Return a function that saves a picture of a widget to TUNG_NHA_PICTURES; without it pictures are not
    kept.
    """
    folder = os.environ.get("TUNG_NHA_PICTURES")

    def save(widget: QWidget, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            widget.grab().save(str(Path(folder) / f"{name}.png"))

    return save


@pytest.fixture
def holder(dressed: QApplication, qtbot: QtBot) -> QWidget:
    """A window to put parts into."""
    made = QWidget()
    QVBoxLayout(made)
    made.resize(800, 500)
    qtbot.addWidget(made)
    return made
