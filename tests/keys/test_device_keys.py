"""The keys of a machine."""

from __future__ import annotations

import pytest

from core.base.errors import UserError
from storage.keys import device_keys


def test_keys_come_back_from_the_texts_that_are_kept() -> None:
    keys = device_keys.generate()
    assert device_keys.from_texts(keys.texts()) == keys


def test_new_keys_are_new() -> None:
    one, other = device_keys.generate(), device_keys.generate()
    assert one.recipient != other.recipient
    assert one.signing_key != other.signing_key


def test_secret_halves_are_not_printed() -> None:
    keys = device_keys.generate()
    assert keys.identity not in repr(keys)
    assert keys.seed.hex() not in repr(keys)
    assert repr(keys.seed) not in repr(keys)


@pytest.mark.parametrize("field", ["age_identity", "age_recipient", "signing_seed"])
def test_missing_or_damaged_texts_are_named(field: str) -> None:
    for value in ("", "zz"):
        texts = device_keys.generate().texts()
        texts[field] = value
        if field == "age_recipient" and value:
            continue  # a public half is checked where it is used
        with pytest.raises(UserError, match=r"key\.damaged"):
            device_keys.from_texts(texts)
