"""From a campaign and a unit's settings to the content of the guide, and on to codes that are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from core.campaigns.models import Platform
from core.campaigns.parsing import bundled_campaign, bundled_ids
from core.content.models import NBSP, GuideFormat, Pictogram, Run
from core.content.wording import filled, guide_wording
from core.papers.guides.compose import compose_guide, printed_phone
from core.papers.guides.editions import render
from core.records.workspace import Language, UnitSettings
from core.render.pictograms import SHAPES
from tests.documents.pixels import codes_in, picture

SETTINGS = UnitSettings(
    issuer="UBND và Ủy ban MTTQ Việt Nam phường Lý Văn Lâm",
    help_number="02903550117",
    help_hours="7 giờ – 20 giờ",
    zalo_link="https://zalo.me/g/lyvanlam2026",
    zalo_label="Nhóm Zalo phường",
)
BARE = UnitSettings(issuer="Ấp Bà Điều", help_number="", help_hours="", zalo_link="", zalo_label="")


@pytest.mark.parametrize("settings", [SETTINGS, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", GuideFormat)
@pytest.mark.parametrize("campaign_id", bundled_ids())
def test_every_bundled_campaign_prints_and_each_of_its_links_is_read(
    campaign_id: str, kind: GuideFormat, language: Language, settings: UnitSettings
) -> None:
    campaign = bundled_campaign(campaign_id)
    content = compose_guide(campaign, settings, kind=kind, language=language)
    seen = Counter(code.text for code in codes_in(picture(render(kind, content), 203)))
    links = [link.url for link in campaign.links] + ([settings.zalo_link] if settings.zalo_link else [])
    assert seen == Counter(dict.fromkeys(links, 1 if kind is GuideFormat.A5 else 4))


def test_a_campaign_on_the_web_alone_prints_its_one_code() -> None:
    campaign = bundled_campaign("vneid-2026")
    web = replace(
        campaign,
        links=tuple(link for link in campaign.links if link.platform is Platform.WEB),
        steps=tuple(replace(step, platforms=frozenset(Platform)) for step in campaign.steps[:3]),
    )
    for kind in GuideFormat:
        content = compose_guide(web, SETTINGS, kind=kind, language=Language.VIETNAMESE)
        assert [store.platform for store in content.stores] == ["Máy nào cũng mở được"]
        assert content.stores[0].url in {code.text for code in codes_in(picture(render(kind, content), 203))}


def test_the_guide_says_what_the_campaign_and_the_unit_say() -> None:
    content = compose_guide(
        bundled_campaign("bluezone-2020"), SETTINGS, kind=GuideFormat.A5, language=Language.VIETNAMESE
    )
    assert content.language == "vi-VN"
    assert content.title == "Cài đặt Bluezone"
    assert content.issuer == "UBND VÀ ỦY BAN MTTQ VIỆT NAM PHƯỜNG LÝ VĂN LÂM"
    assert content.author == SETTINGS.issuer
    assert [store.address for store in content.stores][:2] == ["com.mic.bluezone", "id1508062685"]
    assert content.help is not None
    assert content.help.phone == "0290 355 0117"
    assert content.group is not None
    assert content.group.label == "Nhóm Zalo phường"
    assert content.version == "Mã tờ: BZ-A5 · v1 · 09/2020"
    assert Run(text="tên gần giống", strong=True) in content.warning
    assert f"Bluezone{NBSP}Pool" in "".join(run.text for run in content.warning)


def test_the_small_guide_has_its_own_hint_warning_and_version() -> None:
    content = compose_guide(
        bundled_campaign("vneid-2026"), SETTINGS, kind=GuideFormat.A6X4, language=Language.ENGLISH
    )
    assert content.language == "en"
    assert content.subtitle == "Scan with the camera or with Zalo"
    assert content.version.startswith("VN-A6 · v")
    assert content.warning[0] == Run(text="Install only from", strong=True)


def test_without_number_and_group_the_guide_has_neither() -> None:
    content = compose_guide(
        bundled_campaign("vneid-2026"), BARE, kind=GuideFormat.A5, language=Language.VIETNAMESE
    )
    assert content.help is None
    assert content.group is None


@pytest.mark.parametrize(
    ("number", "printed"),
    [("02903550117", "0290 355 0117"), ("0912345678", "0912 345 678"), ("1900 1234", "1900 1234")],
)
def test_a_number_is_printed_in_groups(number: str, printed: str) -> None:
    assert printed_phone(number) == printed


def test_a_field_in_a_wording_is_never_read_as_emphasis() -> None:
    assert filled("*Không cài:* {names}.", names="*{x}*") == (
        Run(text="Không cài:", strong=True),
        Run(text=" *{x}*."),
    )


def test_both_languages_have_every_word() -> None:
    for language in Language:
        wording = guide_wording(language)
        assert all(getattr(wording, name) for name in type(wording).__slots__)


def test_every_pictogram_is_drawn() -> None:
    assert set(SHAPES) == set(Pictogram)
