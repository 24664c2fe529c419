"""Replicas: small databases that exchange lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.storage.replicas import START, Maker, Replica, make_replica


@pytest.fixture
def new_replica(tmp_path: Path) -> Iterator[Maker]:
    made: list[Replica] = []

    def make(*, at: datetime = START) -> Replica:
        replica = make_replica(tmp_path / f"{len(made)}.db", at=at)
        made.append(replica)
        return replica

    yield make
    for replica in made:
        replica.connection.close()
