"""Household labels on a sheet of labels (paper reference, document 07a)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.base.progress import SILENT, Progress
from core.papers.labels import WIDE_MM, LabelContent, LabelSheet
from core.papers.selection import Addressee
from core.render.codes import Handling, encode, place
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.text import Fitted, fit, too_long
from core.render.theme import EDGE_MM, MM, Face, Type, Weight

CODE_MM: Final = 21.0
CODE_INSET: Final = 5.0
TEXT_INSET: Final = 6.5
_ROOMY_MM: Final = 90.0
"""From this width on texts and code are set larger."""
_TICK: Final = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    code: Type
    name: Type
    address: Type
    code_mm: float


_SMALL: Final = _Scale(
    code=Type(face=Face.MONO_BOLD, size=14, leading=1.2),
    name=Type(face=Face.BOLD, size=10.5),
    address=Type(face=Face.REGULAR, size=8.6, leading=12 / 8.6),
    code_mm=CODE_MM,
)
_ROOMY: Final = _Scale(
    code=Type(face=Face.MONO_BOLD, size=19, leading=1.2),
    name=Type(face=Face.BOLD, size=14),
    address=Type(face=Face.REGULAR, size=11),
    code_mm=34.0,
)
_NARROW: Final = _Scale(
    code=Type(face=Face.MONO_BOLD, size=12, leading=1.2),
    name=Type(face=Face.BOLD, size=9),
    address=Type(face=Face.REGULAR, size=7.8),
    code_mm=CODE_MM,
)


def render(content: LabelContent, progress: Progress = SILENT) -> bytes:
    """As many pages as it takes; raises UserErrors of text that does not fit its label."""
    grid = content.sheet
    info = PdfInfo(title=content.document_title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=grid.sheet_width, height_mm=grid.sheet_height, info=info)
    _draw_ticks(sheet, grid)
    for index, household in enumerate(content.households):
        number, on_sheet = divmod(grid.start - 1 + index, grid.per_sheet)
        if not on_sheet:
            progress.checkpoint()
            progress.report(index, len(content.households))
        if number and not on_sheet:
            sheet.next_page()
            _draw_ticks(sheet, grid)
        x, y = grid.corner(on_sheet)
        if grid.width >= WIDE_MM:
            _draw_beside(sheet, household, grid, x_mm=x, y_mm=y)
        else:
            _draw_below(sheet, household, grid, x_mm=x, y_mm=y)
    return sheet.finished()


def _draw_beside(sheet: Sheet, household: Addressee, grid: LabelSheet, *, x_mm: float, y_mm: float) -> None:
    """Text on the left, centred in height; the code at the right."""
    scale = _ROOMY if grid.width >= _ROOMY_MM and grid.height >= 45 else _SMALL
    side = scale.code_mm
    left, top = x_mm + grid.width - CODE_INSET - side, y_mm + (grid.height - side) / 2
    _draw_code(sheet, household, x_mm=left, y_mm=top, side_mm=side)
    room = grid.width - TEXT_INSET - CODE_INSET - side - 0.6
    _draw_texts(
        sheet, _texts(household, scale, room), x_mm=x_mm + TEXT_INSET, y_mm=y_mm, height_mm=grid.height
    )


def _draw_below(sheet: Sheet, household: Addressee, grid: LabelSheet, *, x_mm: float, y_mm: float) -> None:
    """The code above, the text below it, both in the middle."""
    side = _NARROW.code_mm
    middle = x_mm + grid.width / 2
    _draw_code(sheet, household, x_mm=middle - side / 2, y_mm=y_mm + 2.6, side_mm=side)
    used = 2.6 + side
    texts = _texts(household, _NARROW, grid.width - 2 * EDGE_MM)
    _draw_texts(
        sheet,
        texts,
        x_mm=middle,
        y_mm=y_mm + used,
        height_mm=grid.height - used - 3.4,
        align=Align.CENTRE,
    )


def _draw_code(sheet: Sheet, household: Addressee, *, x_mm: float, y_mm: float, side_mm: float) -> None:
    code = encode(household.code_text)
    sheet.code(place(code, x_mm=x_mm, y_mm=y_mm, full_mm=side_mm, handling=Handling.HANDED_OUT))


def _texts(household: Addressee, scale: _Scale, room_mm: float) -> list[Fitted]:
    code = fit(household.code, scale.code, width_mm=room_mm)
    name = fit(household.name, scale.name, width_mm=room_mm, most_lines=4)
    if not household.address:
        return [code, name]
    return [code, name, fit(household.address, scale.address, width_mm=room_mm, most_lines=4)]


def _draw_texts(
    sheet: Sheet,
    texts: list[Fitted],
    *,
    x_mm: float,
    y_mm: float,
    height_mm: float,
    align: Align = Align.LEFT,
) -> None:
    """A block of texts, centred in `height_mm`; refused where it is higher."""
    heights = [len(fitted.lines) * fitted.pitch_mm for fitted in texts]
    if sum(heights) > height_mm:
        longest = max(texts, key=lambda fitted: len(fitted.lines))
        raise too_long("".join(span.text for line in longest.lines for span in line))
    top = y_mm + (height_mm - sum(heights)) / 2
    for fitted, height in zip(texts, heights, strict=True):
        rise = fitted.pitch_mm / 2 + 0.35 * fitted.size / MM
        sheet.text(fitted, x_mm=x_mm, y_mm=top + rise, align=align)
        top += height


def _draw_ticks(sheet: Sheet, grid: LabelSheet) -> None:
    """Draw small crosses at the corners of four labels, to check the alignment of the print; none on gaps."""
    if grid.gap_x or grid.gap_y:
        return
    for row in range(1, grid.rows):
        for column in range(1, grid.columns):
            x, y = grid.corner(row * grid.columns + column)
            weight = Weight.CUT
            sheet.rule(x1_mm=x - _TICK, y1_mm=y, x2_mm=x + _TICK, y2_mm=y, weight_mm=weight)
            sheet.rule(x1_mm=x, y1_mm=y - _TICK, x2_mm=x, y2_mm=y + _TICK, weight_mm=weight)
