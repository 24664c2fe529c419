"""A province and two communes, each with an enrolled machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.base.clock import FixedClock
from tests.authority.ground import Ground
from tests.enrolment.offices import offices


@pytest.fixture
def ground(tmp_path: Path, clock: FixedClock) -> Iterator[Ground]:
    with offices(tmp_path, clock) as world:
        yield Ground(world)
