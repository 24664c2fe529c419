"""Stream seals: a device signs a range of its own lines, which proves them wherever they are passed on.

docs/batch-format.md, "Seals".
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple, cast

import orjson

from core.base.ids import DeviceId, EventId, is_id
from core.events.lines import INCARNATION_PATTERN, MAX_SEQ
from core.events.strictjson import Json

MAX_SEALS: Final = 4_096
_DOMAIN: Final = b"tung-nha stream seal 1\0"
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_SIGNATURE_BYTES: Final = 64


class SealedLine(NamedTuple):
    """Place, id and hash (SHA-256, hex) of a line; sorts as a digest takes it."""

    seq: int
    id: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """`signature` over the lines `first` to `last` of a stream, but for those in `without`.

    `cut` replaces lines that this file may not carry: erased by law, or held back by a consent.
    """

    device: DeviceId
    incarnation: str
    cls: str
    first: int
    last: int
    signature: bytes
    cut: tuple[SealedLine, ...] = ()
    without: tuple[EventId, ...] = ()

    def message(self, lines: Iterable[SealedLine]) -> bytes:
        """Return the bytes that the device signed, were these the lines of the range."""
        out = set(self.without)
        kept = sorted(line for line in lines if line.id not in out)
        return message((self.device, self.incarnation, self.cls), (self.first, self.last), kept)


def message(stream: tuple[str, str, str], bounds: tuple[int, int], lines: Iterable[SealedLine]) -> bytes:
    """Return what a seal signs of lines in the order of (seq, id), in the range `bounds` of a stream."""
    (device, incarnation, cls), (first, last) = stream, bounds
    hashed, events = hashlib.sha256(), 0
    for line in lines:
        hashed.update(line.sha256.encode() + b"\n")
        events += 1
    said = {
        "class": cls,
        "device": device,
        "digest": hashed.hexdigest(),
        "events": events,
        "first": first,
        "incarnation": incarnation,
        "last": last,
    }
    return _DOMAIN + orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def record(seal: Seal) -> dict[str, Json]:
    """Return a seal as a manifest lists it."""
    return {
        "device": seal.device,
        "incarnation": seal.incarnation,
        "class": seal.cls,
        "first": seal.first,
        "last": seal.last,
        "signature": base64.b64encode(seal.signature).decode(),
        **({"cut": [list(line) for line in seal.cut]} if seal.cut else {}),
        **({"without": list(seal.without)} if seal.without else {}),
    }


def read(entry: Json) -> Seal | None:
    """Return the seal of a manifest's entry, None where it is none."""
    if not isinstance(entry, dict):
        return None
    get = entry.get
    device, incarnation, cls = get("device"), get("incarnation"), get("class")
    first, last, signature = get("first"), get("last"), _signature(get("signature"))
    cut, without = _cut(get("cut", [])), _ids(get("without", []))
    is_stream = (
        isinstance(device, str)
        and is_id(device)
        and isinstance(incarnation, str)
        and INCARNATION_PATTERN.fullmatch(incarnation) is not None
        and cls in ("public", "personal")
    )
    is_range = type(first) is int and type(last) is int and 1 <= first <= last <= MAX_SEQ
    if not is_stream or not is_range or signature is None or cut is None or without is None:
        return None
    return Seal(
        device=DeviceId(cast(str, device)),
        incarnation=cast(str, incarnation),
        cls=cast(str, cls),
        first=cast(int, first),
        last=cast(int, last),
        signature=signature,
        cut=cut,
        without=without,
    )


def _signature(value: Json) -> bytes | None:
    try:
        found = base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except (binascii.Error, ValueError):
        return None
    return found if len(found) == _SIGNATURE_BYTES else None


def _cut(value: Json) -> tuple[SealedLine, ...] | None:
    if not isinstance(value, list) or not all(_is_cut(entry) for entry in value):
        return None
    return tuple(SealedLine(*cast(tuple[int, str, str], entry)) for entry in value)


def _is_cut(entry: Json) -> bool:
    if not isinstance(entry, list) or len(entry) != 3:
        return False
    seq, one, sha256 = entry
    is_text = isinstance(one, str) and is_id(one) and isinstance(sha256, str)
    return type(seq) is int and is_text and _SHA256.fullmatch(str(sha256)) is not None


def _ids(value: Json) -> tuple[EventId, ...] | None:
    if not isinstance(value, list) or not all(isinstance(one, str) and is_id(one) for one in value):
        return None
    return tuple(EventId(cast(str, one)) for one in value)
