"""One server for all tests of this folder; each makes a database of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres.pgserver import TestServer, running_server


@pytest.fixture(scope="session")
def server() -> Iterator[TestServer]:
    with running_server() as one:
        yield one
