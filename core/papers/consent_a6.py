"""The consent slip on A6, four on an A4 sheet (paper reference, document 05c)."""

from __future__ import annotations

from typing import Final

from core.base.errors import UserError
from core.base.progress import SILENT, Progress
from core.papers.consent import ConsentContent, Purpose
from core.papers.guides.a6x4 import CELL_HEIGHT, CELL_WIDTH, SHEET_HEIGHT, SHEET_WIDTH, draw_cut_marks
from core.papers.selection import Addressee
from core.render.codes import QUIET_MODULES, Handling, encode, place
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.strokes import tick_box, writing_line
from core.render.text import Fitted, fit, natural_width_mm, too_long
from core.render.theme import Face, Type, Weight

PER_SHEET: Final = 4
LEFT: Final = 8.0
RIGHT: Final = 97.0
ROOM: Final = RIGHT - LEFT
CODE_MM: Final = 18.0
BOX_MM: Final = 6.0
PITCH_MM: Final = 12.0
MOST_PURPOSES: Final = 4

_TITLE: Final = Type(face=Face.EXTRABOLD, size=20)
_SUBTITLE: Final = Type(face=Face.MEDIUM, size=9.8)
_CODE: Final = Type(face=Face.MONO_BOLD, size=10.5, leading=1.2)
_FIELD: Final = Type(face=Face.REGULAR, size=10)
_TEXTS: Final = (
    Type(face=Face.REGULAR, size=9, leading=13 / 9),
    Type(face=Face.REGULAR, size=9, leading=1.36),
    Type(face=Face.REGULAR, size=8.4, leading=1.36),
)
_HEAD: Final = Type(face=Face.BOLD, size=9.8)
_MANNER: Final = Type(face=Face.MEDIUM, size=9)
_SIGN: Final = Type(face=Face.BOLD, size=9)
_FOOT: Final = Type(face=Face.SANS, size=7.6, leading=1.2)
_YES: Final = RIGHT - 16.2
_NO: Final = RIGHT - 5.6
"""Middles of the two columns of boxes."""
_TEXT_TOP: Final = 37.2
_FOOT_BASELINE: Final = 142.2
_LAST_BASELINE: Final = 112.6
"""Lowest baseline of the rights, in mm, so that there is room to sign."""


def render(content: ConsentContent, progress: Progress = SILENT) -> bytes:
    """One page for every four slips; raises UserErrors of text and codes that do not fit."""
    if not 1 <= len(content.purposes) <= MOST_PURPOSES:
        raise UserError("document.purposes", count=len(content.purposes), most=MOST_PURPOSES)
    info = PdfInfo(title=content.document_title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=SHEET_WIDTH, height_mm=SHEET_HEIGHT, info=info)
    with sheet.stamp("consent", width_mm=CELL_WIDTH, height_mm=CELL_HEIGHT):
        _draw_common(sheet, content)
    for index, household in enumerate(content.households):
        on_sheet = index % PER_SHEET
        if not on_sheet:
            progress.checkpoint()
            progress.report(index, len(content.households))
        if index and not on_sheet:
            sheet.next_page()
        if not on_sheet:
            draw_cut_marks(sheet)
        x, y = CELL_WIDTH * (on_sheet % 2), CELL_HEIGHT * (on_sheet // 2)
        sheet.press("consent", x_mm=x, y_mm=y, height_mm=CELL_HEIGHT)
        if household is not None:
            _draw_household(sheet, household, x_mm=x, y_mm=y)
    return sheet.finished()


def _draw_household(sheet: Sheet, household: Addressee, *, x_mm: float, y_mm: float) -> None:
    """Draw only the code: the person who consents writes the name."""
    code = encode(household.code_text)
    quiet = CODE_MM * QUIET_MODULES / code.full_size
    left = x_mm + RIGHT - CODE_MM + quiet
    sheet.code(place(code, x_mm=left, y_mm=y_mm + 6.6, full_mm=CODE_MM, handling=Handling.HANDED_OUT))
    text = fit(household.code, _CODE, width_mm=24)
    sheet.text(text, x_mm=left - 0.6, y_mm=y_mm + 11.6, align=Align.RIGHT)


def _draw_common(sheet: Sheet, content: ConsentContent) -> None:
    wording = content.wording
    sheet.text(fit(wording.title, _TITLE, width_mm=60), x_mm=LEFT - 0.3, y_mm=15.8)
    sheet.text(fit(wording.subtitle, _SUBTITLE, width_mm=ROOM - CODE_MM), x_mm=LEFT, y_mm=21.6)
    sheet.rule(x1_mm=LEFT, y1_mm=26, x2_mm=RIGHT, y2_mm=26, weight_mm=Weight.FRAME)
    name = fit(wording.name, _FIELD, width_mm=24)
    sheet.text(name, x_mm=LEFT, y_mm=31.6)
    writing_line(sheet, x1_mm=LEFT + name.width_mm + 1.6, x2_mm=RIGHT, y_mm=32.2)
    text, rights = _fitted_texts(content)
    below = sheet.text(text, x_mm=LEFT, y_mm=_TEXT_TOP)
    below = _draw_purposes(sheet, content, top_mm=below + 6.4)
    below = sheet.text(rights, x_mm=LEFT, y_mm=below + rights.pitch_mm)
    _draw_manner(sheet, content, top_mm=below + 2.4)
    foot = fit(content.foot, _FOOT, width_mm=ROOM)
    sheet.text(foot, x_mm=LEFT, y_mm=_FOOT_BASELINE)


def _fitted_texts(content: ConsentContent) -> tuple[Fitted, Fitted]:
    """Text and rights in the largest type that leaves room to sign."""
    for style in _TEXTS:
        text, rights = (
            fit(rich, style, width_mm=ROOM, most_lines=8) for rich in (content.text, content.rights)
        )
        lines = len(text.lines) - 1 + len(rights.lines)
        used = 6.4 + 2.4 + len(content.purposes) * PITCH_MM
        if _TEXT_TOP + used + lines * text.pitch_mm <= _LAST_BASELINE:
            return text, rights
    raise too_long("".join(run.text for run in content.text))


def _draw_purposes(sheet: Sheet, content: ConsentContent, *, top_mm: float) -> float:
    """The head at baseline `top_mm`, then a row a purpose; answers the lower rule."""
    wording = content.wording
    sheet.text(fit(wording.each, _HEAD, width_mm=_YES - LEFT - 6), x_mm=LEFT, y_mm=top_mm)
    sheet.text(fit(wording.yes, _HEAD, width_mm=12), x_mm=_YES, y_mm=top_mm, align=Align.CENTRE)
    no = fit(wording.no, _HEAD, width_mm=13)
    sheet.text(no, x_mm=min(_NO, RIGHT - no.width_mm / 2), y_mm=top_mm, align=Align.CENTRE)
    y = top_mm + 2.4
    for purpose in content.purposes:
        sheet.rule(x1_mm=LEFT, y1_mm=y, x2_mm=RIGHT, y2_mm=y, weight_mm=Weight.BOX)
        _draw_purpose(sheet, purpose, top_mm=y)
        y += PITCH_MM
    sheet.rule(x1_mm=LEFT, y1_mm=y, x2_mm=RIGHT, y2_mm=y, weight_mm=Weight.FRAME)
    return y


def _draw_purpose(sheet: Sheet, purpose: Purpose, *, top_mm: float) -> None:
    room = _YES - BOX_MM / 2 - LEFT - 3
    sheet.text(fit(purpose.title, _HEAD, width_mm=room), x_mm=LEFT, y_mm=top_mm + 5.0)
    sheet.text(fit(purpose.detail, _TEXTS[0], width_mm=room), x_mm=LEFT, y_mm=top_mm + 9.6)
    for middle in (_YES, _NO):
        tick_box(sheet, x_mm=middle - BOX_MM / 2, y_mm=top_mm + (PITCH_MM - BOX_MM) / 2, side_mm=BOX_MM)


def _draw_manner(sheet: Sheet, content: ConsentContent, *, top_mm: float) -> None:
    """Draw the manner of the consent, the day, and two places to sign."""
    wording = content.wording
    side = 5.0
    x = LEFT
    for text in (wording.signed, wording.spoken):
        tick_box(sheet, x_mm=x, y_mm=top_mm, side_mm=side)
        fitted = fit(text, _MANNER, width_mm=RIGHT - x - side - 1.6)
        sheet.text(fitted, x_mm=x + side + 1.6, y_mm=top_mm + 3.8)
        x += side + 1.6 + fitted.width_mm + 7
    y = top_mm + 10.4
    day = fit(wording.day, _TEXTS[0], width_mm=12)
    sheet.text(day, x_mm=LEFT, y_mm=y)
    slash = fit("/", _TEXTS[0], width_mm=3)
    x = LEFT + day.width_mm + 0.8
    for index, length in enumerate((9.0, 9.0, 12.0)):
        writing_line(sheet, x1_mm=x, x2_mm=x + length, y_mm=y + 0.4)
        x += length
        if index < 2:
            sheet.text(slash, x_mm=x, y_mm=y)
            x += natural_width_mm("/", _TEXTS[0]) + 0.3
    sheet.text(fit(wording.giver, _SIGN, width_mm=42), x_mm=LEFT, y_mm=y + 6)
    sheet.text(fit(wording.recorder, _SIGN, width_mm=42), x_mm=RIGHT, y_mm=y + 6, align=Align.RIGHT)
    line = _FOOT_BASELINE - 4
    writing_line(sheet, x1_mm=LEFT, x2_mm=LEFT + 38, y_mm=line)
    writing_line(sheet, x1_mm=RIGHT - 38, x2_mm=RIGHT, y_mm=line)
