"""The command line is a contract: commands, JSON keys, exit codes (docs/cli.md)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.clock import FixedClock
from core.ids import IdSource
from core.version import VERSION
from storage.sealing import Cost
from storage.workspace import Workspaces
from ui.cli.program import run_command

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples"
CHEAP = Cost(operations=1, memory_bytes=8 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Ran:
    """An exit code and what was printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        answer = json.loads(self.out)
        assert isinstance(answer, dict)
        return answer


class Program:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], clock: FixedClock, folder: Path) -> None:
        self._capsys = capsys
        self._workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)
        self.folder = folder

    def __call__(self, *arguments: object) -> Ran:
        code = run_command([str(a) for a in arguments], self._workspaces, self.folder / "default")
        captured = self._capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    def json(self, *arguments: object) -> dict[str, Any]:
        ran = self(*arguments, "--json")
        assert ran.code == 0, ran.err
        return ran.json

    def make(self, name: str, unit: str, *more: str) -> Path:
        data = self.folder / name
        self.json(
            "init",
            "--data",
            data,
            "--unit",
            unit,
            "--officer",
            "Lê Văn Tám",
            "--campaign",
            "vneid-2026",
            *more,
        )
        return data

    def key_of(self, data: Path) -> Path:
        path = data.with_suffix(".key")
        path.write_text(self("keys", "show", "--data", data).out, encoding="utf-8")
        return path


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], clock: FixedClock, tmp_path: Path) -> Program:
    return Program(capsys, clock, tmp_path)


def folder_bytes(folder: Path) -> Mapping[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


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
            "visit", "add", "--data", ward, "--household", row["id"], "--result", "completed", *stated
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
    assert (rate["numerator"], rate["denominator"], rate["denominator_name"]) == (4, 5, "smartphones found")
    assert (rate["value"], rate["as_of"]) == (0.8, "2026-11-24T08:00:00+07:00")


def test_no_name_or_phone_travels_in_a_pseudonymous_file(program: Program, tmp_path: Path) -> None:
    from storage.container import open_container

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


def test_a_dry_run_writes_nothing(program: Program) -> None:
    ward = program.make("ward", "32059")
    before = folder_bytes(ward)
    answer = program.json(
        "roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward, "--dry-run"
    )
    assert (answer["households"], answer["import"], answer["error_sheet"]) == (167, None, None)
    assert program.json("households", "--data", ward)["rows"] == []
    assert folder_bytes(ward).keys() == before.keys()


def test_importing_twice_changes_nothing_and_undo_closes_what_nobody_visited(program: Program) -> None:
    ward = program.make("ward", "32059")
    first = program.json("roster", "import", SAMPLES / "nhan-khau-xa-tan-loc.xlsx", "--data", ward)
    second = program.json("roster", "import", SAMPLES / "nhan-khau-xa-tan-loc.xlsx", "--data", ward)
    assert (second["new"], second["updated"], second["unchanged"]) == (0, 0, first["households"])
    listed = {row["id"] for row in program.json("households", "--data", ward)["rows"]}
    visited = program.json("households", "--data", ward, "--limit", 1)["rows"][0]["id"]
    program.json("visit", "add", "--data", ward, "--household", visited, "--result", "not_home")
    undone = program.json("roster", "undo", first["import"], "--data", ward)
    assert (undone["closed"], undone["kept"]) == (156, 1)
    assert [row["id"] for row in program.json("households", "--data", ward)["rows"]] == [visited]
    third = program.json("roster", "import", SAMPLES / "nhan-khau-xa-tan-loc.xlsx", "--data", ward)
    assert (third["new"], third["unchanged"]) == (156, 1)
    assert {row["id"] for row in program.json("households", "--data", ward)["rows"]} == listed


def test_a_person_list_gives_people_of_16_and_older_without_a_visit(program: Program) -> None:
    ward = program.make("ward", "32083")
    program.json("roster", "import", SAMPLES / "nhan-khau-xa-tan-loc.xlsx", "--data", ward)
    unit = program.json("rates", "--data", ward)["units"][0]
    assert (unit["listed"], unit["visited"], unit["installed"]) == (157, 0, 0)
    assert 0 < unit["smartphones"] < unit["people"] < 534


def test_a_household_list_states_nobody_of_16_and_older(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", ward)
    unit = program.json("rates", "--data", ward)["units"][0]
    assert (unit["people"], unit["smartphones"]) == (0, 0)
    assert [rate["denominator_name"] for rate in unit["rates"]] == ["listed households"]


def test_a_visit_is_corrected_voided_and_restored(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", ward)
    code = program.json("households", "--data", ward, "--limit", 1)["rows"][0]["code"]
    add = ("visit", "add", "--data", ward, "--household", code, "--result", "completed")
    visit = program.json(*add, "--smartphones", 2, "--installed", 2, "--at", "2026-11-20T09:30")["visit"]

    def installed() -> int:
        return int(program.json("rates", "--data", ward)["units"][0]["installed"])

    program.json("visit", "correct", visit, "--data", ward, "--installed", 1)
    assert installed() == 1
    program.json("visit", "void", visit, "--data", ward)
    assert installed() == 0
    program.json("visit", "restore", visit, "--data", ward)
    assert installed() == 1


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--result", "completed", "--at", "2027-01-01T08:00"), "visit.future"),
        (("--result", "completed", "--smartphones", "1", "--installed", "2"), "visit.installed_over_phones"),
        (("--result", "completed", "--people", "-1"), "visit.number_range"),
        (("--result", "not_home", "--installed", "1"), "visit.counts_without_contact"),
        (("--result", "respondent_away", "--callback", "mai"), "visit.callback"),
        (("--result", "completed", "--note", "CCCD 079123456789"), "visit.note_secret"),
        (("--result", "completed", "--flyer", "đưa cho bà Năm"), "visit.flyer"),
    ],
)
def test_a_bad_visit_is_refused_with_its_code_and_changes_nothing(
    program: Program, arguments: tuple[str, ...], error: str
) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    household = program.json("households", "--data", ward, "--limit", 1)["rows"][0]["id"]
    ran = program("visit", "add", "--data", ward, "--household", household, *arguments, "--json")
    assert (ran.code, ran.json["error"]) == (4, error)
    assert ran.err.strip() == ran.json["message"]
    assert program.json("rates", "--data", ward)["units"][0]["visited"] == 0


def test_a_household_closed_by_hand_is_not_added_again_by_its_list(program: Program) -> None:
    ward = program.make("ward", "32059")
    load = ("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    program.json(*load)
    household = program.json("households", "--data", ward, "--limit", 1)["rows"][0]["id"]
    program.json("household", "close", household, "--reason", "moved", "--data", ward)
    assert program.json(*load)["new"] == 0
    assert len(program.json("households", "--data", ward)["rows"]) == 166


def test_unusual_numbers_want_a_second_word(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    household = program.json("households", "--data", ward, "--limit", 1)["rows"][0]["id"]
    add = ("visit", "add", "--data", ward, "--household", household, "--result", "completed")
    unusual = (*add, "--people", 3, "--smartphones", 7)
    ran = program(*unusual, "--json")
    assert (ran.code, ran.json["error"]) == (3, "soft.smartphones_over_people")
    assert program.json("rates", "--data", ward)["units"][0]["visited"] == 0
    program.json(*unusual, "--confirm")
    assert program.json("rates", "--data", ward)["units"][0]["smartphones"] == 7


def test_a_visit_outside_the_campaign_is_kept_and_flagged(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    household = program.json("households", "--data", ward, "--limit", 1)["rows"][0]["id"]
    add = ("visit", "add", "--data", ward, "--household", household, "--result", "not_home")
    assert program.json(*add, "--at", "2025-12-31T08:00")["outside_campaign"] is True
    assert program.json("rates", "--data", ward)["units"][0]["visited"] == 1


@pytest.mark.parametrize(
    ("content", "error", "code"),
    [
        (b"this is no workbook", "roster.no_header", 3),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "roster.not_workbook", 4),
    ],
)
def test_a_file_without_a_header_needs_a_decision_and_no_workbook_is_refused(
    program: Program, tmp_path: Path, content: bytes, error: str, code: int
) -> None:
    ward = program.make("ward", "32059")
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(content)
    ran = program("roster", "import", path, "--data", ward, "--json")
    assert (ran.code, ran.json["error"]) == (code, error)


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


def test_two_records_of_one_household_are_merged_shown_and_parted(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    rows = program.json("households", "--data", ward, "--limit", 2)["rows"]
    one, other = (row["id"] for row in rows)
    for day, household in (("20", one), ("21", other)):
        add = ("visit", "add", "--data", ward, "--household", household, "--result", "partial")
        program.json(*add, "--smartphones", 2, "--installed", 1, "--at", f"2026-11-{day}T09:00")
    kept = program.json("household", "merge", one, rows[1]["code"], "--data", ward)["household"]
    shown = program.json("household", "show", kept, "--data", ward)
    assert (shown["installed"], shown["smartphones"], len(shown["visits"])) == (2, 2, 2)
    assert program.json("rates", "--data", ward)["units"][0]["listed"] == 166
    program.json("household", "part", one, other, "--data", ward)
    assert program.json("rates", "--data", ward)["units"][0]["listed"] == 167
    assert (
        program("household", "merge", one, one, "--data", ward, "--json").json["error"] == "household.itself"
    )


def test_a_household_is_closed_with_a_reason_and_its_history_tells(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    household = program.json("households", "--data", ward, "--limit", 1)["rows"][0]["id"]
    program.json("household", "close", household, "--reason", "moved", "--data", ward)
    assert len(program.json("households", "--data", ward)["rows"]) == 166
    program.json("household", "reopen", household, "--data", ward)
    events = program.json("household", "history", household, "--data", ward)["events"]
    assert [event["kind"] for event in events] == ["reopened", "closed", "added"]
    assert (events[1]["after"], events[1]["officer"]) == ("moved", "Lê Văn Tám")


def test_agreed_returns_stand_in_the_order_they_are_due(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    rows = program.json("households", "--data", ward, "--limit", 2)["rows"]
    for row, day in zip(rows, ("2026-11-26", "2026-11-20"), strict=True):
        add = ("visit", "add", "--data", ward, "--household", row["id"], "--result", "respondent_away")
        program.json(*add, "--callback", day)
    listed = program.json("callback", "list", "--data", ward)["rows"]
    assert [row["callback"] for row in listed] == ["2026-11-20", "2026-11-26"]


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
