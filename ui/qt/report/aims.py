"""The targets of a campaign on the denominators of the ranking."""

from __future__ import annotations

from typing import Final

from core.campaigns.models import Campaign, Denominator, Track
from ui.qt.report.state import Basis

TARGETS: Final = {
    Basis.SMARTPHONES: (Track.HOUSEHOLD, Denominator.SMARTPHONES),
    Basis.OWNERS: (Track.HOUSEHOLD, Denominator.SMARTPHONES),
    Basis.LISTED: (Track.HOUSEHOLD, Denominator.HOUSEHOLDS),
    Basis.HOUSEHOLDS: (Track.HOUSEHOLD, Denominator.HOUSEHOLDS),
    Basis.STAFF: (Track.AGENCY, Denominator.STAFF_WITH_SMARTPHONE),
    Basis.STAFF_DECLARED: (Track.AGENCY, Denominator.STAFF_WITH_SMARTPHONE),
    Basis.MEMBERS: (Track.MEMBERS, Denominator.MEMBERS_WITH_SMARTPHONE),
    Basis.MEMBERS_OF_LISTS: (Track.MEMBERS, Denominator.MEMBERS_WITH_SMARTPHONE),
    Basis.MEMBERS_DECLARED: (Track.MEMBERS, Denominator.MEMBERS_WITH_SMARTPHONE),
}
"""Of which target of the campaign a rate falls short or not."""


def targets_of(campaign: Campaign) -> tuple[tuple[Basis, float], ...]:
    """Return the targets of the tracks, on the known denominators."""
    return tuple(
        (basis, target.percent / 100)
        for target in campaign.targets
        for basis, of in TARGETS.items()
        if of == (target.track, target.denominator)
    )
