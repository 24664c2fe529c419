"""The receipt: what a receiver has of what a laptop sent, and what it asks for (sync.md 3).

docs/batch-format.md, "Receipts". It travels as the body of a downstream file; nothing depends on it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

import orjson

from core.base.ids import BatchId
from core.events.strictjson import Json
from core.figures.arrivals import MissingBatch
from core.sync.conflicts import Fork
from core.sync.manifest import StreamKey, StreamRanges
from core.sync.ranges import Ranges, count

CHUNK: Final = 1_000
"""Most numbers in an acknowledged range: after a failed check no more than these are sent again."""

CHECK_CHARS: Final = 16


class Place(StrEnum):
    """State of a visit or a batch, in words that anyone understands."""

    LOCAL = "local"
    """On this laptop."""
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    """The province has it."""


class Asked(StrEnum):
    """Request of a receiver to a laptop."""

    SEND_MISSING = "send_missing"
    ROTATE_INCARNATION = "rotate_incarnation"
    FIX_CLOCK = "fix_clock"
    UPDATE_APP = "update_app"


class AckedRange(NamedTuple):
    """Numbers that the receiver holds, both ends among them, without a fork; `check` is `range_check`."""

    first: int
    last: int
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamAck:
    """One stream: what is held, and the gaps below the highest number that were not withheld."""

    stream: StreamKey
    acked: tuple[AckedRange, ...]
    missing: Ranges = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchAck:
    """Outcome of one file. Counts are events; `code` of the sentence that refused it, else empty."""

    batch: BatchId
    number: int
    part: int
    parts: int
    sha256: str
    state: str
    """`merged`, `undone` or `refused`."""
    new: int
    duplicate: int
    code: str
    handled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """Events of one kind among the acknowledged; `digest` is `ids_digest` over their ids."""

    kind: str
    events: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing asked. `ranges` of `send_missing`, `incarnation` to leave, `seconds` the clock is ahead,
    `version` of the newest app."""

    asked: Asked
    ranges: tuple[StreamRanges, ...] = ()
    incarnation: str = ""
    seconds: int = 0
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Content of a receiver's answer to one laptop. `made` is ISO; its number is the file's version."""

    device: str
    made: str
    streams: tuple[StreamAck, ...] = ()
    batches: tuple[BatchAck, ...] = ()
    missing_batches: tuple[MissingBatch, ...] = ()
    kinds: tuple[KindCount, ...] = ()
    forks: tuple[Fork, ...] = ()
    requests: tuple[Request, ...] = ()

    @property
    def missing(self) -> int:
        """Return the count of numbers that have not arrived."""
        return sum(count(stream.missing) for stream in self.streams)


def range_check(ids: Iterable[str]) -> str:
    """Return the first 16 hex digits of the SHA-256 over the ids of a range in the order of their numbers.

    Each is ended by a line feed. It distinguishes a laptop that was put back to an old copy from one that
    holds the same events as the receiver.
    """
    return ids_digest(ids)[:CHECK_CHARS]


def ids_digest(ids: Iterable[str]) -> str:
    """SHA-256 in hex over ids, each ended by a line feed."""
    return hashlib.sha256("".join(f"{one}\n" for one in ids).encode()).hexdigest()


def serialise(receipt: Receipt) -> bytes:
    """The body of the downstream file: compact UTF-8 JSON."""
    record: dict[str, Json] = {
        "device": receipt.device,
        "made": receipt.made,
        "streams": [_stream(entry) for entry in receipt.streams],
        "batches": [
            {
                "batch": entry.batch,
                "number": entry.number,
                "part": entry.part,
                "parts": entry.parts,
                "sha256": entry.sha256,
                "state": entry.state,
                "new": entry.new,
                "duplicate": entry.duplicate,
                **({"code": entry.code} if entry.code else {}),
                "handled": entry.handled,
            }
            for entry in receipt.batches
        ],
        "missing_batches": [
            {"number": entry.number, **({"parts": list(entry.parts)} if entry.parts else {})}
            for entry in receipt.missing_batches
        ],
        "kinds": [
            {"kind": entry.kind, "events": entry.events, "digest": entry.digest} for entry in receipt.kinds
        ],
        "forks": [
            {
                "device": fork.device,
                "incarnation": fork.incarnation,
                "class": fork.cls,
                "seq": fork.seq,
                "events": list(fork.events),
            }
            for fork in receipt.forks
        ],
        "requests": [_request(entry) for entry in receipt.requests],
    }
    return orjson.dumps(record)


def _stream(entry: StreamAck) -> dict[str, Json]:
    missing: dict[str, Json] = {"missing": [list(pair) for pair in entry.missing]} if entry.missing else {}
    return {**_key(entry.stream), "acked": [list(part) for part in entry.acked], **missing}


def _key(stream: StreamKey) -> dict[str, Json]:
    return {"device": stream.device, "incarnation": stream.incarnation, "class": stream.cls.value}


def _request(entry: Request) -> dict[str, Json]:
    record: dict[str, Json] = {"request": entry.asked.value}
    if entry.ranges:
        record["streams"] = [
            {**_key(part.stream), "ranges": [list(pair) for pair in part.ranges]} for part in entry.ranges
        ]
    if entry.incarnation:
        record["incarnation"] = entry.incarnation
    if entry.seconds:
        record["seconds"] = entry.seconds
    if entry.version:
        record["version"] = entry.version
    return record
