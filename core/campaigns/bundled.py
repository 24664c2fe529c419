"""The campaigns that are part of the build, read when they are first asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.campaigns.models import Campaign
from core.campaigns.parsing import parse_campaign

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "campaigns"


def bundled_ids() -> tuple[str, ...]:
    """The ids of the bundled campaigns, by name of file; reads no file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def bundled_bytes(campaign_id: str) -> bytes:
    """The file of a bundled campaign, as a workspace keeps it. Raises `campaign.unknown`."""
    if campaign_id not in bundled_ids():
        raise UserError("campaign.unknown", campaign=campaign_id[:40], known=", ".join(bundled_ids()))
    return (FOLDER / f"{campaign_id}.toml").read_bytes()


@cache
def bundled_campaign(campaign_id: str) -> Campaign:
    """A bundled campaign. Raises `campaign.unknown`."""
    return parse_campaign(bundled_bytes(campaign_id))
