"""What the tracks ask of whoever keeps them on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from core.campaigns.models import Track
from core.records.person import MemberCount
from core.tracks.models import Declaration, MemberLeft, Point, StaffCount
from core.units.models import UnitKey

END: Final = "9999"
"""Behind every instant (ISO)."""


class TrackReader(Protocol):
    """Reads the tracks of the current campaign."""

    def sections(self, before: str = END) -> Sequence[StaffCount]:
        """The latest statement of each section before an instant (ISO) that stands, by unit and name."""
        ...

    def track_of(self, target: str) -> Track | None:
        """The track of a statement or a point; None for an id that is neither."""
        ...

    def is_taken_back(self, target: str) -> bool:
        """Whether a statement or a point was taken back."""
        ...

    def points(self, *, voided: bool = False) -> Sequence[Point]:
        """The points, the latest day first; with `voided` those taken back too."""
        ...

    def point(self, point: str) -> Point | None: ...

    def declarations(self) -> Sequence[Declaration]:
        """What each organisation last declared, by unit and organisation."""
        ...

    def members(self) -> Sequence[MemberCount]:
        """One row an organisation that has members in listed households, by code."""
        ...

    def installed_by_organisation(self) -> Mapping[tuple[UnitKey, str], int]:
        """Members with the app by commune and organisation; one of two organisations is in both."""
        ...

    def all_members(self) -> MemberCount:
        """All members, each person once however many organisations name them; no organisation in it."""
        ...

    def left(self, organisation: str | None = None, limit: int | None = None) -> Sequence[MemberLeft]:
        """Members with a smartphone and without the app, in walking order; of all organisations for None."""
        ...
