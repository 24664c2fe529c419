"""A manifest from outside: parsed strictly, or refused with the field that is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from core.base.errors import ExitCode, UserError
from core.base.ids import BatchId, DeviceId
from core.events.lines import INCARNATION_PATTERN, MAX_SEQ, EventClass
from core.events.strictjson import Json, JsonProblem, read_object
from core.sync import manifest as m
from core.sync import proofs
from core.sync.manifest_fields import (
    SHA256_PATTERN,
    VERSION_PATTERN,
    read_id,
    read_instant,
    read_matching,
    read_number,
    read_recipient,
    read_seals,
    read_sender,
    refuse,
)
from core.sync.ranges import Ranges, is_canonical


def parse(data: bytes) -> m.Manifest:
    """Return the manifest in `data`.

    Raises `batch.newer` (held: exit code 3) where a newer program is needed, else `batch.manifest` with the
    `field` that is wrong, or `json`. Unknown keys are ignored: format 1 grows by adding.
    """
    if len(data) > m.MAX_MANIFEST_BYTES:
        raise UserError("batch.too_large")
    try:
        record = read_object(data)
    except JsonProblem:
        refuse("json")
    if read_number(record, "min_reader", 1, MAX_SEQ) > m.READER:
        raise UserError("batch.newer", exit_code=ExitCode.NEEDS_DECISION)
    parts = read_number(record, "parts", 1, m.MAX_PARTS)
    return _checked(
        m.Manifest(
            format=read_number(record, "format", 1, MAX_SEQ),
            min_reader=read_number(record, "min_reader", 1, m.READER),
            batch=BatchId(read_id(record, "batch")),
            number=read_number(record, "number", 1, MAX_SEQ),
            previous=read_number(record, "previous", 1, MAX_SEQ) if "previous" in record else 0,
            part=read_number(record, "part", 1, parts),
            parts=parts,
            created=read_instant(record, "created"),
            profile=_profile(record),
            sender=read_sender(record),
            addressee=read_recipient(record, "addressee"),
            streams=_streams(record, "streams"),
            withheld=_streams(record, "withheld"),
            in_use=_in_use(record),
            seals=read_seals(record),
            app_version=read_matching(record, "app_version", VERSION_PATTERN),
            events=read_number(record, "events", 0, m.MAX_EVENTS),
            raw_bytes=read_number(record, "raw_bytes", 0, MAX_SEQ),
            payload_bytes=read_number(record, "payload_bytes", 1, MAX_SEQ),
            payload_sha256=read_matching(record, "payload_sha256", SHA256_PATTERN),
        )
    )


def _checked(manifest: m.Manifest) -> m.Manifest:
    if manifest.raw_bytes > min(m.MAX_RAW_BYTES, m.MAX_RAW_RATIO * manifest.payload_bytes):
        raise UserError("batch.too_large")
    carried = {entry.stream for entry in manifest.streams}
    if len(carried) != len(manifest.streams):
        refuse("streams")
    if manifest.profile is m.Profile.PSEUDONYMOUS and any(s.cls is EventClass.PERSONAL for s in carried):
        refuse("profile")
    return manifest


def _in_use(record: Mapping[str, Json]) -> tuple[proofs.DownProof, ...]:
    listed = record.get("in_use", [])
    if not isinstance(listed, list) or len(listed) > proofs.MAX_PROOFS:
        refuse("in_use")
    found = [proof for entry in listed if (proof := proofs.read(entry)) is not None]
    if len(found) != len(listed):
        refuse("in_use")
    return tuple(found)


def _streams(record: Mapping[str, Json], field: str) -> tuple[m.StreamRanges, ...]:
    listed = record.get(field)
    if not isinstance(listed, Sequence) or isinstance(listed, str) or len(listed) > m.MAX_STREAMS:
        refuse(field)
    return tuple(_stream(entry, field) for entry in listed)


def _stream(entry: Json, field: str) -> m.StreamRanges:
    if not isinstance(entry, Mapping):
        refuse(field)
    cls = entry.get("class")
    if cls not in (EventClass.PUBLIC.value, EventClass.PERSONAL.value):
        refuse("class")
    key = m.StreamKey(
        device=DeviceId(read_id(entry, "device")),
        incarnation=read_matching(entry, "incarnation", INCARNATION_PATTERN),
        cls=EventClass(cls),
    )
    return m.StreamRanges(stream=key, ranges=_ranges(entry))


def _ranges(entry: Mapping[str, Json]) -> Ranges:
    listed = entry.get("ranges")
    if not isinstance(listed, list) or not all(_is_pair(pair) for pair in listed):
        refuse("ranges")
    ranges = tuple((first, last) for first, last in cast(list[list[int]], listed))
    if not ranges or not is_canonical(ranges) or ranges[-1][1] > MAX_SEQ:
        refuse("ranges")
    return ranges


def _is_pair(value: Json) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(number) is int for number in value)


def _profile(record: Mapping[str, Json]) -> m.Profile:
    value = record.get("profile")
    if value not in tuple(m.Profile):
        refuse("profile")
    return m.Profile(cast(str, value))
