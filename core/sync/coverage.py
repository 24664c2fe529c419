"""Checks that a file holds the events of its manifest: every declared number, and nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from core.base.errors import UserError
from core.events.lines import Envelope
from core.sync.manifest import Manifest, StreamKey, StreamRanges
from core.sync.ranges import Range, Ranges, count, merge


@dataclass(slots=True)
class _Seen:
    starts: list[int]
    ranges: Ranges
    marks: list[bytearray]


class Coverage:
    """Takes the events of one file one by one, in any order; a number may come twice (a fork, M3)."""

    def __init__(self, manifest: Manifest) -> None:
        """Raises `batch.contents` where more numbers are declared than there are events."""
        declared = sum(count(entry.ranges) for entry in manifest.streams)
        if declared > manifest.events:
            raise UserError("batch.contents")
        self._left = declared
        self._streams = {
            entry.stream: _Seen(
                [first for first, _ in entry.ranges],
                entry.ranges,
                [bytearray(last - first + 1) for first, last in entry.ranges],
            )
            for entry in manifest.streams
        }

    def admit(self, event: Envelope) -> None:
        """Raises `batch.contents` where the manifest does not declare `event`."""
        seen = self._streams.get(StreamKey(event.device, event.incarnation, event.cls))
        if seen is None:
            raise UserError("batch.contents")
        seq = event.seq
        index = bisect_right(seen.starts, seq) - 1
        if index < 0 or seq > seen.ranges[index][1]:
            raise UserError("batch.contents")
        marks, offset = seen.marks[index], seq - seen.starts[index]
        if not marks[offset]:
            marks[offset] = 1
            self._left -= 1

    def finish(self) -> None:
        """Raises `batch.contents` where a declared number did not come."""
        if self._left:
            raise UserError("batch.contents")


class RangesBuilder:
    """Collects the streams of the events that go into one file; quick where numbers ascend."""

    def __init__(self) -> None:
        self._runs: dict[StreamKey, list[list[int]]] = {}

    def add(self, stream: StreamKey, seq: int) -> None:
        runs = self._runs.setdefault(stream, [])
        if runs and runs[-1][1] + 1 == seq:
            runs[-1][1] = seq
        else:
            runs.append([seq, seq])

    def built(self) -> tuple[StreamRanges, ...]:
        """The streams in order, their ranges canonical."""
        return tuple(
            StreamRanges(stream=stream, ranges=merge((first, last) for first, last in runs))
            for stream, runs in sorted(self._runs.items())
        )


def joined(entries: Iterable[StreamRanges]) -> tuple[StreamRanges, ...]:
    """The streams of several parts as those of the whole."""
    ranges: dict[StreamKey, list[Range]] = {}
    for entry in entries:
        ranges.setdefault(entry.stream, []).extend(entry.ranges)
    return tuple(StreamRanges(stream=key, ranges=merge(found)) for key, found in sorted(ranges.items()))
