"""A receipt from outside: parsed strictly, or refused with the field that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NoReturn, TypeVar

from core.base.errors import UserError
from core.base.ids import BatchId, DeviceId, EventId, is_id
from core.events.lines import INCARNATION_PATTERN, MAX_SEQ, EventClass
from core.events.strictjson import Json, JsonProblem, read_object
from core.figures.arrivals import MissingBatch
from core.sync import receipts as r
from core.sync.conflicts import Fork
from core.sync.manifest import MAX_PARTS, MAX_STREAMS, StreamKey, StreamRanges
from core.sync.manifest_fields import SHA256_PATTERN, VERSION_PATTERN
from core.sync.ranges import Ranges, is_canonical

MOST_ENTRIES: Final = 100_000
MOST_SECONDS: Final = 200 * 366 * 86_400

_CHECK: Final = re.compile(r"[0-9a-f]{16}")
_CODE: Final = re.compile(r"[a-z][a-z_]{0,39}(\.[a-z][a-z_]{0,39})?")
_KIND: Final = re.compile(r"[a-z][a-z0-9_.]{0,99}")
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00")
_STATE: Final = re.compile(r"[a-z_]{1,40}")

T = TypeVar("T")


def parse(data: bytes) -> r.Receipt:
    """Return the receipt in `data`. Raises `receipt.unreadable` with the `field` that is wrong.

    Unknown keys and requests of a later program are ignored.
    """
    try:
        record = read_object(data)
    except JsonProblem:
        _refuse("json")
    requests = [_request(entry) for entry in _list(record, "requests")]
    return r.Receipt(
        device=_id(record, "device"),
        made=_text(record, "made", _INSTANT),
        streams=tuple(_each(record, "streams", _stream, MAX_STREAMS)),
        batches=tuple(_each(record, "batches", _batch)),
        missing_batches=tuple(_each(record, "missing_batches", _missing_batch)),
        kinds=tuple(_each(record, "kinds", _kind)),
        forks=tuple(_each(record, "forks", _fork)),
        requests=tuple(request for request in requests if request is not None),
    )


def _stream(entry: Mapping[str, Json]) -> r.StreamAck:
    acked = tuple(_acked(part) for part in _rows(entry, "acked"))
    if not is_apart((part.first, part.last) for part in acked):
        _refuse("acked")
    return r.StreamAck(stream=_key(entry), acked=acked, missing=_ranges(entry, "missing"))


def is_apart(ranges: Iterable[tuple[int, int]]) -> bool:
    """Ascending, from 1, none over another; two may touch."""
    last = 0
    for first, end in ranges:
        if not last < first <= end <= MAX_SEQ:
            return False
        last = end
    return True


def _acked(part: Json) -> r.AckedRange:
    if not isinstance(part, list) or len(part) != 3:
        _refuse("acked")
    first, last, check = part
    if type(first) is not int or type(last) is not int or not isinstance(check, str):
        _refuse("acked")
    if _CHECK.fullmatch(check) is None:
        _refuse("acked")
    return r.AckedRange(first, last, check)


def _ranges(entry: Mapping[str, Json], name: str) -> Ranges:
    found = []
    for pair in _rows(entry, name):
        if not isinstance(pair, list) or len(pair) != 2 or not all(type(number) is int for number in pair):
            _refuse(name)
        found.append((pair[0], pair[1]))
    if not is_canonical(found) or (found and found[-1][1] > MAX_SEQ):
        _refuse(name)
    return tuple(found)


def _batch(entry: Mapping[str, Json]) -> r.BatchAck:
    parts = _number(entry, "parts", 1, MAX_PARTS)
    return r.BatchAck(
        batch=BatchId(_id(entry, "batch")),
        number=_number(entry, "number", 1),
        part=_number(entry, "part", 1, parts),
        parts=parts,
        sha256=_text(entry, "sha256", SHA256_PATTERN),
        state=_text(entry, "state", _STATE),
        new=_number(entry, "new", 0),
        duplicate=_number(entry, "duplicate", 0),
        code=_text(entry, "code", _CODE) if "code" in entry else "",
        handled=_text(entry, "handled", _INSTANT),
    )


def _missing_batch(entry: Mapping[str, Json]) -> MissingBatch:
    parts = _rows(entry, "parts")
    if not all(type(part) is int and 1 <= part <= MAX_PARTS for part in parts):
        _refuse("parts")
    return MissingBatch(number=_number(entry, "number", 1), parts=tuple(int(str(part)) for part in parts))


def _kind(entry: Mapping[str, Json]) -> r.KindCount:
    return r.KindCount(
        kind=_text(entry, "kind", _KIND),
        events=_number(entry, "events", 0),
        digest=_text(entry, "digest", SHA256_PATTERN),
    )


def _fork(entry: Mapping[str, Json]) -> Fork:
    key = _key(entry)
    events = _rows(entry, "events")
    if not events or not all(isinstance(event, str) and is_id(event) for event in events):
        _refuse("events")
    return Fork(
        device=key.device,
        incarnation=key.incarnation,
        cls=key.cls.value,
        seq=_number(entry, "seq", 1),
        events=tuple(EventId(str(event)) for event in events),
    )


def _request(entry: Mapping[str, Json]) -> r.Request | None:
    """None for a request of a later program."""
    word = _text(entry, "request", _STATE)
    if word not in r.Asked._value2member_map_:
        return None
    streams = [
        StreamRanges(stream=_key(part), ranges=_ranges(part, "ranges")) for part in _list(entry, "streams")
    ]
    return r.Request(
        asked=r.Asked(word),
        ranges=tuple(streams),
        incarnation=_text(entry, "incarnation", INCARNATION_PATTERN) if "incarnation" in entry else "",
        seconds=_number(entry, "seconds", -MOST_SECONDS, MOST_SECONDS) if "seconds" in entry else 0,
        version=_text(entry, "version", VERSION_PATTERN) if "version" in entry else "",
    )


def _key(entry: Mapping[str, Json]) -> StreamKey:
    cls = entry.get("class")
    if cls not in (EventClass.PUBLIC.value, EventClass.PERSONAL.value):
        _refuse("class")
    return StreamKey(
        device=DeviceId(_id(entry, "device")),
        incarnation=_text(entry, "incarnation", INCARNATION_PATTERN),
        cls=EventClass(cls),
    )


def _each(
    record: Mapping[str, Json], name: str, read: Callable[[Mapping[str, Json]], T], most: int = MOST_ENTRIES
) -> list[T]:
    listed = _list(record, name)
    if len(listed) > most:
        _refuse(name)
    return [read(entry) for entry in listed]


def _list(record: Mapping[str, Json], name: str) -> list[Mapping[str, Json]]:
    found = []
    for entry in _rows(record, name):
        if not isinstance(entry, Mapping):
            _refuse(name)
        found.append(entry)
    return found


def _rows(record: Mapping[str, Json], name: str) -> list[Json]:
    listed = record.get(name, [])
    if not isinstance(listed, list) or len(listed) > MOST_ENTRIES:
        _refuse(name)
    return listed


def _id(record: Mapping[str, Json], name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not is_id(value):
        _refuse(name)
    return value


def _text(record: Mapping[str, Json], name: str, pattern: re.Pattern[str]) -> str:
    value = record.get(name)
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        _refuse(name)
    return value


def _number(record: Mapping[str, Json], name: str, least: int, most: int = MAX_SEQ) -> int:
    value = record.get(name)
    if type(value) is not int or not least <= value <= most:
        _refuse(name)
    return value


def _refuse(name: str) -> NoReturn:
    raise UserError("receipt.unreadable", field=name)
