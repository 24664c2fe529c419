"""The province's key cards: their codes read back, both copies alike, no secret on the public one."""

from __future__ import annotations

from datetime import date

import pytest

from core.enrolment.models import OfflineKeys, Province
from core.papers import key_cards_a4
from core.papers.key_cards import COPIES, KeyCardContent, compose_cards, compose_public_card
from core.records.workspace import Language
from core.sync.keyfile import PublicKeys, read
from storage.keys.device_keys import generate
from storage.sync.enrolment import ceremony
from tests.documents.pixels import codes_in, page_picture, picture

DAY = date(2026, 11, 26)
ISSUER = "UBND và Ủy ban MTTQ Việt Nam tỉnh Cà Mau"


@pytest.fixture(scope="module")
def keys() -> PublicKeys:
    made = generate()
    return PublicKeys(
        unit_code="96",
        unit_valid_from="2025-07-01",
        unit_name="Thành phố Hồ Chí Minh và một tên dài",
        age_recipient=made.recipient,
        signing_key=made.signing_key,
    )


@pytest.fixture(scope="module")
def offline(keys: PublicKeys) -> OfflineKeys:
    province = Province(
        unit_code="96", unit_valid_from="2025-07-01", age=keys.age_recipient, minisign=keys.signing_key
    )
    return ceremony.prepare(province, generate)


def cards(keys: PublicKeys, offline: OfflineKeys, language: Language) -> KeyCardContent:
    return compose_cards(keys, offline, issuer=ISSUER, day=DAY, language=language)


@pytest.mark.parametrize("language", Language)
def test_the_codes_of_the_paper_keys_give_the_keys_back(
    keys: PublicKeys, offline: OfflineKeys, language: Language
) -> None:
    pdf = key_cards_a4.render(cards(keys, offline, language))
    for copy in range(1, COPIES + 1):
        texts = [code.text for code in codes_in(page_picture(pdf, 200, copy))]
        assert sorted(texts) == sorted([offline.recovery_identity, offline.root_code])
        assert ceremony.recovery_identity(offline.recovery_identity) == offline.recovery_identity
        assert ceremony.root_seed(offline.root_code) == offline.root_seed


@pytest.mark.parametrize("language", Language)
def test_the_public_card_is_a_key_file_and_holds_no_secret(
    keys: PublicKeys, offline: OfflineKeys, language: Language
) -> None:
    public = compose_public_card(keys, issuer=ISSUER, day=DAY, language=language)
    pdf = key_cards_a4.render(public)
    (code,) = codes_in(picture(pdf, 200))
    assert read(code.text.encode()) == keys
    assert public.keys == ()
    assert offline.recovery_identity not in repr(public)
    (first,) = codes_in(picture(key_cards_a4.render(cards(keys, offline, language)), 200))
    assert read(first.text.encode()) == keys


def test_what_is_typed_is_what_the_code_says(keys: PublicKeys, offline: OfflineKeys) -> None:
    recovery, root = cards(keys, offline, Language.VIETNAMESE).keys
    assert "".join(recovery.groups) == offline.recovery_identity
    assert "-".join(root.groups) == offline.root_code
    assert offline.recovery_identity not in repr(recovery)
