"""A manifest from outside: parsed strictly, or refused with the field that is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, NoReturn, cast

from core.errors import ExitCode, UserError
from core.exchange import manifest as m
from core.exchange.keytext import is_age_recipient, is_signing_key
from core.exchange.lines import INCARNATION_PATTERN, MAX_SEQ, EventClass
from core.exchange.ranges import Ranges, is_canonical
from core.exchange.strictjson import Json, JsonProblem, read_object
from core.ids import BatchId, DeviceId, is_id

_UNIT: Final = re.compile(r"\d{2}|\d{3}|\d{5}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00")
_VERSION: Final = re.compile(r"[0-9A-Za-z.+-]{1,40}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_HAMLET_CHARS: Final = 120


def parse(data: bytes) -> m.Manifest:
    """The manifest in `data`.

    Raises `batch.newer` (held: exit code 3) where a newer program is needed, else `batch.manifest` with the
    `field` that is wrong, or `json`. Unknown keys are left alone: format 1 grows by adding.
    """
    if len(data) > m.MAX_MANIFEST_BYTES:
        raise UserError("batch.too_large")
    try:
        record = read_object(data)
    except JsonProblem:
        _refuse("json")
    if _number(record, "min_reader", 1, MAX_SEQ) > m.READER:
        raise UserError("batch.newer", exit_code=ExitCode.NEEDS_DECISION)
    parts = _number(record, "parts", 1, m.MAX_PARTS)
    return _checked(
        m.Manifest(
            format=_number(record, "format", 1, MAX_SEQ),
            min_reader=_number(record, "min_reader", 1, m.READER),
            batch=BatchId(_id(record, "batch")),
            number=_number(record, "number", 1, MAX_SEQ),
            part=_number(record, "part", 1, parts),
            parts=parts,
            created=_instant(record),
            profile=_profile(record),
            sender=_sender(record),
            addressee=_recipient(record, "addressee"),
            streams=_streams(record, "streams"),
            withheld=_streams(record, "withheld"),
            app_version=_matching(record, "app_version", _VERSION),
            events=_number(record, "events", 0, m.MAX_EVENTS),
            raw_bytes=_number(record, "raw_bytes", 0, MAX_SEQ),
            payload_bytes=_number(record, "payload_bytes", 1, MAX_SEQ),
            payload_sha256=_matching(record, "payload_sha256", _SHA256),
        )
    )


def _checked(manifest: m.Manifest) -> m.Manifest:
    if manifest.raw_bytes > min(m.MAX_RAW_BYTES, m.MAX_RAW_RATIO * manifest.payload_bytes):
        raise UserError("batch.too_large")
    carried = {entry.stream for entry in manifest.streams}
    if len(carried) != len(manifest.streams):
        _refuse("streams")
    if manifest.profile is m.Profile.PSEUDONYMOUS and any(s.cls is EventClass.PERSONAL for s in carried):
        _refuse("profile")
    return manifest


def _sender(record: Mapping[str, Json]) -> m.Sender:
    inner = record.get("sender")
    if not isinstance(inner, Mapping):
        _refuse("sender")
    signing_key = inner.get("minisign")
    if not isinstance(signing_key, str) or not is_signing_key(signing_key):
        _refuse("minisign")
    return m.Sender(
        device=DeviceId(_id(inner, "device")),
        incarnation=_matching(inner, "incarnation", INCARNATION_PATTERN),
        unit_code=_matching(inner, "unit", _UNIT),
        unit_valid_from=_matching(inner, "valid_from", _DAY),
        hamlet=_hamlet(inner),
        age_recipient=_recipient(inner, "age"),
        signing_key=signing_key,
    )


def _hamlet(record: Mapping[str, Json]) -> str | None:
    value = record.get("hamlet")
    if value is None:
        return None
    if not isinstance(value, str) or not 0 < len(value) <= _HAMLET_CHARS or not value.isprintable():
        _refuse("hamlet")
    return value


def _streams(record: Mapping[str, Json], field: str) -> tuple[m.StreamRanges, ...]:
    listed = record.get(field)
    if not isinstance(listed, Sequence) or isinstance(listed, str) or len(listed) > m.MAX_STREAMS:
        _refuse(field)
    return tuple(_stream(entry, field) for entry in listed)


def _stream(entry: Json, field: str) -> m.StreamRanges:
    if not isinstance(entry, Mapping):
        _refuse(field)
    cls = entry.get("class")
    if cls not in (EventClass.PUBLIC.value, EventClass.PERSONAL.value):
        _refuse("class")
    key = m.StreamKey(
        device=DeviceId(_id(entry, "device")),
        incarnation=_matching(entry, "incarnation", INCARNATION_PATTERN),
        cls=EventClass(cls),
    )
    return m.StreamRanges(stream=key, ranges=_ranges(entry))


def _ranges(entry: Mapping[str, Json]) -> Ranges:
    listed = entry.get("ranges")
    if not isinstance(listed, list) or not all(_is_pair(pair) for pair in listed):
        _refuse("ranges")
    ranges = tuple((first, last) for first, last in cast(list[list[int]], listed))
    if not ranges or not is_canonical(ranges) or ranges[-1][1] > MAX_SEQ:
        _refuse("ranges")
    return ranges


def _is_pair(value: Json) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(number) is int for number in value)


def _instant(record: Mapping[str, Json]) -> str:
    text = _matching(record, "created", _INSTANT)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        _refuse("created")
    return text


def _profile(record: Mapping[str, Json]) -> m.Profile:
    value = record.get("profile")
    if value not in tuple(m.Profile):
        _refuse("profile")
    return m.Profile(cast(str, value))


def _recipient(record: Mapping[str, Json], field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str) or not is_age_recipient(value):
        _refuse(field)
    return value


def _id(record: Mapping[str, Json], field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str) or not is_id(value):
        _refuse(field)
    return value


def _matching(record: Mapping[str, Json], field: str, pattern: re.Pattern[str]) -> str:
    value = record.get(field)
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        _refuse(field)
    return value


def _number(record: Mapping[str, Json], field: str, least: int, most: int) -> int:
    value = record.get(field)
    if type(value) is not int or not least <= value <= most:
        _refuse(field)
    return value


def _refuse(field: str) -> NoReturn:
    raise UserError("batch.manifest", field=field)
