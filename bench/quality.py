"""The review of quality over 15,000 households and 60,000 visits, and a save that keeps its undo.

.venv/bin/python -m bench.quality

Goals: the part that a page waits for within 100 ms at p95; the whole review runs off the window's
thread. The bare SQL of the same call is beside it.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bench.measured import Measured, tell
from bench.replay import Recording, play, seconds
from bench.wards import Ward, filled_ward, store_on
from core.base.clock import FixedClock, iso
from core.events.kinds import EventKind
from core.records.results import Result
from core.records.visit import VisitEntry
from core.visits.desk import VisitDesk
from storage.queries.households import SqlHouseholdReader
from storage.queries.quality.store import SqlQuality

HOUSEHOLDS = 15_000
VISITS = 60_000
RESULTS = ("completed", "completed", "partial", "not_home", "refused_soft", "not_found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A call, how often it is measured, and whether a page waits for it."""

    name: str
    call: Callable[[SqlQuality], object]
    times: int = 40
    waited_for: bool = True


def fill(ward: Ward, clock: FixedClock) -> None:
    """Four visits a household over four weeks, by one officer; 40 of them sent back."""
    dice = random.Random(3)
    store = store_on(ward)
    visits: list[str] = []
    for _start in range(0, VISITS, 2_000):
        with store.writing() as unit:
            for _ in range(2_000):
                clock.advance(timedelta(seconds=40))
                phones = dice.randrange(4)
                said = {"people": phones + 1, "smartphones": phones, "installed": dice.randrange(phones + 1)}
                result = dice.choice(RESULTS)
                payload = {
                    "campaign": ward.campaign,
                    "household": dice.choice(ward.households),
                    "at": iso(clock.now()),
                    "result": result,
                    **(said if result in {"completed", "partial"} else {}),
                }
                visits.append(unit.record(EventKind.VISIT_RECORDED, payload))
    with store.writing() as unit:
        for visit in dice.sample(visits, 40):
            unit.record(EventKind.VISIT_RETURNED, {"visit": visit, "reason": "counts"})


def quality_on(ward: Ward, connection: Any) -> SqlQuality:
    clock = ward.clock.now().date()
    campaign: Any = SimpleNamespace(id=ward.campaign, start=clock - timedelta(days=60), end=None)
    reader = SqlHouseholdReader(connection, ward.campaign, campaign.start, None)
    return SqlQuality(connection, campaign, reader)


def measured(ward: Ward, probe: Probe) -> None:
    ours, bare = [], []
    for _ in range(probe.times):
        recording = Recording(ward.connection)
        quality = quality_on(ward, recording)
        ours.append(seconds(partial(probe.call, quality)))
        statements = recording.taken()
        bare.append(seconds(partial(play, ward.connection, statements)))
    goal = 100 if probe.waited_for else None
    tell(Measured(what=f"{probe.name}, p95", value=p95(ours), unit="ms", goal=goal))
    ratio = p95(ours) / p95(bare)
    tell(Measured(what=probe.name, value=ratio, unit="x", reference="its statements alone"))


def p95(taken: list[float]) -> float:
    return 1000 * sorted(taken)[int(0.95 * (len(taken) - 1))]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        ward = filled_ward(Path(name), households=HOUSEHOLDS)
        clock = ward.clock
        assert isinstance(clock, FixedClock)
        fill(ward, clock)
        ward.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        dice = random.Random(13)
        today = clock.now().date()
        for probe in (
            Probe(
                name="households that may be the same",
                call=lambda q: q.candidates(dice.choice(ward.households), 8),
            ),
            Probe(name="returned visits", call=lambda q: q.returned()),
            Probe(name="return of one household", call=lambda q: q.returned_of(dice.choice(ward.households))),
            Probe(name="two visits of one day", call=lambda q: q.visit_pairs(50)),
            Probe(
                name="alike households, all pairs",
                call=lambda q: q.household_pairs(50),
                times=10,
                waited_for=False,
            ),
            Probe(name="all rules", call=lambda q: q.results(today, 50), times=5, waited_for=False),
            Probe(name="frame of a sample", call=lambda q: q.frame(), times=5, waited_for=False),
        ):
            measured(ward, probe)
        save(ward, clock, dice)


def save(ward: Ward, clock: FixedClock, dice: random.Random) -> None:
    """A visit by the desk, with the act for its undo."""
    desk = VisitDesk(store_on(ward), clock, ward.campaign)
    taken = []
    for _ in range(200):
        clock.advance(timedelta(seconds=40))
        household = dice.choice(ward.households)
        entry = VisitEntry(
            household=household, result=Result.COMPLETED, at=clock.now(), people=3, smartphones=2
        )
        taken.append(seconds(partial(desk.record, entry)))
    tell(Measured(what="a visit saved with its undo, p95", value=p95(taken), unit="ms"))


if __name__ == "__main__":
    main()
