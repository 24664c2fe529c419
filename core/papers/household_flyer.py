"""Composes a run of flyers, one for each household, in walking order. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from core.campaigns.models import Campaign
from core.content.models import GuideContent, GuideFormat
from core.content.wording import words
from core.papers.guides.compose import compose_guide
from core.papers.selection import Addressee
from core.records.workspace import Language, UnitSettings

PER_SHEET: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerWording:
    """The words of the household's box, as in its file."""

    addressee: str
    document_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerRunContent:
    """Text common to the flyers of a run, and `count` households that may be read while the run goes on."""

    guide: GuideContent
    addressee: str
    count: int
    households: Iterable[Addressee]


def compose_flyers(
    campaign: Campaign,
    settings: UnitSettings,
    households: Iterable[Addressee],
    *,
    count: int,
    language: Language,
) -> FlyerRunContent:
    """The small guide under a household's box; the box takes the place of developers and app ids."""
    wording = words("flyer", language, FlyerWording)
    guide = compose_guide(campaign, settings, kind=GuideFormat.A6X4, language=language)
    stores = guide.stores
    if len(stores) > 1:
        stores = tuple(replace(store, developer="", address="") for store in stores)
    title = wording.document_title.format(title=guide.title)
    return FlyerRunContent(
        guide=replace(guide, stores=stores, document_title=title),
        addressee=wording.addressee,
        count=count,
        households=households,
    )
