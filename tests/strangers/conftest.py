"""One office prints for all tests of this folder."""

from __future__ import annotations

import pytest

from tests.strangers.papers import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))
