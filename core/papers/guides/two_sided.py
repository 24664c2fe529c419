"""Composes the two-sided guide: codes and the real app in front, each platform's own steps behind. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from core.campaigns.models import Campaign, Link, Platform
from core.content.models import GuideContent, GuideFormat, Step, StoreCode
from core.content.wording import words
from core.papers.guides.compose import compose_guide
from core.records.workspace import Language, UnitSettings

SHEET: Final = "A5M"


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSidedWording:
    """The words of the two-sided guide, as in its file."""

    genuine: str
    fakes: str
    caution: str
    overleaf: str
    back_title: str
    back_note: str
    document_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformSteps:
    """Steps on one kind of phone; `store` repeats the publisher of the app and its id."""

    platform: Platform
    store: StoreCode
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSidedContent:
    """`guide` is the front's; `fakes` are names of apps that look like `app` and are not, perhaps none."""

    guide: GuideContent
    wording: TwoSidedWording
    app: str
    developer: str
    fakes: tuple[str, ...]
    columns: tuple[PlatformSteps, ...]


def compose_two_sided(campaign: Campaign, settings: UnitSettings, language: Language) -> TwoSidedContent:
    wording = words("two_sided", language, TwoSidedWording)
    guide = compose_guide(campaign, settings, kind=GuideFormat.A5, language=language)
    version = guide.version.replace(campaign.flyer.code("A5"), campaign.flyer.code(SHEET))
    title = wording.document_title.format(title=guide.title)
    stores = zip(campaign.links, guide.stores, strict=True)
    return TwoSidedContent(
        guide=replace(guide, document_title=title, version=version),
        wording=wording,
        app=campaign.app_name,
        developer=next((store.developer for store in guide.stores if store.developer), ""),
        fakes=campaign.look_alikes,
        columns=tuple(
            _column(campaign, link, store, language) for link, store in stores if not store.secondary
        ),
    )


def _column(campaign: Campaign, link: Link, store: StoreCode, language: Language) -> PlatformSteps:
    steps = tuple(
        Step(
            title=step.title.of(language),
            detail=step.detail_for(link.platform).of(language),
            pictogram=step.picture,
        )
        for step in campaign.steps_for(link.platform)
    )
    return PlatformSteps(platform=link.platform, store=store, steps=steps)
