"""The log names ids and counts, never a person; it stays small, and its own trouble disturbs nobody."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.log_file import FILE_BYTES, FILE_NAME, LEVEL_VARIABLE, OLD_FILES, keep_log, stop_log
from core.base.errors import UserError
from tests.cli.program import SAMPLES, Program
from tests.conftest import ExpectedLogs

log = logging.getLogger("storage.anything")


@pytest.fixture(autouse=True)
def closed_log() -> Iterator[None]:
    yield
    stop_log()
    logging.getLogger("storage").setLevel(logging.NOTSET)


def written(folder: Path) -> str:
    stop_log()
    path = folder / FILE_NAME
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def test_a_day_of_commands_is_logged_by_counts_and_codes_and_no_word_of_the_list(
    program: Program, tmp_path: Path
) -> None:
    keep_log(tmp_path / "log")
    ward, province = program.make("ward", "32059"), program.make("province", "96")
    program.json("roster", "import", SAMPLES / "khom-3-phuong-ly-van-lam.csv", "--data", ward)
    rows = program.json("households", "--data", ward)["rows"]
    note = "bà Sáu bán bánh"
    visit = ("visit", "add", "--data", ward, "--household", rows[0]["id"], "--result", "refused_soft")
    program.json(*visit, "--note", note)
    unknown = program(*visit[:4], "--household", "Nguyễn Văn Út", "--result", "not_home")
    assert unknown.code == 4
    sent = program.json(
        "batch", "export", "--data", ward, "--to", program.key_of(province), "--out", tmp_path
    )
    program.json("batch", "import", sent["file"], "--data", province, "--trust-new")
    text = written(tmp_path / "log")
    assert f"file 1: {sent['events']} events in 1 parts" in text
    assert f"file 1 merged: {sent['events']} events, {sent['events']} new, 0 here before" in text
    assert "visit refused\n  code.unreadable\n" in text
    known = {row[field] for row in rows for field in ("head", "phone") if row[field]}
    said = [word for word in (*known, note, "Nguyễn Văn Út", "Lê Văn Tám", str(tmp_path)) if word in text]
    assert (len(known) > 200, said) == (True, [])


def test_a_bug_is_logged_by_its_place_and_without_its_message(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("a job ended")
    keep_log(tmp_path)
    try:
        int("Phạm Hữu Hà")
    except ValueError:
        log.exception("a job ended")
    log.error("a job ended", exc_info=UserError("batch.truncated", path="Phạm Hữu Hà.tnb"))
    text = written(tmp_path)
    assert "ValueError\n    tests/cli/test_log_file.py:" in text
    assert "a job ended\n  batch.truncated\n" in text
    assert "Phạm" not in text


def test_the_files_together_stay_below_their_limit(tmp_path: Path) -> None:
    keep_log(tmp_path)
    for number in range(30_000):
        log.info("line %d of a log that nobody reads for a year, or perhaps never, as most logs are", number)
    stop_log()
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert (len(sizes), max(sizes) <= FILE_BYTES) == (OLD_FILES + 1, True)


@pytest.mark.parametrize(
    ("word", "lines"), [("warning", 1), ("OFF", 0), ("debug", 3), ("", 2), ("a word nobody knows", 2)]
)
def test_the_variable_sets_the_level(
    word: str, lines: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    if word != "OFF":
        expected_logs.expect("one")
    monkeypatch.setenv(LEVEL_VARIABLE, word)
    keep_log(tmp_path)
    for level in (logging.DEBUG, logging.INFO, logging.WARNING):
        log.log(level, "one")
    assert len(written(tmp_path).splitlines()) == lines


def test_a_log_that_cannot_be_written_disturbs_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("lost")
    blocked = tmp_path / "log"
    (blocked / FILE_NAME).mkdir(parents=True)
    keep_log(blocked)
    log.warning("lost")
    (tmp_path / "file").write_bytes(b"")
    keep_log(tmp_path / "file" / "below")
    log.info("lost too")
    assert capsys.readouterr() == ("", "")
