"""Composes the visit slip left at a household that was not home. Pure; it contains no result of any visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.campaigns.models import Campaign
from core.content.models import Group, Help, RichText, bind
from core.content.wording import filled, words
from core.papers.guides.compose import TAG, group_of, help_of
from core.papers.selection import Addressee
from core.records.workspace import Language, UnitSettings

SHEET: Final = "GN"
BLANK: Final = (None, None, None)
"""One sheet of slips on which the household is written by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipWording:
    """The words of the slip, as in its file."""

    title: str
    subtitle: str
    household: str
    day: str
    hour: str
    minute: str
    visitor: str
    card: str
    task: str
    task_install: str
    task_resume: str
    warning: list[str]
    warning_call: str
    warning_ask: str
    call: str
    again: str
    or_again: str
    times: list[str]
    on_day: str
    group: str
    version: str
    document_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipContent:
    """Text common to the slips of a run, and the households, None where it is written by hand."""

    language: str
    document_title: str
    author: str
    wording: SlipWording
    tasks: tuple[str, str]
    warning: tuple[RichText, ...]
    again: str
    help: Help | None
    group: Group | None
    foot: str
    households: tuple[Addressee | None, ...]


def compose_slips(
    campaign: Campaign,
    settings: UnitSettings,
    households: tuple[Addressee | None, ...],
    *,
    language: Language,
) -> SlipContent:
    wording = words("slip", language, SlipWording)
    helper, group = help_of(settings, wording.call), group_of(settings, wording.group)
    warned = (*wording.warning, wording.warning_call if helper else wording.warning_ask)
    version = wording.version.format(code=campaign.flyer.code(SHEET))
    return SlipContent(
        language=TAG[language],
        document_title=wording.document_title.format(title=campaign.title.of(language)),
        author=settings.issuer,
        wording=wording,
        tasks=(wording.task_install.format(app=bind(campaign.app_name)), wording.task_resume),
        warning=tuple(filled(line) for line in warned),
        again=wording.or_again if helper else wording.again,
        help=helper,
        group=group,
        foot=f"{settings.issuer} · {version}",
        households=households,
    )
