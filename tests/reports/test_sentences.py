"""Golden rows: every sentence of a template for each of its conditions, and the words of its fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import pytest

from core.campaigns.parsing import bundled_campaign
from core.content.document import Paragraph
from core.content.drawing import Drawing
from core.content.grid import Column, Grid
from core.reports.office import Office
from core.reports.templates import OFFERED, Fields, Part, bundled_file, read
from tests.docs.pages import page, sections, table_rows

GRID: Final = Grid(columns=(Column(title="Chỉ tiêu", width=30),), rows=(("Hộ đã đến",),))
EMPTY: Final = Grid(columns=GRID.columns, rows=())
DRAWING: Final = Drawing(name="luy-ke", title="Lũy kế", width=165, height=47, marks=())
OFFICE: Final = Office(name="Tỉnh Cà Mau", upper="")
BLUEZONE: Final = bundled_campaign("bluezone-2020")


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """`fields` that are not empty, lists and tables `filled` with a row, and every sentence printed."""

    of: str
    fields: dict[str, str] = field(default_factory=dict)
    filled: frozenset[str] = frozenset()
    says: tuple[str, ...]


WEEKLY_BARE: Final = Golden(
    of="weekly",
    fields={"until": "08 giờ", "units_sent": "0", "units_all": "101", "next_period": "08 giờ ngày 10/9/2020"},
    says=(
        "báo cáo kết quả như sau:",
        "Đến 08 giờ, 0/101 đơn vị đã có số liệu.",
        "Tính đến 08 giờ, chưa có hộ nào được lập danh sách.",
        "Kỳ này chưa ghi nhận khó khăn, vướng mắc.",
        "Kỳ này chưa có mô hình được duyệt.",
        "Các đơn vị gửi đủ tệp số liệu trước giờ chốt 08 giờ ngày 10/9/2020.",
        "Trên đây là báo cáo kết quả của ./.",
    ),
)
FIELDS: Final = {
    "until": "08 giờ",
    "units_sent": "3",
    "units_all": "101",
    "next_period": "10/9",
    "own_letters": "Thư.",
    "missing": "Xã A.",
    "came_since": "Xã B.",
    "listed": "24",
    "visited": "18",
    "reached": "12",
    "installed": "12",
    "grown": "tăng 5 người",
    "late_more": "02",
    "target": "50% người",
    "needed": "đạt",
    "external_rank": "Hạng.",
    "depends": "Đổi.",
    "members": "Hội viên.",
    "outreach": "Điểm.",
    "not_reached": "3",
    "not_met": "12 hộ chưa gặp",
    "not_found": "2",
    "not_installed": "14",
    "doubts": "Ngờ.",
    "no_zalo": "Còn 05 đơn vị.",
    "deadline": "trước ngày 19/9/2020",
    "waiting": "Xã C.",
    "title": "Tối thứ Bảy",
    "place": "Xã D",
    "what": "Cài.",
    "figure": "12/30 máy.",
    "legal": "Luật",
}
RESULT: Final = (
    "Tính đến 08 giờ, đã đến 18 hộ trên tổng số 24 hộ được lập danh sách.{more} Số người đã cài ứng dụng (lũy"
    " kế) là 12 người. So với kỳ trước, số người đã cài tăng 5 người. Các tỷ lệ, kèm mẫu số, như sau:"
)
LATE: Final = "số liệu kỳ đã chốt không thay đổi."
HARD: Final = (
    "Còn 3 hộ đã đến nhưng chưa gặp được người. Có 2 hộ không tìm thấy, đã chuyển đi hoặc trùng. Còn 14 người"
    " có điện thoại thông minh chưa cài ứng dụng."
)
ANNEX_SAID: Final = (
    "Kết quả và thứ hạng của từng đơn vị ghi tại Phụ lục, kèm mẫu số, nguồn số liệu và quy tắc xếp hạng."
)
CHECK_SAID: Final = (
    "Đề nghị các đơn vị đối chiếu số liệu, gửi phần còn thiếu trước giờ chốt 10/9; số liệu đến"
    " muộn được tính vào kỳ sau./."
)
MODEL_SAID: Final = "Tối thứ Bảy (Xã D): Cài. 12/30 máy."
ROWS: Final = (
    WEEKLY_BARE,
    Golden(
        of="weekly",
        fields=FIELDS,
        filled=frozenset({"rates", "models"}),
        says=(
            "báo cáo kết quả như sau:",
            "Thư.",
            "Đến 08 giờ, 3/101 đơn vị đã có số liệu.",
            "Số liệu kỳ này chưa đủ. Xã A. Số liệu của các đơn vị này tính theo những gì đã nhận.",
            "Sau khi chốt kỳ trước đã nhận bổ sung: Xã B.",
            RESULT.format(more=""),
            f"Trong số tăng kỳ này có 02 người thuộc số liệu đến muộn của các kỳ đã chốt; {LATE}",
            "Mục tiêu tối thiểu 50% người: đạt.",
            "Hạng.",
            "Đổi.",
            "Hội viên.",
            "Điểm.",
            HARD,
            "Ngờ.",
            "Còn 05 đơn vị.",
            MODEL_SAID,
            "1. Đến lại các hộ vắng vào buổi tối và ngày nghỉ; trước ngày 19/9/2020.",
            "2. Các đơn vị rà soát số liệu còn nghi vấn, sửa hoặc xác nhận trong tệp gửi kế tiếp.",
            "3. Các đơn vị gửi đủ tệp số liệu trước giờ chốt 10/9.",
            "Trên đây là báo cáo kết quả của ./.",
        ),
    ),
    Golden(
        of="weekly",
        fields={"listed": "24", "late_less": "05", "not_found": "2", "doubts": "Ngờ.", "next_period": "10/9"},
        says=(
            "báo cáo kết quả như sau:",
            "Đến , / đơn vị đã có số liệu.",
            "Tính đến , chưa đến hộ nào trên tổng số 24 hộ được lập danh sách.",
            f"Số liệu đến muộn của các kỳ đã chốt làm giảm 05 người so với số đã báo cáo; {LATE}",
            "Có 2 hộ không tìm thấy, đã chuyển đi hoặc trùng.",
            "Ngờ.",
            "Kỳ này chưa có mô hình được duyệt.",
            "1. Các đơn vị rà soát số liệu còn nghi vấn, sửa hoặc xác nhận trong tệp gửi kế tiếp.",
            "2. Các đơn vị gửi đủ tệp số liệu trước giờ chốt 10/9.",
            "Trên đây là báo cáo kết quả của ./.",
        ),
    ),
    Golden(
        of="weekly",
        fields={
            "listed": "24",
            "visited": "18",
            "installed": "0",
            "not_installed": "9",
            "next_period": "10/9",
        },
        says=(
            "báo cáo kết quả như sau:",
            "Đến , / đơn vị đã có số liệu.",
            "Tính đến , đã đến 18 hộ trên tổng số 24 hộ được lập danh sách. Chưa có người nào cài ứng dụng.",
            "Còn 9 người có điện thoại thông minh chưa cài ứng dụng.",
            "Kỳ này chưa có mô hình được duyệt.",
            "Các đơn vị gửi đủ tệp số liệu trước giờ chốt 10/9.",
            "Trên đây là báo cáo kết quả của ./.",
        ),
    ),
    Golden(
        of="unit",
        fields={"upper_issuer": "Ban Thường trực Ủy ban MTTQ Việt Nam huyện U Minh", "next_period": "10/9"},
        says=(
            "báo cáo Ban Thường trực Ủy ban MTTQ Việt Nam huyện U Minh kết quả như sau:",
            "Tính đến , chưa có hộ nào được lập danh sách.",
            "Kỳ này chưa ghi nhận khó khăn, vướng mắc.",
            "Kỳ này chưa có mô hình được duyệt.",
            "Gửi đủ tệp số liệu trước giờ chốt 10/9.",
            "Trên đây là báo cáo kết quả của ./.",
        ),
    ),
    Golden(
        of="unit",
        fields=FIELDS,
        filled=frozenset({"rates", "models"}),
        says=(
            "báo cáo kết quả như sau:",
            RESULT.format(more=" Đã gặp được người ở 12 hộ."),
            "Số liệu kỳ này chưa đủ. Xã A.",
            "Sau khi chốt kỳ trước đã nhận bổ sung: Xã B.",
            "Mục tiêu tối thiểu 50% người: đạt.",
            "Thời hạn: trước ngày 19/9/2020.",
            "Hội viên.",
            "Điểm.",
            HARD,
            "Ngờ.",
            MODEL_SAID,
            "1. Đến lại các hộ chưa gặp vào buổi tối và ngày nghỉ.",
            "2. Rà soát số liệu còn nghi vấn, sửa hoặc xác nhận trong tệp gửi kế tiếp.",
            "3. Gửi đủ tệp số liệu trước giờ chốt 10/9.",
            "Trên đây là báo cáo kết quả của ./.",
        ),
    ),
    Golden(
        of="unit",
        fields={"listed": "24", "next_period": "10/9"},
        says=(
            "báo cáo kết quả như sau:",
            "Tính đến , chưa đến hộ nào trên tổng số 24 hộ được lập danh sách.",
            "Kỳ này chưa ghi nhận khó khăn, vướng mắc.",
            "Kỳ này chưa có mô hình được duyệt.",
            "Gửi đủ tệp số liệu trước giờ chốt 10/9.",
            "Trên đây là báo cáo kết quả của ./.",
        ),
    ),
    Golden(
        of="unit",
        fields={"listed": "24", "visited": "18", "not_reached": "18", "next_period": "10/9"},
        says=(
            "báo cáo kết quả như sau:",
            "Tính đến , đã đến 18 hộ trên tổng số 24 hộ được lập danh sách. Chưa có người nào cài ứng dụng.",
            "Còn 18 hộ đã đến nhưng chưa gặp được người.",
            "Kỳ này chưa có mô hình được duyệt.",
            "1. Đến lại các hộ chưa gặp vào buổi tối và ngày nghỉ.",
            "2. Gửi đủ tệp số liệu trước giờ chốt 10/9.",
            "Trên đây là báo cáo kết quả của ./.",
        ),
    ),
    Golden(
        of="notice",
        fields={"next_period": "10/9"},
        says=(
            "thông báo kết quả , tính đến , như sau:",
            ANNEX_SAID,
            CHECK_SAID,
        ),
    ),
    Golden(
        of="notice",
        fields=FIELDS,
        filled=frozenset({"rates", "models"}),
        says=(
            "thông báo kết quả , tính đến 08 giờ, như sau:",
            "Số liệu kỳ này chưa đủ. Xã A.",
            "Sau khi chốt kỳ trước đã nhận bổ sung: Xã B.",
            ANNEX_SAID,
            (
                "Chưa xếp hạng, chờ rà soát: Xã C. Đề nghị các đơn vị nêu trên rà soát, giải trình để được"
                " xếp hạng."
            ),
            "Đổi.",
            "Mục tiêu tối thiểu 50% người: đạt.",
            "Thời hạn: trước ngày 19/9/2020.",
            MODEL_SAID,
            CHECK_SAID,
        ),
    ),
    Golden(
        of="summary",
        fields={"until": "08 giờ", "units_sent": "0", "units_all": "101"},
        says=(
            "Số liệu đến 08 giờ, ghi tại hộ: 0/101 đơn vị đã có số liệu.",
            "Chưa có hộ nào được lập danh sách.",
            "Kỳ này không có nội dung xin ý kiến chỉ đạo./.",
        ),
    ),
    Golden(
        of="summary",
        fields=FIELDS,
        filled=frozenset({"three", "course"}),
        says=(
            (
                "Số liệu đến 08 giờ, ghi tại hộ: 3/101 đơn vị đã có số liệu. Số liệu kỳ này chưa đủ,"
                " tính theo những gì đã nhận."
            ),
            "Đề nghị lãnh đạo chỉ đạo các đơn vị:",
            "1. Gửi đủ tệp số liệu trước 10/9.",
            "2. Đến 12 hộ chưa gặp.",
            "3. Rà soát số liệu còn nghi vấn trước khi công bố thứ hạng.",
        ),
    ),
    Golden(
        of="urge",
        fields={"count": "21", "kinds": "chậm tiến độ", "until": "09 giờ", "issuer": "Ban Thường trực"},
        says=(
            (
                "Qua theo dõi, đến 09 giờ còn 21 đơn vị chậm tiến độ (danh sách kèm theo); Ban Thường trực đề"
                " nghị:"
            ),
            "Đề nghị các đơn vị quan tâm, triển khai thực hiện tốt nội dung Công văn này./.",
        ),
    ),
    Golden(
        of="urge",
        fields={
            "orders": "Thực hiện Công văn số 4865",
            "count": "02",
            "kinds": "chậm gửi số liệu",
            "until": "09 giờ",
            "issuer": "Ban Thường trực",
            "late_files": "01",
            "due": "17 giờ ngày 04/9/2020",
            "deadline": "hoàn thành trước ngày 19/9/2020",
            "doubtful": "01",
            "previous": "Đã đôn đốc.",
        },
        says=(
            (
                "Thực hiện Công văn số 4865; qua theo dõi, đến 09 giờ còn 02 đơn vị chậm gửi số liệu (danh"
                " sách kèm theo); Ban Thường trực đề nghị:"
            ),
            "1. Gửi đủ tệp số liệu trước 17 giờ ngày 04/9/2020; nêu rõ lý do chậm.",
            "2. Đến lại các hộ vắng vào buổi tối và ngày nghỉ; hoàn thành trước ngày 19/9/2020.",
            "3. Rà soát các lượt ghi có nghi vấn; sửa hoặc xác nhận trong tệp gửi kế tiếp.",
            "Đã đôn đốc.",
            "Đề nghị các đơn vị quan tâm, triển khai thực hiện tốt nội dung Công văn này./.",
        ),
    ),
)


def made(row: Golden) -> Fields:
    names = OFFERED[row.of]
    texts = dict.fromkeys(names.texts, "") | {
        name: text for name, text in row.fields.items() if name in names.texts
    }
    item = {name: row.fields.get(name, "") for name in ("title", "place", "what", "figure")}
    lists = {name: [item] if name in row.filled else [] for name in names.lists}
    return Fields(
        texts=texts,
        lists=lists,
        tables={name: GRID if name in row.filled else EMPTY for name in names.tables},
        drawings={name: DRAWING for name in names.drawings if name in row.filled},
    )


def is_printed(part: Part, fields: Fields) -> bool:
    return (not part.when or fields.says(part.when)) and not (part.unless and fields.says(part.unless))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.of)
def test_a_document_says_these_sentences_and_no_others(row: Golden) -> None:
    template = read(bundled_file(row.of), OFFERED[row.of])
    said = [
        " ".join("".join(run.text for run in block.text).split())
        for block in template.blocks(made(row))
        if isinstance(block, Paragraph)
    ]
    assert said == list(row.says)


@pytest.mark.parametrize("name", sorted({row.of for row in ROWS}))
def test_every_conditional_sentence_is_printed_in_a_row_and_left_out_in_another(name: str) -> None:
    parts = [part for part in read(bundled_file(name), OFFERED[name]).body if part.when or part.unless]
    for part in parts:
        shown = {is_printed(part, made(row)) for row in ROWS if row.of == name}
        assert shown == {True, False}, part.words


def test_the_page_names_every_conditional_sentence_with_its_condition() -> None:
    rows = [
        [cell.strip("`") for cell in row]
        for row in table_rows(sections(page("docs/reports.md"), 2)["Sentences"])
    ]
    listed = {(words.strip("“”"), when, unless) for words, _, when, unless in rows}
    for name in OFFERED:
        for part in read(bundled_file(name), OFFERED[name]).body:
            if part.form in {"table", "drawing"} or not (part.when or part.unless):
                continue
            assert any(
                part.words.replace("**", "").startswith(words) and (part.when, part.unless) == (when, unless)
                for words, when, unless in listed
            ), part.words
