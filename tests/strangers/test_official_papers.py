"""LibreOffice opens official documents: DOCX has the layout of the PDF, XLSX calculates to the same
totals.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from core.content.document import OfficialDocument
from core.content.sheets import Kind
from core.render import official_docx, official_pdf, official_xlsx
from tests.reports.layout import ANNEX, LETTER, REPORT, Spot
from tests.reports.oracle import counted, total
from tests.reports.reading import Placed, pdf_pages, pdf_text, placed_lines
from tests.reports.samples import letter, report, sheet
from tests.reports.season import FIRST_WEEK, Season
from tests.reports.test_summary import fullest

pytestmark = pytest.mark.strangers
FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
CLOSE = 1.6
"""Millimetres: an office that goes on editing sees the form of the decree, to a line's leading."""


@pytest.fixture(scope="module")
def office_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which Times New Roman is drawn with faces of the same widths."""
    home = tmp_path_factory.mktemp("home")
    fonts = home / ".local" / "share" / "fonts"
    fonts.mkdir(parents=True)
    for font in FONTS.glob("Liberation*.ttf"):
        shutil.copy(font, fonts)
    return home


def converted(home: Path, file: Path, kind: str) -> bytes:
    """Return `file` as LibreOffice saves it in another form; a document that is not whole fails."""
    out = file.parent / f"out-{kind}"
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / ".local" / "share")}
    command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(out), str(file)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    return (out / f"{file.stem}.{kind}").read_bytes()


def as_pdf(home: Path, folder: Path, document: OfficialDocument) -> bytes:
    file = folder / "van-ban.docx"
    file.write_bytes(official_docx.render(document))
    return converted(home, file, "pdf")


def near(lines: list[Placed], spot: Spot) -> Placed:
    found = [line for line in lines if line.text == spot.words or line.text.startswith(f"{spot.words} ")]
    assert found, (spot.words, [line.text for line in lines])
    return found[0]


def check(lines: list[Placed], spots: tuple[Spot, ...]) -> None:
    for spot in spots:
        line = near(lines, spot)
        assert line.baseline == pytest.approx(spot.baseline, abs=CLOSE), (spot, line)
        assert line.size == pytest.approx(spot.size, abs=0.1), (spot, line)
        if spot.centre is not None:
            assert line.centre == pytest.approx(spot.centre, abs=CLOSE), (spot, line)
        if spot.left is not None:
            assert line.left == pytest.approx(spot.left, abs=CLOSE), (spot, line)


def test_a_report_in_docx_stands_as_the_decree_orders(office_home: Path, tmp_path: Path) -> None:
    data = as_pdf(office_home, tmp_path, report())
    check(placed_lines(data), REPORT)
    sizes = pdf_pages(data)
    across = sizes.index((297, 210))
    check(placed_lines(data, across), ANNEX)
    pages = [placed_lines(data, page) for page in range(len(sizes))]
    numbers = [[line.text for line in page if line.baseline < 17] for page in pages]
    assert numbers[0] == []
    assert numbers[1] == ["2"]
    assert numbers[across] == []
    assert numbers[across + 1] == ["2"]
    assert len(sizes) - across > 1
    for page in pages[across:]:
        words = " ".join(line.text for line in page)
        assert "STT" in words
        assert "(5) = (4)/(3)" in words


def test_a_letter_in_docx_stands_as_the_decree_orders(office_home: Path, tmp_path: Path) -> None:
    check(placed_lines(as_pdf(office_home, tmp_path, letter())), LETTER)


def test_both_forms_say_the_same(office_home: Path, tmp_path: Path) -> None:
    def words(data: bytes) -> list[str]:
        return sorted(word for word in pdf_text(data).split() if not word.isdigit())

    ours, theirs = words(official_pdf.render(report(8))), words(as_pdf(office_home, tmp_path, report(8)))
    assert ours == theirs


def test_libreoffice_calculates_the_workbook_to_the_same_values(office_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.xlsx"
    file.write_bytes(_without_values(official_xlsx.render(report(12))))
    book = openpyxl.load_workbook(_saved(converted(office_home, file, "xlsx"), tmp_path), data_only=True)
    table, made = sheet(12), book.worksheets[0]
    assert table.total is not None
    for at, row in enumerate((*table.rows, table.total), start=5):
        full = table.filled(row)
        for number, column in enumerate(table.columns, start=1):
            value = full.get(column.key)
            if value is not None and column.kind is not Kind.TEXT:
                assert made.cell(at, number).value == pytest.approx(float(value)), (at, column.key)


def test_libreoffice_calculates_a_weeks_report_to_the_totals_of_the_events(
    office_home: Path, tmp_path: Path
) -> None:
    season = Season(tmp_path / "mùa")
    season.work(FIRST_WEEK)
    season.end_of(FIRST_WEEK)
    season.send()
    file = tmp_path / "tuan.xlsx"
    file.write_bytes(_without_values(official_xlsx.render(season.province.reports.weekly())))
    book = openpyxl.load_workbook(_saved(converted(office_home, file, "xlsx"), tmp_path), data_only=True)
    whole = total(counted(season.province, "2020-09-02").values())
    season.close()
    for made in book.worksheets[:2]:
        rows = {row[1]: row for row in made.iter_rows(min_row=5, values_only=True)}
        sums = rows["Tổng cộng"]
        assert sums[2:5] == (whole.listed, whole.closed, whole.visited)
        assert sums[5] == pytest.approx(100 * whole.visited / whole.listed)
        assert sums[6] == whole.smartphones_homes
        assert sums[7:10] == (whole.smartphones, whole.installed, whole.installed)
        assert sums[10] == pytest.approx(100 * whole.installed / whole.smartphones)


def _saved(data: bytes, folder: Path) -> Path:
    path = folder / "calculated.xlsx"
    path.write_bytes(data)
    return path


def _without_values(data: bytes) -> bytes:
    """Return the workbook with only its formulas: values in the result were calculated by the opening
    program.
    """
    import io
    import re
    from zipfile import ZipFile

    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            target.writestr(name, part)
    return out.getvalue()


def test_the_page_for_leaders_is_one_page_in_word_too(office_home: Path, tmp_path: Path) -> None:
    season = Season(tmp_path / "mùa")
    try:
        season.work(FIRST_WEEK)
        season.end_of(FIRST_WEEK)
        season.send()
        made = season.province.reports.summary(FIRST_WEEK)
    finally:
        season.close()
    for at, document in enumerate((made, fullest(made))):
        (tmp_path / str(at)).mkdir()
        data = as_pdf(office_home, tmp_path / str(at), document)
        assert len(pdf_pages(data)) == 1
        assert "41,86%" in pdf_text(data) or "46,15%" in pdf_text(data)
