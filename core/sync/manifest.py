"""Manifest of a batch file: sender, recipient, the numbers of its streams, its payload's hash.

docs/batch-format.md, "manifest.json". Parsing trusts nothing: see `parse`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

import orjson

from core.base.ids import BatchId, DeviceId
from core.events.lines import EventClass
from core.events.strictjson import Json
from core.sync import proofs, seals
from core.sync.ranges import Ranges

FORMAT: Final = 2
"""Format that our writer makes; a reader of 1 still reads it, since 2 only adds `seals`."""

READER: Final = 1
"""The newest `min_reader` that this program reads."""

MAX_MANIFEST_BYTES: Final = 1024 * 1024
MAX_RAW_BYTES: Final = 1024 * 1024 * 1024
MAX_RAW_RATIO: Final = 200
MAX_EVENTS: Final = 2_000_000
MAX_STREAMS: Final = 4_096
MAX_PARTS: Final = 999


class Profile(StrEnum):
    """Event classes that a file contains (sync.md 2)."""

    PSEUDONYMOUS = "pseudonymous"
    FULL = "full"


class StreamKey(NamedTuple):
    """One gapless sequence: a device, one life of its database, a class."""

    device: DeviceId
    incarnation: str
    cls: EventClass


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamRanges:
    """Some numbers of one stream, canonical."""

    stream: StreamKey
    ranges: Ranges


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The machine that wrote the file, by its place and keys; no personal data."""

    device: DeviceId
    incarnation: str
    unit_code: str
    unit_valid_from: str
    hamlet: str | None = None
    age_recipient: str
    """Recipient key for an answer."""
    signing_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A manifest. The last four fields are known once the payload is packed."""

    format: int = FORMAT
    min_reader: int = 1
    batch: BatchId
    number: int
    """The sender's running number of batches: "lô 9"."""
    previous: int = 0
    """The number of the batch before this one for the same addressee; 0 where there was none."""
    part: int = 1
    parts: int = 1
    created: str
    profile: Profile
    sender: Sender
    addressee: str
    """The age recipient the file was written for."""
    streams: tuple[StreamRanges, ...] = ()
    withheld: tuple[StreamRanges, ...] = ()
    """Numbers that the profile left out, so that they are never read as loss."""
    in_use: tuple[proofs.DownProof, ...] = ()
    """Downstream files in use at the sender; their writers go on above these versions."""
    seals: tuple[seals.Seal, ...] = ()
    """Signatures of devices over their own lines."""
    app_version: str
    events: int = 0
    raw_bytes: int = 0
    payload_bytes: int = 0
    payload_sha256: str = ""


def serialise(manifest: Manifest) -> bytes:
    """The manifest's canonical bytes: compact UTF-8 JSON, keys in the documented order, no line feed."""
    record: dict[str, Json] = {
        "format": manifest.format,
        "min_reader": manifest.min_reader,
        "batch": manifest.batch,
        "number": manifest.number,
        **({"previous": manifest.previous} if manifest.previous else {}),
        "part": manifest.part,
        "parts": manifest.parts,
        "created": manifest.created,
        "profile": manifest.profile.value,
        "sender": sender_record(manifest.sender),
        "addressee": manifest.addressee,
        "streams": [_stream_record(entry) for entry in manifest.streams],
        "withheld": [_stream_record(entry) for entry in manifest.withheld],
        **({"in_use": [proofs.record(proof) for proof in manifest.in_use]} if manifest.in_use else {}),
        **({"seals": [seals.record(seal) for seal in manifest.seals]} if manifest.seals else {}),
        "app_version": manifest.app_version,
        "events": manifest.events,
        "raw_bytes": manifest.raw_bytes,
        "payload_bytes": manifest.payload_bytes,
        "payload_sha256": manifest.payload_sha256,
    }
    return orjson.dumps(record)


def sender_record(sender: Sender) -> dict[str, Json]:
    return {
        "device": sender.device,
        "incarnation": sender.incarnation,
        "unit": sender.unit_code,
        "valid_from": sender.unit_valid_from,
        **({} if sender.hamlet is None else {"hamlet": sender.hamlet}),
        "age": sender.age_recipient,
        "minisign": sender.signing_key,
    }


def _stream_record(entry: StreamRanges) -> dict[str, Json]:
    return {
        "device": entry.stream.device,
        "incarnation": entry.stream.incarnation,
        "class": entry.stream.cls.value,
        "ranges": [list(pair) for pair in entry.ranges],
    }
