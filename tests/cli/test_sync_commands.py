"""Receipts, written files, previews and what goes down, by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.base.clock import FixedClock
from tests.cli.program import SAMPLES, Program


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], clock: FixedClock, tmp_path: Path) -> Program:
    return Program(capsys, clock, tmp_path)


def test_the_three_states_of_a_visit_without_a_window(program: Program, tmp_path: Path) -> None:
    ward, province = program.make("ward", "32059"), program.make("province", "96")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    row = program.json("households", "--data", ward, "--limit", "1")["rows"][0]
    program.json("visit", "add", "--data", ward, "--household", row["id"], "--result", "not_home")

    def states() -> tuple[int, int, int]:
        status = program.json("sync", "status", "--data", ward)
        return status["local"], status["sent"], status["acknowledged"]

    assert states() == (1, 0, 0)
    stick = tmp_path / "stick"
    export = ("batch", "export", "--data", ward, "--to", program.key_of(province), "--out", stick)
    sent = program.json(*export)
    assert states() == (0, 1, 0)
    looked = program.json("batch", "look", stick, "--data", province)["files"]
    assert [(entry["state"], entry["code"], entry["new"]) for entry in looked] == [
        ("held", "batch.unknown_device", sent["events"])
    ]
    assert looked[0]["phone_code"] == sent["phone_codes"][0]
    program.json("batch", "import", stick, "--data", province, "--trust-new")
    answer = program.json("receipt", "write", "--data", province, "--out", stick)
    assert (answer["machines"], len(answer["files"])) == (1, 1)
    (receipt,) = program.json("receipt", "read", *answer["files"], "--data", ward)["receipts"]
    assert (receipt["acknowledged"], receipt["missing"]) == (sent["events"], 0)
    assert states() == (0, 0, 1)
    assert [entry["place"] for entry in program.json("batch", "list", "--data", ward)["batches"][1:]] == [
        "acknowledged"
    ]
    assert program.json(*export)["events"] == 0
    assert program.json(*export, "--everything")["events"] == sent["events"]


def test_a_written_file_is_checked_again_and_written_again(program: Program, tmp_path: Path) -> None:
    ward, province = program.make("ward", "32059"), program.make("province", "96")
    sent = program.json(
        "batch", "export", "--data", ward, "--to", program.key_of(province), "--out", tmp_path / "usb"
    )
    seen = program.json("batch", "verify", sent["file"], "--data", ward)["files"]
    assert [(entry["verdict"], entry["number"]) for entry in seen] == [("as_written", 1)]
    data = Path(sent["file"]).read_bytes()
    Path(sent["file"]).write_bytes(data[:-1])
    ran = program("batch", "verify", sent["file"], tmp_path / "none.tnb", "--data", ward, "--json")
    assert (ran.code, [entry["verdict"] for entry in ran.json["files"]]) == (4, ["differs", "missing"])
    again = program.json("batch", "again", sent["batch"], "--out", tmp_path / "usb", "--data", ward)
    assert [Path(file).read_bytes() for file in again["files"]] == [data]


def test_mistakes_are_answered_with_their_code(program: Program, tmp_path: Path) -> None:
    ward = program.make("ward", "32059")
    for arguments, code in (
        (("receipt", "write", "--out", tmp_path), "receipt.nobody"),
        (("batch", "again", "x", "--out", tmp_path), "batch.unknown"),
        (("down", "roster", "--commune", "32059", "--out", tmp_path), "downstream.no_machines"),
        (("down", "campaign", "x", "--out", tmp_path), "campaign.unknown"),
        (("down", "catalogue", "--out", tmp_path), "catalogue.none"),
        (
            ("clock", "offset", "x", "--since", "2026-01-01", "--until", "2026-01-01", "--seconds", "1"),
            "clock.not_above",
        ),
    ):
        ran = program(*arguments, "--data", ward, "--json")
        assert (ran.code, ran.json["error"]) == (4, code)
    assert list(tmp_path.glob("*.tn?")) == []


def test_files_of_after_the_safe_copy_that_was_put_back_are_named_and_brought_in_again(
    program: Program, tmp_path: Path
) -> None:
    ward, province = program.make("ward", "32059"), program.make("province", "96")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    export = ("batch", "export", "--data", ward, "--to", program.key_of(province), "--out", tmp_path)
    sent = program.json(*export)
    program.json("batch", "import", sent["file"], "--data", province, "--trust-new")
    assert program.json("sync", "status", "--data", province)["forgotten"] == []
    (copy,) = program.json("backup", "list", "--data", province)["backups"]
    program.json("backup", "restore", copy["name"], "--data", province)
    (kept,) = program.json("sync", "status", "--data", province)["forgotten"]
    (again,) = program.json("batch", "import", kept, "--data", province, "--trust-new")["files"]
    assert (again["state"], again["new"]) == ("merged", sent["events"])
    assert program.json("sync", "status", "--data", province)["forgotten"] == []
