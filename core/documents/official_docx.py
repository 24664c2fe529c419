"""An official document as DOCX that offices go on editing: real styles, a header table, real sections."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from core.campaigns.models import Urgency
from core.documents.content import NBSP, RichText, plain
from core.documents.official_pdf import BLANK, MOTTO, NATION, URGENCY, month_text
from core.reports.document import (
    Annex,
    Grid,
    OfficialDocument,
    Paragraph,
    Section,
    Side,
)
from core.text import clean

FONT: Final = "Times New Roman"
_SIDES: Final = {
    Side.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Side.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Side.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_MARGINS: Final = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 15}
_COLUMNS: Final = (68, 97)
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)


def render(document: OfficialDocument) -> bytes:
    """The bytes are the same for the same content."""
    made = Document()
    _set_up(made, document)
    _head(made, document)
    _body(made, document.body)
    _closing(made, document)
    for annex in document.annexes:
        _annex(made, annex)
    buffer = io.BytesIO()
    made.save(buffer)
    return _same_bytes(buffer.getvalue())


def _set_up(made: Any, document: OfficialDocument) -> None:
    normal = made.styles["Normal"]
    normal.font.name = FONT
    normal.font.size = Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.element.rPr.append(_element("w:lang", val="vi-VN"))
    normal.paragraph_format.space_after = Pt(0)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, value in _MARGINS.items():
        setattr(section, name, Mm(value))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    properties = made.core_properties
    properties.title, properties.author, properties.language = document.title, document.author, "vi-VN"
    properties.comments = ""
    properties.created = properties.modified = datetime(document.head.year, document.head.month, 1)  # noqa: DTZ001


def _head(made: Any, document: OfficialDocument) -> None:
    head = document.head
    table = _bare_table(made, _COLUMNS)
    left, right = table.rows[0].cells
    for line in head.superior:
        _line(left, line, size=12)
    _ruled(_line(left, head.issuer, size=12, bold=True), share=0.30)
    _line(left, f"Số:{BLANK}/{head.symbol}", size=13, before=6)
    if not document.kind:
        for line in document.abstract:
            _line(left, line, size=12, before=6 if line == document.abstract[0] else 0)
    if document.urgency is not Urgency.NONE:
        _boxed(_line(left, URGENCY[document.urgency][0], size=14, bold=True, before=6))
    _line(right, NATION, size=12, bold=True)
    _ruled(_line(right, MOTTO, size=13, bold=True), share=0.62)
    gap = 12.0 * (len(head.superior) - 1) + 8
    dated = f"{head.place}, ngày{BLANK}tháng {month_text(head.month)} năm {head.year}"
    _line(right, dated, size=13, italic=True, before=gap)
    if document.kind:
        _add(made, document.kind, bold=True, before=14)
        for line in document.abstract:
            last = _add(made, line, bold=True)
        _ruled(last, share=0.28)
    _addressees(made, document)


def _addressees(made: Any, document: OfficialDocument) -> None:
    addressees = document.addressees
    if len(addressees) == 1:
        _add(made, f"Kính gửi: {addressees[0]}.", before=12, after=4)
    elif addressees:
        first = _add(made, "Kính gửi:", align=WD_ALIGN_PARAGRAPH.LEFT, before=12)
        first.paragraph_format.left_indent = Mm(27)
        for index, addressee in enumerate(addressees, start=1):
            sign = "." if index == len(addressees) else ";"
            line = _add(made, f"- {addressee}{sign}", align=WD_ALIGN_PARAGRAPH.LEFT)
            line.paragraph_format.left_indent = Mm(35)


def _body(made: Any, blocks: Iterable[Section | Paragraph | Grid]) -> None:
    for block in blocks:
        if isinstance(block, Grid):
            _grid(made, block, room=165, size=12.5)
            made.add_paragraph().paragraph_format.space_after = Pt(0)
            continue
        paragraph = made.add_paragraph()
        look = paragraph.paragraph_format
        look.first_line_indent, look.space_before = Mm(12.7), Pt(6)
        look.line_spacing_rule, look.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.1
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if isinstance(block, Section):
            look.keep_with_next = True
            _runs(paragraph, plain(block.text), bold=True)
        else:
            _runs(paragraph, block.text, italic=block.italic)


def _closing(made: Any, document: OfficialDocument) -> None:
    table = _bare_table(made, _COLUMNS)
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    left, right = row.cells
    _line(left, "Nơi nhận:", size=12, bold=True, italic=True, align=WD_ALIGN_PARAGRAPH.LEFT, before=6)
    for index, line in enumerate(document.recipients, start=1):
        sign = "." if index == len(document.recipients) else ";"
        _line(left, f"- {line}{sign}", size=11, align=WD_ALIGN_PARAGRAPH.LEFT)
    for index, line in enumerate(document.signature.capacity):
        _line(right, line, size=13.5, bold=True, before=6 if index == 0 else 0)
    _line(right, document.signature.name or NBSP, size=14, bold=True, before=72)


def _annex(made: Any, annex: Annex) -> None:
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    section._sectPr.append(_element("w:pgNumType", start="1"))
    _add(made, f"Phụ lục {annex.number}", bold=True)
    _add(made, annex.title.upper(), bold=True)
    _ruled(_add(made, annex.attached, italic=True, size=13), share=0.25)
    above = _bare_table(made, (126, 126))
    for cell, text, side in zip(
        above.rows[0].cells, (annex.left, annex.right), (Side.LEFT, Side.RIGHT), strict=True
    ):
        _line(cell, text, size=12.5, italic=True, align=_SIDES[side])
    _grid(made, annex.grid, room=252, size=12)
    for note in annex.notes:
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(4)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        _runs(paragraph, note, size=11)


def _grid(made: Any, grid: Grid, *, room: float, size: float) -> None:
    """The head rows repeat on every page, and no row is parted."""
    scale = room / sum(column.width for column in grid.columns)
    formulas = any(column.formula for column in grid.columns)
    heads = [tuple(column.title for column in grid.columns)]
    heads += [tuple(column.formula for column in grid.columns)] if formulas else []
    rows = [*heads, *grid.rows, *([grid.total] if grid.total else [])]
    table = made.add_table(rows=len(rows), cols=len(grid.columns))
    table.style = made.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, made_column in zip(grid.columns, table.columns, strict=True):
        made_column.width = Mm(column.width * scale)
    for at, row in enumerate(rows):
        settings = table.rows[at]._tr.get_or_add_trPr()
        settings.append(_element("w:cantSplit"))
        if at < len(heads):
            settings.append(_element("w:tblHeader"))
        for column, cell, text in zip(grid.columns, table.rows[at].cells, row, strict=True):
            cell.width = Mm(column.width * scale)
            is_head, is_formula = at < len(heads), formulas and at == 1
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_head else _SIDES[column.side]
            bold = (is_head and not is_formula) or (bool(grid.total) and at == len(rows) - 1)
            font = 9.0 if is_formula else size - 1 if is_head else size
            _runs(paragraph, plain(text), size=font, bold=bold, italic=is_formula)


def _bare_table(made: Any, widths: tuple[int, ...]) -> Any:
    table = made.add_table(rows=1, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, column, width in zip(table.rows[0].cells, table.columns, widths, strict=True):
        cell.width = column.width = Mm(width)
        cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="0", type="dxa"))
    table._tbl.tblPr.append(margins)
    return table


def _line(
    cell: Any,
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER,
) -> Any:
    paragraph = cell.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    _runs(paragraph, plain(text), size=size, bold=bold, italic=italic)
    return paragraph


def _add(
    made: Any,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER,
) -> Any:
    paragraph = _line(made, text, size=size, bold=bold, italic=italic, before=before, align=align)
    paragraph.paragraph_format.space_after = Pt(after)
    return paragraph


def _runs(
    paragraph: Any, rich: RichText, *, size: float = 14, bold: bool = False, italic: bool = False
) -> None:
    for run in rich:
        lead = " " if run.text.startswith(" ") else ""
        tail = " " if run.text.endswith(" ") and run.text.strip() else ""
        words = NBSP.join(clean(part) for part in run.text.split(NBSP))
        added = paragraph.add_run(f"{lead}{words}{tail}")
        added.font.size, added.font.name = Pt(size), FONT
        added.bold, added.italic = bold or run.strong, italic


def _ruled(paragraph: Any, *, share: float) -> None:
    """A rule below, `share` of the column: a border of the paragraph between indents."""
    paragraph.paragraph_format.space_after = Pt(6)
    width = 165 if paragraph._p.getparent().tag == qn("w:body") else 97 if share > 0.5 else 68
    side = width * (1 - share) / 2
    rule = paragraph.insert_paragraph_before("")
    paragraph._p.addnext(rule._p)
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = Mm(side)
    rule.paragraph_format.line_spacing = Pt(3)
    borders = _element("w:pBdr")
    borders.append(_element("w:top", val="single", sz="6", space="1", color="000000"))
    rule._p.get_or_add_pPr().append(borders)


def _boxed(paragraph: Any) -> None:
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(17)
    borders = _element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_element(f"w:{side}", val="single", sz="12", space="1", color="FF0000"))
    paragraph._p.get_or_add_pPr().append(borders)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size, run.font.name = Pt(13), FONT
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _same_bytes(data: bytes) -> bytes:
    """The archive again, its parts dated alike."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _ZIP_DAY), source.read(name), ZIP_DEFLATED)
    return out.getvalue()
