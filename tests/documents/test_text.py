"""Text on paper: literal, drawable, joined, fitted or refused."""

from __future__ import annotations

import unicodedata

import pytest

from core.base.errors import UserError
from core.content.models import NBSP, Run, bind, plain
from core.render.text import (
    LONGEST,
    Line,
    common_style,
    fit,
    fit_first,
    join_names,
    join_words,
    keeping_whole,
    line_width_mm,
    natural_width_mm,
    set_text,
)
from core.render.theme import A5_GUIDE, Face, Type, glyphs

STYLE = Type(face=Face.REGULAR, size=10)
VIETNAMESE = "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ"
TONES = "\u0300\u0309\u0303\u0301\u0323"


def _text(line: Line) -> str:
    return "".join(span.text for span in line)


@pytest.mark.parametrize("face", [face for face in Face if face is not Face.MONO_BOLD])
def test_every_face_of_text_has_all_vietnamese_letters(face: Face) -> None:
    letters = {unicodedata.normalize("NFC", letter + tone) for letter in VIETNAMESE for tone in ("", *TONES)}
    assert not {letter for letter in letters if len(letter) == 1 and ord(letter) not in glyphs(face)}


def test_decomposed_text_is_composed() -> None:
    assert _text(set_text(plain(unicodedata.normalize("NFD", "Nguyễn Thị Hoà")), STYLE)) == "Nguyễn Thị Hoà"


@pytest.mark.parametrize("hostile", ['<img src="/etc/hostname">', "<b>Ánh", "&amp;", "%s {x} \\n", "</para>"])
def test_markup_is_drawn_as_it_stands(hostile: str) -> None:
    assert _text(set_text(plain(hostile), STYLE)) == hostile


def test_a_direction_override_is_not_printed() -> None:
    assert _text(set_text(plain("Lê \u202eVăn\u202c Tám\u200b"), STYLE)) == "Lê Văn Tám"


@pytest.mark.parametrize(
    ("text", "point"), [("Lê 漢 Tám", "U+6F22"), ("שלום", "U+05E9"), ("x\u0334", "U+0334")]
)
def test_a_character_that_cannot_be_printed_is_refused_by_name(text: str, point: str) -> None:
    with pytest.raises(UserError) as error:
        set_text(plain(text), STYLE)
    assert (error.value.code, error.value.params["character"]) == ("document.missing_glyph", point)


def test_a_missing_sign_is_drawn_by_another_face() -> None:
    line = set_text(plain("A → B"), STYLE)
    assert [(span.text, span.face) for span in line] == [
        ("A ", Face.REGULAR),
        ("→", Face.SANS),
        (" B", Face.REGULAR),
    ]


def test_emphasis_changes_the_face_and_nothing_else() -> None:
    line = set_text((Run(text="Có "), Run(text="tên", strong=True), Run(text=" gần")), STYLE)
    assert [(span.text, span.face) for span in line] == [
        ("Có ", Face.REGULAR),
        ("tên", Face.BOLD),
        (" gần", Face.REGULAR),
    ]


@pytest.mark.parametrize("length", [LONGEST + 1, 4000])
def test_a_text_of_thousands_of_characters_is_refused(length: int) -> None:
    with pytest.raises(UserError) as error:
        fit("x" * length, STYLE, width_mm=100, most_lines=3)
    assert (error.value.code, error.value.params["length"]) == ("document.text_too_long", length)
    assert len(str(error.value.params["text"])) < 60


def test_what_fits_keeps_its_size() -> None:
    fitted = fit("Ấp Bà Điều", STYLE, width_mm=100)
    assert fitted.size == STYLE.size
    assert len(fitted.lines) == 1


def test_text_shrinks_by_a_tenth_at_most_then_wraps() -> None:
    text = "Bà Đặng Thị Ngọc Yến, cạnh cầu Rạch Rập"
    width = natural_width_mm(text, STYLE)
    shrunk = fit(text, STYLE, width_mm=width * 0.95, most_lines=2)
    assert len(shrunk.lines) == 1
    assert 9.0 <= shrunk.size < 10
    assert shrunk.width_mm <= width * 0.95
    wrapped = fit(text, STYLE, width_mm=width * 0.7, most_lines=2)
    assert (len(wrapped.lines), wrapped.size) == (2, 10)
    assert all(line_width_mm(line, 10) <= width * 0.7 for line in wrapped.lines)
    assert " ".join(_text(line) for line in wrapped.lines) == text
    with pytest.raises(UserError, match=r"document\.text_too_long"):
        fit(text, STYLE, width_mm=width * 0.7)


def test_a_word_wider_than_its_place_is_refused_not_cut() -> None:
    with pytest.raises(UserError, match=r"document\.text_too_long"):
        fit("Nguyễn" * 10, STYLE, width_mm=40, most_lines=5)


def test_an_address_may_be_parted_after_its_signs() -> None:
    fitted = fit("dichvucong.gov.vn/tra-cuu/ho-so", STYLE, width_mm=36, most_lines=3, address=True)
    assert "".join(_text(line) for line in fitted.lines) == "dichvucong.gov.vn/tra-cuu/ho-so"
    assert len(fitted.lines) == 2


def test_even_lines_are_nearly_equal() -> None:
    text = "UBND VÀ ỦY BAN MTTQ VIỆT NAM PHƯỜNG LÝ VĂN LÂM"
    width = natural_width_mm(text, STYLE) * 0.85
    greedy = fit(text, STYLE, width_mm=width, most_lines=2)
    even = fit(text, STYLE, width_mm=width, most_lines=2, even=True)
    assert even.width_mm < greedy.width_mm
    assert len(even.lines) == 2


def test_a_title_takes_the_largest_style_that_holds_it() -> None:
    assert fit_first("Cài đặt Bluezone", A5_GUIDE.title, width_mm=128).size == 33
    assert fit_first("Mở tài khoản Dịch vụ công", A5_GUIDE.title, width_mm=128).style.size < 33
    with pytest.raises(UserError, match=r"document\.text_too_long"):
        fit_first("Mở tài khoản Dịch vụ công quốc gia cho cả nhà", A5_GUIDE.title, width_mm=128)


def test_lines_of_one_list_share_one_size() -> None:
    large, normal = Type(face=Face.BOLD, size=12), Type(face=Face.BOLD, size=10)
    assert common_style(("ngắn",), (large, normal), width_mm=40) is large
    assert common_style(("ngắn", "một bước dài hơn hẳn các bước kia"), (large, normal), width_mm=40) is normal


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("0290 355 0117", "0290_355_0117"),
        ("7 giờ – 20 giờ, cả thứ Bảy", "7_giờ – 20_giờ, cả thứ Bảy"),
        ("Số 12, tổ 5, ấp Bà Điều", "Số_12, tổ_5, ấp_Bà Điều"),
        ("chưa tới 5 phút.", "chưa tới 5_phút."),
        ("định danh mức 2", "định danh mức_2"),
        ("(lũy kế) (điểm %)", "(lũy_kế) (điểm_%)"),
        ("MTTQ Việt Nam, CỘNG HÒA VIỆT NAM", "MTTQ Việt_Nam, CỘNG HÒA VIỆT_NAM"),
        ("App Store or Google Play, CH Play", "App_Store or Google_Play, CH_Play"),
        ("hấp dẫn, tổng số người", "hấp dẫn, tổng số_người"),
    ],
)
def test_words_that_belong_together_are_joined(text: str, joined: str) -> None:
    assert join_words(text).replace(NBSP, "_") == joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (
            "Ủy ban MTTQ Việt Nam xã Lý Văn Lâm, tỉnh Cà Mau",
            "Ủy ban MTTQ Việt_Nam xã_Lý_Văn_Lâm, tỉnh_Cà_Mau",
        ),
        ("Xã Lý Văn Lâm, TP. Cà Mau", "Xã_Lý_Văn_Lâm, TP._Cà_Mau"),
        ("MTTQ VIỆT NAM PHƯỜNG LÝ VĂN LÂM BÁO CÁO", "MTTQ VIỆT_NAM PHƯỜNG_LÝ_VĂN_LÂM BÁO CÁO"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT_NAM"),
        ("cả xã đã xong, tỉnh gửi huyện", "cả xã đã xong, tỉnh gửi huyện"),
        ("Hạn xã", "Hạn xã"),
    ],
)
def test_names_of_places_are_joined(text: str, joined: str) -> None:
    assert join_names(text).replace(NBSP, "_") == joined


def test_a_place_s_name_is_parted_only_where_the_text_has_no_room_otherwise() -> None:
    text = "Bà con xã Lý Văn Lâm"
    width = natural_width_mm(text, STYLE)
    roomy = fit(text, STYLE, width_mm=width * 0.75, most_lines=2)
    assert [_text(line) for line in roomy.lines] == ["Bà con", f"xã{NBSP}Lý{NBSP}Văn{NBSP}Lâm"]
    narrow = fit(text, STYLE, width_mm=width * 0.52, most_lines=2)
    assert [_text(line) for line in narrow.lines] == ["Bà con xã", "Lý Văn Lâm"]


def test_names_that_are_known_are_kept_whole_only_inside() -> None:
    text = "Bà con Lý Văn Lâm cài Sổ Sức Khỏe"
    with keeping_whole("Phường Lý Văn Lâm", "Sổ Sức Khỏe", "VNeID"):
        assert join_names(text).replace(NBSP, "_") == "Bà con Lý_Văn_Lâm cài Sổ_Sức_Khỏe"
        assert join_names("LÝ VĂN LÂM, Lý Văn Lâmx").replace(NBSP, "_") == "LÝ_VĂN_LÂM, Lý Văn Lâmx"
        width = natural_width_mm("Bà con Lý Văn", STYLE)
        inside = [_text(line) for line in fit(text, STYLE, width_mm=width, most_lines=4).lines]
    assert inside[:2] == ["Bà con", f"Lý{NBSP}Văn{NBSP}Lâm"]
    outside = [_text(line) for line in fit(text, STYLE, width_mm=width, most_lines=4).lines]
    assert outside[0] == "Bà con Lý Văn"


def test_a_bound_name_is_never_parted() -> None:
    text = f"Không cài {bind('Bluezone Pool')}"
    fitted = fit(text, STYLE, width_mm=natural_width_mm(text, STYLE) * 0.8, most_lines=2)
    assert [_text(line) for line in fitted.lines] == ["Không cài", f"Bluezone{NBSP}Pool"]
