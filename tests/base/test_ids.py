"""Ids and the household code on paper (docs/codes.md)."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.base.errors import UserError
from core.base.ids import (
    ALPHABET,
    QR_PREFIX,
    IdSource,
    household_code,
    is_id,
    new_block,
    parse_household_code,
)

BLOCKS = st.text(ALPHABET, min_size=2, max_size=2)
NUMBERS = st.integers(1, 999_999)


def test_ids_are_uuid7_and_increase_within_one_source() -> None:
    source = IdSource()
    made = [source.new(1_700_000_000_000) for _ in range(5_000)]
    assert made == sorted(set(made))
    assert {uuid.UUID(text).version for text in made} == {7}
    assert all(is_id(text) for text in made)


def test_an_id_carries_its_time() -> None:
    made = uuid.UUID(IdSource().new(1_700_000_000_000))
    assert abs((made.int >> 80) - 1_700_000_000_000) <= 1


def test_a_clock_set_back_gives_no_smaller_id() -> None:
    source = IdSource()
    assert source.new(1_700_000_000_000) < source.new(1_600_000_000_000)


@given(block=BLOCKS, number=NUMBERS)
def test_a_code_is_read_however_it_is_typed(block: str, number: int) -> None:
    code = household_code(block, number)
    for typed in (
        code,
        code.lower(),
        f" {code} ",
        code.replace("-", ""),
        code.replace("-", " "),
        QR_PREFIX + code,
    ):
        assert parse_household_code(typed) == code


@given(block=BLOCKS, number=NUMBERS, place=st.integers(0, 8), other=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_caught(block: str, number: int, place: int, other: str) -> None:
    code = household_code(block, number)
    places = [at for at, character in enumerate(code) if character != "-"]
    at = places[place % len(places)]
    wrong = code[:at] + other + code[at + 1 :]
    if wrong == code:
        return
    with pytest.raises(UserError) as caught:
        parse_household_code(wrong)
    assert caught.value.code in {"code.check", "code.unreadable"}


@given(block=BLOCKS, number=st.integers(10, 999_999), place=st.integers(0, 5))
def test_two_swapped_digits_are_always_caught(block: str, number: int, place: int) -> None:
    digits = str(number)
    at = place % (len(digits) - 1)
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if swapped == digits or swapped.startswith("0"):
        return
    check = household_code(block, number)[-1]
    with pytest.raises(UserError, match=r"code\.check"):
        parse_household_code(f"{block}-{swapped}-{check}")


@pytest.mark.parametrize(("typed", "meant"), [("O", "0"), ("I", "1"), ("L", "1"), ("U", "V"), ("Z", "2")])
def test_look_alikes_are_read_as_the_character_they_stand_for(typed: str, meant: str) -> None:
    code = household_code(f"{meant}7", 147)
    assert parse_household_code(typed + code[1:]) == code


def test_a_code_fits_the_smallest_symbol() -> None:
    assert len(QR_PREFIX + household_code(new_block(), 9_999_999)) <= 16


@pytest.mark.parametrize("text", ["", "K7", "K7-X", "https://example.vn", "K7-12345678-X", "Đ7-147-X"])
def test_other_texts_are_no_codes(text: str) -> None:
    with pytest.raises(UserError, match=r"code\.unreadable"):
        parse_household_code(text)
