"""Composes the A4 poster: the guide in large, and the place and times where people help. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from core.campaigns.models import Campaign
from core.content.models import GuideContent, GuideFormat, RichText, bind
from core.content.wording import filled, words
from core.papers.guides.compose import compose_guide
from core.records.workspace import Language, UnitSettings

SHEET: Final = "A4"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportPoint:
    """Place and time of help with the installation: one or two lines."""

    place: str
    times: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterWording:
    offer: str
    free: str
    genuine: str
    genuine_by: str
    point: str
    place: str
    times: str
    help: str
    document_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterContent:
    """`guide` with its full texts; `title` in one or two parts, the second the app's name.

    Without a `point` lines are left to write the place and the times on, named by `blanks`.
    """

    guide: GuideContent
    title: tuple[str, ...]
    offer: tuple[str, str]
    genuine: RichText
    point_label: str
    point: SupportPoint | None
    blanks: tuple[str, str]


def compose_poster(
    campaign: Campaign, settings: UnitSettings, *, point: SupportPoint | None, language: Language
) -> PosterContent:
    wording = words("poster", language, PosterWording)
    guide = compose_guide(campaign, settings, kind=GuideFormat.A5, language=language)
    helper = guide.help and replace(guide.help, label=wording.help)
    title = wording.document_title.format(title=guide.title)
    version = guide.version.replace(campaign.flyer.code("A5"), campaign.flyer.code(SHEET))
    return PosterContent(
        guide=replace(guide, document_title=title, help=helper, version=version),
        title=_parts(guide.title, campaign.app_name),
        offer=(wording.offer, wording.free),
        genuine=_genuine(guide, campaign.developer.name, wording),
        point_label=wording.point,
        point=point,
        blanks=(wording.place, wording.times),
    )


def _parts(title: str, app: str) -> tuple[str, ...]:
    """`Cài đặt` and `Bluezone`: the app's name is set largest where the title ends with it."""
    verb = title.removesuffix(app).rstrip()
    return (verb, app) if verb and verb != title else (title,)


def _genuine(guide: GuideContent, developer: str, wording: PosterWording) -> RichText:
    """Return the values to compare before installing: the ids in the stores, the developer where a store
    names one.
    """
    apps = ", ".join(f"{store.address} ({bind(store.store)})" for store in guide.stores)
    if any(store.developer for store in guide.stores):
        return filled(wording.genuine_by, apps=apps, developer=bind(developer))
    return filled(wording.genuine, apps=apps)
