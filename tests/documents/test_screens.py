"""The guide on screens: a page that fetches nothing, a small picture, a message; codes that are read."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from PIL import Image, ImageChops, ImageDraw
from typing_extensions import override

from core.base.errors import UserError
from core.campaigns.models import Campaign
from core.content.models import GuideContent, Pictogram, Run, Step
from core.papers.guides.editions import GuideEdition, make_edition
from core.papers.guides.html import render_html
from core.papers.guides.phone import MOST_BYTES, WIDTH_PIXELS, render_png
from core.papers.guides.screen import ScreenContent, compose_screen, render_text
from core.records.workspace import Language, UnitSettings
from tests.documents.pixels import codes_in
from tests.documents.prints import BARE, BLUEZONE, SETTINGS, VNEID, ZALO

VOID = {"meta", "path", "br"}
HOSTILE = '<script>alert("x")</script>&amp;</main><img src=x onerror=y>'
CASES = [
    pytest.param(campaign, settings, language, id=f"{campaign.id}-{name}-{language.value}")
    for campaign in (BLUEZONE, VNEID)
    for name, settings in (("full", SETTINGS), ("bare", BARE))
    for language in Language
]


class Page(HTMLParser):
    """Every tag with its attributes and all text; fails where tags are not balanced."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} twice"
        if tag not in VOID:
            self._open.append(tag)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def attributes(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def screen(campaign: Campaign, settings: UnitSettings, language: Language) -> ScreenContent:
    return compose_screen(campaign, settings, sheet="WEB", language=language)


def links_of(campaign: Campaign, settings: UnitSettings) -> list[str]:
    return [link.url for link in campaign.links] + ([settings.zalo_link] if settings.zalo_link else [])


@pytest.mark.parametrize(("campaign", "settings", "language"), CASES)
def test_the_page_is_balanced_and_fetches_nothing(
    campaign: Campaign, settings: UnitSettings, language: Language
) -> None:
    html = render_html(screen(campaign, settings, language))
    page = Page(html)
    names = Counter(tag for tag, _ in page.tags)
    assert not names.keys() & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "use"}
    assert [names[name] for name in ("html", "head", "title", "body", "main", "h1")] == [1] * 6
    assert page.attributes("src") == page.attributes("xlink:href") == page.attributes("style") == []
    assert not re.search(r"url\(|@import|expression", html)
    anchors = [href for href in page.attributes("href") if not href.startswith("tel:")]
    assert anchors == links_of(campaign, settings)
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert html.startswith("<!DOCTYPE html>\n")
    assert page.attributes("lang") == ["vi-VN" if language is Language.VIETNAMESE else "en"]
    assert "width=device-width, initial-scale=1" in page.attributes("content")


@pytest.mark.parametrize(("campaign", "settings", "language"), CASES)
def test_every_code_of_the_page_is_read(
    campaign: Campaign, settings: UnitSettings, language: Language
) -> None:
    html = render_html(screen(campaign, settings, language))
    drawn = re.findall(r'viewBox="0 0 (\d+) \d+"[^>]*>.*?fill-rule="evenodd" d="([^"]+)"', html)
    texts = [codes_in(painted(int(side), way))[0].text for side, way in drawn]
    assert texts == links_of(campaign, settings)


def painted(side: int, way: str, module: int = 4) -> Image.Image:
    """The path of a code as a browser fills it, even-odd, black on white."""
    ink = Image.new("1", (side * module, side * module))
    for piece in way.split("z")[:-1]:
        start = re.match(r"M(\d+) (\d+)", piece)
        assert start is not None
        x, y = int(start[1]), int(start[2])
        points = [(x, y)]
        for axis, length in re.findall(r"([hv])(-?\d+)", piece):
            x, y = (x + int(length), y) if axis == "h" else (x, y + int(length))
            points.append((x, y))
        layer = Image.new("1", ink.size)
        corners = [(a * module, b * module) for a, b in points]
        ImageDraw.Draw(layer).polygon([(a - 0.5, b - 0.5) for a, b in corners], fill=1)
        ink = ImageChops.logical_xor(ink, layer)
    return ImageChops.invert(ink.convert("L"))


def hostile(content: GuideContent) -> GuideContent:
    assert content.help is not None
    assert content.group is not None
    return replace(
        content,
        title=HOSTILE,
        subtitle=HOSTILE,
        author=HOSTILE,
        document_title=HOSTILE,
        version=HOSTILE,
        steps=(Step(title=HOSTILE, detail=HOSTILE, pictogram=Pictogram.SCAN),),
        warning=(Run(text=HOSTILE), Run(text=HOSTILE, strong=True)),
        help=replace(content.help, label=HOSTILE, phone=HOSTILE, hours=HOSTILE),
        group=replace(content.group, label=HOSTILE, hint=HOSTILE, url="javascript:alert(1)"),
    )


def test_markup_in_every_text_of_the_page_is_text() -> None:
    content = screen(BLUEZONE, SETTINGS, Language.VIETNAMESE)
    page = Page(render_html(replace(content, guide=hostile(content.guide))))
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in Page(render_html(content)).tags}
    assert "".join(page.text).count(HOSTILE) >= 10
    assert not [href for href in page.attributes("href") if "script" in href]


def test_the_number_can_be_tapped() -> None:
    page = Page(render_html(screen(VNEID, SETTINGS, Language.VIETNAMESE)))
    assert "tel:02903550117" in page.attributes("href")


@pytest.mark.parametrize(("campaign", "settings", "language"), CASES)
def test_the_picture_is_small_and_its_codes_are_read(
    campaign: Campaign, settings: UnitSettings, language: Language
) -> None:
    data = make_edition(campaign, settings, GuideEdition.PNG, language).data
    image = Image.open(io.BytesIO(data))
    assert image.format == "PNG"
    assert image.width == WIDTH_PIXELS
    assert len(data) < MOST_BYTES
    assert sorted(code.text for code in codes_in(image.convert("L"))) == sorted(links_of(campaign, settings))
    half = image.convert("L").resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)
    assert len(codes_in(half)) == len(links_of(campaign, settings)), "shrunk by a messenger"


def test_the_same_guide_gives_the_same_bytes() -> None:
    for edition in (GuideEdition.PNG, GuideEdition.HTML, GuideEdition.TEXT):
        first, second = (make_edition(VNEID, SETTINGS, edition, Language.VIETNAMESE) for _ in range(2))
        assert first == second


def test_a_text_without_end_does_not_make_a_picture_without_end() -> None:
    content = screen(BLUEZONE, SETTINGS, Language.VIETNAMESE).guide
    with pytest.raises(UserError, match=r"document\.text_too_long"):
        render_png(replace(content, subtitle="Nguyễn " * 570))


def test_the_message_says_everything_in_lines_that_can_be_pasted() -> None:
    text = render_text(compose_screen(BLUEZONE, SETTINGS, sheet="TIN", language=Language.VIETNAMESE))
    lines = text.split("\n")
    assert lines[0] == "CÀI ĐẶT BLUEZONE"
    assert all(url in text for url in links_of(BLUEZONE, SETTINGS))
    assert [line[:2] for line in lines if re.match(r"\d\.", line)] == ["1.", "2.", "3.", "4.", "5."]
    assert f"Nhóm Zalo xã: {ZALO}" in lines
    assert lines[-2].endswith("BZ-TIN · v1 · 09/2020")
    assert "\u00a0" not in text
    assert "<" not in text
    assert len(text) < 2000
