"""The exact bytes that keys of the province sign about other keys (docs/keys.md, "What is signed")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import orjson

SIGNATURE: Final = "signature"

_DECISION: Final = b"tung-nha device decision 1\0"
_PROVINCE: Final = b"tung-nha province keys 1\0"
_LINK: Final = b"tung-nha key link 1\0"
_ROTATION: Final = b"tung-nha own rotation 1\0"


def decision(kind: str, payload: Mapping[str, object]) -> bytes:
    """What the province signs of a `device.*` event: its kind and its payload without the signature."""
    said = {key: value for key, value in payload.items() if key != SIGNATURE and value is not None}
    return _DECISION + kind.encode() + b"\0" + _sorted(said)


def province_keys(*, unit: str, valid_from: str, age: str, minisign: str, recovery: str, root: str) -> bytes:
    """What the root key signs at the ceremony: which working and which offline keys belong together."""
    said = {
        "unit": unit,
        "valid_from": valid_from,
        "age": age,
        "minisign": minisign,
        "recovery": recovery,
        "root": root,
    }
    return _PROVINCE + _sorted(said)


def link(*, by: str, age: str, minisign: str, since: str) -> bytes:
    """What an old working key, or the root, signs of a new working key."""
    return _LINK + _sorted({"by": by, "age": age, "minisign": minisign, "since": since})


def own_rotation(*, device: str, age: str, minisign: str) -> bytes:
    """What a laptop's old key signs of its new ones."""
    return _ROTATION + _sorted({"device": device, "age": age, "minisign": minisign})


def _sorted(said: Mapping[str, object]) -> bytes:
    """Compact UTF-8 JSON, keys sorted: what `jq -jcS .` writes."""
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
