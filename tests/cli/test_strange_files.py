"""Folders as sticks and file servers have them: names that are no text, loops of links, FIFOs, devices."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.program import SAMPLES, Program

BROKEN = os.fsdecode(b"t\xeap.tnb")


@pytest.fixture
def ward(program: Program) -> Path:
    return program.make("ward", "32059")


@pytest.fixture
def stick(program: Program, ward: Path, tmp_path: Path) -> Path:
    """One whole file of a ward among everything strange."""
    province = program.make("province", "96")
    folder = tmp_path / "stick"
    program.json("batch", "export", "--to", program.key_of(province), "--out", folder, "--data", ward)
    whole = next(folder.glob("*.tnb"))
    shutil.copy(whole, folder / BROKEN)
    inner = folder / os.fsdecode(b"th\xfd m\xf4c")
    inner.mkdir()
    shutil.copy(whole, inner / "inner.tnb")
    os.mkfifo(folder / "fifo.tnb")
    (folder / "device.tnb").symlink_to("/dev/zero")
    (folder / "loop.tnb").symlink_to(folder / "loop.tnb")
    (folder / "around").symlink_to(folder)
    return folder


def test_a_folder_of_batches_names_what_it_cannot_read_and_takes_the_rest(
    program: Program, stick: Path, tmp_path: Path
) -> None:
    for command in ("look", "import"):
        more = ("--trust-new",) if command == "import" else ()
        ran = program("batch", command, stick, *more, "--data", tmp_path / "province", "--json")
        assert ran.code in (0, 4), ran.err
        states = {Path(row["file"]).name: (row["state"], row["reason"]) for row in ran.json["files"]}
        refused = {name for name, (state, reason) in states.items() if state == "refused" and reason}
        assert refused == {"t\ufffdp.tnb", "inner.tnb", "fifo.tnb", "device.tnb", "loop.tnb"}
        assert len(states) == len(refused) + 1


@pytest.mark.parametrize("name", ["fifo.tnb", "device.tnb", "loop.tnb", "loop.tnb/x"])
def test_a_strange_file_is_a_sentence_for_every_command(
    program: Program, stick: Path, ward: Path, name: str
) -> None:
    file = stick / name
    for command in (
        ("roster", "import", file),
        ("batch", "import", file),
        ("batch", "verify", file),
        ("batch", "export", "--to", file, "--out", stick),
        ("campaign", "import", file),
        ("receipt", "read", file),
    ):
        ran = program(*command, "--data", ward, "--json")
        assert ran.code in (0, 4, 5), command
        assert "Traceback" not in ran.err


def test_a_name_that_is_no_text_is_a_sentence(program: Program, stick: Path, ward: Path) -> None:
    ran = program("batch", "import", stick / BROKEN, "--data", ward, "--json")
    assert (ran.code, ran.json["error"]) == (2, "argument.unreadable")


def test_nothing_is_written_over_a_device(program: Program, ward: Path, tmp_path: Path) -> None:
    device = tmp_path / "out.txt"
    os.mkfifo(device)
    ran = program("guide", "--format", "text", "--out", device, "--data", ward, "--json")
    assert (ran.code, ran.json["error"]) == (5, "file.not_regular")
    assert device.is_fifo()


def test_a_list_of_a_ward_that_lies_in_a_loop_of_links(program: Program, ward: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    ran = program("roster", "import", loop / "list.csv", "--data", ward, "--json")
    assert (ran.code, ran.json["error"]) == (4, "roster.missing")
    assert program("households", "--data", loop, "--json").json["error"] == "workspace.missing"
    assert program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", ward)["new"]
