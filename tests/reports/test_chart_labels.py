"""The course against its pace: no text is crossed by the line of the course."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from core.content.drawing import Drawing, Label, Stroke
from core.content.grid import Side
from core.reports.charts import ChartData, course

START, DEADLINE = date(2020, 8, 6), date(2020, 9, 18)
WIDE, HIGH = 20.0, 2.0
"""Of the text in mm: eight points are 2 mm above the line of writing."""


def drawn(counts: Sequence[int]) -> list[Drawing]:
    points = tuple((START + timedelta(days=7 * at), count) for at, count in enumerate(counts))
    data = ChartData(
        of="trên số hộ",
        until="03/9/2020",
        units=(),
        total=(counts[-1], 26),
        points=points,
        target=Fraction(1, 2),
        deadline=DEADLINE,
    )
    return list(course(data).values())


@pytest.mark.parametrize(
    "counts",
    [
        (0, 0, 0, 0, 12),
        (0, 0, 0, 0, 20),
        (0, 2, 5, 7, 9, 12),
        (0, 9, 11, 12, 13),
        (0, 0, 0, 0, 0),
        (13, 13),
        (0, 1, 1, 20, 20, 26),
        (3,),
    ],
)
def test_the_name_of_the_pace_is_not_crossed_by_the_course(counts: tuple[int, ...]) -> None:
    """*nhịp đều từ đầu* was printed across the line of a province that began late."""
    for drawing in drawn(counts):
        (label,) = [mark for mark in drawing.marks if isinstance(mark, Label) and "nhịp đều" in mark.text]
        left = label.x - WIDE if label.side is Side.RIGHT else label.x
        assert 16 <= left <= 128 - WIDE
        heavy = [mark for mark in drawing.marks if isinstance(mark, Stroke) and mark.weight == 0.8]
        for (x1, y1), (x2, y2) in (ends for line in heavy for ends in pairwise(line.points)):
            for step in range(101):
                x, y = x1 + (x2 - x1) * step / 100, y1 + (y2 - y1) * step / 100
                assert not (left <= x <= left + WIDE and label.y - HIGH <= y <= label.y)
