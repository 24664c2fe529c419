"""The test sheet for printers of one side: two pages that show the way to put the paper back in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.content.wording import words
from core.papers.guides.compose import TAG
from core.records.workspace import Language
from core.render.sheet import Align, PdfInfo, Sheet
from core.render.strokes import tick_box, writing_line
from core.render.text import fit, fit_first, height_of
from core.render.theme import A5_GUIDE, Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
LEFT: Final = 20.0
RIGHT: Final = 190.0
ROOM: Final = RIGHT - LEFT
VERSION: Final = "THM-A4 · v1"

_TITLES: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (34, 30, 26))
_PAGE: Final = Type(face=Face.EXTRABOLD, size=90)
_UP: Final = Type(face=Face.BOLD, size=20)
_STEP: Final = Type(face=Face.MEDIUM, size=16, leading=1.35)
_HEAD: Final = Type(face=Face.BOLD, size=18)
_FIELD: Final = Type(face=Face.REGULAR, size=13)
_ARROW_TOP: Final = 18.0
_ARROW: Final = 62.0
_TEXT_TOP: Final = 128.0
_INDENT: Final = 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesTestWording:
    """The words of the sheet, as in its file."""

    title: str
    up: str
    steps: list[str]
    look: str
    results: list[str]
    keep: str
    printer: str
    faces: list[str]
    edges: list[str]
    document_title: str


def render(issuer: str, language: Language) -> bytes:
    """Two pages, to be printed one after the other."""
    wording = words("sides_test", language, SidesTestWording)
    info = PdfInfo(title=wording.document_title, author=issuer, language=TAG[language])
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info)
    _draw_head(sheet, wording, "1")
    y = _TEXT_TOP
    for number, step in enumerate(wording.steps, 1):
        y = _draw_line(sheet, step, y, number=number)
    sheet.next_page()
    _draw_head(sheet, wording, "2")
    sheet.text(fit(wording.look, _HEAD, width_mm=ROOM), x_mm=LEFT, y_mm=_TEXT_TOP + 4)
    y = _TEXT_TOP + 12
    for result in wording.results:
        y = _draw_line(sheet, result, y)
    _draw_notes(sheet, wording, y + 4)
    return sheet.finished()


def _draw_head(sheet: Sheet, wording: SidesTestWording, page: str) -> None:
    """The arrow to the head of the paper, at the same place on both sides, and the number of the side."""
    middle = WIDTH / 2
    with sheet.drawing(x_mm=middle, y_mm=_ARROW_TOP, scale=1, weight_mm=2.4) as canvas:
        canvas.line(0, 0, 0, _ARROW)
        canvas.line(-19, 22, 0, 0)
        canvas.line(19, 22, 0, 0)
    sheet.text(fit(wording.up, _UP, width_mm=60), x_mm=middle + 26, y_mm=_ARROW_TOP + 8)
    sheet.text(fit(page, _PAGE, width_mm=40), x_mm=LEFT + 14, y_mm=74, align=Align.CENTRE)
    title = fit_first(wording.title, _TITLES, width_mm=ROOM)
    sheet.text(title, x_mm=middle, y_mm=102, align=Align.CENTRE)
    sheet.rule(x1_mm=LEFT, y1_mm=112, x2_mm=RIGHT, y2_mm=112, weight_mm=Weight.WARNING)
    sheet.text(fit(VERSION, A5_GUIDE.version, width_mm=60), x_mm=LEFT, y_mm=284)
    sheet.text(fit(f"{page} / 2", A5_GUIDE.version, width_mm=20), x_mm=RIGHT, y_mm=284, align=Align.RIGHT)


def _draw_line(sheet: Sheet, text: str, top_mm: float, *, number: int | None = None) -> float:
    """A step behind its number or a result behind a box to tick; answers where the next begins."""
    fitted = fit(text, _STEP, width_mm=ROOM - _INDENT, most_lines=3)
    if number is None:
        tick_box(sheet, x_mm=LEFT, y_mm=top_mm + 0.8, side_mm=6)
    else:
        sheet.block([fit(f"{number}.", _HEAD, width_mm=_INDENT)], x_mm=LEFT, y_mm=top_mm - 0.6)
    sheet.block([fitted], x_mm=LEFT + _INDENT, y_mm=top_mm)
    return top_mm + height_of([fitted]) + 5


def _draw_notes(sheet: Sheet, wording: SidesTestWording, top_mm: float) -> None:
    """Draw what is kept beside the printer: its name, and the way that its paper goes in."""
    sheet.text(fit(wording.keep, _HEAD, width_mm=ROOM), x_mm=LEFT, y_mm=top_mm + 6)
    y = top_mm + 17
    label = fit(wording.printer, _FIELD, width_mm=ROOM / 2)
    sheet.text(label, x_mm=LEFT, y_mm=y)
    writing_line(sheet, x1_mm=LEFT + label.width_mm + 3, x2_mm=RIGHT, y_mm=y + 0.6)
    for row in (wording.faces, wording.edges):
        y += 10
        head, *choices = (fit(text, _FIELD, width_mm=ROOM / 3) for text in row)
        sheet.text(head, x_mm=LEFT, y_mm=y)
        for column, choice in enumerate(choices):
            x = LEFT + 55 + column * 60
            tick_box(sheet, x_mm=x, y_mm=y - 4.6)
            sheet.text(choice, x_mm=x + 8, y_mm=y)
