"""The visit slip, DL 210 x 99, three on an A4 sheet (paper reference, document 05a)."""

from __future__ import annotations

from typing import Final

from core.base.errors import UserError
from core.base.progress import SILENT, Progress
from core.content.models import Pictogram
from core.papers.guides.parts import CAP_HEIGHT
from core.papers.selection import Addressee
from core.papers.slip import SlipContent
from core.render import pictograms
from core.render.codes import QUIET_MODULES, Handling, encode, full_size_mm, place
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.sink import Sink
from core.render.strokes import SLIP_BOX_MM, cut_ticks, dashed_rule, tick_box, writing_line
from core.render.text import Fitted, fit, fit_block, fit_close, natural_width_mm
from core.render.theme import MM, Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
SLIP_HEIGHT: Final = 99.0
PER_SHEET: Final = 3
LEFT: Final = 9.0
SPLIT: Final = 128.0
COLUMN: Final = 121.0
"""Right end of the left part."""
RIGHT_LEFT: Final = 134.0
RIGHT: Final = 201.0
CODE_MM: Final = 26.0
GROUP_MODULE_MM: Final = 0.70

_TITLE: Final = Type(face=Face.EXTRABOLD, size=25)
_SUBTITLE: Final = Type(face=Face.MEDIUM, size=12)
_NAME: Final = Type(face=Face.BOLD, size=12.5)
_FIELD: Final = Type(face=Face.REGULAR, size=10.5)
_TASK: Final = Type(face=Face.MEDIUM, size=10.5)
_WARNING: Final = Type(face=Face.REGULAR, size=10)
_PHONE: Final = Type(face=Face.EXTRABOLD, size=22.5)
_HOURS: Final = Type(face=Face.REGULAR, size=9)
_AGAIN: Final = Type(face=Face.BOLD, size=10.5)
_GROUP: Final = Type(face=Face.BOLD, size=9)
_CODE: Final = Type(face=Face.MONO_BOLD, size=10)
_FOOT: Final = Type(face=Face.SANS, size=7.6, leading=1.2)
_TEXTS_TOP: Final = 29.0
_TEXTS_BOTTOM: Final = 45.4
_LINES: Final = (50.0, 58.4, 66.8)
_FRAME_TOP: Final = 71.0
_FRAME_HEIGHT: Final = 17.6
_CODES_TOP: Final = 62.0


def render(content: SlipContent, progress: Progress = SILENT, sink: Sink | None = None) -> bytes:
    """One page for every three slips; nothing is answered where they go to `sink`.

    Raises UserErrors of text and codes that do not fit.
    """
    info = PdfInfo(title=content.document_title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info, sink=sink)
    with sheet.stamp("slip", width_mm=WIDTH, height_mm=SLIP_HEIGHT):
        _draw_common(sheet, content)
    for index, household in enumerate(content.households):
        place_on_sheet = index % PER_SHEET
        if not place_on_sheet:
            progress.checkpoint()
            progress.report(index, len(content.households))
        if index and not place_on_sheet:
            sheet.next_page()
        top = place_on_sheet * SLIP_HEIGHT
        if not place_on_sheet:
            cut_ticks(sheet, ys_mm=(SLIP_HEIGHT, 2 * SLIP_HEIGHT))
        sheet.press("slip", x_mm=0, y_mm=top, height_mm=SLIP_HEIGHT)
        if household is None:
            writing_line(sheet, x1_mm=LEFT + 7, x2_mm=COLUMN, y_mm=top + 36)
            writing_line(sheet, x1_mm=LEFT + 7, x2_mm=COLUMN, y_mm=top + 42.8)
        else:
            _draw_household(sheet, household, top_mm=top)
    return sheet.finished()


def check(household: Addressee) -> None:
    """Raises `document.text_too_long` where the slip has no room for the household's texts."""
    _texts(household)


def _texts(household: Addressee) -> tuple[list[Fitted], bool]:
    """Name and address; True where they are set closer and smaller than usual."""
    room = COLUMN - LEFT - 7
    try:
        name = fit(household.name, _NAME, width_mm=room, most_lines=2)
        address = [fit(household.address, _FIELD, width_mm=room)] if household.address else []
        return [name, *address], False
    except UserError:
        texts = [(household.name, _NAME), (household.address, _FIELD)]
        height = _TEXTS_BOTTOM - _TEXTS_TOP
        return fit_block([one for one in texts if one[0]], width_mm=room, height_mm=height), True


def _draw_household(sheet: Sheet, household: Addressee, *, top_mm: float) -> None:
    texts, close = _texts(household)
    name = texts[0]
    if close:
        sheet.block(texts, x_mm=LEFT + 7, y_mm=top_mm + _TEXTS_TOP)
    else:
        below = sheet.text(name, x_mm=LEFT + 7, y_mm=top_mm + 36 - (len(name.lines) - 1) * 2.8)
        for address in texts[1:]:
            sheet.text(address, x_mm=LEFT + 7, y_mm=below + (5.8 if len(name.lines) == 1 else 5.0))
    left = RIGHT - CODE_MM
    code = encode(household.code_text)
    top = top_mm + _CODES_TOP
    sheet.code(place(code, x_mm=left, y_mm=top, full_mm=CODE_MM, handling=Handling.HANDED_OUT))
    text = fit(household.code, _CODE, width_mm=CODE_MM)
    sheet.text(text, x_mm=left + CODE_MM / 2, y_mm=top + CODE_MM + 2.6, align=Align.CENTRE)


def _draw_common(sheet: Sheet, content: SlipContent) -> None:
    wording = content.wording
    sheet.text(fit(wording.title, _TITLE, width_mm=COLUMN - LEFT), x_mm=LEFT - 0.5, y_mm=19)
    sheet.text(fit(wording.subtitle, _SUBTITLE, width_mm=COLUMN - LEFT), x_mm=LEFT, y_mm=26.4)
    sheet.text(fit(wording.household, _HOURS, width_mm=7), x_mm=LEFT, y_mm=36)
    first, second, third = _LINES
    _draw_field(sheet, wording.day, left_mm=LEFT, right_mm=60, y_mm=first)
    _draw_field(sheet, wording.hour, left_mm=63, right_mm=90, y_mm=first)
    _draw_field(sheet, wording.minute, left_mm=92.4, right_mm=COLUMN, y_mm=first)
    _draw_field(sheet, wording.visitor, left_mm=LEFT, right_mm=79, y_mm=second)
    _draw_field(sheet, wording.card, left_mm=81, right_mm=COLUMN, y_mm=second)
    _draw_tasks(sheet, content, y_mm=third)
    _draw_warning(sheet, content)
    foot = fit_close(content.foot, _FOOT, width_mm=COLUMN - LEFT, height_mm=4.9)
    sheet.text(foot, x_mm=LEFT, y_mm=92.8 if len(foot.lines) == 1 else 91.3)
    dashed_rule(sheet, x1_mm=SPLIT, y1_mm=8, x2_mm=SPLIT, y2_mm=91)
    _draw_right(sheet, content)


def _draw_field(sheet: Sheet, label: str, *, left_mm: float, right_mm: float, y_mm: float) -> None:
    """A label and a line to write on up to `right_mm`."""
    text = fit(label, _FIELD, width_mm=right_mm - left_mm)
    sheet.text(text, x_mm=left_mm, y_mm=y_mm)
    writing_line(sheet, x1_mm=left_mm + text.width_mm + 1.4, x2_mm=right_mm, y_mm=y_mm + 0.8)


def _draw_tasks(sheet: Sheet, content: SlipContent, *, y_mm: float) -> None:
    label = fit(content.wording.task, _FIELD, width_mm=16)
    sheet.text(label, x_mm=LEFT, y_mm=y_mm)
    wide, narrow = (natural_width_mm(task, _TASK) for task in content.tasks)
    left = LEFT + label.width_mm + 2.4
    room = COLUMN - left - 2 * (SLIP_BOX_MM + 2) - 5
    shares = (room * wide / (wide + narrow), room * narrow / (wide + narrow))
    for task, natural, share in zip(content.tasks, (wide, narrow), shares, strict=True):
        width = min(natural, share) + 0.01
        tick_box(sheet, x_mm=left, y_mm=y_mm - 3.8)
        sheet.text(fit(task, _TASK, width_mm=width), x_mm=left + SLIP_BOX_MM + 2, y_mm=y_mm)
        left += SLIP_BOX_MM + 2 + max(width, share) + 5


def _draw_warning(sheet: Sheet, content: SlipContent) -> None:
    width = COLUMN - LEFT
    sheet.frame(
        x_mm=LEFT,
        y_mm=_FRAME_TOP,
        width_mm=width,
        height_mm=_FRAME_HEIGHT,
        weight_mm=Weight.WARNING,
        radius_mm=1.4,
    )
    pictograms.draw(sheet, Pictogram.WARNING, x_mm=LEFT + 3.4, y_mm=_FRAME_TOP + 4, side_mm=9.6)
    x = LEFT + 16
    for index, text in enumerate(content.warning):
        line = fit(text, _WARNING, width_mm=COLUMN - 2 - x)
        sheet.text(line, x_mm=x, y_mm=_FRAME_TOP + 4.8 + index * _WARNING.pitch_mm)


def _draw_right(sheet: Sheet, content: SlipContent) -> None:
    room = RIGHT - RIGHT_LEFT
    if content.help is not None:
        sheet.text(fit(content.help.label, _FIELD, width_mm=room), x_mm=RIGHT_LEFT, y_mm=15)
        sheet.text(fit(content.help.phone, _PHONE, width_mm=room), x_mm=RIGHT_LEFT - 0.3, y_mm=24.4)
        if content.help.hours:
            hours = fit_close(content.help.hours, _HOURS, width_mm=room, height_mm=6)
            sheet.text(hours, x_mm=RIGHT_LEFT, y_mm=30.6)
    sheet.text(fit(content.again, _AGAIN, width_mm=room), x_mm=RIGHT_LEFT, y_mm=39.4)
    _draw_times(sheet, content.wording.times, y_mm=46.8)
    _draw_day(sheet, content.wording.on_day, y_mm=55.2)
    if content.group is None:
        return
    code = encode(content.group.url)
    full = min(full_size_mm(code, GROUP_MODULE_MM), CODE_MM)
    quiet = full * QUIET_MODULES / code.full_size
    top = _CODES_TOP + (CODE_MM - full) / 2
    left = RIGHT_LEFT - quiet
    sheet.code(place(code, x_mm=left, y_mm=top, full_mm=full, handling=Handling.HANDED_OUT))
    label = fit_close(content.group.label, _GROUP, width_mm=34, most_lines=2, even=True)
    y = _CODES_TOP + CODE_MM + 2.6 + CAP_HEIGHT * (_CODE.size - label.size) / MM
    sheet.text(label, x_mm=left + full / 2, y_mm=y, align=Align.CENTRE)


def _draw_times(sheet: Sheet, times: list[str], *, y_mm: float) -> None:
    """Boxes with their words, spread over the width."""
    widths = [natural_width_mm(text, _FIELD) for text in times]
    room = RIGHT - RIGHT_LEFT - len(times) * (SLIP_BOX_MM + 1.2)
    share = min(1.0, (room - 2 * (len(times) - 1)) / sum(widths))
    gap = (room - sum(widths) * share) / (len(times) - 1)
    x = RIGHT_LEFT
    for text, width in zip(times, widths, strict=True):
        tick_box(sheet, x_mm=x, y_mm=y_mm - 3.8)
        fitted = fit(text, _FIELD, width_mm=width * share + 0.01)
        sheet.text(fitted, x_mm=x + SLIP_BOX_MM + 1.2, y_mm=y_mm)
        x += SLIP_BOX_MM + 1.2 + width * share + gap


def _draw_day(sheet: Sheet, label: str, *, y_mm: float) -> None:
    """`ngày ____/____/____`."""
    text = fit(label, _FIELD, width_mm=14)
    sheet.text(text, x_mm=RIGHT_LEFT, y_mm=y_mm)
    left = RIGHT_LEFT + text.width_mm + 1.4
    slash = fit("/", _FIELD, width_mm=4)
    for index, end in enumerate((left + 16.5, left + 33, RIGHT)):
        start = (left, left + 18.2, left + 34.7)[index]
        writing_line(sheet, x1_mm=start, x2_mm=end, y_mm=y_mm + 0.8)
        if index < 2:
            sheet.text(slash, x_mm=end, y_mm=y_mm + 0.4)
