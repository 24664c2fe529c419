"""Walk lists: the content of each row, and pages as pixels, measured in millimetres and read by a decoder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from core.base.errors import UserError
from core.base.ids import parse_household_code
from core.papers.walk_list import ListNumber, WalkListContent, by_hamlet
from core.papers.walk_list_a4 import is_shortened, render
from core.papers.walk_list_desk import codes_of
from core.papers.walk_list_form import KEYS
from core.records.household import HouseholdRow
from core.records.results import RESULTS, Result
from core.records.workspace import Language
from core.render.codes import Level
from core.render.fast_codes import encode_fast
from core.render.preview import POINTS_PER_INCH, page_count, rasterise
from tests.documents.harms import HARMS, Harm, harmed
from tests.documents.pixels import RESOLUTIONS, codes_in
from tests.documents.walkers import household, specimen_rows, walk_list

MM: Final = 25.4
GOLDEN: Final = Path(__file__).parent / "golden" / "walk-list.pdf"


def sheet_picture(pdf: bytes, page: int, dpi: int) -> Image.Image:
    raster = rasterise(pdf, page=page, scale=dpi / POINTS_PER_INCH)
    return Image.frombytes("RGB", (raster.width, raster.height), raster.rgb).convert("L")


def many(count: int) -> WalkListContent:
    return walk_list(tuple(household(100 + index) for index in range(count)))


def expected(content: WalkListContent, page: int) -> set[str]:
    rows = content.page_rows(page)
    return {content.number.page_text(page), *(row.code_text for row in rows if row is not None)}


@pytest.mark.parametrize("dpi", RESOLUTIONS)
def test_every_code_of_every_page_is_read(dpi: int) -> None:
    content = walk_list()
    pdf = render([content])
    assert page_count(pdf) == content.pages == 2
    for page in (1, 2):
        found = codes_in(sheet_picture(pdf, page - 1, dpi))
        assert {code.text for code in found} == expected(content, page)
        assert len(found) == len(expected(content, page))


@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("harm", HARMS)
def test_codes_are_read_from_a_harmed_capture(harm: Harm, dpi: int) -> None:
    content = walk_list()
    captured = harmed(sheet_picture(render([content]), 0, dpi), harm, dpi)
    assert {code.text for code in codes_in(captured)} == expected(content, 1)


def test_several_lists_stand_in_one_file_each_from_a_sheet_of_its_own() -> None:
    first, second = many(12), replace(many(3), number=ListNumber(number="WK7-13", print=1))
    pdf = render([first, second])
    assert page_count(pdf) == 3
    assert {code.text for code in codes_in(sheet_picture(pdf, 2, 300))} == expected(second, 1)


def test_row_codes_are_half_a_millimetre_at_level_q_and_the_page_s_is_sixty() -> None:
    content = walk_list()
    dpi = 600
    for code in codes_in(sheet_picture(render([content]), 0, dpi)):
        module = (code.right - code.left) / 21 / dpi * MM
        wanted = 0.60 if code.text == content.number.page_text(1) else 0.50
        assert module == pytest.approx(wanted, abs=0.02), code.text
        assert (encode_fast(code.text).version, encode_fast(code.text).level) == (1, Level.Q)


def test_codes_stand_where_the_paper_reference_puts_them() -> None:
    dpi = 600
    rows = specimen_rows()[:10]
    places = {code.text: code for code in codes_in(sheet_picture(render([walk_list(rows)]), 0, dpi))}
    for index, row in enumerate(rows):
        seen = places[f"TN1:{row.code}"]
        shift = {0: 0.9, 9: -0.9}.get(index, 0.0)
        assert seen.left / dpi * MM == pytest.approx(19.1, abs=0.15)
        top = 51.8 + index * 13.4 + (13.4 - 10.5) / 2 + shift
        assert seen.top / dpi * MM == pytest.approx(top, abs=0.15), index


def test_the_quiet_zone_of_every_row_code_is_white() -> None:
    dpi = 600
    image = sheet_picture(render([walk_list()]), 0, dpi)
    ring = round(2.0 / MM * dpi) - 3
    for code in codes_in(image):
        around = image.crop((code.left - ring, code.top - ring, code.right + ring, code.bottom + ring))
        around.paste(255, (ring - 3, ring - 3, around.width - ring + 3, around.height - ring + 3))
        assert around.getextrema() == (255, 255), code.text


@pytest.mark.parametrize(
    ("x", "y", "what"),
    [
        (150.0, 23.8, "upper rule"),
        (150.0, 51.8, "rule under the head"),
        (150.0, 185.8, "lower rule"),
        (108.0, 100.0, "left of the results"),
        (205.4, 100.0, "left of the counters"),
        (241.4, 100.0, "left of the call back"),
        (262.0, 100.0, "left of the note"),
        (150.0, 51.8 + 5 * 13.4, "rule after five"),
        (109.65, 58.5, "left side of a result box, 5.8"),
        (115.45, 58.5, "right side of a result box"),
        (127.3, 55.4, "left side of the first refusal box, 5.0"),
        (132.3, 61.4, "right side of the second refusal box"),
        (206.9, 58.5, "left side of a counter, 9"),
        (215.9, 58.5, "right side of a counter"),
    ],
)
def test_rules_and_boxes_stand_where_the_paper_reference_puts_them(x: float, y: float, what: str) -> None:
    dpi = 600
    image = sheet_picture(render([walk_list()]), 0, dpi)
    at = (round(x / MM * dpi), round(y / MM * dpi))
    near = image.crop((at[0] - 3, at[1] - 3, at[0] + 4, at[1] + 4))
    assert near.getextrema()[0] == 0, what


def test_nothing_is_drawn_where_printers_do_not_reach() -> None:
    dpi = 150
    image = sheet_picture(render([walk_list()]), 0, dpi)
    edge = int(4.9 / MM * dpi)
    image.paste(255, (edge, edge, image.width - edge, image.height - edge))
    assert image.getextrema() == (255, 255)


def test_370_households_fill_38_sheets_in_order_and_each_repeats_the_head() -> None:
    content = many(370)
    pdf = render([content])
    assert page_count(pdf) == content.pages == 38
    assert [row.code for page in range(1, 38) for row in content.page_rows(page) if row] == [
        household(100 + index).code for index in range(370)
    ]
    head = (0, round(26 / MM * 100), round(262 / MM * 100), round(51 / MM * 100))
    heads = {sheet_picture(pdf, page, 100).crop(head).tobytes() for page in (0, 1, 18, 36, 37)}
    assert len(heads) == 1
    for page in (1, 19, 37, 38):
        found = {code.text for code in codes_in(sheet_picture(pdf, page - 1, 300))}
        assert found == expected(content, page)


def test_a_row_s_code_is_the_household_s_and_no_page_s_code_is_taken_for_one() -> None:
    content = walk_list()
    codes = codes_of(content)
    assert codes[0] == "TN1:WK7-12.2-1"
    assert [parse_household_code(code) for code in codes[1:11]] == [row.code for row in specimen_rows()[:10]]
    with pytest.raises(UserError, match=r"code\.unreadable"):
        parse_household_code(codes[0])


def test_a_row_says_what_is_known_and_how_the_last_visit_ended() -> None:
    rows = walk_list().rows
    assert rows[0].place == "Tổ 4, nhà ngói sát cầu Bà Điều"
    assert rows[0].last == "Lần 1: 12/9 vắng"
    assert rows[2].place == "Số 12, tổ 5"
    assert rows[2].known == ("4 người lớn", "2 có máy")
    assert rows[2].last == "Lần 1: 10/9 chưa gặp đúng người, hẹn 13/9 19:00"
    assert rows[9].known == ("12 người lớn",)
    assert rows[1].last == ""


def test_no_phone_number_is_on_the_list() -> None:
    assert "0912345678" not in repr(walk_list())
    assert "912" not in repr(walk_list())


def test_the_head_names_unit_campaign_deadline_hamlet_and_groups() -> None:
    content = walk_list()
    assert content.area == "Ấp Bà Điều, tổ 4 – 7"
    assert content.heading.startswith("Xã Lý Văn Lâm, TP. Cà Mau · Đợt: ")
    assert content.heading.endswith("trước\u00a0ngày\u00a019/9/2020")
    assert content.printed == "Bản in 2 · 11/9/2020 07:10"


def test_columns_are_in_the_order_of_the_keys_of_paper_entry() -> None:
    papers = list(dict.fromkeys(RESULTS[result].paper for result in Result))
    assert tuple(papers) == tuple(KEYS)
    for language in Language:
        wording = walk_list(language=language).wording
        assert len(wording.columns) == len(KEYS)
        assert set(wording.last) == {result.value for result in Result}


def test_a_full_last_sheet_is_followed_by_one_for_new_households() -> None:
    assert (many(9).pages, many(10).pages, many(11).pages) == (1, 2, 2)


def test_households_are_parted_by_hamlet_and_none_is_refused() -> None:
    rows = (household(1, hamlet="ấp 1"), household(3, hamlet="ấp 2"), household(2, hamlet="Ấp 1"))
    assert [[row.number for row in part] for part in by_hamlet(rows)] == [[1, 2], [3]]
    assert [[row.number for row in part] for part in by_hamlet(rows, "ap 2")] == [[3]]
    with pytest.raises(UserError, match=r"document\.no_household"):
        by_hamlet(rows, "ấp 3")


LONG: Final = "Công ty TNHH Một thành viên Nguyễn Hoàng Phước Thiện"
STREET: Final = "Số 219/12/7 đường Nguyễn Thị Minh Khai nối dài, hẻm bên phải cầu"


@pytest.mark.parametrize(
    "row",
    [
        household(7, LONG, address="đối diện trụ sở"),
        household(7, address=STREET),
        household(7, "<b>&amp;<img src='/etc/hostname'/>", address="</para><i>"),
        household(123_456, "Thạch Thị Sà Rượng", group="tổ tự quản số 12"),
        household(
            7,
            LONG,
            people=99,
            smartphones=99,
            attempts=99,
            last=Result.NOT_DWELLING_OR_DUPLICATE,
            last_at="2020-12-12T09:00:00+07:00",
            callback="2020-12-30T19:00:00+07:00",
        ),
        replace(household(7), code=""),
    ],
    ids=["long name", "long address", "markup", "long code", "everything", "no code"],
)
def test_hard_rows_are_printed_whole(row: HouseholdRow) -> None:
    rows = (household(1), row, household(2))
    pdf = render([walk_list(rows)])
    texts = {code.text for code in codes_in(sheet_picture(pdf, 0, 300))}
    assert {f"TN1:{household(1).code}", f"TN1:{household(2).code}"} <= texts


@pytest.mark.parametrize("name", ["Nguyễn " * 600, "x" * 200])
def test_a_row_without_room_keeps_its_code_and_the_beginning_of_the_name(name: str) -> None:
    content = walk_list((household(1, name),))
    assert [is_shortened(row) for row in content.rows] == [True]
    texts = {code.text for code in codes_in(sheet_picture(render([content]), 0, 300))}
    assert f"TN1:{household(1).code}" in texts


def test_the_list_is_the_kept_one_byte_by_byte() -> None:
    """After a wanted change, look at the pages and remake: `python -m tests.documents.test_walk_list`."""
    assert render([walk_list()]) == GOLDEN.read_bytes()


if __name__ == "__main__":
    GOLDEN.write_bytes(render([walk_list()]))
