"""Public key files: what chat apps do to text is survived, what matters is strict."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.base.errors import UserError
from core.base.keytext import identity_bytes, is_age_recipient, is_signing_key, number_code, short_number
from core.sync.keyfile import MAX_KEY_FILE_BYTES, PublicKeys, read, write
from storage.keys import device_keys
from tests.sync.batches import province, stranger

KEYS = PublicKeys(
    unit_code="96",
    unit_valid_from="2025-07-01",
    unit_name="Tỉnh Cà Mau",
    age_recipient=province().recipient,
    signing_key=province().signing_key,
)
TEXT = write(KEYS)


def test_a_key_file_reads_back() -> None:
    assert read(TEXT.encode()) == KEYS
    hamlet = replace(KEYS, unit_code="32002", hamlet="Khóm 3")
    assert read(write(hamlet).encode()) == hamlet


def test_its_labels_are_ascii_and_its_keys_are_those_of_stock_tools() -> None:
    lines = TEXT.splitlines()
    assert lines[0] == "TUNG-NHA-PUBLIC-KEY 1"
    assert f"age: {province().recipient}" in lines
    assert f"minisign: {province().signing_key}" in lines
    assert lines[-1] == f"number: {KEYS.number}"


MANGLED = {
    "a byte order mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "Windows line ends": TEXT.replace("\n", "\r\n").encode(),
    "UTF-16 by Notepad": TEXT.encode("utf-16"),
    "text around it": f"Chào anh, khóa của tỉnh: đây nhé\n\n{TEXT}\nZalo: 0913 000 000\nCảm ơn".encode(),
    "quoted in a mail": "\n".join(f"> {line}" for line in TEXT.splitlines()).encode(),
    "no-break and double spaces": TEXT.replace(": ", ":\u00a0 ").encode(),
    "no spaces": TEXT.replace(": ", ":").encode(),
    "long dashes in the number": TEXT.replace(KEYS.number, KEYS.number.replace("-", "–")).encode(),
    "spaces in the number": TEXT.replace(KEYS.number, KEYS.number.replace("-", " ")).encode(),
    "zero-width characters": TEXT.replace("age: ", "\u200bage: \u2060").encode(),
    "NFD": unicodedata.normalize("NFD", TEXT).encode(),
    "twice": (TEXT + TEXT).encode(),
    "capital labels": TEXT.replace("age:", "Age:").replace("unit:", "UNIT:").encode(),
    "an unknown label": (TEXT + "colour: blue\n").encode(),
    "indented": "\n".join(f"\t {line} " for line in TEXT.splitlines()).encode(),
}


@pytest.mark.parametrize("data", MANGLED.values(), ids=MANGLED.keys())
def test_mangled_by_a_chat_app_it_still_reads(data: bytes) -> None:
    assert read(data) == KEYS


OTHER = replace(KEYS, age_recipient=stranger().recipient, signing_key=stranger().signing_key)

UNREADABLE = {
    "nothing": b"",
    "a letter": "Kính gửi Sở Thông tin và Truyền thông".encode(),
    "no UTF-8": b"\xff\x00\x80" + TEXT.encode(),
    "no marker": TEXT.split("\n", 1)[1].encode(),
    "one character of the recipient": TEXT.replace(
        KEYS.age_recipient, KEYS.age_recipient[:-1] + "?"
    ).encode(),
    "the recipient in capitals": TEXT.replace(KEYS.age_recipient, KEYS.age_recipient.upper()).encode(),
    "a key cut short": TEXT.replace(KEYS.signing_key, KEYS.signing_key[:-4]).encode(),
    "no recipient": "\n".join(line for line in TEXT.splitlines() if not line.startswith("age")).encode(),
    "no unit": TEXT.replace("unit: 96 2025-07-01", "").encode(),
    "an odd unit": TEXT.replace("unit: 96 ", "unit: 9600 ").encode(),
    "two different files": (TEXT + write(OTHER)).encode(),
    "far too long": TEXT.encode() + b" " * MAX_KEY_FILE_BYTES,
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_not_one_whole_key_file_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match=r"keyfile\.unreadable"):
        read(data)


def test_a_number_of_other_keys_is_refused() -> None:
    with pytest.raises(UserError, match=r"keyfile\.number"):
        read(TEXT.replace(KEYS.number, OTHER.number).encode())
    swapped = TEXT.replace(KEYS.age_recipient, OTHER.age_recipient)
    with pytest.raises(UserError, match=r"keyfile\.number"):
        read(swapped.encode())


def test_a_later_version_asks_for_an_update() -> None:
    with pytest.raises(UserError, match=r"keyfile\.newer"):
        read(TEXT.replace("KEY 1", "KEY 2").encode())


def test_a_number_code_is_six_groups_of_four_digits_that_never_change() -> None:
    number = number_code("age1receiver", "RWsigner")
    assert number == "5357-7851-1383-2527-6753-5896"
    assert short_number(number) == number[:9]


@given(st.integers(0, 61), st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7l"))
def test_any_other_character_in_a_recipient_is_noticed(at: int, character: str) -> None:
    text = province().recipient
    changed = text[:at] + character + text[at + 1 :]
    assert is_age_recipient(changed) == (changed == text)


def test_keys_of_another_form_are_none() -> None:
    assert not is_signing_key(province().recipient)
    assert not is_signing_key("RW" + "=" * 54)
    assert not is_signing_key(province().signing_key.replace("RW", "RX", 1))
    assert identity_bytes(province().identity) is not None
    assert identity_bytes(province().identity.lower()) is None
    assert identity_bytes("AGE-SECRET-KEY-1") is None


def test_new_keys_have_the_form_that_is_asked_of_others() -> None:
    made = device_keys.generate()
    assert is_age_recipient(made.recipient)
    assert is_signing_key(made.signing_key)
    assert made.number == number_code(made.recipient, made.signing_key)
