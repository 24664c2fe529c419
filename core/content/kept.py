"""An official document as text that is kept, and read back as the same document."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import Any, Final

from core.campaigns.models import Urgency
from core.content import document, drawing, grid, models, sheets
from core.content.document import OfficialDocument

_TYPES: Final[dict[str, type]] = {
    name: found
    for part in (document, drawing, grid, models, sheets)
    for name, found in vars(part).items()
    if isinstance(found, type) and (dataclasses.is_dataclass(found) or issubclass(found, Enum))
} | {"Urgency": Urgency}


def packed(kept: OfficialDocument) -> str:
    """Return JSON, the same for the same document."""
    return json.dumps(_plain(kept), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unpacked(text: str) -> OfficialDocument:
    """Return the document that was packed. Raises `TypeError` for other text."""
    found = _built(json.loads(text))
    if not isinstance(found, OfficialDocument):
        raise TypeError("no document")
    return found


def digest_of(text: str) -> str:
    """SHA-256 of a packed document."""
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return {"enum": type(value).__name__, "is": value.value}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
        return {"type": type(value).__name__, "of": fields}
    if isinstance(value, Fraction):
        return {"fraction": [value.numerator, value.denominator]}
    if isinstance(value, Mapping):
        return {"map": {str(key): _plain(one) for key, one in value.items()}}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def _built(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_built(one) for one in value)
    if not isinstance(value, dict):
        return value
    if "enum" in value:
        return _TYPES[value["enum"]](value["is"])
    if "fraction" in value:
        return Fraction(*value["fraction"])
    if "map" in value:
        return {key: _built(one) for key, one in value["map"].items()}
    return _TYPES[value["type"]](**{key: _built(one) for key, one in value["of"].items()})
