"""Single fields of a signed head from outside, read strictly; each refusal names the field.

Shared by the manifest of a batch and the head of a downstream file (docs/batch-format.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, NoReturn

from core.base.errors import UserError
from core.base.ids import DeviceId, is_id
from core.base.keytext import is_age_recipient, is_signing_key
from core.events.lines import INCARNATION_PATTERN
from core.events.strictjson import Json
from core.sync import manifest as m
from core.sync import seals

VERSION_PATTERN: Final = re.compile(r"[0-9A-Za-z.+-]{1,40}")
SHA256_PATTERN: Final = re.compile(r"[0-9a-f]{64}")

_UNIT: Final = re.compile(r"\d{2}|\d{3}|\d{5}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00")
_HAMLET_CHARS: Final = 120


def read_sender(record: Mapping[str, Json]) -> m.Sender:
    inner = record.get("sender")
    if not isinstance(inner, Mapping):
        refuse("sender")
    signing_key = inner.get("minisign")
    if not isinstance(signing_key, str) or not is_signing_key(signing_key):
        refuse("minisign")
    return m.Sender(
        device=DeviceId(read_id(inner, "device")),
        incarnation=read_matching(inner, "incarnation", INCARNATION_PATTERN),
        unit_code=read_matching(inner, "unit", _UNIT),
        unit_valid_from=read_day(inner, "valid_from"),
        hamlet=_hamlet(inner),
        age_recipient=read_recipient(inner, "age"),
        signing_key=signing_key,
    )


def _hamlet(record: Mapping[str, Json]) -> str | None:
    value = record.get("hamlet")
    if value is None:
        return None
    if not isinstance(value, str) or not 0 < len(value) <= _HAMLET_CHARS or not value.isprintable():
        refuse("hamlet")
    return value


def read_day(record: Mapping[str, Json], field: str) -> str:
    text = read_matching(record, field, _DAY)
    try:
        date.fromisoformat(text)
    except ValueError:
        refuse(field)
    return text


def read_instant(record: Mapping[str, Json], field: str) -> str:
    text = read_matching(record, field, _INSTANT)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        refuse(field)
    return text


def read_recipient(record: Mapping[str, Json], field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str) or not is_age_recipient(value):
        refuse(field)
    return value


def read_id(record: Mapping[str, Json], field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str) or not is_id(value):
        refuse(field)
    return value


def read_matching(record: Mapping[str, Json], field: str, pattern: re.Pattern[str]) -> str:
    value = record.get(field)
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        refuse(field)
    return value


def read_number(record: Mapping[str, Json], field: str, least: int, most: int) -> int:
    value = record.get(field)
    if type(value) is not int or not least <= value <= most:
        refuse(field)
    return value


def refuse(field: str) -> NoReturn:
    raise UserError("batch.manifest", field=field)


def read_seals(record: Mapping[str, Json]) -> tuple[seals.Seal, ...]:
    """Return the seals of a manifest or head. Raises `batch.manifest`."""
    listed = record.get("seals", [])
    if not isinstance(listed, list) or len(listed) > seals.MAX_SEALS:
        refuse("seals")
    found = [seal for entry in listed if (seal := seals.read(entry)) is not None]
    if len(found) != len(listed):
        refuse("seals")
    return tuple(found)
