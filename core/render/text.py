"""Text on paper: cleaned once, never markup, checked for glyphs, joined, fitted into its place.

Every text from data passes `set_text`; layouts only ever see the `Span`s it makes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Final

from core.base.errors import UserError
from core.base.text import clean
from core.content.models import NBSP, RichText, plain
from core.render.codes import shortened
from core.render.theme import SHRINK, Face, Type, glyphs, stand_ins, string_width_mm

LONGEST: Final = 600
"""No line or paragraph of these documents has more characters; longer text is refused before measuring."""

LEAST_SHARE: Final = 0.7
"""Smallest share of its size in which a household's text is set before the household is set aside."""

CLOSE: Final = 1.25
"""Line pitch of such a text, as a multiple of its size."""

_STEP: Final = 0.05
_CUT: Final = 6
"""Characters by which a text is shortened at a time."""

_SHORTENED: Final[ContextVar[list[str] | None]] = ContextVar("shortened", default=None)
_BREAKS: Final = re.compile(r"(?<= )")
_ADDRESS_BREAKS: Final = re.compile(r"(?<=[/?&=.\-])")
_JOINED: Final = (
    re.compile(r"(?<=\d) (?=\d)"),  # groups of a phone number
    re.compile(r"(?<=\d) (?=(?:giờ|phút|ngày|hộ|người|tuổi|MB|GB|%)(?!\w))"),
    re.compile(r"(?i)(?<=\b(?:ấp|tổ|số)) (?=\w)"),
    re.compile(r"(?i)(?:(?<=\bkhóm)|(?<=\bmức)|(?<=\bngày)|(?<=\btuần)|(?<=\bbước)|(?<=\bthôn)) (?=\d)"),
    re.compile(r"(?<=\d) (?=[–—] )"),
    re.compile(r"(?<=\(lũy) (?=kế\))|(?<=\(điểm) (?=%\))"),
    re.compile(r"(?i)(?<=\bviệt) (?=nam\b)"),
    re.compile(r"(?<=\bApp) (?=Store\b)|(?<=\bGoogle) (?=Play\b)|(?<=\bCH) (?=Play\b)"),
)
_UNITS: Final = (
    *("tỉnh", "thành phố", r"TP\.", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã(?! hội)"),
    *("đặc khu", "khu phố", "khóm", "thôn", "ấp"),
)
_CAPITAL: Final = "".join(chr(point) for point in range(0x1F00) if chr(point).isupper())
_NAMES: Final = re.compile(
    rf"(?i:\bviệt nam\b)|\b(?:{'|'.join((*_UNITS, *(unit.capitalize() for unit in _UNITS)))})"
    rf"(?: [{_CAPITAL}][\w'’]*){{1,4}}"
    rf"|\b(?:{'|'.join(unit.upper() for unit in _UNITS)})(?: [{_CAPITAL}]+\b){{1,3}}"
)
"""Việt Nam, and places after the word of their unit; in capitals, whose end is not seen, three words."""

_UNIT_WORD: Final = re.compile(rf"(?i:{'|'.join(_UNITS)}) ")
_MOST_WORDS: Final = 4
_KEPT: Final[ContextVar[tuple[str, ...]]] = ContextVar("kept", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters that one face can draw, in the order they are drawn."""

    text: str
    face: Face


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Lines that fit their place at `size` points."""

    lines: tuple[Line, ...]
    size: float
    style: Type

    @property
    def pitch_mm(self) -> float:
        return self.style.pitch_mm * self.size / self.style.size

    @property
    def width_mm(self) -> float:
        return max(line_width_mm(line, self.size) for line in self.lines)


def join_words(text: str) -> str:
    """`text` with no-break spaces where paper must not part it: phone groups, "ấp X", "5 phút"."""
    for pattern in _JOINED:
        text = pattern.sub(NBSP, text)
    return text


def join_names(text: str) -> str:
    """`text` with no-break spaces in names of places and those of `keeping_whole`."""
    joined = _NAMES.sub(lambda name: name[0].replace(" ", NBSP), text)
    for name in _KEPT.get():
        joined = re.sub(
            rf"(?i)(?<!\w){re.escape(name)}(?!\w)", lambda found: found[0].replace(" ", NBSP), joined
        )
    return joined


@contextmanager
def keeping_whole(*names: str) -> Iterator[None]:
    """Part no name of an app or a place inside, with or without the word of its unit, that has few words."""
    bare = {_UNIT_WORD.sub("", clean(name), count=1) for name in names}
    kept = tuple(sorted(name for name in bare if 1 < len(name.split()) <= _MOST_WORDS))
    token = _KEPT.set(kept)
    try:
        yield
    finally:
        _KEPT.reset(token)


def set_text(rich: RichText, style: Type, *, names: bool = True) -> Line:
    """The spans of `rich` in `style`, cleaned (NFC, no control or direction characters) and drawable.

    `names` of places stay whole. Raises `document.text_too_long` over LONGEST characters,
    `document.missing_glyph` for a character no font has, or one written from right to left.
    """
    return _spans(rich, style.face, style.strong, names=names, kept=_KEPT.get())


@lru_cache(maxsize=512)
def _spans(rich: RichText, plain_face: Face, strong: Face, *, names: bool, kept: tuple[str, ...]) -> Line:
    """Asked again and again while a size is looked for; `kept` names are part of what is remembered."""
    length = sum(len(run.text) for run in rich)
    if length > LONGEST:
        raise too_long("".join(run.text for run in rich))
    spans: list[Span] = []
    for run in rich:
        text = _cleaned(run.text)
        joined = join_words(join_names(text) if names else text)
        spans += _drawable(joined, strong if run.strong else plain_face)
    return tuple(spans)


def line_width_mm(line: Line, size: float) -> float:
    return sum(string_width_mm(span.text, span.face, size) for span in line)


def natural_width_mm(text: str, style: Type) -> float:
    """Width of `text` on one line, not shrunk, in mm."""
    return line_width_mm(set_text(plain(text), style), style.size)


def holds_names(rich: RichText, style: Type, size: float, *, width_mm: float) -> bool:
    """Return False where a line of `width_mm` is too short for a name of a place, which parts it then."""
    line = set_text(rich, style)
    return all(line_width_mm(_trimmed(word), size) <= width_mm for word in _words(line, _BREAKS))


def fit(
    text: str | RichText,
    style: Type,
    *,
    width_mm: float,
    most_lines: int = 1,
    address: bool = False,
    even: bool = False,
) -> Fitted:
    """`text` in at most `most_lines` of `width_mm`: one line shrunk by at most 10 %, else wrapped.

    An `address` may also be parted after its signs; `even` lines are as near in length as they can be.
    Names of places are parted only where the text has no room otherwise. Raises `document.text_too_long`.
    """
    rich = plain(text) if isinstance(text, str) else text
    line = set_text(rich, style)
    natural = line_width_mm(line, style.size)
    if natural * SHRINK <= width_mm:
        size = style.size if natural <= width_mm else int(style.size * width_mm / natural * 100) / 100
        return Fitted(lines=(line,), size=size, style=style)
    breaks = _ADDRESS_BREAKS if address else _BREAKS
    texts = (line, set_text(rich, style, names=False)) if most_lines > 1 else ()
    for words, scale in product((list(_words(text, breaks)) for text in texts), (1.0, 0.95, SHRINK)):
        lines = _wrap(words, style.size * scale, width_mm)
        if len(lines) <= most_lines and all(
            line_width_mm(wrapped, style.size * scale) <= width_mm for wrapped in lines
        ):
            even_lines = _wrap_evenly(words, style.size * scale, width_mm, len(lines)) if even else lines
            return Fitted(lines=tuple(even_lines), size=style.size * scale, style=style)
    raise too_long("".join(span.text for span in line))


def fit_block(texts: Sequence[tuple[str, Type]], *, width_mm: float, height_mm: float) -> list[Fitted]:
    """Texts below each other, in the largest share of their sizes down to LEAST_SHARE that `height_mm` holds.

    Used where `fit` found no room for a household's texts: lines are close, and a word wider than its line
    is parted. Raises `document.text_too_long`, naming the longest.
    """
    lines = [
        (set_text(plain(text), style, names=False), replace(style, leading=CLOSE)) for text, style in texts
    ]
    for step in range(round((1 - LEAST_SHARE) / _STEP) + 1):
        parts = [_parted(line, style, style.size * (1 - step * _STEP), width_mm) for line, style in lines]
        if height_of(parts) <= height_mm:
            return parts
    raise too_long(max((text for text, _ in texts), key=len))


def fit_close(
    text: str,
    style: Type,
    *,
    width_mm: float,
    height_mm: float | None = None,
    most_lines: int = 1,
    even: bool = False,
) -> Fitted:
    """As `fit`; a longer text as `fit_begun`, in the height of `most_lines` unless another is given.

    For texts that stop no paper.
    """
    try:
        return fit(text, style, width_mm=width_mm, most_lines=most_lines, even=even)
    except UserError as error:
        if error.code != "document.text_too_long":
            raise
    height = most_lines * style.pitch_mm if height_mm is None else height_mm
    return fit_begun(text, style, width_mm=width_mm, height_mm=height)


def fit_begun(text: str, style: Type, *, width_mm: float, height_mm: float) -> Fitted:
    """`text` as `fit_block` sets it; where that has no room its beginning, which `noting_shortened` notes."""
    for most in range(len(text), 0, -_CUT):
        begun = text if most == len(text) else f"{text[:most].rstrip(' ,;')}…"
        try:
            fitted = fit_block([(begun, style)], width_mm=width_mm, height_mm=height_mm)[0]
        except UserError as error:
            if error.code != "document.text_too_long":
                raise
            continue
        if begun != text and (noted := _SHORTENED.get()) is not None:
            noted.append(text)
        return fitted
    raise too_long(text)


@contextmanager
def noting_shortened() -> Iterator[list[str]]:
    """Collect the texts of which only the beginning is set inside."""
    noted: list[str] = []
    token = _SHORTENED.set(noted)
    try:
        yield noted
    finally:
        _SHORTENED.reset(token)


def _parted(line: Line, style: Type, size: float, width_mm: float) -> Fitted:
    words: list[Line] = []
    for word in _words(line, _BREAKS):
        whole = line_width_mm(_trimmed(word), size) <= width_mm
        words += [word] if whole else [(replace(span, text=sign),) for span in word for sign in span.text]
    return Fitted(lines=tuple(_wrap(words, size, width_mm)), size=size, style=style)


def fit_first(text: str, styles: tuple[Type, ...], *, width_mm: float) -> Fitted:
    """`text` on one line in the first of `styles` that holds it, largest first.

    Raises `document.text_too_long` where not even the last does.
    """
    for style in styles[:-1]:
        if natural_width_mm(text, style) * SHRINK <= width_mm:
            return fit(text, style, width_mm=width_mm)
    return fit(text, styles[-1], width_mm=width_mm)


def common_style(texts: tuple[str, ...], styles: tuple[Type, ...], *, width_mm: float) -> Type:
    """The first of `styles`, largest first, in which every text fits one line; else the last."""
    for style in styles[:-1]:
        if all(natural_width_mm(text, style) <= width_mm for text in texts):
            return style
    return styles[-1]


def height_of(texts: Sequence[Fitted]) -> float:
    """Return the height of texts below each other."""
    return sum(len(fitted.lines) * fitted.pitch_mm for fitted in texts)


def too_long(text: str) -> UserError:
    return UserError("document.text_too_long", text=shortened(text), length=len(text))


def _cleaned(text: str) -> str:
    """`clean` that keeps no-break spaces, and the spaces at both ends of a run."""
    lead = " " if text.startswith(" ") else ""
    tail = " " if text.endswith(" ") and text.strip() else ""
    return lead + NBSP.join(clean(part) for part in text.split(NBSP)) + tail


def _drawable(text: str, face: Face) -> Iterator[Span]:
    if all(_face_of(character, face) is face for character in set(text)):
        if text:
            yield Span(text=text, face=face)
        return
    start, current = 0, face
    for index, character in enumerate(text):
        chosen = _face_of(character, face)
        if chosen is None:
            raise UserError(
                "document.missing_glyph", text=shortened(text), character=f"U+{ord(character):04X}"
            )
        if chosen is not current:
            if index > start:
                yield Span(text=text[start:index], face=current)
            start, current = index, chosen
    if len(text) > start:
        yield Span(text=text[start:], face=current)


@lru_cache(maxsize=4_096)
def _face_of(character: str, face: Face) -> Face | None:
    """Return the face that draws a character where `face` is wanted; None for one that no font has, or
    right-to-left.
    """
    if unicodedata.bidirectional(character) not in {"R", "AL", "NSM"}:
        for candidate in (face, *stand_ins(face)):
            if ord(character) in glyphs(candidate):
                return candidate
    return None


def _words(line: Line, breaks: re.Pattern[str]) -> Iterator[Line]:
    """Parts of `line` that stay whole; a word may change its face inside."""
    word: list[Span] = []
    for span in line:
        pieces = breaks.split(span.text)
        for index, piece in enumerate(pieces):
            if index and word:
                yield tuple(word)
                word = []
            if piece:
                word.append(Span(text=piece, face=span.face))
    if word:
        yield tuple(word)


def _wrap(words: list[Line], size: float, width_mm: float) -> list[Line]:
    lines: list[Line] = []
    line: list[Span] = []
    width = 0.0
    for word in words:
        last = word[-1]
        ahead = sum([string_width_mm(span.text, span.face, size) for span in word[:-1]])
        before = width + ahead
        whole = string_width_mm(last.text, last.face, size)
        if before + whole > width_mm and line and before + _without_space(last, size) > width_mm:
            lines.append(_trimmed(line))
            line, before = [], ahead
        line += word
        width = before + whole
    return [*lines, _trimmed(line)]


def _without_space(span: Span, size: float) -> float:
    return string_width_mm(span.text.rstrip(" "), span.face, size)


def _wrap_evenly(words: list[Line], size: float, width_mm: float, count: int) -> list[Line]:
    """`count` lines, the narrowest that hold the words, to a millimetre."""
    while len(narrower := _wrap(words, size, width_mm - 1)) == count and width_mm > 2:
        width_mm -= 1
        if any(line_width_mm(line, size) > width_mm for line in narrower):
            return _wrap(words, size, width_mm + 1)
    return _wrap(words, size, width_mm)


def _trimmed(line: Sequence[Span]) -> Line:
    """`line` without the space at its end."""
    *head, last = line
    return (*head, Span(text=last.text.rstrip(" "), face=last.face) if last.text.endswith(" ") else last)
