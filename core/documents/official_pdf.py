"""An official document as PDF, placed as Nghị định 30/2020/NĐ-CP orders; measures in docs/reports.md."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
)
from reportlab.platypus import Paragraph as Text

from core.campaigns.models import Urgency
from core.documents.content import NBSP, RichText, plain
from core.documents.text import line_width_mm, set_text
from core.documents.theme import MM, Face, Type, glyphs
from core.reports.document import (
    Annex,
    Column,
    Grid,
    OfficialDocument,
    Paragraph,
    Section,
    Side,
    Signature,
)

LEFT: Final = 30.0
RIGHT: Final = 195.0
TOP: Final = 20.0
BOTTOM: Final = 277.0
ISSUER_X: Final = 64.0
STATE_X: Final = 146.5
MIDDLE_X: Final = 112.5
ANNEX_RIGHT: Final = 282.0
ANNEX_X: Final = 156.0
ANNEX_BOTTOM: Final = 190.0
INDENT: Final = 12.7
NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
URGENCY: Final = {
    Urgency.HOA_TOC: ("HỎA TỐC", 30.0),
    Urgency.THUONG_KHAN: ("THƯỢNG KHẨN", 40.0),
    Urgency.KHAN: ("KHẨN", 20.0),
}
"""Its words, and the width of their frame, which is 8 mm high."""

_SERIF: Final = Type(face=Face.SERIF, size=14, leading=1.3, strong=Face.SERIF_BOLD)
_ITALIC: Final = Type(face=Face.SERIF_ITALIC, size=14, leading=1.3, strong=Face.SERIF_BOLD_ITALIC)
_BOLD: Final = Type(face=Face.SERIF_BOLD, size=14, leading=1.3, strong=Face.SERIF_BOLD)
BLANK: Final = NBSP * 12
_SIDES: Final = {Side.LEFT: TA_LEFT, Side.CENTRE: TA_CENTER, Side.RIGHT: TA_RIGHT}


def render(document: OfficialDocument) -> bytes:
    """Raises `document.text_too_long` or `document.missing_glyph` for a text that cannot be printed."""
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
    head = _HeadDrawing(document)
    layout.addPageTemplates([head.template(), _later_pages(), *_annex_pages(document)])
    layout.build(list(_story(document)))
    return buffer.getvalue()


def markup(rich: RichText, style: Type) -> str:
    """The one place where text becomes markup: cleaned, checked for glyphs, escaped."""
    spans = set_text(rich, style)
    return "".join(f'<font name="{span.face.value}">{escape(span.text)}</font>' for span in spans)


def _style(
    style: Type, *, size: float, pitch: float, align: int = TA_JUSTIFY, **more: float
) -> ParagraphStyle:
    return ParagraphStyle(
        "official", fontName=style.face.value, fontSize=size, leading=pitch, alignment=align, **more
    )


def _text(text: str | RichText, style: Type, look: ParagraphStyle) -> Text:
    return Text(markup(plain(text) if isinstance(text, str) else text, style), look)


@dataclass(frozen=True, slots=True)
class _HeadDrawing:
    """The first page: everything above the body stands at fixed places."""

    document: OfficialDocument

    def template(self) -> PageTemplate:
        top = self._body_top()
        frame = _frame(LEFT, top, RIGHT, BOTTOM, page_height=A4[1])
        return PageTemplate(id="first", frames=[frame], onPage=self._draw, autoNextPageTemplate="later")

    def _body_top(self) -> float:
        """Below the last line of the addressees, or where they would begin."""
        many = len(self.document.addressees)
        return self._addressees_at() + (6.4 * many if many > 1 else 0) + 4.0

    def _addressees_at(self) -> float:
        """The baseline of "Kính gửi:"."""
        lines = len(self.document.abstract)
        if self.document.kind:
            return 65.0 + 6.2 * (lines + 1)
        if self.document.urgency is Urgency.NONE:
            return 52.3 + 5.0 * lines + 6.3
        return 66.2 + 8 + 7.5

    def _draw(self, canvas: Canvas, _layout: BaseDocTemplate) -> None:
        pen, head = _Pen(canvas, A4[1]), self.document.head
        pen.centred(NATION, (STATE_X, 24.2), _BOLD, 12)
        width = pen.centred(MOTTO, (STATE_X, 29.8), _BOLD, 13)
        pen.rule((STATE_X, 31.6), width)
        y = 24.2
        for line in head.superior:
            pen.centred(line, (ISSUER_X, y), _SERIF, 12)
            y += 5.2
        width = pen.centred(head.issuer, (ISSUER_X, y), _BOLD, 12)
        pen.rule((ISSUER_X, y + 1.9), width * 0.45)
        pen.centred(f"Số:{BLANK}/{head.symbol}", (ISSUER_X, 45.2), _SERIF, 13)
        dated = f"{head.place}, ngày{BLANK}tháng {month_text(head.month)} năm {head.year}"
        pen.centred(dated, (STATE_X, 45.2), _ITALIC, 13)
        if self.document.kind:
            self._draw_report(pen)
        else:
            self._draw_letter(pen)

    def _draw_report(self, pen: _Pen) -> None:
        pen.centred(self.document.kind, (MIDDLE_X, 58.6), _BOLD, 14)
        y, width = 65.0, 0.0
        for line in self.document.abstract:
            width = max(width, pen.centred(line, (MIDDLE_X, y), _BOLD, 14))
            y += 6.2
        pen.rule((MIDDLE_X, y - 3.8), width * 0.4)
        self._draw_urgency(pen, 49.6)
        self._draw_addressees(pen)

    def _draw_letter(self, pen: _Pen) -> None:
        y = 52.3
        for line in self.document.abstract:
            pen.centred(line, (ISSUER_X, y), _SERIF, 12)
            y += 5.0
        self._draw_urgency(pen, 66.2)
        self._draw_addressees(pen)

    def _draw_urgency(self, pen: _Pen, top: float) -> None:
        if self.document.urgency is Urgency.NONE:
            return
        words, width = URGENCY[self.document.urgency]
        pen.frame((ISSUER_X, top), width, 8)
        pen.centred(words, (ISSUER_X, top + 5.7), _BOLD, 13 if width > 30 else 14)

    def _draw_addressees(self, pen: _Pen) -> None:
        addressees, y = self.document.addressees, self._addressees_at()
        if len(addressees) == 1:
            pen.centred(f"Kính gửi: {addressees[0]}.", (MIDDLE_X, y), _SERIF, 14)
        elif addressees:
            pen.line("Kính gửi:", (57, y), _SERIF, 14)
            for index, addressee in enumerate(addressees, start=1):
                sign = "." if index == len(addressees) else ";"
                pen.line(f"- {addressee}{sign}", (65, y + 6.4 * index), _SERIF, 14)


def _later_pages() -> PageTemplate:
    frame = _frame(LEFT, TOP, RIGHT, BOTTOM, page_height=A4[1])

    def number(canvas: Canvas, layout: BaseDocTemplate) -> None:
        _Pen(canvas, A4[1]).centred(str(layout.page), (MIDDLE_X, 14.5), _SERIF, 13)

    return PageTemplate(id="later", frames=[frame], onPage=number)


def _annex_pages(document: OfficialDocument) -> Iterator[PageTemplate]:
    size = landscape(A4)
    for index, annex in enumerate(document.annexes):
        first: list[int] = []

        def head(
            canvas: Canvas, layout: BaseDocTemplate, annex: Annex = annex, at: list[int] = first
        ) -> None:
            at.append(layout.page)
            pen = _Pen(canvas, size[1])
            pen.centred(f"Phụ lục {annex.number}", (ANNEX_X, 25), _BOLD, 14)
            pen.centred(annex.title.upper(), (ANNEX_X, 31.2), _BOLD, 14)
            width = pen.centred(annex.attached, (ANNEX_X, 37), _ITALIC, 13)
            pen.rule((ANNEX_X, 40.2), width * 0.25)
            pen.line(annex.left, (LEFT, 45.4), _ITALIC, 12.5)
            pen.line(annex.right, (ANNEX_RIGHT - _width(annex.right, _ITALIC, 12.5), 45.4), _ITALIC, 12.5)

        def number(canvas: Canvas, layout: BaseDocTemplate, at: list[int] = first) -> None:
            pen = _Pen(canvas, size[1])
            pen.centred(str(layout.page - at[-1] + 1), (ANNEX_X, 14.5), _SERIF, 13)

        frame = _frame(LEFT, 48, ANNEX_RIGHT, ANNEX_BOTTOM, page_height=size[1])
        later = _frame(LEFT, TOP, ANNEX_RIGHT, ANNEX_BOTTOM, page_height=size[1])
        yield PageTemplate(
            id=f"annex{index}",
            frames=[frame],
            onPage=head,
            pagesize=size,
            autoNextPageTemplate=f"annex{index}later",
        )
        yield PageTemplate(id=f"annex{index}later", frames=[later], onPage=number, pagesize=size)


def _story(document: OfficialDocument) -> Iterator[Flowable]:
    for block in document.body:
        if isinstance(block, Section):
            yield CondPageBreak(18 * MM)
            look = _style(_BOLD, size=14, pitch=18.2, spaceBefore=6, firstLineIndent=INDENT * MM)
            look.keepWithNext = True
            yield _text(block.text, _BOLD, look)
        elif isinstance(block, Paragraph):
            kind = _ITALIC if block.italic else _SERIF
            look = _style(kind, size=14, pitch=18.2, spaceBefore=6, firstLineIndent=INDENT * MM)
            yield _text(block.text, kind, look)
        else:
            yield Spacer(1, 6)
            yield _table(block, room=RIGHT - LEFT, size=12.5, head_size=12.5)
    yield Spacer(1, 6)
    yield KeepTogether([_closing(document.recipients, document.signature)])
    for index, annex in enumerate(document.annexes):
        yield NextPageTemplate(f"annex{index}")
        yield PageBreak()
        yield _table(annex.grid, room=ANNEX_RIGHT - LEFT, size=12, head_size=11)
        look = _style(_SERIF, size=11, pitch=14, spaceBefore=5)
        for note in annex.notes:
            yield _text(note, _SERIF, look)


def _closing(recipients: tuple[str, ...], signature: Signature) -> Table:
    """Cells 9b and 7a-c: recipients at the left, level with the first line of the capacity."""
    left = [_text("Nơi nhận:", _BOLD_ITALIC, _style(_BOLD_ITALIC, size=12, pitch=16, align=TA_LEFT))]
    look = _style(_SERIF, size=11, pitch=13.2, align=TA_LEFT)
    for index, line in enumerate(recipients, start=1):
        left.append(_text(f"- {line}{'.' if index == len(recipients) else ';'}", _SERIF, look))
    bold = _style(_BOLD, size=13.5, pitch=5.7 * MM, align=TA_CENTER)
    right: list[Flowable] = [_text(line, _BOLD, bold) for line in signature.capacity]
    right.append(Spacer(1, 25.3 * MM))
    name = _style(_BOLD, size=14, pitch=5.7 * MM, align=TA_CENTER)
    right.append(_text(signature.name or " ", _BOLD, name))
    closing = Table([[left, right]], colWidths=[68 * MM, 97 * MM], hAlign="LEFT")
    closing.setStyle(
        [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
        + [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("RIGHT", "TOP", "BOTTOM")]
    )
    return closing


_BOLD_ITALIC: Final = Type(face=Face.SERIF_BOLD_ITALIC, size=12, leading=1.3, strong=Face.SERIF_BOLD_ITALIC)


def _table(grid: Grid, *, room: float, size: float, head_size: float) -> Table:
    scale = room / sum(column.width for column in grid.columns)
    rows: list[list[Text]] = [
        [_text(column.title, _BOLD, _cell(_BOLD, head_size, Side.CENTRE)) for column in grid.columns]
    ]
    if any(column.formula for column in grid.columns):
        look = _cell(_ITALIC, 9, Side.CENTRE)
        rows.append([_text(column.formula, _ITALIC, look) for column in grid.columns])
    heads = len(rows)
    rows += [_row(row, grid.columns, _SERIF, size) for row in grid.rows]
    if grid.total:
        rows.append(_row(grid.total, grid.columns, _BOLD, size))
    made = Table(
        rows,
        colWidths=[column.width * scale * MM for column in grid.columns],
        repeatRows=heads,
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=4,
    )
    made.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.2 * MM, "black"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return made


def _row(cells: tuple[str, ...], columns: tuple[Column, ...], style: Type, size: float) -> list[Text]:
    return [
        _text(cell, style, _cell(style, size, column.side))
        for cell, column in zip(cells, columns, strict=True)
    ]


def _cell(style: Type, size: float, side: Side) -> ParagraphStyle:
    return _style(style, size=size, pitch=size * 1.18, align=_SIDES[side])


def _frame(left: float, top: float, right: float, bottom: float, *, page_height: float) -> Frame:
    return Frame(
        left * MM,
        page_height - bottom * MM,
        (right - left) * MM,
        (bottom - top) * MM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws on a page by millimetres from its top left; places are (x, baseline)."""

    canvas: Canvas
    height: float

    def line(self, text: str, at: tuple[float, float], style: Type, size: float) -> None:
        writer = self.canvas.beginText(at[0] * MM, self.height - at[1] * MM)
        for span in set_text(plain(text), style):
            writer.setFont(span.face.value, size)
            writer.textOut(span.text)
        self.canvas.drawText(writer)

    def centred(self, text: str, at: tuple[float, float], style: Type, size: float) -> float:
        """Answers the width in mm."""
        width = _width(text, style, size)
        self.line(text, (at[0] - width / 2, at[1]), style, size)
        return width

    def rule(self, at: tuple[float, float], width: float) -> None:
        self.canvas.setLineWidth(0.25 * MM)
        y = self.height - at[1] * MM
        self.canvas.line((at[0] - width / 2) * MM, y, (at[0] + width / 2) * MM, y)

    def frame(self, at: tuple[float, float], width: float, height: float) -> None:
        self.canvas.setLineWidth(0.5 * MM)
        left, bottom = at[0] - width / 2, self.height - (at[1] + height) * MM
        self.canvas.rect(left * MM, bottom, width * MM, height * MM)


def _width(text: str, style: Type, size: float) -> float:
    return line_width_mm(set_text(plain(text), style), size)


def month_text(month: int) -> str:
    """Months 1 and 2 get a 0, the others do not (Phụ lục I, 4)."""
    return f"0{month}" if month <= 2 else str(month)
