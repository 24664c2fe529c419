"""A row of a sheet as it is typed (the columns of docs/glossary.md)."""

from __future__ import annotations

from datetime import date

import pytest

from core.base.errors import UserError
from core.paper_entry.line import KEYS, RowReading, read_row
from core.records.results import RESULTS, Result

DAY = date(2020, 9, 14)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1 3 2 2", RowReading(result=Result.COMPLETED, people=3, smartphones=2, installed=2)),
        ("1322", RowReading(result=Result.COMPLETED, people=3, smartphones=2, installed=2)),
        ("1 322", RowReading(result=Result.COMPLETED, people=3, smartphones=2, installed=2)),
        ("1 12 8 5", RowReading(result=Result.COMPLETED, people=12, smartphones=8, installed=5)),
        ("1 - 2 2", RowReading(result=Result.COMPLETED, smartphones=2, installed=2)),
        ("1", RowReading(result=Result.COMPLETED)),
        (
            "2 4 3 1 h3",
            RowReading(
                result=Result.PARTIAL, people=4, smartphones=3, installed=1, callback=date(2020, 9, 17)
            ),
        ),
        ("5 17/9", RowReading(result=Result.RESPONDENT_AWAY, callback=date(2020, 9, 17))),
        ("5 H 3", RowReading(result=Result.RESPONDENT_AWAY, callback=date(2020, 9, 17))),
        ("4 2/1", RowReading(result=Result.NOT_HOME, callback=date(2021, 1, 2))),
        ("3", RowReading(result=Result.REFUSED_SOFT)),
        ("33", RowReading(result=Result.REFUSED_HARD)),
        (" 0 ", RowReading(result=Result.NOT_DWELLING_OR_DUPLICATE)),
        ("", None),
        ("   ", None),
    ],
)
def test_a_row_is_read(text: str, reading: RowReading | None) -> None:
    assert read_row(text, day=DAY) == reading


def test_every_column_of_the_paper_has_its_key() -> None:
    for result, info in RESULTS.items():
        assert KEYS[info.paper] is result or result is Result.REFUSED_HARD
    assert set(KEYS) == {*"0123456789", "33"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x", "sheet.row"),
        ("1 3 2 2 2", "sheet.too_many"),
        ("13222", "sheet.too_many"),
        ("1 100 2", "sheet.row"),
        ("4 3", "sheet.counts"),
        ("3 3", "sheet.counts"),
        ("5 h61", "quick.callback"),
        ("5 31/2", "sheet.row"),
        ("1 3 2 2 nhà vắng", "sheet.row"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, code: str) -> None:
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        read_row(text, day=DAY)
