"""The tracks side by side, each with rates of its own; no figure of one is added to another. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from core.campaigns.models import Campaign, Target, Track
from core.campaigns.timing import days_left, deadlines_of
from core.records.figures import KNOWN, Figures, Rate, ordered_denominator, total_of
from core.records.person import MemberCount
from core.tracks.models import Declaration, Point, StaffCount, TrackState
from core.units.models import UnitKey

STAFF_WITH_SMARTPHONE: Final = "staff with a smartphone, as sections state"
ALL_STAFF: Final = "staff, as sections state"
MEMBERS_WITH_SMARTPHONE: Final = "members with a smartphone found"
MEMBERS_DECLARED: Final = "members with a smartphone declared by organisations"
GUIDED_AT_POINTS: Final = "people guided at outreach points"

STATEMENTS: Final = "statements of sections"
PEOPLE_RECORDED: Final = "people recorded in this program"
DECLARATIONS: Final = "declarations of organisations"
TALLIES: Final = "tallies at outreach points"

_Base = tuple[str, int, str, int, str]


def household_state(campaign: Campaign, units: Sequence[Figures], today: date) -> TrackState:
    """Return the state of the household track; the rate of the target's denominator is first."""
    wanted = KNOWN[ordered_denominator(campaign)]
    total = total_of(units, code="", valid_from="", name="")
    names = ("listed", "visited", "people", "smartphones", "installed")
    rates = sorted(total.rates, key=lambda rate: rate.denominator_name != wanted)
    deadlines = deadlines_of(campaign, Track.HOUSEHOLD)
    return TrackState(
        track=Track.HOUSEHOLD,
        counted=tuple((name, int(getattr(total, name))) for name in names),
        base=wanted,
        rates=tuple(rates),
        target=_target(campaign, Track.HOUSEHOLD),
        deadlines=deadlines,
        left=days_left(deadlines[0], today) if deadlines else None,
    )


def agency_state(campaign: Campaign, sections: Sequence[StaffCount], as_of: str, today: date) -> TrackState:
    """The agency's own staff, by what its sections state."""
    staff = sum(section.staff for section in sections)
    smartphones = sum(section.smartphones for section in sections)
    installed = sum(section.installed for section in sections)
    counted = (
        *(("sections", len(sections)), ("staff", staff), ("smartphones", smartphones)),
        *(("installed", installed), ("not_yet", smartphones - installed)),
    )
    bases: list[_Base] = [
        ("installed", installed, STAFF_WITH_SMARTPHONE, smartphones, STATEMENTS),
        ("installed", installed, ALL_STAFF, staff, STATEMENTS),
    ]
    return _state(campaign, Track.AGENCY, counted, bases, as_of=as_of, today=today)


def members_state(
    campaign: Campaign,
    all_members: MemberCount,
    declared: tuple[int, int],
    as_of: str,
    today: date,
) -> TrackState:
    """Members of organisations: people of the households, each once however many organisations name them.

    `declared`: members with the app of the organisations that declared, and the smartphones that these
    declared. A person of two such organisations is in both numbers twice.
    """
    declared_installed, declared_smartphones = declared
    people, smartphones, installed = all_members.members, all_members.smartphones, all_members.installed
    counted = (
        *(("members", people), ("smartphones", smartphones), ("installed", installed)),
        *(("left", smartphones - installed), ("declared_smartphones", declared_smartphones)),
    )
    bases: list[_Base] = [
        ("installed", installed, MEMBERS_WITH_SMARTPHONE, smartphones, PEOPLE_RECORDED),
        ("installed", declared_installed, MEMBERS_DECLARED, declared_smartphones, DECLARATIONS),
    ]
    return _state(campaign, Track.MEMBERS, counted, bases, as_of=as_of, today=today)


def declared_members(
    declarations: Iterable[Declaration], installed: Mapping[tuple[UnitKey, str], int]
) -> tuple[int, int]:
    """Members with the app, and smartphones declared, of organisations that declared; by unit and code."""
    found = {
        (UnitKey(one.unit, date.fromisoformat(one.valid_from)), one.organisation): one.smartphones
        for one in declarations
    }
    return sum(installed.get(key, 0) for key in found), sum(found.values())


def outreach_state(campaign: Campaign, points: Sequence[Point], as_of: str, today: date) -> TrackState:
    """Outreach points: anonymous tallies."""
    guided, had = sum(point.guided for point in points), sum(point.had for point in points)
    installed = sum(point.installed for point in points)
    counted = (("points", len(points)), ("guided", guided), ("had", had), ("installed", installed))
    bases: list[_Base] = [("installed", installed, GUIDED_AT_POINTS, guided, TALLIES)]
    return _state(campaign, Track.OUTREACH, counted, bases, as_of=as_of, today=today)


def _state(
    campaign: Campaign,
    track: Track,
    counted: tuple[tuple[str, int], ...],
    bases: Sequence[_Base],
    *,
    as_of: str,
    today: date,
) -> TrackState:
    deadlines = deadlines_of(campaign, track)
    return TrackState(
        track=track,
        counted=counted,
        base=bases[0][2],
        rates=tuple(
            Rate(
                numerator_name=numerator_name,
                numerator=numerator,
                denominator_name=denominator_name,
                denominator=denominator,
                source=source,
                as_of=as_of,
            )
            for numerator_name, numerator, denominator_name, denominator, source in bases
            if denominator > 0
        ),
        target=_target(campaign, track),
        deadlines=deadlines,
        left=days_left(deadlines[0], today) if deadlines else None,
    )


def _target(campaign: Campaign, track: Track) -> Target | None:
    return next((target for target in campaign.targets if target.track is track), None)
