"""Files that are no list get a coded error, quickly and before anything is unpacked."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from core.base.errors import ExitCode, UserError
from core.roster.scan import scan, scan_bytes
from core.roster.xlsx_parts import read_details
from tests.roster.books import HEADER, SAMPLES, plan_file, plan_rows, plan_scans, write_book
from ui.catalog import sentence, sentences

SHEET_XML = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>'
    "</worksheet>"
)


def repacked(folder: Path, sheet_xml: str | bytes, **more: bytes) -> Path:
    """A real workbook whose sheet was replaced."""
    source = write_book(folder / "source.xlsx", {"Ấp 1": [HEADER]})
    target = folder / "repacked.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, sheet_xml if entry.filename.endswith("sheet1.xml") else data)
        for name, data in more.items():
            new.writestr(name, data)
    return target


def code_of(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        plan_file(path)
    assert sentence(caught.value, "vi")
    assert sentence(caught.value, "en")
    return caught.value.code


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \r\n",
        b"%PDF-1.7 \xe2\xe3",
        b"PK\x03\x04broken",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"<html><table>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        b"\xef\xbb\xbf<?xml version='1.0'?>",
        b"MZ\x00\x01\x02",
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(content)
    assert code_of(path) == "roster.not_workbook"


def test_a_word_file_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert code_of(path) == "roster.not_workbook"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert code_of(tmp_path / "khong-co.xlsx") == "roster.missing"
    assert code_of(tmp_path) == "roster.missing"


def test_content_decides_and_not_the_extension(tmp_path: Path) -> None:
    for sample, wrong in (
        ("ds-ho-ap-1-xa-khanh-an.xlsx", "a.csv"),
        ("khom-3-phuong-ly-van-lam.csv", "b.xls"),
    ):
        path = tmp_path / wrong
        path.write_bytes((SAMPLES / sample).read_bytes())
        assert plan_file(path).counts.new in {214, 167}


def test_a_list_without_header_needs_a_decision(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        plan_rows(tmp_path, [["Ấp", "Số hộ", "Số người"], ["Ấp 1", 214, 823]])
    assert (caught.value.code, caught.value.exit_code) == ("roster.no_header", ExitCode.NEEDS_DECISION)


def test_a_protected_xlsx_is_told_by_its_streams() -> None:
    with pytest.raises(UserError) as caught:
        scan_bytes(ole_with_stream("EncryptedPackage"), "ds.xlsx")
    assert caught.value.code == "roster.password"


def test_a_protected_xls_is_told_by_its_records() -> None:
    plain = (SAMPLES / "danh-sach-cu-ap-2-vntime.xls").read_bytes()
    start = plain.index(struct.pack("<HHH", 0x809, 16, 0x600))
    after = start + 20
    length = struct.unpack_from("<H", plain, after + 2)[0]
    protected = plain[:after] + struct.pack("<HH", 0x2F, length) + plain[after + 4 :]
    with pytest.raises(UserError) as caught:
        scan_bytes(protected, "ds.xls")
    assert caught.value.code == "roster.password"


def test_a_million_rows_from_a_small_file_are_refused_in_little_memory(tmp_path: Path) -> None:
    path = repacked(tmp_path, SHEET_XML.format("<row><c><v>1</v></c></row>" * 1_000_000))
    assert path.stat().st_size < 80_000
    tracemalloc.start()
    assert code_of(path) == "roster.too_large"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 24 * 1024 * 1024


def test_a_million_empty_rows_are_refused_too(tmp_path: Path) -> None:
    assert code_of(repacked(tmp_path, SHEET_XML.format("<row/>" * 1_000_000))) == "roster.too_large"


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="60000"><c r="XFD60000"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="300"><c r="NaND300"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='A1048576'><v>1</v></c></row>",
        '<row r ="1"><c r="A1"><v>1</v></c></row><row r\n="900000"><c r\n= "A900000"><v>1</v></c></row>',
    ],
)
def test_a_far_corner_is_refused_before_it_is_spread_out(tmp_path: Path, cells: str) -> None:
    assert code_of(repacked(tmp_path, SHEET_XML.format(cells))) == "roster.too_large"


def test_a_dimension_that_lies_costs_nothing(tmp_path: Path) -> None:
    cells = "".join(
        f'<c r="{column}1" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in zip("AB", HEADER, strict=False)
    )
    xml = SHEET_XML.format(f'<row r="1">{cells}</row>').replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    tracemalloc.start()
    assert plan_file(repacked(tmp_path, xml)).counts.found == 0
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 24 * 1024 * 1024


def test_empty_formatted_cells_far_out_are_no_reason_to_refuse(tmp_path: Path) -> None:
    rows = [HEADER, [1, "Lê Thanh Đạt", 1, 4, "", ""]]
    cells = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{"ABCDEF"[column]}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
            for column, value in enumerate(row)
        )
        + f'<c r="XFD{number}" s="0"/></row>'
        for number, row in enumerate(rows, start=1)
    )
    assert plan_file(repacked(tmp_path, SHEET_XML.format(cells))).counts.new == 1


def test_parts_that_unpack_too_large_are_refused(tmp_path: Path) -> None:
    path = repacked(tmp_path, SHEET_XML.format(""), **{"xl/sharedStrings.xml": b" " * (97 * 1024 * 1024)})
    assert code_of(path) == "roster.too_large"


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = repacked(tmp_path, SHEET_XML.format(""), **{"xl/sharedStrings.xml": b"<sst>" + b" " * 100_000})
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"xl/sharedStrings.xml") - 46
    struct.pack_into("<I", data, entry + 24, 100)
    path.write_bytes(bytes(data))
    assert code_of(path) == "roster.not_workbook"


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = repacked(tmp_path, SHEET_XML.format(""))
    buffer = io.BytesIO(path.read_bytes())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", SHEET_XML.format(""))
    with pytest.raises(UserError) as caught:
        scan_bytes(buffer.getvalue(), "ds.xlsx")
    assert caught.value.code == "roster.not_workbook"


def test_entities_never_grow(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    row = '<row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    assert code_of(repacked(tmp_path, bomb + SHEET_XML.format(row))) == "roster.not_workbook"
    with pytest.raises(ValueError, match="entity"):
        read_details([(bomb + SHEET_XML.format(row)).encode()], {})


def test_too_many_lines_of_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("Họ tên;SĐT\n" + "A B;1\n" * 70_000, "utf-8")
    assert code_of(path) == "roster.too_large"


def test_a_truncated_xls_is_refused(tmp_path: Path) -> None:
    whole = (SAMPLES / "danh-sach-cu-ap-2-vntime.xls").read_bytes()
    for length in (600, 2_000, 6_000):
        path = tmp_path / "cut.xls"
        path.write_bytes(whole[:length])
        assert code_of(path) in {"roster.not_workbook", "roster.no_header"}


def test_a_formula_and_markup_in_a_name_stay_what_was_typed(tmp_path: Path) -> None:
    path = write_book(tmp_path / "ds.xlsx", {"Ấp 1": [HEADER, [1, "x", 1, 4], [2, "<b>Lê</b> Văn A", 1, 3]]})
    text = path.read_bytes()
    assert text
    csv = tmp_path / "ds.csv"
    csv.write_text('STT;Họ tên;Số NK\n1;"=HYPERLINK(""x"")";4\n2;<img src=x> Lê;3\n3;@SUM(A1);2\n', "utf-8")
    assert [row.values.name for row in plan_file(csv).rows] == [
        '=HYPERLINK("x")',
        "<img src=x> Lê",
        "@SUM(A1)",
    ]
    assert plan_file(path).rows[1].values.name == "<b>Lê</b> Văn A"


def test_every_error_has_a_sentence() -> None:
    codes = {"missing", "not_workbook", "password", "too_large", "no_header"}
    assert {f"roster.{code}" for code in codes} <= set(sentences())


def test_scan_reads_and_keeps_every_row(tmp_path: Path) -> None:
    found = scan(write_book(tmp_path / "a.xlsx", {"Ấp 1": [HEADER, [], [1, "A"]], "Trống": []}))
    assert [sheet.name for sheet in found.sheets] == ["Ấp 1", "Trống"]
    assert len(found.sheets[0].rows) == 3


def ole_with_stream(name: str) -> bytes:
    """The smallest compound file that holds one stream of this name."""
    header = bytearray(512)
    header[0:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 40, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *([0xFFFFFFFF] * 108))
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE, *([0xFFFFFFFF] * 118))

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        raw = title.encode("utf-16-le")
        links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1) + links
        return head + b"\0" * 36 + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, 0xFFFFFFFF, 2, 4096)
    return bytes(header) + fat + directory.ljust(512, b"\0") + b"\1" * 4096


def test_broken_copies_of_a_list_never_end_in_a_crash() -> None:
    random = Random(7)
    for sample in (
        "danh-sach-cu-ap-2-vntime.xls",
        "nhan-khau-xa-tan-loc.xlsx",
        "khom-3-phuong-ly-van-lam.csv",
    ):
        whole = (SAMPLES / sample).read_bytes()
        for _ in range(60):
            broken = bytearray(whole)
            for _ in range(random.choice([1, 3, 20])):
                broken[random.randrange(len(broken))] = random.randrange(256)
            with suppress(UserError):
                assert plan_scans([scan_bytes(bytes(broken), sample)]).counts.found < 1_000
