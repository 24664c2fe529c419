"""The public key file: the text that `keys show` prints, that travels by any chat app, and is read back.

docs/batch-format.md, "A public key file".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, NoReturn

from core.base.errors import UserError
from core.base.keytext import is_age_recipient, is_signing_key, number_code
from core.base.text import is_plain

MAX_KEY_FILE_BYTES: Final = 64 * 1024
VERSION: Final = 1
MARKER: Final = "TUNG-NHA-PUBLIC-KEY"

_NAME_CHARS: Final = 200
_DASHES: Final = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_LINE: Final = re.compile(r"^[\s>*_`|•]*([A-Za-z][A-Za-z-]{2,19})\s*[:：]\s*(.*?)[\s*_`|]*$")
_MARKER_LINE: Final = re.compile(MARKER + r"\s+(\d{1,4})")
_UNIT: Final = re.compile(r"(\d{2}|\d{3}|\d{5})\s+(\d{4}-\d{2}-\d{2})")
_FIELDS: Final = ("unit", "unit-name", "hamlet", "age", "minisign", "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKeys:
    """Unit of a workspace and its two public keys."""

    unit_code: str
    unit_valid_from: str
    unit_name: str
    hamlet: str | None = None
    age_recipient: str
    signing_key: str

    @property
    def number(self) -> str:
        """The number code over both keys, to be compared over a phone."""
        return number_code(self.age_recipient, self.signing_key)


def write(keys: PublicKeys) -> str:
    """The text of a public key file: labels in ASCII, one field a line, a line feed at the end."""
    hamlet = [f"hamlet: {keys.hamlet}"] if keys.hamlet is not None else []
    lines = [
        f"{MARKER} {VERSION}",
        f"unit: {keys.unit_code} {keys.unit_valid_from}",
        f"unit-name: {keys.unit_name}",
        *hamlet,
        f"age: {keys.age_recipient}",
        f"minisign: {keys.signing_key}",
        f"number: {keys.number}",
    ]
    return "\n".join(lines) + "\n"


def read(data: bytes) -> PublicKeys:
    """The keys in `data`, which may hold other text around them.

    Raises `keyfile.unreadable` (no such file, a key that is damaged, or two different ones), `keyfile.newer`
    (a later version) and `keyfile.number` (the number does not belong to the keys).
    """
    fields = _fields(_text(data))
    unit = _UNIT.fullmatch(fields.get("unit", ""))
    name = fields.get("unit-name", "")
    age, signing = fields.get("age", ""), fields.get("minisign", "")
    if unit is None or not 0 < len(name) <= _NAME_CHARS or not is_plain(name + fields.get("hamlet", "")):
        _refuse()
    if not is_age_recipient(age) or not is_signing_key(signing):
        _refuse()
    keys = PublicKeys(
        unit_code=unit.group(1),
        unit_valid_from=unit.group(2),
        unit_name=name,
        hamlet=fields.get("hamlet") or None,
        age_recipient=age,
        signing_key=signing,
    )
    if re.sub(r"\D", "", fields.get("number", "")) != keys.number.replace("-", ""):
        raise UserError("keyfile.number")
    return keys


def _text(data: bytes) -> str:
    if len(data) > MAX_KEY_FILE_BYTES:
        _refuse()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        _refuse()
    text = _DASHES.sub("-", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", "".join(" " if _is_odd_space(c) else c for c in text))


def _is_odd_space(character: str) -> bool:
    return character == "\t" or unicodedata.category(character) == "Zs"


def _fields(text: str) -> dict[str, str]:
    marker = _MARKER_LINE.search(text)
    if marker is None:
        _refuse()
    if int(marker.group(1)) > VERSION:
        raise UserError("keyfile.newer")
    fields: dict[str, str] = {}
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        label, value = match.group(1).lower(), " ".join(match.group(2).split())
        if label in _FIELDS and fields.setdefault(label, value) != value:
            _refuse()
    return fields


def _refuse() -> NoReturn:
    raise UserError("keyfile.unreadable")
