"""`print ...` and `guide ...` on the command line: answers, and former files that stay after a failure."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.papers.card_code import card_facts, read_code, signed_code
from core.papers.guides.editions import GuideEdition
from core.sync.keyfile import read, write
from storage.keys.sealing import Cost
from tests.documents.pixels import codes_in, page_picture
from tests.documents.prints import SIGNER
from ui.cli.arguments import GUIDE_FORMATS
from ui.cli.program import run_command

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "ds-ho-ap-1-xa-khanh-an.xlsx"
CHEAP = Cost(operations=1, memory_bytes=8 * 1024 * 1024)

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], clock: FixedClock, tmp_path: Path) -> Run:
    """Runs a command on a ward of 214 households; answers with its exit code and object."""
    workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)
    data = ("--data", str(tmp_path / "ward"))

    def run(*arguments: object) -> tuple[int, dict[str, Any]]:
        elsewhere = () if "--data" in arguments else data
        code = run_command([*(str(part) for part in arguments), *elsewhere, "--json"], workspaces, tmp_path)
        answer = json.loads(capsys.readouterr().out)
        assert isinstance(answer, dict)
        return code, answer

    run("init", "--unit", "32059", "--officer", "Lê Văn Tám", "--campaign", "vneid-2026")
    run("roster", "import", SAMPLE)
    return run


def test_slips_are_printed_in_walking_order(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "slips.pdf"
    _, listed = run("households", "--limit", 4)
    code, answer = run("print", "slip", "--out", out, "--limit", 4)
    assert code == 0
    assert answer == {"file": str(out), "pages": 2, "codes": [f"TN1:{row['code']}" for row in listed["rows"]]}
    first = codes_in(page_picture(out.read_bytes(), 300, 0))
    assert sorted(first, key=lambda seen: seen.top)[0].text == answer["codes"][0]


def test_named_households_get_labels_in_the_order_named(run: Run, tmp_path: Path) -> None:
    _, listed = run("households", "--limit", 3)
    named = [part for row in reversed(listed["rows"]) for part in ("--household", row["code"])]
    code, answer = run("print", "labels", "--out", tmp_path / "labels.pdf", "--start", 23, *named)
    assert (code, answer["pages"]) == (0, 2)
    assert answer["codes"] == [f"TN1:{row['code']}" for row in reversed(listed["rows"])]


def test_a_blank_slip_and_a_calibration_page_need_no_household(run: Run, tmp_path: Path) -> None:
    assert run("print", "slip", "--blank", "--out", tmp_path / "blank.pdf")[1]["codes"] == []
    assert run("print", "calibration", "--out", tmp_path / "page.pdf")[1]["pages"] == 1


def test_a_staff_card_is_signed_by_the_key_of_the_key_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "card.pdf"
    member = ("--name", "Trần Thị Diễm Hường", "--number", 17, "--until", "2026-12-31")
    code, answer = run("print", "staff-card", "--out", out, *member)
    assert (code, answer["pages"]) == (0, 1)
    (seen,) = codes_in(page_picture(out.read_bytes(), 300, 0))
    assert [seen.text] == answer["codes"]
    key = run("keys", "show")[1]["minisign"]
    facts = read_code(seen.text, [key], SIGNER)
    assert (facts.printed_number, facts.name) == ("32059-0017", "TRAN THI DIEM HUONG")


def test_the_code_of_a_team_poster_is_checked_as_a_card_is_and_is_no_persons(
    run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "team.pdf"
    team = ("--team", "Ấp 1 – Tổ công nghệ số", "--member", "Lê Văn Tám;Tổ trưởng", "--member", "Nguyễn An")
    code, answer = run("print", "team-poster", "--out", out, *team, "--until", "2026-12-31")
    assert (code, answer["pages"]) == (0, 1)
    (seen,) = codes_in(page_picture(out.read_bytes(), 203, 0))
    assert [seen.text] == answer["codes"]
    code, checked = run("card", "check", seen.text)
    assert (code, checked["name"], checked["team"]) == (0, "AP TO CONG NGHE SO", True)
    assert (checked["number"], checked["until"], checked["valid"]) == ("32059-0000", "2026-12-31", True)
    card = run("print", "staff-card", "--out", out, "--number", 1, "--until", "2026-12-31")[1]["codes"][0]
    assert run("card", "check", card)[1]["team"] is False


def test_a_card_is_checked_by_whoever_has_the_key_file_of_the_unit_it_names(run: Run, tmp_path: Path) -> None:
    card = ("print", "staff-card", "--out", tmp_path / "card.pdf", "--number", 17)
    text = run(*card, "--until", "2026-11-23")[1]["codes"][0]
    code, answer = run("card", "check", text)
    assert (code, answer["number"], answer["name"]) == (0, "32059-0017", "LE VAN TAM")
    assert (answer["valid"], answer["this_campaign"]) == (False, True)
    own = tmp_path / "own.txt"
    own.write_text(run("keys", "show")[1]["public_key"], encoding="utf-8")
    other = ("--data", tmp_path / "province")
    run("init", "--unit", "96", "--officer", "An", "--campaign", "vneid-2026", *other)
    assert run("card", "check", text, *other)[1]["error"] == "document.card_forged"
    assert run("card", "check", text, "--key", own, *other)[0] == 0
    assert run("card", "check", "TN1:K7-147-B")[1]["error"] == "document.card_code"


def test_a_key_vouches_for_its_own_unit_alone(run: Run, tmp_path: Path) -> None:
    keys = replace(read(run("keys", "show")[1]["public_key"].encode()), signing_key=SIGNER.public_key)
    file = tmp_path / "keys.txt"
    file.write_text(write(keys), encoding="utf-8")
    day = date(2026, 12, 31)
    for unit, code in ((keys.unit_code, 0), ("32032", 4)):
        facts = card_facts(unit=unit, number=1, until=day, campaign_id="vneid-2026", name="An")
        assert run("card", "check", signed_code(facts, SIGNER), "--key", file)[0] == code, unit


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("slip", "--hamlet", "Ấp không có"), "document.no_household"),
        (("slip", "--show", "closed"), "document.no_household"),
        (("labels", "--columns", "9"), "document.label_sheet"),
        (("labels", "--start", "99"), "document.label_start"),
        (("labels", "--nudge-x", "2"), "document.label_nudge"),
        (("staff-card", "--number", "0", "--until", "2026-12-31"), "document.card_number"),
        (("staff-card", "--number", "1", "--until", "31/12/2026"), "document.card_until"),
        (("team-poster",), "document.team_empty"),
        (("team-poster", *("--member", "An") * 9), "document.team_members"),
        (("team-poster", "--member", "An", "--team", "x" * 61), "document.team_name"),
        (("team-poster", "--member", "An", "--member", ";Tổ phó"), "document.team_name"),
        (("team-poster", "--member", "An", "--until", "2019-12-31"), "document.card_until"),
        (("labels", "--width", "20", "--columns", "2"), "document.label_small"),
        (("labels", "--household", "K7-999-1"), "code.elsewhere"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_the_former_file_stays(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], error: str
) -> None:
    out = tmp_path / "former.pdf"
    out.write_bytes(b"former")
    code, answer = run("print", *arguments, "--out", out)
    assert code == 4
    assert answer["error"] == error
    assert out.read_bytes() == b"former"
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    code, answer = run("print", "calibration", "--out", tmp_path / "nowhere" / "page.pdf")
    assert (code, answer["error"]) == (5, "file.unwritable")


@pytest.mark.parametrize("edition", GuideEdition)
def test_every_edition_of_the_guide_is_written(run: Run, tmp_path: Path, edition: GuideEdition) -> None:
    out = tmp_path / f"guide.{edition.value}"
    code, answer = run(
        "guide", "--format", edition.value, "--out", out, "--place", "Nhà văn hóa", "--times", "8 giờ"
    )
    assert code == 0
    assert answer["file"] == str(out)
    assert answer["pages"] >= 1
    assert len(out.read_bytes()) > 500


def test_the_command_line_knows_every_edition() -> None:
    assert set(GUIDE_FORMATS) >= {edition.value for edition in GuideEdition}
