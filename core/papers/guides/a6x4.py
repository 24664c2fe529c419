"""The install guide on A6, four on an A4 sheet with cut marks (paper reference, document 02).

Without a household's box its place goes to larger codes, the developer's name and the address below them.
"""

from __future__ import annotations

from typing import Final

from core.content.models import Group, GuideContent, Help
from core.papers.guides.parts import (
    CAP_HEIGHT,
    CardSpec,
    check_counts,
    draw_cards,
    draw_number,
    group_code,
)
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.text import Fitted, common_style, fit, fit_close, fit_first
from core.render.theme import A6_GUIDE, MM, Face, Type, Weight

SHEET_WIDTH: Final = 210.0
SHEET_HEIGHT: Final = 297.0
CELL_WIDTH: Final = 105.0
CELL_HEIGHT: Final = 148.5
LEFT: Final = 8.0
RIGHT: Final = 97.0
ROOM: Final = RIGHT - LEFT
MOST_STEPS: Final = 6

_CARDS: Final = CardSpec(
    left=LEFT,
    width=ROOM,
    top=34.4,
    height=54.6,
    gap=4.6,
    tab=6,
    code_mm=40,
    padding=2,
    radius=0.8,
    foot=2,
    narrow=21,
    narrow_gap=2.5,
)
_STEPS_TOP: Final = 90.3
_STEPS_BOTTOM: Final = 125.6
_RULE: Final = 126.4
_FOOT_HEIGHT: Final = 4.0
_FOOT_BASELINE: Final = 140.0
_TEXT_LEFT: Final = 15.2
_GROUP_MOST: Final = 22.5
_LARGE_STEP: Final = Type(face=Face.SEMIBOLD, size=11)
_GROUP_TEXT: Final = 19.8


def render(content: GuideContent) -> bytes:
    """One A4 page, the same flyer four times; raises UserErrors of text and codes that do not fit."""
    check_counts(content, most_steps=MOST_STEPS)
    info = PdfInfo(title=content.document_title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=SHEET_WIDTH, height_mm=SHEET_HEIGHT, info=info)
    with sheet.stamp("flyer", width_mm=CELL_WIDTH, height_mm=CELL_HEIGHT):
        _draw_flyer(sheet, content)
    for x in (0.0, CELL_WIDTH):
        for y in (0.0, CELL_HEIGHT):
            sheet.press("flyer", x_mm=x, y_mm=y, height_mm=CELL_HEIGHT)
    draw_cut_marks(sheet)
    return sheet.finished()


def draw_cut_marks(sheet: Sheet) -> None:
    """Ticks 5 to 10 mm from the edges, and a cross in the middle."""
    x, y = CELL_WIDTH, CELL_HEIGHT
    for x1, y1, x2, y2 in (
        (x, 5, x, 10),
        (x, SHEET_HEIGHT - 10, x, SHEET_HEIGHT - 5),
        (5, y, 10, y),
        (SHEET_WIDTH - 10, y, SHEET_WIDTH - 5, y),
        (x - 2, y, x + 2, y),
        (x, y - 2, x, y + 2),
    ):
        sheet.rule(x1_mm=x1, y1_mm=y1, x2_mm=x2, y2_mm=y2, weight_mm=Weight.CUT)


def _draw_flyer(sheet: Sheet, content: GuideContent) -> None:
    warning = fit(content.warning, A6_GUIDE.warning, width_mm=ROOM, most_lines=2)
    closed_up = _FOOT_HEIGHT if content.help is None and len(warning.lines) == 1 else 0.0
    issuer = fit(content.issuer, A6_GUIDE.issuer, width_mm=ROOM, most_lines=2, even=True)
    sheet.text(issuer, x_mm=LEFT, y_mm=12 - (len(issuer.lines) - 1) * issuer.pitch_mm)
    sheet.rule(x1_mm=LEFT, y1_mm=14.2, x2_mm=RIGHT, y2_mm=14.2, weight_mm=Weight.BOX)
    title = fit_first(content.title, A6_GUIDE.title, width_mm=ROOM)
    sheet.text(title, x_mm=LEFT - 0.3, y_mm=25.4)
    sheet.text(fit(content.subtitle, A6_GUIDE.subtitle, width_mm=ROOM), x_mm=LEFT, y_mm=31.6)
    draw_cards(sheet, content.stores, _CARDS, A6_GUIDE)
    bottom = _STEPS_BOTTOM + closed_up
    draw_steps(sheet, content, top_mm=_STEPS_TOP, bottom_mm=bottom, styles=(_LARGE_STEP, A6_GUIDE.step))
    draw_warning(sheet, warning, rule_mm=_RULE + closed_up)
    draw_foot(sheet, content.help, content.version)


def _draw_group(sheet: Sheet, group: Group, top_mm: float) -> float:
    """The group's code to the right of the steps, its words under it; answers where steps must end."""
    placed = group_code(group.url, x_mm=RIGHT, y_mm=top_mm + 3, most_mm=_GROUP_MOST, align=Align.RIGHT)
    sheet.code(placed)
    label = fit_close(group.label, A6_GUIDE.group, width_mm=_GROUP_TEXT, most_lines=2)
    baseline = placed.y_mm + placed.full_mm + CAP_HEIGHT * label.size / MM + 0.4
    baseline = sheet.text(label, x_mm=RIGHT, y_mm=baseline, align=Align.RIGHT)
    if len(label.lines) == 1:
        hint = fit(group.hint, A6_GUIDE.group_hint, width_mm=_GROUP_TEXT, most_lines=2)
        sheet.text(hint, x_mm=RIGHT, y_mm=baseline + hint.pitch_mm, align=Align.RIGHT)
    return placed.x_mm - 0.6


def draw_steps(
    sheet: Sheet, content: GuideContent, *, top_mm: float, bottom_mm: float, styles: tuple[Type, ...]
) -> None:
    """The steps in equal rows, in the first of `styles` that all fit; the group's code beside them."""
    right = RIGHT if content.group is None else _draw_group(sheet, content.group, top_mm)
    pitch = (bottom_mm - top_mm) / len(content.steps)
    room = right - _TEXT_LEFT
    style = common_style(tuple(step.title for step in content.steps), styles, width_mm=room)
    for index, step in enumerate(content.steps):
        middle = top_mm + (index + 0.5) * pitch
        draw_number(sheet, index + 1, x_mm=LEFT + 2.4, y_mm=middle, radius_mm=2.4, scale=A6_GUIDE)
        title = fit(step.title, style, width_mm=room)
        sheet.text(title, x_mm=_TEXT_LEFT, y_mm=middle + CAP_HEIGHT * title.size / MM / 2)


def draw_warning(sheet: Sheet, warning: Fitted, *, rule_mm: float) -> None:
    sheet.rule(x1_mm=LEFT, y1_mm=rule_mm, x2_mm=RIGHT, y2_mm=rule_mm, weight_mm=Weight.FRAME)
    sheet.text(warning, x_mm=LEFT, y_mm=rule_mm + (4.6 if len(warning.lines) == 1 else 4.1))


def draw_foot(sheet: Sheet, helper: Help | None, version: str) -> None:
    """The number to call on the left, the version on the right; without a number it moves to the left."""
    mark = fit(version, A6_GUIDE.version, width_mm=ROOM / 2)
    if helper is None:
        sheet.text(mark, x_mm=LEFT, y_mm=_FOOT_BASELINE)
        return
    sheet.text(mark, x_mm=RIGHT, y_mm=_FOOT_BASELINE, align=Align.RIGHT)
    phone = fit(f"{helper.label} {helper.phone}", A6_GUIDE.phone, width_mm=ROOM - mark.width_mm - 3)
    sheet.text(phone, x_mm=LEFT, y_mm=_FOOT_BASELINE)
