"""The list of next month on the command line: every change is shown first, one act closes what is gone."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Program

HEADER = "STT,Họ tên chủ hộ,Tổ,Điện thoại,Số nhân khẩu"
OLD = (
    "1,Lê Thanh Đạt,1,0912345678,4",
    "2,Đặng Thị Hoà,1,,2",
    "3,Lê Văn Hùng,1,,3",
    "4,Ngô Văn Tư,2,0987654321,5",
)
NEW = ("1,Lý Thành Đạt,1,0912345678,4", "2,Đặng Thị Hoà,1,0933333333,2", "4,Ngô Văn Tư,2,0987654321,5")


def write(folder: Path, name: str, rows: tuple[str, ...]) -> Path:
    path = folder / name
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return path


def heads(program: Program, data: Path) -> set[str]:
    return {row["head"] for row in program.json("households", "--data", data)["rows"]}


def test_every_change_is_shown_before_and_what_is_gone_is_closed_together(
    program: Program, tmp_path: Path
) -> None:
    data = program.make("ward", "32059")
    where = ("--data", data, "--hamlet", "Ấp 1")
    program.json("roster", "import", write(tmp_path, "may.csv", OLD), *where)
    june = write(tmp_path, "june.csv", NEW)
    look = program.json("roster", "import", june, *where, "--dry-run", "--close-missing", "moved")
    assert (look["new"], look["updated"], look["unchanged"], look["renamed"]) == (0, 2, 1, 1)
    assert [(c["name"], c["is_renamed"], c["fields"]) for c in look["changes"]] == [
        ("Lý Thành Đạt", True, [{"field": "name", "old": "Lê Thanh Đạt", "new": "Lý Thành Đạt"}]),
        ("Đặng Thị Hoà", False, [{"field": "phone", "old": None, "new": "0933333333"}]),
    ]
    assert [(one["name"], look["closed"]) for one in look["missing"]] == [("Lê Văn Hùng", 0)]
    assert heads(program, data) == {"Lê Thanh Đạt", "Đặng Thị Hoà", "Lê Văn Hùng", "Ngô Văn Tư"}
    text = program("roster", "import", june, *where, "--dry-run").out
    assert "name: Lê Thanh Đạt → Lý Thành Đạt" in text
    assert "Không còn trong danh sách mới: 1 hộ" in text
    done = program.json("roster", "import", june, *where, "--close-missing", "moved")
    assert done["closed"] == 1
    assert heads(program, data) == {"Lý Thành Đạt", "Đặng Thị Hoà", "Ngô Văn Tư"}
    program.json("undo", "--data", data)
    assert heads(program, data) == {"Lý Thành Đạt", "Đặng Thị Hoà", "Lê Văn Hùng", "Ngô Văn Tư"}


def test_a_row_may_be_said_to_be_another_household(program: Program, tmp_path: Path) -> None:
    data = program.make("ward", "32059")
    where = ("--data", data, "--hamlet", "Ấp 1")
    program.json("roster", "import", write(tmp_path, "may.csv", OLD), *where)
    june = write(tmp_path, "june.csv", NEW)
    (row,) = [
        change["row"]
        for change in program.json("roster", "import", june, *where, "--dry-run")["changes"]
        if change["is_renamed"]
    ]
    made = program.json("roster", "import", june, *where, "--another", row)
    assert (made["new"], made["updated"], made["renamed"]) == (1, 1, 0)
    assert {"Lê Thanh Đạt", "Lý Thành Đạt"} <= heads(program, data)
    wrong = program("roster", "import", june, *where, "--another", "dòng 5")
    assert (wrong.code, "1/Sheet1/5" in wrong.err) == (4, True)
