"""One server for all tests of this folder; each makes a database of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres.pgserver import TestServer, running_server
from tests.reports.season import Season


@pytest.fixture(scope="session")
def server() -> Iterator[TestServer]:
    with running_server() as one:
        yield one


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    """A province with three wards after a week."""
    season = Season(tmp_path_factory.mktemp("season"))
    season.work(4)
    season.end_of(4)
    season.send()
    yield season
    season.close()
