"""Font files are read as the PDF library reads them, and the libraries are loaded without Pillow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from core.documents import RESOURCES
from core.documents.fonts import QuickFace
from core.documents.theme import Face

ROOT = Path(__file__).parents[2]
WHERE_IT_READS = "_pos"
OF_NO_USE = {"glyphToChar", "_pdfScale"}
"""What only the library's own reader asks for, and a function."""


@pytest.mark.parametrize("face", Face)
def test_a_font_is_read_as_the_library_reads_it(face: Face) -> None:
    path = str(RESOURCES / "fonts" / f"{face.value}.ttf")
    ours, theirs = vars(QuickFace(path)), vars(TTFontFace(path))
    assert theirs.keys() - ours.keys() <= OF_NO_USE
    for name in ours.keys() - OF_NO_USE - {WHERE_IT_READS}:
        assert ours[name] == theirs[name], name


def test_libraries_are_loaded_without_pillow_and_find_it_when_they_use_it() -> None:
    script = (
        "import sys; from core.documents import libraries; "
        "libraries.load(libraries.PDF_WRITER); libraries.load(libraries.QR_ENCODER); "
        "print([name for name in sys.modules if name.startswith('PIL.Image')]); "
        "import reportlab.lib.utils as utils; from PIL import Image; "
        "print(utils.Image.open is Image.open)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["[]", "True"]
