"""The large print: nothing small, only text, two sides at most."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from core.base.errors import UserError
from core.campaigns.models import Campaign
from core.papers.guides.large import LEAST_SIZE, render
from core.papers.guides.screen import compose_screen
from core.records.workspace import Language, UnitSettings
from core.render.preview import page_count
from tests.documents.pixels import drawing_of
from tests.documents.prints import BARE, BLUEZONE, SETTINGS, VNEID

FOOT = 9.0


@pytest.mark.parametrize("settings", [SETTINGS, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("campaign", [BLUEZONE, VNEID], ids=["bluezone", "vneid"])
def test_what_is_to_be_read_is_18_points_or_more(
    campaign: Campaign, settings: UnitSettings, language: Language
) -> None:
    pdf = render(compose_screen(campaign, settings, sheet="A4L", language=language))
    assert page_count(pdf) <= 2
    sizes = {float(size) for size in re.findall(rb"/F\S+ ([\d.]+) Tf", drawing_of(pdf))}
    assert min(sizes - {FOOT, 12.0}) >= LEAST_SIZE


def test_a_text_for_which_two_sides_are_not_enough_is_refused() -> None:
    content = compose_screen(BLUEZONE, SETTINGS, sheet="A4L", language=Language.VIETNAMESE)
    steps = tuple(
        replace(step, detail="Một hai ba bốn năm sáu bảy tám chín mười. " * 3) for step in content.guide.steps
    )
    with pytest.raises(UserError, match=r"document\."):
        render(replace(content, guide=replace(content.guide, steps=(*steps, *steps[:3]))))
