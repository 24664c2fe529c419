"""The built folder signs and checks, without the libraries that would fetch."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.setup.test_frozen import shipped_files, start
from tests.signing.authority import PASSPHRASE, Authority
from tests.signing.pictures import signature

pytestmark = pytest.mark.frozen

FETCHERS = ("aiohttp", "requests", "urllib3", "certifi", "oscrypto")
YEAR = timedelta(days=365)


def ask(*arguments: str | Path) -> dict[str, Any]:
    done = start(*map(str, arguments), "--json")
    answer = json.loads(done.stdout or "{}")
    assert isinstance(answer, dict)
    assert answer, done.stderr
    assert "error" not in answer, done.stdout
    return answer


def test_a_letter_is_signed_and_checked_by_the_built_program(letter_pdf: bytes, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    authority = Authority()
    holder = authority.issue("Nguyễn Văn An", begins=now - YEAR, ends=now + YEAR)
    letter, key, pin, picture, root = (
        tmp_path / name for name in ("cong-van-12.pdf", "an.p12", "pin.txt", "chu-ky.png", "goc.cer")
    )
    for path, data in (
        (letter, letter_pdf),
        (key, holder.key_file()),
        (pin, PASSPHRASE.encode()),
        (picture, signature()),
        (root, authority.root.der),
    ):
        path.write_bytes(data)
    place = ("--data", tmp_path / "tinh")
    unit = ("--unit", "96", "--valid-from", "2025-07-01", "--officer", "Lê Văn Tám")
    ask("init", *place, *unit, "--campaign", "vneid-2026")
    signed = ask(
        *("letter", "sign", letter, *place, "--as", "person"),
        *("--key-file", key, "--pin-file", pin, "--picture", picture),
    )
    unknown = ask("letter", "check", signed["file"], *place)
    assert [one["state"] for one in unknown["signatures"]] == ["unknown_issuer"]
    ask("letter", "add-roots", root, *place)
    found = ask("letter", "check", signed["file"], *place)
    assert [one["state"] for one in found["signatures"]] == ["valid"]
    changed = bytearray(Path(signed["file"]).read_bytes())
    changed[changed.index(b"/Page")] ^= 1
    letter.write_bytes(changed)
    assert ask("letter", "check", letter, *place)["valid"] is False


def test_no_library_that_fetches_is_in_the_folder() -> None:
    names = {part.lower() for path in shipped_files() for part in path.parts}
    assert [name for name in names if name.startswith(FETCHERS)] == []
