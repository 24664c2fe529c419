"""The quick line follows model.md ("Results, keys and columns: one table")."""

from __future__ import annotations

from datetime import date

import pytest

from core.base.errors import UserError
from core.records.results import RESULTS, Result
from core.visits.quick_entry import Reading, is_counts, read_line, write_line

TODAY = date(2026, 11, 24)
DONE, PARTIAL = Result.COMPLETED, Result.PARTIAL


def counts(
    text: str, known: int | None = None
) -> tuple[Result, int | None, int | None, int | None, int | None]:
    reading = read_line(text, today=TODAY, known_smartphones=known)
    assert reading is not None
    return reading.result, reading.people, reading.smartphones, reading.installed, reading.had


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", (DONE, None, 2, 2, None)),
        ("21", (DONE, None, 2, 1, None)),
        ("322", (DONE, 3, 2, 2, None)),
        ("3221", (DONE, 3, 2, 2, 1)),
        ("3 2 2", (DONE, 3, 2, 2, None)),
        ("12 8 5", (DONE, 12, 8, 5, None)),
        (" 3  2 2 ", (DONE, 3, 2, 2, None)),
        ("k", (DONE, None, 0, 0, 0)),
        ("4k", (DONE, 4, 0, 0, 0)),
        ("43c", (DONE, 4, 3, 0, 3)),
        ("321p", (PARTIAL, 3, 2, 1, None)),
        ("321 p", (PARTIAL, 3, 2, 1, None)),
        ("321h3", (PARTIAL, 3, 2, 1, None)),
        ("3--", (DONE, 3, None, None, None)),
        ("32-", (DONE, 3, 2, None, None)),
        ("320", (DONE, 3, 2, 0, None)),
        ("2-", (DONE, None, 2, None, None)),
        ("-1", (DONE, None, None, 1, None)),
        ("12 - 5", (DONE, 12, None, 5, None)),
        ("3--p", (PARTIAL, 3, None, None, None)),
        ("3--h3", (PARTIAL, 3, None, None, None)),
    ],
)
def test_numbers_and_letters(text: str, expected: tuple[object, ...]) -> None:
    assert counts(text) == expected


def test_c_takes_the_phones_that_are_known() -> None:
    assert counts("c", known=2) == (DONE, None, 2, 0, 2)


@pytest.mark.parametrize(
    "result", [result for result, info in RESULTS.items() if info.keys and info.keys != "p"]
)
def test_each_result_has_its_letters(result: Result) -> None:
    assert counts(RESULTS[result].keys) == (result, None, None, None, None)
    assert counts(RESULTS[result].keys.upper())[0] is result


def test_a_return_in_three_days() -> None:
    assert read_line("h3", today=TODAY) == Reading(result=Result.RESPONDENT_AWAY, callback=date(2026, 11, 27))


@pytest.mark.parametrize(
    ("text", "callback"),
    [
        ("h", "2026-11-25"),
        ("h5/12", "2026-12-05"),
        ("h 5/12", "2026-12-05"),
        ("321 h5/12 17", "2026-12-05T17:00:00+07:00"),
        ("h5/12 17h30", "2026-12-05T17:30:00+07:00"),
        ("h 5/12/2026 19:05", "2026-12-05T19:05:00+07:00"),
        ("h3/1", "2027-01-03"),
        ("h20/2/2027", "2027-02-20"),
        ("h toi nay", "2026-11-24T19:00:00+07:00"),
        ("hẹn tối nay", "2026-11-24T19:00:00+07:00"),
        ("h 7h toi mai", "2026-11-25T19:00:00+07:00"),
        ("h sang mai", "2026-11-25T08:00:00+07:00"),
        ("h 17h", "2026-11-24T17:00:00+07:00"),
        ("h thứ bảy", "2026-11-28"),
        ("h thu 7", "2026-11-28"),
        ("h t7 9h", "2026-11-28T09:00:00+07:00"),
        ("h chieu chu nhat", "2026-11-29T15:00:00+07:00"),
        ("h cn", "2026-11-29"),
        ("h thu ba", "2026-12-01"),
        ("h thứ bảy này", "2026-11-28"),
        ("h thứ bảy tuần sau", "2026-12-05"),
        ("h tuần tới thứ hai 9h", "2026-11-30T09:00:00+07:00"),
        ("h tối chủ nhật tuần này", "2026-11-29T19:00:00+07:00"),
        ("h tuần sau", "2026-12-01"),
        ("h mai", "2026-11-25"),
        ("h 3 ngay nua", "2026-11-27"),
        ("h tomorrow", "2026-11-25"),
        ("h this evening", "2026-11-24T19:00:00+07:00"),
        ("h saturday", "2026-11-28"),
        ("h monday next week", "2026-11-30"),
    ],
)
def test_a_return_by_date_weekday_and_hour(text: str, callback: str) -> None:
    """Today is Tuesday, 24 November 2026."""
    reading = read_line(text, today=TODAY)
    assert reading is not None
    assert reading.callback is not None
    assert reading.callback.isoformat() == callback
    again = read_line(write_line(reading, day=TODAY), today=TODAY)
    assert again == reading


def test_four_counts_and_a_return_are_all_kept() -> None:
    reading = read_line("4321h3", today=TODAY)
    assert reading == Reading(
        result=PARTIAL, people=4, smartphones=3, installed=2, had=1, callback=date(2026, 11, 27)
    )


def test_an_empty_line_says_nothing() -> None:
    assert read_line("   ", today=TODAY) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("32211", "quick.too_many"),
        ("1 2 3 4 5", "quick.too_many"),
        ("x", "quick.unreadable"),
        ("3v", "quick.unreadable"),
        ("p", "quick.unreadable"),
        ("v3", "quick.unreadable"),
        ("123 2", "quick.unreadable"),
        ("=1", "quick.unreadable"),
        ("-", "quick.unreadable"),
        ("--", "quick.unreadable"),
        ("-k", "quick.unreadable"),
        ("3-c", "quick.unreadable"),
        ("3-----", "quick.too_many"),
        ("32k", "quick.unreadable"),
        ("321c", "quick.unreadable"),
        ("h0", "quick.callback"),
        ("h61", "quick.callback"),
        ("h23/11", "quick.callback_far"),
        ("h20/2", "quick.callback_far"),
        ("h23/11/2026", "quick.callback_past"),
        ("h thứ hai tuần này", "quick.callback_past"),
        ("h tuần này", "quick.callback_words"),
        ("h31/11", "quick.callback_words"),
        ("h hom qua", "quick.callback_past"),
        ("h 25h", "quick.callback_words"),
        ("h luc nao do", "quick.callback_words"),
        ("h 5/12 toi thu 7 nhe", "quick.callback_words"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_line(text, today=TODAY)
    assert caught.value.code == code


LONG = "khong biet viet gi vao day"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f" {LONG} ", LONG[:20]),
        ("123 2 ", "123 2"),
        ("123456789-123456789-123 4", "123456789-123456789-"),
        (" 3v ", "3v"),
        ("3  V                                1", "3  V                "),
        ("321c", "321c"),
    ],
)
def test_what_cannot_be_read_is_quoted_as_typed_up_to_twenty_letters(text: str, shown: str) -> None:
    with pytest.raises(UserError) as caught:
        read_line(text, today=TODAY)
    assert caught.value.code == "quick.unreadable"
    assert caught.value.params == {"text": shown}


@pytest.mark.parametrize(
    ("text", "only_counts"),
    [("322", True), ("3--", True), ("12 8 5", True), ("-", False), ("", False), ("3k", False), ("h3", False)],
)
def test_counts_are_numbers_with_nothing_else(text: str, only_counts: bool) -> None:
    assert is_counts(text) is only_counts


def test_letters_stay_inert_under_telex() -> None:
    used = set("".join(info.keys for info in RESULTS.values()) + "hkc")
    assert used.isdisjoint("sfrxjzw")
    assert not any(doubled in info.keys for info in RESULTS.values() for doubled in ("aa", "ee", "oo", "dd"))


@pytest.mark.parametrize(
    "line",
    [
        "322",
        "32",
        "2",
        "3221",
        "12 8 5",
        "v",
        "n",
        "t",
        "tt",
        "b",
        "g",
        "l",
        "m",
        "q",
        "322p",
        "322h3",
        "h7",
        "k",
        "3k",
        "3--",
        "2-",
        "-1",
        "12 - 5",
        "3--p",
        "3--h3",
        "-211",
    ],
)
def test_a_reading_is_written_as_a_line_that_reads_the_same(line: str) -> None:
    day = date(2020, 9, 14)
    reading = read_line(line, today=day)
    assert reading is not None
    assert read_line(write_line(reading, day=day), today=day) == reading


@pytest.mark.parametrize(
    ("reading", "line"),
    [
        (Reading(result=DONE, people=3, smartphones=2, installed=2), "322"),
        (Reading(result=DONE, smartphones=2, installed=1), "21"),
        (Reading(result=DONE, people=10, smartphones=9, installed=8), "10 9 8"),
        (Reading(result=DONE, people=9, smartphones=9, installed=8), "998"),
        (Reading(result=DONE, people=3, smartphones=0, installed=0, had=0), "3k"),
        (Reading(result=DONE, smartphones=1, installed=0, had=0), "-100"),
        (Reading(result=DONE, smartphones=0, installed=1, had=0), "-010"),
        (Reading(result=DONE, smartphones=0, installed=0, had=1), "-001"),
        (Reading(result=DONE, people=10, smartphones=3, installed=0, had=3), "10 3c"),
        (Reading(result=DONE, people=9, smartphones=3, installed=0, had=3), "93c"),
        (Reading(result=DONE, people=4, smartphones=3, installed=0), "430"),
        (Reading(result=Result.RESPONDENT_AWAY, callback=date(2026, 11, 25)), "h1"),
        (Reading(result=Result.RESPONDENT_AWAY, callback=date(2027, 1, 23)), "h60"),
        (Reading(result=Result.RESPONDENT_AWAY, callback=date(2027, 1, 24)), "h24/01/2027"),
        (Reading(result=Result.RESPONDENT_AWAY, callback=TODAY), "h24/11/2026"),
    ],
)
def test_a_reading_is_written_in_the_fewest_keys(reading: Reading, line: str) -> None:
    assert write_line(reading, day=TODAY) == line


def test_all_had_it_before_is_written_with_its_letter() -> None:
    day = date(2020, 9, 14)
    reading = read_line("42c", today=day)
    assert reading is not None
    assert write_line(reading, day=day) == "42c"
