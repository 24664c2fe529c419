"""Debian's own age, unzip, minisign, zstd and jq read our files and make files that we read.

The commands are those of docs/batch-format.md, section 9, run unchanged. A missing tool fails.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from core.events.lines import ENVELOPE_KEYS, decode
from core.sync.file_desk import phone_code
from core.sync.keyfile import PublicKeys, read, write
from storage.keys.minisign import verifies_plain
from storage.sync.format.batch_file import open_container, seal
from storage.sync.format.downstream_file import seal_downstream
from tests.sync import batches as b
from tests.sync.test_downstream import BODY, head

pytestmark = pytest.mark.strangers

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "docs" / "vectors"
DOCUMENT = ROOT / "docs" / "batch-format.md"


def recipe(name: str) -> str:
    found = re.search(
        rf"<!-- recipe: {name} -->\n```sh\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL
    )
    assert found is not None, f"docs/batch-format.md has no recipe {name!r}"
    return found.group(1)


def run(script: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-c", f"set -euo pipefail\n{script}"],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("tool", ["age", "age-keygen", "unzip", "minisign", "zstd", "jq"])
def test_the_tools_are_installed(tool: str) -> None:
    assert shutil.which(tool), f"{tool} is missing: apt-get install age unzip minisign zstd jq"


def test_the_recipe_opens_the_test_vector(tmp_path: Path) -> None:
    shutil.copy(VECTORS / "batch.tnb", tmp_path)
    shutil.copy(VECTORS / "TEST-receiver.agekey", tmp_path / "receiver.agekey")
    counts = json.loads(run(recipe("open"), tmp_path))
    assert {entry["kind"]: entry["events"] for entry in counts} == {
        "household.added": 1, "visit.recorded": 1, "weather.seen": 1,
    }  # fmt: skip
    for name in ("manifest.json", "events.ndjson"):
        assert (tmp_path / name).read_bytes() == (VECTORS / name).read_bytes()


def test_the_recipes_seal_lines_and_check_a_seal(tmp_path: Path) -> None:
    for name, copied in (("events.ndjson", "events.ndjson"), ("TEST-sender.seed", "sender.seed")):
        shutil.copy(VECTORS / name, tmp_path / copied)
    shutil.copy(VECTORS / "sender.pub", tmp_path)
    run(recipe("seal"), tmp_path)
    assert (tmp_path / "seal.json").read_bytes() == (VECTORS / "seal.json").read_bytes()
    assert "Verified Successfully" in run(recipe("check seal"), tmp_path)


def test_the_recipe_shows_what_is_in_use(tmp_path: Path) -> None:
    shutil.copy(VECTORS / "in-use.tnb", tmp_path / "batch.tnb")
    shutil.copy(VECTORS / "TEST-receiver.agekey", tmp_path / "receiver.agekey")
    run(recipe("open"), tmp_path)
    assert run(recipe("in use"), tmp_path) == "decisions 32002 2\n"


def test_the_recipe_opens_a_file_of_the_app_for_two_recipients(tmp_path: Path) -> None:
    both = [b.stranger().recipient, b.province().recipient]
    data = seal(b.manifest(), b.part(b.lines(500)), recipients=both, seed=b.ward().seed)
    (tmp_path / "batch.tnb").write_bytes(data)
    (tmp_path / "receiver.agekey").write_text(b.province().identity + "\n")
    assert json.loads(run(recipe("open"), tmp_path)) == [{"kind": "visit.recorded", "events": 500}]
    assert (tmp_path / "events.ndjson").read_bytes() == b"".join(line + b"\n" for line in b.lines(500))


def test_the_recipe_refuses_an_edited_manifest(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes((VECTORS / "manifest.json").read_bytes() + b" ")
    shutil.copy(VECTORS / "TEST-receiver.agekey", tmp_path / "receiver.agekey")
    shutil.copy(VECTORS / "batch.tnb", tmp_path)
    verify = next(line for line in recipe("open").splitlines() if line.startswith("minisign"))
    run(
        "age -d -i receiver.agekey -o inner.zip batch.tnb; unzip -q inner.zip manifest.json.minisig", tmp_path
    )
    run(f"! {verify}", tmp_path)


def test_the_app_opens_a_file_that_the_recipe_made(tmp_path: Path) -> None:
    keys = PublicKeys(
        unit_code="96",
        unit_valid_from="2025-07-01",
        unit_name="Tỉnh Cà Mau",
        age_recipient=b.province().recipient,
        signing_key=b.province().signing_key,
    )
    (tmp_path / "receiver.txt").write_text(write(keys), encoding="utf-8")
    (tmp_path / "events.ndjson").write_bytes(b"".join(line + b"\n" for line in b.lines(40)))
    run(recipe("make"), tmp_path)
    opened = open_container((tmp_path / "made.tnb").read_bytes(), [b.province().identity])
    assert [decode(line) for line in opened.lines()] == [b.event(seq) for seq in range(1, 41)]
    assert opened.trusted_comment == "made by hand"
    assert opened.signer == (tmp_path / "sender.pub").read_text().splitlines()[1]


def test_the_public_key_of_a_key_file_is_what_minisign_takes(tmp_path: Path) -> None:
    keyfile = (VECTORS / "sender.pub").read_text().splitlines()[1]
    shutil.copy(VECTORS / "TEST-receiver.agekey", tmp_path / "receiver.agekey")
    shutil.copy(VECTORS / "batch.tnb", tmp_path)
    shutil.copy(VECTORS / "sender.pub", tmp_path)
    run("age -d -i receiver.agekey -o inner.zip batch.tnb; unzip -q inner.zip", tmp_path)
    told = run("minisign -V -p sender.pub -m manifest.json", tmp_path)
    assert "Signature and comment signature verified" in told
    assert json.loads((tmp_path / "manifest.json").read_text())["sender"]["minisign"] == keyfile


def test_the_recipe_opens_a_downstream_file(tmp_path: Path) -> None:
    data = seal_downstream(head(), BODY, recovery=b.stranger().recipient, seed=b.province().seed)
    (tmp_path / "name.tnd").write_bytes(data)
    (tmp_path / "receiver.agekey").write_text(b.ward().identity + "\n")
    run(recipe("open downstream"), tmp_path)
    assert (tmp_path / "body").read_bytes() == BODY


def test_stock_tools_check_every_signature_of_the_keys_file_and_of_a_request(tmp_path: Path) -> None:
    shutil.copy(VECTORS / "keys.tnd", tmp_path / "name.tnd")
    shutil.copy(VECTORS / "TEST-recovery.agekey", tmp_path / "receiver.agekey")
    run(recipe("open downstream"), tmp_path)
    assert (tmp_path / "body").read_bytes() == (VECTORS / "keys.ndjson").read_bytes()
    line = json.loads((tmp_path / "body").read_bytes().split(b"\n")[1])
    said = {key: value for key, value in line.items() if key not in ENVELOPE_KEYS and key != "signature"}
    (tmp_path / "said.json").write_text(json.dumps(said), encoding="utf-8")
    sorted_json = run("jq -jcS . said.json", tmp_path).encode()
    message = b"tung-nha device decision 1\0" + line["kind"].encode() + b"\0" + sorted_json
    assert verifies_plain(message, base64.b64decode(line["signature"]), line["signer"])
    shutil.copy(VECTORS / "request.tnk", tmp_path / "F")
    run("head -n 1 F | tr -d '\\n' > line; tail -n 4 F > line.minisig", tmp_path)
    run('minisign -V -q -P "$(jq -r .minisign line)" -m line', tmp_path)


def test_the_codes_and_checks_of_the_document_are_computed_by_its_recipes(tmp_path: Path) -> None:
    """Codes that two people compare on the phone, and a laptop's checks of a receipt."""
    for name in ("batch.tnb", "receiver.txt", "events.ndjson"):
        shutil.copy(VECTORS / name, tmp_path / name)
    shutil.copy(VECTORS / "receipt.json", tmp_path / "body")
    number = read((VECTORS / "receiver.txt").read_bytes()).number
    assert run(recipe("number"), tmp_path).strip() == number
    phone = run(recipe("phone"), tmp_path).strip()
    assert phone == phone_code(hashlib.sha256((VECTORS / "batch.tnb").read_bytes()).hexdigest())
    assert f"`{phone}`" in DOCUMENT.read_text(encoding="utf-8")
    check, said, digest, told = run(recipe("check receipt"), tmp_path).split()
    assert (check, digest) == (said, told)
