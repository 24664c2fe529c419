"""Finding the header and understanding its columns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.roster.codes import ConcernCode, Field, Layout
from core.roster.fields import field_of, fields_of, fold_header
from tests.roster.books import HEADER, concerns, names, plan_file, plan_rows, plan_text, write_book

SPELLINGS: dict[Field, tuple[str, ...]] = {
    Field.NUMBER: ("STT", "TT", "Số TT", "Số thứ tự", "S TT", "stt"),
    Field.NAME: (
        "Họ và tên",
        "HỌ TÊN",
        "Họ & tên",
        "Ho va ten",
        "Họ và tên nhân khẩu",
        "Họ, tên",
        "Họ, chữ đệm và tên",
    ),
    Field.HEAD: (
        "Chủ hộ",
        "Họ và tên chủ hộ",
        "HỌ TÊN CHỦ HỘ",
        "Tên chủ hộ",
        "Người đại diện hộ",
        "Họ và tên (chủ hộ)",
    ),
    Field.FAMILY_NAME: ("Họ", "Họ đệm", "Họ và tên đệm", "Họ lót", "Họ và chữ đệm"),
    Field.PEOPLE: (
        "Số NK",
        "Nhân khẩu",
        "Số người",
        "Khẩu",
        "Số khẩu",
        "NK",
        "Số nhân khẩu",
        "Tổng số nhân khẩu",
        "so nguoi",
        "Số thành viên trong hộ",
        "Số người trong hộ",
    ),
    Field.PHONE: (
        "SĐT",
        "ĐT",
        "Điện thoại",
        "Số điện thoại",
        "Số ĐT",
        "ĐTDĐ",
        "SDT",
        "Di động",
        "Số Zalo",
        "Số ĐT liên hệ",
    ),
    Field.ADDRESS: ("Địa chỉ", "Nơi ở", "Chỗ ở hiện nay", "Địa chỉ thường trú", "Số nhà, đường", "Tổ, ấp"),
    Field.HOUSE_NUMBER: ("Số nhà",),
    Field.STREET: ("Đường", "Tên đường"),
    Field.GROUP: ("Tổ", "Tổ tự quản", "Tổ NDTQ", "Nhóm", "Tổ số", "Tổ nhân dân tự quản", "Tổ dân phố"),
    Field.HAMLET: ("Ấp", "Khóm", "Thôn", "Ấp/Khóm", "Tên ấp", "ẤP, KHÓM"),
    Field.RELATION: ("Quan hệ với chủ hộ", "QH với chủ hộ", "Quan hệ", "QHCH", "Mối quan hệ với chủ hộ"),
    Field.BIRTH: ("Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "NS", "Sinh năm", "Tuổi"),
    Field.SMARTPHONE: ("Có ĐT thông minh", "ĐT thông minh", "Smartphone", "ĐTTM", "Điện thoại thông minh"),
    Field.NO_SMARTPHONE: ("Không có ĐT thông minh", "Chưa có điện thoại thông minh"),
    Field.NOTE: ("Ghi chú", "GHI CHÚ", "Ghi chú khác"),
    Field.ORGANISATION: ("Đoàn thể", "Hội viên", "Hội, đoàn thể"),
    Field.SEX: ("Giới tính", "Nam/Nữ", "Phái"),
    Field.HOUSEHOLD_CODE: ("Mã hộ", "Số hộ khẩu", "Số sổ hộ khẩu", "Mã số hộ"),
    Field.SENSITIVE: (
        "Dân tộc",
        "Tôn giáo",
        "CCCD",
        "CMND/CCCD",
        "Số định danh cá nhân",
        "Căn cước công dân",
        "Số thẻ BHYT",
    ),
    Field.IGNORED: ("Nghề nghiệp", "Số người trên 16 tuổi", "Đã cài Bluezone", "Nam", "Nữ", "Trình độ", ""),
}


@pytest.mark.parametrize(
    ("field", "text"), [(field, text) for field, texts in SPELLINGS.items() for text in texts]
)
def test_a_spelling_is_understood(field: Field, text: str) -> None:
    assert field_of((fold_header(text),)) is field


@pytest.mark.parametrize(
    ("column", "field"),
    [
        (("Điện thoại thông minh", "Có"), Field.SMARTPHONE),
        (("Điện thoại thông minh", "Không"), Field.NO_SMARTPHONE),
        (("Năm sinh", "Nam"), Field.BIRTH),
        (("Năm sinh", "Nữ"), Field.BIRTH),
        (("Nhân khẩu", "Tổng số"), Field.PEOPLE),
        (("Nhân khẩu", "Nữ"), Field.IGNORED),
        (("Thông tin chủ hộ", "Họ và tên"), Field.NAME),
        (("Thông tin chủ hộ", "Năm sinh"), Field.BIRTH),
        (("CCCD", "Số"), Field.SENSITIVE),
        (("CCCD", "Ngày cấp"), Field.SENSITIVE),
        (("Giới tính", "Nam"), Field.SEX),
        (("Địa chỉ", "Tổ"), Field.GROUP),
        (("Địa chỉ", "Số nhà"), Field.HOUSE_NUMBER),
    ],
)
def test_a_column_under_a_parent_is_understood(column: tuple[str, str], field: Field) -> None:
    assert field_of(tuple(map(fold_header, column))) is field


def test_the_head_beside_a_name_is_the_persons_head() -> None:
    assert fields_of([("Họ và tên",), ("Chủ hộ",)]) == (Field.NAME, Field.HEAD)
    assert fields_of([("Chủ hộ",), ("SĐT",)]) == (Field.NAME, Field.PHONE)
    assert fields_of([("Họ đệm",), ("Tên",)]) == (Field.FAMILY_NAME, Field.GIVEN_NAME)
    assert fields_of([("Tên",), ("SĐT",)]) == (Field.NAME, Field.PHONE)


def test_the_header_is_found_under_titles_and_merged_cells(tmp_path: Path) -> None:
    rows = [
        ["ỦY BAN MTTQ VIỆT NAM XÃ KHÁNH AN"],
        ["DANH SÁCH HỘ DÂN"],
        ["(Kèm theo báo cáo số 12)"],
        [],
        HEADER,
        [1, "Lê Thanh Đạt", 8, 4, "0912345678", ""],
    ]
    made = plan_file(write_book(tmp_path / "a.xlsx", {"DS": rows}, merged=["A1:F1", "A2:F2", "A3:F3"]))
    assert names(made) == ["Lê Thanh Đạt"]
    assert made.sheets[0].header_rows == (5,)


def test_a_header_of_two_rows_is_joined(tmp_path: Path) -> None:
    rows = [
        ["DANH SÁCH HỘ ẤP 2"],
        ["STT", "Họ và tên chủ hộ", "Địa chỉ", None, "Nhân khẩu", None, "Điện thoại thông minh", None],
        [None, None, "Số nhà", "Tổ", "Tổng số", "Nữ", "Có", "Không"],
        [1, "Lê Văn A", "12", 3, 5, 2, "x", None],
        [2, "Lê Văn B", "14", 3, 4, 1, None, "x"],
    ]
    merged = ["A1:H1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2"]
    made = plan_file(write_book(tmp_path / "a.xlsx", {"DS": rows}, merged=merged))
    first, second = (row.values for row in made.rows)
    assert (first.address, first.group, first.roster_people, first.has_smartphone) == ("12", "3", 5, True)
    assert (second.roster_people, second.has_smartphone, second.hamlet) == (4, False, "Ấp 2")


def test_a_text_file_may_have_a_header_of_two_rows(tmp_path: Path) -> None:
    text = ";;Điện thoại thông minh;;\nSTT;Họ và tên;Có;Không;SĐT\n1;Lê Văn A;x;;0912345678\n2;Lê Văn B;;x;\n"
    made = plan_text(tmp_path, text)
    assert [row.values.has_smartphone for row in made.rows] == [True, False]


def test_birth_years_under_men_and_women_are_one_birth(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Quan hệ", "Năm sinh", None],
        [None, None, None, "Nam", "Nữ"],
        [1, "Lê Văn A", "Chủ hộ", 1960, None],
        [None, "Lê Thị B", "Vợ", None, 1962],
        [None, "Lê Thị C", "Con", None, 2015],
    ]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]
    made = plan_file(write_book(tmp_path / "a.xlsx", {"Ấp 1": rows}, merged=merged))
    assert made.rows[0].values.roster_adults == 2
    assert made.rows[0].values.roster_people == 3


def test_family_and_given_name_in_two_columns_are_joined(tmp_path: Path) -> None:
    made = plan_rows(tmp_path, [["TT", "Họ và đệm", "Tên", "SĐT"], [1, "Nguyễn Văn", "Ánh", ""]])
    assert names(made) == ["Nguyễn Văn Ánh"]
    rows = [["TT", "Họ và tên chủ hộ", None, "SĐT"], [1, "Nguyễn Văn", "Ánh", ""]]
    merged = plan_file(write_book(tmp_path / "b.xlsx", {"DS": rows}, merged=["B1:C1"]))
    assert names(merged) == ["Nguyễn Văn Ánh"]


def test_house_number_and_street_make_one_address(tmp_path: Path) -> None:
    rows = [["TT", "Chủ hộ", "Số nhà", "Đường", "Khóm"], [1, "Lê A", "61/8", "Nguyễn Trãi", 3]]
    values = plan_rows(tmp_path, rows).rows[0].values
    assert (values.address, values.hamlet) == ("61/8 Nguyễn Trãi", "Khóm 3")


def test_columns_of_ids_ethnicity_and_religion_are_dropped_unread(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "CCCD", "Dân tộc", "Tôn giáo", "Ghi chú", "SĐT"],
        [1, "Lê Văn A", "096123456789", "Kinh", "Không", "096123456789", "0912345678"],
        [2, "Lê Văn B", "096123456780", "Khmer", "Phật", "096123456780", ""],
        [3, "Lê Văn C", "096123456781", "Kinh", "", "381234567", ""],
    ]
    made = plan_rows(tmp_path, rows)
    assert concerns(made)[ConcernCode.COLUMNS_DROPPED] == 4
    assert "0961" not in repr(made)
    assert "Khmer" not in repr(made)


def test_ids_that_lost_their_zero_are_seen_in_a_phone_column(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Điện thoại"], *([n, f"Lê Văn {n}", 96123456780 + n] for n in range(1, 6))]
    made = plan_rows(tmp_path, rows)
    assert made.sheets[0].mapping.fields[2] is Field.SENSITIVE


def test_phones_under_the_smartphone_header_are_phones(tmp_path: Path) -> None:
    rows = [["STT", "Chủ hộ", "Số ĐT thông minh"], [1, "Lê Văn A", 912345678], [2, "Lê Văn B", "0987654321"]]
    assert [row.values.phone for row in plan_rows(tmp_path, rows).rows] == ["0912345678", "0987654321"]


def test_a_mapping_changed_by_a_person_is_used_for_its_shape(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Máy", "Số"], [1, "Lê Văn A", "0912345678", 4]]
    path = write_book(tmp_path / "a.xlsx", {"DS": rows})
    mapping = plan_file(path).mappings[0]
    assert mapping.fields[2] is Field.IGNORED
    fields = (Field.NUMBER, Field.NAME, Field.PHONE, Field.PEOPLE)
    changed = replace(mapping, fields=fields, layout=Layout.HOUSEHOLDS)
    values = plan_file(path, mappings={mapping.shape: changed}).rows[0].values
    assert (values.phone, values.roster_people) == ("0912345678", 4)


def test_the_shape_sees_header_texts_and_not_their_accents(tmp_path: Path) -> None:
    one = plan_rows(tmp_path, [["STT", "Họ và tên", "SĐT"], [1, "A B", ""]]).mappings[0]
    two = plan_rows(tmp_path, [["x"], ["stt", "HO VA TEN", "sdt"], [1, "C D", ""]]).mappings[0]
    three = plan_rows(tmp_path, [["STT", "Họ và tên", "Tổ"], [1, "A B", ""]]).mappings[0]
    assert one.shape == two.shape != three.shape


def test_columns_not_used_are_told(tmp_path: Path) -> None:
    made = plan_rows(tmp_path, [["STT", "Họ và tên", "SĐT", "Nghề nghiệp"], [1, "A B", "", "Nông"]])
    assert concerns(made)[ConcernCode.COLUMNS_IGNORED] == 1
    assert "Nghề nghiệp" in str(made.concerns)


def test_what_one_files_cells_betray_is_not_remembered_for_the_next(tmp_path: Path) -> None:
    header = ["STT", "Họ và tên", "Điện thoại"]
    odd = plan_rows(tmp_path, [header, *([n, f"Lê Văn {n}", 96123456780 + n] for n in range(1, 6))])
    remembered = {mapping.shape: mapping for mapping in odd.mappings}
    made = plan_rows(tmp_path, [header, [1, "Lê Văn A", "0912345678"]], mappings=remembered)
    assert made.rows[0].values.phone == "0912345678"
