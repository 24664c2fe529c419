"""Batches on the command line: written, refused, undone, held."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import SAMPLES, Program, folder_bytes


def test_a_batch_for_someone_else_truncated_or_edited_changes_nothing(
    program: Program, tmp_path: Path
) -> None:
    ward, province = program.make("ward", "32059"), program.make("province", "96")
    other = program.make("other", "96")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    sent = program.json(
        "batch", "export", "--data", ward, "--to", program.key_of(province), "--out", tmp_path
    )
    data = Path(sent["file"]).read_bytes()
    cut, edited = tmp_path / "cut.tnb", tmp_path / "edited.tnb"
    cut.write_bytes(data[: len(data) // 2])
    edited.write_bytes(data[:-40] + bytes([data[-40] ^ 1]) + data[-39:])
    for path, target, error in (
        (sent["file"], other, "batch.wrong_key"),
        (cut, province, "batch.truncated"),
        (edited, province, "batch.corrupted"),
    ):
        before = folder_bytes(target)
        ran = program("batch", "import", path, "--data", target, "--trust-new", "--json")
        row = ran.json["files"][0]
        assert (ran.code, row["state"], row["code"]) == (4, "refused", error)
        assert folder_bytes(target) == before


def test_a_whole_batch_is_undone_here_and_a_later_cumulative_file_brings_it_again(
    program: Program, tmp_path: Path
) -> None:
    ward, province = program.make("ward", "32059"), program.make("province", "96")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    send = ("batch", "export", "--data", ward, "--to", program.key_of(province), "--out", tmp_path)
    first = program.json(*send)
    program.json("batch", "import", first["file"], "--data", province, "--trust-new")
    undone = program.json("batch", "undo", first["batch"], "--data", province)
    assert undone["events"] == first["events"]
    assert program.json("rates", "--data", province)["units"] == []
    assert (
        program("batch", "undo", first["batch"], "--data", province, "--json").json["error"] == "batch.undone"
    )
    program.json("batch", "redo", first["batch"], "--data", province)
    assert program.json("rates", "--data", province)["units"][0]["listed"] == 167
    program.json("batch", "undo", first["batch"], "--data", province)
    second = program.json(*send)
    program.json("batch", "import", second["file"], "--data", province)
    assert program.json("rates", "--data", province)["units"][0]["listed"] == 167
    listed = program.json("batch", "list", "--data", province)["batches"]
    assert [row["number"] for row in listed] == [2, 1]


def test_the_state_of_the_exchange_names_held_files_and_no_fork_where_there_is_none(
    program: Program, tmp_path: Path
) -> None:
    ward, twin = program.make("ward", "32059"), program.make("twin", "32059")
    province = program.make("province", "96")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    full = ("batch", "export", "--profile", "full", "--out", tmp_path)
    sent = program.json(*full, "--data", ward, "--to", program.key_of(twin))
    program.json("batch", "import", sent["file"], "--data", twin, "--trust-new")
    assert program.json("sync", "status", "--data", ward)["forks"] == []
    held = program.json(*full, "--data", twin, "--to", program.key_of(province))
    program("batch", "import", held["file"], "--data", province, "--json")
    assert len(program.json("sync", "status", "--data", province)["held"]) == 1
    assert program.json("conflicts", "list", "--data", twin)["conflicts"] == []


def test_what_sits_above_is_exported_to_and_what_sits_below_is_imported(
    program: Program, tmp_path: Path
) -> None:
    ward, neighbour = program.make("ward", "32059"), program.make("neighbour", "32062")
    ran = program(
        "batch", "export", "--data", ward, "--to", program.key_of(neighbour), "--out", tmp_path, "--json"
    )
    assert (ran.code, ran.json["error"]) == (4, "export.not_above")
    itself = program(
        "batch", "export", "--data", ward, "--to", program.key_of(ward), "--out", tmp_path, "--json"
    )
    assert itself.json["error"] == "export.to_itself"
