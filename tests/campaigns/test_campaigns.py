"""The shipped campaigns as a whole: what every one has, hashes, and what a person must confirm."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from core.base.errors import UserError
from core.campaigns.digests import (
    ConfirmationKind,
    campaign_digest,
    confirmations,
    consent_hash,
    short_hash,
)
from core.campaigns.models import Campaign, LocalText, Picture, Platform, Stage, Track
from core.campaigns.parsing import bundled_bytes, bundled_campaign, bundled_ids, parse_campaign
from core.content.models import Pictogram
from core.units.merging import bundled_catalogue


@pytest.fixture(scope="module", params=["bluezone-2020", "vneid-2026"])
def campaign(request: pytest.FixtureRequest) -> Campaign:
    return bundled_campaign(str(request.param))


def local_texts(value: object) -> list[LocalText]:
    if isinstance(value, LocalText):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in local_texts(item)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in local_texts(getattr(value, field.name))]
    return []


def test_two_campaigns_are_shipped() -> None:
    assert bundled_ids() == ("bluezone-2020", "vneid-2026")
    assert [bundled_campaign(name).id for name in bundled_ids()] == list(bundled_ids())


def test_an_unknown_campaign_is_refused_with_those_there_are() -> None:
    with pytest.raises(UserError) as caught:
        bundled_bytes("../secret")
    assert caught.value.code == "campaign.unknown"
    assert caught.value.params["known"] == "bluezone-2020, vneid-2026"


def test_every_text_is_translated_and_not_merely_copied(campaign: Campaign) -> None:
    texts = local_texts(campaign)
    assert len(texts) > 30
    assert [text for text in texts if text.vi == text.en] == []
    assert texts[0].of("en") == texts[0].en
    assert texts[0].of("vi") == texts[0].vi


def test_the_guide_has_five_steps_on_either_phone(campaign: Campaign) -> None:
    for platform in (Platform.ANDROID, Platform.IOS):
        assert len(campaign.steps_for(platform)) == 5
        assert campaign.link(platform) is not None


def test_every_picture_is_one_that_documents_can_draw() -> None:
    assert {picture.value for picture in Picture} == {pictogram.value for pictogram in Pictogram}


def test_each_link_and_an_unconfirmed_developer_must_be_confirmed(campaign: Campaign) -> None:
    asked = confirmations(campaign)
    assert [item.kind for item in asked] == [
        ConfirmationKind.APP_ID,
        ConfirmationKind.APP_ID,
        ConfirmationKind.WEB_ADDRESS,
        ConfirmationKind.DEVELOPER,
    ]
    known = replace(campaign, developer=replace(campaign.developer, confirmed=True))
    assert confirmations(known) == asked[:3]


def test_a_digest_ignores_comments_and_sees_every_word(campaign: Campaign) -> None:
    same = parse_campaign(b"# a comment\n" + bundled_bytes(campaign.id))
    assert campaign_digest(same) == campaign_digest(campaign)
    other = replace(campaign, tracks=frozenset({Track.MEMBERS}))
    assert campaign_digest(other) != campaign_digest(campaign)


def test_the_hash_of_a_consent_text_changes_with_its_version(campaign: Campaign) -> None:
    digest = consent_hash(campaign.consent)
    assert len(digest) == 64
    assert short_hash(digest) == f"{digest[:4]} {digest[4:8]}"
    assert consent_hash(replace(campaign.consent, version="X-02")) != digest


def test_the_start_lies_in_a_structure_of_the_catalogue(campaign: Campaign) -> None:
    province = bundled_catalogue().find("96", campaign.start)
    expected = date(2020, 1, 1) if campaign.id == "bluezone-2020" else date(2025, 7, 1)
    assert province.valid_from == expected


def test_vneid_has_no_target_or_deadline_without_a_source() -> None:
    vneid = bundled_campaign("vneid-2026")
    assert not any((vneid.targets, vneid.deadlines, vneid.figures, vneid.reports))
    assert vneid.end is None
    assert [rung.stage for rung in vneid.ladder] == list(Stage)
    assert [(link.url, link.app_id) for link in vneid.links] == [
        ("https://play.google.com/store/apps/details?id=com.vnid", "com.vnid"),
        ("https://apps.apple.com/vn/app/vneid/id1582750372", "id1582750372"),
        ("https://vneid.gov.vn", None),
    ]
    assert vneid.flyer.code("A6") == "VN-A6 · v1 · 11/2026"
