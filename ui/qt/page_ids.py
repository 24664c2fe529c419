"""The ids of the pages, for `page_requested`."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class PageId(StrEnum):
    """Those without a place in the sidebar: machines and conflicts (from sync), roster (from households,
    today), settings (officer's name), paper (from quick), quality and letters (from report), household (one
    of a commune, shown above it).
    """

    TODAY = "today"
    QUICK = "quick"
    HOUSEHOLDS = "households"
    HOUSEHOLD = "household"
    PRINT = "print"
    SYNC = "sync"
    REPORT = "report"
    OFFICE = "office"
    TRACKS = "tracks"
    SETTINGS = "settings"
    ROSTER = "roster"
    MACHINES = "machines"
    PAPER = "paper"
    QUALITY = "quality"
    LETTERS = "letters"
    CONFLICTS = "conflicts"


CAMPAIGN_TARGET: Final = "campaign"
"""Of the settings: another campaign is wanted."""

STICK_TARGET: Final = "stick"
"""Of the settings: a copy on a stick was asked for, and there is no passphrase yet."""


def household_page(household: str, origin: PageId, *, of_commune: bool) -> tuple[PageId, str]:
    """Return page and target of a household: the commune's own page, or above it the one that only shows."""
    return (PageId.HOUSEHOLDS, household) if of_commune else (PageId.HOUSEHOLD, f"{household} {origin}")
