"""A durable save: one visit with its event, projections and draft, against the same statements bare.

    .venv/bin/python -m bench.save

Goal: at most 1.8 x the same statements on the plain driver (no encryption, no Python around them).
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median

from sqlcipher3 import dbapi2

import storage  # noqa: F401 - puts SQLCipher in place
from bench.measured import Measured, tell
from bench.replay import Recording, play, seconds, spread
from bench.wards import filled_ward, store_on
from core.base.clock import FixedClock
from core.records.results import Result
from core.records.visit import VisitEntry
from core.visits.desk import VisitDesk

SAVES = 400
HOUSEHOLDS = 2_000


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        ward = filled_ward(Path(name), households=HOUSEHOLDS)
        recording = Recording(ward.connection)
        plain = plain_twin(ward.setup, Path(name) / "plain.db")
        clock = ward.clock
        assert isinstance(clock, FixedClock)
        ours: list[float] = []
        bare: list[float] = []
        recorded = store_on(replace(ward, connection=recording))
        direct = VisitDesk(store_on(ward), clock, ward.campaign)
        for place, household in enumerate(ward.households[: 2 * SAVES]):
            clock.advance(timedelta(seconds=20))
            entry = VisitEntry(
                household=household,
                result=Result.COMPLETED,
                at=clock.now(),
                people=3,
                smartphones=2,
                installed=2,
            )
            if place % 2:
                ours.append(seconds(partial(direct.record, entry)))
                continue
            VisitDesk(recorded, clock, ward.campaign).record(entry)
            statements = recording.taken()
            bare.append(seconds(partial(play, plain, statements)))
        print(f"save: ours {spread(ours)}; the same statements bare {spread(bare)}")
        tell(
            Measured(
                what="a visit saved",
                value=median(ours) / median(bare),
                unit="x",
                reference="the same statements on the plain driver",
                goal=1.8,
            )
        )


def plain_twin(setup: list[tuple[str, str, object]], path: Path) -> object:
    """An unencrypted database with the same content, one fsync a commit like ours."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 0"):
        connection.execute(f"PRAGMA {pragma}")
    play(connection, setup)
    return connection


if __name__ == "__main__":
    main()
