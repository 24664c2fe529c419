"""Measures a made PDF against the table of Nghị định 30/2020 (Phụ lục I) and the letters of 2020, in mm.

Places are written from the table in docs/reports.md; nothing is asked of the renderer.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pypdfium2
from pypdfium2 import raw

from core.campaigns.models import Urgency
from core.content.document import OfficialDocument
from tests.reports.reading import MM, Placed, pdf_pages, placed_lines

CLOSE: Final = 0.5
PITCH: Final = 18.2 * MM
FRAMES: Final = {Urgency.HOA_TOC: 30.0, Urgency.THUONG_KHAN: 40.0, Urgency.KHAN: 20.0}
STATE, ISSUER, MIDDLE = 146.5, 64.0, 112.5
LEFT, RIGHT, TOP, BOTTOM = 30.0, 195.0, 20.0, 277.0
INDENT: Final = 42.7


@dataclass(frozen=True, slots=True)
class Box:
    """A painted line or frame: its edges from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    colour: tuple[int, int, int]

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def boxes(data: bytes, page: int = 0) -> list[Box]:
    document = pypdfium2.PdfDocument(data)
    sheet = document[page]
    height = sheet.get_height()
    found = []
    for thing in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        width = ctypes.c_float()
        assert raw.FPDFPageObj_GetStrokeWidth(thing.raw, width)
        left, bottom, right, top = thing.get_bounds()
        ink = width.value  # PDFium adds the width of the pen to every side
        edges = (left + ink, height - top + ink, right - ink, height - bottom - ink)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        assert raw.FPDFPageObj_GetStrokeColor(thing.raw, red, green, blue, alpha)
        colour = (red.value, green.value, blue.value)
        left, top, right, bottom = (edge * MM for edge in edges)
        found.append(Box(left, top, right, bottom, colour))
    document.close()
    return found


def off(document: OfficialDocument, data: bytes) -> list[str]:
    """Return every element that is more than CLOSE from its place, in words; nothing for a right page."""
    lines = placed_lines(data)
    return (
        [
            said
            for part in (_head(document, lines), _rules(document, lines, boxes(data)), _body(document, data))
            for said in part
        ]
        + list(_closing(document, data))
        + list(_annexes(document, data))
    )


def _far(name: str, measured: float, place: float, close: float = CLOSE) -> Iterator[str]:
    if abs(measured - place) > close:
        yield f"{name}: {measured:.2f} instead of {place:.2f}"


def _at(lines: Sequence[Placed], words: str) -> Placed:
    """Return the line; a missing one fails."""
    return next(line for line in lines if line.text == " ".join(words.split()))


def _centred(
    lines: Sequence[Placed], words: str, centre: float, baseline: float, size: float
) -> Iterator[str]:
    line = _at(lines, words)
    yield from _far(f"{words}, centre", line.centre, centre)
    yield from _far(f"{words}, baseline", line.baseline, baseline)
    yield from _far(f"{words}, size", line.size, size, 0.05)


def _head(document: OfficialDocument, lines: Sequence[Placed]) -> Iterator[str]:
    head, y = document.head, 24.2
    yield from _centred(lines, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", STATE, 24.2, 12)
    yield from _centred(lines, "Độc lập - Tự do - Hạnh phúc", STATE, 29.8, 13)
    for words in head.superior:
        yield from _centred(lines, words, ISSUER, y, 12)
        y += 5.2
    yield from _centred(lines, head.issuer, ISSUER, y, 12)
    for centre, left in ((ISSUER, True), (STATE, False)):
        row = [one for one in lines if abs(one.baseline - 45.2) < CLOSE and (one.left < 98) is left]
        assert row, "number, place and day are on one line"
        yield from _far("number or day, centre", (row[0].left + row[-1].right) / 2, centre)
        yield from (said for one in row for said in _far("number or day, size", one.size, 13, 0.05))
    if document.kind:
        yield from _centred(lines, document.kind, MIDDLE, 58.6, 14)
        about = [one for one in lines if one.size == 14 and 60 < one.baseline < 83 and one.text[:4] != "Kính"]
        for at, line in enumerate(about):
            yield from _centred(lines, line.text, MIDDLE, 65.0 + 6.2 * at, 14)
        yield from _far("Kính gửi", _greeting(lines).baseline, 65.0 + 6.2 * (len(about) + 1))
    else:
        about = [one for one in lines if one.size == 12 and 50 < one.baseline < 90 and one.right < 98]
        assert " ".join(one.text for one in about) == " ".join(document.abstract)
        for at, line in enumerate(about):
            yield from _centred(lines, line.text, ISSUER, 52.3 + 5 * at, 12)


def _greeting(lines: Sequence[Placed]) -> Placed:
    return next(line for line in lines if line.text.startswith("Kính gửi:"))


def _rules(document: OfficialDocument, lines: Sequence[Placed], painted: Sequence[Box]) -> Iterator[str]:
    """Rules below the motto, the issuer and the abstract, and the frame of the urgency."""
    motto, issuer = _at(lines, "Độc lập - Tự do - Hạnh phúc"), _at(lines, document.head.issuer)
    rules = [(STATE, motto.baseline + 1.8, motto.right - motto.left)]
    rules.append((ISSUER, issuer.baseline + 1.9, 0.45 * (issuer.right - issuer.left)))
    for centre, y, width in rules:
        near = min(painted, key=lambda box: abs(box.centre - centre) + abs(box.top - y))
        yield from _far("rule, centre", near.centre, centre)
        yield from _far("rule, height", (near.top + near.bottom) / 2, y)
        yield from _far("rule, width", near.width, width)
    if document.urgency is not Urgency.NONE:
        width = FRAMES[document.urgency]
        frame = min(painted, key=lambda box: abs(box.width - width) + abs(box.bottom - box.top - 8))
        if frame.colour != (255, 0, 0):
            yield f"urgency: painted in {frame.colour}"
        yield from _far("urgency, width", frame.width, width)
        yield from _far("urgency, height", frame.bottom - frame.top, 8)
        yield from _far("urgency, centre", frame.centre, ISSUER)
        yield from _far("urgency, top", frame.top, 66.2)


def _body(document: OfficialDocument, data: bytes) -> Iterator[str]:
    """Margins, the first line's indent, size and pitch of the text, and numbers of pages."""
    for page in range(_text_pages(data)):
        lines = placed_lines(data, page)
        if page:
            yield from _centred(lines, str(page + 1), MIDDLE, 14.5, 13)
        for line in lines:
            if page and line.baseline < TOP:
                continue
            if not LEFT - CLOSE <= line.left <= line.right <= RIGHT + CLOSE:
                yield f"{line.text}: {line.left:.2f} to {line.right:.2f} of {LEFT} to {RIGHT}"
            if not TOP - CLOSE <= line.baseline <= BOTTOM + CLOSE:
                yield f"{line.text}: baseline {line.baseline:.2f} of {TOP} to {BOTTOM}"
        text = [
            one for one in lines if one.size == 14 and one.right - one.left > 60 and one.left < INDENT + 1
        ]
        start = _greeting(lines).baseline + 7 if page == 0 else TOP
        text = [one for one in text if one.baseline > start and one.centre > 80]
        for line in text:
            if min(abs(line.left - LEFT), abs(line.left - INDENT)) > CLOSE:
                yield f"{line.text}: begins at {line.left:.2f}"
        for above, below in pairwise(text):
            step = below.baseline - above.baseline
            if below.left < INDENT - 1 and step < 2 * PITCH:
                yield from _far(f"{below.text}, pitch", step, PITCH)


def _text_pages(data: bytes) -> int:
    """Pages before the first annex."""
    pages = len(pdf_pages(data))
    annex = (
        at
        for at in range(pages)
        if any(one.text.startswith("Phụ lục") and one.size == 14 for one in placed_lines(data, at))
    )
    return next(annex, pages)


def _closing(document: OfficialDocument, data: bytes) -> Iterator[str]:
    lines = placed_lines(data, _text_pages(data) - 1)
    first = _at(lines, document.signature.capacity[0])
    for at, words in enumerate(document.signature.capacity):
        yield from _centred(lines, words, STATE, first.baseline + 5.7 * at, 13.5)
    to = _at(lines, "Nơi nhận:")
    yield from _far("Nơi nhận, left", to.left, LEFT)
    yield from _far("Nơi nhận, level", to.baseline, first.baseline, 1.0)
    yield from _far("Nơi nhận, size", to.size, 12, 0.05)
    above = [line for line in lines if line.baseline < first.baseline - 1 and line.size == 14]
    if not above:
        yield "the signature is alone on its page"
    for line in lines:
        if line.baseline > first.baseline and line.text.startswith("- "):
            yield from _far(f"{line.text}, left", line.left, LEFT)
            yield from _far(f"{line.text}, size", line.size, 11, 0.05)


def _annexes(document: OfficialDocument, data: bytes) -> Iterator[str]:
    sizes = pdf_pages(data)
    for page in range(_text_pages(data), len(sizes)):
        lines = placed_lines(data, page)
        middle, right = (156.0, 282.0) if sizes[page] == (297, 210) else (MIDDLE, RIGHT)
        head = next((one for one in lines if one.text.startswith("Phụ lục") and one.size == 14), None)
        if head is not None:
            single = len(document.annexes) == 1
            if (head.text == "Phụ lục") is not single:
                yield f"{head.text}, of {len(document.annexes)}"
            yield from _centred(lines, head.text, middle, 25, 14)
            title = next(one for one in lines if 28 < one.baseline < 33)
            yield from _centred(lines, title.text, middle, 31.2, 14)
        table = [box for box in boxes(data, page) if box.width > 200]
        for box in table:
            yield from _far("table, left", box.left, LEFT)
            yield from _far("table, right", box.right, right)
