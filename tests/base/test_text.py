"""Cleaning, folding, collation and the stop for codes."""

from __future__ import annotations

import itertools
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from core.base.text import (
    _UNUSUAL,
    _UNWANTED,
    clean,
    fold,
    given_name_key,
    looks_like_secret,
    search_words,
    sort_key,
)

FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Danh",
    "Quách",
    "Ông",
    "Ưng",
    "Ân",
    "Ấn",
]
MIDDLE = [
    "Thị",
    "Văn",
    "Hữu",
    "Đức",
    "Mỹ",
    "Kim",
    "Hoà",
    "Hòa",
]
GIVEN = [
    "Anh",
    "Ánh",
    "Ẩn",
    "Ân",
    "An",
    "Đạt",
    "Dũng",
    "Lan",
    "Lanh",
    "Lành",
    "Lãnh",
    "Hoà",
    "Hòa",
    "Hoa",
    "Hóa",
    "Thuý",
    "Thúy",
    "Thủy",
    "Út",
    "Ửng",
    "ÁNH",
    "lan",
    "Sơn",
    "Sòn",
]
PLACES = [
    *[f"Ấp {n}{tail}" for n in (1, 2, 10, 11, 20) for tail in ("", "A", "B", " A")],
    *[f"{a}/{b} đường số {c}" for a in (6, 61, 7) for b in ("8", "10", "9", "8A") for c in (1, 2, 10)],
    "Tổ 4, Ấp 2",
    "Tổ 4 - Ấp 2",
    "Lan",
    "Lan Anh",
    "Lanh",
]
VIETNAMESE = st.text(
    alphabet="aăâbdđeêghioôơuưyAĐÊƯ àáảãạằắẩẫậềếểễệìíỏõọồốởỡợùúứừửữựỳýỷỹỵ0129/,.-", max_size=24
)


def test_clean_repairs_what_lists_hold() -> None:
    assert clean(unicodedata.normalize("NFD", "Nguyễn  Thị\u00a0Thuỷ ")) == "Nguyễn Thị Thuỷ"
    assert clean("Ðặng Văn Ð") == "Đặng Văn Đ"
    assert clean("A\x00B\u202eC\u200bD\u2066E\x1fF") == "ABCDEF"
    assert clean("dòng một\r\n\tdòng hai") == "dòng một dòng hai"
    assert clean("Nguye\u0301\u0302n") == "Nguyến"


@given(st.text())
def test_clean_is_idempotent_and_encodable(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\x00" not in once


@given(VIETNAMESE)
def test_fold_sees_no_marks_case_or_form(text: str) -> None:
    folded = fold(text)
    assert folded == fold(unicodedata.normalize("NFD", text)) == fold(text.upper()) == fold(folded)
    assert folded.isascii()


def test_fold_takes_both_tone_placements_as_one() -> None:
    assert fold("Đặng Thị Hoà") == fold("ĐẶNG THỊ HÒA") == fold("Ðặng  Thị Hòa") == "dang thi hoa"
    assert fold("Thuý") == fold("Thúy") == "thuy"


def test_search_words_leave_punctuation_out() -> None:
    assert search_words("219 đường số 5, Khóm 3 (cũ)") == ("219", "duong", "so", "5", "khom", "3", "cu")


def _icu() -> QCollator:
    collator = QCollator(QLocale("vi_VN"))
    collator.setNumericMode(True)
    return collator


def test_sort_key_equals_icu_on_names_and_places() -> None:
    names = [" ".join(words) for words in itertools.product(FAMILY, MIDDLE, GIVEN)]
    random.Random(7).shuffle(names)
    texts = names[:1200] + PLACES + GIVEN
    collator = _icu()
    ours = sorted(texts, key=sort_key)
    theirs = sorted(texts, key=collator.sortKey)
    differing = [pair for pair in zip(ours, theirs, strict=True) if collator.compare(*pair) != 0]
    assert differing == []


@given(VIETNAMESE, VIETNAMESE)
def test_sort_key_orders_pairs_of_words_as_icu_does(left: str, right: str) -> None:
    left, right = clean(left), clean(right)
    if any(a + b in left + "|" + right for a, b in itertools.product("0129", "/,.-")):
        return  # ICU's numeric mode reads some signs as part of a number
    sign = _icu().compare(left, right)
    ours = (sort_key(left) > sort_key(right)) - (sort_key(left) < sort_key(right))
    assert ours == (sign > 0) - (sign < 0)


def test_sort_key_takes_digits_as_numbers_and_space_before_letters() -> None:
    assert sorted(["Ấp 10", "Ấp 2A", "Ấp 2", "Ấp 1"], key=sort_key) == ["Ấp 1", "Ấp 2", "Ấp 2A", "Ấp 10"]
    assert sort_key("61/8") < sort_key("61/10")
    assert sort_key("Lan Anh") < sort_key("Lanh")
    assert sorted(["la", "lạ", "lá", "lã", "lả", "là"], key=sort_key) == ["la", "là", "lả", "lã", "lá", "lạ"]


def test_given_name_key_sorts_by_last_word_then_family_then_middle() -> None:
    names = ["Trần Văn Hòa", "Lê Thị An", "Bùi Văn Hoa", "Ngô Kim Hoa", "Bùi An Hoa", "An", "Đỗ Văn Ánh"]
    assert sorted(names, key=given_name_key) == [
        "An", "Lê Thị An", "Đỗ Văn Ánh", "Bùi An Hoa", "Bùi Văn Hoa", "Ngô Kim Hoa", "Trần Văn Hòa",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "CCCD 096123456789",
        "096 123 456 789",
        "0961 2345 6789",
        "cmnd 381234567",
        "mã OTP là 482913",
        "OTP 4821",
        "mã 482 913",
        "482913",
        "mật khẩu: 12345678",
        "Mã số 4821",
    ],
)
def test_secrets_are_seen(text: str) -> None:
    assert looks_like_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "đi làm xa",
        "gọi 0912345678",
        "nhà số 12345",
        "gửi 500000",
        "hẹn 12/11/2026",
        "mã hộ K7-147-X",
        "má 1950",
        "0912 345 678",
        "nợ 482913đ",
        "",
    ],
)
def test_plain_notes_pass(text: str) -> None:
    assert not looks_like_secret(text)


def test_whatever_passes_the_quick_look_holds_nothing_unwanted() -> None:
    passing = [chr(code) for code in range(0x110000) if _UNUSUAL.match(chr(code)) is None]
    assert len(passing) > 800
    assert [one for one in passing if _UNWANTED.match(one) or one in "Ðð"] == []
    assert [one for one in passing if unicodedata.combining(one)] == []
