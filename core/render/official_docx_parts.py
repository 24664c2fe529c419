"""Parts of an official DOCX: lines, rules, frames, tables, page numbers, and fixed bytes."""

from __future__ import annotations

import io
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from core.base.text import clean
from core.content.grid import Grid, Side
from core.content.models import NBSP, RichText, plain
from core.render.text import join_names

FONT: Final = "Times New Roman"
SIDES: Final = {
    Side.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Side.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Side.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
_RED: Final = RGBColor(255, 0, 0)
_ROW_TWIPS: Final = "420"
"""7.4 mm: the height of a row of one line."""

_AFTER_BORDERS: Final = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""Elements that follow the borders of a paragraph, in the order of the format."""

_CELL_PADDING: Final = "45"
"""Twentieths of a point beside the text of a cell."""


def add_line(
    place: Any,
    words: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
    pitch: float = 0,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER,
) -> Any:
    """A paragraph in a cell or in the document; `pitch` is its exact line in points, 0 for the font's own."""
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    look = paragraph.paragraph_format
    look.space_before, look.space_after = Pt(before), Pt(after)
    if pitch:
        look.line_spacing = Pt(pitch)
    write_runs(paragraph, plain(words), size=size, bold=bold, italic=italic)
    if not words:
        look.line_spacing = Pt(size)
    return paragraph


def write_runs(
    paragraph: Any, rich: RichText, *, size: float = 14, bold: bool = False, italic: bool = False
) -> None:
    """Text is cleaned, its no-break spaces stay; names of places get theirs."""
    for run in rich:
        lead = " " if run.text.startswith(" ") else ""
        tail = " " if run.text.endswith(" ") and run.text.strip() else ""
        words = join_names(NBSP.join(clean(part) for part in run.text.split(NBSP)))
        added = paragraph.add_run(f"{lead}{words}{tail}")
        added.font.size, added.font.name = Pt(size), FONT
        added.bold, added.italic = bold or run.strong or None, italic or None


def ruled(paragraph: Any, *, length: float, room: float) -> None:
    """A rule of `length` mm below, in the middle of `room`: the border of a low paragraph between indents."""
    rule = paragraph.insert_paragraph_before("")
    paragraph._p.addnext(rule._p)
    look = rule.paragraph_format
    look.left_indent = look.right_indent = Mm((room - length) / 2)
    look.first_line_indent = Mm(0)
    look.space_before, look.space_after, look.line_spacing = Pt(1.5), Pt(0), Pt(3)
    borders = element("w:pBdr")
    borders.append(element("w:top", val="single", sz="6", space="1", color="000000"))
    rule._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def boxed(cell: Any, words: str, *, width: float, room: float) -> None:
    """The urgency in a single red frame `width` x 8 mm in the middle of a cell."""
    add_line(cell, "", size=6)
    table = cell.add_table(rows=1, cols=1)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    box = table.rows[0].cells[0]
    box.width = table.columns[0].width = Mm(width)
    table.rows[0].height, table.rows[0].height_rule = Mm(8), WD_ROW_HEIGHT_RULE.EXACTLY
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", val="single", sz="12", space="0", color="FF0000"))
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    _no_margins(table)
    box.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    box.paragraphs[0]._p.getparent().remove(box.paragraphs[0]._p)
    size = 13 if width > room / 2 else 14
    for run in add_line(box, words, size=size, bold=True).runs:
        run.font.color.rgb = _RED
    cell.paragraphs[-1].paragraph_format.line_spacing = Pt(2)


def bare_table(made: Any, widths: tuple[int, ...], *, rows: int) -> Any:
    """Return a table without borders or paddings that lays out texts side by side."""
    table = made.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
            cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)
    _no_margins(table)
    return table


def add_grid(made: Any, grid: Grid, *, room: float, size: float) -> None:
    """A table whose head rows repeat on every page, and no row of which is parted."""
    scale = room / sum(column.width for column in grid.columns)
    formulas = any(column.formula for column in grid.columns)
    heads = [tuple(column.title for column in grid.columns)]
    heads += [tuple(column.formula for column in grid.columns)] if formulas else []
    rows = [*heads, *grid.rows, *([grid.total] if grid.total else [])]
    table = made.add_table(rows=len(rows), cols=len(grid.columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=_CELL_PADDING, type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    widths = [Mm(column.width * scale) for column in grid.columns]
    for width, made_column in zip(widths, table.columns, strict=True):
        made_column.width = width
    for at, (row, made_row) in enumerate(zip(rows, table._tbl.tr_lst, strict=True)):
        settings = made_row.get_or_add_trPr()
        settings.append(element("w:cantSplit"))
        settings.append(element("w:trHeight", val=_ROW_TWIPS, hRule="atLeast"))
        if at < len(heads):
            settings.append(element("w:tblHeader"))
        is_total = bool(grid.total) and at == len(rows) - 1
        for column, width, cell, words in zip(grid.columns, widths, made_row.tc_lst, row, strict=True):
            cell.width = width
            cell.get_or_add_tcPr().append(element("w:vAlign", val="center"))
            is_head, is_formula = at < len(heads), formulas and at == 1
            side = "center" if is_head else _JC[column.side]
            font = 9.0 if is_formula else size - 1 if is_head else size
            cell.p_lst[0].get_or_add_pPr().append(element("w:jc", val=side))
            if words:
                bold = is_total or (is_head and not is_formula)
                _write_cell(cell, words, font, bold=bold, italic=is_formula)


_JC: Final = {Side.LEFT: "left", Side.CENTRE: "center", Side.RIGHT: "right"}


def _write_cell(cell: Any, words: str, size: float, *, bold: bool, italic: bool) -> None:
    """One run, written without python-docx's objects: an annex has thousands of cells."""
    run = OxmlElement("w:r")
    look = OxmlElement("w:rPr")
    look.append(element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT))
    if bold:
        look.append(element("w:b"))
    if italic:
        look.append(element("w:i"))
    look.append(element("w:sz", val=str(round(size * 2))))
    run.append(look)
    text = OxmlElement("w:t")
    text.text = NBSP.join(clean(part) for part in words.split(NBSP))
    run.append(text)
    cell.p_lst[0].append(run)


def page_number(paragraph: Any) -> None:
    """The field that counts pages, in the middle of the header."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size, run.font.name = Pt(13), FONT
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            instruction = element("w:instrText")
            instruction.text = words
            run._r.append(instruction)


def element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def same_bytes(data: bytes) -> bytes:
    """The archive again, its parts dated alike."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _ZIP_DAY), source.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _no_margins(table: Any) -> None:
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="0", type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
