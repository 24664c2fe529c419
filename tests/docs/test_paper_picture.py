"""The picture of all papers is what a command takes from real output, and is small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.docs.pages import ROOT

KEPT = ROOT / "docs" / "paper.png"
LARGEST_BYTES = 200 * 1024


def test_one_command_takes_the_picture_of_all_papers(tmp_path: Path) -> None:
    made = tmp_path / "paper.png"
    command = [sys.executable, "tools/paper_pictures.py", "--out", str(made)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with Image.open(made) as taken, Image.open(KEPT) as kept:
        assert taken.size == kept.size, "a paper was added: python tools/paper_pictures.py"
    assert made.stat().st_size < LARGEST_BYTES
    assert KEPT.stat().st_size < LARGEST_BYTES
