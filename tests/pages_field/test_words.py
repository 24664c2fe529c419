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
        ("hôm qua", datetime(2026, 11, 23, 12, 0, tzinfo=VIETNAM)),
        ("hom kia", datetime(2026, 11, 22, 12, 0, tzinfo=VIETNAM)),
        ("tối qua", datetime(2026, 11, 23, 19, 0, tzinfo=VIETNAM)),
        ("sáng hôm qua 9h30", datetime(2026, 11, 23, 9, 30, tzinfo=VIETNAM)),
        ("hôm nay", NOW),
        ("thứ Hai", datetime(2026, 11, 23, 12, 0, tzinfo=VIETNAM)),
        ("thu 4", datetime(2026, 11, 18, 12, 0, tzinfo=VIETNAM)),
        ("CN", datetime(2026, 11, 22, 12, 0, tzinfo=VIETNAM)),
        ("Thứ Ba vừa rồi", datetime(2026, 11, 17, 12, 0, tzinfo=VIETNAM)),
        ("chiều thứ Hai tuần trước", datetime(2026, 11, 16, 15, 0, tzinfo=VIETNAM)),
        ("3 ngày trước", datetime(2026, 11, 21, 12, 0, tzinfo=VIETNAM)),
        ("yesterday", datetime(2026, 11, 23, 12, 0, tzinfo=VIETNAM)),
        ("day before yesterday", datetime(2026, 11, 22, 12, 0, tzinfo=VIETNAM)),
        ("last Saturday", datetime(2026, 11, 21, 12, 0, tzinfo=VIETNAM)),
        ("Monday evening", datetime(2026, 11, 23, 19, 0, tzinfo=VIETNAM)),
        ("2 days ago", datetime(2026, 11, 22, 12, 0, tzinfo=VIETNAM)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, meant: datetime | None) -> None:
    """Today is Tuesday, 24 November 2026."""
    assert read_day(text, now=NOW, latest=NOW) == meant


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("32/1", "visit.day"),
        ("hôm nào đó", "visit.day"),
        ("tuần trước", "visit.day"),
        ("hôm qua 25h", "visit.day"),
        ("hôm qua mai", "visit.day"),
        ("1/1/2030", "visit.future"),
        ("mai", "visit.future"),
        ("thứ Bảy tuần này", "visit.future"),
        ("tomorrow", "visit.future"),
        ("9", "visit.day"),
        ("thứ Ba", "visit.day_which"),
        ("Tuesday", "visit.day_which"),
    ],
)
def test_a_day_that_cannot_be_is_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_day(text, now=NOW, latest=NOW)
    assert caught.value.code == code


def test_a_callback_may_lie_ahead() -> None:
    assert read_date("17/9/2027", near=NOW.date()) == date(2027, 9, 17)
    assert read_date("1/12", near=NOW.date()) == date(2026, 12, 1)
    assert read_date(" ", near=NOW.date()) is None
    assert read_date("mai", near=NOW.date()) == date(2026, 11, 25)
    for text in ("30/2", "thứ Bảy", "hôm qua mai"):
        with pytest.raises(UserError):
            read_date(text, near=NOW.date())


def test_words_of_a_correction_are_counted_from_today() -> None:
    """Not from the day of the visit that is corrected."""
    visit = datetime(2026, 11, 10, 9, 0, tzinfo=VIETNAM)
    meant = read_day("hôm qua", now=visit, latest=datetime(2126, 1, 1, tzinfo=VIETNAM), today=NOW.date())
    assert meant == datetime(2026, 11, 23, 12, 0, tzinfo=VIETNAM)


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
