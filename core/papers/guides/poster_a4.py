"""The poster on A4, portrait (paper reference, document 03)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.content.models import Group, Pictogram, RichText, Step
from core.papers.guides.parts import (
    CAP_HEIGHT,
    MOST_STORES,
    CardSpec,
    check_counts,
    draw_cards,
    draw_number,
)
from core.papers.guides.poster import PosterContent, SupportPoint
from core.render import pictograms
from core.render.codes import QUIET_MODULES, Handling, encode, full_size_mm, place
from core.render.sheet import Align, Ink, PdfInfo, Sheet
from core.render.strokes import plate, writing_line
from core.render.text import Fitted, fit, fit_close, fit_first
from core.render.theme import A5_GUIDE, MM, Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
LEFT: Final = 15.0
RIGHT: Final = 195.0
ROOM: Final = RIGHT - LEFT
MOST_STEPS: Final = 6
GROUP_MOST_MM: Final = 40.0
GROUP_MODULE_MM: Final = 1.08

_SCALE: Final = replace(
    A5_GUIDE,
    tab=Type(face=Face.BOLD, size=20),
    tab_store=Type(face=Face.MEDIUM, size=17),
    address=Type(face=Face.SANS_BOLD, size=22, leading=1.3),
    developer=Type(face=Face.SEMIBOLD, size=13),
    number=Type(face=Face.EXTRABOLD, size=17),
)
_ISSUER: Final = Type(face=Face.SEMIBOLD, size=11.5)
_VERBS: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (50, 42, 36, 30))
_APPS: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (76, 64, 54, 46))
_WHOLE: Final = Type(face=Face.EXTRABOLD, size=48, leading=28 * MM / 48)
_OFFER: Final = Type(face=Face.BOLD, size=15)
_GENUINE: Final = Type(face=Face.MEDIUM, size=10.5)
_STEP: Final = Type(face=Face.BOLD, size=12.5)
_WARNING: Final = Type(face=Face.REGULAR, size=13)
_LABEL: Final = Type(face=Face.MEDIUM, size=11)
_PLACE: Final = Type(face=Face.EXTRABOLD, size=18)
_TIMES: Final = Type(face=Face.BOLD, size=13)
_PHONE: Final = Type(face=Face.EXTRABOLD, size=25)
_GROUP: Final = Type(face=Face.BOLD, size=11.5)

_CARDS: Final = CardSpec(
    left=LEFT,
    width=ROOM,
    top=82,
    height=92,
    gap=8,
    tab=12.4,
    code_mm=78,
    padding=5.5,
    radius=2,
    foot=0,
    narrow=40,
    narrow_gap=5,
)
_OFFER_WIDTH: Final = 75.0
_OFFER_HEIGHT: Final = 20.0
_OFFER_TOPS: Final = (30.4, 55.4)
_TITLE_ROOM: Final = ROOM - _OFFER_WIDTH - 4
_LOW_CARD: Final = 84.0
"""Height of three cards side by side, whose codes are smaller."""
_WARNING_TOP: Final = 216.4
_LAST_WARNING_TOP: Final = 222.0
_FOOT_BELOW: Final = 20.4


def render(content: PosterContent) -> bytes:
    """One page; raises UserErrors of text and codes that do not fit."""
    guide = content.guide
    check_counts(guide, most_steps=MOST_STEPS)
    info = PdfInfo(title=guide.document_title, author=guide.author, language=guide.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info)
    issuer = fit_close(guide.issuer, _ISSUER, width_mm=ROOM, height_mm=9)
    sheet.text(issuer, x_mm=LEFT, y_mm=19.4 - (len(issuer.lines) - 1) * issuer.pitch_mm)
    sheet.rule(x1_mm=LEFT, y1_mm=22.9, x2_mm=RIGHT, y2_mm=22.9, weight_mm=Weight.WARNING)
    _draw_title(sheet, content)
    alone = len(guide.stores) == 1
    stores = guide.stores if alone else tuple(replace(s, developer="", address="") for s in guide.stores)
    cards = _CARDS if len(stores) < MOST_STORES else replace(_CARDS, height=_LOW_CARD)
    draw_cards(sheet, stores, cards, _SCALE)
    genuine = fit(content.genuine, _GENUINE, width_mm=ROOM, most_lines=2)
    below = sheet.text(genuine, x_mm=LEFT, y_mm=cards.top + cards.height + 5.6)
    below = _draw_steps(sheet, guide.steps, top_mm=below + 3.0)
    top = min(max(_WARNING_TOP, below + 3.4), _LAST_WARNING_TOP)
    _draw_warning(sheet, guide.warning, top_mm=top)
    _draw_foot(sheet, content, rule_mm=top + _FOOT_BELOW)
    version = fit(guide.version, A5_GUIDE.version, width_mm=ROOM)
    sheet.text(version, x_mm=LEFT, y_mm=min(top + _FOOT_BELOW + 48.6, 291))
    return sheet.finished()


def _draw_title(sheet: Sheet, content: PosterContent) -> None:
    """Draw the verb over the app's name; the offer is in the row with room for it."""
    if len(content.title) == 1:
        whole = fit(content.title[0], _WHOLE, width_mm=ROOM, most_lines=2, even=True)
        sheet.text(whole, x_mm=LEFT - 0.8, y_mm=45.5)
        last_width = _last_width(whole)
        if last_width <= _TITLE_ROOM:
            _draw_offer(sheet, content.offer, top_mm=_OFFER_TOPS[len(whole.lines) - 1])
        return
    verb_text, app_text = content.title
    app = fit_first(app_text, _APPS, width_mm=ROOM)
    beside_app = app.width_mm <= _TITLE_ROOM
    verb = fit_first(verb_text, _VERBS, width_mm=ROOM if beside_app else _TITLE_ROOM)
    sheet.text(verb, x_mm=LEFT - 0.8, y_mm=45.5)
    sheet.text(app, x_mm=LEFT - 1.2, y_mm=73.5)
    row = 0 if verb.width_mm <= _TITLE_ROOM else 1
    _draw_offer(sheet, content.offer, top_mm=_OFFER_TOPS[row])


def _last_width(fitted: Fitted) -> float:
    return replace(fitted, lines=fitted.lines[-1:]).width_mm


def _draw_offer(sheet: Sheet, offer: tuple[str, str], *, top_mm: float) -> None:
    left = RIGHT - _OFFER_WIDTH
    plate(sheet, x_mm=left, y_mm=top_mm, width_mm=_OFFER_WIDTH, height_mm=_OFFER_HEIGHT, radius_mm=1.8)
    for index, text in enumerate(offer):
        line = fit(text, _OFFER, width_mm=_OFFER_WIDTH - 6)
        y = top_mm + 8.1 + index * 8.0
        sheet.text(line, x_mm=left + _OFFER_WIDTH / 2, y_mm=y, align=Align.CENTRE, ink=Ink.WHITE)


def _draw_steps(sheet: Sheet, steps: tuple[Step, ...], *, top_mm: float) -> float:
    """One column a step, number and picture over its title; answers the lowest baseline."""
    width = ROOM / len(steps)
    lowest = 0.0
    for index, step in enumerate(steps):
        left = LEFT + index * width
        middle = top_mm + 6.6
        draw_number(sheet, index + 1, x_mm=left + 4.7, y_mm=middle, radius_mm=4.7, scale=_SCALE)
        side = min(13.0, width - 11.5)
        pictograms.draw(sheet, step.pictogram, x_mm=left + 12, y_mm=middle - side / 2, side_mm=side)
        title = fit(step.title, _STEP, width_mm=width - 2.4, most_lines=3)
        lowest = max(lowest, sheet.text(title, x_mm=left, y_mm=top_mm + 18.6))
    return lowest


def _draw_warning(sheet: Sheet, text: RichText, *, top_mm: float) -> None:
    height = 15.4
    sheet.frame(x_mm=LEFT, y_mm=top_mm, width_mm=ROOM, height_mm=height, weight_mm=1.1)
    pictograms.draw(sheet, Pictogram.WARNING, x_mm=LEFT + 3.4, y_mm=top_mm + 2.4, side_mm=10.6)
    warning = fit(text, _WARNING, width_mm=RIGHT - 3 - (LEFT + 18), most_lines=2)
    block = (len(warning.lines) - 1) * warning.pitch_mm
    first = top_mm + height / 2 + CAP_HEIGHT * warning.size / MM / 2 - block / 2 - 0.3
    sheet.text(warning, x_mm=LEFT + 18, y_mm=first)


def _draw_foot(sheet: Sheet, content: PosterContent, *, rule_mm: float) -> None:
    sheet.rule(x1_mm=LEFT, y1_mm=rule_mm, x2_mm=RIGHT, y2_mm=rule_mm, weight_mm=Weight.FRAME)
    group = content.guide.group
    right = RIGHT if group is None else _draw_group(sheet, group, top_mm=rule_mm + 2.2)
    room = right - LEFT
    sheet.text(fit(content.point_label, _LABEL, width_mm=room), x_mm=LEFT, y_mm=rule_mm + 6.4)
    if content.point is None:
        _draw_blanks(sheet, content.blanks, right_mm=right, top_mm=rule_mm + 6.4)
    else:
        _draw_point(sheet, content.point, room_mm=room, top_mm=rule_mm + 6.4)
    helper = content.guide.help
    if helper is not None:
        label = fit(helper.label, _LABEL, width_mm=room)
        sheet.text(label, x_mm=LEFT, y_mm=rule_mm + 34.6)
        phone = fit(helper.phone, _PHONE, width_mm=room)
        sheet.text(phone, x_mm=LEFT - 0.4, y_mm=rule_mm + 43.6)
        if helper.hours:
            beside = room - phone.width_mm - 4
            hours = fit_close(helper.hours, _LABEL, width_mm=beside, height_mm=11, most_lines=2)
            first = rule_mm + 43.6 - (len(hours.lines) - 1) * hours.pitch_mm
            sheet.text(hours, x_mm=LEFT + phone.width_mm + 4, y_mm=first)


def _draw_point(sheet: Sheet, point: SupportPoint, *, room_mm: float, top_mm: float) -> None:
    name = fit_close(point.place, _PLACE, width_mm=room_mm, height_mm=9)
    sheet.text(name, x_mm=LEFT, y_mm=top_mm + 8.0)
    y = top_mm + 15.2
    for times in point.times[:2]:
        line = fit_close(times, _TIMES, width_mm=room_mm, height_mm=6.5)
        sheet.text(line, x_mm=LEFT, y_mm=y)
        y += 6.5


def _draw_blanks(sheet: Sheet, blanks: tuple[str, str], *, right_mm: float, top_mm: float) -> None:
    """Lines to write the place and the times on."""
    for index, label in enumerate(blanks):
        y = top_mm + 9.6 + index * 9.4
        sheet.text(fit(label, _LABEL, width_mm=24), x_mm=LEFT, y_mm=y)
        writing_line(sheet, x1_mm=LEFT + 24, x2_mm=right_mm - 4, y_mm=y + 0.6)


def _draw_group(sheet: Sheet, group: Group, *, top_mm: float) -> float:
    """The group's code at the right, its name below; answers where text must end."""
    code = encode(group.url)
    full = min(full_size_mm(code, GROUP_MODULE_MM), GROUP_MOST_MM)
    quiet = full * QUIET_MODULES / code.full_size
    left = RIGHT + quiet - full
    sheet.code(place(code, x_mm=left, y_mm=top_mm, full_mm=full, handling=Handling.HANDED_OUT))
    label = fit_close(group.label, _GROUP, width_mm=52, most_lines=2, even=True)
    sheet.text(label, x_mm=left + full / 2, y_mm=top_mm + full + 4.0, align=Align.CENTRE)
    return left - 4
