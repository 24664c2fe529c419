"""Vietnamese from before Unicode: TCVN3 (ABC; .Vn… fonts) and VNI (VNI-… fonts), found and converted.

Such text arrives as characters of Latin-1 (`Hä vµ tªn`). It is recognised by the font where the file names
it, else by profile: the reading under which most words are Vietnamese syllables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from core.roster.codes import LegacyEncoding

TCVN3: Final = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""TCVN 5712:1993 (VN3): 67 lower-case letters with marks, seven capitals; no capital has a tone."""

_VNI_TONES: Final = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX: Final = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE: Final = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_LETTERS: Final = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip


def _vni_table() -> dict[str, str]:
    """Return the letter for every VNI sequence of one or two characters, both cases."""
    lower = dict(_VNI_LETTERS)
    for bases, signs, shape in (
        ("aeouyôö", _VNI_TONES, ""),
        ("aeo", _VNI_CIRCUMFLEX, "\u0302"),
        ("a", _VNI_BREVE, "\u0306"),
    ):
        for base in bases:
            plain = _VNI_LETTERS.get(base, base)
            for sign, tone in signs.items():
                lower[base + sign] = unicodedata.normalize("NFC", plain + shape + tone)
    table = dict(lower)
    for sequence, letter in lower.items():
        table[sequence.upper()] = letter.upper()
        if len(sequence) == 2:
            table[sequence[0].upper() + sequence[1]] = letter.upper()
    return table


VNI: Final = _vni_table()

_TCVN3: Final = str.maketrans(TCVN3)
_VNI: Final = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_HIGH: Final = re.compile("[\u00a1-\u00ff]")
_UNICODE_VIETNAMESE: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
_WORD: Final = re.compile(r"[^\s\d.,;:/()\[\]\"'+\\|!?*=<>_-]+")
_NUCLEI: Final = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oai oao oay oă oe oeo oi oo ôi ơi "
    "ua uai uao uay uâ uây uă ue uê ui uo uô uôi uơ uu uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu ya yu"
)
_SYLLABLE: Final = re.compile(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    f"(?:{'|'.join(sorted(_NUCLEI.split(), key=len, reverse=True))})(?:ch|ng|nh|[cmnpt])?"
)
_ABBREVIATION: Final = re.compile("[BCDĐGHKLMNPQRSTVX]{2,5}")
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ENOUGH_WORDS: Final = 400
_UNICODE_SHARE: Final = 0.3
"""A text with more words than this that only Unicode can write is in Unicode."""


def decode_tcvn3(text: str) -> str:
    """TCVN3 text as Unicode (NFC)."""
    return text.translate(_TCVN3)


def decode_vni(text: str) -> str:
    """VNI text as Unicode (NFC)."""
    return _VNI.sub(lambda match: VNI[match.group()], text)


def decode(text: str, encoding: LegacyEncoding, font: str = "") -> str:
    """`text` as Unicode; fonts ending in H show TCVN3 as capitals, so it becomes capitals."""
    if _UNICODE_VIETNAMESE.search(text):
        return text
    if encoding is LegacyEncoding.VNI:
        return decode_vni(text)
    decoded = decode_tcvn3(text)
    return decoded.upper() if font.startswith(".Vn") and font.rstrip().endswith("H") else decoded


def encoding_of_font(font: str) -> LegacyEncoding | None:
    """Return the encoding of a font name: `.VnTime` is TCVN3, `VNI-Times` is VNI."""
    bare = font.strip().casefold()
    if bare.startswith(".vn"):
        return LegacyEncoding.TCVN3
    return LegacyEncoding.VNI if bare.startswith(("vni-", "vni ")) else None


def detect(texts: Iterable[str]) -> LegacyEncoding | None:
    """Return the legacy encoding of `texts` by their profile, or None if they are Unicode (or
    undecidable).
    """
    words = _telling_words(texts)
    if not words:
        return None
    plain = syllable_share(words)
    scores = {encoding: _share_as(words, encoding) for encoding in LegacyEncoding}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= 0.6 and scores[best] > plain + 0.15 else None


def reads_better(texts: Iterable[str], encoding: LegacyEncoding) -> bool:
    """Return True if more words of `texts` are syllables when they are read in `encoding`."""
    words = _telling_words(texts)
    return bool(words) and _share_as(words, encoding) > syllable_share(words)


def _share_as(words: list[str], encoding: LegacyEncoding) -> float:
    return syllable_share([decode(word, encoding) for word in words])


def _telling_words(texts: Iterable[str]) -> list[str]:
    """Words whose letters could be legacy characters; none where many words can only be Unicode."""
    seen = words_of(texts)
    words = [word for word in seen if _HIGH.search(word) and not _UNICODE_VIETNAMESE.search(word)]
    return words if len(seen) - len(words) <= _UNICODE_SHARE * len(words) else []


def syllable_share(words: Iterable[str]) -> float:
    """Return the share of `words` that are written like Vietnamese syllables, from 0 to 1."""
    total = good = 0
    for word in words:
        total += 1
        good += is_syllable(word)
    return good / total if total else 0.0


def is_syllable(word: str) -> bool:
    """Return True if a word is built like a Vietnamese syllable with at most one tone, or an abbreviation
    with Đ.
    """
    if "Đ" in word and _ABBREVIATION.fullmatch(word):
        return True
    apart = unicodedata.normalize("NFD", word.lower())
    bare, tones = _TONES.subn("", apart)
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def words_of(texts: Iterable[str], limit: int = _ENOUGH_WORDS) -> list[str]:
    """The first `limit` words beyond ASCII."""
    words: list[str] = []
    for text in texts:
        if not text.isascii():
            words.extend(word for word in _WORD.findall(text) if not word.isascii())
            if len(words) >= limit:
                break
    return words[:limit]
