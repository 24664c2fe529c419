"""Words by which a household is found: name, address, telephone, code, and its hamlet and group.

Numbers of a hamlet or group are one word with it (`to6`), so that a house number finds no whole hamlet. A
telephone number is in the index forwards and, behind `TAIL`, backwards: its last digits are a prefix.
"""

from __future__ import annotations

import re
from typing import Final

from core.base.text import search_words

TAIL: Final = "q"
LEAST_TAIL: Final = 3
_PHONE: Final = re.compile(r"0\d{9,10}")
_TYPED_PHONE: Final = 9
_ABROAD: Final = re.compile(r"^84(?=\d{9,10}$)")
_PLACES: Final = frozenset({"ap", "khom", "thon", "khu", "buon", "xom", "doi", "pho", "tdp", "to"})


def search_text(known: str, *, hamlet: str, group: str) -> str:
    """Return the indexed words of a household; `known` is its folded name, address, phones and codes."""
    words = search_words(known)
    named = [*_of_place(hamlet, ""), *_of_place(group, "to")]
    tails = [f"{TAIL}{word[::-1]}" for word in words if _PHONE.fullmatch(word)]
    more = [word for word in dict.fromkeys([*_joined(words), *named, *tails]) if word not in words]
    return " ".join([known, *more]) if more else known


def match_text(text: str) -> str:
    """Return the FTS5 query of a typed text, empty for none: each word must occur, the last as a prefix."""
    words = _joined(_whole_phone(search_words(text)))
    return " AND ".join(_wanted(word, is_last=at == len(words)) for at, word in enumerate(words, start=1))


def _wanted(word: str, *, is_last: bool) -> str:
    whole = f'"{word}"*' if is_last else f'"{word}"'
    if not word.isascii() or not word.isdigit() or len(word) < LEAST_TAIL:
        return whole
    return f'({whole} OR "{TAIL}{word[::-1]}"*)'


def _whole_phone(words: tuple[str, ...]) -> tuple[str, ...]:
    """Digits typed in groups are one number, `+84…` the same as `0…`."""
    joined = _ABROAD.sub("0", "".join(words))
    return (joined,) if joined.isdigit() and len(joined) >= _TYPED_PHONE else words


def _joined(words: tuple[str, ...]) -> list[str]:
    """Join the word of a place with the number behind it: `to 6` and `to 06` are `to6`."""
    found: list[str] = []
    for word in words:
        if word.isdigit() and found and found[-1] in _PLACES:
            found[-1] += _bare(word)
        elif word.isdigit() and found[-1:] == ["so"] and found[-2:-1] and found[-2] in _PLACES:
            found[-2:] = [found[-2] + _bare(word)]
        else:
            found.append(word)
    return found


def _bare(number: str) -> str:
    """Without the zeros before it: `06` of a list is the group 6."""
    return number.lstrip("0") or "0"


def _of_place(name: str, kind: str) -> list[str]:
    """Return the words of a hamlet or group; each number is joined to each word, or only to `kind`."""
    words = search_words(name)
    named = [word for word in words if not word.isdigit()] or ([kind] if words and kind else [])
    return [*named, *(f"{one}{_bare(word)}" for word in words if word.isdigit() for one in named)]
