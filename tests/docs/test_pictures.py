"""The pictures of the window: every page, one size, small files, and the command that makes them (slow)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.docs.pages import ROOT

PICTURES = ROOT / "docs" / "pictures"
SIZE = (1366, 768)
LARGEST_BYTES = 200 * 1024


@pytest.mark.pictures
def test_one_command_makes_every_picture_that_is_kept(tmp_path: Path) -> None:
    command = [sys.executable, "tools/pictures.py", "--out", str(tmp_path / "made")]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    made = {path.name for path in (tmp_path / "made").iterdir()}
    assert made == {path.name for path in PICTURES.iterdir()}


def test_pictures_have_one_size_and_are_small() -> None:
    for path in PICTURES.iterdir():
        with Image.open(path) as picture:
            assert picture.size == SIZE, path.name
        assert path.stat().st_size < LARGEST_BYTES, path.name
