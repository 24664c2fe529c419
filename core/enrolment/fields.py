"""Fields of a record from outside, read strictly; a wrong one raises the code of what was being read."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

import orjson

from core.base.clock import parse_instant
from core.base.errors import UserError
from core.base.ids import is_id
from core.base.keytext import is_age_recipient, is_signing_key
from core.events.strictjson import Json

SIGNATURE_BYTES: Final = 64

_UNIT: Final = re.compile(r"\d{2}|\d{3}|\d{5}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00")
_HAMLET_CHARS: Final = 120
_BOX_BYTES: Final = 1024


@dataclass(frozen=True, slots=True)
class Fields:
    """`error` is raised, by its code, where a field is missing or is not what it must be."""

    record: Mapping[str, Json]
    error: str

    def refuse(self) -> NoReturn:
        raise UserError(self.error)

    def id(self, name: str) -> str:
        value = self.record.get(name)
        if not isinstance(value, str) or not is_id(value):
            self.refuse()
        return value

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        value = self.record.get(name)
        if not isinstance(value, str) or pattern.fullmatch(value) is None:
            self.refuse()
        return value

    def unit(self) -> tuple[str, str]:
        """Code and the day from which it holds."""
        return self.matching("unit", _UNIT), self.matching("valid_from", _DAY)

    def unit_code(self) -> str:
        return self.matching("unit", _UNIT)

    def instant(self, name: str) -> str:
        text = self.matching(name, _INSTANT)
        try:
            parse_instant(text)
        except UserError:
            self.refuse()
        return text

    def hamlet(self) -> str | None:
        value = self.record.get("hamlet")
        if value is None:
            return None
        if not isinstance(value, str) or not 0 < len(value) <= _HAMLET_CHARS or not value.isprintable():
            self.refuse()
        return value

    def recipient(self, name: str) -> str:
        value = self.record.get(name)
        if not isinstance(value, str) or not is_age_recipient(value):
            self.refuse()
        return value

    def signing_key(self, name: str) -> str:
        value = self.record.get(name)
        if not isinstance(value, str) or not is_signing_key(value):
            self.refuse()
        return value

    def signature(self, name: str) -> bytes:
        raw = self.box(name)
        if len(raw) != SIGNATURE_BYTES:
            self.refuse()
        return raw

    def box(self, name: str) -> bytes:
        """Base64 of 1 to 1,024 bytes."""
        value = self.record.get(name)
        try:
            raw = base64.b64decode(value if isinstance(value, str) else "", validate=True)
        except (binascii.Error, ValueError):
            self.refuse()
        if not 0 < len(raw) <= _BOX_BYTES:
            self.refuse()
        return raw


SIGNATURE: Final = "signature"

_DECISION: Final = b"tung-nha device decision 1\0"
_PROVINCE: Final = b"tung-nha province keys 1\0"
_LINK: Final = b"tung-nha key link 1\0"
_ROTATION: Final = b"tung-nha own rotation 1\0"


def decision(kind: str, payload: Mapping[str, object]) -> bytes:
    """Return the bytes that the province signs of a `device.*` event: its kind and its payload without the
    signature.
    """
    said = {key: value for key, value in payload.items() if key != SIGNATURE and value is not None}
    return _DECISION + kind.encode() + b"\0" + _sorted(said)


def province_keys(*, unit: str, valid_from: str, age: str, minisign: str, recovery: str, root: str) -> bytes:
    """Return the bytes that the root key signs at the ceremony: the working and the offline keys that belong
    together.
    """
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
    """Return the bytes that an old working key, or the root, signs of a new working key."""
    return _LINK + _sorted({"by": by, "age": age, "minisign": minisign, "since": since})


def own_rotation(*, device: str, age: str, minisign: str) -> bytes:
    """Return the bytes that a laptop's old key signs of its new ones."""
    return _ROTATION + _sorted({"device": device, "age": age, "minisign": minisign})


def _sorted(said: Mapping[str, object]) -> bytes:
    """Compact UTF-8 JSON, keys sorted: what `jq -jcS .` writes."""
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
