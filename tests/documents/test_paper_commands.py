"""Walk lists and flyers from the command line: a real workspace, a real list, whole files or none."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.workspaces import Workspaces
from core.application.paper import make_paper
from core.application.paper_order import Paper, PaperOrder
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.papers.selection import Selection
from core.papers.walk_list_desk import WalkListChoice, WalkListDesk
from core.records.household import HouseholdQuery
from core.records.workspace import Language
from storage.keys.sealing import Cost
from ui.cli.program import run_command

ROSTER = Path(__file__).resolve().parents[1] / "samples" / "ds-ho-ap-1-xa-khanh-an.xlsx"
CHEAP = Cost(operations=1, memory_bytes=8 * 1024 * 1024)
Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def workspaces(clock: FixedClock) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)


@pytest.fixture
def run(workspaces: Workspaces, tmp_path: Path) -> Run:
    """Runs a command on a ward with one hamlet's list; answers with the exit code and the JSON object."""

    def command(words: str, *arguments: object) -> tuple[int, dict[str, Any]]:
        out = io.StringIO()
        ward = ("--data", str(tmp_path / "ward"), "--json")
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            code = run_command([*words.split(), *map(str, arguments), *ward], workspaces, tmp_path)
        return code, json.loads(out.getvalue())

    command("init", "--unit", "32059", "--officer", "Lê Văn Tám", "--campaign", "bluezone-2020")
    command("roster import", ROSTER)
    return command


@pytest.fixture
def rows(run: Run) -> list[dict[str, Any]]:
    found = run("households")[1]["rows"]
    assert isinstance(found, list)
    return found


def test_the_walk_list_has_every_household_in_walking_order(
    run: Run, rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    file = tmp_path / "phiếu.pdf"
    code, answer = run("print walk-list", "--out", file)
    assert code == 0
    assert answer["file"] == str(file)
    assert file.read_bytes().startswith(b"%PDF")
    assert answer["pages"] == len(rows) // 10 + 1
    own = [text for text in answer["codes"] if "." not in text]
    assert own == [f"TN1:{row['code']}" for row in rows]
    sheets = [text for text in answer["codes"] if "." in text]
    assert [text.rpartition("-")[2] for text in sheets] == [str(page + 1) for page in range(answer["pages"])]


def test_a_hamlet_keeps_its_number_and_each_print_counts(run: Run, tmp_path: Path) -> None:
    first = run("print walk-list", "--hamlet", "ap 1", "--out", tmp_path / "a.pdf")[1]["codes"][0]
    second = run("print walk-list", "--hamlet", "Ấp 1", "--out", tmp_path / "b.pdf")[1]["codes"][0]
    assert first.endswith("-1.1-1")
    assert second.endswith("-1.2-1")
    assert first.partition(".")[0] == second.partition(".")[0]


def test_a_printed_sheet_is_found_again_by_its_code(
    run: Run, rows: list[dict[str, Any]], workspaces: Workspaces, tmp_path: Path
) -> None:
    codes = run("print walk-list", "--out", tmp_path / "a.pdf")[1]["codes"]
    services = workspaces.open(tmp_path / "ward")
    try:
        sheet = services.sheets.open(codes[11])
        assert sheet.page == 2
        assert [row.code for row in sheet.rows if row.code] == [row["code"] for row in rows[10:20]]
    finally:
        services.close()


def test_the_list_of_an_officers_doors_names_who_walks(
    run: Run, workspaces: Workspaces, tmp_path: Path
) -> None:
    services = workspaces.open(tmp_path / "ward")
    try:
        officer = services.assignments.add_officer("Trần Thị Hoa").value
        doors = services.store.households.rows(services.store.households.numbers(HouseholdQuery()))
        services.assignments.give([row.id for row in doors[:3]], officer)
        order = PaperOrder(
            paper=Paper.WALK_LIST, language=Language.VIETNAMESE, selection=Selection(officer=officer)
        )
        assert "Trần Thị Hoa" in first_page(make_paper(services, order).data)
        assert "Lê Văn Út" in first_page(make_paper(services, replace(order, walker="Lê Văn Út")).data)
        everybody = replace(order, selection=Selection())
        assert "Trần Thị Hoa" not in first_page(make_paper(services, everybody).data)
    finally:
        services.close()


def first_page(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[0].get_textpage().get_text_bounded())


def test_a_preview_counts_no_print(run: Run, workspaces: Workspaces, tmp_path: Path) -> None:
    services = workspaces.open(tmp_path / "ward")
    try:
        choice = WalkListChoice(selection=Selection(), language=Language.ENGLISH)
        assert walk_list_desk(services).draw(choice).pdf.startswith(b"%PDF")
    finally:
        services.close()
    codes = run("print walk-list", "--out", tmp_path / "a.pdf")[1]["codes"]
    assert codes[0].endswith("-1.1-1")


def walk_list_desk(services: Services) -> WalkListDesk:
    return WalkListDesk(
        services.store, services.campaign, services.settings.unit(), place="Xã Khánh An", clock=services.clock
    )


def test_flyers_are_printed_four_a_sheet_in_walking_order(
    run: Run, rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    code, answer = run("guide", "--format", "a6x4-personal", "--out", tmp_path / "f.pdf")
    assert code == 0
    assert answer["pages"] == -(-len(rows) // 4)
    own = [text for text in answer["codes"] if text.startswith("TN1:")]
    assert own == [f"TN1:{row['code']}" for row in rows]
    assert answer["codes"][0].startswith("https://")


def test_no_household_is_a_sentence_and_the_former_file_stays(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"before")
    for words in ("print walk-list", "guide --format a6x4-personal"):
        code, answer = run(words, "--hamlet", "Ấp 99", "--out", file)
        assert (code, answer["error"]) == (4, "document.no_household")
        assert answer["message"]
        assert file.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "ward"]


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_selects_nobody(run: Run, tmp_path: Path, limit: int) -> None:
    code, answer = run("print slip", "--limit", limit, "--out", tmp_path / "a.pdf")
    assert (code, answer["error"]) == (4, "document.no_household")


def test_where_nothing_can_be_written_nothing_is_counted(run: Run, tmp_path: Path) -> None:
    code, answer = run("print walk-list", "--out", tmp_path / "absent" / "a.pdf")
    assert (code, answer["error"]) == (5, "file.unwritable")
    codes = run("print walk-list", "--out", tmp_path / "a.pdf")[1]["codes"]
    assert codes[0].endswith("-1.1-1")


def test_a_print_from_the_command_line_is_noted_as_one_from_the_window_is(
    run: Run, rows: list[dict[str, Any]], workspaces: Workspaces, tmp_path: Path
) -> None:
    out = ("--out", tmp_path / "a.pdf")
    run("guide --format a6x4-personal --show to_visit --hamlet", "Ấp 1", *out)
    run("print labels --household", rows[0]["code"], *out)
    run("print slip --blank", *out)
    run("guide --format text", *out)
    run("print walk-list", *out)
    run("print consent --hamlet", "Ấp 99", *out)  # nobody: nothing is noted
    services = workspaces.open(tmp_path / "ward")
    try:
        noted = {paper: services.prints.last(paper) for paper in Paper}
    finally:
        services.close()
    facts = {
        paper.value: (job.version, job.what, job.households, job.pages)
        for paper, job in noted.items()
        if job is not None
    }
    assert facts == {
        "a6x4-personal": ("BZ-A6 · v1 · 09/2020", "to_visit Ấp 1", len(rows), -(-len(rows) // 4)),
        "labels": ("", "named", 1, 1),
        "slip": ("BZ-GN · v1 · 09/2020", "", 0, 1),
        "text": ("BZ-TIN · v1 · 09/2020", "", 0, 1),
        "walk-list": (facts["walk-list"][0], "all", len(rows), len(rows) // 10 + 1),
    }
    assert facts["walk-list"][0].endswith("-1.1")
