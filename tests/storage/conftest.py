"""Replicas, small databases that exchange lines; and workspaces in folders of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from tests.storage.replicas import START, Maker, Replica, make_replica
from tests.storage.wards import CHEAP


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


@pytest.fixture
def workspaces(clock: FixedClock) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)


@pytest.fixture
def keep(workspaces: Workspaces) -> Iterator[Callable[[Services], Services]]:
    """Closes what a test opened."""
    opened: list[Services] = []

    def note(services: Services) -> Services:
        opened.append(services)
        return services

    yield note
    for services in opened:
        services.close()
