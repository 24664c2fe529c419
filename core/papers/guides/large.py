"""The install guide in large print on both sides of A4: codes to scan in front, steps and pictures behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from math import ceil
from typing import Final

from core.base.errors import UserError
from core.content.models import Group, GuideContent, Help, Pictogram, Run, Step, StoreCode, bind
from core.papers.guides.parts import (
    MOST_STORES,
    Band,
    CardSpec,
    check_counts,
    draw_cards,
    draw_number,
    draw_overleaf,
)
from core.papers.guides.two_sided import TwoSidedWording
from core.render import pictograms
from core.render.codes import QUIET_MODULES, Handling, encode, place
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.text import Fitted, fit, fit_close, fit_first, height_of, natural_width_mm, too_long
from core.render.theme import A5_GUIDE, SHRINK, Edge, Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
LEFT: Final = 15.0
RIGHT: Final = 195.0
ROOM: Final = RIGHT - LEFT
TOP: Final = 12.0
BOTTOM: Final = 284.0
MOST_STEPS: Final = 8
LEAST_SIZE: Final = 18
"""Points; the smallest type of what is to be read: 20, which a line may shrink by a tenth."""

CODE_MM: Final = 80.0
"""Side of a store's code with its quiet zone where two are beside each other."""

GROUP_MM: Final = 40.0
PICTOGRAM_MM: Final = 28.0

_ISSUER: Final = Type(face=Face.SEMIBOLD, size=20, leading=1.3)
_TITLES: Final = tuple(Type(face=Face.EXTRABOLD, size=size, leading=1.3) for size in (58, 50, 44, 38))
_LONG_TITLE: Final = Type(face=Face.EXTRABOLD, size=30, leading=1.3)
_PHONES: Final = tuple(Type(face=Face.EXTRABOLD, size=size, leading=1.2) for size in (38, 36, 34, 32, 28, 24))
_LABEL: Final = Type(face=Face.MEDIUM, size=20, leading=1.3)
_TEXT: Final = Type(face=Face.REGULAR, size=20, leading=1.3)
_GROUP: Final = Type(face=Face.BOLD, size=20, leading=1.3)
_OVERLEAF: Final = tuple(Type(face=Face.BOLD, size=size) for size in (24, 22, 20))
_BACK_TITLE: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (44, 38, 32))
_FOOT: Final = Type(face=Face.SANS_BOLD, size=9, leading=1.2)
_SCALE: Final = replace(
    A5_GUIDE,
    tab=Type(face=Face.EXTRABOLD, size=26),
    tab_store=Type(face=Face.SEMIBOLD, size=20),
    developer=Type(face=Face.SEMIBOLD, size=20, leading=1.3),
    app_id=Type(face=Face.REGULAR, size=20, leading=1.3),
    address=Type(face=Face.SANS_BOLD, size=26, leading=1.3),
    number=Type(face=Face.EXTRABOLD, size=29),
)
_CARDS: Final = CardSpec(
    left=LEFT,
    width=ROOM,
    top=0,
    height=0,
    gap=8,
    tab=15,
    code_mm=CODE_MM,
    padding=5,
    radius=2,
    foot=2.4,
    narrow=46,
    narrow_gap=4,
)
_HIGH_CARDS: Final = 117.5
_LINE: Final = _SCALE.developer.pitch_mm
_LOW_CARD: Final = 97.0
"""Height of a single store's card, its texts beside the code."""
_LEAST_CARDS: Final = 84.0
_SENTENCE: Final = re.compile(r"(?<=[.!?]) ")
_GAP: Final = 4.0
_PAD: Final = 4.0
_SIGN: Final = 17.0
_SIGN_ROOM: Final = 21.0
_OVERLEAF_HEIGHT: Final = 14.0
_DISC: Final = 8.5
_TEXT_LEFT: Final = LEFT + 54.0
_ROW_PAD: Final = 1.5
_FRONT_SIZES: Final = (
    (_TITLES, 24),
    (_TITLES[1:], 22),
    (_TITLES[2:], 20),
    (_TITLES[3:], 20),
)
"""Titles, and points of the first step in front."""

_FrontSizes = tuple[tuple[Type, ...], float]

_STEP_SIZES: Final = (29, 26, 24, 22, 20)
"""Points of titles of steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Front:
    """Texts of the front in one size; `step` and `helper` may be missing."""

    issuer: Fitted
    title: Fitted
    subtitle: tuple[Fitted, ...]
    step: tuple[Fitted, ...]
    warning: Fitted
    helper: tuple[Fitted, ...]

    @property
    def step_height(self) -> float:
        return max(_SIGN, height_of(self.step)) + _GAP if self.step else 0.0

    @property
    def warning_height(self) -> float:
        return max(_SIGN, height_of([self.warning])) + 2 * _PAD

    @property
    def card_room(self) -> float:
        """The height that the texts leave to the cards."""
        texts = height_of([self.issuer, self.title, *self.subtitle]) + 2 * _GAP
        below = self.step_height + self.warning_height + _GAP + _OVERLEAF_HEIGHT + _GAP
        return BOTTOM - TOP - texts - below - (height_of(self.helper) + _GAP if self.helper else 0.0)


def render(guide: GuideContent, wording: TwoSidedWording) -> bytes:
    """Two pages; raises UserErrors of text and codes that do not fit."""
    check_counts(guide, most_steps=MOST_STEPS)
    info = PdfInfo(title=guide.document_title, author=guide.author, language=guide.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info, turned_over=Edge.LONG)
    behind = _behind(guide.stores)
    stores = tuple(store for store in guide.stores if store is not behind)
    front = _set_front(guide, _cards_height(stores))
    _draw_front(sheet, replace(guide, stores=stores), wording.overleaf, front)
    _draw_foot(sheet, guide, 1)
    sheet.next_page()
    _draw_back(sheet, guide, wording.back_title, behind, first=1 if front.step else 0)
    _draw_foot(sheet, guide, 2)
    return sheet.finished()


def _behind(stores: tuple[StoreCode, ...]) -> StoreCode | None:
    """Return the web page beside two app stores: in front two codes are large enough."""
    second = [store for store in stores if store.secondary]
    return second[0] if len(stores) == MOST_STORES and len(second) == 1 else None


def _cards_height(stores: tuple[StoreCode, ...]) -> float:
    """Return the height of cards whose codes take all their width."""
    if len(stores) == 1:
        return _LOW_CARD
    room = (ROOM - _CARDS.gap * (len(stores) - 1)) / len(stores) - 3
    lines = max(ceil(natural_width_mm(store.developer, _SCALE.developer) / room) for store in stores)
    return _HIGH_CARDS + (lines - 1) * _LINE


def _draw_foot(sheet: Sheet, guide: GuideContent, number: int) -> None:
    sheet.text(fit(guide.version, _FOOT, width_mm=ROOM / 2), x_mm=LEFT, y_mm=290)
    sheet.text(fit(f"{number} / 2", _FOOT, width_mm=20), x_mm=RIGHT, y_mm=290, align=Align.RIGHT)


def _set_front(guide: GuideContent, needed_mm: float) -> _Front:
    """Set the first step and the number in front while the codes keep their size, as large as they can be."""
    for with_step, with_help, sizes in product((True, False), (True, False), _FRONT_SIZES):
        try:
            front = _front(guide, sizes, with_step=with_step, with_help=with_help)
        except UserError:
            continue
        if front.card_room >= needed_mm:
            return front
    front = _front(guide, _FRONT_SIZES[-1], with_step=False, with_help=False)
    if front.card_room < _LEAST_CARDS:
        raise too_long(f"{guide.title} {guide.subtitle}")
    return front


def _front(guide: GuideContent, sizes: _FrontSizes, *, with_step: bool, with_help: bool) -> _Front:
    titles, step = sizes
    room = ROOM - _SIGN_ROOM
    helper = guide.help if with_help else None
    return _Front(
        issuer=fit_close(guide.issuer, _ISSUER, width_mm=ROOM, height_mm=22, most_lines=2, even=True),
        title=_set_title(guide.title, titles),
        subtitle=_set_subtitle(guide.subtitle),
        step=_set_step(guide.steps[0], step, ROOM - 40) if with_step else (),
        warning=fit(guide.warning, _TEXT, width_mm=room - 2 * _PAD, most_lines=4),
        helper=_set_help(helper, _PHONES[3:], room, hours=False) if helper else (),
    )


def _set_title(text: str, styles: tuple[Type, ...]) -> Fitted:
    if natural_width_mm(text, styles[-1]) * SHRINK <= ROOM:
        return fit_first(text, styles, width_mm=ROOM)
    try:
        return fit(text, styles[-1], width_mm=ROOM, most_lines=2, even=True)
    except UserError:
        return fit(text, _LONG_TITLE, width_mm=ROOM, most_lines=3, even=True)


def _set_subtitle(text: str) -> tuple[Fitted, ...]:
    """On one line, else a line for each of its sentences, else where words end."""
    whole = natural_width_mm(text, _LABEL) * SHRINK <= ROOM
    sentences = (text,) if whole else tuple(_SENTENCE.split(text))
    try:
        return tuple(fit(sentence, _LABEL, width_mm=ROOM) for sentence in sentences)
    except UserError:
        return (fit(text, _LABEL, width_mm=ROOM, most_lines=3),)


def _set_step(step: Step, size: float, room_mm: float) -> tuple[Fitted, ...]:
    texts = (
        (step.title, Type(face=Face.BOLD, size=size, leading=1.3), 2),
        (step.detail, _TEXT, 3),
    )
    return tuple(
        fit(text, style, width_mm=room_mm, most_lines=most, even=True) for text, style, most in texts if text
    )


def _set_help(helper: Help, phones: tuple[Type, ...], room_mm: float, *, hours: bool) -> tuple[Fitted, ...]:
    texts = [fit(helper.label, _LABEL, width_mm=room_mm), fit_first(helper.phone, phones, width_mm=room_mm)]
    if hours and helper.hours:
        texts.append(fit_close(helper.hours, _TEXT, width_mm=room_mm, height_mm=28, most_lines=3, even=True))
    return tuple(texts)


def _draw_front(sheet: Sheet, guide: GuideContent, overleaf: str, front: _Front) -> None:
    height = min(front.card_room, _cards_height(guide.stores))
    spare = (front.card_room - height) / 4
    sheet.block([front.issuer], x_mm=LEFT, y_mm=TOP)
    y = TOP + height_of([front.issuer]) + 1
    sheet.rule(x1_mm=LEFT, y1_mm=y, x2_mm=RIGHT, y2_mm=y, weight_mm=Weight.WARNING)
    y += 1 + spare / 2
    sheet.block([front.title, *front.subtitle], x_mm=LEFT, y_mm=y)
    y += height_of([front.title, *front.subtitle]) + 2 * _GAP - 2 + spare / 2
    draw_cards(sheet, guide.stores, replace(_CARDS, top=y, height=height), _SCALE)
    y += height + _GAP + spare
    if front.step:
        _draw_first_step(sheet, guide.steps[0], front.step, top_mm=y)
        y += front.step_height + spare
    _draw_warning(sheet, front, top_mm=y)
    y = BOTTOM - _OVERLEAF_HEIGHT
    band = Band(left=LEFT, top=y, width=ROOM, height=_OVERLEAF_HEIGHT)
    draw_overleaf(sheet, overleaf, _OVERLEAF, band)
    if front.helper:
        _draw_help(sheet, front.helper, top_mm=y - _GAP - height_of(front.helper))


def _draw_first_step(sheet: Sheet, step: Step, texts: tuple[Fitted, ...], *, top_mm: float) -> None:
    height = max(_SIGN, height_of(texts))
    middle = top_mm + height / 2
    draw_number(sheet, 1, x_mm=LEFT + _DISC, y_mm=middle, radius_mm=_DISC, scale=_SCALE)
    pictograms.draw(sheet, step.pictogram, x_mm=LEFT + 20, y_mm=middle - _SIGN / 2, side_mm=_SIGN)
    sheet.block(texts, x_mm=LEFT + 40, y_mm=middle - height_of(texts) / 2)


def _draw_warning(sheet: Sheet, front: _Front, *, top_mm: float) -> None:
    height = front.warning_height
    sheet.frame(x_mm=LEFT, y_mm=top_mm, width_mm=ROOM, height_mm=height, weight_mm=1.1, radius_mm=2)
    middle = top_mm + height / 2
    pictograms.draw(sheet, Pictogram.WARNING, x_mm=LEFT + _PAD, y_mm=middle - _SIGN / 2, side_mm=_SIGN)
    top = middle - height_of([front.warning]) / 2
    sheet.block([front.warning], x_mm=LEFT + _PAD + _SIGN_ROOM, y_mm=top)


def _draw_help(sheet: Sheet, texts: tuple[Fitted, ...], *, top_mm: float) -> None:
    pictograms.draw(sheet, Pictogram.PHONE, x_mm=LEFT, y_mm=top_mm + 3, side_mm=_SIGN)
    sheet.block(texts, x_mm=LEFT + _SIGN_ROOM, y_mm=top_mm)


def _draw_back(sheet: Sheet, guide: GuideContent, head: str, behind: StoreCode | None, *, first: int) -> None:
    top_of_steps = _draw_back_head(sheet, head, behind)
    bottom = _draw_back_foot(sheet, guide)
    steps = guide.steps[first:]
    if not steps:
        return
    pitch = (bottom - top_of_steps) / len(steps)
    set_steps = _set_steps(steps, height_mm=pitch - 2 * _ROW_PAD)
    for index, (step, texts) in enumerate(zip(steps, set_steps, strict=True)):
        top = top_of_steps + index * pitch
        if index:
            sheet.rule(x1_mm=LEFT, y1_mm=top, x2_mm=RIGHT, y2_mm=top, weight_mm=Weight.FRAME)
        middle = top + pitch / 2
        side = min(PICTOGRAM_MM, pitch - 2 * _ROW_PAD)
        number = first + index + 1
        draw_number(sheet, number, x_mm=LEFT + _DISC, y_mm=middle, radius_mm=_DISC, scale=_SCALE)
        left = LEFT + 35 - side / 2
        pictograms.draw(sheet, step.pictogram, x_mm=left, y_mm=middle - side / 2, side_mm=side)
        sheet.block(texts, x_mm=_TEXT_LEFT, y_mm=middle - height_of(texts) / 2)


def _draw_back_head(sheet: Sheet, head: str, behind: StoreCode | None) -> float:
    """The title and, at its right, the code that has no place in front; answers where the steps begin."""
    room, rule = ROOM, 34.0
    if behind is not None:
        rule = 51.0
        code = encode(behind.url)
        quiet = GROUP_MM * QUIET_MODULES / code.full_size
        left = RIGHT + quiet - GROUP_MM
        sheet.code(place(code, x_mm=left, y_mm=TOP - quiet, full_mm=GROUP_MM, handling=Handling.HANDED_OUT))
        room = left - LEFT
        words = (Run(text=f"{bind(behind.store)}: ", strong=True), Run(text=behind.address))
        address = fit(words, _LABEL, width_mm=room, most_lines=2, address=True)
        sheet.text(address, x_mm=LEFT, y_mm=43.5 - (len(address.lines) - 1) * address.pitch_mm / 2)
    title = fit_first(head, _BACK_TITLE, width_mm=room)
    sheet.text(title, x_mm=LEFT - 0.6, y_mm=28)
    sheet.rule(x1_mm=LEFT, y1_mm=rule, x2_mm=RIGHT, y2_mm=rule, weight_mm=Weight.WARNING)
    return rule


def _set_steps(steps: tuple[Step, ...], *, height_mm: float) -> list[tuple[Fitted, ...]]:
    """All steps in the largest common size in which each fits its row. Raises `document.text_too_long`."""
    for size in _STEP_SIZES:
        try:
            found = [_set_step(step, size, RIGHT - _TEXT_LEFT) for step in steps]
        except UserError:
            if size == _STEP_SIZES[-1]:
                raise
            continue
        if all(height_of(texts) <= height_mm for texts in found):
            return found
    longest = max(steps, key=lambda step: len(step.title) + len(step.detail))
    raise too_long(f"{longest.title} {longest.detail}")


def _draw_back_foot(sheet: Sheet, guide: GuideContent) -> float:
    """Draw the number at the left and the group's code at the right; answer the end of the steps."""
    right, top = RIGHT, BOTTOM
    if guide.group is not None:
        right, top = _draw_group(sheet, guide.group, alone=guide.help is None)
    if guide.help is not None:
        texts = _set_help(guide.help, _PHONES, right - LEFT - _SIGN_ROOM - 4, hours=True)
        top = min(top, BOTTOM - height_of(texts))
        _draw_help(sheet, texts, top_mm=(top + BOTTOM - height_of(texts)) / 2)
    if guide.group is None and guide.help is None:
        return BOTTOM
    sheet.rule(x1_mm=LEFT, y1_mm=top - 3, x2_mm=RIGHT, y2_mm=top - 3, weight_mm=Weight.WARNING)
    return top - 3


def _draw_group(sheet: Sheet, group: Group, *, alone: bool) -> tuple[float, float]:
    """Draw the group's code, its name below or, `alone`, beside it; answer the left edge and the top."""
    code = encode(group.url)
    quiet = GROUP_MM * QUIET_MODULES / code.full_size
    width = GROUP_MM if not alone else ROOM - GROUP_MM - 4
    label = fit_close(group.label, _GROUP, width_mm=width, most_lines=3, even=True)
    below = 0.0 if alone else height_of([label])
    top = BOTTOM - below - GROUP_MM + quiet
    left = RIGHT + quiet - GROUP_MM
    sheet.code(place(code, x_mm=left, y_mm=top - quiet, full_mm=GROUP_MM, handling=Handling.HANDED_OUT))
    if alone:
        texts = [label, fit(group.hint, _TEXT, width_mm=width, most_lines=2)] if group.hint else [label]
        sheet.block(texts, x_mm=LEFT, y_mm=(top + BOTTOM - height_of(texts)) / 2)
    else:
        sheet.block([label], x_mm=RIGHT, y_mm=BOTTOM - below, align=Align.RIGHT)
    return left, top
