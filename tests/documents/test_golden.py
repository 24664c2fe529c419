"""Guides compared with kept PDFs byte by byte.

After a wanted change, look at the new pages and remake the kept files with `python -m
tests.documents.test_golden`; the commit message describes the change on paper.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from core.content.models import GuideFormat
from core.papers.guides.editions import render
from tests.documents.specimens import EVERY

FOLDER: Final = Path(__file__).parent / "golden"
KEPT: Final = (
    (GuideFormat.A5, "bluezone"),
    (GuideFormat.A5, "vneid"),
    (GuideFormat.A5, "three_stores"),
    (GuideFormat.A6X4, "bluezone"),
    (GuideFormat.A6X4, "english"),
)


def golden_path(kind: GuideFormat, name: str) -> Path:
    return FOLDER / f"{kind.value}-{name}.pdf"


def remake() -> None:
    for kind, name in KEPT:
        golden_path(kind, name).write_bytes(render(kind, EVERY[kind, name]))


@pytest.mark.parametrize(("kind", "name"), KEPT)
def test_the_guide_is_the_kept_one(kind: GuideFormat, name: str) -> None:
    assert render(kind, EVERY[kind, name]) == golden_path(kind, name).read_bytes(), (
        "the guide changed: look at it, then python -m tests.documents.test_golden"
    )


if __name__ == "__main__":
    remake()
