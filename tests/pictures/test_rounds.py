"""Every page and every screen, in every dress: nothing cut, covered, sticking out, unnamed or too small."""

from __future__ import annotations

import pytest

from tests.pictures.conftest import shown_root
from tests.sitting import OFFSCREEN_NOISE
from tests.ui_kit import checks
from tools.rounds import COMPACT, Dress, dresses_in, rounds
from tools.studio import Camera, Studio
from ui.qt.i18n import Language

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN_NOISE, extend=True)

LEAST_TARGET_PX = 24
"""WCAG 2.5.8; what is meant for fingers is larger and tested with its page."""


def wrong(camera: Camera) -> list[str]:
    root = shown_root(camera)
    return [
        *checks.restless(root),
        *checks.cut_texts(root),
        *checks.outside_parent(root),
        *checks.overlapping(root),
        *checks.sideways(root),
        *checks.unnamed(root),
        *checks.small_targets(root, LEAST_TARGET_PX),
    ]


def all_wrong(studio: Studio, dresses: tuple[Dress, ...]) -> dict[str, list[str]]:
    found = {name: wrong(camera) for camera, name in rounds(studio, dresses)}
    return {name: lines for name, lines in found.items() if lines}


def test_every_page_fits_its_window_in_both_languages(studio: Studio) -> None:
    dresses = (Dress(), Dress(size=COMPACT, language=Language.ENGLISH))
    assert all_wrong(studio, dresses) == {}


@pytest.mark.pictures
@pytest.mark.parametrize("language", Language)
def test_every_page_fits_in_every_dress(studio: Studio, language: Language) -> None:
    assert all_wrong(studio, dresses_in(language)) == {}
