"""The install guide on two sides of A5, two on an A4 sheet: codes and the real app in front, steps behind.

Each side of the sheet holds the same half twice, so that front and back belong together however it is turned.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from core.base.errors import UserError
from core.content.models import Pictogram, Step
from core.papers.guides.a5 import (
    FOOT_HEIGHT,
    HEIGHT,
    LEFT,
    RIGHT,
    ROOM,
    WARNING_TOP,
    draw_foot,
    draw_head,
    draw_warning,
)
from core.papers.guides.parts import (
    CAP_HEIGHT,
    MOST_STORES,
    Band,
    CardSpec,
    check_counts,
    draw_cards,
    draw_number,
    draw_overleaf,
)
from core.papers.guides.phone_pictures import HIGH, WIDE, draw_phone
from core.papers.guides.two_sided import PlatformSteps, TwoSidedContent
from core.render import pictograms
from core.render.sheet import Align, Ink, PdfInfo, Sheet
from core.render.strokes import ban
from core.render.text import Fitted, fit, fit_first, too_long
from core.render.theme import A5_GUIDE, MM, Edge, Face, Type, Weight

SHEET_WIDTH: Final = 297.0
HALF: Final = SHEET_WIDTH / 2
MOST_STEPS: Final = 6
MOST_FAKES: Final = 4

_CARDS: Final = CardSpec(
    left=LEFT,
    width=ROOM,
    top=43,
    height=0,
    gap=4,
    tab=8.5,
    code_mm=58,
    padding=3.2,
    radius=1.6,
    foot=2.6,
    narrow=24,
    narrow_gap=3,
)
_HIGH_CARDS: Final = 83.0
_LOW_CARDS: Final = 74.0
"""Three codes side by side are smaller."""
_BOX_GAP: Final = 4.0
_PAD: Final = 4.0
_LABEL_LEFT: Final = 8.4
_LABEL_ROOM: Final = 10.6
_LABEL: Final = Type(face=Face.BOLD, size=10.5)
_APP: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (24, 20, 16, 13))
_MADE_BY: Final = Type(face=Face.SEMIBOLD, size=9.5)
_FAKE: Final = Type(face=Face.BOLD, size=12)
_CAUTION: Final = Type(face=Face.REGULAR, size=10.5, leading=1.36)
_CAUTION_LINES: Final = 6
_OVERLEAF_TOP: Final = 170.4
_OVERLEAF_HEIGHT: Final = 9.6
_OVERLEAF: Final = tuple(Type(face=Face.BOLD, size=size) for size in (13, 11.5))

_BACK_TITLE: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (22, 18, 15))
_BACK_APP: Final = tuple(Type(face=Face.BOLD, size=size) for size in (11, 9.5, 8.5))
_NOTE: Final = Type(face=Face.REGULAR, size=9)
_TAB: Final = 7.5
_COLUMN_TOP: Final = 28.0
_COLUMN_BOTTOM: Final = 167.6
_COLUMN_GAP: Final = 4.0
_ROWS_GAP: Final = 1.6
_PHONE: Final = 12.0
_PHONE_LEFT: Final = 6.6
_NUMBER_RADIUS: Final = 3.3
_TEXT_LEFT: Final = 20.6
_TEXT_RIGHT: Final = 2.0
_STEP_SIZES: Final = tuple(
    (Type(face=Face.BOLD, size=title, leading=1.3), Type(face=Face.REGULAR, size=detail, leading=1.32))
    for title, detail in ((13, 11), (12, 10.2), (11, 9.5), (10.2, 9), (9.4, 8.5))
)
_NUMBERS: Final = replace(A5_GUIDE, number=Type(face=Face.EXTRABOLD, size=12))
_TITLE_LINES: Final = 3
_DETAIL_LINES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _SetStep:
    """A step's texts, ready to be drawn; `detail` may be missing."""

    title: Fitted
    detail: Fitted | None

    @property
    def height(self) -> float:
        detail = len(self.detail.lines) * self.detail.pitch_mm if self.detail else 0.0
        return len(self.title.lines) * self.title.pitch_mm + detail


def render(content: TwoSidedContent, *, front_alone: bool = False) -> bytes:
    """Two A4 pages, front and back; raises UserErrors of text and codes that do not fit."""
    guide = content.guide
    check_counts(guide, most_steps=MOST_STEPS)
    info = PdfInfo(title=guide.document_title, author=guide.author, language=guide.language)
    sheet = Sheet(width_mm=SHEET_WIDTH, height_mm=HEIGHT, info=info, turned_over=Edge.SHORT)
    sides = {"front": _draw_front} if front_alone else {"front": _draw_front, "back": _draw_back}
    for side, draw in sides.items():
        with sheet.stamp(side, width_mm=HALF, height_mm=HEIGHT):
            draw(sheet, content)
    for index, side in enumerate(sides):
        if index:
            sheet.next_page()
        for x in (0.0, HALF):
            sheet.press(side, x_mm=x, y_mm=0, height_mm=HEIGHT)
        _draw_cut_marks(sheet)
    return sheet.finished()


def _draw_cut_marks(sheet: Sheet) -> None:
    for y1, y2 in ((5.0, 10.0), (HEIGHT - 10, HEIGHT - 5)):
        sheet.rule(x1_mm=HALF, y1_mm=y1, x2_mm=HALF, y2_mm=y2, weight_mm=Weight.CUT)


def _draw_front(sheet: Sheet, content: TwoSidedContent) -> None:
    guide = content.guide
    draw_head(sheet, guide)
    closed_up = 0.0 if guide.help or guide.group else FOOT_HEIGHT / 2
    height = (_HIGH_CARDS if len(guide.stores) < MOST_STORES else _LOW_CARDS) + closed_up
    draw_cards(sheet, guide.stores, replace(_CARDS, height=height), A5_GUIDE)
    overleaf = _OVERLEAF_TOP + closed_up
    top = _CARDS.top + height + _BOX_GAP
    width = (ROOM - _BOX_GAP) / 2
    real = _Box(left=LEFT, top=top, width=width, height=overleaf - _BOX_GAP - top)
    _draw_genuine(sheet, content, real)
    beside = replace(real, left=RIGHT - width)
    if content.fakes:
        _draw_fakes(sheet, content, beside)
    else:
        _draw_caution(sheet, content, beside)
    band = Band(left=LEFT, top=overleaf, width=ROOM, height=_OVERLEAF_HEIGHT)
    draw_overleaf(sheet, content.wording.overleaf, _OVERLEAF, band)
    draw_foot(sheet, guide)


def _draw_genuine(sheet: Sheet, content: TwoSidedContent, box: _Box) -> None:
    """Draw the app's name and publisher, to be compared in the store."""
    _draw_box(sheet, box, Pictogram.CHECK, content.wording.genuine, Weight.FRAME)
    room = box.width - 2 * _PAD
    middle = box.top + (_LABEL_ROOM + box.height) / 2
    name = fit_first(content.app, _APP, width_mm=room)
    sheet.text(name, x_mm=box.left + _PAD, y_mm=middle)
    if content.developer:
        maker = fit(content.developer, _MADE_BY, width_mm=room, most_lines=2)
        sheet.text(maker, x_mm=box.left + _PAD, y_mm=middle + 7)


def _draw_fakes(sheet: Sheet, content: TwoSidedContent, box: _Box) -> None:
    """The names of apps that look alike, each behind a ban."""
    _draw_box(sheet, box, Pictogram.WARNING, content.wording.fakes, Weight.WARNING)
    fakes = content.fakes[:MOST_FAKES]
    room = box.height - _LABEL_ROOM - 1.6
    pitch = min(8.6, room / len(fakes))
    top = box.top + _LABEL_ROOM + (room - pitch * len(fakes)) / 2
    for index, fake in enumerate(fakes):
        middle = top + (index + 0.5) * pitch
        ban(sheet, x_mm=box.left + _PAD + 0.6, y_mm=middle - 2.3, side_mm=4.6)
        name = fit(fake, _FAKE, width_mm=box.width - 2 * _PAD - _LABEL_LEFT)
        baseline = middle + CAP_HEIGHT * name.size / MM / 2
        sheet.text(name, x_mm=box.left + _PAD + _LABEL_LEFT, y_mm=baseline)


def _draw_caution(sheet: Sheet, content: TwoSidedContent, box: _Box) -> None:
    """Draw the campaign's warning, for campaigns without a known lookalike name."""
    _draw_box(sheet, box, Pictogram.WARNING, content.wording.caution, Weight.WARNING)
    text = fit(content.guide.warning, _CAUTION, width_mm=box.width - 2 * _PAD, most_lines=_CAUTION_LINES)
    if len(text.lines) * text.pitch_mm > box.height - _LABEL_ROOM - 1:
        raise too_long("".join(run.text for run in content.guide.warning))
    sheet.text(text, x_mm=box.left + _PAD, y_mm=box.top + _LABEL_ROOM + text.pitch_mm * 0.8)


def _draw_box(sheet: Sheet, box: _Box, pictogram: Pictogram, label: str, weight_mm: float) -> None:
    sheet.frame(
        x_mm=box.left,
        y_mm=box.top,
        width_mm=box.width,
        height_mm=box.height,
        weight_mm=weight_mm,
        radius_mm=_CARDS.radius,
    )
    pictograms.draw(sheet, pictogram, x_mm=box.left + _PAD, y_mm=box.top + 3.2, side_mm=6.6)
    fitted = fit(label, _LABEL, width_mm=box.width - 2 * _PAD - _LABEL_LEFT)
    sheet.text(fitted, x_mm=box.left + _PAD + _LABEL_LEFT, y_mm=box.top + 7.9)


def _draw_back(sheet: Sheet, content: TwoSidedContent) -> None:
    guide = content.guide
    title = fit_first(content.wording.back_title, _BACK_TITLE, width_mm=ROOM * 0.55)
    sheet.text(title, x_mm=LEFT - 0.3, y_mm=19.4)
    room = ROOM - title.width_mm - 5
    sheet.text(fit_first(guide.title, _BACK_APP, width_mm=room), x_mm=RIGHT, y_mm=14.4, align=Align.RIGHT)
    sheet.text(fit(content.wording.back_note, _NOTE, width_mm=room), x_mm=RIGHT, y_mm=19.4, align=Align.RIGHT)
    sheet.rule(x1_mm=LEFT, y1_mm=23, x2_mm=RIGHT, y2_mm=23, weight_mm=Weight.FRAME)
    closed_up = 0.0 if guide.help else FOOT_HEIGHT
    _draw_columns(sheet, content.columns, bottom_mm=_COLUMN_BOTTOM + closed_up)
    draw_warning(sheet, guide, top_mm=WARNING_TOP + closed_up)
    draw_foot(sheet, replace(guide, group=None))


def _draw_columns(sheet: Sheet, columns: tuple[PlatformSteps, ...], *, bottom_mm: float) -> None:
    width = (ROOM - _COLUMN_GAP * (len(columns) - 1)) / len(columns)
    heads = [_set_head(column, width) for column in columns]
    top = _COLUMN_TOP + _TAB + max(_head_height(head) for head in heads)
    most = max(len(column.steps) for column in columns)
    pitch = (bottom_mm - top - _ROWS_GAP) / most
    steps = _set_steps(columns, width_mm=width, height_mm=pitch - 2 * _ROWS_GAP)
    for index, (column, head) in enumerate(zip(columns, heads, strict=True)):
        left = LEFT + index * (width + _COLUMN_GAP)
        _draw_column_head(sheet, column, head, left, width, height_mm=bottom_mm - _COLUMN_TOP)
        for number, (step, texts) in enumerate(zip(column.steps, steps[index], strict=True)):
            row = top + number * pitch
            sheet.rule(x1_mm=left, y1_mm=row, x2_mm=left + width, y2_mm=row, weight_mm=Weight.HAIR)
            _draw_step(sheet, column, number + 1, step, texts, left_mm=left, top_mm=row, height_mm=pitch)


def _set_head(column: PlatformSteps, width_mm: float) -> tuple[Fitted, ...]:
    """Return the publisher and the app's id: the lines that a step calls "above"."""
    store, room = column.store, width_mm - 2 * _PAD
    texts = ((store.developer, A5_GUIDE.developer, False), (store.address, A5_GUIDE.app_id, True))
    return tuple(
        fit(text, style, width_mm=room, most_lines=2, address=address)
        for text, style, address in texts
        if text
    )


def _head_height(head: tuple[Fitted, ...]) -> float:
    return sum(len(fitted.lines) * fitted.pitch_mm for fitted in head) + 2.4


def _draw_column_head(
    sheet: Sheet,
    column: PlatformSteps,
    head: tuple[Fitted, ...],
    left_mm: float,
    width_mm: float,
    *,
    height_mm: float,
) -> None:
    sheet.band(x_mm=left_mm, y_mm=_COLUMN_TOP, width_mm=width_mm, height_mm=_TAB, radius_mm=1.6)
    sheet.frame(
        x_mm=left_mm,
        y_mm=_COLUMN_TOP,
        width_mm=width_mm,
        height_mm=height_mm,
        weight_mm=Weight.FRAME,
        radius_mm=1.6,
    )
    store, half = column.store, width_mm / 2 - _PAD - 1
    baseline = _COLUMN_TOP + _TAB / 2 + CAP_HEIGHT * A5_GUIDE.tab.size / MM / 2
    right = fit(store.store, A5_GUIDE.tab_store, width_mm=half)
    platform = fit(store.platform, A5_GUIDE.tab, width_mm=width_mm - 2 * _PAD - right.width_mm - 2)
    sheet.text(platform, x_mm=left_mm + _PAD, y_mm=baseline, ink=Ink.WHITE)
    sheet.text(right, x_mm=left_mm + width_mm - _PAD, y_mm=baseline, align=Align.RIGHT, ink=Ink.WHITE)
    y = _COLUMN_TOP + _TAB + 0.9
    for fitted in head:
        sheet.text(fitted, x_mm=left_mm + _PAD, y_mm=y + fitted.pitch_mm * 0.76)
        y += len(fitted.lines) * fitted.pitch_mm


def _set_steps(
    columns: tuple[PlatformSteps, ...], *, width_mm: float, height_mm: float
) -> list[list[_SetStep]]:
    """All steps in the largest common type in which each fits its row.

    Raises `document.text_too_long` for the first that does not in the smallest.
    """
    room = width_mm - _TEXT_LEFT - _TEXT_RIGHT
    for titles, details in _STEP_SIZES:
        try:
            found = [
                [_set_step(step, titles, details, room, height_mm) for step in column.steps]
                for column in columns
            ]
        except UserError:
            if titles is _STEP_SIZES[-1][0]:
                raise
        else:
            return found
    raise AssertionError(_STEP_SIZES)


def _set_step(step: Step, titles: Type, details: Type, room_mm: float, height_mm: float) -> _SetStep:
    texts = _SetStep(
        title=fit(step.title, titles, width_mm=room_mm, most_lines=_TITLE_LINES, even=True),
        detail=fit(step.detail, details, width_mm=room_mm, most_lines=_DETAIL_LINES, even=True)
        if step.detail
        else None,
    )
    if texts.height > height_mm:
        raise too_long(f"{step.title} {step.detail}")
    return texts


def _draw_step(
    sheet: Sheet,
    column: PlatformSteps,
    number: int,
    step: Step,
    texts: _SetStep,
    *,
    left_mm: float,
    top_mm: float,
    height_mm: float,
) -> None:
    """Number and phone on the left, the texts beside them, in the middle of the row."""
    middle = top_mm + height_mm / 2
    width = min(_PHONE, (height_mm - 2 * _ROWS_GAP) * WIDE / HIGH)
    top = middle - width * HIGH / WIDE / 2
    draw_phone(sheet, column.platform, step.pictogram, x_mm=left_mm + _PHONE_LEFT, y_mm=top, width_mm=width)
    draw_number(
        sheet,
        number,
        x_mm=left_mm + 4.6,
        y_mm=top + _NUMBER_RADIUS,
        radius_mm=_NUMBER_RADIUS,
        scale=_NUMBERS,
    )
    y = middle - texts.height / 2
    x = left_mm + _TEXT_LEFT
    for fitted in (texts.title, texts.detail):
        if fitted is not None:
            sheet.text(fitted, x_mm=x, y_mm=y + fitted.pitch_mm * 0.74)
            y += len(fitted.lines) * fitted.pitch_mm
