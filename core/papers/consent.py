"""Composes the consent slip: one box for each purpose, none ticked, the text's version and hash. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.campaigns.digests import consent_hash, short_hash
from core.campaigns.models import Campaign
from core.content.models import RichText, Run, bind
from core.content.wording import words
from core.papers.guides.compose import TAG, printed_phone
from core.papers.selection import Addressee
from core.records.workspace import Language, UnitSettings

BLANK: Final = (None, None, None, None)
"""One sheet of slips without a household."""

_LABEL: Final = re.compile(r"((?:^|(?<=\. ))[^.:]{2,16}:)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWording:
    """The words around the campaign's own text, as in their file."""

    title: str
    subtitle: str
    name: str
    each: str
    yes: str
    no: str
    signed: str
    spoken: str
    day: str
    giver: str
    recorder: str
    until_end: str
    phone_blank: str
    version: str
    document_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    title: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentContent:
    """Text common to the slips of a run, and the households, None where nothing of it is printed."""

    language: str
    document_title: str
    author: str
    wording: ConsentWording
    text: RichText
    rights: RichText
    purposes: tuple[Purpose, ...]
    foot: str
    households: tuple[Addressee | None, ...]


def compose_consent(
    campaign: Campaign,
    settings: UnitSettings,
    households: tuple[Addressee | None, ...],
    *,
    language: Language,
) -> ConsentContent:
    wording = words("consent", language, ConsentWording)
    consent = campaign.consent
    phone = bind(printed_phone(settings.help_number)) if settings.help_number else wording.phone_blank
    until = f"{campaign.retention:%d/%m/%Y}" if campaign.retention else wording.until_end
    filling = {"issuer": settings.issuer, "phone": phone, "until": until}
    foot = wording.version.format(version=consent.version, hash=short_hash(consent_hash(consent)))
    return ConsentContent(
        language=TAG[language],
        document_title=wording.document_title.format(title=campaign.title.of(language)),
        author=settings.issuer,
        wording=wording,
        text=_labelled(consent.text.of(language), filling),
        rights=_with_strong(consent.rights.of(language), "phone", filling),
        purposes=tuple(
            Purpose(title=purpose.title.of(language), detail=purpose.detail.of(language))
            for purpose in consent.purposes
        ),
        foot=foot,
        households=households,
    )


def _labelled(template: str, filling: dict[str, str]) -> RichText:
    """`Ai giữ:` and its like in bold; marks are read before anything is filled in."""
    return tuple(
        Run(text=_filled(piece, filling), strong=bool(_LABEL.fullmatch(piece)))
        for piece in _LABEL.split(template)
        if piece
    )


def _with_strong(template: str, field: str, filling: dict[str, str]) -> RichText:
    before, mark, after = template.partition(f"{{{field}}}")
    runs = [Run(text=_filled(before, filling))]
    if mark:
        runs += [Run(text=filling[field], strong=True), Run(text=_filled(after, filling))]
    return tuple(run for run in runs if run.text)


def _filled(text: str, filling: dict[str, str]) -> str:
    """Fill known fields only; any other brace stays unchanged."""
    return re.sub(r"\{(\w+)\}", lambda match: filling.get(match[1], match[0]), text)
