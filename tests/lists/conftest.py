"""A ward whose workspaces are closed after the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from core.base.clock import FixedClock
from tests.lists.wards import Ward


@pytest.fixture
def ward(tmp_path: Path, clock: FixedClock) -> Iterator[Ward]:
    with ExitStack() as stack:
        yield Ward(tmp_path, clock, stack)
