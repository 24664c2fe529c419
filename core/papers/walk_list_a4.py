"""The walk list, A4 landscape, ten households a sheet (paper reference, document 04)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from core.base.errors import UserError
from core.base.notation import list_number_text
from core.base.progress import SILENT, Progress
from core.papers.walk_list import ROWS_PER_PAGE, WalkListContent, WalkRow
from core.papers.walk_list_form import (
    CODE_TEXT_LEFT,
    CODE_TEXT_ROOM,
    COLUMNS,
    LEFT,
    RIGHT,
    ROW,
    ROW_CODE_LEFT,
    ROW_CODE_RIGHT,
    SHEET_HEIGHT,
    SHEET_WIDTH,
    draw_form,
    row_top,
    separator_weight,
)
from core.render.codes import Handling, PlacedCode, place
from core.render.fast_codes import encode_fast
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.strokes import writing_line
from core.render.text import (
    Fitted,
    common_style,
    fit,
    fit_begun,
    fit_block,
    fit_first,
    height_of,
    natural_width_mm,
    too_long,
)
from core.render.theme import SHRINK, WALK_LIST, Type

ROW_CODE_FULL: Final = 14.5
PAGE_CODE_FULL: Final = 17.5
_END_SHIFT: Final = 0.9
"""First and last code move inwards, so that the heavy rules stay out of their quiet zones."""

_PAGE_CODE: Final = (272.0, 5.55)
_BASELINES: Final = {1: (7.9,), 2: (5.6, 10.0), 3: (4.7, 8.6, 12.0)}
_WHO_LEFT: Final = COLUMNS[2] + 1.1
_WHO_ROOM: Final = COLUMNS[3] - COLUMNS[2] - 1.7
_SHORTER: Final = (110, 90, 70, 50, 40)
"""Most characters of a name or place that is shortened, tried in turn."""

_LONG_BASELINES: Final = {2: (4.0, 12.6), 3: (4.3, 8.0)}


def render(
    lists: Sequence[WalkListContent], progress: Progress = SILENT, *, most: int | None = None
) -> bytes:
    """All pages of all lists, or `most` of them; each list from a page of its own.

    Raises UserErrors of text that does not fit, and whatever `progress.checkpoint` raises.
    """
    first = lists[0]
    info = PdfInfo(title=first.document_title, author=first.author, language=first.language)
    sheet = Sheet(width_mm=SHEET_WIDTH, height_mm=SHEET_HEIGHT, info=info)
    with sheet.stamp("form", width_mm=SHEET_WIDTH, height_mm=SHEET_HEIGHT):
        draw_form(sheet, first.wording)
    pages = sum(content.pages for content in lists)
    for done, (content, page) in enumerate(islice(_pages(lists), most)):
        progress.checkpoint()
        if done:
            sheet.next_page()
        sheet.press("form", x_mm=0, y_mm=0, height_mm=SHEET_HEIGHT)
        _draw_page(sheet, content, page)
        progress.report(done + 1, pages)
    return sheet.finished()


def _pages(lists: Sequence[WalkListContent]) -> Iterator[tuple[WalkListContent, int]]:
    for content in lists:
        for page in range(1, content.pages + 1):
            yield content, page


def _draw_page(sheet: Sheet, content: WalkListContent, page: int) -> None:
    _draw_head(sheet, content, page)
    rows = content.page_rows(page)
    codes = tuple(row.code for row in rows if row is not None)
    style = common_style(codes, WALK_LIST.code, width_mm=CODE_TEXT_ROOM)
    for place_on_page, row in enumerate(rows):
        if row is None:
            _draw_spare(sheet, content.wording.new, place_on_page)
        else:
            _draw_household(sheet, row, place_on_page, style)
        if place_on_page and not _has_code(row) and not _has_code(rows[place_on_page - 1]):
            _close_rule(sheet, place_on_page)
    _draw_foot(sheet, content)


def _has_code(row: WalkRow | None) -> bool:
    return row is not None and bool(row.code)


def _close_rule(sheet: Sheet, place_on_page: int) -> None:
    """The piece of a row's rule that is left out beside codes."""
    y = row_top(place_on_page)
    weight = separator_weight(place_on_page)
    sheet.rule(x1_mm=ROW_CODE_LEFT, y1_mm=y, x2_mm=ROW_CODE_RIGHT, y2_mm=y, weight_mm=weight)


def _draw_head(sheet: Sheet, content: WalkListContent, page: int) -> None:
    wording = content.wording
    title = fit(wording.title, WALK_LIST.title, width_mm=60)
    sheet.text(title, x_mm=LEFT, y_mm=14.3)
    area_left = LEFT + title.width_mm + 5.8
    sheet.text(fit_first(content.area, WALK_LIST.area, width_mm=186 - area_left), x_mm=area_left, y_mm=14.3)
    sheet.text(fit_first(content.heading, WALK_LIST.heading, width_mm=176), x_mm=LEFT, y_mm=20.4)
    walker = fit(wording.walker, WALK_LIST.field, width_mm=20)
    sheet.text(walker, x_mm=190, y_mm=14.1)
    left = 190 + walker.width_mm + 1
    if content.walker:
        name = _walker(content.walker, 246 - left)
        sheet.text(name, x_mm=left, y_mm=14.1)
    else:
        writing_line(sheet, x1_mm=left, x2_mm=246, y_mm=14.6)
    sheet.text(fit(wording.number, WALK_LIST.small, width_mm=22), x_mm=269.5, y_mm=12, align=Align.RIGHT)
    code = fit_first(content.number.page_code(page), WALK_LIST.number, width_mm=22.5)
    sheet.text(code, x_mm=269.5, y_mm=16.6, align=Align.RIGHT)
    pages = fit_first(wording.page.format(page=page, pages=content.pages), WALK_LIST.page, width_mm=22.5)
    sheet.text(pages, x_mm=269.5, y_mm=21, align=Align.RIGHT)
    x, y = _PAGE_CODE
    sheet.code(_placed(content.number.page_text(page), x, y, PAGE_CODE_FULL))


def _walker(text: str, width_mm: float) -> Fitted:
    try:
        return fit_first(text, WALK_LIST.walker, width_mm=width_mm)
    except UserError:
        return fit_begun(text, WALK_LIST.walker[-1], width_mm=width_mm, height_mm=3)


def _placed(text: str, x_mm: float, y_mm: float, full_mm: float) -> PlacedCode:
    """Lists stay with the officer and come back: the floor of kept sheets holds."""
    code = encode_fast(text).unpacked()
    return place(code, x_mm=x_mm, y_mm=y_mm, full_mm=full_mm, handling=Handling.KEPT)


def _draw_household(sheet: Sheet, row: WalkRow, place_on_page: int, style: Type) -> None:
    top = row_top(place_on_page)
    number = fit_first(list_number_text(row.number), WALK_LIST.order, width_mm=COLUMNS[1] - LEFT - 1)
    sheet.text(number, x_mm=(LEFT + COLUMNS[1]) / 2, y_mm=top + ROW / 2 + 1.2, align=Align.CENTRE)
    if row.code:
        shift = {0: _END_SHIFT, ROWS_PER_PAGE - 1: -_END_SHIFT}.get(place_on_page, 0.0)
        y = top + (ROW - ROW_CODE_FULL) / 2 + shift
        sheet.code(_placed(row.code_text, ROW_CODE_LEFT, y, ROW_CODE_FULL))
    room = CODE_TEXT_ROOM
    baseline = top + ROW / 2 + 1.4 - 2.0 * len(row.known) + (0.6 if row.known else 0.0)
    if row.code:
        sheet.text(fit(row.code, style, width_mm=room), x_mm=CODE_TEXT_LEFT, y_mm=baseline)
    for index, text in enumerate(row.known):
        line = fit(text, WALK_LIST.known, width_mm=room)
        sheet.text(line, x_mm=CODE_TEXT_LEFT, y_mm=baseline + 3.6 + index * 3.2)
    _draw_who(sheet, row, top)


def is_shortened(row: WalkRow) -> bool:
    """Return True if the row has room only for the beginning of its texts."""
    return _who(row).shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who:
    """Texts of the household's cell, the baselines of usual ones, and the last visit if the note takes it."""

    parts: list[Fitted]
    baselines: tuple[float, ...] = ()
    note: str = ""
    shortened: bool = False


def _who(row: WalkRow) -> _Who:
    """Name, place and last visit in three lines; where longer closer and smaller, then shortened."""
    try:
        return _usual(row)
    except UserError:
        pass
    for most in (len(row.head) + len(row.place), *_SHORTER):
        texts = [
            (_shortened(row.head, most), WALK_LIST.name),
            (_shortened(row.place, most), WALK_LIST.address),
        ]
        try:
            parts = fit_block([one for one in texts if one[0]], width_mm=_WHO_ROOM, height_mm=ROW - 0.8)
        except UserError:
            continue
        shortened = [text for text, _ in texts] != [row.head, row.place]
        return _Who(parts=parts, note=row.last, shortened=shortened)
    raise too_long(row.head)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip(' ,')}…"


def _usual(row: WalkRow) -> _Who:
    """Raises `document.text_too_long` where the texts need more than three lines."""
    room = _WHO_ROOM
    short = natural_width_mm(row.head, WALK_LIST.name) * SHRINK <= room
    name = fit(row.head, WALK_LIST.name if short else WALK_LIST.long_name, width_mm=room, most_lines=2)
    most = 3 - len(name.lines)
    where = fit(row.place, WALK_LIST.address, width_mm=room, most_lines=most) if row.place else None
    used = len(name.lines) + (len(where.lines) if where else 0)
    fits = bool(row.last) and natural_width_mm(row.last, WALK_LIST.last[-1]) * SHRINK <= room
    last = fit_first(row.last, WALK_LIST.last, width_mm=room) if fits and used < 3 else None
    parts: list[Fitted] = [part for part in (name, where, last) if part is not None]
    long = any(len(part.lines) > 1 for part in parts)
    lines = sum(len(part.lines) for part in parts)
    baselines = (_LONG_BASELINES if long else _BASELINES)[2 if len(name.lines) > 1 else lines]
    return _Who(parts=parts, baselines=baselines, note="" if last is not None else row.last)


def _draw_who(sheet: Sheet, row: WalkRow, top: float) -> None:
    """Any text of the last visit without room in the cell is moved to the head of the note."""
    who = _who(row)
    if who.baselines:
        for part, baseline in zip(who.parts, who.baselines, strict=False):
            sheet.text(part, x_mm=_WHO_LEFT, y_mm=top + baseline)
    else:
        sheet.block(who.parts, x_mm=_WHO_LEFT, y_mm=top + (ROW - height_of(who.parts)) / 2)
    if who.note:
        note = fit(who.note, WALK_LIST.last[-1], width_mm=RIGHT - COLUMNS[-2] - 1.6, most_lines=3)
        sheet.text(note, x_mm=COLUMNS[-2] + 0.8, y_mm=top + 3.4)


def _draw_spare(sheet: Sheet, text: str, place_on_page: int) -> None:
    top = row_top(place_on_page)
    sheet.text(fit(text, WALK_LIST.new, width_mm=24), x_mm=COLUMNS[1] + 1.8, y_mm=top + ROW / 2 + 1.2)
    for below in (5.6, 11.4):
        writing_line(sheet, x1_mm=COLUMNS[2] + 1.2, x2_mm=COLUMNS[3] - 1.6, y_mm=top + below)


def _draw_foot(sheet: Sheet, content: WalkListContent) -> None:
    sheet.text(fit(content.printed, WALK_LIST.printed, width_mm=85), x_mm=202, y_mm=202.7)
