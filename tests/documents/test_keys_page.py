"""The public page of keys: everything to compare, nothing secret, nothing fetched."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.papers.keys_page import render_keys_page
from core.records.workspace import Language
from core.sync.desk import TrustedDevice
from core.sync.keyfile import PublicKeys
from storage.keys.sealing import Cost
from tests.documents.prints import SIGNER
from tests.documents.test_screens import HOSTILE, Page
from ui.cli.program import run_command

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "ds-ho-ap-1-xa-khanh-an.xlsx"
OWN = PublicKeys(
    unit_code="96",
    unit_valid_from="2025-07-01",
    unit_name="Tỉnh Cà Mau",
    age_recipient="age1" + "q" * 58,
    signing_key=SIGNER.public_key,
)
WARD = TrustedDevice(
    place="Ấp 1, Xã Khánh An",
    unit_code="32059",
    number="7204-1186-0031-2257-9034-1178",
    signing_key="RWQ" + "A" * 53,
    since=date(2026, 11, 24),
)


def shown(*trusted: TrustedDevice, author: str = "UBND", language: Language = Language.VIETNAMESE) -> Page:
    return Page(render_keys_page(OWN, trusted, author=author, day=date(2026, 11, 25), language=language))


def text_of(page: Page) -> str:
    return " ".join("".join(page.text).split())


@pytest.mark.parametrize("language", Language)
def test_the_page_says_every_key_and_number_in_whole_groups(language: Language) -> None:
    text = text_of(shown(WARD, language=language))
    for said in (OWN.unit_name, OWN.signing_key, OWN.age_recipient, WARD.place, WARD.signing_key, "32059"):
        assert said in text
    for number in (OWN.number, WARD.number):
        assert number.replace("-", " ") in text
    assert "24/11/2026" in text
    assert "25/11/2026" in text


@pytest.mark.parametrize("trusted", [(), (WARD,)])
def test_the_page_is_balanced_reads_on_a_phone_and_fetches_nothing(
    trusted: tuple[TrustedDevice, ...],
) -> None:
    html = render_keys_page(OWN, trusted, author="UBND", day=date(2026, 11, 25), language=Language.VIETNAMESE)
    page = Page(html)
    names = [tag for tag, _ in page.tags]
    assert [names.count(name) for name in ("html", "head", "title", "body", "main", "h1")] == [1] * 6
    assert names.count("h3") == names.count("li") == names.count("dl") == 1 + len(trusted)
    assert names.count("dt") == names.count("dd")
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(names)
    assert not re.search(r"url\(|@import|https?:|//", html)
    assert "width=device-width, initial-scale=1" in page.attributes("content")
    assert html.startswith("<!DOCTYPE html>\n")


def test_markup_in_a_name_is_text() -> None:
    device = TrustedDevice(
        place=HOSTILE, unit_code=HOSTILE, number=HOSTILE, signing_key=HOSTILE, since=WARD.since
    )
    page = shown(device, author=HOSTILE)
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in shown(WARD).tags}
    assert "".join(page.text).count(HOSTILE) >= 4


def test_a_province_shows_the_ward_that_it_trusts_and_the_former_page_stays_after_a_failure(
    capsys: pytest.CaptureFixture[str], clock: FixedClock, tmp_path: Path
) -> None:
    cost = Cost(operations=1, memory_bytes=8 * 1024 * 1024)
    workspaces = Workspaces(clock=clock, ids=IdSource(), cost=cost)

    def run(at: str, *words: object) -> dict[str, object]:
        arguments = [*(str(word) for word in words), "--data", str(tmp_path / at), "--json"]
        run_command(arguments, workspaces, tmp_path)
        answer: dict[str, object] = json.loads(capsys.readouterr().out)
        return answer

    who = ("--officer", "An", "--campaign", "vneid-2026")
    run("province", "init", "--unit", "96", *who)
    run("ward", "init", "--unit", "32059", "--hamlet", "Ấp 1", *who)
    out, keys = tmp_path / "keys.html", tmp_path / "province.txt"
    assert run("province", "keys", "page", "--out", out) == {"file": str(out), "trusted": 0}
    keys.write_text(str(run("province", "keys", "show")["public_key"]), encoding="utf-8")
    run("ward", "roster", "import", SAMPLE)
    sent = run("ward", "batch", "export", "--to", keys, "--out", tmp_path)["file"]
    run("province", "batch", "import", sent)
    assert run("province", "keys", "page", "--out", out)["trusted"] == 0
    run("province", "batch", "import", sent, "--trust-new")
    assert run("province", "keys", "page", "--out", out)["trusted"] == 1
    ward = run("ward", "keys", "show")
    text = text_of(Page(out.read_text(encoding="utf-8")))
    assert str(ward["minisign"]) in text
    assert str(ward["number"]).replace("-", " ") in text
    assert "Ấp 1, " in text
    missing = run("province", "keys", "page", "--out", tmp_path / "none" / "keys.html")
    assert missing["error"] == "file.unwritable"
