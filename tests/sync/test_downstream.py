"""Downstream files: one envelope, read as strictly as a batch."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest

from core.base.clock import VIETNAM
from core.base.errors import ExitCode, UserError
from core.sync.downstream import DownHead, DownKind, parse, serialise
from storage.keys import minisign
from storage.keys.device_keys import DeviceKeys
from storage.sync.format import age as agefile
from storage.sync.format import zip_layout as ziplayout
from storage.sync.format.downstream_file import is_downstream, open_downstream, seal_downstream
from tests.sync import batches as b

BODY = b'{"province":"96"}\n' * 40


def head() -> DownHead:
    sender = replace(
        b.manifest().sender, age_recipient=b.province().recipient, signing_key=b.province().signing_key
    )
    return DownHead(
        kind=DownKind.KEYS.value,
        version=3,
        created="2026-11-26T08:00:00+07:00",
        expires="2026-12-26T08:00:00+07:00",
        sender=sender,
        addressees=(b.ward().recipient,),
        app_version="0.1.0",
    )


def sealed(**changes: object) -> bytes:
    changed = replace(head(), **changes)  # type: ignore[arg-type]  # any field, by name
    return seal_downstream(changed, BODY, recovery=None, seed=b.province().seed)


def verdict(data: bytes, keys: DeviceKeys | None = None) -> str:
    try:
        open_downstream(data, [(keys or b.ward()).identity])
    except UserError as error:
        return error.code
    return "accepted"


def by_hand(first: bytes, body: bytes = b"x", *, signer: DeviceKeys | None = None) -> bytes:
    signature = minisign.sign(first, (signer or b.province()).seed, "by hand")
    plain = ziplayout.build((first, signature, body), ziplayout.DOWNSTREAM_MEMBERS)
    return agefile.encrypt(plain, [b.ward().recipient])


def test_a_file_opens_as_it_was_sealed() -> None:
    opened = open_downstream(sealed(), [b.ward().identity])
    assert opened.body == BODY
    assert (opened.head.kind, opened.head.version, opened.signer) == ("keys", 3, b.province().signing_key)
    assert opened.head.addressees == (b.ward().recipient,)


def test_the_offline_key_opens_it_too_but_is_no_addressee() -> None:
    offline = b.stranger()
    data = seal_downstream(head(), BODY, recovery=offline.recipient, seed=b.province().seed)
    assert verdict(data, offline) == "batch.addressee"
    opened = open_downstream(data, [offline.identity], addressees=frozenset(head().addressees))
    assert opened.body == BODY


def test_a_batch_is_no_downstream_file_and_the_other_way_round() -> None:
    ours = [b.ward().identity, b.province().identity]
    assert is_downstream(agefile.decrypt(sealed(), ours))
    assert not is_downstream(agefile.decrypt(b.sealed(), ours))
    assert b.verdict(sealed(), b.ward()) == "batch.layout"
    assert verdict(b.sealed(), b.province()) == "batch.layout"


def test_it_is_refused_cut_at_every_length() -> None:
    data = sealed()
    codes = {verdict(data[:length]) for length in range(len(data))}
    assert codes <= {"batch.truncated", "batch.corrupted"}


def test_it_is_refused_with_any_byte_flipped() -> None:
    data = sealed()
    assert "accepted" not in {
        verdict(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]) for at in range(len(data))
    }


def test_it_is_refused_by_whom_it_was_not_meant_for() -> None:
    assert verdict(sealed(), b.stranger()) == "batch.wrong_key"


def test_another_signer_than_it_names_is_refused() -> None:
    assert verdict(by_hand(serialise(replace(head(), payload_bytes=1)), signer=b.stranger())) in (
        "batch.signature",
        "batch.manifest",
    )
    complete = replace(head(), payload_bytes=1, payload_sha256="0" * 64)
    assert verdict(by_hand(serialise(complete), signer=b.stranger())) == "batch.signature"


def test_another_body_than_was_signed_is_refused() -> None:
    complete = replace(head(), payload_bytes=1, payload_sha256="0" * 64)
    assert verdict(by_hand(serialise(complete))) == "batch.tampered"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "KEYS"),
        ("version", 0),
        ("version", "3"),
        ("created", "2026-11-26"),
        ("expires", "never"),
        ("addressees", []),
        ("addressees", ["age1x"]),
        ("addressees", "age1x"),
        ("subject", "Phường 8"),
        ("sender", None),
        ("payload_sha256", "x"),
    ],
)
def test_a_head_with_a_wrong_field_is_refused(field: str, value: object) -> None:
    complete = replace(head(), payload_bytes=1, payload_sha256="0" * 64)
    record = json.loads(serialise(complete)) | {field: value}
    assert verdict(by_hand(json.dumps(record).encode())) == "batch.manifest"


def test_a_later_format_is_held() -> None:
    complete = replace(head(), payload_bytes=1, payload_sha256="0" * 64)
    record = json.loads(serialise(complete)) | {"min_reader": 2}
    with pytest.raises(UserError) as raised:
        parse(json.dumps(record).encode())
    assert (raised.value.code, raised.value.exit_code) == ("batch.newer", ExitCode.NEEDS_DECISION)


def test_a_body_that_claims_more_than_its_size_is_refused() -> None:
    complete = replace(head(), payload_bytes=1, payload_sha256="0" * 64, raw_bytes=10_000)
    assert verdict(by_hand(serialise(complete))) == "batch.too_large"


def test_it_expires() -> None:
    assert not head().is_expired(datetime(2026, 12, 26, 8, 0, tzinfo=VIETNAM))
    assert head().is_expired(datetime(2026, 12, 26, 8, 1, tzinfo=VIETNAM))
    assert not replace(head(), expires=None).is_expired(datetime(2099, 1, 1, tzinfo=VIETNAM))
