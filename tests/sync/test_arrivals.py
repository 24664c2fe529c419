"""Missing files of a sender: by its exports and their parts, and by skipped numbers of events."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.base.clock import VIETNAM, iso
from core.figures.arrivals import ArrivedFile, Lack, lack_of
from core.figures.file_words import files_en, files_vi, lacked_vi, numbers_of
from core.figures.files import Files, came, files_of, packed, unpacked

NOW = datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM)


def file(number: int, previous: int = 0, *, part: int = 1, parts: int = 1, age: int = 48) -> ArrivedFile:
    """`age` in hours; exports grow with their number."""
    at = iso(NOW - timedelta(hours=age))
    return ArrivedFile(
        batch=f"b{number}", number=number, part=part, parts=parts, previous=previous, handled=at
    )


def lacking(lack: Lack) -> list[tuple[int, tuple[int, ...]]]:
    return [(one.number, one.parts) for one in lack.files]


def test_a_number_that_a_whole_later_export_made_up_for_lacks_no_more() -> None:
    assert lacking(lack_of("4487-1123", [file(1), file(3, 2), file(9, 8)], [])) == []


def test_parts_lack_until_a_later_export_came_whole() -> None:
    half = [file(1), file(2, 1, part=1, parts=3), file(2, 1, part=3, parts=3)]
    assert lacking(lack_of("4487-1123", half, [])) == [(2, (2,))]
    assert lacking(lack_of("4487-1123", [*half, file(4, 3, part=2, parts=2)], [])) == [
        (2, (2,)),
        (3, ()),
        (4, (1,)),
    ]
    assert lacking(lack_of("4487-1123", [*half, file(4, 3)], [])) == []


def test_what_was_passed_over_was_in_the_file_just_before() -> None:
    came_in = [file(1), file(3, 2), file(6, 5)]
    assert lacking(lack_of("4487-1123", came_in, [(3, 20)])) == [(2, ())]
    assert lacking(lack_of("4487-1123", came_in, [(6, 20)])) == [(5, ())]
    unknown = lack_of("4487-1123", came_in, [(0, 20), (1, 3)])
    assert (lacking(unknown), unknown.events) == ([], 23)


def test_a_number_that_waits_here_is_not_missing() -> None:
    assert lacking(lack_of("4487-1123", [file(2), file(3, 2)], [])) == []
    half = [file(1), file(2, 1, part=1, parts=3)]
    waits = [file(2, 1, part=2, parts=3)]
    assert lacking(lack_of("4487-1123", [*half, *waits], [])) == [(2, (3,))], "one part waits, another lacks"


def test_a_machine_put_back_counts_from_a_low_number_again_and_its_parts_still_lack() -> None:
    again = ArrivedFile(batch="b99", number=2, part=1, parts=2, previous=1, handled=iso(NOW))
    assert lacking(lack_of("4487-1123", [file(1), file(5, 1), again], [])) == [(2, (2,))]


def test_for_a_day_a_file_is_on_its_way() -> None:
    lack = lack_of("4487-1123", [file(3, 2, age=2)], [(3, 20)])
    missing, awaited = lack.by(NOW)
    assert (missing, [one.number for one in awaited]) == ((), [2])
    files = Files(last=iso(NOW), senders=1, awaited=awaited)
    assert (files_vi(files), files_en(files)) == ("đang chờ tệp số 2", "file number 2 on its way")
    assert [one.number for one in lack.by(NOW + timedelta(hours=23))[0]] == [2]


def test_words_name_the_machine_where_several_lack_some() -> None:
    first = lack_of("4487-1123", [file(3, 2)], [(3, 20)]).files
    second = lack_of("0677-3271", [file(2, 1, part=1, parts=2)], []).files
    both = files_of([Files(senders=1, lacking=first), Files(senders=1, lacking=second)])
    assert files_vi(both) == "thiếu tệp số 2 (máy 4487-1123), số 1, 2 (phần 2) (máy 0677-3271)"
    assert lacked_vi(1, numbers_of(first, 0)) == "còn thiếu 01 tệp số liệu (số 2)"
    assert lacked_vi(2, "") == "còn thiếu 02 tệp số liệu", "a task of before knows how many alone"
    assert files_vi(Files(senders=1, events=1_200)) == "thiếu 1.200 mục số liệu"
    assert unpacked(packed({})) == {}
    assert came(both, Files(senders=2)) == both.lacking
