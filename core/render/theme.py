"""One theme for all documents: faces, type scale in points, line weights in millimetres.

Values are those of the paper reference. Black and white only: no grey, no tints.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from core.content import RESOURCES

MM: Final = 72 / 25.4
"""Points in a millimetre."""

EDGE_MM: Final = 5.0
"""Margin that office printers cannot reach; nothing is drawn in it."""

FLYER_LEADING: Final = 1.4
"""Line pitch of flyer text as a multiple of its size; Ẫ never touches ặ on the line above."""

SHRINK: Final = 0.9
"""Text is never made smaller than this share of its size."""


class Face(StrEnum):
    """A font file of `resources/fonts`; the value is its name without the suffix."""

    REGULAR = "BeVietnamPro-Regular"
    MEDIUM = "BeVietnamPro-Medium"
    SEMIBOLD = "BeVietnamPro-SemiBold"
    BOLD = "BeVietnamPro-Bold"
    EXTRABOLD = "BeVietnamPro-ExtraBold"
    SANS = "LiberationSans-Regular"
    SANS_BOLD = "LiberationSans-Bold"
    SERIF = "LiberationSerif-Regular"
    SERIF_BOLD = "LiberationSerif-Bold"
    SERIF_ITALIC = "LiberationSerif-Italic"
    SERIF_BOLD_ITALIC = "LiberationSerif-BoldItalic"
    MONO_BOLD = "DejaVuSansMono-Bold"


class Edge(StrEnum):
    """The edge over which a printer turns a sheet of two sides, so that both are upright."""

    LONG = "DuplexFlipLongEdge"
    SHORT = "DuplexFlipShortEdge"


_LIGHT: Final = frozenset((Face.REGULAR, Face.MEDIUM, Face.SANS, Face.SERIF, Face.SERIF_ITALIC))


def stand_ins(face: Face) -> tuple[Face, ...]:
    """Faces asked in turn for a character that `face` lacks."""
    return (Face.SANS if face in _LIGHT else Face.SANS_BOLD, Face.MONO_BOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """A text style: face, size in points, line pitch as a multiple of the size."""

    face: Face
    size: float
    leading: float = FLYER_LEADING
    strong: Face = Face.BOLD

    @property
    def pitch_mm(self) -> float:
        return self.size * self.leading / MM


class Weight:
    """Line weights in mm; the lowest a 203 dpi printer holds is 0.125."""

    CUT: Final = 0.15
    HAIR: Final = 0.2
    BOX: Final = 0.35
    PICTOGRAM: Final = 0.45
    FRAME: Final = 0.5
    TABLE: Final = 0.7
    WARNING: Final = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideType:
    """The type scale of an install guide."""

    issuer: Type
    kind: Type
    title: tuple[Type, ...]
    subtitle: Type
    tab: Type
    tab_store: Type
    developer: Type
    app_id: Type
    address: Type
    number: Type
    step: Type
    detail: Type
    warning: Type
    help: Type
    phone: Type
    hours: Type
    group: Type
    group_hint: Type
    version: Type


A5_GUIDE: Final = GuideType(
    issuer=Type(face=Face.SEMIBOLD, size=8.5),
    kind=Type(face=Face.BOLD, size=8.5),
    title=tuple(Type(face=Face.EXTRABOLD, size=size) for size in (33, 28, 23)),
    subtitle=Type(face=Face.MEDIUM, size=11),
    tab=Type(face=Face.BOLD, size=12),
    tab_store=Type(face=Face.REGULAR, size=11),
    developer=Type(face=Face.SEMIBOLD, size=9, leading=1.36),
    app_id=Type(face=Face.SANS, size=8.5, leading=1.2),
    address=Type(face=Face.SANS_BOLD, size=15, leading=1.3),
    number=Type(face=Face.EXTRABOLD, size=15),
    step=Type(face=Face.BOLD, size=12.5),
    detail=Type(face=Face.REGULAR, size=10.5),
    warning=Type(face=Face.REGULAR, size=10),
    help=Type(face=Face.MEDIUM, size=10.5),
    phone=Type(face=Face.EXTRABOLD, size=18),
    hours=Type(face=Face.REGULAR, size=9),
    group=Type(face=Face.BOLD, size=10),
    group_hint=Type(face=Face.REGULAR, size=9),
    version=Type(face=Face.SANS_BOLD, size=8, leading=1.2),
)

A6_GUIDE: Final = GuideType(
    issuer=Type(face=Face.SEMIBOLD, size=7.5),
    kind=Type(face=Face.BOLD, size=7.5),
    title=tuple(Type(face=Face.EXTRABOLD, size=size) for size in (24, 20, 16.5)),
    subtitle=Type(face=Face.MEDIUM, size=9.5),
    tab=Type(face=Face.BOLD, size=10),
    tab_store=Type(face=Face.REGULAR, size=9.4),
    developer=Type(face=Face.SEMIBOLD, size=7.8, leading=1.36),
    app_id=Type(face=Face.SANS, size=7.4, leading=1.2),
    address=Type(face=Face.SANS_BOLD, size=10.5, leading=1.3),
    number=Type(face=Face.EXTRABOLD, size=8.5),
    step=Type(face=Face.SEMIBOLD, size=9.5, leading=1.36),
    detail=Type(face=Face.REGULAR, size=8),
    warning=Type(face=Face.REGULAR, size=9.4, leading=1.36),
    help=Type(face=Face.EXTRABOLD, size=12.5),
    phone=Type(face=Face.EXTRABOLD, size=12.5),
    hours=Type(face=Face.REGULAR, size=7.4),
    group=Type(face=Face.BOLD, size=8),
    group_hint=Type(face=Face.REGULAR, size=7.4),
    version=Type(face=Face.SANS_BOLD, size=7.4, leading=1.2),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkListType:
    """The type scale of the walk list; tuples hold the largest first."""

    title: Type
    area: tuple[Type, ...]
    heading: tuple[Type, ...]
    field: Type
    walker: tuple[Type, ...]
    small: Type
    number: tuple[Type, ...]
    page: tuple[Type, ...]
    head: Type
    head_below: Type
    group: Type
    column: Type
    key: Type
    order: tuple[Type, ...]
    code: tuple[Type, ...]
    known: Type
    name: Type
    long_name: Type
    address: Type
    last: tuple[Type, ...]
    choice: Type
    new: Type
    total: Type
    foot: Type
    printed: Type


WALK_LIST: Final = WalkListType(
    title=Type(face=Face.EXTRABOLD, size=17),
    area=tuple(Type(face=Face.BOLD, size=size) for size in (12.5, 10.5, 9)),
    heading=tuple(Type(face=Face.REGULAR, size=size) for size in (9.5, 8.6, 7.8)),
    field=Type(face=Face.REGULAR, size=9.5),
    walker=tuple(Type(face=Face.BOLD, size=size) for size in (10, 8.6)),
    small=Type(face=Face.REGULAR, size=9),
    number=tuple(Type(face=Face.MONO_BOLD, size=size) for size in (11, 9.5, 8, 7, 6.2)),
    page=tuple(Type(face=Face.BOLD, size=size) for size in (11, 9.5, 8)),
    head=Type(face=Face.BOLD, size=9),
    head_below=Type(face=Face.REGULAR, size=8.6),
    group=Type(face=Face.BOLD, size=9),
    column=Type(face=Face.SEMIBOLD, size=7.6, leading=1.2),
    key=Type(face=Face.SANS_BOLD, size=9.5, leading=1.2),
    order=tuple(Type(face=Face.SANS_BOLD, size=size, leading=1.2) for size in (9, 8, 6.8, 5.6)),
    code=tuple(Type(face=Face.MONO_BOLD, size=size) for size in (11.5, 10.4, 9.4, 8.5, 7.7)),
    known=Type(face=Face.SANS, size=7.6, leading=1.2),
    name=Type(face=Face.BOLD, size=11, leading=1.36),
    long_name=Type(face=Face.BOLD, size=9.9, leading=1.36),
    address=Type(face=Face.REGULAR, size=8.6, leading=1.22),
    last=tuple(Type(face=Face.SANS_BOLD, size=size, leading=1.2) for size in (7.8, 7.4)),
    choice=Type(face=Face.MEDIUM, size=8.2),
    new=Type(face=Face.MEDIUM, size=9),
    total=Type(face=Face.BOLD, size=9),
    foot=Type(face=Face.REGULAR, size=8.8),
    printed=Type(face=Face.SANS, size=7.4, leading=1.2),
)


@lru_cache(maxsize=len(Face))
def glyphs(face: Face) -> frozenset[int]:
    """The code points `face` can draw; registers the face with the PDF writer once."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(
        face.value, str(RESOURCES / "fonts" / f"{face.value}.ttf"), asciiReadable=False, shapable=False
    )
    registerFont(font)
    return frozenset(font.face.charToGlyph)


def string_width_mm(text: str, face: Face, size: float) -> float:
    """Advance width of `text`, in mm; no kerning."""
    return 0.001 * size * _advance(text, face) / MM


@lru_cache(maxsize=8_192)
def _advance(text: str, face: Face) -> float:
    """In 1/1000 of the size; asked again and again while lines are broken."""
    from reportlab.pdfbase.pdfmetrics import getFont

    glyphs(face)
    drawn = getFont(face.value).face
    return float(sum(drawn.charWidths.get(ord(sign), drawn.defaultWidth) for sign in text))
