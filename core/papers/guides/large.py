"""The install guide in large print, A4: only text, two sides at most, for eyes that small type tires."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from core.base.errors import UserError
from core.content.models import GuideContent, Run, StoreCode, bind
from core.papers.guides.parts import check_counts, draw_number
from core.papers.guides.screen import ScreenContent
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.text import Fitted, fit, too_long
from core.render.theme import A5_GUIDE, Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
LEFT: Final = 15.0
RIGHT: Final = 195.0
ROOM: Final = RIGHT - LEFT
TOP: Final = 15.0
BOTTOM: Final = 279.0
MOST_PAGES: Final = 2
MOST_STEPS: Final = 8
LEAST_SIZE: Final = 18
"""Points; the smallest type of what is to be read."""

_ISSUER: Final = Type(face=Face.SEMIBOLD, size=18)
_TITLE: Final = Type(face=Face.EXTRABOLD, size=38, leading=1.45)
_SUBTITLE: Final = Type(face=Face.MEDIUM, size=20)
_HEAD: Final = Type(face=Face.EXTRABOLD, size=24)
_STORE: Final = Type(face=Face.REGULAR, size=20)
_STEP: Final = Type(face=Face.BOLD, size=22)
_DETAIL: Final = Type(face=Face.REGULAR, size=20)
_WARNING: Final = Type(face=Face.REGULAR, size=20)
_PHONE: Final = Type(face=Face.EXTRABOLD, size=44)
_FOOT: Final = Type(face=Face.SANS_BOLD, size=9, leading=1.2)
_SCALE: Final = replace(A5_GUIDE, number=Type(face=Face.EXTRABOLD, size=22))
_NUMBER_ROOM: Final = 18.0
_PAD: Final = 5.0
_RISE: Final = 0.74
"""From the top of a line to its baseline, as a share of its pitch."""


_FACTORS: Final = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Texts that stay together on a page; `gap` is the space above them."""

    texts: tuple[Fitted, ...]
    gap: float = 3.0
    indent: float = 0.0
    number: int | None = None
    framed: bool = False
    ruled: bool = False

    @property
    def height(self) -> float:
        lines = sum(len(fitted.lines) * fitted.pitch_mm for fitted in self.texts)
        return lines + (2 * _PAD if self.framed else 0) + (2.0 if self.ruled else 0)


def render(content: ScreenContent) -> bytes:
    """One or two pages; raises UserErrors of text that does not fit."""
    guide = content.guide
    check_counts(guide, most_steps=MOST_STEPS)
    pages = _largest(content)
    info = PdfInfo(title=guide.document_title, author=guide.author, language=guide.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info)
    for index, pieces in enumerate(pages):
        if index:
            sheet.next_page()
        y = TOP
        for piece in pieces:
            _draw(sheet, piece, top_mm=y + piece.gap)
            y += piece.gap + piece.height
        sheet.text(fit(guide.version, _FOOT, width_mm=ROOM / 2), x_mm=LEFT, y_mm=288)
        page = fit(f"{index + 1}/{len(pages)}", _FOOT, width_mm=20)
        sheet.text(page, x_mm=RIGHT, y_mm=288, align=Align.RIGHT)
    return sheet.finished()


def _largest(content: ScreenContent) -> list[list[_Piece]]:
    """The pages in the largest type that needs two sides at most."""
    for factor in _FACTORS:
        try:
            pages = _broken(list(_pieces(content, factor)))
        except UserError:
            if factor == _FACTORS[-1]:
                raise
            continue
        if len(pages) <= MOST_PAGES:
            return pages
    raise too_long(content.guide.title)


def _sized(style: Type, factor: float) -> Type:
    return replace(style, size=round(style.size * factor, 2))


def _pieces(content: ScreenContent, factor: float) -> Iterator[_Piece]:
    guide = content.guide
    yield _Piece(
        texts=(fit(guide.issuer, _sized(_ISSUER, factor), width_mm=ROOM, most_lines=2, even=True),),
        gap=0,
        ruled=True,
    )
    yield _Piece(
        texts=(fit(guide.title, _sized(_TITLE, factor), width_mm=ROOM, most_lines=2, even=True),), gap=4
    )
    yield _Piece(texts=(fit(guide.subtitle, _sized(_SUBTITLE, factor), width_mm=ROOM, most_lines=3),))
    stores = [_store(store, factor) for store in guide.stores]
    developer = next((store.developer for store in guide.stores if store.developer), "")
    if developer:
        stores.append(fit(developer, _sized(_STORE, factor), width_mm=ROOM, most_lines=2))
    yield _Piece(texts=tuple(stores), gap=5)
    for number, step in enumerate(guide.steps, 1):
        room = ROOM - _NUMBER_ROOM
        texts = [fit(step.title, _sized(_STEP, factor), width_mm=room, most_lines=2)]
        if step.detail:
            texts.append(fit(step.detail, _sized(_DETAIL, factor), width_mm=room, most_lines=3))
        yield _Piece(texts=tuple(texts), gap=4.4, indent=_NUMBER_ROOM, number=number)
    warning = fit(guide.warning, _sized(_WARNING, factor), width_mm=ROOM - 2 * _PAD - 2, most_lines=5)
    yield _Piece(texts=(warning,), gap=7, framed=True, indent=_PAD + 1)
    yield from _help(guide, factor)


def _store(store: StoreCode, factor: float) -> Fitted:
    """`Android – CH Play: com.mic.bluezone`."""
    name = Run(text=f"{store.platform} – {bind(store.store)}: ", strong=True)
    return fit((name, Run(text=store.address)), _sized(_STORE, factor), width_mm=ROOM, most_lines=3)


def _help(guide: GuideContent, factor: float) -> Iterator[_Piece]:
    if guide.help is not None:
        texts = [
            fit(guide.help.label, _sized(_HEAD, factor), width_mm=ROOM),
            fit(guide.help.phone, _sized(_PHONE, factor), width_mm=ROOM),
        ]
        if guide.help.hours:
            texts.append(fit(guide.help.hours, _sized(_DETAIL, factor), width_mm=ROOM, most_lines=2))
        yield _Piece(texts=tuple(texts), gap=6)
    if guide.group is not None:
        address = guide.group.url.removeprefix("https://")
        label = Run(text=f"{guide.group.label}: ", strong=True)
        group = fit((label, Run(text=address)), _sized(_STORE, factor), width_mm=ROOM, most_lines=3)
        yield _Piece(texts=(group,), gap=4)


def _broken(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Pieces by page; none is parted."""
    pages: list[list[_Piece]] = [[]]
    y = TOP
    for piece in pieces:
        if y + piece.gap + piece.height > BOTTOM and pages[-1]:
            pages.append([])
            y = TOP
        if TOP + piece.gap + piece.height > BOTTOM:
            raise too_long("".join(span.text for line in piece.texts[0].lines for span in line))
        pages[-1].append(piece)
        y += piece.gap + piece.height
    return pages


def _draw(sheet: Sheet, piece: _Piece, *, top_mm: float) -> None:
    y = top_mm
    if piece.framed:
        sheet.frame(x_mm=LEFT, y_mm=y, width_mm=ROOM, height_mm=piece.height, weight_mm=1.1)
        y += _PAD
    if piece.number is not None:
        middle = y + piece.texts[0].pitch_mm / 2
        draw_number(sheet, piece.number, x_mm=LEFT + 6, y_mm=middle, radius_mm=6, scale=_SCALE)
    for fitted in piece.texts:
        sheet.text(fitted, x_mm=LEFT + piece.indent, y_mm=y + fitted.pitch_mm * _RISE)
        y += len(fitted.lines) * fitted.pitch_mm
    if piece.ruled:
        sheet.rule(x1_mm=LEFT, y1_mm=y + 2, x2_mm=RIGHT, y2_mm=y + 2, weight_mm=Weight.WARNING)
