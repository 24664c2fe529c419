"""The fixtures of a sitting at the real window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sitting import (  # noqa: F401 - fixtures are found by their names here
    OFFSCREEN_NOISE,
    catalogues,
    make_ward,
    settings,
    sit,
    translations,
    workspaces,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_NOISE, extend=True))
