"""Place, time and campaign of a season, and its size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.base.clock import VIETNAM
from core.campaigns.parsing import bundled_bytes

PROVINCE: Final = "96"
CAMPAIGN: Final = "vneid-2026"
FOUR_TRACKS: Final = bundled_bytes(CAMPAIGN).replace(
    b'tracks = ["household"]', b'tracks = ["household", "agency", "members", "outreach"]'
)
"""The same campaign, as a province orders it that also counts its agency, members and public places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """`ordered` is the campaign as the province sends it down. Of a tuple of numbers the dice choose one."""

    campaign: str = CAMPAIGN
    ordered: bytes = FOUR_TRACKS
    start: datetime = datetime(2026, 12, 1, 7, 30, tzinfo=VIETNAM)
    communes: tuple[str, ...] = ("32059", "32002", "31825")
    wards: tuple[int, ...] = (1, 1, 2)
    laptops: tuple[int, ...] = (1, 2, 2, 3)
    """Of one ward, at the beginning."""
    machines: int = 7
    """Most machines of a season."""
    households: tuple[int, ...] = (1, 2, 3)
    """Of a list that the laptops of a ward share at the beginning."""
    pieces: tuple[int, ...] = (1, 1, 2, 4)
    """Numbers of records in one sitting of an officer."""
    pauses: tuple[int, ...] = (1, 1, 7, 40, 200, 900)
    """Minutes from one step to the next."""


VNEID: Final = Ground()
