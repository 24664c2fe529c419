"""Composes an install guide: a campaign, a unit's settings and a language into content. Pure."""

from __future__ import annotations

from typing import Final

from core.campaigns.models import Campaign, Link, Platform
from core.campaigns.models import Step as CampaignStep
from core.content.models import (
    Group,
    GuideContent,
    GuideFormat,
    Help,
    RichText,
    Run,
    Step,
    StoreCode,
    bind,
)
from core.content.wording import GuideWording, filled, guide_wording
from core.records.workspace import Language, UnitSettings

SHEET: Final = {GuideFormat.A5: "A5", GuideFormat.A6X4: "A6"}
LONGEST_BOUND: Final = 24
"""A longer developer's name may be parted at a line's end."""

TAG: Final = {Language.VIETNAMESE: "vi-VN", Language.ENGLISH: "en"}
"""The language a PDF declares (BCP 47)."""


def compose_guide(
    campaign: Campaign, settings: UnitSettings, *, kind: GuideFormat, language: Language
) -> GuideContent:
    """Return the guide of `campaign` for the unit of `settings`, in one format and language."""
    wording = guide_wording(language)
    small = kind is GuideFormat.A6X4
    title = campaign.title.of(language)
    code = campaign.flyer.code(SHEET[kind])
    return GuideContent(
        language=TAG[language],
        document_title=wording.document_title.format(title=title, sheet=SHEET[kind]),
        author=settings.issuer,
        issuer=settings.issuer.upper(),
        kind=wording.kind,
        title=title,
        subtitle=wording.scan_hint if small else campaign.subtitle.of(language),
        stores=tuple(_store(campaign, link, wording) for link in campaign.links),
        steps=tuple(_step(step, language) for step in _printed_steps(campaign)),
        warning=_short_warning(campaign, wording) if small else _warning(campaign, language),
        help=help_of(settings, wording.help_short if small else wording.help),
        group=group_of(settings, wording.group, wording.group_hint),
        version=code if small else wording.version.format(code=code),
    )


def printed_phone(number: str) -> str:
    """A number in groups, as people read it out: `0290 355 0117`, `0912 345 678`; others as typed."""
    if number.isascii() and number.isdigit() and len(number) in {10, 11}:
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    return number


def _store(campaign: Campaign, link: Link, wording: GuideWording) -> StoreCode:
    if link.platform is Platform.WEB:
        alone = len(campaign.links) == 1
        platform, store = (wording.web_alone if alone else wording.web_platform), wording.web_store
    elif link.platform is Platform.IOS:
        platform, store = wording.ios_platform, wording.ios_store
    else:
        platform, store = wording.android_platform, wording.android_store
    developer = wording.developer.format(developer=_bound_if_short(campaign.developer.name))
    return StoreCode(
        platform=platform,
        store=store,
        url=link.url,
        address=link.app_id or link.url.removeprefix("https://").rstrip("/"),
        secondary=link.platform is Platform.WEB and len(campaign.links) > 1,
        developer="" if link.platform is Platform.WEB else developer,
    )


def _bound_if_short(name: str) -> str:
    return bind(name) if len(name) <= LONGEST_BOUND else name


def _printed_steps(campaign: Campaign) -> tuple[CampaignStep, ...]:
    """Steps that concern a platform the campaign has a link for."""
    linked = {link.platform for link in campaign.links}
    return tuple(step for step in campaign.steps if step.platforms & linked)


def _step(step: CampaignStep, language: Language) -> Step:
    return Step(
        title=step.title.of(language),
        detail=step.detail.of(language),
        pictogram=step.picture,
    )


def _warning(campaign: Campaign, language: Language) -> RichText:
    """The campaign's warning, its strong words emphasised, look-alike names kept whole."""
    text = campaign.warning.text.of(language)
    for name in campaign.look_alikes:
        text = text.replace(name, bind(name))
    if campaign.warning.strong is None:
        return (Run(text=text),)
    strong = campaign.warning.strong.of(language)
    before, _, after = text.partition(strong)
    runs = (Run(text=before), Run(text=strong, strong=True), Run(text=after))
    return tuple(run for run in runs if run.text)


def _short_warning(campaign: Campaign, wording: GuideWording) -> RichText:
    if campaign.look_alikes:
        return filled(wording.not_these, names=", ".join(bind(name) for name in campaign.look_alikes))
    stores = [
        bind(_store(campaign, link, wording).store)
        for link in campaign.links
        if link.platform is not Platform.WEB
    ]
    if stores:
        return filled(wording.only_from, stores=wording.or_word.join(stores))
    return filled(wording.only_address)


def help_of(settings: UnitSettings, label: str) -> Help | None:
    """Return the number of the team; None without one."""
    if not settings.help_number:
        return None
    return Help(label=label, phone=printed_phone(settings.help_number), hours=settings.help_hours)


def group_of(settings: UnitSettings, label: str, hint: str = "") -> Group | None:
    """Return the group of the team, as it is called or else with `label`; None without a link."""
    if not settings.zalo_link:
        return None
    return Group(label=settings.zalo_label or label, hint=hint, url=settings.zalo_link)
