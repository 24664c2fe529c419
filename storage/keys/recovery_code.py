"""The data key as text that survives paper, chat apps and typing: Crockford's base 32, checked.

52 characters of key and 4 of its SHA-256, in groups of four. O, I and L are read as 0, 1 and 1.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

KEY_BYTES: Final = 32

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_KEY_CHARS: Final = 52
_CHECK_CHARS: Final = 4
_GROUP: Final = 4
_LOOKALIKE: Final = str.maketrans("OIL", "011")
_CODE: Final = re.compile(
    r"(?<![0-9A-Z])(?=((?:[0-9A-TV-Z]{4}[\s\-\u2010-\u2015]+){13}[0-9A-TV-Z]{4})(?![0-9A-Z]))"
)
"""Matches that overlap: the end of the workspace's id looks like a group too."""

_KEY_MARK: Final = "TUNG-NHA-DATA-KEY 1"
_RECOVERY_MARK: Final = "TUNG-NHA-RECOVERY 1"

_RECOVERY: Final = """\
{mark}
workspace: {workspace}
{code}

Từng Nhà: TỆP KHÔI PHỤC
Mã ở trên mở được toàn bộ dữ liệu của thư mục này khi quên mật khẩu.
Giữ tệp này ở nơi khác (USB cất trong tủ, hoặc in ra giấy), đừng để cùng máy, đừng gửi qua Zalo.
Ai có tệp này thì đọc được dữ liệu. Mất cả tệp này và mật khẩu thì không ai mở lại được.

Recovery file of Từng Nhà. The code above opens all data of this workspace if the passphrase is forgotten.
Keep it elsewhere, on a stick in a drawer or on paper; do not send it by chat.
Whoever has it can read the data. If it and the passphrase are lost, nobody can open the data again.
"""


def format_key(raw: bytes) -> str:
    """`raw` (32 bytes) as 14 groups of four characters; the last one is the check."""
    characters = _base32(int.from_bytes(raw, "big") << 4, _KEY_CHARS) + _check(raw)
    return "-".join(characters[at : at + _GROUP] for at in range(0, len(characters), _GROUP))


def parse_key(text: str) -> bytes | None:
    """The key in what `format_key` wrote, or None where a character is wrong."""
    characters = re.sub(r"[\s\-\u2010-\u2015]", "", text).upper().translate(_LOOKALIKE)
    if len(characters) != _KEY_CHARS + _CHECK_CHARS or any(c not in _ALPHABET for c in characters):
        return None
    number = 0
    for character in characters[:_KEY_CHARS]:
        number = number << 5 | _ALPHABET.index(character)
    if number & 0xF:
        return None
    raw = (number >> 4).to_bytes(KEY_BYTES, "big")
    return raw if _check(raw) == characters[_KEY_CHARS:] else None


def key_file_text(raw: bytes) -> str:
    """The content of `khoa.key`."""
    return f"{_KEY_MARK}\n{format_key(raw)}\n"


def parse_key_file(text: str) -> bytes | None:
    """The key in `khoa.key`, or None."""
    return _find(text) if _KEY_MARK in text else None


def recovery_text(raw: bytes, workspace: str) -> str:
    """The content of a recovery file, with what it is in Vietnamese and English."""
    return _RECOVERY.format(mark=_RECOVERY_MARK, workspace=workspace, code=format_key(raw))


def parse_recovery(text: str) -> bytes | None:
    """The key in a recovery file, in any text around it, or in the bare code as typed; or None."""
    return _find(text) or parse_key(text)


def _find(text: str) -> bytes | None:
    for match in _CODE.finditer(text.upper()):
        key = parse_key(match.group(1))
        if key is not None:
            return key
    return None


def _check(raw: bytes) -> str:
    hashed = hashlib.sha256(b"tung-nha key text 1\0" + raw).digest()
    return _base32(int.from_bytes(hashed, "big") >> (256 - 5 * _CHECK_CHARS), _CHECK_CHARS)


def _base32(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))
