"""The command line is a contract: commands, JSON keys, exit codes (docs/cli.md)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.base.program import VERSION
from tests.cli.program import ROOT, SAMPLES, Program


def test_the_whole_job_without_a_window(program: Program, tmp_path: Path) -> None:
    ward, province = program.make("ward", "32059", "--hamlet", "Ấp 1"), program.make("province", "96")
    loaded = program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", ward)
    assert (loaded["households"], loaded["people"], loaded["new"]) == (214, 823, 214)
    rows = program.json("households", "--data", ward)["rows"]
    assert (rows[0].keys() >= {"id", "head", "code", "hamlet", "phone", "status"}, len(rows)) == (True, 214)
    assert sum(1 for row in rows if row["phone"]) == 168
    for row, counts in zip(rows, ((3, 2, 0, 2), (4, 3, 1, 1), (2, 0, 0, 0)), strict=False):
        options = ("--people", "--smartphones", "--had", "--installed")
        stated = [part for pair in zip(options, counts, strict=True) for part in pair]
        program.json(
            "visit",
            "add",
            "--data",
            ward,
            "--household",
            row["id"],
            "--result",
            "completed",
            *stated,
            "--confirm",
        )
    out = tmp_path / "usb"
    out.mkdir()
    sent = program.json("batch", "export", "--data", ward, "--to", program.key_of(province), "--out", out)
    assert sent["files"] == [sent["file"]]
    assert Path(sent["file"]).parent == out
    held = program("batch", "import", sent["file"], "--data", province, "--json")
    assert (held.code, held.json["files"][0]["state"]) == (3, "held")
    merged = program.json("batch", "import", sent["file"], "--data", province, "--trust-new")["files"][0]
    assert (merged["state"], merged["new"], merged["duplicate"]) == ("merged", sent["events"], 0)
    again = program.json("batch", "import", sent["file"], "--data", province)["files"][0]
    assert again["state"] == "done_before"
    mine, theirs = (program.json("rates", "--data", data)["units"] for data in (ward, province))
    names = ("code", "name", "listed", "visited", "people", "smartphones", "installed")
    assert [[unit[name] for name in names] for unit in mine] == [
        [unit[name] for name in names] for unit in theirs
    ]
    assert [mine[0][name] for name in names] == ["32059", "Xã Khánh An", 214, 3, 9, 5, 4]
    rate = mine[0]["rates"][0]
    assert (rate["numerator"], rate["denominator"], rate["denominator_name"]) == (4, 5, "smartphones known")
    assert (rate["value"], rate["as_of"]) == (0.8, "2026-11-24T08:00:00+07:00")


def test_no_name_or_phone_travels_in_a_pseudonymous_file(program: Program, tmp_path: Path) -> None:
    from storage.sync.format.batch_file import open_container

    ward, province = program.make("ward", "32059"), program.make("province", "96")
    program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", ward)
    rows = program.json("households", "--data", ward)["rows"]
    sent = program.json(
        "batch", "export", "--data", ward, "--to", program.key_of(province), "--out", tmp_path
    )
    assert sent["withheld"] > 214
    workspaces = Workspaces(clock=FixedClock(program._workspaces.clock.now()), ids=IdSource())
    services = workspaces.open(province)
    identity = json.loads(services.store.meta("device_keys") or "{}")["age_identity"]
    services.close()
    text = b"\n".join(open_container(Path(sent["file"]).read_bytes(), [identity]).lines()).decode()
    assert rows[0]["id"] in text
    assert [row["head"] for row in rows if row["head"] in text] == []
    assert [row["phone"] for row in rows if row["phone"] and row["phone"] in text] == []


def test_the_guide_is_written_as_pdf(program: Program, tmp_path: Path) -> None:
    ward = program.make("ward", "32059")
    for kind in ("a5", "a6x4"):
        answer = program.json("guide", "--data", ward, "--format", kind, "--out", tmp_path / f"{kind}.pdf")
        assert Path(answer["file"]).read_bytes().startswith(b"%PDF-")
        assert answer["codes"][0] == "https://play.google.com/store/apps/details?id=com.vnid"


def test_a_campaign_and_a_catalogue_are_loaded_from_files(program: Program, tmp_path: Path) -> None:
    ward = program.make("ward", "32059")
    campaign = tmp_path / "mine.toml"
    source = (ROOT / "resources" / "campaigns" / "bluezone-2020.toml").read_text(encoding="utf-8")
    campaign.write_text(source.replace('id = "bluezone-2020"', 'id = "mine-2020"', 1), encoding="utf-8")
    loaded = program.json("campaign", "import", campaign, "--data", ward)
    assert loaded["campaign"] == "mine-2020"
    assert "com.mic.bluezone" in json.dumps(loaded["confirm"])
    evil = tmp_path / "evil.toml"
    evil.write_text(source.replace("play.google.com", "play.example.com"), encoding="utf-8")
    ran = program("campaign", "import", evil, "--data", ward, "--json")
    assert (ran.code, ran.json["error"]) == (4, "campaign.link_host")


def test_copies_are_listed_and_restored(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    copies = program.json("backup", "list", "--data", ward)["backups"]
    assert [copy["reason"] for copy in copies] == ["import"]
    program.json("backup", "restore", copies[0]["name"], "--data", ward)
    assert program.json("households", "--data", ward)["rows"] == []


def test_a_passphrase_file_opens_the_workspace(program: Program, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("lúa chín vàng đồng\n", encoding="utf-8")
    ward = program.make("ward", "32059", "--passphrase-file", str(secret))
    assert program("rates", "--data", ward).code == 3
    assert program("rates", "--data", ward, "--passphrase-file", secret).code == 0


@pytest.mark.parametrize(
    "arguments", [("visit", "add"), ("nothing",), ("init",), ("guide", "--format", "a7", "--out", "x.pdf")]
)
def test_wrong_words_are_usage_errors(program: Program, arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as caught:
        program(*arguments)
    assert caught.value.code == 2


def test_a_missing_workspace_is_said(program: Program, tmp_path: Path) -> None:
    ran = program("rates", "--data", tmp_path / "nothing", "--json")
    assert (ran.code, ran.json["error"]) == (2, "workspace.missing")


def test_main_prints_its_version() -> None:
    ran = subprocess.run(
        [sys.executable, "main.py", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == f"Từng Nhà {VERSION}"
