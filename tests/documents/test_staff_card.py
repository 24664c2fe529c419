"""The staff card's signed code: what it holds, who can check it, and that no change goes unnoticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.base.errors import UserError
from core.papers.card_code import (
    CODE_LENGTH,
    CardFacts,
    campaign_mark,
    card_facts,
    coded_name,
    decode_base45,
    encode_base45,
    read_code,
    signed_code,
)
from core.records.workspace import Language
from core.render.codes import Level, encode
from storage.keys.device_keys import DeviceKeys, DeviceSigner
from tests.documents.prints import KEYS, MEMBER, SETTINGS, SIGNER, card
from ui.catalog import sentence

OTHER = DeviceSigner(lambda: DeviceKeys(identity="", recipient="", seed=bytes(32)))
FACTS = card_facts(
    unit="32032", number=17, until=date(2026, 12, 31), campaign_id="vneid-2026", name="Trần Thị Diễm Hường"
)


def test_the_code_has_133_signs_and_is_a_version_6_symbol_at_m() -> None:
    text = card(SETTINGS, MEMBER, Language.VIETNAMESE).code
    assert len(text) == CODE_LENGTH == 133
    assert (encode(text).version, encode(text).level) == (6, Level.M)


def test_a_card_is_checked_by_the_key_that_signed_it_among_others() -> None:
    facts = read_code(signed_code(FACTS, SIGNER), [OTHER.public_key, SIGNER.public_key], OTHER)
    assert facts == FACTS
    assert (facts.printed_number, facts.name) == ("32032-0017", "TRAN THI DIEM HUONG")
    assert facts.campaign == campaign_mark("vneid-2026")


@given(
    unit=st.sampled_from(["96", "966", "00001", "32059", "99999"]),
    number=st.integers(1, 9_999),
    until=st.dates(date(2020, 1, 1), date(2199, 6, 6)),
    name=st.text(max_size=60),
)
def test_every_card_comes_back_as_it_was(unit: str, number: int, until: date, name: str) -> None:
    facts = card_facts(unit=unit, number=number, until=until, campaign_id="x", name=name)
    text = signed_code(facts, SIGNER)
    assert len(text) == CODE_LENGTH
    assert read_code(text, [SIGNER.public_key], SIGNER) == facts


@given(st.binary(max_size=90))
def test_base45_comes_back_as_it_was(data: bytes) -> None:
    assert decode_base45(encode_base45(data)) == data


def test_base45_is_that_of_the_standard() -> None:
    assert encode_base45(b"AB") == "BB8"
    assert encode_base45(b"Hello!!") == "%69 VD92EX0"
    assert decode_base45("QED8WEX0") == b"ietf!"
    for wrong in ("GGW", ":::", "A", "ab8", "BB8 "):
        with pytest.raises(ValueError):
            decode_base45(wrong)


def test_a_changed_card_a_strange_key_and_another_text_are_told_apart() -> None:
    text = signed_code(FACTS, SIGNER)
    with pytest.raises(UserError, match=r"document\.card_forged"):
        read_code(text, [OTHER.public_key], SIGNER)
    with pytest.raises(UserError, match=r"document\.card_forged"):
        read_code(text, ["not a key"], SIGNER)
    later = signed_code(replace(FACTS, until=date(2030, 1, 1)), OTHER)
    grafted = later[:38] + text[38:]
    with pytest.raises(UserError, match=r"document\.card_"):
        read_code(grafted, [SIGNER.public_key], SIGNER)
    for wrong in ("", "TN1:K7-147-B", text[:-1], text + " ", "TNC2:" + text[5:], "TNC1:" + "a" * 128):
        with pytest.raises(UserError, match=r"document\.card_code") as error:
            read_code(wrong, [SIGNER.public_key], SIGNER)
        assert sentence(error.value, "vi") != sentence(error.value, "en")


@pytest.mark.parametrize("place", range(0, 133, 7))
def test_no_sign_of_the_code_can_be_exchanged(place: int) -> None:
    text = signed_code(FACTS, SIGNER)
    changed = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
    with pytest.raises(UserError, match=r"document\.card_(code|forged)"):
        read_code(changed, [SIGNER.public_key], SIGNER)


@pytest.mark.parametrize(
    ("name", "coded"),
    [
        ("Đặng Thị Ngọc Yến", "DANG THI NGOC YEN"),
        ("  O'Neil-Đỗ  3 ", "O NEIL DO"),
        ("Công Tằng Tôn Nữ Huỳnh Thị Phương", "CONG TANG TON NU HUY"),
        ("漢", ""),
    ],
)
def test_a_name_is_coded_in_twenty_plain_letters(name: str, coded: str) -> None:
    assert coded_name(name) == coded


@pytest.mark.parametrize("number", [0, 10_000, -1])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(UserError, match=r"document\.card_number"):
        card(SETTINGS, replace(MEMBER, number=number), Language.VIETNAMESE)


def test_a_day_that_the_code_cannot_hold_is_refused() -> None:
    with pytest.raises(UserError, match=r"document\.card_until"):
        card(SETTINGS, replace(MEMBER, until=date(2019, 12, 31)), Language.VIETNAMESE)


def test_a_signature_of_the_card_is_none_of_a_batch() -> None:
    """The signed bytes begin with a text of their own and are never 64 bytes long, as a prehash is."""
    assert isinstance(FACTS, CardFacts)
    assert not SIGNER.verifies(
        b"x" * 64, SIGNER.sign(b"tung-nha staff card 1\n" + bytes(21)), KEYS.signing_key
    )
