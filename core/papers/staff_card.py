"""Composes the staff card that a household can check. Pure but for the signature, which a port makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.campaigns.models import Campaign
from core.content.wording import words
from core.papers.card_code import card_facts, signed_code
from core.papers.guides.compose import TAG, printed_phone
from core.ports import Signer
from core.records.workspace import Language, UnitSettings

USUAL_DAYS: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """Holder of a card; `role` may be empty, `area` is the place of work, `number` is unique in the unit."""

    name: str
    role: str
    area: str
    number: int
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffCardWording:
    """The words of the card, as in its file."""

    title: str
    photo: list[str]
    number: str
    area: str
    until: str
    check: str
    check_hint: str
    check_hint_ask: str
    never: str
    nevers: list[str]
    found: str
    fold: str
    note: str
    document_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffCardContent:
    """`code` is the signed text, `number` as printed, `32059-0017`."""

    language: str
    author: str
    wording: StaffCardWording
    issuer: str
    member: StaffMember
    number: str
    phone: str
    hint: str
    found: str
    code: str


def usual_until(campaign: Campaign, today: date) -> date:
    """Return the default last day of a signed code: the campaign's, in 90 days where that is past."""
    end = campaign.end
    return end if end is not None and end >= today else today + timedelta(days=USUAL_DAYS)


def compose_card(
    campaign_id: str,
    unit_code: str,
    settings: UnitSettings,
    member: StaffMember,
    signer: Signer,
    *,
    language: Language,
) -> StaffCardContent:
    """Raises `document.card_number`, `document.card_until`."""
    wording = words("staff_card", language, StaffCardWording)
    facts = card_facts(
        unit=unit_code, number=member.number, until=member.until, campaign_id=campaign_id, name=member.name
    )
    phone = printed_phone(settings.help_number) if settings.help_number else ""
    return StaffCardContent(
        language=TAG[language],
        author=settings.issuer,
        wording=wording,
        issuer=settings.issuer.upper(),
        member=member,
        number=facts.printed_number,
        phone=phone,
        hint=wording.check_hint if phone else wording.check_hint_ask,
        found=wording.found.format(issuer=settings.issuer),
        code=signed_code(facts, signer),
    )
