"""People of a commune: what a page and a key press cost with 60,000 of them, beside the same SQL bare.

    .venv/bin/python -m bench.people

Goal: every read of a page at most 100 ms at the 95th percentile; a stage is one transaction with one fsync.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Final

import storage  # noqa: F401 - puts SQLCipher in place
from bench.measured import Measured, tell
from bench.replay import Recording, play, seconds
from bench.wards import Ward, filled_ward, name_of, store_on
from core.base.clock import FixedClock
from core.base.ids import HouseholdId, PersonId
from core.campaigns.models import Stage
from core.campaigns.parsing import bundled_campaign
from core.events.kinds import EventKind
from core.people.desk import PeopleDesk, StageEntry
from core.ports import Writer
from storage.local.directory import SqlDirectory
from storage.queries.history.household import read_history
from storage.queries.people import SqlPeopleReader
from storage.queries.tracks import SqlTrackReader

HOUSEHOLDS: Final = 15_000
EACH: Final = 4
PROBES: Final = 300
CAMPAIGN: Final = "vneid-2026"
ORGANISATIONS: Final = ("nong_dan", "phu_nu", "thanh_nien", "cuu_chien_binh", "cong_doan")
STAGES: Final = (None, *Stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fast:
    """The 95th percentile of ours and of the same statements bare, in milliseconds."""

    name: str
    ours: float
    bare: float | None


def fill(ward: Ward) -> list[PersonId]:
    """Four people a household: names, half with an organisation, all stages; each household agreed."""
    dice, found = random.Random(7), list[PersonId]()
    with store_on(ward).writing() as unit:
        for number, household in enumerate(ward.households):
            unit.record(EventKind.HOUSEHOLD_WAY, {"household": household, "way": "persons"})
            said = {"purpose": "list", "version": "VN-01", "hash": "ab" * 32, "how": "paper"}
            unit.record(EventKind.CONSENT_GIVEN, {"household": household, **said})
            found += [add_person(unit, household, number * EACH + place, dice) for place in range(EACH)]
            if number % 500 == 499:
                unit.flush()
    return found


def add_person(
    unit: Writer, household: HouseholdId, number: int, dice: random.Random, campaign: str = CAMPAIGN
) -> PersonId:
    person = PersonId(unit.new_id())
    unit.record(EventKind.PERSON_ADDED, {"person": person, "household": household, "born": "1960-1964"})
    values: dict[str, object] = {"name": name_of(number)}
    if dice.random() < 0.5:
        values["memberships"] = dice.sample(ORGANISATIONS, dice.choice((1, 2)))
    for field, value in values.items():
        unit.record(EventKind.PERSON_FIELD, {"person": person, "field": field, "value": value})
    stage = dice.choice(STAGES)
    if stage is not None:
        said = {"person": person, "campaign": campaign, "stage": stage.value}
        unit.record(EventKind.PERSON_STAGE, said)
    return person


def measured(name: str, act: Callable[[], object], *, times: int = PROBES) -> Fast:
    return Fast(name=name, ours=p95([seconds(act) for _ in range(times)]), bare=None)


def p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1] * 1000


def beside_bare(name: str, ward: Ward, read: Callable[[SqlPeopleReader, HouseholdId], object]) -> Fast:
    """One read of many households, and the statements it makes played on the same connection."""
    recording = Recording(ward.connection)
    recorded, direct = SqlPeopleReader(recording, CAMPAIGN), SqlPeopleReader(ward.connection, CAMPAIGN)
    ours, bare = [], []
    dice = random.Random(11)
    for household in dice.sample(ward.households, PROBES):
        read(recorded, household)
        statements = recording.taken()
        bare.append(seconds(partial(play, ward.connection, statements)))
        ours.append(seconds(partial(read, direct, household)))
    return Fast(name=name, ours=p95(ours), bare=p95(bare))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        ward = filled_ward(Path(name), households=HOUSEHOLDS)
        people = fill(ward)
        clock = ward.clock
        assert isinstance(clock, FixedClock)
        ward.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        store = store_on(ward)
        campaign = bundled_campaign(CAMPAIGN)
        directory = SqlDirectory(ward.connection)
        desk = PeopleDesk(store, SqlPeopleReader(ward.connection, CAMPAIGN), clock, campaign, directory)
        dice = random.Random(13)
        rows = [
            beside_bare("people of a household", ward, lambda reader, one: reader.of_household(one)),
            beside_bare("counts beside them", ward, lambda reader, one: reader.check(one)),
            beside_bare("consents of a household", ward, lambda reader, one: reader.consents(one)),
            beside_bare("stages with their days", ward, lambda reader, one: reader.steps(one)),
            measured("history", lambda: read_history(ward.connection, dice.choice(ward.households))),
        ]
        tracks = SqlTrackReader(ward.connection, CAMPAIGN)
        rows += [
            measured("members by organisation", tracks.members, times=30),
            measured("who is left of one, 200", lambda: tracks.left("phu_nu", 200), times=30),
            measured("figures of the commune", store.figures.units, times=30),
        ]

        def stage() -> None:
            clock.advance(timedelta(seconds=3))
            desk.set_stage(dice.choice(people), StageEntry(stage=dice.choice(tuple(Stage))))

        rows.append(measured("a stage, saved", stage))
        for row in rows:
            goal = None if row.name == "a stage, saved" else 100
            tell(Measured(what=f"{row.name}, p95", value=row.ours, unit="ms", goal=goal))
            if row.bare is not None:
                ratio = row.ours / row.bare
                tell(Measured(what=row.name, value=ratio, unit="x", reference="its statements alone"))


if __name__ == "__main__":
    main()
