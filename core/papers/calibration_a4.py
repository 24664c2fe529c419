"""The calibration page, A4 portrait (paper reference, document 07b)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from core.papers.calibration import CODE_TEXT, CalibrationContent
from core.render.codes import Level, PlacedCode, QrCode, drawn
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.strokes import Hatch, hatch, plate, tick_box, writing_line
from core.render.text import fit
from core.render.theme import EDGE_MM, Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
LEFT: Final = 15.0
INNER: Final = 35.0
RIGHT: Final = 195.0
ACROSS_MM: Final = 170
DOWN_MM: Final = 200
ACROSS_AT: Final = (20.0, 40.0)
"""Start of the horizontal ruler and its baseline, in mm."""
DOWN_AT: Final = (20.0, 60.0)
"""The baseline of the ruler down, and where it begins."""
RECTANGLE: Final = (35.0, 58.0, 100.0, 60.0)
CODES: Final = (
    (Level.M, 0.25),
    (Level.M, 0.3),
    (Level.M, 0.375),
    (Level.M, 0.5),
    (Level.M, 0.625),
    (Level.Q, 0.25),
    (Level.Q, 0.375),
    (Level.Q, 0.5),
)

_TITLE: Final = Type(face=Face.EXTRABOLD, size=20)
_SUBTITLE: Final = Type(face=Face.REGULAR, size=10.5)
_HEAD: Final = Type(face=Face.BOLD, size=11)
_TEXT: Final = Type(face=Face.REGULAR, size=9.5)
_SMALL: Final = Type(face=Face.REGULAR, size=8.6)
_FIGURE: Final = Type(face=Face.SANS, size=8.6, leading=1.2)
_VERSION: Final = Type(face=Face.SANS_BOLD, size=8, leading=1.2)
_LINE_WEIGHTS: Final = (0.10, 0.15, 0.20, 0.25, 0.35, 0.50, 0.70, 1.00)
_BOX_SIDES: Final = (3.5, 4.4, 5.0, 5.8, 7.0)
_TYPE_SIZES: Final = (7, 8, 9, 10, 11, 12)
_CORNER_MM: Final = 8.0
_PATTERN_TOP: Final = 134.0
_PATTERN_MM: Final = 14.0
_CODES_TOP: Final = 246.0
_CODES_FOOT: Final = 267.6


def render(content: CalibrationContent) -> bytes:
    """One page; the same for every printer."""
    wording = content.wording
    info = PdfInfo(title=wording.document_title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info)
    _draw_corners(sheet)
    sheet.text(fit(wording.title, _TITLE, width_mm=115), x_mm=LEFT, y_mm=17.6)
    sheet.text(fit(wording.subtitle, _SUBTITLE, width_mm=RIGHT - LEFT), x_mm=LEFT, y_mm=24.2)
    for index, text in enumerate(wording.corners):
        line = fit(text, _SMALL, width_mm=62)
        sheet.text(line, x_mm=RIGHT, y_mm=13.8 + index * 4.3, align=Align.RIGHT)
    _draw_ruler_across(sheet)
    sheet.text(fit(wording.across, _TEXT, width_mm=150), x_mm=190, y_mm=49.4, align=Align.RIGHT)
    _draw_ruler_down(sheet)
    _draw_rectangle(sheet, content)
    _draw_results(sheet, content)
    _draw_lines(sheet, content)
    _draw_patterns(sheet, content)
    _draw_boxes(sheet, content)
    _draw_type(sheet, content)
    _draw_codes(sheet, content)
    sheet.text(fit(content.version, _VERSION, width_mm=60), x_mm=INNER, y_mm=283.6)
    return sheet.finished()


def _draw_corners(sheet: Sheet) -> None:
    """Draw angles whose outer edge is 5 mm from the paper's edges."""
    half = Weight.BOX / 2
    low, right, bottom = EDGE_MM + half, WIDTH - EDGE_MM - half, HEIGHT - EDGE_MM - half
    for x, towards_x in ((low, 1), (right, -1)):
        for y, towards_y in ((low, 1), (bottom, -1)):
            x2, y2 = x + towards_x * _CORNER_MM, y + towards_y * _CORNER_MM
            start = x - towards_x * half
            sheet.rule(x1_mm=start, y1_mm=y, x2_mm=x2, y2_mm=y, weight_mm=Weight.BOX)
            sheet.rule(x1_mm=x, y1_mm=y, x2_mm=x, y2_mm=y2, weight_mm=Weight.BOX)


def _tick(millimetre: int) -> float:
    """Return the length of a ruler's mark, in mm."""
    if millimetre % 10 == 0:
        return 4.5
    return 3.0 if millimetre % 5 == 0 else 1.6


def _draw_ruler_across(sheet: Sheet) -> None:
    left, y = ACROSS_AT
    sheet.rule(x1_mm=left, y1_mm=y, x2_mm=left + ACROSS_MM, y2_mm=y, weight_mm=0.25)
    for millimetre in range(ACROSS_MM + 1):
        x = left + millimetre
        weight = 0.25 if millimetre % 10 == 0 else Weight.CUT
        sheet.rule(x1_mm=x, y1_mm=y, x2_mm=x, y2_mm=y - _tick(millimetre), weight_mm=weight)
        if millimetre % 20 == 0:
            sheet.text(fit(str(millimetre), _FIGURE, width_mm=12), x_mm=x, y_mm=y + 4.2, align=Align.CENTRE)


def _draw_ruler_down(sheet: Sheet) -> None:
    x, top = DOWN_AT
    sheet.rule(x1_mm=x, y1_mm=top, x2_mm=x, y2_mm=top + DOWN_MM, weight_mm=0.25)
    for millimetre in range(DOWN_MM + 1):
        y = top + millimetre
        weight = 0.25 if millimetre % 10 == 0 else Weight.CUT
        sheet.rule(x1_mm=x - _tick(millimetre), y1_mm=y, x2_mm=x, y2_mm=y, weight_mm=weight)
        if millimetre % 20 == 0:
            sheet.text(fit(str(millimetre), _FIGURE, width_mm=12), x_mm=x + 1.5, y_mm=y + 1.1)


def _draw_rectangle(sheet: Sheet, content: CalibrationContent) -> None:
    x, y, width, height = RECTANGLE
    sheet.frame(x_mm=x, y_mm=y, width_mm=width, height_mm=height, weight_mm=Weight.BOX)
    for start, end in (((x, y), (x + width, y + height)), ((x + width, y), (x, y + height))):
        for a, b in ((0.0, 0.385), (0.615, 1.0)):
            sheet.rule(
                x1_mm=start[0] + a * (end[0] - start[0]),
                y1_mm=start[1] + a * (end[1] - start[1]),
                x2_mm=start[0] + b * (end[0] - start[0]),
                y2_mm=start[1] + b * (end[1] - start[1]),
                weight_mm=Weight.HAIR,
            )
    middle = x + width / 2
    sheet.text(fit(content.wording.rectangle, _HEAD, width_mm=70), x_mm=middle, y_mm=87.2, align=Align.CENTRE)
    sheet.text(
        fit(content.wording.diagonals, _SMALL, width_mm=70), x_mm=middle, y_mm=92.6, align=Align.CENTRE
    )


def _draw_results(sheet: Sheet, content: CalibrationContent) -> None:
    left = 146.0
    sheet.text(fit(content.wording.results, _HEAD, width_mm=RIGHT - left), x_mm=left, y_mm=62.2)
    for index, label in enumerate(content.wording.measured):
        y = 70 + index * 10
        sheet.text(fit(label, _TEXT, width_mm=RIGHT - left), x_mm=left, y_mm=y)
        writing_line(sheet, x1_mm=left, x2_mm=RIGHT, y_mm=y + 5.6)


def _draw_lines(sheet: Sheet, content: CalibrationContent) -> None:
    sheet.text(fit(content.wording.lines, _HEAD, width_mm=76), x_mm=INNER, y_mm=130)
    for index, weight in enumerate(_LINE_WEIGHTS):
        y = 136.2 + index * 4.4
        sheet.rule(x1_mm=INNER, y1_mm=y, x2_mm=85, y2_mm=y, weight_mm=weight)
        label = f"{weight:.2f} mm".replace(".", content.decimal)
        sheet.text(fit(label, _FIGURE, width_mm=20), x_mm=87, y_mm=y + 1.1)


def _draw_patterns(sheet: Sheet, content: CalibrationContent) -> None:
    left, side, top = 115.0, _PATTERN_MM, _PATTERN_TOP
    sheet.text(fit(content.wording.patterns, _HEAD, width_mm=60), x_mm=left, y_mm=130)
    for index, name in enumerate(content.wording.pattern_names):
        x = left + index * 16.5
        if index == 0:
            plate(sheet, x_mm=x, y_mm=top, width_mm=side, height_mm=side, radius_mm=0.01)
        elif index < 4:
            kind = (Hatch.RISING, Hatch.FALLING, Hatch.UPRIGHT)[index - 1]
            step = (0.8, 1.2, 1.6)[index - 1]
            hatch(
                sheet,
                kind,
                x_mm=x,
                y_mm=top,
                width_mm=side,
                height_mm=side,
                step_mm=step,
                weight_mm=0.22 if index == 1 else 0.25,
            )
        sheet.frame(x_mm=x, y_mm=top, width_mm=side, height_mm=side, weight_mm=0.25)
        label = fit(name, _SMALL, width_mm=16.4)
        sheet.text(label, x_mm=x + side / 2, y_mm=top + side + 4, align=Align.CENTRE)


def _draw_boxes(sheet: Sheet, content: CalibrationContent) -> None:
    left = 115.0
    sheet.text(fit(content.wording.boxes, _HEAD, width_mm=80), x_mm=left, y_mm=160)
    for index, side in enumerate(_BOX_SIDES):
        x = left + index * 16
        tick_box(sheet, x_mm=x, y_mm=163, side_mm=side)
        label = fit(f"{side:.1f}".replace(".", content.decimal), _FIGURE, width_mm=14)
        sheet.text(label, x_mm=x + side / 2, y_mm=174.6, align=Align.CENTRE)


def _draw_type(sheet: Sheet, content: CalibrationContent) -> None:
    wording = content.wording
    sheet.text(fit(wording.type, _HEAD, width_mm=RIGHT - INNER), x_mm=INNER, y_mm=183.4)
    columns = ((INNER, Face.REGULAR, Face.EXTRABOLD), (110.0, Face.SERIF, Face.SERIF_BOLD))
    for x, face, heavy in columns:
        y = 188.4
        for size in _TYPE_SIZES:
            sample = fit(f"{size}  {wording.sample}", Type(face=face, size=size), width_mm=74)
            sheet.text(sample, x_mm=x, y_mm=y)
            y += size * 0.46 + 0.6
        for text in wording.capitals:
            y += 1.6
            sheet.text(fit(text, Type(face=heavy, size=14.5), width_mm=74), x_mm=x, y_mm=y)
            y += 6.0


def _draw_codes(sheet: Sheet, content: CalibrationContent) -> None:
    """The same text from modules too small to use up to safe ones; the one place without a floor."""
    sheet.text(fit(content.wording.codes, _HEAD, width_mm=RIGHT - INNER), x_mm=INNER, y_mm=244.4)
    x = INNER
    for level, module in CODES:
        code = _code_at(level)
        full = code.full_size * module
        label = fit(f"{level.value} {module:g}".replace(".", content.decimal), _FIGURE, width_mm=18)
        width = max(full, label.width_mm + 3)
        left = x + (width - full) / 2
        sheet.code(PlacedCode(code=code, x_mm=left, y_mm=_CODES_TOP, full_mm=full))
        sheet.text(label, x_mm=x + width / 2, y_mm=_CODES_FOOT + 0.6, align=Align.CENTRE)
        x += width + 3.4
    note = fit(content.note, _TEXT, width_mm=RIGHT - INNER)
    sheet.text(note, x_mm=INNER, y_mm=276.6)


@lru_cache(maxsize=len(Level))
def _code_at(level: Level) -> QrCode:
    """The page's text at one level; `encode` would always choose the strongest that fits."""
    return drawn(CODE_TEXT, 1, level)
