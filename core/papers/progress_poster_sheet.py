"""The wall poster of progress on A4 portrait and A3 landscape, black only."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

from core.base.errors import UserError
from core.papers.progress_poster import PosterRow, ProgressPoster, ProgressWording, joined_rows
from core.render.codes import QUIET_MODULES, Handling, encode, place
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.strokes import writing_line
from core.render.text import Fitted, fit, fit_close, fit_first
from core.render.theme import MM, Face, Type, Weight

SCALES: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""Households that one house may mean, where there are too many for the sheet."""

OUTLINE_MM: Final = 0.28
ROOF: Final = 0.42
RULE_GAP: Final = 4.0
CODE_MM: Final = 27.0
PEN_BOX: Final = (15.5, 17.0)
PEN_GAP: Final = 1.4
WEEK_LINES: Final = 3
WEEK_PITCH: Final = 6.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Measures of one sheet in mm.

    A row is at least `least` high. `beside`: the counts are at the right, the street is under the name.
    `foot` is the height of the foot, `parts` the left edges of the legend, the week, the boxes for a pen and
    the help; the last three are `under` mm below the legend.
    """

    width: float
    height: float
    left: float
    houses: float
    houses_end: float
    top: float
    house: tuple[float, float]
    cell: float
    row: float
    gap: float
    least: float
    title: tuple[float, ...]
    figure: float
    beside: bool
    foot: float
    parts: tuple[float, float, float, float]
    under: float

    @property
    def right(self) -> float:
        return self.width - self.left

    @property
    def per_line(self) -> int:
        return int((self.houses_end - self.houses) / self.cell)

    @property
    def room(self) -> float:
        """Height for all rows."""
        return self.height - self.foot - self.top

    @property
    def most_rows(self) -> int:
        return int(self.room / self.least)


A3: Final = Form(
    width=420, height=297, left=16, houses=62, houses_end=366, top=76, house=(5.6, 8.2), cell=6.46, row=10.6,
    gap=3.4, least=14, title=(42, 36, 28, 20), figure=64, beside=True, foot=46,
    parts=(16, 138, 222, 316), under=0,
)  # fmt: skip
A4: Final = Form(
    width=210, height=297, left=12, houses=46, houses_end=198, top=62, house=(5.1, 7.2), cell=5.95, row=9.4,
    gap=2.4, least=13, title=(32, 27, 22, 17, 13), figure=40, beside=False, foot=64,
    parts=(12, 12, 78, 134), under=21,
)  # fmt: skip
_HEAD: Final = Type(face=Face.SEMIBOLD, size=11)
_SUB: Final = Type(face=Face.MEDIUM, size=12)
_NAMES: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (18, 14, 11))
_NAME_SMALL: Final = Type(face=Face.BOLD, size=8, leading=1.2)
_STREET: Final = Type(face=Face.REGULAR, size=8)
_COUNT: Final = Type(face=Face.BOLD, size=12)
_COUNT_BESIDE: Final = Type(face=Face.BOLD, size=18)
_SMALL: Final = Type(face=Face.REGULAR, size=10.5)
_PART: Final = tuple(Type(face=Face.BOLD, size=size) for size in (12, 11, 10, 9))
_PHONE: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (19, 16, 13, 11))
_PEN: Final = Type(face=Face.REGULAR, size=8, leading=1.2)
_LEGEND: Final = Type(face=Face.MEDIUM, size=13)
_VERSION: Final = Type(face=Face.SANS, size=8, leading=1.2)


def render(content: ProgressPoster, form: Form) -> bytes:
    """One page. Raises `document.text_too_long` and `document.missing_glyph`."""
    title = content.wording.document_title.format(place=content.place, sheet="A3" if form is A3 else "A4")
    info = PdfInfo(title=title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=form.width, height_mm=form.height, info=info)
    _draw_head(sheet, content, form)
    rows = joined_rows(content.rows, form.most_rows)
    scale = scale_of(rows, form)
    spare = (form.room - _needed(rows, scale, form)) / len(rows)
    y = form.top
    for row in rows:
        _draw_row(sheet, row, form, scale=scale, top=y)
        y += _height(row, scale, form) + min(max(spare, 0), 8)
    _draw_foot(sheet, content, form, scale)
    return sheet.finished()


def scale_of(rows: tuple[PosterRow, ...], form: Form) -> int:
    """Return the households that one house is, the fewest with which all rows fit."""
    return next((scale for scale in SCALES if _needed(rows, scale, form) <= form.room), SCALES[-1])


def houses_of(row: PosterRow, scale: int) -> tuple[int, int]:
    """Return (filled, all) houses of a row: a house is filled when all of its households are visited."""
    count = ceil(row.households / scale)
    return (count if row.visited == row.households else row.visited // scale), count


def _needed(rows: tuple[PosterRow, ...], scale: int, form: Form) -> float:
    return sum(_height(row, scale, form) for row in rows)


def _height(row: PosterRow, scale: int, form: Form) -> float:
    """The houses of a row, or its name and count where they are higher, and the gap below."""
    lines = ceil(houses_of(row, scale)[1] / form.per_line)
    return max(lines * form.row + form.gap, form.least)


def _draw_head(sheet: Sheet, content: ProgressPoster, form: Form) -> None:
    wording, room = content.wording, form.right - form.left
    issuer = fit_close(content.author or content.place, _HEAD, width_mm=room - 42, height_mm=9)
    sheet.text(issuer, x_mm=form.left, y_mm=19 - (len(issuer.lines) - 1) * issuer.pitch_mm)
    sheet.text(fit(wording.kind, _HEAD, width_mm=40), x_mm=form.right, y_mm=19, align=Align.RIGHT)
    sheet.rule(x1_mm=form.left, y1_mm=23, x2_mm=form.right, y2_mm=23, weight_mm=Weight.TABLE)
    number = f"{content.visited} / {content.households}"
    figure = fit(number, Type(face=Face.EXTRABOLD, size=form.figure), width_mm=room)
    sheet.text(figure, x_mm=form.right, y_mm=44, align=Align.RIGHT)
    types = tuple(Type(face=Face.EXTRABOLD, size=size, leading=1.15) for size in form.title)
    title = _shortened(wording.title.format(place=content.place), types, room - figure.width_mm - 6)
    sheet.text(title, x_mm=form.left, y_mm=40)
    below = fit(wording.visited_count, _SUB, width_mm=room / 2)
    sheet.text(below, x_mm=form.right, y_mm=52, align=Align.RIGHT)
    until = wording.until.format(campaign=content.campaign, day=content.day)
    sheet.text(
        fit(until, _SUB, width_mm=room - below.width_mm - 6, most_lines=2),
        x_mm=form.left,
        y_mm=form.top - 8 if len(title.lines) > 1 else 52,
    )


def _draw_row(sheet: Sheet, row: PosterRow, form: Form, *, scale: int, top: float) -> None:
    """Name, houses, counts."""
    filled, count = houses_of(row, scale)
    width, height = form.house
    name = _shortened(row.name, _NAMES, form.houses - form.left - 3)
    sheet.text(name, x_mm=form.left, y_mm=top + 5)
    numbers = fit(
        f"{row.visited} / {row.households}",
        _COUNT_BESIDE if form.beside else _COUNT,
        width_mm=form.right - form.left,
    )
    if form.beside:
        sheet.text(numbers, x_mm=form.right, y_mm=top + height - 1, align=Align.RIGHT)
        if row.street and len(name.lines) == 1:
            street = _shortened(row.street, (_STREET,), form.houses - form.left - 3)
            if len(street.lines) == 1:
                sheet.text(street, x_mm=form.left, y_mm=top + 9.4)
    else:
        low = top + 5 + (len(name.lines) - 1) * name.pitch_mm
        sheet.text(numbers, x_mm=form.left, y_mm=low + 4.8)
    for at in range(count):
        line, column = divmod(at, form.per_line)
        x, y = form.houses + column * form.cell, top + line * form.row
        draw_house(sheet, x=x, y=y, size=(width, height), filled=at < filled)
    lines = ceil(count / form.per_line)
    for line in range(lines):
        inside = min(count - line * form.per_line, form.per_line)
        ground = top + line * form.row + height + 0.5
        end = form.houses + inside * form.cell
        sheet.rule(x1_mm=form.houses - 0.4, y1_mm=ground, x2_mm=end, y2_mm=ground, weight_mm=Weight.HAIR)


def draw_house(sheet: Sheet, *, x: float, y: float, size: tuple[float, float], filled: bool) -> None:
    """A pentagon, solid or an outline that a pen may fill."""
    width, height = size
    corners = (
        (x, y + height),
        (x, y + height * ROOF),
        (x + width / 2, y),
        (x + width, y + height * ROOF),
        (x + width, y + height),
    )
    points = [" ".join(f"{value:.3f}" for value in sheet.point(*corner)) for corner in corners]
    path = f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:])
    sheet.write(f"q {OUTLINE_MM * MM:.3f} w 1 j {path} {'b' if filled else 's'} Q")


def _draw_foot(sheet: Sheet, content: ProgressPoster, form: Form, scale: int) -> None:
    top = form.height - form.foot + RULE_GAP
    sheet.rule(x1_mm=form.left, y1_mm=top, x2_mm=form.right, y2_mm=top, weight_mm=Weight.TABLE)
    _draw_legend(sheet, content, form, top=top, scale=scale)
    low, wording = top + form.under + 8, content.wording
    _legend_at, week, pen, help_at = form.parts
    _draw_week(sheet, wording, left=week, right=pen - 6, top=low)
    if scale == 1:
        _draw_pen(sheet, wording, left=pen, right=help_at - 4, top=low)
    _draw_help(sheet, content, form, left=help_at, top=low)
    sheet.text(fit(content.version, _VERSION, width_mm=80), x_mm=form.left, y_mm=form.height - 6)


def _draw_legend(sheet: Sheet, content: ProgressPoster, form: Form, *, top: float, scale: int) -> None:
    """A filled and an empty house, and in words what they mean."""
    wording, x = content.wording, form.left
    for text, filled in ((wording.visited, True), (wording.not_visited, False)):
        draw_house(sheet, x=x, y=top + 4, size=form.house, filled=filled)
        label = fit(text, _LEGEND, width_mm=60)
        sheet.text(label, x_mm=x + form.house[0] + 2, y_mm=top + 4 + form.house[1])
        x += form.house[0] + label.width_mm + 9
    sentences = [wording.sentence, wording.meaning, *([] if scale == 1 else [wording.scale])]
    told = " ".join(sentences).format(count=scale)
    if form.under:
        fitted = fit(told, _SMALL, width_mm=form.right - x, most_lines=4)
        sheet.text(fitted, x_mm=x, y_mm=top + 7)
    else:
        room = form.parts[1] - form.left - 8
        sheet.text(fit(told, _SMALL, width_mm=room, most_lines=4), x_mm=form.left, y_mm=top + 17.5)


def _draw_week(sheet: Sheet, wording: ProgressWording, *, left: float, right: float, top: float) -> None:
    """Lines on which the team writes where it goes this week."""
    sheet.text(_shortened(wording.week, _PART, right - left), x_mm=left, y_mm=top)
    for at in range(1, WEEK_LINES + 1):
        writing_line(sheet, x1_mm=left, x2_mm=right, y_mm=top + WEEK_PITCH * at)


def _draw_pen(sheet: Sheet, wording: ProgressWording, *, left: float, right: float, top: float) -> None:
    """Boxes for what is filled in by pen: on what day, and how many."""
    width, height = PEN_BOX
    sheet.text(_shortened(wording.pen, _PART, right - left), x_mm=left, y_mm=top)
    for at in range(int((right - left + PEN_GAP) / (width + PEN_GAP))):
        x, y = left + at * (width + PEN_GAP), top + 3
        sheet.frame(x_mm=x, y_mm=y, width_mm=width, height_mm=height, weight_mm=OUTLINE_MM, radius_mm=1)
        for label, below in ((wording.pen_day, 3.6), (wording.pen_count, 11.6)):
            sheet.text(fit(label, _PEN, width_mm=width - 3), x_mm=x + 1.5, y_mm=y + below)
            writing_line(sheet, x1_mm=x + 1.5, x2_mm=x + width - 1.5, y_mm=y + below + 4)


def _draw_help(sheet: Sheet, content: ProgressPoster, form: Form, *, left: float, top: float) -> None:
    """The number of the team, and the code of its group."""
    right, y = form.right, top
    lines: list[tuple[str, tuple[Type, ...], float]] = []
    if content.help is not None:
        helper = content.help
        lines = [(helper.label, (_SUB, _SMALL), 8), (helper.phone, _PHONE, 5.6), (helper.hours, (_SMALL,), 5)]
    if content.zalo is not None:
        code = encode(content.zalo.url)
        quiet = CODE_MM * QUIET_MODULES / code.full_size
        at = (right + quiet - CODE_MM, top - 4 - quiet)
        sheet.code(place(code, x_mm=at[0], y_mm=at[1], full_mm=CODE_MM, handling=Handling.HANDED_OUT))
        right -= CODE_MM
        lines.append((content.zalo.label, (_SMALL,), 5))
    for text, types, below in lines:
        if text:
            fitted = _shortened(text, types, right - left, _PEN)
            y = sheet.text(fitted, x_mm=right, y_mm=y, align=Align.RIGHT) + below


def _shortened(text: str, types: tuple[Type, ...], width: float, low: Type = _NAME_SMALL) -> Fitted:
    """Fit a text in one line, else in two `low` ones, else its first words."""
    try:
        return fit_first(text, types, width_mm=width)
    except UserError:
        pass
    parts = text.split(" ")
    for count in range(len(parts), 0, -1):
        shorter = " ".join(parts[:count]) + ("" if count == len(parts) else " …")
        try:
            return fit(shorter, low, width_mm=width, most_lines=2)
        except UserError:
            continue
    return fit(f"{text[:12]}…", low, width_mm=width, most_lines=2)
