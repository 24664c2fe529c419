"""The files of docs/vectors, made once and never again: an old file must stay readable."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from core.base.errors import UserError
from core.enrolment import fields as statements
from core.enrolment.files import read_request
from core.enrolment.keys_body import read_body
from core.events.lines import decode, digest
from core.events.payloads import check_payload
from core.sync import seals
from core.sync.coverage import Coverage
from core.sync.keyfile import read
from core.sync.manifest import serialise
from core.sync.receipt_reader import parse as parse_receipt
from core.sync.receipts import Asked, ids_digest, range_check
from core.sync.receipts import serialise as serialise_receipt
from storage.keys import minisign
from storage.sync.format import age as agefile
from storage.sync.format.batch_file import open_container
from storage.sync.format.downstream_file import open_downstream

VECTORS = Path(__file__).parents[2] / "docs" / "vectors"
IDENTITY = (VECTORS / "TEST-receiver.agekey").read_text().splitlines()[-1]
CASES: dict[str, str] = json.loads((VECTORS / "refused" / "cases.json").read_text())


def read_through(path: Path) -> list[bytes]:
    """All that a receiver checks before it merges."""
    opened = open_container(path.read_bytes(), [IDENTITY])
    coverage = Coverage(opened.manifest)
    lines = list(opened.lines())
    for line in lines:
        coverage.admit(decode(line))
    coverage.finish()
    return lines


def test_the_batch_reads_as_its_parts_say() -> None:
    lines = read_through(VECTORS / "batch.tnb")
    assert b"".join(line + b"\n" for line in lines) == (VECTORS / "events.ndjson").read_bytes()
    manifest = open_container((VECTORS / "batch.tnb").read_bytes(), [IDENTITY]).manifest
    assert serialise(manifest) == (VECTORS / "manifest.json").read_bytes()


def test_a_batch_shows_which_decisions_are_in_use() -> None:
    lines = read_through(VECTORS / "in-use.tnb")
    assert b"".join(line + b"\n" for line in lines) == (VECTORS / "events.ndjson").read_bytes()
    (proof,) = open_container((VECTORS / "in-use.tnb").read_bytes(), [IDENTITY]).manifest.in_use
    assert proof == open_downstream((VECTORS / "decisions.tnd").read_bytes(), [IDENTITY]).proof


def test_the_seed_gives_the_public_key_of_the_sender() -> None:
    seed = bytes.fromhex((VECTORS / "TEST-sender.seed").read_text())
    assert minisign.public_key_text(seed) == (VECTORS / "sender.pub").read_text().splitlines()[1]


def test_the_seal_holds_for_the_lines_of_the_batch() -> None:
    seal = seals.read(json.loads((VECTORS / "seal.json").read_bytes()))
    assert seal is not None
    lines = [
        seals.SealedLine(event.seq, event.id, digest(line).hex())
        for line in (VECTORS / "events.ndjson").read_bytes().splitlines()
        for event in [decode(line)]
    ]
    key = (VECTORS / "sender.pub").read_text().splitlines()[1]
    assert minisign.verifies_plain(seal.message(lines), seal.signature, key)
    assert not minisign.verifies_plain(seal.message(lines[1:]), seal.signature, key)


def test_the_key_file_names_the_addressee() -> None:
    keys = read((VECTORS / "receiver.txt").read_bytes())
    assert keys.age_recipient == json.loads((VECTORS / "manifest.json").read_bytes())["addressee"]


def test_the_receipt_reads_as_its_body_says_and_its_checks_are_those_of_the_batch() -> None:
    opened = open_downstream((VECTORS / "receipt.tnd").read_bytes(), [IDENTITY])
    assert opened.body == (VECTORS / "receipt.json").read_bytes()
    receipt = parse_receipt(opened.body)
    assert serialise_receipt(receipt) == opened.body
    ids = [decode(line).id for line in (VECTORS / "events.ndjson").read_bytes().splitlines()]
    assert receipt.streams[0].acked[0].check == range_check(ids)
    assert sorted(entry.digest for entry in receipt.kinds) == sorted(ids_digest([one]) for one in ids)
    assert [request.asked for request in receipt.requests] == list(Asked)


def test_the_decisions_read_as_their_lines_say() -> None:
    opened = open_downstream((VECTORS / "decisions.tnd").read_bytes(), [IDENTITY])
    assert opened.body == (VECTORS / "decisions.ndjson").read_bytes()
    for line in opened.body.splitlines():
        event = decode(line)
        check_payload(event.kind, event.payload)


def test_the_keys_file_names_its_province_and_its_machines() -> None:
    recovery = (VECTORS / "TEST-recovery.agekey").read_text().splitlines()[-1]
    data = (VECTORS / "keys.tnd").read_bytes()
    assert agefile.decrypt(data, [recovery]) == agefile.decrypt(data, [IDENTITY])
    opened = open_downstream(data, [IDENTITY])
    assert opened.body == (VECTORS / "keys.ndjson").read_bytes()
    body = read_body(opened.body, minisign.verifies_plain)
    root = minisign.public_key_text(bytes.fromhex((VECTORS / "TEST-root.seed").read_text()))
    assert (body.province.minisign, body.province.root) == (opened.signer, root)
    said = [decode(line) for line in body.lines]
    assert [event.kind for event in said] == ["device.enrolled", "device.enrolled", "device.revoked"]
    for event in said:
        check_payload(event.kind, event.payload)
        message = statements.decision(event.kind, event.payload)
        signature = base64.b64decode(str(event.payload["signature"]))
        assert minisign.verifies_plain(message, signature, opened.signer)


def test_the_request_is_signed_by_the_machine_that_the_keys_file_approves() -> None:
    request = read_request(
        (VECTORS / "request.tnk").read_bytes(), verifies=_verifies, verifies_plain=minisign.verifies_plain
    )
    first = decode((VECTORS / "keys.ndjson").read_bytes().split(b"\n")[1])
    assert first.payload["machine"] == request.keys.device
    assert first.payload["minisign"] == request.keys.minisign


def _verifies(message: bytes, signature: bytes, key: str) -> bool:
    return bool(minisign.verify(message, signature, key))


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_must_be_refused_is_refused_for_its_reason(name: str) -> None:
    with pytest.raises(UserError) as raised:
        read_through(VECTORS / "refused" / f"{name}.tnb")
    assert raised.value.code == CASES[name]


def test_every_refused_file_has_its_reason() -> None:
    assert {path.stem for path in (VECTORS / "refused").glob("*.tnb")} == set(CASES)
