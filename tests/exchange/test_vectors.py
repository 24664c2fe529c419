"""The files of docs/vectors, made once and never again: an old file must stay readable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.errors import UserError
from core.exchange.coverage import Coverage
from core.exchange.keyfile import read
from core.exchange.lines import decode
from core.exchange.manifest import serialise
from storage import minisign
from storage.container import open_container

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


def test_the_seed_gives_the_public_key_of_the_sender() -> None:
    seed = bytes.fromhex((VECTORS / "TEST-sender.seed").read_text())
    assert minisign.public_key_text(seed) == (VECTORS / "sender.pub").read_text().splitlines()[1]


def test_the_key_file_names_the_addressee() -> None:
    keys = read((VECTORS / "receiver.txt").read_bytes())
    assert keys.age_recipient == json.loads((VECTORS / "manifest.json").read_bytes())["addressee"]


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_must_be_refused_is_refused_for_its_reason(name: str) -> None:
    with pytest.raises(UserError) as raised:
        read_through(VECTORS / "refused" / f"{name}.tnb")
    assert raised.value.code == CASES[name]


def test_every_refused_file_has_its_reason() -> None:
    assert {path.stem for path in (VECTORS / "refused").glob("*.tnb")} == set(CASES)
