"""DOCX that stays editable, XLSX that calculates; both the same bytes for the same content."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from core.content.sheets import grid_of
from core.render import official_docx, official_xlsx
from core.reports.writing import Form, rendered
from tests.reports.samples import letter, report, sheet
from tests.reports.season import Season
from tools import bundle


def opened(data: io.BytesIO) -> Any:
    return Document(data)


@pytest.fixture(scope="module")
def made() -> bytes:
    return official_docx.render(report())


def test_the_head_is_a_table_and_its_rows_keep_number_and_date_level(made: bytes) -> None:
    head = opened(io.BytesIO(made)).tables[0]
    assert [round(column.width.mm) for column in head.columns] == [68, 97]
    first = [cell.text for cell in head.rows[0].cells]
    assert "ỦY BAN MTTQ VIỆT\xa0NAM" in first[0], "Word must not part the name"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\xa0NAM" in first[1]
    number, dated = [cell.text for cell in head.rows[1].cells]
    assert re.fullmatch(r"Số:\s+/BC-MTTQ-BTT", number)
    assert re.fullmatch(r"Cà Mau, ngày\s+tháng 9 năm 2020", dated)


def test_body_and_headings_have_styles_of_their_own(made: bytes) -> None:
    document = opened(io.BytesIO(made))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["II. KẾT QUẢ"] == "Heading 1"
    assert styles["BÁO CÁO"] == "Title"
    assert styles["Căn cứ thứ nhất;"] == "Căn cứ"
    body = next(p for p in document.paragraphs if p.text.startswith("Tính đến"))
    assert body.style.name == "Body Text"
    assert [run.text for run in body.runs if run.bold] == ["246.680"]
    assert "<b>&amp;" in body.text, "text from data is never markup"
    assert document.styles["Body Text"].paragraph_format.first_line_indent == Mm(12.7)
    for name in ("Normal", "Heading 1", "Title"):
        assert document.styles[name].font.name == "Times New Roman"


def test_pages_have_numbers_from_the_second_and_the_annex_lies_across(made: bytes) -> None:
    first, annex = opened(io.BytesIO(made)).sections
    for section in (first, annex):
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert not section.first_page_header.paragraphs[0].text
    assert (round(first.page_width.mm), round(annex.page_width.mm)) == (210, 297)
    assert [round(side.mm) for side in (first.left_margin, first.right_margin, first.top_margin)] == [
        30,
        15,
        20,
    ]
    assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_head_rows_repeat_and_no_row_is_parted(made: bytes) -> None:
    table = opened(io.BytesIO(made)).tables[-1]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads[:3] == [True, True, False]
    assert not any(heads[2:])
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [cell.text for cell in table.rows[-1].cells][1] == "Tổng cộng"


def test_the_urgency_stands_in_a_red_frame() -> None:
    xml = ZipFile(io.BytesIO(official_docx.render(letter()))).read("word/document.xml").decode()
    assert "HỎA TỐC" in xml
    assert 'w:color="FF0000"' in xml


def test_documents_have_the_same_bytes_and_say_what_they_are() -> None:
    assert official_docx.render(report(3)) == official_docx.render(report(3))
    assert official_xlsx.render(report(3)) == official_xlsx.render(report(3))
    properties = opened(io.BytesIO(official_docx.render(report(3)))).core_properties
    assert (properties.title, properties.language) == ("Báo cáo kết quả", "vi-VN")


def test_a_workbook_holds_numbers_formulas_and_their_values() -> None:
    data = official_xlsx.render(report(3))
    formulas, values = (openpyxl.load_workbook(io.BytesIO(data), data_only=only) for only in (False, True))
    plain, known = formulas.worksheets[0], values.worksheets[0]
    assert plain["E5"].value == '=IF(N(C5)=0,"",100*D5/C5)'
    assert known["E5"].value == pytest.approx(100 * 701 / 1001)
    assert plain["C8"].value == "=SUM(C5:C7)"
    assert known["C8"].value == 1001 + 1002 + 1003
    printed = grid_of(sheet(3)).total[4]
    assert f"{known['E8'].value:.2f}".replace(".", ",") == printed


def test_text_that_looks_like_a_formula_stays_text() -> None:
    table = sheet(1)
    row = {**table.rows[0], "unit": '=HYPERLINK("http://x")'}
    made = official_xlsx.workbook((replace(table, rows=(row,)),), title="=1+1", author="a")
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.worksheets[0]["B5"].data_type == "s"
    assert book.worksheets[0]["A1"].data_type == "s"
    assert "<f>" not in ZipFile(io.BytesIO(made)).read("xl/worksheets/sheet1.xml").decode().split("E5")[0]


def test_a_total_that_is_not_the_sum_is_a_figure_of_its_own() -> None:
    table = sheet(2)
    assert table.total is not None
    made = official_xlsx.workbook(
        (replace(table, total={**table.total, "listed": 5}),), title="t", author="a"
    )
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.worksheets[0]["C7"].value == 5
    assert book.worksheets[0]["D7"].value == "=SUM(D5:D6)"


def test_no_two_tables_touch_so_that_none_is_taken_for_a_part_of_the_other(made: bytes) -> None:
    body = opened(io.BytesIO(made)).element.body
    tags = [child.tag for child in body]
    assert not [at for at, tag in enumerate(tags[1:]) if tag == tags[at] == qn("w:tbl")]


def test_parts_stand_in_the_order_of_the_format(made: bytes) -> None:
    root = opened(io.BytesIO(made)).element
    orders = {
        "w:tblPr": ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
        "w:pPr": ("pStyle", "keepNext", "pBdr", "spacing", "ind", "jc", "sectPr"),
    }
    for tag, order in orders.items():
        for found in root.iter(qn(tag)):
            names = [child.tag.split("}")[1] for child in found]
            places = [order.index(name) for name in names if name in order]
            assert places == sorted(places), (tag, names)


def test_a_weekly_report_costs_less_than_five_seconds_of_cpu(week: Season) -> None:
    """101 communes, 98 of them silent, in three forms."""
    start = time.process_time()
    document = week.province.reports.weekly()
    for form in Form:
        assert rendered(document, form)
    assert time.process_time() - start < 5


def test_the_build_ships_what_docx_needs() -> None:
    assert not {"lxml", "docx", "duckdb", "openpyxl"} & set(bundle.EXCLUDED_MODULES)
