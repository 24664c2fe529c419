"""Documents against the layout table of the decree, in millimetres."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from core.content.document import Paragraph
from core.content.models import Run
from core.render import official_pdf
from tests.reports.layout import ANNEX, LETTER, REPORT, Spot
from tests.reports.reading import Placed, pdf_pages, placed_lines
from tests.reports.samples import letter, report

CLOSE = 0.3
"""Millimetres."""


@pytest.fixture(scope="module")
def pages() -> bytes:
    return official_pdf.render(report())


def found(lines: Sequence[Placed], words: str) -> Placed:
    at = [line for line in lines if line.text == words or line.text.startswith(f"{words} ")]
    assert at, (words, [line.text for line in lines])
    return at[0]


def check(lines: Sequence[Placed], spots: Sequence[Spot]) -> None:
    for spot in spots:
        line = found(lines, spot.words)
        assert line.baseline == pytest.approx(spot.baseline, abs=CLOSE), spot
        assert line.size == pytest.approx(spot.size, abs=0.05), spot
        if spot.centre is not None:
            assert line.centre == pytest.approx(spot.centre, abs=CLOSE), spot
        if spot.left is not None:
            assert line.left == pytest.approx(spot.left, abs=CLOSE), spot


def test_a_report_stands_where_the_decree_puts_it(pages: bytes) -> None:
    check(placed_lines(pages), REPORT)


def test_a_letter_stands_where_the_decree_puts_it() -> None:
    check(placed_lines(official_pdf.render(letter())), LETTER)


def test_a_sign_that_no_font_has_stops_no_document() -> None:
    for made in (report(), letter()):
        marked = replace(
            made,
            abstract=("Kết quả 😀 tuần thứ sáu",),
            addressees=("UBND 漢 tỉnh",),
            head=replace(made.head, issuer="BAN 😀 THƯỜNG TRỰC", place="Cà 😀 Mau"),
            signature=replace(made.signature, name="Lê 😀 Tám"),
            body=(*made.body, Paragraph(text=(Run(text="Ấp 😀 "), Run(text="2", strong=True)))),
        )
        words = " ".join(line.text for line in placed_lines(official_pdf.render(marked)))
        assert "□" in words


def test_the_name_of_the_state_is_one_line_of_88_mm(pages: bytes) -> None:
    line = found(placed_lines(pages), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert line.right - line.left == pytest.approx(88, abs=0.7)
    assert line.right <= 195.1


def test_number_and_date_share_a_line_and_are_left_blank(pages: bytes) -> None:
    lines = [line for line in placed_lines(pages) if abs(line.baseline - 45.2) < CLOSE]
    assert "".join(line.text for line in lines).replace(" ", "") == ("Số:/BC-MTTQ-BTTCàMau,ngàytháng9năm2020")
    assert {line.size for line in lines} == {13}
    number = [line for line in lines if line.right < 98]
    date = [line for line in lines if line.left > 98]
    assert (number[0].left + number[-1].right) / 2 == pytest.approx(64, abs=CLOSE)
    assert (date[0].left + date[-1].right) / 2 == pytest.approx(146.5, abs=CLOSE)


def test_pages_are_numbered_from_the_second_on_and_the_annex_anew(pages: bytes) -> None:
    numbers = []
    for page in range(len(pdf_pages(pages))):
        top = [line for line in placed_lines(pages, page) if line.baseline < 19]
        numbers.append([(line.text, round(line.centre, 1), line.baseline, line.size) for line in top])
    assert numbers[0] == []
    assert numbers[1] == [("2", 112.5, 14.5, 13)]
    sizes = pdf_pages(pages)
    first = sizes.index((297, 210))
    assert numbers[first] == []
    assert numbers[first + 1] == [("2", 156.0, 14.5, 13)]


def test_the_annex_lies_across_and_repeats_its_head(pages: bytes) -> None:
    sizes = pdf_pages(pages)
    across = [page for page, size in enumerate(sizes) if size == (297, 210)]
    assert len(across) > 1
    assert all(size in {(210, 297), (297, 210)} for size in sizes)
    check(placed_lines(pages, across[0]), ANNEX)
    for page in across:
        lines = placed_lines(pages, page)
        words = " ".join(line.text for line in lines)
        assert "STT" in words
        assert "(5) = (4)/(3)" in words
        assert min(line.left for line in lines if line.baseline > 45) >= 29.9
        assert max(line.right for line in lines) <= 282.1
    assert "Tổng cộng" in " ".join(line.text for line in placed_lines(pages, across[-1]))


def test_body_is_within_the_margins_with_its_first_line_indented(pages: bytes) -> None:
    lines = [line for line in placed_lines(pages) if line.baseline > 90]
    assert min(line.left for line in lines) == pytest.approx(30, abs=0.6)
    assert max(line.right for line in lines) <= 195.3
    assert max(line.baseline for line in lines) <= 277
    first = found(lines, "Tính đến 08 giờ ngày 17/9/2020, đã đến 246.680 hộ <b>&amp;")
    assert first.left == pytest.approx(42.7, abs=CLOSE)


def test_recipients_are_level_with_the_capacity_and_the_name_31_below(pages: bytes) -> None:
    lines = [line for page in (0, 1, 2) for line in placed_lines(pages, page)]
    recipients, capacity = found(lines, "Nơi nhận:"), found(lines, "TM. BAN THƯỜNG TRỰC")
    assert recipients.baseline == pytest.approx(capacity.baseline, abs=0.2)
    assert recipients.left == pytest.approx(30, abs=CLOSE)
    assert capacity.centre == pytest.approx(146.5, abs=CLOSE)
    assert (recipients.size, capacity.size) == (12, 13.5)
    last, name = found(lines, "PHÓ CHỦ TỊCH"), found(lines, "Nguyễn Văn A")
    assert last.baseline - found(lines, "KT. CHỦ TỊCH").baseline == pytest.approx(5.7, abs=0.2)
    assert name.baseline - last.baseline == pytest.approx(31, abs=CLOSE)
    assert name.size == 14
    assert found(lines, "- Như trên;").size == 11


def test_rules_lie_under_motto_issuer_and_abstract(pages: bytes) -> None:
    image = _image(pages)
    lines = placed_lines(pages)
    motto = found(lines, "Độc lập - Tự do - Hạnh phúc")
    issuer = found(lines, "BAN THƯỜNG TRỰC")
    for y, centre, width in (
        (31.6, 146.5, motto.right - motto.left),
        (36.5, 64.0, 0.45 * (issuer.right - issuer.left)),
    ):
        left, right = _ink(image, y, centre)
        assert (left + right) / 2 == pytest.approx(centre, abs=0.4)
        assert right - left == pytest.approx(width, abs=1.0)
    left, right = _ink(image, 73.6, 112.5)
    longest = found(lines, "tuần thứ sáu (từ 08 giờ ngày 10/9 đến 08 giờ ngày 17/9/2020)")
    share = (right - left) / (longest.right - longest.left)
    assert 1 / 3 <= share <= 1 / 2


def test_the_urgency_has_a_frame_of_30_by_8() -> None:
    image = _image(official_pdf.render(letter()))
    left, right = _ink(image, 66.2, 64.0)
    assert right - left == pytest.approx(30, abs=0.8)
    column = [y for y in range(int(64 * _DOTS), int(78 * _DOTS)) if _dark(image, int(49.05 * _DOTS), y)]
    assert (column[-1] - column[0]) / _DOTS == pytest.approx(8, abs=0.8)


def test_the_same_content_gives_the_same_bytes_with_its_fonts_inside() -> None:
    first, second = official_pdf.render(report(3)), official_pdf.render(report(3))
    assert first == second
    assert b"Helvetica" not in first
    assert b"vi-VN" in first
    assert b"LiberationSerif" in first


def test_long_names_are_parted_and_stay_in_their_place() -> None:
    from dataclasses import replace

    made = report(3)
    long = replace(
        made,
        head=replace(
            made.head, superior=("ỦY BAN MTTQ VIỆT NAM", "THỊ TRẤN TRẦN VĂN THỜI MỞ RỘNG VỀ PHÍA NAM")
        ),
        addressees=("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam " + "các xã, phường, thị trấn " * 4,),
    )
    lines = placed_lines(official_pdf.render(long))
    left_half = [line for line in lines if line.baseline < 40 and line.centre < 98]
    assert max(line.right for line in left_half) <= 98.2
    assert max(line.right for line in lines) <= 195.4


@pytest.mark.parametrize("name", ["Phường Vĩnh Trạch", "Thành phố Cà Mau", "Thị trấn Trần Văn Thời"])
def test_a_unit_wider_than_its_cell_is_parted_at_a_space(name: str) -> None:
    made = report(3)
    annex = made.annexes[0]
    assert annex.grid is not None
    columns = tuple(
        replace(one, width=6.7 if at == 1 else one.width) for at, one in enumerate(annex.grid.columns)
    )
    rows = tuple((row[0], name, *row[2:]) for row in annex.grid.rows[:1])
    grid = replace(annex.grid, columns=columns, rows=rows)
    data = official_pdf.render(replace(made, annexes=(replace(annex, grid=grid),)))
    page = next(at for at, size in enumerate(pdf_pages(data)) if size == (297, 210))
    written = {word for line in placed_lines(data, page) for word in line.text.split()}
    assert set(name.split()) <= written


_DOTS = 200 / 25.4


def _dark(image: Image.Image, x: int, y: int) -> bool:
    grey = image.getpixel((x, y))
    assert isinstance(grey, int)
    return grey < 150


def _image(data: bytes, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    image: Image.Image = document[page].render(scale=200 / 72).to_pil().convert("L")
    document.close()
    return image


def _ink(image: Image.Image, y: float, centre: float) -> tuple[float, float]:
    """Return the start and end of a level line through (centre, y), in mm."""
    about = range(int((y - 0.5) * _DOTS), int((y + 0.5) * _DOTS) + 1)
    near = sorted(about, key=lambda at: abs(at - y * _DOTS))
    row = next(at for at in near if _dark(image, int(centre * _DOTS), at))
    left = right = int(centre * _DOTS)
    while _dark(image, left - 1, row):
        left -= 1
    while _dark(image, right + 1, row):
        right += 1
    return left / _DOTS, right / _DOTS
