"""Composes the poster of who goes from house to house. Pure but for the signature, which a port makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from core.base.errors import UserError
from core.base.text import clean
from core.campaigns.models import Campaign
from core.content.wording import words
from core.papers.card_code import signed_code, team_facts
from core.papers.guides.compose import TAG, printed_phone
from core.ports import Signer
from core.records.workspace import Language, UnitSettings

SHEET: Final = "TO"
MOST_MEMBERS: Final = 8
MOST_NAME: Final = 60
"""Characters of a team's or a member's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """One who goes; `role` may be empty."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Members, area and end of a team's work; an empty `name` is made of the `area`."""

    name: str
    area: str
    until: date
    members: tuple[TeamMember, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPosterWording:
    """The words of the poster, as in its file."""

    title: str
    team: str
    campaign: str
    area: str
    until: str
    photo: str
    never: str
    nevers: list[str]
    ask: str
    help: str
    help_ask: str
    check: str
    check_hint: str
    version: str
    document_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPosterContent:
    """`code` is the signed text; `phone` may be empty, `help_label` then names the contact."""

    language: str
    author: str
    title: str
    wording: TeamPosterWording
    issuer: str
    name: str
    campaign: str
    area: str
    until: str
    members: tuple[TeamMember, ...]
    help_label: str
    phone: str
    hours: str
    code: str
    version: str


def compose_team_poster(
    campaign: Campaign,
    unit_code: str,
    settings: UnitSettings,
    team: Team,
    signer: Signer,
    *,
    language: Language,
) -> TeamPosterContent:
    """Raises `document.team_empty`, `document.team_members`, `document.team_name`, `document.card_until`."""
    wording = words("team_poster", language, TeamPosterWording)
    name = clean(team.name) or _made_name(wording, team.area)
    _check(name, team.members)
    facts = team_facts(unit=unit_code, until=team.until, campaign_id=campaign.id, name=name)
    phone = printed_phone(settings.help_number) if settings.help_number else ""
    return TeamPosterContent(
        language=TAG[language],
        author=settings.issuer,
        title=wording.document_title.format(team=name),
        wording=wording,
        issuer=settings.issuer,
        name=name,
        campaign=campaign.name.of(language),
        area=team.area,
        until=f"{team.until:%d/%m/%Y}",
        members=team.members,
        help_label=wording.help if phone else wording.help_ask,
        phone=phone,
        hours=settings.help_hours if phone else "",
        code=signed_code(facts, signer),
        version=wording.version.format(code=campaign.flyer.code(SHEET)),
    )


def _made_name(wording: TeamPosterWording, area: str) -> str:
    name = wording.team.format(place=area)
    return name if len(name) <= MOST_NAME else f"{name[: MOST_NAME - 1].rstrip(' ,')}…"


def _check(name: str, members: tuple[TeamMember, ...]) -> None:
    if not any(member.name for member in members):
        raise UserError("document.team_empty")
    if len(members) > MOST_MEMBERS:
        raise UserError("document.team_members", count=len(members), most=MOST_MEMBERS)
    for text in (name, *(member.name for member in members)):
        if not 0 < len(text) <= MOST_NAME:
            raise UserError("document.team_name", name=text[:40], length=len(text), most=MOST_NAME)
