"""Composes the guide for screens: the full guide, and the words a screen adds. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.campaigns.models import Campaign
from core.content.models import GuideContent, GuideFormat
from core.content.wording import words
from core.papers.guides.compose import compose_guide
from core.records.workspace import Language, UnitSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenWording:
    """The words of the guide on a screen, as in its file."""

    scan: str
    open_store: str
    steps: str
    warning: str
    group_open: str
    code_of: str
    platforms: str
    document_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenContent:
    """`guide` is the full guide; `phone` the number as it is dialled, digits alone, or empty."""

    guide: GuideContent
    wording: ScreenWording
    phone: str


def compose_screen(
    campaign: Campaign, settings: UnitSettings, *, sheet: str, language: Language
) -> ScreenContent:
    """`sheet` goes into the version: WEB, ANH (a picture) or TIN (a message)."""
    wording = words("screen", language, ScreenWording)
    guide = compose_guide(campaign, settings, kind=GuideFormat.A5, language=language)
    return ScreenContent(
        guide=replace(
            guide,
            document_title=wording.document_title.format(title=guide.title),
            version=guide.version.replace(campaign.flyer.code("A5"), campaign.flyer.code(sheet)),
        ),
        wording=wording,
        phone="".join(c for c in settings.help_number if c.isascii() and (c.isdigit() or c == "+")),
    )
