"""`backup to-stick` and `backup found`."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.base.clock import FixedClock
from tests.cli.program import Program
from tests.sitting import PASSPHRASE


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], clock: FixedClock, tmp_path: Path) -> Program:
    return Program(capsys, clock, tmp_path)


def test_a_copy_is_written_and_found(program: Program, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    data = program.make("ward", "32059", "--passphrase-file", str(secret))
    stick = tmp_path / "usb"
    stick.mkdir()
    made = program.json("backup", "to-stick", stick, "--data", data, "--passphrase-file", secret)
    assert program.json("backup", "found", stick) == {"copies": [made]}
    assert "Lê Văn Tám" in program("backup", "found", stick).out
    (Path(made["file"]).with_suffix(".json")).unlink()
    assert program.json("backup", "found", stick) == {
        "copies": [{"file": made["file"], "bytes": made["bytes"]}]
    }
    assert made["file"] in program("backup", "found", stick).out


def test_without_a_passphrase_a_code_says_that_a_person_must_decide(program: Program, tmp_path: Path) -> None:
    data = program.make("ward", "32059")
    ran = program("backup", "to-stick", tmp_path, "--data", data, "--json")
    assert ran.code == 3
    assert ran.json["error"] == "copy.no_key"
    assert not (tmp_path / "TungNha").exists()
