"""Uses the ward and the window of the tests of the tracks."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.sitting import (  # noqa: F401 - fixtures are found by their names here
    OFFSCREEN_NOISE,
    Desk,
    Sit,
    catalogues,
    settings,
    sit,
    translations,
    workspaces,
)
from tests.tracks.conftest import MakeWard, clock, make_ward  # noqa: F401 - as above


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_NOISE, extend=True))


@pytest.fixture
def desk(make_ward: MakeWard, sit: Sit, qtbot: QtBot) -> Desk:  # noqa: F811 - fixtures given by name
    services = make_ward()
    services.assignments.add_officer("Tran Thi Hoa")
    services.close()
    opened = sit()
    qtbot.waitUntil(opened.window.isActiveWindow)
    return opened
