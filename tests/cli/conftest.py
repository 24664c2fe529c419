"""A program to be spoken to."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.base.clock import FixedClock
from tests.cli.program import Program


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], clock: FixedClock, tmp_path: Path) -> Program:
    return Program(capsys, clock, tmp_path)
