"""A province in small: replicas with merges, corrections, persons and late visits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.replicas import Replica, make_replica


@pytest.fixture
def replica(tmp_path: Path) -> Replica:
    return make_replica(tmp_path / "a.db")
