"""The team poster on A4, portrait."""

from __future__ import annotations

from typing import Final

from core.base.errors import UserError
from core.papers.team_poster import TeamMember, TeamPosterContent
from core.render.codes import Handling, encode, place
from core.render.sheet import Align, Ink, PdfInfo, Sheet
from core.render.strokes import ban, plate
from core.render.text import Fitted, fit, fit_block, fit_first, natural_width_mm
from core.render.theme import A5_GUIDE, SHRINK, Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
LEFT: Final = 15.0
RIGHT: Final = 195.0
ROOM: Final = RIGHT - LEFT
CODE_MM: Final = 49.0

_ISSUER: Final = Type(face=Face.SEMIBOLD, size=11.5)
_TITLE: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (36, 32, 28))
_TEAM: Final = Type(face=Face.EXTRABOLD, size=25)
_LABEL: Final = Type(face=Face.MEDIUM, size=12)
_VALUE: Final = Type(face=Face.BOLD, size=15)
_HEAD: Final = Type(face=Face.BOLD, size=13)
_NAMES: Final = tuple(Type(face=Face.BOLD, size=size) for size in (28, 25, 22, 20, 18, 15))
_LARGEST: Final = {True: 28, False: 22}
"""Points of a name by whether its row has one column."""
_ROLE: Final = Type(face=Face.REGULAR, size=11)
_NEVER: Final = Type(face=Face.EXTRABOLD, size=18)
_BANNED: Final = Type(face=Face.BOLD, size=14)
_ASK: Final = Type(face=Face.SEMIBOLD, size=12.5)
_PHONE: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (36, 30, 25))
_CHECK: Final = Type(face=Face.BOLD, size=12)
_VALUES: Final = LEFT + 24.0
_MEMBERS: Final = 107.0
_FIRST_MEMBER: Final = {True: 118.8, False: 115.8}
_MEMBER_PITCH: Final = 17.8
_NEVER_TOP: Final = 182.0
_NEVER_HEIGHT: Final = 45.0
_FOOT: Final = 232.6
_COLUMN: Final = ROOM / 2


def render(content: TeamPosterContent) -> bytes:
    """One page; raises UserErrors of text that does not fit."""
    info = PdfInfo(title=content.title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info)
    sheet.text(fit(content.issuer, _ISSUER, width_mm=ROOM), x_mm=LEFT, y_mm=19.4)
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
    team = fit(content.name, _TEAM, width_mm=ROOM, most_lines=2, even=True)
    sheet.text(team, x_mm=LEFT, y_mm=58.6 if len(team.lines) == 2 else 63.6)
    rows = (
        (wording.campaign, content.campaign, 80.0),
        (wording.area, content.area, 87.6),
        (wording.until, content.until, 95.2),
    )
    for label, text, y in rows:
        sheet.text(fit(label, _LABEL, width_mm=_VALUES - LEFT - 2), x_mm=LEFT, y_mm=y)
        sheet.text(fit(text, _VALUE, width_mm=RIGHT - _VALUES), x_mm=_VALUES, y_mm=y)
    sheet.rule(x1_mm=LEFT, y1_mm=99.6, x2_mm=RIGHT, y2_mm=99.6, weight_mm=Weight.FRAME)


def _draw_members(sheet: Sheet, content: TeamPosterContent) -> None:
    """Two columns, read down; one where at most four go."""
    sheet.text(fit(content.wording.members, _HEAD, width_mm=ROOM), x_mm=LEFT, y_mm=_MEMBERS)
    rows = 4
    alone = len(content.members) <= rows
    for index, member in enumerate(content.members):
        column, row = divmod(index, rows)
        x, y = LEFT + column * _COLUMN, _FIRST_MEMBER[alone] + row * _MEMBER_PITCH
        _draw_member(sheet, member, x_mm=x, y_mm=y, alone=alone)


def _draw_member(sheet: Sheet, member: TeamMember, *, x_mm: float, y_mm: float, alone: bool) -> None:
    """The name as large as one line holds it, else in two; the role in what is left of three."""
    width = ROOM if alone else _COLUMN - 5
    two_lines = natural_width_mm(member.role, _ROLE) * SHRINK > width
    most = _NAMES[-1].size if two_lines else _LARGEST[alone]
    name = _fitted_name(member.name, most, width)
    below = sheet.text(name, x_mm=x_mm, y_mm=y_mm)
    if member.role:
        role = _fitted_role(member.role, width, 3 - len(name.lines))
        sheet.text(role, x_mm=x_mm, y_mm=below + 3.6 + name.size / 10)


def _fitted_name(text: str, most: float, width_mm: float) -> Fitted:
    if natural_width_mm(text, _NAMES[-1]) * SHRINK > width_mm:
        return fit(text, _NAMES[-1], width_mm=width_mm, most_lines=2)
    return fit_first(text, tuple(style for style in _NAMES if style.size <= most), width_mm=width_mm)


def _fitted_role(text: str, width_mm: float, most_lines: int) -> Fitted:
    """A long role is set smaller in the height of `most_lines` lines. Raises `document.text_too_long`."""
    lines = max(most_lines, 1)
    try:
        return fit(text, _ROLE, width_mm=width_mm, most_lines=lines)
    except UserError:
        height = lines * _ROLE.pitch_mm
        return fit_block([(text, _ROLE)], width_mm=width_mm, height_mm=height)[0]


def _draw_nevers(sheet: Sheet, content: TeamPosterContent) -> None:
    wording = content.wording
    sheet.frame(x_mm=LEFT, y_mm=_NEVER_TOP, width_mm=ROOM, height_mm=_NEVER_HEIGHT, weight_mm=1.1)
    inner = ROOM - 10
    sheet.text(fit(wording.never, _NEVER, width_mm=inner), x_mm=LEFT + 5, y_mm=_NEVER_TOP + 9.6)
    for index, text in enumerate(wording.nevers):
        row, column = divmod(index, 2)
        x, y = LEFT + 5 + column * _COLUMN, _NEVER_TOP + 20 + row * 9.4
        ban(sheet, x_mm=x, y_mm=y - 5.2, side_mm=6.6)
        sheet.text(fit(text, _BANNED, width_mm=_COLUMN - 15), x_mm=x + 9, y_mm=y)
    ask = fit(wording.ask, _ASK, width_mm=inner)
    sheet.text(ask, x_mm=LEFT + 5, y_mm=_NEVER_TOP + 40)


def _draw_foot(sheet: Sheet, content: TeamPosterContent) -> None:
    """The help number at the left, the signed code at the right."""
    room = ROOM - CODE_MM - 4
    sheet.text(fit(content.help_label, _HEAD, width_mm=room), x_mm=LEFT, y_mm=_FOOT + 8)
    if content.phone:
        sheet.text(fit_first(content.phone, _PHONE, width_mm=room), x_mm=LEFT - 0.6, y_mm=_FOOT + 24)
    if content.hours:
        hours = fit(content.hours, _LABEL, width_mm=room, most_lines=2)
        sheet.text(hours, x_mm=LEFT, y_mm=_FOOT + 32)
    check = fit(content.wording.check, _CHECK, width_mm=room)
    hint = fit(content.wording.check_hint, _ROLE, width_mm=room)
    end = RIGHT - CODE_MM - 1
    sheet.text(check, x_mm=end, y_mm=_FOOT + 45, align=Align.RIGHT)
    sheet.text(hint, x_mm=end, y_mm=_FOOT + 50.6, align=Align.RIGHT)
    code = place(
        encode(content.code),
        x_mm=RIGHT - CODE_MM + 4,
        y_mm=_FOOT,
        full_mm=CODE_MM,
        handling=Handling.HANDED_OUT,
    )
    sheet.code(code)
