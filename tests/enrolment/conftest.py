"""Offices for every test of enrolment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from tests.enrolment.offices import Offices, offices


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock) -> Iterator[Offices]:
    with offices(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def province(world: Offices) -> Services:
    return world.make("tinh", "96")


@pytest.fixture
def laptop(world: Offices) -> Services:
    return world.make("may-1", "32059", "Ấp 1")
