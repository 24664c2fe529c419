"""The install guide for a screen: its content, and as plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.campaigns.models import Campaign
from core.content.models import NBSP, GuideContent, GuideFormat, RichText
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
    """`guide` is the full guide; `phone` the number as dialled, digits only, or empty."""

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


def render_text(content: ScreenContent) -> str:
    """Lines that end in a line feed; no markup, no signs that a phone might lack."""
    guide = content.guide
    lines = [guide.title.upper(), guide.subtitle, ""]
    for store in guide.stores:
        head = content.wording.platforms.format(platform=store.platform, store=store.store)
        lines.append(f"{head}: {store.url}")
    developer = next((store.developer for store in guide.stores if store.developer), "")
    lines += [developer] if developer else []
    lines += ["", f"{content.wording.steps}:"]
    for number, step in enumerate(guide.steps, 1):
        lines.append(f"{number}. {_sentence(step.title)} {step.detail}".rstrip())
    lines += ["", f"{content.wording.warning}: {_plain(guide.warning)}", ""]
    if guide.help is not None:
        hours = f" ({guide.help.hours})" if guide.help.hours else ""
        lines.append(f"{guide.help.label} {guide.help.phone}{hours}")
    if guide.group is not None:
        lines.append(f"{guide.group.label}: {guide.group.url}")
    lines += [guide.author, guide.version]
    return "\n".join(line.replace(NBSP, " ") for line in lines) + "\n"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _plain(rich: RichText) -> str:
    return "".join(run.text for run in rich)
