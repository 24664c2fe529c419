"""The calibration page measured on its pixels, in millimetres."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image

from core.papers.calibration import CODE_TEXT
from tests.documents.pixels import codes_in, page_picture
from tests.documents.prints import PRINTS

DPI = 600
HALF = 128


@cache
def page() -> Image.Image:
    return page_picture(PRINTS["calibration"].render(), DPI, 0)


def black_runs_mm(*, y_mm: float | None = None, x_mm: float | None = None) -> list[tuple[float, float]]:
    """Begin and end of each black stretch along a row or a column."""
    image = page()
    if y_mm is not None:
        line = image.crop((0, round(y_mm / 25.4 * DPI), image.width, round(y_mm / 25.4 * DPI) + 1))
    else:
        assert x_mm is not None
        line = image.crop((round(x_mm / 25.4 * DPI), 0, round(x_mm / 25.4 * DPI) + 1, image.height))
    dark = [value < HALF for value in line.tobytes()]
    runs, start = [], None
    for index, is_dark in enumerate([*dark, False]):
        if is_dark and start is None:
            start = index
        elif not is_dark and start is not None:
            runs.append((start / DPI * 25.4, index / DPI * 25.4))
            start = None
    return runs


def middles(runs: list[tuple[float, float]]) -> list[float]:
    return [(begin + end) / 2 for begin, end in runs]


def test_the_ruler_across_has_a_mark_at_every_millimetre() -> None:
    marks = middles(black_runs_mm(y_mm=39.0))
    assert len(marks) == 171
    assert marks == pytest.approx([20 + millimetre for millimetre in range(171)], abs=0.05)


def test_the_ruler_down_has_a_mark_at_every_millimetre() -> None:
    marks = [mark for mark in middles(black_runs_mm(x_mm=19.0)) if 59 < mark < 261]
    assert len(marks) == 201
    assert marks == pytest.approx([60 + millimetre for millimetre in range(201)], abs=0.05)


def test_the_rectangle_is_100_by_60() -> None:
    across = [mark for mark in middles(black_runs_mm(y_mm=110.0)) if 34 < mark < 136]
    down = [mark for mark in middles(black_runs_mm(x_mm=60.0)) if 57 < mark < 119]
    assert across[-1] - across[0] == pytest.approx(100, abs=0.1)
    assert down[-1] - down[0] == pytest.approx(60, abs=0.1)


def test_the_corner_marks_begin_5_mm_from_the_paper_edges() -> None:
    across, down = black_runs_mm(y_mm=8.0), black_runs_mm(x_mm=8.0)
    assert [across[0][0], across[-1][1]] == pytest.approx([5, 205], abs=0.06)
    assert [down[0][0], down[-1][1]] == pytest.approx([5, 292], abs=0.06)


def test_every_step_of_the_line_ladder_is_as_thick_as_it_says() -> None:
    lines = [end - begin for begin, end in black_runs_mm(x_mm=50.0) if 135 < begin < 170]
    assert lines == pytest.approx([0.10, 0.15, 0.20, 0.25, 0.35, 0.50, 0.70, 1.00], abs=0.06)


def test_the_codes_of_the_ladder_have_their_modules_and_say_the_same() -> None:
    seen = codes_in(page())
    assert {code.text for code in seen} == {CODE_TEXT}
    modules = sorted((code.right - code.left) / DPI * 25.4 / 21 for code in seen)
    assert modules == pytest.approx(sorted([0.25, 0.3, 0.375, 0.5, 0.625, 0.25, 0.375, 0.5]), abs=0.012)
