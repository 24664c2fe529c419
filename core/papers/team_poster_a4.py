"""The team poster on A4, portrait."""

from __future__ import annotations

from typing import Final

from core.base.errors import UserError
from core.papers.team_poster import TeamMember, TeamPosterContent
from core.render.codes import Handling, encode, place
from core.render.sheet import Align, Ink, PdfInfo, Sheet
from core.render.strokes import ban, dashed_frame, plate
from core.render.text import Fitted, fit, fit_begun, fit_close, fit_first, height_of, natural_width_mm
from core.render.theme import A5_GUIDE, SHRINK, Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
LEFT: Final = 15.0
RIGHT: Final = 195.0
ROOM: Final = RIGHT - LEFT
CODE_MM: Final = 49.0

_ISSUER: Final = Type(face=Face.SEMIBOLD, size=11.5)
_TITLE: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (36, 32, 28))
_TEAM: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (25, 22, 19))
_LONG_TEAM: Final = Type(face=Face.EXTRABOLD, size=17, leading=1.25)
_LABEL: Final = Type(face=Face.MEDIUM, size=12)
_VALUE: Final = Type(face=Face.BOLD, size=15)
_LONG_VALUE: Final = Type(face=Face.BOLD, size=11)
_HEAD: Final = Type(face=Face.BOLD, size=13)
_NAMES: Final = tuple(
    Type(face=Face.BOLD, size=size, leading=1.2) for size in (36, 32, 28, 25, 22, 20, 18, 15)
)
_ROLES: Final = tuple(Type(face=Face.REGULAR, size=size, leading=1.25) for size in (15, 13, 11))
_NEVER: Final = Type(face=Face.EXTRABOLD, size=18)
_BANNED: Final = Type(face=Face.BOLD, size=17)
_ASK: Final = Type(face=Face.SEMIBOLD, size=12.5)
_PHONE: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (36, 30, 25))
_CHECK: Final = Type(face=Face.BOLD, size=12)
_SMALL: Final = Type(face=Face.REGULAR, size=11)
_VALUES: Final = LEFT + 24.0
_ROWS: Final = (69.5, 76.7, 83.9)
_MEMBERS: Final = 88.0
_MEMBERS_END: Final = 194.5
_MOST_PITCH: Final = 36.0
_PAD: Final = 0.8
_PHOTO: Final = (24.0, 30.0)
_MOST_PHOTOS: Final = 4
_ROLE_LEFT: Final = 115.0
_LEAST_ROLE: Final = 5.0
_NEVER_TOP: Final = 196.5
_NEVER_HEIGHT: Final = 42.0
_FOOT: Final = 239.8
_COLUMN: Final = ROOM / 2


def render(content: TeamPosterContent) -> bytes:
    """One page; raises UserErrors of text that does not fit."""
    info = PdfInfo(title=content.title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info)
    issuer = fit_close(content.issuer, _ISSUER, width_mm=ROOM, height_mm=9)
    sheet.text(issuer, x_mm=LEFT, y_mm=19.4 - (len(issuer.lines) - 1) * issuer.pitch_mm)
    sheet.rule(x1_mm=LEFT, y1_mm=22.9, x2_mm=RIGHT, y2_mm=22.9, weight_mm=Weight.WARNING)
    _draw_head(sheet, content)
    _draw_members(sheet, content)
    _draw_nevers(sheet, content)
    _draw_foot(sheet, content)
    version = fit(content.version, A5_GUIDE.version, width_mm=ROOM - CODE_MM)
    sheet.text(version, x_mm=LEFT, y_mm=288)
    return sheet.finished()


def _draw_head(sheet: Sheet, content: TeamPosterContent) -> None:
    """Question, team, then what, where and until when."""
    wording = content.wording
    plate(sheet, x_mm=LEFT, y_mm=27.4, width_mm=ROOM, height_mm=19, radius_mm=1.8)
    title = fit_first(wording.title, _TITLE, width_mm=ROOM - 10)
    sheet.text(title, x_mm=WIDTH / 2, y_mm=41.2, align=Align.CENTRE, ink=Ink.WHITE)
    if natural_width_mm(content.name, _TEAM[-1]) * SHRINK <= ROOM:
        sheet.text(fit_first(content.name, _TEAM, width_mm=ROOM), x_mm=LEFT, y_mm=58.6)
    else:
        team = fit(content.name, _LONG_TEAM, width_mm=ROOM, most_lines=2, even=True)
        sheet.text(team, x_mm=LEFT, y_mm=54)
    texts = (
        (wording.campaign, content.campaign),
        (wording.area, content.area),
        (wording.until, content.until),
    )
    for y, (label, text) in zip(_ROWS, texts, strict=True):
        sheet.text(fit(label, _LABEL, width_mm=_VALUES - LEFT - 2), x_mm=LEFT, y_mm=y)
        value = _set_value(text)
        sheet.text(value, x_mm=_VALUES, y_mm=y - (len(value.lines) - 1) * value.pitch_mm / 2)
    sheet.rule(x1_mm=LEFT, y1_mm=_MEMBERS, x2_mm=RIGHT, y2_mm=_MEMBERS, weight_mm=Weight.FRAME)


def _set_value(text: str) -> Fitted:
    """On its line; a long one in two smaller lines, then its beginning."""
    room = RIGHT - _VALUES
    if natural_width_mm(text, _VALUE) * SHRINK <= room:
        return fit(text, _VALUE, width_mm=room)
    return fit_begun(text, _LONG_VALUE, width_mm=room, height_mm=7)


def _draw_members(sheet: Sheet, content: TeamPosterContent) -> None:
    """A row a member: few have a place for a photograph and the role below; many the role beside."""
    pitch = min(_MOST_PITCH, (_MEMBERS_END - _MEMBERS) / len(content.members))
    height = pitch - 2 * _PAD
    for index, member in enumerate(content.members):
        top = _MEMBERS + index * pitch
        if index:
            sheet.rule(x1_mm=LEFT, y1_mm=top, x2_mm=RIGHT, y2_mm=top, weight_mm=Weight.HAIR)
        if len(content.members) <= _MOST_PHOTOS:
            _draw_photo(sheet, content.wording.photo, top_mm=top, pitch_mm=pitch)
            left = LEFT + _PHOTO[0] + 6
            _draw_middle(sheet, _set_below(member, RIGHT - left, height), left, top + pitch / 2)
            continue
        name = _set_name(member.name, _ROLE_LEFT - LEFT - 4, height)
        role = _set_role(member.role, RIGHT - _ROLE_LEFT, height)
        for texts, left in (((name,), LEFT), (role, _ROLE_LEFT)):
            _draw_middle(sheet, texts, left, top + pitch / 2)


def _draw_photo(sheet: Sheet, word: str, *, top_mm: float, pitch_mm: float) -> None:
    width, height = (side * min(1.0, (pitch_mm - 4) / _PHOTO[1]) for side in _PHOTO)
    top = top_mm + (pitch_mm - height) / 2
    dashed_frame(sheet, x_mm=LEFT, y_mm=top, width_mm=width, height_mm=height)
    photo = fit(word, _SMALL, width_mm=width - 2)
    sheet.text(photo, x_mm=LEFT + width / 2, y_mm=top + height / 2 + 1.4, align=Align.CENTRE)


def _draw_middle(sheet: Sheet, texts: tuple[Fitted, ...], left_mm: float, middle_mm: float) -> None:
    sheet.block(texts, x_mm=left_mm, y_mm=middle_mm - height_of(texts) / 2)


def _set_below(member: TeamMember, width_mm: float, height_mm: float) -> tuple[Fitted, ...]:
    """The name as large as the role below it allows."""
    least = _LEAST_ROLE if member.role else 0.0
    for style in _NAMES[:-1]:
        name = _one(member.name, (style,), width_mm, height_mm - least)
        if name is None:
            continue
        role = _one(member.role, _ROLES, width_mm, height_mm - height_of([name])) if member.role else None
        if role is not None or not member.role:
            return (name,) if role is None else (name, role)
    name = _set_name(member.name, width_mm, height_mm - least)
    return (name, *_set_role(member.role, width_mm, height_mm - height_of([name])))


def _set_name(text: str, width_mm: float, height_mm: float) -> Fitted:
    return _one(text, _NAMES, width_mm, height_mm) or fit_begun(
        text, _NAMES[-1], width_mm=width_mm, height_mm=height_mm
    )


def _set_role(text: str, width_mm: float, height_mm: float) -> tuple[Fitted, ...]:
    """Smaller where it is long, then its beginning; nothing of an empty one."""
    if not text:
        return ()
    role = _one(text, _ROLES, width_mm, height_mm)
    return (role or fit_begun(text, _ROLES[-1], width_mm=width_mm, height_mm=height_mm),)


def _one(text: str, styles: tuple[Type, ...], width_mm: float, height_mm: float) -> Fitted | None:
    """`text` in the largest of `styles` that the place holds."""
    for style in styles:
        try:
            fitted = fit(text, style, width_mm=width_mm, most_lines=3, even=True)
        except UserError as error:
            if error.code != "document.text_too_long":
                raise
            continue
        if height_of([fitted]) <= height_mm:
            return fitted
    return None


def _draw_nevers(sheet: Sheet, content: TeamPosterContent) -> None:
    wording = content.wording
    sheet.frame(x_mm=LEFT, y_mm=_NEVER_TOP, width_mm=ROOM, height_mm=_NEVER_HEIGHT, weight_mm=1.1)
    inner = ROOM - 10
    sheet.text(fit(wording.never, _NEVER, width_mm=inner), x_mm=LEFT + 5, y_mm=_NEVER_TOP + 9.2)
    for index, text in enumerate(wording.nevers):
        row, column = divmod(index, 2)
        x, y = LEFT + 5 + column * _COLUMN, _NEVER_TOP + 19.4 + row * 9
        ban(sheet, x_mm=x, y_mm=y - 5.2, side_mm=6.6)
        sheet.text(fit(text, _BANNED, width_mm=_COLUMN - 17), x_mm=x + 9, y_mm=y)
    ask = fit(wording.ask, _ASK, width_mm=inner)
    sheet.text(ask, x_mm=LEFT + 5, y_mm=_NEVER_TOP + 37.6)


def _draw_foot(sheet: Sheet, content: TeamPosterContent) -> None:
    """The help number at the left, the signed code at the right."""
    room = ROOM - CODE_MM - 4
    sheet.text(fit(content.help_label, _HEAD, width_mm=room), x_mm=LEFT, y_mm=_FOOT + 7)
    if content.phone:
        sheet.text(fit_first(content.phone, _PHONE, width_mm=room), x_mm=LEFT - 0.6, y_mm=_FOOT + 20.4)
    if content.hours:
        hours = fit(content.hours, _LABEL, width_mm=room, most_lines=2)
        sheet.text(hours, x_mm=LEFT, y_mm=_FOOT + 27.4)
    check = fit(content.wording.check, _CHECK, width_mm=room)
    hint = fit(content.wording.check_hint, _SMALL, width_mm=room)
    end = RIGHT - CODE_MM - 1
    sheet.text(check, x_mm=end, y_mm=_FOOT + 42, align=Align.RIGHT)
    sheet.text(hint, x_mm=end, y_mm=_FOOT + 47.6, align=Align.RIGHT)
    code = place(
        encode(content.code),
        x_mm=RIGHT - CODE_MM + 4,
        y_mm=_FOOT,
        full_mm=CODE_MM,
        handling=Handling.HANDED_OUT,
    )
    sheet.code(code)
