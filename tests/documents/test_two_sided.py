"""The two-sided guide: each platform has its own steps, and what does not fit is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.base.errors import UserError
from core.campaigns.models import Campaign, Platform
from core.content.models import Step
from core.papers.guides.a5x2 import render
from core.papers.guides.two_sided import TwoSidedContent, compose_two_sided
from core.records.workspace import Language
from tests.documents.prints import BARE, BLUEZONE, SETTINGS, VNEID


def composed(campaign: Campaign = BLUEZONE) -> TwoSidedContent:
    return compose_two_sided(campaign, SETTINGS, Language.VIETNAMESE)


def with_step(content: TwoSidedContent, step: Step) -> TwoSidedContent:
    columns = tuple(replace(column, steps=(step, *column.steps[1:])) for column in content.columns)
    return replace(content, columns=columns)


def test_each_platform_has_a_column_with_its_own_details() -> None:
    android, ios = composed().columns
    assert (android.platform, ios.platform) == (Platform.ANDROID, Platform.IOS)
    assert android.steps[3].detail == "Cho phép thêm vị trí và tệp."
    assert ios.steps[3].detail == "iPhone chỉ cần hai quyền này."
    assert android.steps[0] == ios.steps[0]


def test_the_front_names_the_real_app_and_those_that_look_alike() -> None:
    content = composed()
    assert (content.app, content.developer) == ("Bluezone", "Nhà phát triển: Cục\u00a0Tin\u00a0học\u00a0hóa")
    assert content.fakes == ("Bluzone", "Bluezone Ads", "Bluezone Pool")
    assert composed(VNEID).fakes == ()


@pytest.mark.parametrize("kept", [(Platform.WEB,), (Platform.ANDROID,), (Platform.IOS, Platform.WEB)])
def test_a_campaign_with_fewer_platforms_has_fewer_columns(kept: tuple[Platform, ...]) -> None:
    steps = tuple(replace(step, platforms=frozenset(Platform)) for step in VNEID.steps)
    links = tuple(link for link in VNEID.links if link.platform in kept)
    campaign = replace(VNEID, links=links, steps=steps)
    for settings in (SETTINGS, BARE):
        content = compose_two_sided(campaign, settings, Language.VIETNAMESE)
        assert {column.platform for column in content.columns} <= {*kept}
        assert render(content).startswith(b"%PDF")


def test_a_step_that_does_not_fit_is_refused() -> None:
    content = composed()
    step = replace(
        content.columns[0].steps[0], detail="Đúng biểu tượng, đúng nhà phát triển ghi ở trên. " * 4
    )
    with pytest.raises(UserError) as caught:
        render(with_step(content, step))
    assert caught.value.code == "document.text_too_long"


def test_the_printer_is_asked_to_turn_the_sheet_over_its_short_edge() -> None:
    assert b"/Duplex /DuplexFlipShortEdge" in render(composed())
