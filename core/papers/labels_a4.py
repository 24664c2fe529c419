"""Household labels on a sheet of labels (paper reference, document 07a)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.base.errors import UserError
from core.base.progress import SILENT, Progress
from core.papers.labels import WIDE_MM, LabelContent, LabelSheet
from core.papers.selection import Addressee
from core.render.codes import Handling, encode, place
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.text import Fitted, fit, fit_block, height_of
from core.render.theme import EDGE_MM, Face, Type, Weight

CODE_MM: Final = 21.0
CODE_INSET: Final = 5.0
TEXT_INSET: Final = 6.5
_ROOMY_MM: Final = 90.0
"""From this width on texts and code are set larger."""
_CODE_TOP: Final = 2.6
"""Of a narrow label."""
_MARGIN: Final = 3.0
"""Left free above and below texts that are set closer."""
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
        _draw_label(sheet, household, grid, x_mm=x, y_mm=y)
    return sheet.finished()


def check(household: Addressee, grid: LabelSheet) -> None:
    """Raises `document.text_too_long` where the label has no room for the household's texts."""
    _texts(household, _Place.on(grid))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Room of the texts of a label, in mm from its corner; below the code they are centred."""

    scale: _Scale
    x: float
    y: float
    width: float
    height: float
    align: Align

    @classmethod
    def on(cls, grid: LabelSheet) -> _Place:
        """Left of the code, centred in height, or below it on a narrow label."""
        if grid.width < WIDE_MM:
            used = _CODE_TOP + _NARROW.code_mm
            return cls(
                scale=_NARROW,
                x=grid.width / 2,
                y=used,
                width=grid.width - 2 * EDGE_MM,
                height=grid.height - used - 3.4,
                align=Align.CENTRE,
            )
        scale = _ROOMY if grid.width >= _ROOMY_MM and grid.height >= 45 else _SMALL
        room = grid.width - TEXT_INSET - CODE_INSET - scale.code_mm - 0.6
        return cls(scale=scale, x=TEXT_INSET, y=0, width=room, height=grid.height, align=Align.LEFT)


def _draw_label(sheet: Sheet, household: Addressee, grid: LabelSheet, *, x_mm: float, y_mm: float) -> None:
    place = _Place.on(grid)
    side = place.scale.code_mm
    if place.align is Align.CENTRE:
        left, top = x_mm + place.x - side / 2, y_mm + _CODE_TOP
    else:
        left, top = x_mm + grid.width - CODE_INSET - side, y_mm + (grid.height - side) / 2
    _draw_code(sheet, household, x_mm=left, y_mm=top, side_mm=side)
    texts = _texts(household, place)
    above = (place.height - height_of(texts)) / 2
    sheet.block(texts, x_mm=x_mm + place.x, y_mm=y_mm + place.y + above, align=place.align)


def _draw_code(sheet: Sheet, household: Addressee, *, x_mm: float, y_mm: float, side_mm: float) -> None:
    code = encode(household.code_text)
    sheet.code(place(code, x_mm=x_mm, y_mm=y_mm, full_mm=side_mm, handling=Handling.HANDED_OUT))


def _texts(household: Addressee, place: _Place) -> list[Fitted]:
    """Code, name and address; closer and smaller where they are higher than the label."""
    code = fit(household.code, place.scale.code, width_mm=place.width)
    wanted = [(household.name, place.scale.name), (household.address, place.scale.address)]
    texts = [(text, style) for text, style in wanted if text]
    try:
        fitted = [code, *(fit(text, style, width_mm=place.width, most_lines=4) for text, style in texts)]
        if height_of(fitted) <= place.height:
            return fitted
    except UserError:
        pass
    height = place.height - _MARGIN - height_of([code])
    return [code, *fit_block(texts, width_mm=place.width, height_mm=height)]


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
