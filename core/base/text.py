"""Vietnamese text: cleaning, folding for search, collation, and the stop for codes in free text.

Collation follows CLDR `vi` with numbers taken as numbers: letters a ă â b c d đ e ê …, then the tones
ngang huyền hỏi ngã sắc nặng, then lower before upper case. Keys are plain text that sorts by code point
(SQLite's BINARY), so that every platform sorts alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONE_MARKS: Final = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng, in the order of the dictionary."""

_SHAPE_MARKS: Final = "\u0302\u0306\u031b"
_FORBIDDEN: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
)
"""Control and direction characters, zero-width ones, surrogates, and what is no character."""

_UNSEEN: Final = (
    "\u034f\u0600-\u0605\u06dd\u070f\u08e2\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0100-\U000e01ef"
)
"""Invisible characters too, but an honest keyboard may have typed them into a text that was never cleaned."""

_UNWANTED: Final = re.compile(f"[{_FORBIDDEN}{_UNSEEN}]")
_HOSTILE: Final = re.compile(f"[{_FORBIDDEN}\t-\r\x85\u2028\u2029]")
_UNUSUAL: Final = re.compile(
    "[^\t-\r -~\u00a0-\u00ac\u00ae-\u00cf\u00d1-\u00ef\u00f1-\u02ff"
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ab]"
)
"""Characters that are no plain letter or sign of a Vietnamese keyboard: only a text with one is searched for
unwanted ones, which takes ten times as long.
"""
_ONLY_MARKED: Final = re.compile("[\x00-\x7f\u0300-\u036f]*")
_ICELANDIC: Final = str.maketrans("Ðð", "Đđ")
_LOOSE_MARKS: Final = re.compile("[\u0300-\u036f]+")
_FOLD: Final = str.maketrans({**{chr(c): None for c in range(0x300, 0x370)}, "đ": "d", "ð": "d"})
_WORDS: Final = re.compile(r"[^\W_]+")
_GROUP_WORD: Final = re.compile(r"^(?:to|group)(?: dan pho)?(?: so)? ?(?=\d)")
_ZEROS: Final = re.compile(r"\b0+(?=\d)")
_PIECES: Final = re.compile(r"[0-9]+|[^0-9]")

# Punctuation in the order of the Unicode root collation, all before digits and letters.
_SIGNS: Final = " _-–—,;:!?./·'‘’\"“”()[]{}@*\\&#%`^+<=>|~$"
_FIRST_LETTER: Final = 0x71
_NUMBER_MARK: Final = "\x70"
_LEVEL_END: Final = "\x02"
_FIELD_END: Final = "\x01"

_ID_NUMBER: Final = re.compile(
    r"(?<!\d)(?:\d{12}|\d{4}([ .-])\d{4}\1\d{4}|\d{3}([ .-])\d{3}\2\d{3}\2\d{3}|\d{3}[ .-]\d{3}[ .-]\d{6}"
    r"|\d{6}[ .-]\d{6})(?!\d)"
)
_NAMED_ID: Final = re.compile(r"\b(?:cccd|cmnd|cmtnd|can cuoc|chung minh|dinh danh)\b\D{0,20}\d[\d .-]{7,}\d")
_CODE_WORD: Final = r"otp|ma so|ma xac (?:nhan|thuc)|mat khau|pin|xac thuc|xac nhan|password|pass|code"
_NAMED_CODE: Final = re.compile(rf"\b(?:{_CODE_WORD})\b[^\d\n]{{0,25}}(?<!\d)\d{{2,4}}[ -]?\d{{2,4}}(?!\d)")
_MARKED_CODE: Final = re.compile(r"\bmã(?: số| là)?[\s:=]*\d{2,4}[ -]?\d{2,4}(?!\d)")
_BARE_CODE: Final = re.compile(r"(?<![\w.,/-])\d{3}(?!000)\d{3}(?![\w/-]|[.,]\d)")


def clean(text: str) -> str:
    """`text` as it is kept: NFC, Đ for Ð, single plain spaces, no control or direction characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    if _UNUSUAL.search(text) is None and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", text)).translate(_ICELANDIC)
    if _LOOSE_MARKS.search(text):
        text = _reorder_marks(text)
    return " ".join(text.split())


def is_plain(text: str) -> bool:
    """Return True if `text` is allowed in a file: no character that `clean` removes.

    Text from outside that is no file of ours (lists, the window, the command line) goes through `clean`;
    lines, manifests and key files are exact bytes and are refused instead.
    """
    return text.isprintable() or _HOSTILE.search(text) is None


def fold(text: str) -> str:
    """`text` for comparing and searching: no marks, d for đ, case folded, single spaces.

    Both tone placements fold alike: `Hoà` and `Hòa` are `hoa`.
    """
    lowered = text.casefold()
    if not lowered:
        return ""
    if _UNUSUAL.search(lowered):
        lowered = _UNWANTED.sub("", lowered)
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFD", lowered).replace("đ", "d")
        if _ONLY_MARKED.fullmatch(lowered):
            lowered = lowered.encode("ascii", "ignore").decode("ascii")
        else:
            lowered = lowered.translate(_FOLD)
    return " ".join(lowered.split())


@lru_cache(maxsize=1024)
def fold_place(name: str) -> str:
    """`fold` of the name of a place, which thousands of households share; kept, so never for a person."""
    return fold(name)


@lru_cache(maxsize=1024)
def fold_group(name: str) -> str:
    """Return the key of a group within its hamlet: `Tổ 06`, `tổ 6` and `6` are one."""
    return _ZEROS.sub("", _GROUP_WORD.sub("", fold(name)))


def search_words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, in order, without punctuation, for a prefix search."""
    return tuple(_WORDS.findall(fold(text)))


def name_part(text: str, longest: int = 60) -> str:
    """Return `text` for the name of a file: `khom-3-phuong-8-7204-1186`; of a long one the end."""
    words = "-".join(search_words(text)).encode("ascii", "ignore").decode()
    return words[-longest:].strip("-") or "0"


def sort_key(text: str) -> str:
    """The collation key of `text`: letters, then tones, then case; compare keys as plain text."""
    if not text:
        return _LEVEL_END * 2
    primary: list[str] = []
    tones: list[str] = []
    cases: list[str] = []
    for piece in _PIECES.findall(unicodedata.normalize("NFC", text).translate(_ICELANDIC)):
        letter, tone, case = _weights(piece)
        primary.append(letter)
        tones.append(tone)
        cases.append(case)
    return _LEVEL_END.join(
        ("".join(primary), "".join(tones).rstrip("1"), "".join(cases).rstrip("1")),
    )


@lru_cache(maxsize=1024)
def place_key(name: str) -> str:
    """`sort_key` of the name of a place, which thousands of households share; never for a person."""
    return sort_key(name)


def given_name_key(name: str) -> str:
    """The key of an official list: given name (last word), then family name, then middle names."""
    words = name.split()
    if not words:
        return sort_key("")
    fields = (words[-1], " ".join(words[:1]) if len(words) > 1 else "", " ".join(words[1:-1]))
    return _FIELD_END.join(sort_key(field) for field in fields)


def looks_like_secret(text: str) -> bool:
    """Return True if free text holds a secret that must not be stored: an ID number or a one-time code.

    A number of 12 digits (also in groups), a number named as an ID, a code of 4 to 8 digits named as one, or
    six isolated digits that are no round sum of money.
    """
    if not any(character.isdigit() for character in text):
        return False
    folded = fold(text)
    patterns = (_ID_NUMBER, _NAMED_ID, _NAMED_CODE, _BARE_CODE)
    return any(pattern.search(folded) is not None for pattern in patterns) or (
        _MARKED_CODE.search(clean(text).lower()) is not None
    )


def _reorder_marks(text: str) -> str:
    """Puts the mark of the letter before the tone where they were typed the other way round."""
    apart = unicodedata.normalize("NFD", text)
    ordered = _LOOSE_MARKS.sub(
        lambda run: "".join(sorted(run.group(), key=lambda mark: mark not in _SHAPE_MARKS)), apart
    )
    return unicodedata.normalize("NFC", ordered)


@lru_cache(maxsize=4096)
def _weights(piece: str) -> tuple[str, str, str]:
    """Letter, tone and case weights of one character or one run of digits."""
    if piece[0] in "0123456789":
        digits = piece.lstrip("0")
        return _NUMBER_MARK + chr(0x40 + min(len(digits), 0x3000)) + digits, "1", "1"
    if piece in _SIGNS:
        return chr(0x20 + _SIGNS.index(piece)), "1", "1"
    base, tone = _split_tone(piece.lower())
    case = "1" if piece == piece.lower() else "2"
    rank = ALPHABET.find(base) if base else -1
    if rank >= 0:
        return chr(_FIRST_LETTER + rank), tone, case
    if not base:
        return "", tone, case
    return chr(0x2000) + base if base < chr(0x2000) else base, tone, case


def _split_tone(letter: str) -> tuple[str, str]:
    """A lower-case letter without its tone, and the tone's weight `1` (none) to `6`."""
    marks = unicodedata.normalize("NFD", letter)
    tone = "1"
    for mark in marks:
        if mark in TONE_MARKS:
            tone = str(TONE_MARKS.index(mark) + 2)
    return unicodedata.normalize("NFC", "".join(m for m in marks if m not in TONE_MARKS)), tone
