"""Received, waiting and missing files of a sender: computed once for receipts, tables and documents.

A file is missing if numbers of its events are, not if its own number is: events may arrive in a later file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from core.base.clock import iso

ON_ITS_WAY: Final = timedelta(hours=24)
"""So long a file of which others speak counts as on its way; after that it is missing."""


class Standing(StrEnum):
    """State of the files of a machine or a unit."""

    NOT_SENT = "not_sent"
    ON_ITS_WAY = "on_its_way"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    MISSING = "missing"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedFile:
    """One file that came. `batch` is its export, `previous` the number that its sender wrote before (or 0).

    `handled` is when it came (ISO).
    """

    batch: str
    number: int
    part: int
    parts: int
    previous: int
    handled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """A file that waits in this workspace since an instant (ISO); `reason` is the code of the sentence for
    it.
    """

    machine: str
    number: int
    reason: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingBatch:
    """A batch that others speak of and that has not come; `parts` are the missing ones, none = all."""

    number: int
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LackingFile:
    """An export of which `parts` (none: all) have not come; `since` others spoke of it (ISO).

    `machine` is short, as in `4487-1123`.
    """

    machine: str
    number: int
    parts: tuple[int, ...]
    since: str

    @property
    def batch(self) -> MissingBatch:
        return MissingBatch(number=self.number, parts=self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Missing parts: files by number, and `events` that belong to no known file."""

    files: tuple[LackingFile, ...] = ()
    events: int = 0

    def by(self, now: datetime) -> tuple[tuple[LackingFile, ...], tuple[LackingFile, ...]]:
        """(missing, on their way)."""
        limit = iso(now - ON_ITS_WAY)
        missing = tuple(file for file in self.files if file.since <= limit)
        return missing, tuple(file for file in self.files if file.since > limit)


def lack_of(
    machine: str,
    arrived: Iterable[ArrivedFile],
    passed: Sequence[tuple[int, int]],
) -> Lack:
    """Return the missing parts of one sender. Files that wait are among those that `arrived`.

    `passed`: (number of the first file that went beyond them, how many) of event numbers that were not
    received; 0 where another sender's file went beyond them.
    """
    files = tuple(arrived)
    spoken, whole = _spoken_of(machine, files), _last_whole(files)
    found = {number for number, one in spoken.items() if one.from_batch > whole}
    unknown = 0
    for number, events in passed:
        before = max((one for one in spoken if one <= number), default=None)
        if before is None:
            unknown += events
        else:
            found.add(before)
    return Lack(files=tuple(spoken[number].file for number in sorted(found)), events=unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    """A file that did not come whole. An export from `from_batch` on that did carries all that it carried.

    Ids of exports grow with the time, which the numbers of a machine that was put back do not.
    """

    file: LackingFile
    from_batch: str


def _spoken_of(machine: str, files: Sequence[ArrivedFile]) -> dict[int, _Spoken]:
    """Numbers that others name and that did not come, and exports that came in part."""
    came = {file.number for file in files}
    found: dict[int, _Spoken] = {}
    for file in sorted(files, key=lambda one: one.batch):
        if file.previous and file.previous not in came and file.previous not in found:
            lacking = LackingFile(machine=machine, number=file.previous, parts=(), since=file.handled)
            found[file.previous] = _Spoken(file=lacking, from_batch=file.batch)
    for parts in _exports(files).values():
        first = min(parts, key=lambda one: one.handled)
        gone = set(range(1, first.parts + 1)) - {one.part for one in parts}
        if gone:
            lacking = LackingFile(
                machine=machine, number=first.number, parts=tuple(sorted(gone)), since=first.handled
            )
            found[first.number] = _Spoken(file=lacking, from_batch=first.batch)
    return found


def _exports(files: Iterable[ArrivedFile]) -> Mapping[str, list[ArrivedFile]]:
    found: dict[str, list[ArrivedFile]] = {}
    for file in files:
        found.setdefault(file.batch, []).append(file)
    return found


def _last_whole(files: Sequence[ArrivedFile]) -> str:
    """The last export that came whole: it carries all that was not acknowledged when it was written."""
    return max(
        (
            batch
            for batch, parts in _exports(files).items()
            if {one.part for one in parts} >= set(range(1, parts[0].parts + 1))
        ),
        default="",
    )
