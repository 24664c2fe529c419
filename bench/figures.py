"""Kept sums at the size of a province: their cost in an import, and the delay of a figure page.

FIGURES_SCALE=1 .venv/bin/python -m bench.figures

At scale 1: 64 communes, 750,000 households, 3,000,000 visits; by default a tenth. Goals: an import
with the sums at most 1.3 x the import without them; a table of figures, and its ranking, within
100 ms of CPU; the sums equal to a plain recomputation from the facts.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import storage.projections.derive
from bench.laptops import Laptop
from bench.measured import Measured, tell
from core.base.clock import VIETNAM, FixedClock, iso
from core.base.ids import DeviceId, IdSource
from core.campaigns.parsing import bundled_bytes, parse_campaign
from core.figures.table import FigureLevel
from core.periods.desk import PeriodDesk
from core.periods.models import MembersAt
from core.ranking.desk import FigureDesk
from core.ranking.ranking import rank
from core.records.figures import SMARTPHONES_KNOWN
from core.records.person import MemberCount
from core.units.merging import bundled_catalogue
from core.units.models import UnitKey
from storage.db.connection import open_connection
from storage.db.schema import migrate
from storage.local.periods import SqlPeriods
from storage.log.unit_of_work import Identity, writing
from storage.projections.figures import aggregates
from storage.queries.figures import SqlFigures
from tests.figures.plain import kept_sums, plain_sums

SCALE: Final = float(os.environ.get("FIGURES_SCALE", "0.1"))
COMMUNES: Final = 64
HOUSEHOLDS: Final = round(750_000 * SCALE / COMMUNES)
VISITS_EACH: Final = 4
KEY: Final = bytes(range(32))
CAMPAIGN: Final = "bluezone-2020"
PROVINCE: Final = UnitKey("96", date(2025, 7, 1))
START: Final = datetime(2020, 8, 6, 9, 0, tzinfo=VIETNAM)
NOW: Final = datetime(2020, 9, 17, 9, 0, tzinfo=VIETNAM)


def lines(unit: UnitKey, seed: int, ids: IdSource) -> Iterator[bytes]:
    """One commune's file."""
    laptop = Laptop(unit, seed, ids, campaign=CAMPAIGN, start=START, now=NOW)
    made = []
    for household, line in laptop.households(HOUSEHOLDS):
        made.append(household)
        yield line
    yield from laptop.visits(made, VISITS_EACH)


class Watch:
    """Counts the time inside `refresh`."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def refresh(self, connection: Any, touched: Iterable[int]) -> None:
        start = time.process_time()
        aggregates.refresh(connection, touched)
        self.seconds += time.process_time() - start


def main() -> None:
    clock, ids = FixedClock(NOW), IdSource()
    catalogue = bundled_catalogue()
    units = [unit.key for unit in catalogue.communes(PROVINCE, date(2025, 7, 1))][:COMMUNES]
    with tempfile.TemporaryDirectory() as folder:
        connection = open_connection(Path(folder) / "province.db", KEY, create=True)
        migrate(connection)
        identity = Identity(device=DeviceId(ids.new(1)), incarnation="1" * 16, officer=None)
        watch = Watch()
        storage.projections.derive.refresh = watch.refresh  # type: ignore[attr-defined]  # the name that derive calls
        spent = 0.0
        for number, unit in enumerate(units):
            made = list(lines(unit, number, ids))
            start = time.process_time()
            with writing(connection, identity, clock, ids) as work:
                batch = work.connection.execute(
                    "INSERT INTO batch (id, direction, state, file, sha256, bytes, handled, applied)"
                    " VALUES (?, 'in', 'merged', 'f', ?, 0, ?, 1) RETURNING n",
                    (ids.new(1), str(number), iso(NOW)),
                ).fetchone()[0]
                work.events.add_received(made, batch)
            spent += time.process_time() - start
        events = len(units) * HOUSEHOLDS * (1 + VISITS_EACH)
        print(f"figures: {len(units)} communes, {len(units) * HOUSEHOLDS:,} households, {events:,} events")
        print(f"figures: import {spent:.1f} s of CPU, {watch.seconds:.1f} s of it for the sums")
        tell(
            Measured(
                what="import with the sums",
                value=spent / (spent - watch.seconds),
                unit="x",
                reference="the import without them",
                goal=1.3,
            )
        )
        _pages(connection, clock)
        _check(connection)
        connection.close()


def _pages(connection: Any, clock: FixedClock) -> None:
    campaign = parse_campaign(bundled_bytes(CAMPAIGN))
    keeper = SqlFigures(connection, CAMPAIGN, clock)
    catalogue = bundled_catalogue()
    none = MemberCount(organisation="", members=0, smartphones=0, installed=0)
    nobody = MembersAt(at=iso(clock.now()), found=none, declared=(0, 0))
    kept = SqlPeriods(connection, CAMPAIGN, clock)
    periods = PeriodDesk(kept, keeper, campaign, clock, below=lambda: (), members=lambda: nobody)
    desk = FigureDesk(
        keeper, periods, catalogue=lambda: catalogue, campaign=campaign, unit=PROVINCE, clock=clock
    )
    start = time.process_time()
    periods.close(5)
    tell(Measured(what="a period closed", value=1000 * (time.process_time() - start), unit="ms"))
    for level in (FigureLevel.COMMUNE, FigureLevel.PROVINCE, FigureLevel.HAMLET):
        desk.table(level)
        spent = []
        for _ in range(5):
            start = time.process_time()
            rank(desk.table(level).rows, SMARTPHONES_KNOWN)
            spent.append(time.process_time() - start)
        middle = 1000 * sorted(spent)[2]
        tell(Measured(what=f"table and ranking by {level.value}", value=middle, unit="ms", goal=100))


def _check(connection: Any) -> None:
    for upto in ("9999", "2020-09-02"):
        kept, plain = kept_sums(connection, CAMPAIGN, upto=upto), plain_sums(connection, CAMPAIGN, upto=upto)
        if kept != plain:
            raise SystemExit(f"figures: the kept sums differ from a plain recomputation up to {upto}")
    print("figures: kept sums equal a plain recomputation")


if __name__ == "__main__":
    main()
