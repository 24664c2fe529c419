"""Lists, households and visits on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import SAMPLES, Program, folder_bytes


def test_a_dry_run_writes_nothing(program: Program) -> None:
    ward = program.make("ward", "32059")
    before = folder_bytes(ward)
    answer = program.json(
        "roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward, "--dry-run"
    )
    assert (answer["households"], answer["import"], answer["error_sheet"]) == (167, None, None)
    assert program.json("households", "--data", ward)["rows"] == []
    assert folder_bytes(ward).keys() == before.keys()


def test_the_rows_to_look_at_are_written_only_where_asked(program: Program, tmp_path: Path) -> None:
    ward = program.make("ward", "32059")
    file, sheet = tmp_path / "hai.csv", tmp_path / "xem lại.xlsx"
    file.write_text("Họ và tên chủ hộ,Số nhân khẩu\nLê Văn Ánh,3\nTrần Thị Bé,9999\n", encoding="utf-8")
    answer = program.json("roster", "import", file, "--data", ward, "--hamlet", "Ấp 1")
    assert answer["error_sheet"] is None
    assert not list(ward.rglob("*.xlsx"))
    answer = program.json("roster", "import", file, "--data", ward, "--hamlet", "Ấp 1", "--errors", sheet)
    assert answer["error_sheet"] == str(sheet)
    assert sheet.stat().st_size > 0


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
    assert [rate["denominator_name"] for rate in unit["rates"]] == ["households ever listed"]


def test_a_visit_is_corrected_voided_and_restored(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", ward)
    code = program.json("households", "--data", ward, "--limit", 1)["rows"][0]["code"]
    add = ("visit", "add", "--data", ward, "--household", code, "--result", "completed")
    visit = program.json(*add, "--smartphones", 2, "--installed", 2, "--confirm", "--at", "2026-11-20T09:30")[
        "visit"
    ]

    def installed() -> int:
        return int(program.json("rates", "--data", ward)["units"][0]["installed"])

    program.json("visit", "correct", visit, "--data", ward, "--installed", 1, "--confirm")
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


def test_numbers_against_the_list_and_earlier_visits_want_a_second_word(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    rows = program.json("households", "--data", ward)["rows"]
    household = next(row["id"] for row in rows if row["roster_people"] == 3)
    add = ("visit", "add", "--data", ward, "--household", household, "--result", "completed")
    for counts, code in (
        (("--people", 4, "--smartphones", 1), "soft.more_than_listed"),
        (("--smartphones", 4), "soft.smartphones_over_people"),
        (("--people", 0, "--smartphones", 0), "soft.nobody"),
        (("--people", 3, "--smartphones", 9, "--installed", 7), "soft.smartphones_over_people"),
    ):
        ran = program(*add, *counts, "--json")
        assert (ran.code, ran.json["error"]) == (3, code)
        assert ran.err.strip() == ran.json["message"]
    visit = program.json(*add, "--people", 3, "--smartphones", 2, "--installed", 2)["visit"]
    ran = program(*add, "--people", 3, "--smartphones", 2, "--installed", 2, "--json")
    assert (ran.code, ran.json["error"]) == (3, "soft.installed_twice")
    program.json("visit", "correct", visit, "--data", ward, "--installed", 1)
    assert program.json("rates", "--data", ward)["units"][0]["installed"] == 1


def test_one_person_more_than_the_list_says_wants_a_second_word(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    rows = program.json("households", "--data", ward)["rows"]
    household = next(row["id"] for row in rows if row["roster_people"] == 1)
    program.json("household", "way", household, "persons", "--data", ward)
    add = ("person", "add", household, "--born", 1990, "--data", ward)
    program.json(*add)
    ran = program(*add, "--json")
    assert (ran.code, ran.json["error"]) == (3, "soft.more_than_listed")
    program.json(*add, "--confirm")


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


def test_two_records_of_one_household_are_merged_shown_and_parted(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    rows = program.json("households", "--data", ward, "--limit", 2)["rows"]
    one, other = (row["id"] for row in rows)
    for day, household in (("20", one), ("21", other)):
        add = ("visit", "add", "--data", ward, "--household", household, "--result", "partial")
        program.json(*add, "--smartphones", 2, "--installed", 1, "--confirm", "--at", f"2026-11-{day}T09:00")
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
    with pytest.raises(SystemExit):
        program("household", "close", household, "--reason", "import_undone", "--data", ward)
    program.json("household", "close", household, "--reason", "moved", "--data", ward)
    assert len(program.json("households", "--data", ward)["rows"]) == 166
    assert "đã lập danh sách 167 hộ, ngoài danh sách 1\t" in program("rates", "--data", ward).out
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
