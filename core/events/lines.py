"""The line of an event: one flat JSON object, whose exact bytes are hashed, stored and sent on.

docs/batch-format.md, "An event line". A line is never serialised again once it exists.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, NamedTuple, NoReturn

import orjson

from core.base.clock import HLC_PATTERN, Hlc
from core.base.errors import UserError
from core.base.ids import DeviceId, EventId, OfficerId, is_id
from core.events.strictjson import (
    MAX_TEXT_CHARS,
    Json,
    JsonProblem,
    is_plain,
    read_object,
    read_plain_objects,
)

MAX_LINE_BYTES: Final = 256 * 1024
MAX_SEQ: Final = 2**53 - 1
MAX_KIND_VERSION: Final = 9_999
ENVELOPE_KEYS: Final = ("id", "kind", "v", "device", "incarnation", "class", "seq", "hlc", "officer")
INCARNATION_PATTERN: Final = re.compile(r"[0-9a-f]{16}")
"""64 random bits as 16 hex digits."""

_KIND: Final = re.compile(r"[a-z][a-z0-9_]{0,31}(\.[a-z][a-z0-9_]{0,31}){1,3}")
_TOGETHER: Final = 500
"""Lines whose JSON is read at one go: no other thread runs meanwhile, so a millisecond's worth."""

MOST_SEEN_KEYS: Final = 1_000
_SEEN_KEYS: Final[set[str]] = set()
"""Payload keys whose form was found right."""

_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,63}")


class EventClass(StrEnum):
    """The event's sequence, one of three of a device (model.md, Events)."""

    PUBLIC = "public"
    PERSONAL = "personal"
    LOCAL = "local"
    """Only in this workspace; never in a file."""


class Envelope(NamedTuple):
    """An event: its author, time, place in a stream, and content (`payload`)."""

    id: EventId
    kind: str
    v: int
    device: DeviceId
    incarnation: str
    cls: EventClass
    seq: int
    hlc: Hlc
    officer: OfficerId | None
    payload: Mapping[str, Json]


def encode(envelope: Envelope) -> bytes:
    """The line of a new event, without the line feed. Raises as `decode` does where a rule is broken."""
    record: dict[str, Json] = {
        "id": envelope.id,
        "kind": envelope.kind,
        "v": envelope.v,
        "device": envelope.device,
        "incarnation": envelope.incarnation,
        "class": envelope.cls.value,
        "seq": envelope.seq,
        "hlc": envelope.hlc,
    }
    if envelope.officer is not None:
        record["officer"] = envelope.officer
    for key, value in envelope.payload.items():
        if key in ENVELOPE_KEYS:
            _refuse_field(key)
        record[key] = value
    line = _dump(record)
    if not _is_plainly_right(envelope, line):
        decode(line)
    return line


def _is_plainly_right(envelope: Envelope, line: bytes) -> bool:
    """Return True if a line just written is one that `decode` takes at one look, with keys that it
    has seen.
    """
    return (
        _is_head(envelope.kind, envelope.v, envelope.device, envelope.incarnation, envelope.officer)
        and is_id(envelope.id)
        and HLC_PATTERN.fullmatch(envelope.hlc) is not None
        and 1 <= envelope.seq <= MAX_SEQ
        and _SEEN_KEYS.issuperset(envelope.payload)
        and is_plain(line)
    )


@lru_cache(maxsize=256)
def _is_head(kind: str, v: int, device: str, incarnation: str, officer: str | None) -> bool:
    """Return True if what is the same in all lines of one kind by one machine is right."""
    return (
        _KIND.fullmatch(kind) is not None
        and 1 <= v <= MAX_KIND_VERSION
        and is_id(device)
        and INCARNATION_PATTERN.fullmatch(incarnation) is not None
        and (officer is None or is_id(officer))
    )


def decode(line: bytes) -> Envelope:
    """Return the event in `line` (no line feed).

    Raises `line.too_long`, `line.json` (with `rule`) or `line.field` (with `field`). Unknown kinds and
    payload keys are kept: their meaning is not decided by this module.
    """
    if len(line) > MAX_LINE_BYTES:
        raise UserError("line.too_long")
    try:
        record = read_object(line)
    except JsonProblem as problem:
        raise UserError("line.json", rule=problem.rule.value) from None
    return _envelope_of_ours(record, line) or _envelope(record)


def decode_many(lines: Sequence[bytes]) -> list[Envelope]:
    """`decode` of each; where all are plain lines of ours, their JSON is read and compared as one text."""
    return [
        event
        for first in range(0, len(lines), _TOGETHER)
        for event in _decode_together(lines[first : first + _TOGETHER])
    ]


def _decode_together(lines: Sequence[bytes]) -> list[Envelope]:
    """Each line begins with the only opening brace in it, so the n-th object of the text is the n-th line."""
    if max(map(len, lines)) <= MAX_TEXT_CHARS and all(line.startswith(b"{") for line in lines):
        records = read_plain_objects(b",".join(lines))
        if records is not None and len(records) == len(lines):
            return [
                _envelope_of_ours(record, line) or _envelope(record)
                for record, line in zip(records, lines, strict=True)
            ]
    return [decode(line) for line in lines]


def digest(line: bytes) -> bytes:
    """SHA-256 of the exact line: the same id with another digest is another event (sync.md M2)."""
    return hashlib.sha256(line).digest()


def _dump(record: dict[str, Json]) -> bytes:
    try:
        return orjson.dumps(record)
    except orjson.JSONEncodeError:
        raise UserError("line.json", rule="syntax") from None


def _envelope_of_ours(record: dict[str, Json], line: bytes) -> Envelope | None:
    """Return the envelope where its keys are in the order that we write, all right at one look; else None."""
    match = _OURS.match(line)
    if match is None or ("officer" in record) != (match[9] is not None):
        return None
    pop: Callable[..., Any] = record.pop
    envelope = Envelope(
        pop("id"),
        pop("kind"),
        pop("v"),
        pop("device"),
        pop("incarnation"),
        _CLASSES[pop("class")],
        pop("seq"),
        pop("hlc"),
        pop("officer", None),
        record,
    )
    if not _SEEN_KEYS.issuperset(record):
        _check_keys(record)
    return envelope


def _check_keys(record: Mapping[str, Json]) -> None:
    for key in record:
        if _KEY.fullmatch(key) is None:
            _refuse_field("key")
    if len(_SEEN_KEYS) < MOST_SEEN_KEYS:
        _SEEN_KEYS.update(record)


def _envelope(record: dict[str, Json]) -> Envelope:
    envelope = Envelope(
        id=EventId(_id(record, "id")),
        kind=_matching(record, "kind", _KIND),
        v=_number(record, "v", MAX_KIND_VERSION),
        device=DeviceId(_id(record, "device")),
        incarnation=_matching(record, "incarnation", INCARNATION_PATTERN),
        cls=_class(record),
        seq=_number(record, "seq", MAX_SEQ),
        hlc=Hlc(_matching(record, "hlc", HLC_PATTERN)),
        officer=OfficerId(_id(record, "officer")) if "officer" in record else None,
        payload=record,
    )
    record.pop("officer", None)
    _check_keys(record)
    return envelope


def _id(record: dict[str, Json], field: str) -> str:
    value = record.pop(field, None)
    if not isinstance(value, str) or not is_id(value):
        _refuse_field(field)
    return value


def _matching(record: dict[str, Json], field: str, pattern: re.Pattern[str]) -> str:
    value = record.pop(field, None)
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        _refuse_field(field)
    return value


def _number(record: dict[str, Json], field: str, most: int) -> int:
    value = record.pop(field, None)
    if type(value) is not int or not 1 <= value <= most:
        _refuse_field(field)
    return value


def _class(record: dict[str, Json]) -> EventClass:
    value = record.pop("class", None)
    if not isinstance(value, str) or value not in _CLASSES:
        _refuse_field("class")
    return _CLASSES[value]


def _refuse_field(field: str) -> NoReturn:
    raise UserError("line.field", field=field)


_CLASSES: Final = {cls.value: cls for cls in EventClass}

_UUID: Final = r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_OURS: Final = re.compile(
    (
        rf'\{{"id":"({_UUID})","kind":"([a-z][a-z0-9_]{{0,31}}(?:\.[a-z][a-z0-9_]{{0,31}}){{1,3}})"'
        rf',"v":([1-9][0-9]{{0,3}}),"device":"({_UUID})","incarnation":"([0-9a-f]{{16}})"'
        rf',"class":"(public|personal|local)","seq":([1-9][0-9]{{0,14}}),"hlc":"([0-9a-f]{{12}}-[0-9a-f]{{4}})"'
        rf'(?:,"officer":"({_UUID})")?[,}}]'
    ).encode()
)
"""The head of a line as `encode` writes it. `seq` beyond 15 digits is left to the slower way."""
