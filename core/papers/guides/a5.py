"""The install guide on A5, portrait (paper reference, document 01)."""

from __future__ import annotations

from typing import Final

from core.content.models import Group, GuideContent, Help, Pictogram, Step
from core.papers.guides.parts import (
    CAP_HEIGHT,
    CardSpec,
    check_counts,
    draw_cards,
    draw_number,
    group_code,
)
from core.render import pictograms
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.text import fit, fit_close, fit_first
from core.render.theme import A5_GUIDE, MM, Face, Type, Weight

WIDTH: Final = 148.0
HEIGHT: Final = 210.0
LEFT: Final = 10.0
RIGHT: Final = 138.0
ROOM: Final = RIGHT - LEFT
MOST_STEPS: Final = 6

_CARDS: Final = CardSpec(
    left=LEFT,
    width=ROOM,
    top=43,
    height=60,
    gap=4,
    tab=7.5,
    code_mm=42,
    padding=3.2,
    radius=1.6,
    foot=2.4,
    narrow=24,
    narrow_gap=3,
)
_STEPS_TOP: Final = 106.5
_STEPS_GAP: Final = 0.9
_WARNING_HEIGHT: Final = 11.8
WARNING_TOP: Final = 170.4
_VERSION_BASELINE: Final = 204.0
FOOT_HEIGHT: Final = 18.0
_TEXT_LEFT: Final = 36.0
_LARGE_PHONE: Final = Type(face=Face.EXTRABOLD, size=22)
_GROUP_TOP: Final = 185.4
_GROUP_MOST: Final = 22.5
_GROUP_TEXT: Final = 42.0


def render(content: GuideContent) -> bytes:
    """One page; raises UserErrors of text and codes that do not fit."""
    check_counts(content, most_steps=MOST_STEPS)
    info = PdfInfo(title=content.document_title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info)
    draw_head(sheet, content)
    draw_cards(sheet, content.stores, _CARDS, A5_GUIDE)
    closed_up = 0.0 if content.help or content.group else FOOT_HEIGHT
    _draw_steps(sheet, content.steps, bottom_mm=WARNING_TOP - _STEPS_GAP + closed_up)
    draw_warning(sheet, content, top_mm=WARNING_TOP + closed_up)
    draw_foot(sheet, content)
    return sheet.finished()


def draw_head(sheet: Sheet, content: GuideContent) -> None:
    """Issuer, rule, title and subtitle, down to 40 mm."""
    kind = fit(content.kind, A5_GUIDE.kind, width_mm=ROOM / 3)
    sheet.text(kind, x_mm=RIGHT, y_mm=14.1, align=Align.RIGHT)
    issuer = fit(content.issuer, A5_GUIDE.issuer, width_mm=ROOM - kind.width_mm - 4, most_lines=2, even=True)
    sheet.text(issuer, x_mm=LEFT, y_mm=14.1 - (len(issuer.lines) - 1) * issuer.pitch_mm)
    sheet.rule(x1_mm=LEFT, y1_mm=16.6, x2_mm=RIGHT, y2_mm=16.6, weight_mm=Weight.FRAME)
    title = fit_first(content.title, A5_GUIDE.title, width_mm=ROOM)
    sheet.text(title, x_mm=LEFT - 0.5, y_mm=30.5)
    subtitle = fit(content.subtitle, A5_GUIDE.subtitle, width_mm=ROOM)
    sheet.text(subtitle, x_mm=LEFT, y_mm=37.8)


def _draw_steps(sheet: Sheet, steps: tuple[Step, ...], *, bottom_mm: float) -> None:
    """Steps share the place down to `bottom_mm` evenly: 12.6 each for five and a foot below."""
    pitch = (bottom_mm - _STEPS_TOP) / len(steps)
    for index, step in enumerate(steps):
        top = _STEPS_TOP + index * pitch
        _draw_step(sheet, index + 1, step, middle_mm=top + pitch / 2)
        if index:
            sheet.rule(x1_mm=21, y1_mm=top, x2_mm=RIGHT, y2_mm=top, weight_mm=Weight.HAIR)


def _draw_step(sheet: Sheet, number: int, step: Step, *, middle_mm: float) -> None:
    draw_number(sheet, number, x_mm=14.5, y_mm=middle_mm, radius_mm=4.2, scale=A5_GUIDE)
    pictograms.draw(sheet, step.pictogram, x_mm=22.3, y_mm=middle_mm - 5, side_mm=10)
    room = RIGHT - _TEXT_LEFT
    if not step.detail:
        title = fit(step.title, A5_GUIDE.step, width_mm=room, most_lines=2)
        first = middle_mm + CAP_HEIGHT * title.size / MM / 2 - (len(title.lines) - 1) * title.pitch_mm / 2
        sheet.text(title, x_mm=_TEXT_LEFT, y_mm=first)
        return
    title = fit(step.title, A5_GUIDE.step, width_mm=room)
    detail = fit(step.detail, A5_GUIDE.detail, width_mm=room)
    sheet.text(title, x_mm=_TEXT_LEFT, y_mm=middle_mm - 0.7)
    sheet.text(detail, x_mm=_TEXT_LEFT, y_mm=middle_mm + 4.1)


def draw_warning(sheet: Sheet, content: GuideContent, *, top_mm: float) -> None:
    """The campaign's warning in its frame."""
    sheet.frame(x_mm=LEFT, y_mm=top_mm, width_mm=ROOM, height_mm=_WARNING_HEIGHT, weight_mm=Weight.WARNING)
    pictograms.draw(sheet, Pictogram.WARNING, x_mm=11.9, y_mm=top_mm + 1.5, side_mm=8.8)
    warning = fit(content.warning, A5_GUIDE.warning, width_mm=RIGHT - 2 - 23.6, most_lines=2)
    block = (len(warning.lines) - 1) * warning.pitch_mm
    first = top_mm + _WARNING_HEIGHT / 2 + CAP_HEIGHT * warning.size / MM / 2 - block / 2 - 0.3
    sheet.text(warning, x_mm=23.6, y_mm=first)


def draw_foot(sheet: Sheet, content: GuideContent) -> None:
    """Draw help on the left, the group on the right; a single one moves to the left, leaving no gap."""
    left, help_right = LEFT, RIGHT
    if content.group is not None and content.help is not None:
        help_right = _draw_group_right(sheet, content.group)
    elif content.group is not None:
        left = _draw_group_left(sheet, content.group)
    if content.help is not None:
        _draw_help(sheet, content.help, right_mm=help_right, alone=content.group is None)
    version = fit(content.version, A5_GUIDE.version, width_mm=ROOM / 2)
    sheet.text(version, x_mm=left, y_mm=_VERSION_BASELINE)


def _draw_group_right(sheet: Sheet, group: Group) -> float:
    """Draws the group at the right edge; answers where the help text must end."""
    placed = group_code(group.url, x_mm=RIGHT, y_mm=_GROUP_TOP, most_mm=_GROUP_MOST, align=Align.RIGHT)
    sheet.code(placed)
    right = placed.x_mm - 1.2
    label = fit_close(group.label, A5_GUIDE.group, width_mm=_GROUP_TEXT, most_lines=2)
    hint = fit(group.hint, A5_GUIDE.group_hint, width_mm=_GROUP_TEXT, most_lines=2)
    end = sheet.text(label, x_mm=right, y_mm=190, align=Align.RIGHT)
    sheet.text(hint, x_mm=right, y_mm=end + label.pitch_mm, align=Align.RIGHT)
    return right - max(label.width_mm, hint.width_mm) - 3


def _draw_group_left(sheet: Sheet, group: Group) -> float:
    """Draws the group at the left edge; answers where text beside it starts."""
    placed = group_code(group.url, x_mm=LEFT, y_mm=_GROUP_TOP, most_mm=_GROUP_MOST, align=Align.LEFT)
    sheet.code(placed)
    left = placed.x_mm + placed.full_mm + 1.2
    label = fit_close(group.label, A5_GUIDE.step, width_mm=RIGHT - left)
    hint = fit(group.hint, A5_GUIDE.detail, width_mm=RIGHT - left)
    sheet.text(label, x_mm=left, y_mm=190.5)
    sheet.text(hint, x_mm=left, y_mm=196)
    return left


def _draw_help(sheet: Sheet, helper: Help, *, right_mm: float, alone: bool) -> None:
    pictograms.draw(sheet, Pictogram.PHONE, x_mm=LEFT + 0.4, y_mm=185.6, side_mm=7.2)
    room = right_mm - 20
    sheet.text(fit(helper.label, A5_GUIDE.help, width_mm=room), x_mm=20, y_mm=188.2)
    phone = fit_first(
        helper.phone, (_LARGE_PHONE, A5_GUIDE.phone) if alone else (A5_GUIDE.phone,), width_mm=room
    )
    sheet.text(phone, x_mm=20, y_mm=195.4)
    if helper.hours:
        hours = fit_close(helper.hours, A5_GUIDE.hours, width_mm=right_mm - LEFT, height_mm=3)
        sheet.text(hours, x_mm=LEFT, y_mm=200)
