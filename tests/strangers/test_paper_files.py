"""qpdf and poppler find nothing wrong in any PDF: structure, fonts, title, author, language, text."""

from __future__ import annotations

import io
import json
import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from core.records.workspace import UnitSetting
from tests.strangers.papers import PAPERS, SETTINGS, Office

pytestmark = pytest.mark.strangers


def told(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    assert not done.stderr, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", PAPERS)
def test_qpdf_finds_no_fault(office: Office, name: str) -> None:
    file = office.make(name).file
    assert "No syntax or stream encoding errors found" in told("qpdf", "--check", file)


@pytest.mark.parametrize("name", PAPERS)
def test_every_font_is_embedded_and_its_text_can_be_copied(office: Office, name: str) -> None:
    header, _, *fonts = told("pdffonts", office.make(name).file).splitlines()
    assert header.split()[-5:] == ["emb", "sub", "uni", "object", "ID"]
    assert fonts
    assert {tuple(font.split()[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}


@pytest.mark.parametrize("name", PAPERS)
def test_the_file_says_its_title_its_author_and_its_language(office: Office, name: str) -> None:
    made = office.make(name)
    facts = dict(line.split(":", 1) for line in told("pdfinfo", made.file).splitlines())
    assert facts["Title"].strip()
    assert facts["Author"].strip() == SETTINGS[UnitSetting.ISSUER]
    assert int(facts["Pages"]) == made.pages
    assert language(made.file) == PAPERS[name].language


def test_no_two_kinds_bear_one_title(office: Office) -> None:
    titles: dict[str, set[str]] = {}
    for name, paper in PAPERS.items():
        facts = dict(line.split(":", 1) for line in told("pdfinfo", office.make(name).file).splitlines())
        kind = " ".join(paper.words.split()[:3]) if "guide" in paper.words else paper.words.split()[1]
        titles.setdefault(facts["Title"].strip(), set()).add(kind)
    assert all(len(kinds) == 1 for kinds in titles.values()), titles


@pytest.mark.parametrize("name", PAPERS)
def test_poppler_reads_vietnamese_letters_off_the_page(office: Office, name: str) -> None:
    text = told("pdftotext", "-enc", "UTF-8", office.make(name).file, "-")
    assert re.search(r"[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]", text.casefold())
    assert not re.search("[\ufffd\ue000-\uf8ff\x00-\x08]", text), "signs without a meaning"


@pytest.mark.parametrize("name", ["progress-a4", "progress-a3"])
def test_the_wall_poster_has_no_colour_and_no_household_can_be_told_from_it(
    office: Office, name: str
) -> None:
    file = office.make(name).file
    done = subprocess.run(["pdftoppm", "-r", "100", file], capture_output=True, timeout=60, check=True)
    red, green, blue = Image.open(io.BytesIO(done.stdout)).convert("RGB").split()
    assert red.getextrema() == (0, 255)
    for other in (green, blue):
        assert ImageChops.difference(red, other).getextrema() == (0, 0)
    lines = told("pdftotext", "-layout", "-enc", "UTF-8", file, "-").casefold().splitlines()
    text = " ".join(" ".join(lines).split()).replace("0290 355 0117", "")
    households = office.run("households --limit 500")["rows"]
    assert len(households) == 214
    for one in households:
        assert one["head"].casefold() not in text, one
        assert one["code"].casefold() not in text, one
        assert not one["phone"] or one["phone"] not in text, one
        assert f"{one['list_number']:04d}" not in text.split(), one
    for word in ("từ chối", "hẹn", "vắng", "cài được"):
        assert word not in text
    assert "24/11/2026" in text
    assert "214" in text


def language(file: Path) -> str:
    """`/Lang` of the document's catalogue."""
    objects = json.loads(told("qpdf", "--json=2", "--json-key=qpdf", file))["qpdf"][1]
    catalogues = [
        entry["value"]
        for entry in objects.values()
        if isinstance(entry.get("value"), dict) and entry["value"].get("/Type") == "/Catalog"
    ]
    assert len(catalogues) == 1
    return str(catalogues[0]["/Lang"]).removeprefix("u:")
