"""The events of a batch file: lines, each ended by a line feed, in one zstd stream of level 6."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from core.base.errors import UserError
from core.events.lines import MAX_LINE_BYTES
from core.sync.coverage import RangesBuilder
from core.sync.manifest import MAX_EVENTS, MAX_RAW_BYTES, StreamKey, StreamRanges

if TYPE_CHECKING:
    import zstandard

PART_BYTES: Final = 18_000_000
"""A mail with an attachment of this size still passes."""

LEVEL: Final = 6
MAX_WINDOW_BYTES: Final = 8 * 1024 * 1024
"""Window that every zstd decoder must support; level 6 stays below."""

_RESERVE_BYTES: Final = 1_000_000
"""Left of a part for what the compressor still holds, the manifest and the envelope."""

_PIECE_BYTES: Final = 256 * 1024


class Carried(NamedTuple):
    """A line on its way into a file, and its place in its stream."""

    stream: StreamKey
    seq: int
    line: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """One part: the compressed lines and their entry in the manifest."""

    data: bytes | memoryview
    events: int
    raw_bytes: int
    sha256: str
    streams: tuple[StreamRanges, ...]


def pack(events: Iterable[Carried], *, part_bytes: int = PART_BYTES) -> Iterator[Payload]:
    """The parts that `events` fill, in order; one empty part where there are none.

    A part's file stays below `part_bytes`, unless that is less than the reserve of a million bytes: then a
    part ends after about 256 KiB of lines.
    """
    part = _Part()
    for event in events:
        if part.is_full(part_bytes):
            yield part.finished()
            part = _Part()
        part.add(event)
    yield part.finished()


def read_lines(payload: bytes | memoryview, raw_bytes: int) -> Iterator[bytes]:
    """The lines without their line feeds, in memory for one megabyte at a time.

    Raises `batch.too_large` as soon as there is more than `raw_bytes`, `line.too_long`, and `batch.contents`
    where the stream is damaged, shorter, does not end in a line feed, or holds an empty line.
    """
    tail = b""
    for piece in _decompressed(payload, raw_bytes):
        lines = (tail + piece).split(b"\n")
        tail = lines.pop()
        if max(map(len, lines), default=0) > MAX_LINE_BYTES or len(tail) > MAX_LINE_BYTES:
            raise UserError("line.too_long")
        if b"" in lines:
            raise UserError("batch.contents")
        yield from lines
    if tail:
        raise UserError("batch.contents")


def check(payload: bytes | memoryview, *, raw_bytes: int, events: int) -> None:
    """Reads all lines once without keeping any. Raises as `read_lines`, and where the count is another."""
    if sum(1 for _ in read_lines(payload, raw_bytes)) != events:
        raise UserError("batch.contents")


def _decompressed(payload: bytes | memoryview, raw_bytes: int) -> Iterator[bytes]:
    import zstandard

    total = 0
    reader = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES).stream_reader(
        payload, read_across_frames=True
    )
    try:
        while piece := reader.read(_PIECE_BYTES):
            total += len(piece)
            if total > raw_bytes:
                raise UserError("batch.too_large")
            yield piece
    except zstandard.ZstdError:
        raise UserError("batch.contents") from None
    if total != raw_bytes:
        raise UserError("batch.contents")


class _Part:
    def __init__(self) -> None:
        import zstandard

        self._compressor: zstandard.ZstdCompressionObj = zstandard.ZstdCompressor(
            level=LEVEL, write_checksum=True
        ).compressobj()
        self._packed: list[bytes] = []
        self._packed_bytes = 0
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._ranges = RangesBuilder()
        self._events = 0
        self.raw_bytes = 0

    def is_full(self, part_bytes: int) -> bool:
        packed = bool(self._packed) and self._packed_bytes > part_bytes - _RESERVE_BYTES and not self._waiting
        return packed or self._events >= MAX_EVENTS or self.raw_bytes > MAX_RAW_BYTES - 2 * MAX_LINE_BYTES

    def add(self, event: Carried) -> None:
        self._ranges.add(event.stream, event.seq)
        self._waiting.append(event.line)
        size = len(event.line) + 1
        self._waiting_bytes += size
        self.raw_bytes += size
        self._events += 1
        if self._waiting_bytes >= _PIECE_BYTES:
            self._compress()

    def finished(self) -> Payload:
        if self._waiting:
            self._compress()
        self._packed.append(self._compressor.flush())
        data = b"".join(self._packed)
        return Payload(
            data=data,
            events=self._events,
            raw_bytes=self.raw_bytes,
            sha256=hashlib.sha256(data).hexdigest(),
            streams=self._ranges.built(),
        )

    def _compress(self) -> None:
        self._waiting.append(b"")
        packed = self._compressor.compress(b"\n".join(self._waiting))
        self._packed.append(packed)
        self._packed_bytes += len(packed)
        self._waiting, self._waiting_bytes = [], 0
