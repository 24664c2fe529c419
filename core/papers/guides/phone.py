"""The guide as one picture for a phone's screen: 108 mm wide drawn at 254 dpi is 1080 pixels."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Final

from core.content.models import Group, GuideContent, Help, Pictogram, Step
from core.papers.guides.parts import CardSpec, check_counts, draw_cards, draw_number, group_code
from core.render import pictograms
from core.render.preview import POINTS_PER_INCH, rasterise
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.text import fit, fit_first
from core.render.theme import A6_GUIDE, Face, Type, Weight

WIDTH_PIXELS: Final = 1080
MOST_BYTES: Final = 300 * 1024
DPI: Final = 254
WIDTH: Final = 108.0
LEFT: Final = 6.0
RIGHT: Final = 102.0
ROOM: Final = RIGHT - LEFT
MOST_STEPS: Final = 8
GREYS: Final = 16
COMPRESSION: Final = 6
"""Level 9 takes ten times as long for a picture 7 % smaller."""

_TALLEST: Final = 400.0
_SCALE: Final = replace(
    A6_GUIDE,
    tab=Type(face=Face.BOLD, size=13),
    tab_store=Type(face=Face.REGULAR, size=11),
    developer=Type(face=Face.SEMIBOLD, size=9.5, leading=1.36),
    app_id=Type(face=Face.SANS, size=9.5, leading=1.25),
    address=Type(face=Face.SANS_BOLD, size=14, leading=1.3),
    number=Type(face=Face.EXTRABOLD, size=14),
)
_ISSUER: Final = Type(face=Face.SEMIBOLD, size=9)
_TITLES: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (32, 28, 24, 20))
_SUBTITLE: Final = Type(face=Face.MEDIUM, size=12)
_STEP: Final = Type(face=Face.BOLD, size=13.5)
_DETAIL: Final = Type(face=Face.REGULAR, size=11.5)
_WARNING: Final = Type(face=Face.REGULAR, size=12)
_HELP: Final = Type(face=Face.MEDIUM, size=11.5)
_PHONE: Final = Type(face=Face.EXTRABOLD, size=22)
_GROUP: Final = Type(face=Face.BOLD, size=11.5)
_SMALL: Final = Type(face=Face.REGULAR, size=9.5)
_VERSION: Final = Type(face=Face.SANS_BOLD, size=8.5, leading=1.2)
_CARDS: Final = CardSpec(
    left=LEFT,
    width=ROOM,
    top=0,
    height=66,
    gap=4,
    tab=8,
    code_mm=45,
    padding=2.6,
    radius=1.4,
    foot=2.4,
    narrow=22,
    narrow_gap=2.6,
)


def render_png(content: GuideContent) -> bytes:
    """A PNG of 16 greys, 1080 pixels wide; raises UserErrors of text and codes that do not fit."""
    from PIL import Image

    raster = rasterise(render_pdf(content), scale=DPI / POINTS_PER_INCH)
    image = Image.frombytes("RGB", (raster.width, raster.height), raster.rgb).convert("L")
    levels = image.crop((0, 0, WIDTH_PIXELS, image.height)).point([value // 17 for value in range(256)])
    grey = Image.frombytes("P", levels.size, levels.tobytes())
    grey.putpalette([channel for level in range(GREYS) for channel in (level * 17,) * 3])
    out = io.BytesIO()
    grey.save(out, "PNG", compress_level=COMPRESSION, bits=4)
    return out.getvalue()


def render_pdf(content: GuideContent) -> bytes:
    """The picture as one page, as high as its texts need."""
    check_counts(content, most_steps=MOST_STEPS)
    info = PdfInfo(title=content.document_title, author=content.author, language=content.language)
    height = _draw(Sheet(width_mm=WIDTH, height_mm=_TALLEST, info=info), content)
    sheet = Sheet(width_mm=WIDTH, height_mm=height, info=info)
    _draw(sheet, content)
    return sheet.finished()


def _draw(sheet: Sheet, content: GuideContent) -> float:
    """Draws from the top down; answers the height used, in mm."""
    issuer = fit(content.issuer, _ISSUER, width_mm=ROOM, most_lines=2, even=True)
    y = sheet.text(issuer, x_mm=LEFT, y_mm=9.4) + 2.8
    sheet.rule(x1_mm=LEFT, y1_mm=y, x2_mm=RIGHT, y2_mm=y, weight_mm=0.7)
    title = fit_first(content.title, _TITLES, width_mm=ROOM)
    y = sheet.text(title, x_mm=LEFT - 0.4, y_mm=y + 13.6)
    subtitle = fit(content.subtitle, _SUBTITLE, width_mm=ROOM, most_lines=3)
    y = sheet.text(subtitle, x_mm=LEFT, y_mm=y + 7.6) + 5
    draw_cards(sheet, content.stores, replace(_CARDS, top=y), _SCALE)
    y += _CARDS.height + 3.4
    for number, step in enumerate(content.steps, 1):
        y = _draw_step(sheet, number, step, top_mm=y)
    y = _draw_warning(sheet, content, top_mm=y + 3.4)
    y = _draw_foot(sheet, content.help, content.group, top_mm=y + 3)
    sheet.text(fit(content.version, _VERSION, width_mm=ROOM), x_mm=LEFT, y_mm=y + 4.2)
    return y + 8.4


def _draw_step(sheet: Sheet, number: int, step: Step, *, top_mm: float) -> float:
    """One step; answers where the next one begins."""
    x = LEFT + 23
    room = RIGHT - x
    title = fit(step.title, _STEP, width_mm=room, most_lines=3)
    below = sheet.text(title, x_mm=x, y_mm=top_mm + 6.2)
    if step.detail:
        detail = fit(step.detail, _DETAIL, width_mm=room, most_lines=3)
        below = sheet.text(detail, x_mm=x, y_mm=below + detail.pitch_mm * 1.05)
    bottom = max(below + 3.4, top_mm + 13.6)
    middle = (top_mm + bottom) / 2
    draw_number(sheet, number, x_mm=LEFT + 4.2, y_mm=middle, radius_mm=4.2, scale=_SCALE)
    pictograms.draw(sheet, step.pictogram, x_mm=LEFT + 10.6, y_mm=middle - 5, side_mm=10)
    sheet.rule(x1_mm=LEFT, y1_mm=bottom, x2_mm=RIGHT, y2_mm=bottom, weight_mm=Weight.HAIR)
    return bottom


def _draw_warning(sheet: Sheet, content: GuideContent, *, top_mm: float) -> float:
    warning = fit(content.warning, _WARNING, width_mm=ROOM - 20, most_lines=5)
    height = len(warning.lines) * warning.pitch_mm + 4.4
    sheet.frame(x_mm=LEFT, y_mm=top_mm, width_mm=ROOM, height_mm=height, weight_mm=Weight.WARNING)
    middle = top_mm + height / 2
    pictograms.draw(sheet, Pictogram.WARNING, x_mm=LEFT + 3, y_mm=middle - 5.4, side_mm=10.4)
    sheet.text(warning, x_mm=LEFT + 16.6, y_mm=top_mm + 2.4 + warning.pitch_mm * 0.72)
    return top_mm + height


def _draw_foot(sheet: Sheet, helper: Help | None, group: Group | None, *, top_mm: float) -> float:
    """The number on the left, the group's code on the right; answers the lower edge."""
    bottom, right = top_mm, RIGHT
    if group is not None:
        placed = group_code(group.url, x_mm=RIGHT, y_mm=top_mm + 1, most_mm=24, align=Align.RIGHT)
        sheet.code(placed)
        bottom, right = placed.y_mm + placed.full_mm, placed.x_mm - 1
    y = top_mm
    if helper is not None:
        sheet.text(fit(helper.label, _HELP, width_mm=right - LEFT), x_mm=LEFT, y_mm=y + 4.6)
        phone = fit(helper.phone, _PHONE, width_mm=right - LEFT)
        y = sheet.text(phone, x_mm=LEFT - 0.3, y_mm=y + 13.2)
        if helper.hours:
            hours = fit(helper.hours, _SMALL, width_mm=right - LEFT, most_lines=2)
            y = sheet.text(hours, x_mm=LEFT, y_mm=y + 4.8)
    if group is not None:
        label = fit(f"{group.label}: {group.hint}", _GROUP, width_mm=right - LEFT, most_lines=2)
        first = y + 6.4 if helper is not None else y + 8
        y = sheet.text(label, x_mm=LEFT, y_mm=first)
    return max(y + 1.6, bottom)
