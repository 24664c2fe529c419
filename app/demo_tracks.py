"""More of the demo: households person by person, and the tracks beside the households; by the use cases."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from core.application.services import Services
from core.campaigns.models import Platform, Stage, Track
from core.campaigns.parsing import bundled_bytes
from core.people.desk import StageEntry
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.person import Way
from core.records.results import Result
from core.tracks.models import NewPoint, NewStaffCount, PlaceKind, Tally

HOUSEHOLDS_BY_NAME: Final = 3
MOST_ADULTS: Final = 4
_SEED: Final = 20_260_117
_RELATIVES: Final = ("Trần Thị Bé Sáu", "Nguyễn Thanh Tâm", "Lê Thị Kim Ngân")
_ORGANISATIONS: Final = ("thanh_nien", "nong_dan", "cuu_chien_binh")
_STAFF: Final = (
    ("Văn phòng HĐND và UBND phường", 16, 16, 15),
    ("Công an phường", 12, 12, 12),
    ("Trạm Y tế phường", 9, 8, 5),
)
"""Section, staff, with a smartphone, installed."""

_DECLARED: Final = (("phu_nu", 46, 38), ("thanh_nien", 31, 30), ("nong_dan", 52, 33))
_POINTS: Final = (
    (PlaceKind.MARKET, "Chợ Lý Văn Lâm", 1, ("06:00", "09:00"), (34, 9, 21)),
    (PlaceKind.CULTURE_HOUSE, "Nhà văn hóa Khóm 3", 0, ("18:00", "20:00"), (12, 3, 7)),
)
"""Kind, place, days back, hours, who was shown how, who had it, who got it."""


def campaign_with_every_track(campaign: str) -> bytes:
    """The bundled campaign as a unit has it whose own document orders the other tracks too."""
    every = ", ".join(f'"{track}"' for track in Track)
    return bundled_bytes(campaign).replace(b'tracks = ["household"]', f"tracks = [{every}]".encode())


def record_people(services: Services) -> None:
    """The first visited households with phones agree and are recorded by name, as they were counted."""
    dice = random.Random(_SEED)  # noqa: S311 - sample data
    reader = services.store.households
    fits = [
        row
        for row in reader.rows(reader.numbers(HouseholdQuery()))
        if row.last_result is Result.COMPLETED
        and 2 <= (row.people or 0) <= MOST_ADULTS
        and (row.smartphones or 0) > 1
    ]
    for row in fits[:HOUSEHOLDS_BY_NAME]:
        _record(services, row, dice)


def count_tracks(services: Services) -> None:
    """Record staff of three agencies, declarations of three organisations, and two points in public
    places.
    """
    tracks, today = services.tracks, services.clock.now().date()
    for section, staff, smartphones, installed in _STAFF:
        left = smartphones - installed
        tracks.set_staff(
            NewStaffCount(
                section=section,
                staff=staff,
                smartphones=smartphones,
                installed=installed,
                reasons={services.campaign.obstacles[0].id: left} if left else {},
            )
        )
    for organisation, members, smartphones in _DECLARED:
        tracks.declare_members(organisation, members=members, smartphones=smartphones)
    for kind, place, back, (opens, closes), counts in _POINTS:
        day = today - timedelta(days=back)
        point = tracks.add_point(NewPoint(kind=kind, place=place, day=day, opens=opens, closes=closes)).value
        tracks.tally(point, dict(zip(Tally, counts, strict=True)))


def _record(services: Services, row: HouseholdRow, dice: random.Random) -> None:
    people = services.people
    people.set_way(row.id, Way.PERSONS)
    services.consents.give(Subject(household=row.id), services.consents.purposes, How.PAPER)
    for name, entry in zip((row.head, *_RELATIVES), _stages(services, row), strict=False):
        born = services.clock.now().year - dice.randrange(24, 70)
        memberships = ("phu_nu",) if " Thị " in name else (dice.choice(_ORGANISATIONS),)
        new = NewPerson(name=name, birth_year=born, memberships=memberships)
        people.set_stage(people.add(row.id, new).value, entry)
    people.add(row.id, NewPerson(is_child=True))


def _stages(services: Services, row: HouseholdRow) -> Sequence[StageEntry]:
    """As many adults as were counted, as far as they were counted to have come."""
    people, smartphones = row.people or 0, row.smartphones or 0
    visits = services.store.households.visits(row.id)
    had = next((visit.had for visit in visits if visit.had is not None), 0)
    installed = min(smartphones, sum(visit.installed or 0 for visit in visits))
    phones = (Platform.ANDROID, Platform.IOS)
    reason = services.campaign.obstacles[0].id
    stages = [StageEntry(stage=Stage.WORKING, platform=phones[at % 2], had=True) for at in range(had)]
    further = (Stage.ACTIVATED, Stage.INSTALLED)
    stages += [StageEntry(stage=further[at % 2], platform=phones[at % 2]) for at in range(installed)]
    stages += [StageEntry(stage=Stage.SMARTPHONE, reason=reason)] * (smartphones - len(stages))
    return [*stages, *[StageEntry(stage=Stage.NO_SMARTPHONE)] * (people - smartphones)]
