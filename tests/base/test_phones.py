"""Phone numbers as lists write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.base.phones import MOVED_2018, PhoneProblem, PhoneRepair, masked, read_phone


@pytest.mark.parametrize(
    ("raw", "value", "repair"),
    [
        ("0912345678", "0912345678", None),
        ("+84 912 345 678", "0912345678", PhoneRepair.COUNTRY_CODE),
        ("84912345678", "0912345678", PhoneRepair.COUNTRY_CODE),
        ("+84 (0)912345678", "0912345678", PhoneRepair.COUNTRY_CODE),
        (84912345678.0, "0912345678", PhoneRepair.COUNTRY_CODE),
        (917898206.0, "0917898206", PhoneRepair.LOST_ZERO),
        ("917898206.0", "0917898206", PhoneRepair.LOST_ZERO),
        ("9.17898206E8", "0917898206", PhoneRepair.LOST_ZERO),
        ("01633170669", "0333170669", PhoneRepair.PREFIX_2018),
        (1633170669.0, "0333170669", PhoneRepair.PREFIX_2018),
        ("0776.258.517", "0776258517", PhoneRepair.SEPARATORS),
        ("'0912345678", "0912345678", None),
        ("0290 3831234", "02903831234", PhoneRepair.SEPARATORS),
        ("2903831234", "02903831234", PhoneRepair.LOST_ZERO),
        ("07803831234", "02903831234", PhoneRepair.LANDLINE_CODE),
        ("0912345678/0987654321", "0912345678", PhoneRepair.FIRST_OF_SEVERAL),
        ("0912345678 0987654321", "0912345678", PhoneRepair.FIRST_OF_SEVERAL),
        ("0912345678 (Hùng)", "0912345678", PhoneRepair.LETTERS),
        ("O912345678", "0912345678", PhoneRepair.LETTERS),
        ("０９１２３４５６７８", "0912345678", None),
    ],
)
def test_a_number_is_repaired(raw: str | float, value: str, repair: PhoneRepair | None) -> None:
    phone = read_phone(raw)
    assert (phone.value, phone.repaired, phone.problem) == (value, repair, None)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("091234567", PhoneProblem.TOO_SHORT),
        ("09123456789", PhoneProblem.TOO_LONG),
        ("không có", PhoneProblem.NO_DIGITS),
        ("nhà 3", PhoneProblem.TOO_SHORT),
        ("0212345678", PhoneProblem.UNKNOWN_PREFIX),
        ("0000000000", PhoneProblem.UNKNOWN_PREFIX),
        (-5.5, PhoneProblem.TOO_SHORT),
        (float("nan"), PhoneProblem.NO_DIGITS),
    ],
)
def test_what_is_no_number_has_a_reason(raw: str | float, problem: PhoneProblem) -> None:
    phone = read_phone(raw)
    assert (phone.value, phone.problem) == (None, problem)


def test_an_empty_cell_is_neither_number_nor_problem() -> None:
    assert all(read_phone(raw).problem is None and read_phone(raw).value is None for raw in ("", "  ", None))


@pytest.mark.parametrize(("old", "new"), sorted(MOVED_2018.items()))
def test_prefixes_of_2018_move_the_whole_number(old: str, new: str) -> None:
    assert read_phone(old + "1234567").value == new + "1234567"


@given(st.text() | st.floats() | st.integers() | st.from_regex(r"[+0-9 ./()]{0,20}"))
def test_a_value_is_always_a_national_number(raw: str | float) -> None:
    value = read_phone(raw).value
    assert value is None or (
        value.isascii() and value.isdigit() and value[0] == "0" and len(value) in {10, 11}
    )


@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True))
def test_reading_is_idempotent(number: str) -> None:
    phone = read_phone(number)
    assert phone.value is None or read_phone(phone.value) == phone


def test_masked_hides_the_middle() -> None:
    assert masked("0912345678") == "09xx xxx 678"
    assert masked("12") == "xxx"
