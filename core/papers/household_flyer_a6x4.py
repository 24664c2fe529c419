"""Flyers with a household's box, A6, four on an A4 sheet (paper reference, document 02).

The part that all flyers share is drawn once and stamped; a household adds two or three lines and a
code of its own, a one-bit mask, so that thousands of pages take seconds and stay small.
"""

from __future__ import annotations

from typing import Final

from core.base.errors import UserError
from core.base.progress import SILENT, Progress
from core.papers.guides.a6x4 import (
    CELL_HEIGHT,
    CELL_WIDTH,
    LEFT,
    MOST_STEPS,
    ROOM,
    SHEET_HEIGHT,
    SHEET_WIDTH,
    draw_cut_marks,
    draw_foot,
    draw_steps,
    draw_warning,
)
from core.papers.guides.parts import CardSpec, check_counts, draw_cards
from core.papers.household_flyer import PER_SHEET, FlyerRunContent
from core.papers.selection import Addressee
from core.render.codes import QUIET_MODULES, Handling, place
from core.render.fast_codes import PackedCode, encode_fast
from core.render.run_text import RunText, fits_line, image_mask
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.sink import Sink
from core.render.text import Fitted, fit, fit_block, fit_first
from core.render.theme import A6_GUIDE, Face, Type, Weight

BOX_TOP: Final = 9.0
BOX_HEIGHT: Final = 18.2
CODE_MM: Final = 17.5
CODE_LEFT: Final = 78.8
CODE_TOP: Final = BOX_TOP + (BOX_HEIGHT - CODE_MM) / 2
TEXT_LEFT: Final = 10.6
TEXT_RIGHT: Final = 78.0
_TEXT_ROOM: Final = TEXT_RIGHT - TEXT_LEFT
_LABEL: Final = Type(face=Face.REGULAR, size=9)
_CODE: Final = Type(face=Face.MONO_BOLD, size=11, leading=1.2)
_NAME: Final = Type(face=Face.BOLD, size=12)
_LONG_NAME: Final = Type(face=Face.BOLD, size=10.8, leading=1.36)
_ADDRESS: Final = Type(face=Face.REGULAR, size=9)
_LONG_ADDRESS: Final = Type(face=Face.REGULAR, size=8.1, leading=1.36)
_TITLE: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (22, 18.5, 15.5))
_CARDS: Final = CardSpec(
    left=LEFT,
    width=ROOM,
    top=46,
    height=44.3,
    gap=4.6,
    tab=6,
    code_mm=37,
    padding=2,
    radius=0.8,
    foot=0.6,
    narrow=21,
    narrow_gap=2.5,
)
_BLOCK_TOP: Final = 14.2
_BLOCK_HEIGHT: Final = BOX_TOP + BOX_HEIGHT - 0.6 - _BLOCK_TOP
_STEPS_TOP: Final = 93.3
_STEPS_BOTTOM: Final = 125.0
_RULE: Final = 126.9
_REPORT_EVERY: Final = 16
_CELLS: Final = tuple((x, y) for y in (0.0, CELL_HEIGHT) for x in (0.0, CELL_WIDTH))


def render(content: FlyerRunContent, progress: Progress = SILENT, sink: Sink | None = None) -> bytes:
    """Four flyers a page, in the order of the households; nothing is answered where they go to `sink`.

    Raises UserErrors of text and codes that do not fit, and whatever `progress.checkpoint` raises.
    """
    guide = content.guide
    check_counts(guide, most_steps=MOST_STEPS)
    info = PdfInfo(title=guide.document_title, author=guide.author, language=guide.language)
    sheet = Sheet(width_mm=SHEET_WIDTH, height_mm=SHEET_HEIGHT, info=info, sink=sink)
    with sheet.stamp("flyer", width_mm=CELL_WIDTH, height_mm=CELL_HEIGHT):
        _draw_flyer(sheet, content)
    with sheet.stamp("full", width_mm=SHEET_WIDTH, height_mm=SHEET_HEIGHT):
        _draw_sheet(sheet, PER_SHEET)
    run = _Run(sheet)
    for index, household in enumerate(content.households):
        cell = index % PER_SHEET
        if not cell:
            if index:
                sheet.next_page()
            if index // PER_SHEET % _REPORT_EVERY == 0:
                progress.checkpoint()
                progress.report(index, content.count)
            left = content.count - index
            if left < PER_SHEET:
                _draw_sheet(sheet, left)
            else:
                sheet.press("full", x_mm=0, y_mm=0, height_mm=SHEET_HEIGHT)
        x, y = _CELLS[cell]
        run.draw(household, x, y)
    progress.checkpoint()
    progress.report(content.count, content.count)
    return sheet.finished()


def check(household: Addressee) -> None:
    """Raises `document.text_too_long` where the box has no room for the household's texts."""
    _close_texts(household)


def _close_texts(household: Addressee) -> list[Fitted]:
    """Closer and smaller texts of a household whose usual lines have no room; else none."""
    name, address = household.name, household.address
    long_name = not fits_line(name, _NAME, width_mm=_TEXT_ROOM)
    style = _LONG_ADDRESS if long_name else _ADDRESS
    long_address = not fits_line(address, style, width_mm=_TEXT_ROOM)
    try:
        if long_name:
            fit(name, _LONG_NAME, width_mm=_TEXT_ROOM, most_lines=2)
        if long_address:
            fit(address, _LONG_ADDRESS, width_mm=_TEXT_ROOM, most_lines=1 if long_name else 2)
    except UserError:
        texts = [one for one in ((name, _NAME), (address, _ADDRESS)) if one[0]]
        return fit_block(texts, width_mm=_TEXT_ROOM, height_mm=_BLOCK_HEIGHT)
    return []


def _draw_sheet(sheet: Sheet, flyers: int) -> None:
    """Draw the parts common to `flyers` on one sheet, and the cut marks."""
    draw_cut_marks(sheet)
    for x, y in _CELLS[:flyers]:
        sheet.press("flyer", x_mm=x, y_mm=y, height_mm=CELL_HEIGHT)


class _Run:
    """The households' own parts on one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._text = RunText(sheet)
        self._checked: set[int] = set()

    def draw(self, household: Addressee, x: float, y: float) -> None:
        """Name and address in three lines at most, one of which may take two; else closer and smaller."""
        left = x + TEXT_LEFT
        if household.code:
            self._draw_code(household, x, y)
        close = _close_texts(household)
        if close:
            self._sheet.block(close, x_mm=left, y_mm=y + _BLOCK_TOP)
            return
        long_name = not self._text.line(household.name, _NAME, width_mm=_TEXT_ROOM, x_mm=left, y_mm=y + 18.7)
        if long_name:
            self._text.lines(
                household.name, _LONG_NAME, width_mm=_TEXT_ROOM, x_mm=left, y_mm=y + 17.2, most=2
            )
        style, baseline = (_LONG_ADDRESS, 26.0) if long_name else (_ADDRESS, 24.3)
        address = household.address
        if not self._text.line(address, style, width_mm=_TEXT_ROOM, x_mm=left, y_mm=y + baseline):
            most = 1 if long_name else 2
            self._text.lines(address, _LONG_ADDRESS, width_mm=_TEXT_ROOM, x_mm=left, y_mm=y + 22.2, most=most)

    def _draw_code(self, household: Addressee, x: float, y: float) -> None:
        code = encode_fast(household.code_text)
        if code.size not in self._checked:
            self._check(code)
        module = CODE_MM / (code.size + 2 * QUIET_MODULES)
        image_mask(
            self._sheet,
            code.rows,
            modules=code.size,
            x_mm=x + CODE_LEFT + QUIET_MODULES * module,
            y_mm=y + CODE_TOP + QUIET_MODULES * module,
            side_mm=code.size * module,
        )
        room = _TEXT_ROOM * 0.5
        self._text.line(
            household.code, _CODE, width_mm=room, x_mm=x + TEXT_RIGHT, y_mm=y + 12.9, align=Align.RIGHT
        )

    def _check(self, code: PackedCode) -> None:
        """The measured floor, once for each size of symbol."""
        place(code.unpacked(), x_mm=0, y_mm=0, full_mm=CODE_MM, handling=Handling.HANDED_OUT)
        self._checked.add(code.size)


def _draw_flyer(sheet: Sheet, content: FlyerRunContent) -> None:
    guide = content.guide
    sheet.frame(
        x_mm=LEFT, y_mm=BOX_TOP, width_mm=ROOM, height_mm=BOX_HEIGHT, weight_mm=Weight.FRAME, radius_mm=0.8
    )
    label = fit(content.addressee, _LABEL, width_mm=_TEXT_ROOM / 2)
    sheet.text(label, x_mm=TEXT_LEFT, y_mm=12.9)
    title = fit_first(guide.title, _TITLE, width_mm=ROOM)
    sheet.text(title, x_mm=LEFT - 0.3, y_mm=37.2)
    sheet.text(fit(guide.subtitle, A6_GUIDE.subtitle, width_mm=ROOM), x_mm=LEFT, y_mm=42.1)
    draw_cards(sheet, guide.stores, _CARDS, A6_GUIDE)
    draw_steps(sheet, guide, top_mm=_STEPS_TOP, bottom_mm=_STEPS_BOTTOM, styles=(A6_GUIDE.step,))
    draw_warning(sheet, fit(guide.warning, A6_GUIDE.warning, width_mm=ROOM, most_lines=2), rule_mm=_RULE)
    draw_foot(sheet, guide.help, guide.version)
