"""Replicas: small databases that exchange lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.replicas import Maker, Replica, make_replica


@pytest.fixture
def new_replica(tmp_path: Path) -> Iterator[Maker]:
    made: list[Replica] = []

    def make() -> Replica:
        replica = make_replica(tmp_path / f"{len(made)}.db")
        made.append(replica)
        return replica

    yield make
    for replica in made:
        replica.connection.close()
