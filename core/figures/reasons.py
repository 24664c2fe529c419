"""Reasons to urge a unit: a code with its figures, worded when it is shown, in either language."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from core.base.notation import count_text, day_text, share_text, small_count_text, tight_percent
from core.figures.arrivals import LackingFile
from core.figures.file_words import lacked_en, lacked_vi, numbers_of
from core.records.denominators import DenominatorKind
from core.records.figures import EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN

_Words = Callable[[Mapping[str, Any]], str]


class ReasonCode(StrEnum):
    NO_FILE = "no_file"
    LATE_FILE = "late_file"
    MISSING_FILES = "missing_files"
    BEHIND_PACE = "behind_pace"
    OVER_HUNDRED = "over_hundred"
    SUSPECT_TIMES = "suspect_times"
    DOUBLE_VISITS = "double_visits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """`data` by name: counts, an ISO day (`last`), fractions (`due`, `target`), a denominator (`of`)."""

    code: ReasonCode
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def vi(self) -> str:
        """In the words of the window."""
        return _VI[self.code](self.data)

    @property
    def letter(self) -> str:
        """In the words of a letter: `50%`, `08/9/2020`."""
        return tight_percent(_LETTER.get(self.code, self._words)(self.data))

    @property
    def _words(self) -> _Words:
        return _VI[self.code]

    @property
    def en(self) -> str:
        return _EN[self.code](self.data)


def packed(reasons: Sequence[Reason]) -> str:
    """As they are kept: JSON."""
    return json.dumps([[reason.code.value, dict(reason.data)] for reason in reasons], ensure_ascii=False)


def unpacked(text: str | None) -> tuple[Reason, ...]:
    """Return the reasons; empty where none were stored, as in tasks of earlier versions."""
    return tuple(Reason(code=ReasonCode(code), data=data) for code, data in json.loads(text or "[]"))


DENOMINATORS: Final = {
    SMARTPHONES_KNOWN: ("người có điện thoại thông minh đã biết", "people with a smartphone known"),
    EVER_LISTED: ("số hộ đã lập danh sách", "households ever listed"),
    PEOPLE_KNOWN: ("người từ 16 tuổi đã biết", "people of 16 and older known"),
    DenominatorKind.INHABITANTS.value: ("dân số", "inhabitants"),
    DenominatorKind.SMARTPHONES.value: (
        "người có điện thoại thông minh theo số công bố",
        "smartphone owners declared",
    ),
    DenominatorKind.HOUSEHOLDS.value: ("số hộ theo số công bố", "households declared"),
    "smartphones found": ("người có điện thoại thông minh đã gặp", "people with a smartphone found"),
    "listed households": ("số hộ trong danh sách", "listed households"),
    "people of 16 and older found": ("người từ 16 tuổi đã gặp", "people of 16 and older found"),
}
"""In Vietnamese and English; the last three are those of tasks that were kept under former names."""


def _late_vi(data: Mapping[str, Any]) -> str:
    return f"{data['days']} ngày chưa gửi tệp, tệp cuối ngày {date.fromisoformat(data['last']):%d/%m/%Y}"


def _late_letter(data: Mapping[str, Any]) -> str:
    last = day_text(date.fromisoformat(data["last"]))
    return f"{data['days']} ngày chưa gửi tệp, tệp cuối ngày {last}"


def _late_en(data: Mapping[str, Any]) -> str:
    return f"no file for {data['days']} days, the last on {date.fromisoformat(data['last']):%d/%m/%Y}"


def _pace_vi(data: Mapping[str, Any]) -> str:
    rate = data["above"] / data["below"]
    return (
        f"đạt {_percent(rate)} ({_counts(data)} {DENOMINATORS[data['of']][0]}), đến nay cần"
        f" {_percent(data['due'])}; cần thêm {small_count_text(data['needed'])} {_counted(data)} để đạt"
        f" {share_text(data['target']).removesuffix(',00')} %"
    )


def _pace_en(data: Mapping[str, Any]) -> str:
    return (
        f"{_percent(data['above'] / data['below'], english=True)} of {DENOMINATORS[data['of']][1]}"
        f" ({data['above']}/{data['below']}), {_percent(data['due'], english=True)} due by now;"
        f" {data['needed']} short of {100 * data['target']:.0f} %"
    )


def _lacking(data: Mapping[str, Any], at: int) -> tuple[int, str, int]:
    """Return the number of files, their numbers in words, and events of unknown files; old tasks have only
    the first.
    """
    files = [
        LackingFile(machine=machine, number=number, parts=tuple(parts), since="")
        for machine, number, parts in data.get("files", ())
    ]
    events = data.get("events", 0)
    count = 0 if events and not files else data["count"]
    return count, numbers_of(files, at), events


_VI: Final[Mapping[ReasonCode, _Words]] = {
    ReasonCode.NO_FILE: lambda _: "chưa gửi tệp số liệu nào",
    ReasonCode.LATE_FILE: _late_vi,
    ReasonCode.MISSING_FILES: lambda data: lacked_vi(*_lacking(data, 0)),
    ReasonCode.BEHIND_PACE: _pace_vi,
    ReasonCode.OVER_HUNDRED: lambda data: (
        f"{_over(data)} vượt {_OVER.get(data['of'], DENOMINATORS[data['of']][0])} ({_counts(data)}), đề nghị"
        " rà soát"
    ),
    ReasonCode.SUSPECT_TIMES: lambda data: (
        f"{count_text(data['count'])}/{count_text(data['visits'])} lượt ghi có giờ không hợp lý, đề nghị rà"
        " soát"
    ),
    ReasonCode.DOUBLE_VISITS: lambda data: (
        f"{count_text(data['count'])}/{count_text(data['visits'])} lượt bị ghi hai lần, đề nghị rà soát"
    ),
}
_LETTER: Final[Mapping[ReasonCode, _Words]] = {ReasonCode.LATE_FILE: _late_letter}
_HOUSEHOLDS: Final = frozenset({EVER_LISTED, DenominatorKind.HOUSEHOLDS.value, "listed households"})
_OVER: Final[Mapping[str, str]] = {
    DenominatorKind.HOUSEHOLDS.value: "số hộ công bố",
    DenominatorKind.SMARTPHONES.value: "số người có điện thoại thông minh công bố",
    SMARTPHONES_KNOWN: "số người có điện thoại thông minh đã biết",
    PEOPLE_KNOWN: "số người từ 16 tuổi đã biết",
}
"""Denominators as a count that another exceeds, where that differs."""


def _over(data: Mapping[str, Any]) -> str:
    return "số hộ đã đến" if data["of"] in _HOUSEHOLDS else "số người đã cài"


def _counted(data: Mapping[str, Any]) -> str:
    return "hộ" if data["of"] in _HOUSEHOLDS else "người"


_EN: Final[Mapping[ReasonCode, _Words]] = {
    ReasonCode.NO_FILE: lambda _: "has sent no file yet",
    ReasonCode.LATE_FILE: _late_en,
    ReasonCode.MISSING_FILES: lambda data: lacked_en(*_lacking(data, 1)),
    ReasonCode.BEHIND_PACE: _pace_en,
    ReasonCode.OVER_HUNDRED: lambda data: (
        f"over 100 % of {DENOMINATORS[data['of']][1]} ({data['above']}/{data['below']}), to be looked at"
    ),
    ReasonCode.SUSPECT_TIMES: lambda data: (
        f"{data['count']} of {data['visits']} visits have a time that cannot be true"
    ),
    ReasonCode.DOUBLE_VISITS: lambda data: (
        f"{data['count']} of {data['visits']} visits have been recorded twice"
    ),
}


def _counts(data: Mapping[str, Any]) -> str:
    return f"{count_text(data['above'])}/{count_text(data['below'])}"


def _percent(share: float, *, english: bool = False) -> str:
    return f"{share_text(share, english=english)} %"
