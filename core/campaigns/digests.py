"""Hashes by which a campaign and a consent text are known again, and what a person must confirm."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from core.campaigns.models import Campaign, Consent, Platform


class ConfirmationKind(StrEnum):
    """Kind of value to compare: an app's id with the store, a web address, or the publisher's name."""

    APP_ID = "app-id"
    WEB_ADDRESS = "web-address"
    DEVELOPER = "developer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """`value` is shown large and compared by a person; `url` is where to look, None for a name."""

    kind: ConfirmationKind
    platform: Platform | None
    value: str
    url: str | None


def confirmations(campaign: Campaign) -> tuple[Confirmation, ...]:
    """Return the items that a user must compare and confirm before the campaign is used: each link's id, and
    the publisher where the file marks it as unconfirmed.
    """
    found = [
        Confirmation(
            kind=ConfirmationKind.WEB_ADDRESS if link.app_id is None else ConfirmationKind.APP_ID,
            platform=link.platform,
            value=link.app_id or link.url,
            url=link.url,
        )
        for link in campaign.links
    ]
    if not campaign.developer.confirmed:
        found.append(
            Confirmation(
                kind=ConfirmationKind.DEVELOPER, platform=None, value=campaign.developer.name, url=None
            )
        )
    return tuple(found)


def campaign_digest(campaign: Campaign) -> str:
    """Return the SHA-256 (hex) of the campaign's values; comments and the order of keys in the file don't
    count.
    """
    return _digest(asdict(campaign))


def consent_hash(consent: Consent) -> str:
    """SHA-256 (hex) of the consent's version, texts and purposes in both languages."""
    return _digest(asdict(consent))


def short_hash(digest: str) -> str:
    """The first eight hex digits in two groups, as printed on a slip: `4f1c 90ab`."""
    return f"{digest[:4]} {digest[4:8]}"


def _digest(content: dict[str, object]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(str(member) for member in value)
    raise TypeError(type(value).__name__)
