"""The province's key cards on A4, portrait: the public one, then both copies of the paper keys."""

from __future__ import annotations

from typing import Final

from core.papers.key_cards import COPIES, KeyCardContent, PaperKey
from core.render.codes import Handling, encode, place
from core.render.sheet import Align, Ink, PdfInfo, Sheet
from core.render.strokes import plate, writing_line
from core.render.text import fit, fit_first
from core.render.theme import A5_GUIDE, Face, Type, Weight

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
LEFT: Final = 15.0
RIGHT: Final = 195.0
ROOM: Final = RIGHT - LEFT
PUBLIC_CODE_MM: Final = 64.0
SECRET_CODE_MM: Final = 46.0

_KICKER: Final = Type(face=Face.BOLD, size=11)
_ISSUER: Final = Type(face=Face.SEMIBOLD, size=11)
_TITLE: Final = tuple(Type(face=Face.EXTRABOLD, size=size) for size in (33, 28, 24))
_UNIT: Final = Type(face=Face.EXTRABOLD, size=20)
_HEAD: Final = Type(face=Face.BOLD, size=12)
_GROUP: Final = Type(face=Face.SANS_BOLD, size=34, leading=1.2)
_STEP: Final = Type(face=Face.MEDIUM, size=12)
_STEP_NUMBER: Final = Type(face=Face.EXTRABOLD, size=15)
_NOTE: Final = Type(face=Face.REGULAR, size=9.5)
_KEY: Final = Type(face=Face.MONO_BOLD, size=8, leading=1.3)
_WARNING: Final = Type(face=Face.BOLD, size=12)
_KEEP: Final = Type(face=Face.MEDIUM, size=11)
_KEY_TITLE: Final = Type(face=Face.EXTRABOLD, size=17)
_TYPED_GROUP: Final = Type(face=Face.MONO_BOLD, size=13, leading=1.3)
_LABEL: Final = Type(face=Face.REGULAR, size=9.5)
_VALUE: Final = Type(face=Face.SEMIBOLD, size=11)
_GROUPS_LEFT: Final = LEFT + SECRET_CODE_MM + 6
_LINE_STEP: Final = 7.4


def render(content: KeyCardContent) -> bytes:
    """One page, and two more where there are paper keys. Raises UserErrors of text that does not fit."""
    info = PdfInfo(title=content.wording.document_title, author=content.author, language=content.language)
    sheet = Sheet(width_mm=WIDTH, height_mm=HEIGHT, info=info)
    _draw_public(sheet, content)
    for copy in range(1, COPIES + 1) if content.keys else ():
        sheet.next_page()
        _draw_secret(sheet, content, copy)
    return sheet.finished()


def _draw_head(sheet: Sheet, content: KeyCardContent, *, kicker: str, title: str) -> None:
    """Issuer and kicker, the title on black, the unit."""
    sheet.text(fit(content.author, _ISSUER, width_mm=ROOM), x_mm=LEFT, y_mm=19.4)
    sheet.text(fit(kicker, _KICKER, width_mm=ROOM), x_mm=LEFT, y_mm=26)
    plate(sheet, x_mm=LEFT, y_mm=30, width_mm=ROOM, height_mm=19, radius_mm=1.8)
    heading = fit_first(title, _TITLE, width_mm=ROOM - 10)
    sheet.text(heading, x_mm=WIDTH / 2, y_mm=43.6, align=Align.CENTRE, ink=Ink.WHITE)
    sheet.text(fit(content.unit, _UNIT, width_mm=ROOM), x_mm=LEFT, y_mm=60.4)


def _draw_version(sheet: Sheet, content: KeyCardContent) -> None:
    version = fit(f"{content.version} · {content.day}", A5_GUIDE.version, width_mm=ROOM)
    sheet.text(version, x_mm=LEFT, y_mm=288)


def _draw_public(sheet: Sheet, content: KeyCardContent) -> None:
    wording = content.wording
    _draw_head(sheet, content, kicker=wording.public_kicker, title=wording.public_title)
    sheet.text(fit(wording.public_number, _HEAD, width_mm=ROOM), x_mm=LEFT, y_mm=73)
    sheet.frame(x_mm=LEFT, y_mm=77, width_mm=ROOM, height_mm=44, weight_mm=Weight.FRAME, radius_mm=2)
    for index, group in enumerate(content.number):
        row, column = divmod(index, 3)
        x = LEFT + ROOM * (column * 2 + 1) / 6
        sheet.text(fit(group, _GROUP, width_mm=50), x_mm=x, y_mm=95 + row * 18, align=Align.CENTRE)
    code = encode(content.key_file)
    placed = place(
        code, x_mm=RIGHT - PUBLIC_CODE_MM, y_mm=127, full_mm=PUBLIC_CODE_MM, handling=Handling.HANDED_OUT
    )
    sheet.code(placed)
    note = fit(wording.public_code, _NOTE, width_mm=PUBLIC_CODE_MM, most_lines=2, even=True)
    sheet.text(note, x_mm=RIGHT - PUBLIC_CODE_MM / 2, y_mm=196, align=Align.CENTRE)
    y = 135.0
    for number, step in enumerate(wording.public_steps, start=1):
        sheet.text(fit(str(number), _STEP_NUMBER, width_mm=8), x_mm=LEFT, y_mm=y)
        words = fit(step, _STEP, width_mm=ROOM - PUBLIC_CODE_MM - 15, most_lines=4)
        y = sheet.text(words, x_mm=LEFT + 9, y_mm=y) + 9
    sheet.rule(x1_mm=LEFT, y1_mm=258, x2_mm=RIGHT, y2_mm=258, weight_mm=Weight.HAIR)
    sheet.text(fit(f"age: {content.age}", _KEY, width_mm=ROOM), x_mm=LEFT, y_mm=265)
    sheet.text(fit(f"minisign: {content.minisign}", _KEY, width_mm=ROOM), x_mm=LEFT, y_mm=271)
    _draw_version(sheet, content)


def _draw_secret(sheet: Sheet, content: KeyCardContent, copy: int) -> None:
    wording = content.wording
    kicker = wording.secret_kicker.format(copy=copy)
    _draw_head(sheet, content, kicker=kicker, title=wording.secret_title)
    sheet.frame(x_mm=LEFT, y_mm=66, width_mm=ROOM, height_mm=33, weight_mm=Weight.WARNING, radius_mm=2)
    last = sheet.text(
        fit(wording.secret_warning, _WARNING, width_mm=ROOM - 10, most_lines=3), x_mm=LEFT + 5, y_mm=74
    )
    sheet.text(
        fit(wording.secret_keep, _KEEP, width_mm=ROOM - 10, most_lines=3), x_mm=LEFT + 5, y_mm=last + 7
    )
    for index, key in enumerate(content.keys):
        _draw_key(sheet, content, key, top_mm=110 + index * 70)
    _draw_keepers(sheet, content)
    _draw_version(sheet, content)


def _draw_key(sheet: Sheet, content: KeyCardContent, key: PaperKey, *, top_mm: float) -> None:
    """The code to the left; title, use and the groups to type to the right."""
    sheet.rule(x1_mm=LEFT, y1_mm=top_mm, x2_mm=RIGHT, y2_mm=top_mm, weight_mm=Weight.FRAME)
    placed = place(
        encode(key.code),
        x_mm=LEFT,
        y_mm=top_mm + 5,
        full_mm=SECRET_CODE_MM,
        handling=Handling.KEPT,
    )
    sheet.code(placed)
    width = RIGHT - _GROUPS_LEFT
    sheet.text(fit(key.title, _KEY_TITLE, width_mm=width), x_mm=_GROUPS_LEFT, y_mm=top_mm + 11)
    last = sheet.text(
        fit(key.use, _KEEP, width_mm=width, most_lines=2), x_mm=_GROUPS_LEFT, y_mm=top_mm + 17.5
    )
    sheet.text(fit(content.wording.typed, _LABEL, width_mm=width), x_mm=_GROUPS_LEFT, y_mm=last + 6.6)
    x, y, right = _GROUPS_LEFT, last + 14.2, RIGHT
    for group in key.groups:
        piece = fit(group, _TYPED_GROUP, width_mm=width)
        if x + piece.width_mm > right:
            x, y = _GROUPS_LEFT, y + _LINE_STEP
        sheet.text(piece, x_mm=x, y_mm=y)
        x += max(piece.width_mm, 11.0) + 4.6


def _draw_keepers(sheet: Sheet, content: KeyCardContent) -> None:
    """Draw the name of the province, the day, and lines to sign."""
    wording = content.wording
    sheet.rule(x1_mm=LEFT, y1_mm=250, x2_mm=RIGHT, y2_mm=250, weight_mm=Weight.FRAME)
    number = f"{wording.number}: {'-'.join(content.number)}"
    sheet.text(fit(number, _VALUE, width_mm=ROOM - 50), x_mm=LEFT, y_mm=257)
    made = fit(f"{wording.day}: {content.day}", _VALUE, width_mm=45)
    sheet.text(made, x_mm=RIGHT, y_mm=257, align=Align.RIGHT)
    step = ROOM / len(wording.keepers)
    for index, label in enumerate(wording.keepers):
        x = LEFT + index * step
        sheet.text(fit(label, _LABEL, width_mm=step - 6), x_mm=x, y_mm=265)
        writing_line(sheet, x1_mm=x, x2_mm=x + step - 6, y_mm=279)
