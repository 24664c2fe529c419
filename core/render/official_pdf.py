"""An official document as PDF, placed as Nghị định 30/2020/NĐ-CP orders; measures in docs/reports.md."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    KeepTogether,
    PageTemplate,
    Spacer,
    Table,
)

from core.base.signs import printable_in
from core.campaigns.models import Urgency
from core.content.document import (
    Block,
    Head,
    OfficialDocument,
    Paragraph,
    Section,
    Signature,
)
from core.content.drawing import Drawing
from core.content.models import NBSP
from core.render.official_annex import LEFT, TOP, UPRIGHT, AnnexPages, Painted
from core.render.official_parts import (
    BOLD,
    BOLD_ITALIC,
    IN_TEXT,
    ITALIC,
    SERIF,
    Pen,
    frame,
    lines_in,
    look,
    table,
    text,
)
from core.render.theme import MM, Face, glyphs

RIGHT: Final = UPRIGHT.right
BOTTOM: Final = UPRIGHT.bottom
ISSUER_X: Final = 64.0
ISSUER_ROOM: Final = 68.0
STATE_X: Final = 146.5
MIDDLE_X: Final = 112.5
INDENT: Final = 12.7
NAME_BELOW: Final = 31.0
"""Distance below the last line of the capacity, baseline to baseline; signature and seal go between them."""

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
URGENCY: Final = {
    Urgency.HOA_TOC: ("HỎA TỐC", 30.0),
    Urgency.THUONG_KHAN: ("THƯỢNG KHẨN", 40.0),
    Urgency.KHAN: ("KHẨN", 20.0),
}
"""Its words, and the width of their frame, which is 8 mm high."""

BLANK: Final = NBSP * 12
_BODY: Final = 14.0
_PITCH: Final = 18.2
_CAPACITY: Final = 13.5
_CAPACITY_PITCH: Final = 5.7 * MM


def render(document: OfficialDocument) -> bytes:
    """Signs that no font has are replaced. Raises `document.text_too_long`."""
    document = printable_in(document)
    for face in (Face.SERIF, Face.SERIF_BOLD, Face.SERIF_ITALIC, Face.SERIF_BOLD_ITALIC):
        glyphs(face)
    buffer = io.BytesIO()
    layout = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=document.title,
        author=document.author,
        subject=document.title,
        creator="Từng Nhà",
        lang="vi-VN",
        invariant=1,
        pageCompression=1,
        initialFontName=Face.SERIF.value,
    )
    annexes = [AnnexPages(annex, index) for index, annex in enumerate(document.annexes)]
    later = [template for annex in annexes for template in annex.templates()]
    layout.addPageTemplates([_HeadDrawing(document).template(), _later_pages(), *later])
    story = list(_story(document))
    layout.build([*story, *(part for annex in annexes for part in annex.story())])
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _HeadDrawing:
    """The first page: everything above the body is at fixed places."""

    document: OfficialDocument

    def template(self) -> PageTemplate:
        body = frame(LEFT, self._body_top(), RIGHT, BOTTOM, page_height=A4[1])
        return PageTemplate(id="first", frames=[body], onPage=self._draw, autoNextPageTemplate="later")

    def _body_top(self) -> float:
        """Below the last line of the addressees, or where they would begin."""
        lines = list(self._addressee_lines())
        if not lines:
            return self._addressees_at() - 6.0
        return lines[-1][2] + 4.0

    def _abstract(self) -> tuple[str, ...]:
        """Its lines, parted further where one is too long for its place."""
        style, size, room = (BOLD, 14.0, RIGHT - LEFT) if self.document.kind else (SERIF, 12.0, ISSUER_ROOM)
        return tuple(
            part for line in self.document.abstract for part in lines_in(line, style, size, room=room)
        )

    def _addressees_at(self) -> float:
        """The baseline of "Kính gửi:"."""
        lines = len(self._abstract())
        if self.document.kind:
            return 65.0 + 6.2 * (lines + 1)
        if self.document.urgency is Urgency.NONE:
            return 52.3 + 5.0 * lines + 6.3
        return self._letter_urgency_at() + 8 + 7.5

    def _letter_urgency_at(self) -> float:
        return max(66.2, 52.3 + 5.0 * len(self._abstract()) - 1.1)

    def _draw(self, canvas: Canvas, _layout: BaseDocTemplate) -> None:
        pen, head = Pen(canvas, A4[1]), self.document.head
        pen.centred(NATION, (STATE_X, 24.2), BOLD, 12)
        width = pen.centred(MOTTO, (STATE_X, 29.8), BOLD, 13)
        pen.rule((STATE_X, 31.6), width)
        y = 24.2
        for line in (part for words in head.superior for part in _issuer_lines(words)):
            pen.centred(line, (ISSUER_X, y), SERIF, 12)
            y += 5.2
        width = pen.centred(head.issuer, (ISSUER_X, y), BOLD, 12)
        pen.rule((ISSUER_X, y + 1.9), width * 0.45)
        pen.centred(number_line(head), (ISSUER_X, max(45.2, y + 7.4)), SERIF, 13)
        pen.centred(dated_line(head), (STATE_X, max(45.2, y + 7.4)), ITALIC, 13)
        if self.document.kind:
            self._draw_report(pen)
        else:
            self._draw_letter(pen)
        for words, x, baseline, centred in self._addressee_lines():
            if centred:
                pen.centred(words, (x, baseline), SERIF, 14)
            else:
                pen.line(words, (x, baseline), SERIF, 14)

    def _draw_report(self, pen: Pen) -> None:
        pen.centred(self.document.kind, (MIDDLE_X, 58.6), BOLD, 14)
        y, width = 65.0, 0.0
        for line in self._abstract():
            width = max(width, pen.centred(line, (MIDDLE_X, y), BOLD, 14))
            y += 6.2
        pen.rule((MIDDLE_X, y - 3.8), width * 0.4)
        self._draw_urgency(pen, 48.2)

    def _draw_letter(self, pen: Pen) -> None:
        y = 52.3
        for line in self._abstract():
            pen.centred(line, (ISSUER_X, y), SERIF, 12)
            y += 5.0
        self._draw_urgency(pen, self._letter_urgency_at())

    def _draw_urgency(self, pen: Pen, top: float) -> None:
        if self.document.urgency is Urgency.NONE:
            return
        words, width = URGENCY[self.document.urgency]
        with pen.red():
            pen.frame((ISSUER_X, top), width, 8)
            pen.centred(words, (ISSUER_X, top + 5.7), BOLD, 13 if width > 30 else 14)

    def _addressee_lines(self) -> Iterator[tuple[str, float, float, bool]]:
        """Yield (words, x, baseline, centred) of each line."""
        addressees, y = self.document.addressees, self._addressees_at()
        if len(addressees) == 1:
            for line in lines_in(f"Kính gửi: {addressees[0]}.", SERIF, 14, room=RIGHT - LEFT):
                yield line, MIDDLE_X, y, True
                y += 6.4
        elif addressees:
            yield "Kính gửi:", 57, y, False
            for index, addressee in enumerate(addressees, start=1):
                sign = "." if index == len(addressees) else ";"
                for line in lines_in(f"- {addressee}{sign}", SERIF, 14, room=RIGHT - 65):
                    y += 6.4
                    yield line, 65, y, False


def _issuer_lines(words: str) -> tuple[str, ...]:
    return lines_in(words, SERIF, 12, room=ISSUER_ROOM)


def _later_pages() -> PageTemplate:
    def number(canvas: Canvas, layout: BaseDocTemplate) -> None:
        Pen(canvas, A4[1]).centred(str(layout.page), (MIDDLE_X, 14.5), SERIF, 13)

    body = frame(LEFT, TOP, RIGHT, BOTTOM, page_height=A4[1])
    return PageTemplate(id="later", frames=[body], onPage=number)


def _story(document: OfficialDocument) -> Iterator[Flowable]:
    """Keep the last paragraph on the page of the signature."""
    kept = [one for one in document.body[-1:] if isinstance(one, Paragraph)]
    for block in document.body[: len(document.body) - len(kept)]:
        yield from _block(block)
    last = [part for block in kept for part in _block(block)]
    yield KeepTogether([*last, Spacer(1, 6), _closing(document.recipients, document.signature)])


def _block(block: Block) -> Iterator[Flowable]:
    if isinstance(block, Section):
        yield CondPageBreak(18 * MM)
        heading = look(BOLD, size=_BODY, pitch=_PITCH, spaceBefore=6, firstLineIndent=INDENT * MM)
        heading.keepWithNext = True
        yield text(block.text, BOLD, heading)
    elif isinstance(block, Paragraph):
        style = ITALIC if block.italic else SERIF
        body = look(style, size=_BODY, pitch=_PITCH, spaceBefore=6, firstLineIndent=INDENT * MM)
        body.allowWidows = body.allowOrphans = 0
        yield text(block.text, style, body)
    elif isinstance(block, Drawing):
        yield Painted(block)
    else:
        yield Spacer(1, 6)
        yield table(block, IN_TEXT, room=RIGHT - LEFT)


def _closing(recipients: tuple[str, ...], signature: Signature) -> Table:
    """Cells 9b and 7a-c: recipients at the left, level with the first line of the capacity.

    Where a second person signs at the left, the recipients are below.
    """
    right = [*_capacity(signature.capacity), *_name(signature.name)]
    if signature.beside:
        left = [*_capacity(signature.beside), *_name("")]
        rows = [[left, right], [_recipients(recipients), ""]]
        closing = Table(rows, colWidths=[82 * MM, 83 * MM], hAlign="LEFT")
    else:
        level = Spacer(1, _CAPACITY - 12)
        row = [[level, *_recipients(recipients)], right]
        closing = Table([row], colWidths=[68 * MM, 97 * MM], hAlign="LEFT")
    closing.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("FONTNAME", (0, 0), (-1, -1), Face.SERIF.value),
            *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
        ]
    )
    return closing


def _recipients(recipients: tuple[str, ...]) -> list[Flowable]:
    heading = look(BOLD_ITALIC, size=12, pitch=16, align=TA_LEFT)
    small = look(SERIF, size=11, pitch=13.2, align=TA_LEFT)
    found: list[Flowable] = [text("Nơi nhận:", BOLD_ITALIC, heading)]
    for index, line in enumerate(recipients, start=1):
        sign = "." if index == len(recipients) else ";"
        found.append(text(f"- {line}{sign}", SERIF, small))
    return found


def _capacity(lines: tuple[str, ...]) -> list[Flowable]:
    bold = look(BOLD, size=_CAPACITY, pitch=_CAPACITY_PITCH, align=TA_CENTER)
    return [text(line, BOLD, bold) for line in lines]


def _name(name: str) -> list[Flowable]:
    style = look(BOLD, size=14, pitch=_CAPACITY_PITCH, align=TA_CENTER)
    return [
        Spacer(1, NAME_BELOW * MM - (_CAPACITY_PITCH - _CAPACITY) - 14),
        text(name or NBSP, BOLD, style),
    ]


def number_line(head: Head) -> str:
    number = f" {head.number}" if head.number else BLANK
    return f"Số:{number}/{head.symbol}"


def dated_line(head: Head) -> str:
    day = BLANK if head.day is None else f" {head.day:02d} "
    return f"{head.place}, ngày{day}tháng {month_text(head.month)} năm {head.year}"


def month_text(month: int) -> str:
    """Months 1 and 2 get a 0, the others do not (Phụ lục I, 4)."""
    return f"0{month}" if month <= 2 else str(month)
