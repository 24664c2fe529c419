"""An official document as DOCX that offices go on editing: real styles, a header table, real sections."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from core.campaigns.models import Urgency
from core.content.document import Annex, Block, OfficialDocument, Paragraph, Section
from core.content.drawing import Drawing
from core.content.grid import Grid, Side
from core.content.models import NBSP, plain
from core.render.official_docx_parts import (
    FONT,
    SIDES,
    add_grid,
    add_line,
    bare_table,
    boxed,
    element,
    page_number,
    ruled,
    same_bytes,
    write_runs,
)
from core.render.official_parts import BOLD, ITALIC, MANY_COLUMNS, SERIF, lines_in, width_mm
from core.render.official_pdf import MOTTO, NATION, URGENCY, dated_line, number_line

_MARGINS: Final = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 15}
_COLUMNS: Final = (68, 97)
_HALVES: Final = (82, 83)
_TEXT_ROOM: Final = 165
_BODY: Final = "Body Text"
_BASIS: Final = "Căn cứ"
_HEADING: Final = "Heading 1"
_TITLE: Final = "Title"


def render(document: OfficialDocument) -> bytes:
    """The bytes are the same for the same content."""
    made = Document()
    _set_up(made, document)
    _styles(made)
    _head(made, document)
    _body(made, document.body)
    _closing(made, document)
    for annex in document.annexes:
        _annex(made, annex)
    buffer = io.BytesIO()
    made.save(buffer)
    return same_bytes(buffer.getvalue())


def _set_up(made: Any, document: OfficialDocument) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, value in _MARGINS.items():
        setattr(section, name, Mm(value))
    section.header_distance = Mm(9.5)
    section.different_first_page_header_footer = True
    page_number(section.header.paragraphs[0])
    properties = made.core_properties
    properties.title, properties.author, properties.language = document.title, document.author, "vi-VN"
    properties.comments = ""
    properties.created = properties.modified = datetime(document.head.year, document.head.month, 1)  # noqa: DTZ001 - Word keeps no zone


def _styles(made: Any) -> None:
    """Add the decree's text styles, so that they are available to editors of the document."""
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.element.rPr.append(element("w:lang", val="vi-VN"))
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    body = made.styles[_BODY]
    body.base_style = normal
    look = body.paragraph_format
    look.first_line_indent, look.space_before, look.space_after = Mm(12.7), Pt(6), Pt(0)
    look.line_spacing_rule, look.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18.2)
    look.alignment, look.widow_control = WD_ALIGN_PARAGRAPH.JUSTIFY, True
    basis = made.styles.add_style(_BASIS, WD_STYLE_TYPE.PARAGRAPH)
    basis.base_style, basis.font.italic = body, True
    for name, bold in ((_HEADING, True), (_TITLE, True)):
        style = made.styles[name]
        style.base_style = body if name == _HEADING else normal
        style.font.name, style.font.size, style.font.bold = FONT, Pt(14), bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
        style.paragraph_format.space_before = Pt(6 if name == _HEADING else 0)
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.keep_with_next = True
    made.styles[_TITLE].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.styles[_TITLE].paragraph_format.line_spacing = Pt(17.6)


def _head(made: Any, document: OfficialDocument) -> None:
    head = document.head
    table = bare_table(made, _COLUMNS, rows=2)
    for row, height in zip(table.rows, (21.4, 5.2), strict=True):
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    left, right = table.rows[0].cells
    for words in head.superior:
        for line in lines_in(words, SERIF, 12, room=_COLUMNS[0]):
            add_line(left, line, size=12, pitch=14.7)
    last = add_line(left, head.issuer, size=12, bold=True, pitch=14.7)
    ruled(last, length=width_mm(head.issuer, BOLD, 12) * 0.45, room=_COLUMNS[0])
    add_line(right, NATION, size=12, bold=True, pitch=14.7)
    ruled(
        add_line(right, MOTTO, size=13, bold=True, pitch=15.9),
        length=width_mm(MOTTO, BOLD, 13),
        room=_COLUMNS[1],
    )
    left, right = table.rows[1].cells
    add_line(left, number_line(head), size=13)
    add_line(right, dated_line(head), size=13, italic=True)
    if not document.kind:
        lines = [part for line in document.abstract for part in lines_in(line, SERIF, 12, room=_COLUMNS[0])]
        for at, line in enumerate(lines):
            add_line(left, line, size=12, pitch=14.2, before=6 if at == 0 else 0)
    if document.urgency is not Urgency.NONE:
        words, width = URGENCY[document.urgency]
        boxed(left, words, width=width, room=_COLUMNS[0])
    if document.kind:
        _title(made, document)
    _addressees(made, document)


def _title(made: Any, document: OfficialDocument) -> None:
    first = made.add_paragraph(style=_TITLE)
    write_runs(first, plain(document.kind), bold=True)
    first.paragraph_format.space_before = Pt(21)
    length, last = 0.0, first
    for words in document.abstract:
        for line in lines_in(words, BOLD, 14, room=_TEXT_ROOM):
            last = made.add_paragraph(style=_TITLE)
            write_runs(last, plain(line), bold=True)
            length = max(length, width_mm(line, BOLD, 14))
    ruled(last, length=length * 0.4, room=_TEXT_ROOM)


def _addressees(made: Any, document: OfficialDocument) -> None:
    addressees = document.addressees
    before = 14 if document.kind else 10
    if len(addressees) == 1:
        add_line(made, f"Kính gửi: {addressees[0]}.", before=before, after=4)
    elif addressees:
        first = add_line(made, "Kính gửi:", align=WD_ALIGN_PARAGRAPH.LEFT, before=before)
        first.paragraph_format.left_indent = Mm(27)
        for index, addressee in enumerate(addressees, start=1):
            sign = "." if index == len(addressees) else ";"
            line = add_line(made, f"- {addressee}{sign}", align=WD_ALIGN_PARAGRAPH.LEFT)
            line.paragraph_format.left_indent = Mm(35)


def _body(made: Any, blocks: Iterable[Block]) -> None:
    for block in blocks:
        if isinstance(block, Grid):
            add_line(made, "", size=4)
            add_grid(made, block, room=_TEXT_ROOM, size=12.5)
        elif isinstance(block, Section):
            write_runs(made.add_paragraph(style=_HEADING), plain(block.text), bold=True)
        elif isinstance(block, Paragraph):
            paragraph = made.add_paragraph(style=_BASIS if block.italic else _BODY)
            write_runs(paragraph, block.text, italic=block.italic)
        else:
            _drawing(made, block)


def _closing(made: Any, document: OfficialDocument) -> None:
    """On the page of the last paragraph, which Word is asked to keep with it."""
    if document.body and isinstance(document.body[-1], Paragraph):
        made.paragraphs[-1].paragraph_format.keep_with_next = True
    add_line(made, "", size=6).paragraph_format.keep_with_next = True
    signature = document.signature
    columns = _HALVES if signature.beside else _COLUMNS
    table = bare_table(made, columns, rows=2 if signature.beside else 1)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    left, right = table.rows[0].cells
    for cell, capacity, name in ((left, signature.beside, ""), (right, signature.capacity, signature.name)):
        for line in capacity:
            add_line(cell, line, size=13.5, bold=True, pitch=16.2)
        if capacity:
            add_line(cell, name or NBSP, size=14, bold=True, before=71.6, pitch=16.2)
    below, aside = table.rows[-1].cells[0], WD_ALIGN_PARAGRAPH.LEFT
    add_line(below, "Nơi nhận:", size=12, bold=True, italic=True, align=aside, pitch=16.2)
    for index, line in enumerate(document.recipients, start=1):
        sign = "." if index == len(document.recipients) else ";"
        add_line(below, f"- {line}{sign}", size=11, align=aside, pitch=13.2)


def _annex(made: Any, annex: Annex) -> None:
    section = made.add_section(WD_SECTION.NEW_PAGE)
    upright = bool(annex.drawings)
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(210), Mm(297)) if upright else (Mm(297), Mm(210))
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    section.different_first_page_header_footer = True
    page_number(section.header.paragraphs[0])
    section._sectPr.insert_element_before(
        element("w:pgNumType", start="1"), "w:cols", "w:titlePg", "w:docGrid"
    )
    room = 165 if upright else 252
    for line in (f"Phụ lục {annex.number}".rstrip(), *lines_in(annex.title.upper(), BOLD, 14, room=room)):
        write_runs(made.add_paragraph(style=_TITLE), plain(line), bold=True)
    lines = lines_in(annex.attached, ITALIC, 13, room=room)
    for line in lines:
        last = add_line(made, line, italic=True, size=13)
    ruled(last, length=width_mm(lines[-1], ITALIC, 13) * 0.25, room=room)
    if annex.left or annex.right:
        above = bare_table(made, (126, 126), rows=1)
        sides = ((annex.left, Side.LEFT), (annex.right, Side.RIGHT))
        for cell, (words, side) in zip(above.rows[0].cells, sides, strict=True):
            add_line(cell, words, size=12.5, italic=True, align=SIDES[side])
        add_line(made, "", size=2)
    if annex.grid is not None:
        size = 10.5 if len(annex.grid.columns) > MANY_COLUMNS else 12.0
        add_grid(made, annex.grid, room=room, size=size)
    for drawing in annex.drawings:
        _drawing(made, drawing)
    for note in annex.notes:
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(4)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        write_runs(paragraph, note, size=11)


def _drawing(made: Any, drawing: Drawing) -> None:
    from core.render.drawing_pdf import picture

    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    shape = paragraph.add_run().add_picture(io.BytesIO(picture(drawing, margin=0)), width=Mm(_TEXT_ROOM))
    shape._inline.docPr.set("descr", drawing.title)
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")
