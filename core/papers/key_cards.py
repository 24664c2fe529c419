"""Composes the province's key cards: one to give away, and the paper keys in two copies. Pure.

The paper keys are in the content and in the PDF's bytes, nowhere else; whoever renders them prints them and
lets go of both (docs/keys.md, "Ceremony").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from core.content.wording import words
from core.enrolment.models import OfflineKeys
from core.papers.guides.compose import TAG
from core.records.workspace import Language
from core.sync.keyfile import PublicKeys, write

VERSION: Final = "KHOA-A4 · v1"
COPIES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCardWording:
    """The words of the cards, as in their file."""

    document_title: str
    public_kicker: str
    public_title: str
    public_number: str
    public_steps: list[str]
    public_code: str
    secret_kicker: str
    secret_title: str
    secret_warning: str
    secret_keep: str
    recovery_title: str
    recovery_use: str
    root_title: str
    root_use: str
    typed: str
    unit: str
    number: str
    day: str
    keepers: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKey:
    """A private key as a code and as groups to type; `code` is what a scanner gives."""

    title: str
    use: str
    code: str = field(repr=False)
    groups: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCardContent:
    """`keys` is empty only on the public card."""

    language: str
    author: str
    wording: KeyCardWording
    unit: str
    number: tuple[str, ...]
    key_file: str
    age: str
    minisign: str
    day: str
    keys: tuple[PaperKey, ...]
    version: str


def compose_public_card(keys: PublicKeys, *, issuer: str, day: date, language: Language) -> KeyCardContent:
    """Return the card for the communes, without private keys."""
    return KeyCardContent(
        language=TAG[language],
        author=issuer,
        wording=words("key_cards", language, KeyCardWording),
        unit=keys.unit_name,
        number=tuple(keys.number.split("-")),
        key_file=write(keys),
        age=keys.age_recipient,
        minisign=keys.signing_key,
        day=f"{day:%d/%m/%Y}",
        keys=(),
        version=VERSION,
    )


def compose_cards(
    keys: PublicKeys, offline: OfflineKeys, *, issuer: str, day: date, language: Language
) -> KeyCardContent:
    """The public card and both copies of the paper keys."""
    public = compose_public_card(keys, issuer=issuer, day=day, language=language)
    wording, identity = public.wording, offline.recovery_identity
    return replace(
        public,
        keys=(
            PaperKey(
                title=wording.recovery_title,
                use=wording.recovery_use,
                code=identity,
                groups=(identity[:16], *(identity[at : at + 4] for at in range(16, len(identity), 4))),
            ),
            PaperKey(
                title=wording.root_title,
                use=wording.root_use,
                code=offline.root_code,
                groups=tuple(offline.root_code.split("-")),
            ),
        ),
    )
