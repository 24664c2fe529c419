"""Font files are read as the PDF library reads them, and the libraries are loaded with what paper needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from core.content import RESOURCES
from core.render.fonts import QuickFace
from core.render.theme import Face

ROOT = Path(__file__).parents[2]
WHERE_IT_READS = "_pos"
OF_NO_USE = {"glyphToChar", "_pdfScale"}
"""Names that only the library's own reader uses, and a function."""


@pytest.mark.parametrize("face", Face)
def test_a_font_is_read_as_the_library_reads_it(face: Face) -> None:
    path = str(RESOURCES / "fonts" / f"{face.value}.ttf")
    ours, theirs = vars(QuickFace(path)), vars(TTFontFace(path))
    assert theirs.keys() - ours.keys() <= OF_NO_USE
    for name in ours.keys() - OF_NO_USE - {WHERE_IT_READS}:
        assert ours[name] == theirs[name], name


LOADED = (
    "import sys; from core.render import libraries; "
    "libraries.load(libraries.PDF_WRITER); libraries.load(libraries.QR_ENCODER); "
)
NUMBERS = """
import random
from reportlab.lib.rl_accel import _py_fp_str as theirs
from core.render.libraries import numbers
dice = random.Random(5)
tried = [0, 1, 10, 1000, 1e-7, -2e-7, 0.5, -0.5, 9.9999999, 99.9999999, 841.889763]
tried += [123456.789, 9999999.5, 1e7, 1e15]
for power in range(-9, 9):
    tried += [dice.choice((1, -1)) * dice.random() * 10.0**power for _ in range(300)]
    tried += [round(number, 3) for number in tried[-200:]]
print([n for n in tried if numbers(n) != theirs(n)], numbers((1, 2.5)) == theirs((1, 2.5)) == numbers(1, 2.5))
"""


def run(script: str, **environment: str) -> list[str]:
    """Words that a script in a process of its own prints."""
    command = [sys.executable, "-c", script]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ | environment
    )
    return done.stdout.split()


def test_libraries_are_loaded_without_what_paper_does_not_use_and_find_it_when_they_use_it() -> None:
    script = (
        "names = ('PIL.Image', 'reportlab.lib.rl_safe_eval', '_rl_accel', 'uharfbuzz'); "
        "print(len([name for name in names if name in sys.modules])); "
        "import reportlab.lib.utils as utils; from PIL import Image; import pickle; "
        "print(utils.Image.open is Image.open, utils.pickle.dumps is pickle.dumps, "
        "utils.rl_safe_eval('2 + 3', g={}, l={}))"
    )
    assert run(LOADED + script) == ["0", "True", "True", "5"]


def test_settings_that_a_user_has_for_the_library_change_no_paper(tmp_path: Path) -> None:
    (tmp_path / ".reportlab_settings").write_text("invariant = 0\ndefaultPageSize = 'A3'\n")
    script = "from reportlab import rl_config; print(int(rl_config.defaultPageSize[0]))"
    assert run(LOADED + script, HOME=str(tmp_path), USERPROFILE=str(tmp_path)) == ["595"]


def test_numbers_are_written_as_the_library_writes_them() -> None:
    assert run(NUMBERS) == ["[]", "True"]
    assert run(LOADED + "import reportlab.lib.rl_accel as a; print(a.fp_str is libraries.numbers)") == [
        "True"
    ]
