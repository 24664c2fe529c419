"""Symbols made by XOR are bit by bit those of the qrcode library, mask and all."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode import QRCode

from core.base.errors import UserError
from core.base.ids import household_code
from core.render import fast_codes
from core.render.codes import encode, library_levels
from core.render.fast_codes import CodeFamily, encode_fast, family


@pytest.fixture(autouse=True)
def by_constants(monkeypatch: pytest.MonkeyPatch) -> None:
    """None is made one by one."""
    monkeypatch.setattr(fast_codes, "_FEW", 0)


LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def library_rows(text: str, kind: CodeFamily) -> list[list[bool]]:
    symbol = QRCode(version=kind.version, error_correction=library_levels()[kind.level], border=0)
    symbol.add_data(text, optimize=0)
    symbol.make(fit=False)
    return [[bool(module) for module in row] for row in symbol.modules]


def own_rows(text: str) -> list[list[bool]]:
    return [list(row) for row in encode_fast(text).unpacked().modules]


def test_two_thousand_household_codes_are_the_library_s_own() -> None:
    kind = family(2, len("TN1:K7-1000-X"))
    for number in range(1000, 3000):
        text = f"TN1:{household_code('K7', number)}"
        assert own_rows(text) == library_rows(text, kind), text


@pytest.mark.parametrize("length", [1, 2, 7, 16, 17, 30, 62, 80, 130, 240])
@pytest.mark.parametrize(
    ("mode", "alphabet"),
    [(1, "0123456789"), (2, LETTERS), (4, "abcXYZ/:.?=&%-_ ~")],
    ids=["digits", "letters", "bytes"],
)
def test_every_mode_and_length_is_the_library_s_own(mode: int, alphabet: str, length: int) -> None:
    draw = random.Random(length)
    kind = family(mode, length)
    for _ in range(25):
        text = "".join(draw.choice(alphabet) for _ in range(length - 1)) + alphabet[-1]
        if mode == 2:
            text = text[:-1] + "Z"
        if mode == 4:
            text = text[:-1] + "a"
        assert own_rows(text) == library_rows(text, kind), text


@settings(max_examples=300)
@given(st.text(min_size=1, max_size=40).filter(lambda text: len(text.encode()) < 100))
def test_any_text_is_the_symbol_of_the_slow_way(text: str) -> None:
    assert encode_fast(text).unpacked() == encode(text)


def test_the_first_of_a_kind_are_made_one_by_one_and_no_different(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("TN1:K7-147-X", "https://zalo.me/g/lyvanlam2026", "0123456789")
    fast = [encode_fast(text) for text in texts]
    monkeypatch.setattr(fast_codes, "_FEW", 1)
    monkeypatch.setattr(fast_codes, "_seen", Counter())
    assert [encode_fast(text) for text in texts] == fast
    assert fast_codes._seen.total() == len(texts)


def test_packed_rows_are_the_modules_from_the_left_and_the_padding_is_white() -> None:
    code = encode_fast("TN1:K7-147-X")
    assert (code.version, code.level.value, code.size, len(code.rows)) == (1, "Q", 21, 63)
    for row, modules in enumerate(code.unpacked().modules):
        bits = f"{int.from_bytes(code.rows[3 * row : 3 * row + 3], 'big'):024b}"
        assert bits == "".join("1" if black else "0" for black in modules) + "000"


def test_a_text_no_symbol_holds_is_refused() -> None:
    with pytest.raises(UserError, match=r"document\.link_too_long"):
        encode_fast("x" * 3000)
