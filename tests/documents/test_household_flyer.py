"""Flyers for households: every code read from pixels, the box in millimetres, long runs, hostile names."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Final

import pypdfium2
import pytest
from PIL import Image

from core.base.errors import UserError
from core.base.ids import parse_household_code
from core.base.progress import SILENT, Progress
from core.campaigns.parsing import bundled_campaign
from core.papers.household_flyer import compose_flyers
from core.papers.household_flyer_a6x4 import render
from core.papers.selection import Addressee, compose_addressees
from core.records.workspace import Language, UnitSettings
from core.render.fast_codes import encode_fast
from core.render.preview import POINTS_PER_INCH, page_count, rasterise
from tests.documents.harms import HARMS, Harm, harmed
from tests.documents.pixels import Seen, codes_in
from tests.documents.walkers import SETTINGS, household, specimen_rows

MM: Final = 25.4
GOLDEN: Final = Path(__file__).parent / "golden" / "household-flyers.pdf"
GROUPED: Final = replace(SETTINGS, zalo_link="https://zalo.me/g/lyvanlam2026", zalo_label="Nhóm Zalo xã")
CAMPAIGNS: Final = ("bluezone-2020", "vneid-2026")


def flyers(
    households: tuple[Addressee, ...],
    *,
    settings: UnitSettings = SETTINGS,
    campaign: str = "bluezone-2020",
    language: Language = Language.VIETNAMESE,
    progress: Progress = SILENT,
) -> bytes:
    content = compose_flyers(
        bundled_campaign(campaign), settings, households, count=len(households), language=language
    )
    return render(content, progress)


def addressees(count: int) -> tuple[Addressee, ...]:
    return compose_addressees(household(1000 + index, address=f"Số {index}") for index in range(count))


SPECIMENS: Final = compose_addressees(specimen_rows())


def sheet_picture(pdf: bytes, page: int, dpi: int) -> Image.Image:
    raster = rasterise(pdf, page=page, scale=dpi / POINTS_PER_INCH)
    return Image.frombytes("RGB", (raster.width, raster.height), raster.rgb).convert("L")


def own(codes: list[Seen]) -> list[Seen]:
    return [code for code in codes if code.text.startswith("TN1:")]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("settings", [SETTINGS, GROUPED], ids=["bare", "group"])
@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_every_code_of_a_full_and_of_the_last_sheet_is_read_at_every_resolution(
    campaign: str, settings: UnitSettings, language: Language
) -> None:
    pdf = flyers(SPECIMENS[:6], settings=settings, campaign=campaign, language=language)
    links = [link.url for link in bundled_campaign(campaign).links]
    links += [settings.zalo_link] if settings.zalo_link else []
    assert page_count(pdf) == 2
    for page, here in ((0, SPECIMENS[:4]), (1, SPECIMENS[4:6])):
        wanted = Counter({link: len(here) for link in links}) + Counter(one.code_text for one in here)
        for dpi in (203, 300):  # 600 dpi: tests/strangers/test_paper_codes.py
            found = Counter(code.text for code in codes_in(sheet_picture(pdf, page, dpi)))
            assert found == wanted, f"page {page + 1}, {dpi} dpi"


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("harm", HARMS)
def test_codes_are_read_from_a_harmed_capture(harm: Harm, dpi: int) -> None:
    captured = harmed(sheet_picture(flyers(SPECIMENS[:4]), 0, dpi), harm, dpi)
    assert {code.text for code in own(codes_in(captured))} == {one.code_text for one in SPECIMENS[:4]}


def test_the_household_s_code_is_sixty_at_its_place_with_a_white_quiet_zone() -> None:
    dpi = 600
    image = sheet_picture(flyers(SPECIMENS[:4]), 0, dpi)
    found = {code.text: code for code in own(codes_in(image))}
    for index, one in enumerate(SPECIMENS[:4]):
        seen = found[one.code_text]
        left, top = (105.0 * (index % 2), 148.5 * (index // 2))
        module = (seen.right - seen.left) / encode_fast(one.code_text).size / dpi * MM
        assert module == pytest.approx(17.5 / 29, abs=0.02)
        assert seen.left / dpi * MM == pytest.approx(left + 78.8 + 4 * 17.5 / 29, abs=0.15)
        assert seen.top / dpi * MM == pytest.approx(top + 9.35 + 4 * 17.5 / 29, abs=0.15)
        ring = round(4 * 17.5 / 29 / MM * dpi) - 4
        around = image.crop((seen.left - ring, seen.top - ring, seen.right + ring, seen.bottom + ring))
        around.paste(255, (ring - 3, ring - 3, around.width - ring + 3, around.height - ring + 3))
        assert around.getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("x", "y", "what"),
    [
        (50.0, 9.0, "upper side of the box"),
        (50.0, 27.2, "lower side of the box, 18.2 high"),
        (8.0, 18.0, "left side of the box"),
        (97.0, 18.0, "right side of the box, 89 wide"),
        (20.0, 46.4, "band of the first card"),
        (50.0, 126.9, "rule over the warning"),
        (105.0, 7.5, "upper cut mark"),
        (7.5, 148.5, "left cut mark"),
        (105.0, 148.5, "centre cross"),
    ],
)
def test_the_box_and_marks_stand_where_the_paper_reference_puts_them(x: float, y: float, what: str) -> None:
    dpi = 600
    image = sheet_picture(flyers(SPECIMENS[:4]), 0, dpi)
    at = (round(x / MM * dpi), round(y / MM * dpi))
    assert image.crop((at[0] - 3, at[1] - 3, at[0] + 4, at[1] + 4)).getextrema()[0] == 0, what


def test_a_long_run_keeps_the_order_and_fills_whole_sheets() -> None:
    run = addressees(1203)
    pdf = flyers(run)
    assert page_count(pdf) == 301
    for page in (0, 150, 299, 300):
        found = sorted(own(codes_in(sheet_picture(pdf, page, 203))), key=lambda code: (code.top, code.left))
        here = run[4 * page : 4 * page + 4]
        assert [code.text for code in found] == [one.code_text for one in here]
        assert [parse_household_code(code.text) for code in found] == [one.code for one in here]


def test_a_household_adds_less_than_half_a_kilobyte() -> None:
    few, more = len(flyers(addressees(100))), len(flyers(addressees(1100)))
    assert (more - few) / 1000 < 500


class Watched:
    """Counts, and asks to stop after some sheets."""

    def __init__(self, most: int) -> None:
        self.seen: list[tuple[int, int]] = []
        self._most = most

    def report(self, done: int, total: int) -> None:
        self.seen.append((done, total))

    def checkpoint(self) -> None:
        if len(self.seen) >= self._most:
            raise InterruptedError


def test_a_run_tells_how_far_it_is_and_stops_when_asked() -> None:
    watched = Watched(most=1000)
    flyers(addressees(200), progress=watched)
    assert watched.seen == [(0, 200), (64, 200), (128, 200), (192, 200), (200, 200)]
    with pytest.raises(InterruptedError):
        flyers(addressees(200), progress=Watched(most=2))


HOSTILE: Final = {
    "markup": ("<b>&amp;<img src='/etc/hostname'/>", "</para><i>"),
    "brackets": ("Nguyễn (Tư) \\) Tj ET", "(((" + "\\"),
    "long name": ("Công ty TNHH Một thành viên Nguyễn Hoàng Phước Thiện", "Tổ 4, ấp Bà Điều"),
    "long address": (
        "Đặng Thị Ngọc Yến",
        "Số 219/12/7 đường Nguyễn Thị Minh Khai nối dài, hẻm phải, ấp Bà Điều",
    ),
    "decomposed": (unicodedata.normalize("NFD", "Nguyễn Thị Hường"), "Tổ 4"),
    "no name": ("", ""),
}


@pytest.mark.parametrize(("name", "address"), HOSTILE.values(), ids=HOSTILE)
def test_names_and_addresses_are_printed_as_they_stand(name: str, address: str) -> None:
    one = replace(SPECIMENS[0], name=name, address=address)
    pdf = flyers((SPECIMENS[1], one, SPECIMENS[2]))
    found = {code.text for code in own(codes_in(sheet_picture(pdf, 0, 300)))}
    assert found == {one.code_text for one in SPECIMENS[:3]}
    text = page_text(pdf)
    for word in (*name.split(), *address.split()):
        assert unicodedata.normalize("NFC", word) in text


def page_text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[0].get_textpage().get_text_bounded())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nguyễn " * 600, "document.text_too_long"),
        ("x" * 300, "document.text_too_long"),
        ("Nguyễn 漢", "document.missing_glyph"),
        ("שלום", "document.missing_glyph"),
    ],
    ids=["4,000 characters", "no space", "missing glyph", "right to left"],
)
def test_what_has_no_place_is_refused(name: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        flyers((replace(SPECIMENS[0], name=name),))
    assert error.value.code == code


def test_only_black_is_used_all_fonts_are_embedded_and_masks_are_not_smoothed() -> None:
    pdf = flyers(SPECIMENS)
    fonts = re.findall(rb"/BaseFont /([A-Za-z+-]+)", pdf)
    assert pdf.count(b"/FontFile2") == len(set(fonts))
    drawn = b"".join(
        zlib.decompressobj().decompress(piece.partition(b"stream\n")[2].lstrip(b"\r\n"))
        for piece in pdf.split(b" obj\n")[1:]
        if b"/FlateDecode" in piece.partition(b"stream\n")[0] and b"/Length1" not in piece[:400]
    )
    assert drawn.count(b"/IM true") == len(SPECIMENS)
    assert b"/I true" not in drawn.replace(b"/IM true", b"")
    assert set(re.findall(rb"\S+ (?:g|G|rg|RG|k|K)\n", drawn)) <= {b"0 g\n", b"1 g\n"}


def test_the_flyers_are_the_kept_ones_byte_by_byte() -> None:
    """After a wanted change, look at the pages and remake (`-m tests.documents.test_household_flyer`)."""
    assert flyers(SPECIMENS[:6]) == GOLDEN.read_bytes()


if __name__ == "__main__":
    GOLDEN.write_bytes(flyers(SPECIMENS[:6]))
