"""The staff card, ID-1 85.6 x 54, front left and back right, folded between (paper reference, 05b)."""

from __future__ import annotations

from typing import Final

from core.base.errors import UserError
from core.papers.staff_card import StaffCardContent, StaffMember
from core.render.codes import Handling, encode, place
from core.render.sheet import Align, Ink, PdfInfo, Sheet
from core.render.strokes import ban, dashed_rule, plate
from core.render.text import Fitted, fit, fit_begun, fit_block, fit_close, height_of
from core.render.theme import Face, Type, Weight

SHEET_WIDTH: Final = 210.0
SHEET_HEIGHT: Final = 297.0
WIDTH: Final = 85.6
HEIGHT: Final = 54.0
LEFT: Final = (SHEET_WIDTH - 2 * WIDTH) / 2
TOP: Final = 30.0
CODE_MM: Final = 35.0

_TITLE: Final = Type(face=Face.BOLD, size=12)
_NAME: Final = Type(face=Face.BOLD, size=12.4)
_PLATE: Final = Type(face=Face.BOLD, size=11, leading=1.2)
_ORG: Final = Type(face=Face.BOLD, size=8.6, leading=1.45)
_DATE: Final = Type(face=Face.BOLD, size=10.6)
_BODY: Final = Type(face=Face.REGULAR, size=8.6)
_STRONG: Final = Type(face=Face.SEMIBOLD, size=8.6)
_NUMBER: Final = Type(face=Face.MONO_BOLD, size=10.5)
_PHONE: Final = Type(face=Face.BOLD, size=13)
_SMALL: Final = Type(face=Face.REGULAR, size=7.4)
_CUT_GAP: Final = 1.0
_CUT: Final = 5.0
_FRONT_TEXT: Final = 31.6
_VALUES: Final = 46.0
_PERSON_TOP: Final = 16.2
_PERSON_ROOM: Final = 17.8
_ROLE_ROOM: Final = 2.8
_BACK: Final = WIDTH + 4.0
_NEVERS: Final = WIDTH + 41.0


def render(content: StaffCardContent) -> bytes:
    """One page with the card at its top; raises UserErrors of text that does not fit."""
    wording = content.wording
    info = PdfInfo(title=wording.document_title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=SHEET_WIDTH, height_mm=SHEET_HEIGHT, info=info)
    _draw_marks(sheet, content)
    _draw_front(sheet, content)
    _draw_back(sheet, content)
    return sheet.finished()


def _draw_marks(sheet: Sheet, content: StaffCardContent) -> None:
    """The card's edge, cut marks outside it, the fold."""
    weight = Weight.HAIR
    sheet.frame(x_mm=LEFT, y_mm=TOP, width_mm=2 * WIDTH, height_mm=HEIGHT, weight_mm=weight)
    bottom, right, fold = TOP + HEIGHT, LEFT + 2 * WIDTH, LEFT + WIDTH
    for x in (LEFT, fold, right):
        for y, away in ((TOP, -1), (bottom, 1)):
            y1, y2 = y + away * _CUT_GAP, y + away * (_CUT_GAP + _CUT)
            sheet.rule(x1_mm=x, y1_mm=y1, x2_mm=x, y2_mm=y2, weight_mm=weight)
    for y in (TOP, bottom):
        for x, away in ((LEFT, -1), (right, 1)):
            x1, x2 = x + away * _CUT_GAP, x + away * (_CUT_GAP + _CUT)
            sheet.rule(x1_mm=x1, y1_mm=y, x2_mm=x2, y2_mm=y, weight_mm=weight)
    dashed_rule(sheet, x1_mm=fold, y1_mm=TOP, x2_mm=fold, y2_mm=bottom, weight_mm=weight)
    fold_text = fit(content.wording.fold, _SMALL, width_mm=20)
    sheet.text(fold_text, x_mm=fold, y_mm=TOP - _CUT - _CUT_GAP - 1.2, align=Align.CENTRE)
    note = fit(content.wording.note, _BODY, width_mm=2 * WIDTH)
    sheet.text(note, x_mm=LEFT, y_mm=bottom + _CUT + 6)


def _draw_front(sheet: Sheet, content: StaffCardContent) -> None:
    wording, member = content.wording, content.member
    plate(sheet, x_mm=LEFT + 2.6, y_mm=TOP + 2.6, width_mm=80.4, height_mm=11.4, radius_mm=1)
    title = fit(wording.title, _PLATE, width_mm=22, most_lines=2, even=True)
    top = TOP + (7.1 if len(title.lines) == 2 else 9.6)
    sheet.text(title, x_mm=LEFT + 81, y_mm=top, align=Align.RIGHT, ink=Ink.WHITE)
    room = 74 - title.width_mm
    issuer = fit_close(content.issuer, _ORG, width_mm=room, height_mm=9, most_lines=2, even=True)
    first = TOP + 9.4 - (len(issuer.lines) - 1) * issuer.pitch_mm / 2
    sheet.text(issuer, x_mm=LEFT + 5, y_mm=first, ink=Ink.WHITE)
    sheet.frame(x_mm=LEFT + 4, y_mm=TOP + 16.4, width_mm=24, height_mm=32, weight_mm=Weight.BOX)
    for index, text in enumerate(wording.photo):
        line = fit(text, (_BODY, _SMALL)[index], width_mm=22)
        sheet.text(line, x_mm=LEFT + 16, y_mm=TOP + 31.4 + index * 4, align=Align.CENTRE)
    x = LEFT + _FRONT_TEXT
    room = WIDTH - _VALUES - 4
    area = fit_close(member.area, _STRONG, width_mm=room, height_mm=7.5, most_lines=2)
    until = f"{member.until:%d/%m/%Y}"
    shift = area.pitch_mm * (len(area.lines) - 1)
    texts = _set_person(member, WIDTH - _FRONT_TEXT - 4, _PERSON_ROOM - shift)
    sheet.block(texts, x_mm=x, y_mm=TOP + _PERSON_TOP)
    rows = (
        (wording.number, fit(content.number, _NUMBER, width_mm=36), 38.0 - shift),
        (wording.area, area, 43.4 - shift),
        (wording.until, fit(until, _DATE, width_mm=36), 48.6),
    )
    for label, value, y in rows:
        sheet.text(fit(label, _BODY, width_mm=_VALUES - _FRONT_TEXT - 1), x_mm=x, y_mm=TOP + y)
        sheet.text(value, x_mm=LEFT + _VALUES, y_mm=TOP + y)


def _set_person(member: StaffMember, width_mm: float, height_mm: float) -> list[Fitted]:
    """Name and role in two lines each, else closer and smaller, else the beginning of the role."""
    texts = [(text, style) for text, style in ((member.name, _NAME), (member.role, _BODY)) if text]
    try:
        usual = [fit(text, style, width_mm=width_mm, most_lines=2) for text, style in texts]
    except UserError:
        usual = []
    if usual and height_of(usual) <= height_mm:
        return usual
    try:
        return fit_block(texts, width_mm=width_mm, height_mm=height_mm)
    except UserError:
        name = fit_begun(member.name, _NAME, width_mm=width_mm, height_mm=height_mm - _ROLE_ROOM)
        room = height_mm - height_of([name])
        return [
            name,
            *(fit_begun(text, style, width_mm=width_mm, height_mm=room) for text, style in texts[1:]),
        ]


def _draw_back(sheet: Sheet, content: StaffCardContent) -> None:
    wording = content.wording
    x = LEFT + _BACK
    sheet.text(fit(wording.check, _TITLE, width_mm=35), x_mm=x, y_mm=TOP + 7.8)
    code = encode(content.code)
    placed = place(code, x_mm=x - 1, y_mm=TOP + 9.4, full_mm=CODE_MM, handling=Handling.HANDED_OUT)
    sheet.code(placed)
    hint = fit(content.hint, _SMALL, width_mm=35, most_lines=2)
    sheet.text(hint, x_mm=x, y_mm=TOP + 46.6)
    x = LEFT + _NEVERS
    room = 2 * WIDTH - _NEVERS - 4
    if content.phone:
        sheet.text(fit(content.phone, _PHONE, width_mm=room), x_mm=x, y_mm=TOP + 7.8)
    never = fit(wording.never, Type(face=Face.BOLD, size=8.6), width_mm=room, most_lines=2)
    sheet.text(never, x_mm=x, y_mm=TOP + 13.4)
    for index, text in enumerate(wording.nevers):
        y = TOP + 23 + index * 5
        ban(sheet, x_mm=x, y_mm=y - 3.2, side_mm=4)
        sheet.text(fit(text, _STRONG, width_mm=room - 5.4), x_mm=x + 5.4, y_mm=y)
    found = fit_close(content.found, _SMALL, width_mm=room, height_mm=9, most_lines=3)
    sheet.text(found, x_mm=x, y_mm=TOP + 50 - (len(found.lines) - 1) * found.pitch_mm)
