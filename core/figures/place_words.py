"""Marks and missing places in words, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from core.base.notation import count_text
from core.figures.places import Mark, MarkKind, Standing

_Words = Callable[[str, str], tuple[str, str]]
_MARKS: Final[Mapping[MarkKind, _Words]] = {
    MarkKind.OVER: lambda count, of: (f"trên 100 % ({count}/{of})", f"over 100 % ({count}/{of})"),
    MarkKind.DOUBLED_LIST: lambda least, most: (
        f"danh sách nhập hai lần ({least}–{most} hộ)",
        f"a list loaded twice ({least} to {most} households)",
    ),
    MarkKind.SHARED_LIST: lambda count, _: (
        f"danh sách trùng với đơn vị khác ({count} hộ)",
        f"a list that another unit loaded too ({count} households)",
    ),
    MarkKind.CLOSED: lambda count, of: (
        f"{count}/{of} hộ ngoài danh sách",
        f"{count} of {of} households closed",
    ),
    MarkKind.DATED_BACK: lambda count, of: (
        f"{count}/{of} lượt ghi lùi ngày vào kỳ đã qua",
        f"{count} of {of} visits dated back into a period that was over",
    ),
    MarkKind.TOO_FAST: lambda count, of: (
        f"{count} lượt trong {of} phút",
        f"{count} visits within {of} minutes",
    ),
    MarkKind.CROWDED: lambda count, of: (
        f"{count}/{of} hộ có số điện thoại quá nhiều so với số người",
        f"{count} of {of} households with too many smartphones for their people",
    ),
    MarkKind.OVERFULL: lambda count, of: (
        f"{count}/{of} hộ cài nhiều hơn số điện thoại",
        f"{count} of {of} households with more installed than smartphones",
    ),
}


_BRIEF: Final[Mapping[MarkKind, _Words]] = {
    MarkKind.OVER: lambda *_: ("trên 100 %", "over 100 %"),
    MarkKind.DOUBLED_LIST: lambda *_: ("danh sách nhập hai lần", "a list loaded twice"),
    MarkKind.SHARED_LIST: lambda *_: ("danh sách trùng đơn vị khác", "a list of another unit too"),
    MarkKind.DATED_BACK: lambda count, of: (f"{count}/{of} lượt lùi ngày", f"{count} of {of} dated back"),
    MarkKind.CROWDED: lambda count, of: (f"{count}/{of} hộ quá nhiều máy", f"{count} of {of} have too many"),
    MarkKind.OVERFULL: lambda count, of: (
        f"{count}/{of} hộ cài quá số máy",
        f"{count} of {of} beyond phones",
    ),
}
"""Shorter where the whole does not fit."""


def mark_words(mark: Mark, *, english: bool = False) -> str:
    """Return the text of a mark with its numbers; of a list loaded twice, the households of one list and of
    both.
    """
    count = mark.of - mark.count if mark.kind is MarkKind.DOUBLED_LIST else mark.count
    return _MARKS[mark.kind](count_text(count, english=english), count_text(mark.of, english=english))[
        english
    ]


def brief_mark(standing: Standing, *, english: bool = False) -> str:
    """Return the shortest text of the first open mark; empty where none is open."""
    for mark in standing.open_marks:
        words = _BRIEF.get(mark.kind, _MARKS[mark.kind])
        return words(count_text(mark.count, english=english), count_text(mark.of, english=english))[english]
    return ""


def place_words(standing: Standing, *, english: bool = False) -> tuple[str, ...]:
    """Return the reasons that a unit has no place, in words; empty where it has one."""
    said = [mark_words(mark, english=english) for mark in standing.open_marks]
    if standing.pending:
        said.append(pending_words(standing, english=english))
    if not standing.is_visited:
        said.append(_visited(standing, english=english))
    return tuple(said)


def pending_words(standing: Standing, *, english: bool = False) -> str:
    """Return the number of units of a sum that wait to be looked at, in words; empty where none does."""
    if not standing.pending:
        return ""
    count = count_text(standing.pending, english=english)
    return (f"gồm {count} đơn vị đang chờ xem lại", f"with {count} units still to be looked at")[english]


def _visited(standing: Standing, *, english: bool) -> str:
    visited, whole, needed, least = (
        count_text(number, english=english)
        for number in (standing.visited, standing.whole, standing.needed, standing.least)
    )
    if standing.whole < standing.least:
        return (f"mới có {whole} hộ, cần {least}", f"{whole} households only, {least} needed")[english]
    return (
        f"mới đến {visited}/{whole} hộ, cần {needed}",
        f"{visited} of {whole} households visited, {needed} needed",
    )[english]
