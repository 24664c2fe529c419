"""Reading days and lines without a window: pure functions."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from core.base.clock import VIETNAM
from core.base.errors import UserError
from ui.qt.models.days import read_date, read_day
from ui.qt.quick.line import Counts, line_of

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12/9", datetime(2026, 9, 12, 12, 0, tzinfo=VIETNAM)),
        ("12-9-2020", datetime(2020, 9, 12, 12, 0, tzinfo=VIETNAM)),
        ("12.9.2020 15:20", datetime(2020, 9, 12, 15, 20, tzinfo=VIETNAM)),
        ("12/9 9h", datetime(2026, 9, 12, 9, 0, tzinfo=VIETNAM)),
        ("31/12", datetime(2025, 12, 31, 12, 0, tzinfo=VIETNAM)),
        ("24/11", NOW),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, meant: datetime | None) -> None:
    assert read_day(text, now=NOW, latest=NOW) == meant


@pytest.mark.parametrize(
    ("text", "code"),
    [("32/1", "visit.day"), ("hôm qua", "visit.day"), ("1/1/2030", "visit.future"), ("9", "visit.day")],
)
def test_a_day_that_cannot_be_is_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_day(text, now=NOW, latest=NOW)
    assert caught.value.code == code


def test_a_callback_may_lie_ahead() -> None:
    assert read_date("17/9/2027", near=NOW.date()) == date(2027, 9, 17)
    assert read_date("1/12", near=NOW.date()) == date(2026, 12, 1)
    assert read_date(" ", near=NOW.date()) is None
    with pytest.raises(UserError):
        read_date("30/2", near=NOW.date())


@pytest.mark.parametrize(
    ("counts", "text", "line"),
    [
        (Counts(people=3, smartphones=2, installed=2), "", "322"),
        (Counts(people=12, smartphones=8, installed=5), "", "12 8 5"),
        (Counts(smartphones=2, installed=1), "2", "21"),
        (Counts(people=1), "", "1--"),
        (Counts(people=12), "", "12 - -"),
        (Counts(smartphones=2), "", "2-"),
        (Counts(installed=1), "", "-1"),
        (Counts(people=3, installed=1), "", "3-1"),
        (Counts(people=3, smartphones=2, installed=0), "", "320"),
        (Counts(people=1), "h3", "1--h3"),
        (Counts(people=3, smartphones=2, installed=1), "322p", "321p"),
        (Counts(people=3, smartphones=2, installed=1), "32h3", "321h3"),
        (Counts(people=3, smartphones=2, installed=1), "v", "321"),
        (Counts(people=4, smartphones=3, installed=2), "4312", "4322"),
    ],
)
def test_steppers_and_line_say_the_same(counts: Counts, text: str, line: str) -> None:
    assert line_of(counts, text) == line
