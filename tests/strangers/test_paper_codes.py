"""Every code of every document has its expected text, for two decoders, clean and as bad captures.

zxing-cpp reads whole pages and every code by itself. zbar loses codes of a page that carries many
(it mixes up their finder patterns), so it sees each code by itself, cut out with its quiet zone
where the clean page has it; docs/paper.md has the rates of both ways.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from core.papers.calibration import CODE_TEXT
from core.render.preview import POINTS_PER_INCH, page_count, page_size_pt
from tests.docs.pages import page as page_of_docs
from tests.documents.pixels import Seen, codes_in, page_picture
from tests.strangers.captures import CAPTURES
from tests.strangers.decoders import close_up, module_pixels, read_by_zbar, read_by_zxing
from tests.strangers.papers import PAPERS, Office
from ui.cli.arguments import GUIDE_FORMATS
from ui.cli.print_commands import PRINTS

pytestmark = pytest.mark.strangers

RESOLUTIONS: Final = (203, 300, 600)
CAPTURE_DPI: Final = 300
PNG_DPI: Final = 254
SCREENS: Final = {"html", "png", "text"}
WITHOUT_CODES: Final = {"consent-blank", "handbook", "key-sheet", "sides-test"}
CODED: Final = [name for name, paper in PAPERS.items() if not paper.ladder and name not in WITHOUT_CODES]

HOUSEHOLDS: Final = 214
RUNS: Final = {
    "guide --format a6x4-personal": 4,
    "print walk-list": 11,
    "print slip": 3,
    "print consent": 4,
    "print labels": 24,
}
"""Papers for every household of the list, and how many codes of their own a page has."""


@lru_cache(maxsize=1)  # an A4 page at 600 dpi takes 35 MB
def pages(file: Path, dpi: int) -> list[Image.Image]:
    pdf = file.read_bytes()
    return [page_picture(pdf, dpi, number) for number in range(page_count(pdf))]


@lru_cache(maxsize=1)
def codes_by_page(file: Path, dpi: int) -> list[list[Seen]]:
    return [codes_in(page) for page in pages(file, dpi)]


def table(name: str) -> list[list[str]]:
    """The rows of a page's first table of documents."""
    rows = [line.strip("|").split("|") for line in page_of_docs(name).splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in rows]


def test_every_kind_that_can_be_asked_for_is_in_the_table() -> None:
    asked = {" ".join(paper.words.split()[: 3 if "guide" in paper.words else 2]) for paper in PAPERS.values()}
    guides = {f"guide --format {kind}" for kind in GUIDE_FORMATS if kind not in SCREENS}
    assert asked == guides | {f"print {kind}" for kind in PRINTS}, "add a line to tests/strangers/papers.py"


@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("name", CODED)
def test_a_clean_print_says_what_was_asked_to_both_decoders(
    office: Office, name: str, dpi: int, tmp_path: Path
) -> None:
    made = office.make(name)
    assert made.codes
    seen = codes_by_page(made.file, dpi)
    assert Counter(code.text for page in seen for code in page) == made.codes
    assert_read_one_by_one(made.file, dpi, None, tmp_path)


@pytest.mark.parametrize("capture", CAPTURES)
@pytest.mark.parametrize("name", CODED)
def test_a_bad_capture_of_a_page_has_all_its_codes(office: Office, name: str, capture: str) -> None:
    made = office.make(name)
    read: Counter[str] = Counter()
    for page in pages(made.file, CAPTURE_DPI):
        read += read_by_zxing(CAPTURES[capture](page, CAPTURE_DPI))
    assert read == made.codes


@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("name", CODED)
def test_a_bad_capture_of_a_code_is_read_by_both_decoders(
    office: Office, name: str, dpi: int, tmp_path: Path
) -> None:
    made = office.make(name)
    for capture in CAPTURES:
        assert_read_one_by_one(made.file, dpi, capture, tmp_path)


def test_the_picture_for_a_phone_is_read_by_both_decoders(office: Office, tmp_path: Path) -> None:
    answer = office.run("guide --format png", "--out", str(tmp_path / "guide.png"))
    with Image.open(tmp_path / "guide.png") as image:
        picture = image.convert("L")
    seen = codes_in(picture)
    assert Counter(code.text for code in seen) == Counter(answer["codes"])
    texts = [Counter([code.text]) for code in seen]
    for capture in (None, *CAPTURES):
        captured = [one_by_one(picture, code, PNG_DPI, capture) for code in seen]
        assert read_by_zbar(captured, tmp_path) == texts, capture
        assert [read_by_zxing(one) for one in captured] == texts, capture


def one_by_one(page: Image.Image, code: Seen, dpi: int, capture: str | None) -> Image.Image:
    picture = close_up(page, code)
    return picture if capture is None else CAPTURES[capture](picture, dpi)


def assert_read_one_by_one(file: Path, dpi: int, capture: str | None, folder: Path) -> None:
    """Both decoders read a close-up of each code, captured so."""
    texts, pictures = [], []
    for page, seen in zip(pages(file, dpi), codes_by_page(file, dpi), strict=True):
        for code in seen:
            texts.append(Counter([code.text]))
            pictures.append(one_by_one(page, code, dpi, capture))
    assert read_by_zbar(pictures, folder) == texts, capture
    assert [read_by_zxing(picture) for picture in pictures] == texts, capture


@pytest.mark.parametrize("name", sorted(WITHOUT_CODES))
def test_a_print_without_codes_promises_none(office: Office, name: str) -> None:
    made = office.make(name)
    assert made.codes == Counter()
    assert codes_by_page(made.file, 300) == [[]] * made.pages


@pytest.mark.parametrize("dpi", RESOLUTIONS)
def test_all_steps_of_the_calibration_page_are_read_clean(office: Office, dpi: int) -> None:
    made = office.make("calibration")
    assert made.codes == Counter([CODE_TEXT])
    assert [code.text for code in codes_by_page(made.file, dpi)[0]] == [CODE_TEXT] * 8


@pytest.mark.parametrize(("words", "a_page"), RUNS.items())
def test_a_long_run_keeps_its_order_on_its_first_middle_and_last_page(
    office: Office, words: str, a_page: int, tmp_path: Path
) -> None:
    answer = office.run(words, "--out", str(tmp_path / "run.pdf"))
    own = [text for text in answer["codes"] if text.startswith("TN1:")]
    assert len(own) >= HOUSEHOLDS
    assert answer["pages"] == -(-len(own) // a_page)
    pdf = (tmp_path / "run.pdf").read_bytes()
    for number in (0, answer["pages"] // 2, answer["pages"] - 1):
        seen = read_by_zxing(page_picture(pdf, CAPTURE_DPI, number))
        assert sorted(text for text in seen.elements() if text.startswith("TN1:")) == sorted(
            own[number * a_page : (number + 1) * a_page]
        )


@pytest.mark.parametrize("words", sorted(row[0].strip("`") for row in table("docs/paper.md")))
def test_the_page_about_paper_says_the_sizes_as_they_are(office: Office, words: str) -> None:
    _, sheet, _, smallest = next(row for row in table("docs/paper.md") if row[0] == f"`{words}`")
    name = next(name for name, paper in PAPERS.items() if f"{paper.words} ".startswith(f"{words} "))
    file = office.make(name).file
    sides = (round(side / POINTS_PER_INCH * 25.4) for side in page_size_pt(file.read_bytes()))
    assert " x ".join(map(str, sides)) == sheet
    modules = [module_pixels(code) / 300 * 25.4 for page in codes_by_page(file, 300) for code in page]
    assert bool(smallest) == bool(modules)
    assert not modules or min(modules) == pytest.approx(float(smallest), abs=0.015)


def test_the_page_about_paper_has_every_kind() -> None:
    listed = [row[0].strip("`") for row in table("docs/paper.md")]
    for paper in PAPERS.values():
        assert paper.ladder or any(f"{paper.words} ".startswith(f"{words} ") for words in listed), paper.words
