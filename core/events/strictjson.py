"""JSON from outside, read strictly: bounded, one value a key, finite numbers, NFC (docs/batch-format.md).

Broken rules raise `JsonProblem`; the callers turn it into the error of what they were reading.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeAlias, cast

import orjson

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

MAX_DEPTH: Final = 8
MAX_TEXT_CHARS: Final = 4_000


class Rule(StrEnum):
    """Rule that a text broke."""

    SYNTAX = "syntax"
    DEPTH = "depth"
    DUPLICATE_KEY = "duplicate_key"
    NUMBER = "number"
    TEXT = "text"
    """Longer than 4,000 characters, not NFC, or with a NUL."""


class JsonProblem(ValueError):  # noqa: N818 - it is what was found, not our error
    """The text broke `rule`."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self.rule: Final = rule


def read_object(data: bytes) -> dict[str, Json]:
    """The one JSON object in `data` (UTF-8), or `JsonProblem`. The caller has bounded its length.

    Fast path: what serialises back to the same bytes has neither duplicate keys nor odd numbers, and where
    the whole text is short, flat and NFC, so is every string in it.
    """
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        raise JsonProblem(Rule.SYNTAX) from None
    if not isinstance(value, dict):
        raise JsonProblem(Rule.SYNTAX)
    if _is_canonical(value, data):
        if not is_plain(data):
            _check(value, 1)
        return value
    slow = _read_slowly(data.decode())
    _check(slow, 1)
    return slow


def read_plain_objects(data: bytes) -> list[dict[str, Json]] | None:
    """Return the flat objects in `data`, separated by commas; None where anything about them is unusual.

    The caller has checked that each has at most 4,000 characters; then `read_object` of each returns the
    same.
    """
    whole = b"[%b]" % data
    if b"\\u" in data or b"[" in data:
        return None
    try:
        values = orjson.loads(whole)
        if data.count(b"{") != len(values) or orjson.dumps(values) != whole:
            return None
    except orjson.JSONDecodeError:
        return None
    if not (data.isascii() or unicodedata.is_normalized("NFC", data.decode())):
        return None
    return values if all(type(value) is dict for value in values) else None


def _is_canonical(value: dict[str, Json], data: bytes) -> bool:
    try:
        return orjson.dumps(value) == data
    except orjson.JSONEncodeError:  # it reads 1,024 levels and writes 254
        raise JsonProblem(Rule.DEPTH) from None


def is_text(text: str) -> bool:
    """NFC, at most 4,000 characters, no NUL, no lone surrogate."""
    return (
        len(text) <= MAX_TEXT_CHARS
        and "\0" not in text
        and (text.isascii() or (unicodedata.is_normalized("NFC", text) and _encodes(text)))
    )


def is_plain(data: bytes) -> bool:
    """Return True if the text of an object just written or compared is flat, short and NFC already."""
    if len(data) > MAX_TEXT_CHARS or b"\\u" in data or b"[" in data or data.count(b"{") != 1:
        return False
    return data.isascii() or unicodedata.is_normalized("NFC", data.decode())


def _check(value: Json, depth: int) -> None:
    if isinstance(value, str):
        if not is_text(value):
            raise JsonProblem(Rule.TEXT)
    elif isinstance(value, Mapping):
        _check_depth(depth)
        for key, inner in value.items():
            _check(key, depth)
            _check(inner, depth + 1)
    elif isinstance(value, list):
        _check_depth(depth)
        for inner in value:
            _check(inner, depth + 1)
    else:
        _check_number(value)


def _check_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise JsonProblem(Rule.DEPTH)


def _check_number(value: Json) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise JsonProblem(Rule.NUMBER)
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise JsonProblem(Rule.NUMBER)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _read_slowly(text: str) -> dict[str, Json]:
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except JsonProblem:
        raise
    except ValueError:  # a number of more than 4,300 digits
        raise JsonProblem(Rule.NUMBER) from None
    return cast(dict[str, Json], value)


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise JsonProblem(Rule.DUPLICATE_KEY)
    return made


def _refuse_constant(_text: str) -> Json:
    raise JsonProblem(Rule.NUMBER)
