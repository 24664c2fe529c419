"""The PDF library reads settings of a user; they change no paper."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DIGEST = (
    "import hashlib; from core.content.models import GuideFormat; "
    "from core.papers.guides.editions import render; from tests.documents.specimens import BLUEZONE; "
    "from reportlab import rl_config; "
    "print(hashlib.sha256(render(GuideFormat.A5, BLUEZONE)).hexdigest(), rl_config.defaultPageSize[0])"
)


def made_at(home: Path) -> list[str]:
    """SHA-256 of a guide, and the width of the library's usual page in points."""
    done = subprocess.run(
        [sys.executable, "-c", DIGEST],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"HOME": str(home), "USERPROFILE": str(home)},
    )
    return done.stdout.split()


def test_settings_that_a_user_has_for_the_library_change_no_paper(tmp_path: Path) -> None:
    usual, width = made_at(tmp_path)
    settings = "defaultPageSize = 'A3'\npageCompression = 0\nttfAsciiReadable = 1\nuseA85 = 1\n"
    (tmp_path / ".reportlab_settings").write_text(settings)
    told, told_width = made_at(tmp_path)
    assert (told, width != told_width) == (usual, True)
