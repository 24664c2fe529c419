"""The work of an officer with the installed program; a Linux province reads what it sends."""

from __future__ import annotations

import contextlib
import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import cast

import pypdfium2
import pytest

from app.workspaces import system_workspaces
from tests.docs.test_readme import HOUSEHOLD, walk
from tests.lists.wards import text_file, ward_list
from tests.windows.conftest import Machine, own_path, windows_path
from tools.windows.runtime import ROOT
from ui.cli.program import run_command

pytestmark = pytest.mark.windows

MOST_OF_SOURCE = 1.3
SAMPLE = "tests/samples/ds-ho-ap-1-xa-khanh-an.xlsx"
WHO = ("--officer", "Nguyễn Văn Út", "--campaign", "vneid-2026")


def test_the_readme_works_as_printed(installed: Machine, tmp_path: Path) -> None:
    """`py run.py` is the installed program; every other word stays, the pattern `*.tnb` too."""
    household, words = "", list[str | Path]()
    for command in walk("vi"):
        printed = [household if word == HOUSEHOLD["vi"] else word for word in command]
        printed = [word.replace("../tn", f"Z:{tmp_path}") for word in printed]
        words = [ROOT / word if word.startswith("tests/samples/") else word for word in printed]
        target = words.index(">") if ">" in words else len(words)
        done = installed.ask(*words[:target])
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        if target < len(words):
            own_path(str(words[-1])).write_text(done.stdout, encoding="utf-8", newline="")
        if words[0] == "households":
            household = done.stdout.split("\t")[0]
    (unit,) = cast(list[dict[str, object]], installed.run("rates", *words[1:])["units"])
    assert (unit["listed"], unit["visited"], unit["installed"]) == (214, 1, 2)


def test_a_ward_of_windows_sends_and_a_province_of_linux_reads(installed: Machine, tmp_path: Path) -> None:
    """The list of a real size, a visit, a guide, a file; folders with every letter that people use."""
    ward = tmp_path / "Máy của Út's & bạn (2)" / "dữ liệu"
    there, province = ("--data", ward), tmp_path / "tỉnh"
    installed.run("init", *there, "--unit", "32059", *WHO)
    listed = text_file(tmp_path / "danh sách ấp 1.csv", ward_list())
    loaded = installed.run("roster import", listed, "--hamlet", "Ấp 1", *there)
    assert loaded["new"] == 391, loaded
    rows = cast(list[dict[str, object]], installed.run("households", *there, "--limit", "1")["rows"])
    visit = ("--household", str(rows[0]["id"]), "--result", "completed", "--people", "2", "--installed", "2")
    installed.run("visit add", *there, *visit, "--smartphones", "2")
    guide = tmp_path / "tờ hướng dẫn.pdf"
    installed.run("guide", *there, "--format", "a5", "--out", guide)
    assert len(pypdfium2.PdfDocument(guide)) > 0
    assert here(["init", "--data", str(province), "--unit", "96", *WHO]) is not None
    keys = tmp_path / "tinh.txt"
    keys.write_text(str(here(["keys", "show", "--data", str(province)])["public_key"]), encoding="utf-8")
    sent = installed.run("batch export", *there, "--to", keys, "--out", tmp_path / "gửi")
    file = own_path(str(sent["file"]))
    assert b"khoa.key" not in file.read_bytes()
    here(["batch", "import", str(file), "--data", str(province), "--trust-new"])
    (unit,) = cast(list[dict[str, object]], here(["rates", "--data", str(province)])["units"])
    assert (unit["visited"], unit["installed"]) == (1, 2), loaded
    assert (ward / "khoa.key").stat().st_mode & 0o007 == 0, "Wine keeps the right of SYSTEM as the group's"
    assert (ward / "keys.json").stat().st_mode & 0o007 == 0
    assert (ward / "tung-nha.db").stat().st_mode & 0o007, "a file without rights of its own"
    system_workspaces().open(ward).close()


def here(words: list[str]) -> dict[str, object]:
    """Run a command on this machine."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run_command([*words, "--json"], system_workspaces(), Path("nowhere"))
    answer = json.loads(out.getvalue())
    assert isinstance(answer, dict)
    return answer


def test_a_laptop_asks_is_approved_and_sends_by_a_number_read_out(installed: Machine, tmp_path: Path) -> None:
    province, laptop, out = tmp_path / "tỉnh", tmp_path / "máy", tmp_path / "USB"
    there, at, keys = ("--data", province), ("--data", laptop), tmp_path / "tỉnh.txt"
    installed.run("init", *there, "--unit", "96", *WHO)
    installed.run("init", *at, "--unit", "32059", *WHO)
    cards = tmp_path / "thẻ.pdf"
    number = str(installed.run("keys init", *there, "--cards", cards)["number"])
    assert cards.stat().st_mode & 0o007 == 0
    keys.write_text(str(installed.run("keys show", *there)["public_key"]), encoding="utf-8")
    asked = installed.run("keys request", *at, "--to", keys, "--out", out)
    told = ("--number", str(asked["number"]), "--out", out)
    approved = installed.run("keys approve", str(asked["file"]), *there, *told)
    installed.run("keys accept", cast(list[str], approved["files"])[0], *at, "--number", number)
    sent = installed.run("batch export", *at, "--to", keys, "--out", out)
    taken = installed.run("batch import", str(sent["file"]), *there)
    assert [one["state"] for one in cast(list[dict[str, object]], taken["files"])] == ["merged"], taken


def test_a_folder_that_is_too_deep_for_windows_is_refused(installed: Machine, tmp_path: Path) -> None:
    deep = tmp_path / ("ấp" * 30) / ("khóm" * 30) / "máy"
    done = installed.ask("init", "--data", deep, "--unit", "32059", *WHO, "--json")
    assert json.loads(done.stdout)["error"] == "workspace.path_long", done.stdout
    assert not deep.exists()


def test_a_folder_of_240_characters_is_used_where_this_windows_takes_long_paths(
    installed: Machine, tmp_path: Path
) -> None:
    setting = (r"HKLM\SYSTEM\CurrentControlSet\Control\FileSystem", "/v", "LongPathsEnabled")
    deep = tmp_path / ("khóm " * 10 + "2") / ("ấp " * 20 + "3")
    deep /= "x" * (240 - len(windows_path(deep)) - 1)
    assert len(windows_path(deep)) == 240
    assert installed.registry("add", *setting, "/t", "REG_DWORD", "/d", "1", "/f") == 0
    try:
        installed.run("init", "--data", deep, "--unit", "32059", *WHO)
        loaded = installed.run("roster import", ROOT / SAMPLE, "--data", deep)
        assert loaded["new"] == 214
        assert installed.run("backup list", "--data", deep)["backups"]
    finally:
        assert installed.registry("delete", *setting, "/f") == 0


def test_the_installed_program_starts_about_as_fast_as_the_source(installed: Machine, tmp_path: Path) -> None:
    """The best of four, in turns; both read the same data. Another start may run beside one of them."""
    ward = tmp_path / "máy"
    installed.run("init", "--data", ward, "--unit", "32059", *WHO)
    words = ("rates", "--data", ward, "--json")

    def took(start: Callable[..., CompletedProcess[str]], *first: str) -> float:
        began = time.monotonic()
        done = start(*first, *words)
        assert done.returncode == 0, done.stderr
        return time.monotonic() - began

    pairs = [(took(installed.ask), took(installed.python, "main.py")) for _ in range(4)]
    program, source = (min(times) for times in zip(*pairs, strict=True))
    assert program <= MOST_OF_SOURCE * source, pairs


def test_data_on_a_share_is_refused(installed: Machine, tmp_path: Path) -> None:
    done = installed.ask("init", "--data", r"\\may-xa\chung\du-lieu", "--unit", "32059", *WHO)
    assert done.returncode == 5, done.stderr
    assert "qua mạng" in done.stderr
