"""Room for a signature on an official document: between capacity and name (Nghị định 30, cell 7c)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.base.errors import UserError
from core.render.preview import opened
from core.render.theme import MM

RECIPIENTS: Final = "nơi nhận"
_LEVEL: Final = 8 * MM
"""The first line of the capacity is this near to "Nơi nhận:"."""
_LINES_APART: Final = 9 * MM
"""At most, between lines of a capacity, baseline to baseline."""
_NAME_WITHIN: Final = 75 * MM
_OPEN_ROOM: Final = 26 * MM
"""Of a document without a name below the capacity."""
_LEAST_ROOM: Final = 8 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line of text on a page, in points from the bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRoom:
    """Free room for a signature on page number `page` (from 0): its middle, and its upper and lower end."""

    page: int
    centre: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


def signature_room(pdf: bytes) -> SignatureRoom:
    """The room on the last page that has "Nơi nhận:". Raises `signing.no_place` or `signing.not_pdf`."""
    for page in reversed(range(_page_count(pdf))):
        width, lines = page_lines(pdf, page)
        heading = next((one for one in lines if _folded(one.text).startswith(RECIPIENTS)), None)
        if heading is not None and (room := _room(page, heading, width, lines)) is not None:
            return room
    raise UserError("signing.no_place")


def page_lines(pdf: bytes, page: int) -> tuple[float, tuple[PageLine, ...]]:
    """Width of a page, and its lines from above. Raises `signing.not_pdf`."""
    import pypdfium2

    try:
        with opened(pdf) as document:
            words = document[page].get_textpage()
            boxes = [words.get_rect(at) for at in range(words.count_rects())]
            lines = [_line(words.get_text_bounded(*box), box) for box in _joined(boxes)]
            width = float(document.get_page_size(page)[0])
    except pypdfium2.PdfiumError as error:
        raise UserError("signing.not_pdf") from error
    found = (one for one in lines if one.text)
    return width, tuple(sorted(found, key=lambda one: (-one.top, one.left)))


def _page_count(pdf: bytes) -> int:
    import pypdfium2

    try:
        with opened(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError as error:
        raise UserError("signing.not_pdf") from error


def _joined(boxes: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Boxes beside each other on one line become one; PDFium parts a line at each change of font."""
    joined: list[tuple[float, ...]] = []
    for left, bottom, right, top in boxes:
        last = joined[-1] if joined else None
        if last is not None and bottom < last[3] and last[1] < top and -3 < left - last[2] < 12:
            joined[-1] = (last[0], min(last[1], bottom), right, max(last[3], top))
        else:
            joined.append((left, bottom, right, top))
    return joined


def _line(text: str, box: tuple[float, ...]) -> PageLine:
    left, bottom, right, top = box
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return PageLine(text=words, left=left, bottom=bottom, right=right, top=top)


def _room(page: int, heading: PageLine, width: float, lines: Sequence[PageLine]) -> SignatureRoom | None:
    """Below the capacity, above the name; None where the capacity is not level with `heading`."""
    right = [
        one
        for one in lines
        if one.centre > width / 2 and one.left > heading.right and one.top <= heading.top + _LEVEL
    ]
    if not right or abs(right[0].top - heading.top) > _LEVEL:
        return None
    capacity, below = [right[0]], right[1:]
    while below and capacity[-1].bottom - below[0].bottom <= _LINES_APART:
        capacity.append(below.pop(0))
    centre = sum(one.centre for one in capacity) / len(capacity)
    last = capacity[-1].bottom
    name = next((one for one in below if last - one.top < _NAME_WITHIN), None)
    bottom = last - _OPEN_ROOM if name is None else name.top
    if last - bottom < _LEAST_ROOM:
        return None
    return SignatureRoom(page=page, centre=centre, bottom=max(bottom, 0.0), top=last)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
