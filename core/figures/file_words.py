"""Texts about the files of a unit, for tables, documents and letters, in either language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from core.base.notation import count_text
from core.figures.arrivals import HeldFile, LackingFile, Standing
from core.figures.files import Files, came

_WHY: Final[Mapping[str, tuple[str, str]]] = {
    "batch.unknown_device": ("tỉnh chưa duyệt máy", "the province has not approved the machine yet"),
    "batch.other_key": ("tỉnh chưa duyệt khóa mới của máy", "the new key of the machine is not approved yet"),
    "batch.revoked_device": ("máy đã bị thu hồi", "the machine was revoked"),
    "batch.newer": ("cần bản chương trình mới hơn", "a newer program is needed"),
}
MOST_MACHINES: Final = 2
"""Most machines whose missing files are named; with more they are only counted."""

MOST_SHORT: Final = 22
WITHDRAWN: Final = ("tệp đã hoàn tác ở đây", "file taken back here")
_WAITS: Final = ("tệp đang chờ ở đây", "the file waits here")


def files_vi(files: Files) -> str:
    """`đủ tệp`, `thiếu tệp số 7`, `đã gửi, tỉnh chưa duyệt máy`, `chưa gửi tệp`; all that is true."""
    return "; ".join(_said(files, 0))


def files_en(files: Files) -> str:
    return "; ".join(_said(files, 1))


def short_files(files: Files, at: int) -> str:
    """For a narrow column; `at` is 0 in Vietnamese and 1 in English."""
    if files.held and not files.missing:
        waits = any(file.reason == "batch.unknown_device" for file in files.held)
        return (("chờ duyệt máy", "machine not approved"), ("tệp đang chờ", "file held"))[not waits][at]
    said = _said(files, at)[0]
    if files.unsent and not files.missing and not files.awaited:
        return ("{count} chưa gửi", "{count} not sent")[at].format(count=count_text(files.unsent))
    if len(said) <= MOST_SHORT:
        return said
    return ("thiếu {count} tệp", "{count} files missing")[at].format(count=count_text(files.missing))


def lacked_vi(count: int, numbers: str, events: int = 0) -> str:
    """Return the text for letters: `còn thiếu 01 tệp số liệu (số 2)`."""
    if not count:
        return f"còn thiếu {count_text(events)} mục số liệu chưa rõ ở tệp nào" if events else ""
    return f"còn thiếu {count:02d} tệp số liệu" + (f" ({numbers})" if numbers else "")


def lacked_en(count: int, numbers: str, events: int = 0) -> str:
    if not count:
        return f"{events} entries missing, of an unknown file" if events else ""
    files = "file" if count == 1 else "files"
    return f"{count} {files} of figures missing" + (f" ({numbers})" if numbers else "")


def numbers_of(files: Sequence[LackingFile | HeldFile], at: int) -> str:
    """`số 2, 7`; with the machine where several lack some: `số 2 (máy 4487-1123), số 3 (máy 0677-3271)`."""
    machines = list(dict.fromkeys(file.machine for file in files))
    word, of = (("số", "máy"), ("number", "machine"))[at]
    if len(machines) < 2:
        listed = ", ".join(_number(file, at) for file in files)
        return f"{word} {listed}" if files else ""
    return ", ".join(
        f"{word} {', '.join(_number(file, at) for file in files if file.machine == machine)} ({of} {machine})"
        for machine in machines
    )


def held_words(held: Sequence[HeldFile], at: int) -> str:
    """`đã gửi, tỉnh chưa duyệt máy`."""
    why = ", ".join(dict.fromkeys(_WHY.get(file.reason, _WAITS)[at] for file in held))
    return f"{('đã gửi', 'sent')[at]}, {why}"


def came_vi(before: Files, now: Files) -> str:
    """Return the text of later arrivals: `đã gửi tệp`, `đã nhận tệp số 7`, `máy đã được duyệt, đã nhận tệp số
    1`.
    """
    if before.standing is Standing.NOT_SENT:
        return "đã gửi tệp"
    files = came(before, now)
    approved = any(isinstance(file, HeldFile) and file.reason == "batch.unknown_device" for file in files)
    rest = "đã nhận lại tệp" if now.withdrawn < before.withdrawn else "đã nhận phần còn thiếu"
    told = f"đã nhận tệp {numbers_of(files, 0)}" if files else rest
    return f"máy đã được duyệt, {told}" if approved else told


def _said(files: Files, at: int) -> list[str]:
    said = [*_lacks(files, at)]
    if files.held:
        said.append(held_words(files.held, at))
    if files.awaited:
        text = ("đang chờ tệp {numbers}", "file {numbers} on its way")[at]
        said.append(text.format(numbers=numbers_of(files.awaited, at)))
    if files.withdrawn:
        said.append(WITHDRAWN[at])
    if files.unsent:
        text = ("{count} đơn vị chưa gửi tệp", "nothing sent by {count} units")[at]
        said.append(text.format(count=count_text(files.unsent)))
    if said:
        return said
    sent = files.standing is Standing.COMPLETE
    return [(("đủ tệp", "complete") if sent else ("chưa gửi tệp", "nothing sent yet"))[at]]


def _lacks(files: Files, at: int) -> Iterator[str]:
    if files.unnamed or len({file.machine for file in files.lacking}) > MOST_MACHINES:
        yield ("thiếu {count} tệp", "{count} files missing")[at].format(count=count_text(files.missing))
    elif files.lacking:
        text = ("thiếu tệp {numbers}", "file {numbers} missing")[at]
        yield text.format(numbers=numbers_of(files.lacking, at))
    if files.events:
        text = ("thiếu {events} mục số liệu", "{events} entries missing")[at]
        yield text.format(events=count_text(files.events))


def _number(file: LackingFile | HeldFile, at: int) -> str:
    if isinstance(file, HeldFile) or not file.parts:
        return str(file.number)
    parts = ", ".join(str(part) for part in file.parts)
    return f"{file.number} ({('phần', 'part')[at]} {parts})"
