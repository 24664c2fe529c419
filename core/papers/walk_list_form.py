"""Parts common to the sheets of a walk list: rules, heads, boxes, counters, foot (document 04).

Row rules stop at the codes' column: the piece across it is drawn by the sheet where no code needs the white.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Final

from core.papers.walk_list import ROWS_PER_PAGE, WalkListWording
from core.render.sheet import Align, Sheet
from core.render.strokes import tick_box, writing_line
from core.render.text import fit
from core.render.theme import WALK_LIST, Weight

SHEET_WIDTH: Final = 297.0
SHEET_HEIGHT: Final = 210.0
LEFT: Final = 10.0
RIGHT: Final = 287.0
TABLE_TOP: Final = 23.8
HEAD: Final = 28.0
ROW: Final = 13.4
HEAD_BOTTOM: Final = TABLE_TOP + HEAD
BOTTOM: Final = HEAD_BOTTOM + ROWS_PER_PAGE * ROW
RESULT_WIDTHS: Final = (9.1, 9.1, 15.5, *(9.1,) * 7)
COUNTER_WIDTH: Final = 12.0
_WIDTHS: Final = (7, 33, 58, sum(RESULT_WIDTHS), 3 * COUNTER_WIDTH, 20.6, 25)
COLUMNS: Final = tuple(round(x, 1) for x in accumulate(_WIDTHS, initial=LEFT))
"""Left edges of number, code, household, results, counters, call back and note; last the right edge."""

RESULTS: Final = tuple(round(x, 1) for x in accumulate(RESULT_WIDTHS, initial=COLUMNS[3]))
COUNTERS: Final = tuple(round(COLUMNS[4] + index * COUNTER_WIDTH, 1) for index in range(4))
KEYS: Final = "1234567890"
"""Keys of paper entry, in the order of the columns (model.md, "Results, keys and columns")."""

SPLIT_COLUMN: Final = 2
COUNTER_KEYS: Final = "abc"
RESULT_BOX: Final = 5.8
SPLIT_BOX: Final = 5.0
COUNTER_BOX: Final = 9.0
ROW_CODE_LEFT: Final = 17.1
ROW_CODE_RIGHT: Final = 31.6
CODE_TEXT_LEFT: Final = 31.8
CODE_TEXT_ROOM: Final = 17.5
_GROUP_BOTTOM: Final = 29.5
_KEYS_TOP: Final = 47.1
_TOTAL_BOXES: Final = (53.4, 93.3, 143.0, 191.0)
_TOTAL_BOX: Final = (11.2, 6.6)


def row_top(place_on_page: int) -> float:
    return HEAD_BOTTOM + place_on_page * ROW


def separator_weight(place_on_page: int) -> float:
    """Weight of the rule over a row; heavier after five."""
    return Weight.FRAME if place_on_page == ROWS_PER_PAGE // 2 else Weight.HAIR


def draw_form(sheet: Sheet, wording: WalkListWording) -> None:
    _draw_day(sheet, wording)
    _draw_rules(sheet)
    _draw_table_head(sheet, wording)
    for place_on_page in range(ROWS_PER_PAGE):
        _draw_row(sheet, wording, row_top(place_on_page))
    _draw_foot(sheet, wording)


def _draw_day(sheet: Sheet, wording: WalkListWording) -> None:
    label = fit(wording.day, WALK_LIST.field, width_mm=20)
    sheet.text(label, x_mm=190, y_mm=20.3)
    left = 190 + label.width_mm + 1
    step = (246 - left) / 3
    slash = fit("/", WALK_LIST.field, width_mm=4)
    for index in range(3):
        start = left + index * step + (1.2 if index else 0)
        writing_line(sheet, x1_mm=start, x2_mm=left + (index + 1) * step - 1, y_mm=20.8)
        if index:
            sheet.text(slash, x_mm=left + index * step, y_mm=20.6, align=Align.CENTRE)


def _draw_rules(sheet: Sheet) -> None:
    for y in (TABLE_TOP, HEAD_BOTTOM, BOTTOM):
        sheet.rule(x1_mm=LEFT, y1_mm=y, x2_mm=RIGHT, y2_mm=y, weight_mm=Weight.TABLE)
    for y in (_GROUP_BOTTOM, _KEYS_TOP):
        sheet.rule(x1_mm=COLUMNS[3], y1_mm=y, x2_mm=COLUMNS[5], y2_mm=y, weight_mm=Weight.HAIR)
    for place_on_page in range(1, ROWS_PER_PAGE):
        y, weight = row_top(place_on_page), separator_weight(place_on_page)
        sheet.rule(x1_mm=LEFT, y1_mm=y, x2_mm=ROW_CODE_LEFT - 0.1, y2_mm=y, weight_mm=weight)
        sheet.rule(x1_mm=ROW_CODE_RIGHT, y1_mm=y, x2_mm=RIGHT, y2_mm=y, weight_mm=weight)
    for x in COLUMNS[1:-1]:
        weight = Weight.BOX if x in (COLUMNS[3], COLUMNS[4], COLUMNS[5]) else Weight.HAIR
        sheet.rule(x1_mm=x, y1_mm=TABLE_TOP, x2_mm=x, y2_mm=BOTTOM, weight_mm=weight)
    for x in (*RESULTS[1:-1], *COUNTERS[1:-1]):
        sheet.rule(x1_mm=x, y1_mm=_GROUP_BOTTOM, x2_mm=x, y2_mm=BOTTOM, weight_mm=Weight.HAIR)


def _draw_table_head(sheet: Sheet, wording: WalkListWording) -> None:
    upper, lower = HEAD_BOTTOM - 7.3, HEAD_BOTTOM - 2.2
    for x, name, below in (
        (COLUMNS[1] + 1.6, "", wording.code),
        (COLUMNS[2] + 1.1, wording.head, wording.head_below),
        (COLUMNS[5] + 0.9, wording.again, wording.again_below),
        (COLUMNS[6] + 1.4, "", wording.note),
    ):
        style = WALK_LIST.head_below if name else WALK_LIST.head
        sheet.text(fit(below, style, width_mm=56), x_mm=x, y_mm=lower)
        if name:
            sheet.text(fit(name, WALK_LIST.head, width_mm=56), x_mm=x, y_mm=upper)
    order = fit(wording.order, WALK_LIST.head, width_mm=COLUMNS[1] - LEFT)
    sheet.text(order, x_mm=(LEFT + COLUMNS[1]) / 2, y_mm=lower, align=Align.CENTRE)
    for text, left, right in (
        (wording.results, COLUMNS[3], COLUMNS[4]),
        (wording.counts, COLUMNS[4], COLUMNS[5]),
    ):
        fitted = fit(text, WALK_LIST.group, width_mm=right - left - 1)
        sheet.text(fitted, x_mm=(left + right) / 2, y_mm=TABLE_TOP + 4.0, align=Align.CENTRE)
    for labels, keys, edges in (
        (wording.columns, KEYS, RESULTS),
        (wording.counters, COUNTER_KEYS, COUNTERS),
    ):
        for label, key, left, right in zip(labels, keys, edges, edges[1:], strict=False):
            _draw_column(sheet, label, key, (left + right) / 2)


def _draw_column(sheet: Sheet, label: list[str], key: str, middle: float) -> None:
    """A label that reads upwards in two lines, and its key under it."""
    pitch = WALK_LIST.column.pitch_mm
    first = middle - (len(label) - 1) * pitch / 2 + 0.95
    for index, line in enumerate(label):
        fitted = fit(line, WALK_LIST.column, width_mm=_KEYS_TOP - _GROUP_BOTTOM - 1)
        with sheet.upright(x_mm=first + index * pitch, y_mm=_KEYS_TOP - 0.8):
            sheet.text(fitted, x_mm=0, y_mm=0)
    fitted = fit(key, WALK_LIST.key, width_mm=8)
    sheet.text(fitted, x_mm=middle, y_mm=HEAD_BOTTOM - 1.2, align=Align.CENTRE)


def _draw_row(sheet: Sheet, wording: WalkListWording, top: float) -> None:
    for index, (left, right) in enumerate(pairwise(RESULTS)):
        if index == SPLIT_COLUMN:
            for word, below in ((wording.refused_soft, 1.1), (wording.refused_hard, 7.1)):
                tick_box(sheet, x_mm=left + 1.1, y_mm=top + below, side_mm=SPLIT_BOX)
                fitted = fit(word, WALK_LIST.choice, width_mm=right - left - SPLIT_BOX - 2)
                sheet.text(fitted, x_mm=left + SPLIT_BOX + 2, y_mm=top + below + SPLIT_BOX / 2 + 0.9)
            continue
        x = (left + right - RESULT_BOX) / 2
        tick_box(sheet, x_mm=x, y_mm=top + (ROW - RESULT_BOX) / 2, side_mm=RESULT_BOX)
    for left, right in pairwise(COUNTERS):
        x = (left + right - COUNTER_BOX) / 2
        tick_box(sheet, x_mm=x, y_mm=top + (ROW - COUNTER_BOX) / 2, side_mm=COUNTER_BOX)
    left, right = COLUMNS[5] + 0.8, COLUMNS[6] - 0.8
    slash = fit("/", WALK_LIST.field, width_mm=3)
    sheet.text(slash, x_mm=(left + right) / 2, y_mm=top + 5.4, align=Align.CENTRE)
    writing_line(sheet, x1_mm=left, x2_mm=(left + right) / 2 - 1, y_mm=top + 5.6)
    writing_line(sheet, x1_mm=(left + right) / 2 + 1, x2_mm=right, y_mm=top + 5.6)
    hour = fit(wording.hour, WALK_LIST.choice, width_mm=7)
    sheet.text(hour, x_mm=right - 1.2, y_mm=top + 11.0, align=Align.RIGHT)
    writing_line(sheet, x1_mm=left, x2_mm=right - 2 - hour.width_mm, y_mm=top + 11.2)


def _draw_foot(sheet: Sheet, wording: WalkListWording) -> None:
    width, height = _TOTAL_BOX
    sheet.text(fit(wording.total, WALK_LIST.total, width_mm=26), x_mm=LEFT, y_mm=191)
    for label, x in zip(wording.totals, _TOTAL_BOXES, strict=True):
        fitted = fit(label, WALK_LIST.foot, width_mm=37)
        sheet.text(fitted, x_mm=x - 1.6, y_mm=191, align=Align.RIGHT)
        sheet.frame(x_mm=x, y_mm=186.5, width_mm=width, height_mm=height, weight_mm=Weight.BOX)
    for text, y in zip(wording.rules, (198.0, 202.8), strict=True):
        sheet.text(fit(text, WALK_LIST.foot, width_mm=188), x_mm=LEFT, y_mm=y)
    entered = fit(wording.entered, WALK_LIST.total, width_mm=30)
    sheet.text(entered, x_mm=202, y_mm=198)
    writing_line(sheet, x1_mm=202 + entered.width_mm + 1, x2_mm=RIGHT, y_mm=198.4)
