"""The install guide on DL 210 x 99, three on an A4 sheet: steps on the left, codes on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.content.models import Group, GuideContent, Step
from core.papers.guides.parts import (
    CAP_HEIGHT,
    CardSpec,
    check_counts,
    draw_cards,
    draw_number,
    group_code,
)
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.strokes import cut_ticks
from core.render.text import common_style, fit, fit_close, fit_first
from core.render.theme import A6_GUIDE, MM, Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
FLYER_HEIGHT: Final = 99.0
PER_SHEET: Final = 3
LEFT: Final = 9.0
COLUMN: Final = 101.0
"""Right end of the texts."""
RIGHT: Final = 201.0
ROOM: Final = COLUMN - LEFT
MOST_STEPS: Final = 6

_CARDS: Final = CardSpec(
    left=107,
    width=RIGHT - 107,
    top=9,
    height=61,
    gap=4,
    tab=6,
    code_mm=45,
    padding=2,
    radius=0.8,
    foot=2,
    narrow=21,
    narrow_gap=2.5,
)
_HIGH_CARD: Final = 81.0
_SCALE: Final = replace(A6_GUIDE, number=Type(face=Face.EXTRABOLD, size=9.5))
_STEPS: Final = (Type(face=Face.SEMIBOLD, size=11.5), Type(face=Face.SEMIBOLD, size=10.5), A6_GUIDE.step)
_STEPS_TOP: Final = 32.6
_STEPS_BOTTOM: Final = 71.0
_RULE: Final = 72.4
_PHONE_BASELINE: Final = 87.4
_VERSION_BASELINE: Final = 92.8
_GROUP_TOP: Final = 74.2
_GROUP_MOST: Final = 22.5
_PHONE: Final = Type(face=Face.EXTRABOLD, size=14)


def render(content: GuideContent) -> bytes:
    """One A4 page, the same flyer three times; raises UserErrors of text and codes that do not fit."""
    check_counts(content, most_steps=MOST_STEPS)
    info = PdfInfo(title=content.document_title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info)
    with sheet.stamp("flyer", width_mm=WIDTH, height_mm=FLYER_HEIGHT):
        _draw_flyer(sheet, content)
    for index in range(PER_SHEET):
        sheet.press("flyer", x_mm=0, y_mm=index * FLYER_HEIGHT, height_mm=FLYER_HEIGHT)
    cut_ticks(sheet, ys_mm=(FLYER_HEIGHT, 2 * FLYER_HEIGHT))
    return sheet.finished()


def _draw_flyer(sheet: Sheet, content: GuideContent) -> None:
    issuer = fit(content.issuer, A6_GUIDE.issuer, width_mm=ROOM, most_lines=2, even=True)
    sheet.text(issuer, x_mm=LEFT, y_mm=12 - (len(issuer.lines) - 1) * issuer.pitch_mm)
    sheet.rule(x1_mm=LEFT, y1_mm=14, x2_mm=COLUMN, y2_mm=14, weight_mm=Weight.BOX)
    title = fit_first(content.title, A6_GUIDE.title, width_mm=ROOM)
    sheet.text(title, x_mm=LEFT - 0.3, y_mm=24.6)
    sheet.text(fit(content.subtitle, A6_GUIDE.subtitle, width_mm=ROOM), x_mm=LEFT, y_mm=30.4)
    cards = _CARDS if content.group is not None else replace(_CARDS, height=_HIGH_CARD)
    draw_cards(sheet, content.stores, cards, _SCALE)
    if content.group is not None:
        _draw_group(sheet, content.group)
    _draw_steps(sheet, content.steps)
    warning = fit(content.warning, A6_GUIDE.warning, width_mm=ROOM, most_lines=2)
    sheet.rule(x1_mm=LEFT, y1_mm=_RULE, x2_mm=COLUMN, y2_mm=_RULE, weight_mm=Weight.FRAME)
    sheet.text(warning, x_mm=LEFT, y_mm=_RULE + (5 if len(warning.lines) == 1 else 4.1))
    if content.help is not None:
        phone = fit(f"{content.help.label} {content.help.phone}", _PHONE, width_mm=ROOM)
        sheet.text(phone, x_mm=LEFT, y_mm=_PHONE_BASELINE)
    version = fit(content.version, A6_GUIDE.version, width_mm=ROOM / 2)
    sheet.text(version, x_mm=LEFT, y_mm=_VERSION_BASELINE)
    if content.help is not None and content.help.hours:
        room = ROOM - version.width_mm - 3
        hours = fit_close(content.help.hours, A6_GUIDE.hours, width_mm=room, height_mm=2.6)
        sheet.text(hours, x_mm=COLUMN, y_mm=_VERSION_BASELINE, align=Align.RIGHT)


def _draw_steps(sheet: Sheet, steps: tuple[Step, ...]) -> None:
    pitch = (_STEPS_BOTTOM - _STEPS_TOP) / len(steps)
    left = LEFT + 8.4
    style = common_style(tuple(step.title for step in steps), _STEPS, width_mm=COLUMN - left)
    for index, step in enumerate(steps):
        middle = _STEPS_TOP + (index + 0.5) * pitch
        draw_number(sheet, index + 1, x_mm=LEFT + 2.8, y_mm=middle, radius_mm=2.8, scale=_SCALE)
        title = fit(step.title, style, width_mm=COLUMN - left)
        sheet.text(title, x_mm=left, y_mm=middle + CAP_HEIGHT * title.size / MM / 2)


def _draw_group(sheet: Sheet, group: Group) -> None:
    """The group's code at the right edge, its words on the left of it."""
    placed = group_code(group.url, x_mm=RIGHT, y_mm=_GROUP_TOP, most_mm=_GROUP_MOST, align=Align.RIGHT)
    sheet.code(placed)
    right = placed.x_mm - 0.6
    room = right - _CARDS.left
    label = fit_close(group.label, _PHONE, width_mm=room, most_lines=2)
    hint = fit(group.hint, A6_GUIDE.step, width_mm=room)
    middle = placed.y_mm + placed.full_mm / 2
    first = middle - (len(label.lines) - 1) * label.pitch_mm / 2 - 0.6
    below = sheet.text(label, x_mm=right, y_mm=first, align=Align.RIGHT)
    sheet.text(hint, x_mm=right, y_mm=below + hint.pitch_mm * 1.1, align=Align.RIGHT)
