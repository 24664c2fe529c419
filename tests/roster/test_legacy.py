"""TCVN3 and VNI: every letter, found by font and by profile; and text files of all encodings."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.roster.codes import ConcernCode, LegacyEncoding
from core.roster.legacy import TCVN3, VNI, decode, decode_tcvn3, decode_vni, detect, is_syllable
from tests.roster.books import concerns, names, plan_file, plan_text, write_book

LOWER = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
NAMES = [
    "Nguyễn Văn Ánh",
    "Đặng Thị Hoà",
    "Huỳnh Hữu Đực",
    "Võ Trọng Ẩn",
    "Trịnh Mỹ Duyên",
    "Lê Quý Thủy",
    "Bùi Ngọc Yến",
]
TO_TCVN3 = {letter: code for code, letter in TCVN3.items()}
TO_VNI = {letter: code for code, letter in sorted(VNI.items(), reverse=True)}


def tcvn3(text: str) -> str:
    """TCVN3 as it is typed: capitals with a tone can't be, so they are lower case."""
    return "".join(TO_TCVN3.get(c) or TO_TCVN3.get(c.lower(), c) for c in text)


def vni(text: str) -> str:
    return "".join(TO_VNI.get(c, c) for c in text)


def test_tcvn3_has_every_lower_letter_and_its_seven_capitals() -> None:
    assert set(LOWER) <= set(TCVN3.values())
    assert set(TCVN3.values()) - set(LOWER) == set("ĂÂĐÊÔƠƯ")
    assert len(TCVN3) == 74


def test_vni_has_all_134_letters() -> None:
    letters = LOWER + LOWER.upper()
    assert len(set(letters)) == 134
    assert set(VNI.values()) == set(letters)
    assert all(unicodedata.is_normalized("NFC", letter) for letter in VNI.values())


@given(st.text(alphabet=LOWER + "ĂÂĐÊÔƠƯ bcghklmnpqrstvx", max_size=30))
def test_tcvn3_comes_back_as_it_was(text: str) -> None:
    assert decode_tcvn3(tcvn3(text)) == text


@given(st.lists(st.sampled_from([*NAMES, "ấp", "TỔ", "số nhà", "khóm", "quản lý", "PHƯỜNG"])))
def test_vni_comes_back_as_it_was(words: list[str]) -> None:
    text = " ".join(words)
    assert decode_vni(vni(text)) == text


def test_known_words_are_read() -> None:
    assert decode_tcvn3("Hä vµ tªn; §Þa chØ; Nh©n khÈu") == "Họ và tên; Địa chỉ; Nhân khẩu"
    assert (
        decode_vni("Hoï vaø teân; Ñòa chæ; NGUYEÃN VAÊN AÙNH; Höõu")
        == "Họ và tên; Địa chỉ; NGUYỄN VĂN ÁNH; Hữu"
    )


def test_capital_fonts_make_capitals_and_unicode_stays() -> None:
    assert decode("nguyÔn v¨n ¸nh", LegacyEncoding.TCVN3, ".VnTimeH") == "NGUYỄN VĂN ÁNH"
    assert decode("Nguyễn Thị Hậu", LegacyEncoding.TCVN3, ".VnTime") == "Nguyễn Thị Hậu"


def test_the_profile_tells_encodings_apart() -> None:
    assert detect(map(tcvn3, NAMES)) is LegacyEncoding.TCVN3
    assert detect(map(vni, NAMES)) is LegacyEncoding.VNI
    assert detect(NAMES) is None
    assert detect([unicodedata.normalize("NFD", name) for name in NAMES]) is None
    assert detect(["Lê Trí", "Tô Kim", "Hà Văn Tú", "Lan"]) is None
    assert detect(["café", "Müller", "Ångström"]) is None


@pytest.mark.parametrize(
    "word", ["Nguyễn", "nghĩa", "Quý", "thuở", "giường", "Oanh", "ý", "yến", "khuỷu", "Ẩm"]
)
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["NguyÔn", "Hä", "Hoï", "tªn", "Müller", "Nguyeãn", "bcd"])
def test_what_is_no_syllable_is_known(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(("typed", "font"), [(tcvn3, ".VnTime"), (vni, "VNI-Times"), (tcvn3, ""), (vni, "")])
def test_a_workbook_in_an_old_encoding_is_converted(
    tmp_path: Path, typed: Callable[[str], str], font: str
) -> None:
    rows: list[list[Any]] = [[typed("Danh sách hộ ấp 2")], [typed("STT"), typed("Họ và tên"), typed("Tổ")]]
    rows += [[number, typed(name), 1] for number, name in enumerate(NAMES, 1)]
    cells = {f"{column}{row}": font for column in "AB" for row in range(1, 10)} if font else {}
    made = plan_file(write_book(tmp_path / "a.xlsx", {"Sheet1": rows}, fonts=cells))
    assert names(made) == NAMES
    assert made.rows[0].values.hamlet == "Ấp 2"
    assert made.conversions[0].examples[0][1] == "Danh sách hộ ấp 2"
    assert concerns(made)[ConcernCode.ENCODING_CONVERTED] == made.conversions[0].cells


def test_a_mixed_workbook_is_converted_only_where_the_font_says_so(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Ghi chú"],
        [1, tcvn3("Võ Trọng Ánh"), "đi làm xa"],
        [2, "Lê Trí", "tổ trưởng"],
    ]
    made = plan_file(write_book(tmp_path / "a.xlsx", {"Ấp 1": rows}, fonts={"B2": ".VnArial"}))
    assert names(made) == ["Võ Trọng Ánh", "Lê Trí"]
    assert made.conversions[0].cells == 1


def test_a_unicode_workbook_is_left_alone(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Ghi chú"], [1, "Võ Trọng Ánh", "½ năm ở xa – 20°"], [2, "Ðỗ Thị É", "«cũ»"]]
    made = plan_file(write_book(tmp_path / "a.xlsx", {"Ấp 1": rows}))
    assert made.conversions == ()
    assert names(made) == ["Võ Trọng Ánh", "Đỗ Thị É"]


TEXT = "STT;Họ và tên;Tổ;SĐT\r\n" + "".join(
    f"{n};{name};1;0912345{600 + n}\r\n" for n, name in enumerate(NAMES, 1)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_files_are_read(tmp_path: Path, encoding: str) -> None:
    made = plan_text(tmp_path, TEXT, encoding)
    assert names(made) == NAMES
    assert ("16" in encoding) == (ConcernCode.TEXT_ENCODING in concerns(made))


def test_windows_text_files_are_read(tmp_path: Path) -> None:
    cp1258 = "".join(_for_1258(character) for character in TEXT)
    made = plan_text(tmp_path, cp1258, "cp1258")
    assert names(made) == NAMES
    assert concerns(made)[ConcernCode.TEXT_ENCODING] == 1
    assert names(plan_text(tmp_path, tcvn3(TEXT), "latin-1")) == NAMES
    assert names(plan_text(tmp_path, vni(TEXT), "latin-1")) == NAMES


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_separators_are_found(tmp_path: Path, delimiter: str) -> None:
    assert names(plan_text(tmp_path, TEXT.replace(";", delimiter))) == NAMES
    quoted = TEXT.replace(";1;", ';"Tổ 1, ấp 2";').replace(";", delimiter)
    assert names(plan_text(tmp_path, quoted)) == NAMES


def test_the_line_for_excel_is_no_row(tmp_path: Path) -> None:
    assert names(plan_text(tmp_path, "sep=,\n" + TEXT.replace(";", ","))) == NAMES


def _for_1258(character: str) -> str:
    """cp1258 has most tones as marks after the letter."""
    try:
        character.encode("cp1258")
    except UnicodeEncodeError:
        apart = unicodedata.normalize("NFD", character)
        tones = [mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"]
        return unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones)) + "".join(tones)
    return character


@pytest.mark.parametrize("typed", [tcvn3, vni])
def test_short_headers_follow_the_whole_sheet(tmp_path: Path, typed: Callable[[str], str]) -> None:
    rows: list[list[Any]] = [
        ["DANH SÁCH NHÂN KHẨU KHÓM 3"],
        ["STT", "Họ và tên", "QH với chủ hộ", "Năm sinh", "ĐT thông minh", "SĐT"],
        [1, "Nguyễn Thị Ánh", "Chủ hộ", 1960, "x", "0912 345 678"],
        ["", "Trần Hữu Phúc", "Chồng", 1958, "", ""],
        [2, "Đặng Văn Ửng", "Chủ hộ", 1970, "", "1633170669"],
    ]
    old = [[typed(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    made = plan_file(write_book(tmp_path / "a.xlsx", {"Sheet1": old}))
    assert names(made) == ["Nguyễn Thị Ánh", "Đặng Văn Ửng"]
    assert [row.values.phone for row in made.rows] == ["0912345678", "0333170669"]
    assert made.rows[0].values.roster_smartphones == 1
    assert {row.values.hamlet for row in made.rows} == {"Khóm 3"}
