"""The large print: nothing small, codes of 80 mm, a picture for each step, one sheet of two sides."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from core.base.errors import UserError
from core.campaigns.models import Campaign, Platform
from core.content.models import GuideContent, Pictogram
from core.content.wording import words
from core.papers.guides.large import LEAST_SIZE, MOST_STEPS, render
from core.papers.guides.screen import compose_screen
from core.papers.guides.two_sided import TwoSidedWording
from core.records.workspace import Language, UnitSettings
from core.render import pictograms
from core.render.codes import encode
from core.render.preview import page_count
from core.render.sheet import Sheet
from tests.documents.pixels import codes_in, drawing_of, page_picture
from tests.documents.prints import BARE, BLUEZONE, BLUEZONE_STORES, SETTINGS, VNEID, ZALO

FOOT = 9.0
DPI = 300
EVERYWHERE = tuple(replace(step, platforms=frozenset(Platform)) for step in VNEID.steps)
WEB_ALONE = replace(VNEID, links=VNEID.links[2:], steps=EVERYWHERE)
ANDROID_ALONE = replace(BLUEZONE, links=BLUEZONE.links[:1])


def content(
    campaign: Campaign = BLUEZONE,
    settings: UnitSettings = SETTINGS,
    language: Language = Language.VIETNAMESE,
) -> GuideContent:
    return compose_screen(campaign, settings, sheet="A4L", language=language).guide


def printed(guide: GuideContent) -> bytes:
    language = Language.ENGLISH if guide.language == "en" else Language.VIETNAMESE
    return render(guide, words("two_sided", language, TwoSidedWording))


def full_sides(pdf: bytes) -> dict[str, float]:
    """The sides of all codes with their quiet zones, in mm."""
    seen = [code for page in range(2) for code in codes_in(page_picture(pdf, DPI, page))]
    sides = {}
    for code in seen:
        drawn = encode(code.text)
        sides[code.text] = (code.right - code.left) / DPI * 25.4 * drawn.full_size / drawn.size
    return sides


@pytest.mark.parametrize("settings", [SETTINGS, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("campaign", [BLUEZONE, VNEID, WEB_ALONE], ids=["bluezone", "vneid", "web"])
def test_one_sheet_on_which_everything_to_be_read_is_18_points_or_more(
    campaign: Campaign, settings: UnitSettings, language: Language
) -> None:
    pdf = printed(content(campaign, settings, language))
    assert page_count(pdf) == 2
    sizes = {float(size) for size in re.findall(rb"/F\S+ ([\d.]+) Tf", drawing_of(pdf))}
    assert min(sizes - {FOOT, 12.0}) >= LEAST_SIZE


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "campaign",
    [BLUEZONE, BLUEZONE_STORES, VNEID, ANDROID_ALONE, WEB_ALONE],
    ids=["bluezone", "two stores", "vneid", "android", "web"],
)
def test_a_store_has_a_code_of_80_mm_and_everything_else_one_of_40(
    campaign: Campaign, language: Language
) -> None:
    sides = full_sides(printed(content(campaign, SETTINGS, language)))
    stores = {link.url for link in campaign.links}
    beside = {link.url for link in campaign.links[2:]}
    assert sides.keys() == stores | {ZALO}
    for url, side in sides.items():
        assert side >= (39.5 if url == ZALO or url in beside else 79.5), url


@pytest.mark.parametrize("settings", [SETTINGS, BARE], ids=["full", "bare"])
def test_a_step_has_its_number_and_a_picture_that_is_seen_from_afar(
    settings: UnitSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, draw = Counter[Pictogram](), pictograms.draw
    sides = list[float]()

    def seen(sheet: Sheet, pictogram: Pictogram, *, side_mm: float, **rest: Any) -> None:
        drawn[pictogram] += 1
        sides.append(side_mm)
        draw(sheet, pictogram, side_mm=side_mm, **rest)

    monkeypatch.setattr(pictograms, "draw", seen)
    guide = content(VNEID, settings)
    printed(guide)
    assert all(drawn[step.pictogram] == 1 for step in guide.steps)
    assert sides.count(28.0) == len(guide.steps) - 1
    assert min(sides) >= 17


def test_the_most_steps_that_are_taken_have_room() -> None:
    guide = content()
    short = [replace(step, title="Bấm Cài đặt, rồi bấm Mở", detail="") for step in guide.steps]
    assert page_count(printed(replace(guide, steps=(*short, *short)[:MOST_STEPS]))) == 2


def test_a_long_title_takes_the_first_step_from_the_front_before_it_is_refused() -> None:
    guide = content(VNEID)
    title = "Cài đặt và kích hoạt tài khoản định danh điện tử mức 2"
    long = replace(guide, title=title, subtitle=f"{guide.subtitle} Mỗi người một máy, miễn phí.")
    assert min(full_sides(printed(long))[link.url] for link in VNEID.links[:2]) >= 79.5
    with pytest.raises(UserError, match=r"document\.text_too_long"):
        printed(replace(guide, title=title * 3))


def test_a_text_for_which_two_sides_are_not_enough_is_refused() -> None:
    guide = content()
    steps = tuple(
        replace(step, detail="Một hai ba bốn năm sáu bảy tám chín mười. " * 3) for step in guide.steps
    )
    with pytest.raises(UserError, match=r"document\."):
        printed(replace(guide, steps=(*steps, *steps[:3])))


def test_the_printer_is_asked_to_turn_the_sheet_over_its_long_edge() -> None:
    assert b"/Duplex /DuplexFlipLongEdge" in printed(content())
