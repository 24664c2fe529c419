"""Kept sums at the size of a province: what they cost an import, and how soon a figure page is there.

    FIGURES_SCALE=1 .venv/bin/python -m bench.figures

At scale 1: 64 communes, 750,000 households, 3,000,000 visits; by default a tenth. Goals: an import with the
sums at most 1.3 x the import without them; a table of figures, and its ranking, within 100 ms of CPU; the
sums equal to a plain recomputation from the facts.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import storage.derive
from core.campaigns.bundled import bundled_bytes
from core.campaigns.parsing import parse_campaign
from core.clock import VIETNAM, FixedClock, Hlc, iso
from core.exchange.lines import Envelope, EventClass, encode
from core.figures.desk import FigureDesk
from core.figures.table import FigureLevel
from core.ids import DeviceId, EventId, IdSource
from core.periods.desk import PeriodDesk
from core.ranking.figures import SMARTPHONES_FOUND
from core.ranking.ranking import rank
from core.units.bundled import bundled_catalogue
from core.units.models import UnitKey
from storage.database import open_connection
from storage.province import aggregates
from storage.province.figures import SqlFigures
from storage.province.periods import SqlPeriods
from storage.schema import migrate
from storage.unit_of_work import Identity, writing
from tests.figures.plain import kept_sums, plain_sums

SCALE: Final = float(os.environ.get("FIGURES_SCALE", "0.1"))
COMMUNES: Final = 64
HOUSEHOLDS: Final = round(750_000 * SCALE / COMMUNES)
VISITS_EACH: Final = 4
HAMLET: Final = 370
KEY: Final = bytes(range(32))
CAMPAIGN: Final = "bluezone-2020"
PROVINCE: Final = UnitKey("96", date(2025, 7, 1))
START: Final = datetime(2020, 8, 6, 9, 0, tzinfo=VIETNAM)
NOW: Final = datetime(2020, 9, 17, 9, 0, tzinfo=VIETNAM)
RESULTS: Final = ("completed", "completed", "completed", "partial", "not_home", "refused_soft", "not_found")


class Laptop:
    """Makes the lines of one commune's file."""

    def __init__(self, unit: UnitKey, seed: int, ids: IdSource) -> None:
        self._unit, self._dice, self._ids = unit, random.Random(seed), ids
        self._device = DeviceId(ids.new(1))
        self._seq = 0

    def lines(self) -> Iterator[bytes]:
        made = []
        for n in range(HOUSEHOLDS):
            household = self._ids.new(1)
            made.append(household)
            yield self._line(
                "household.added",
                {
                    "household": household,
                    "commune": self._unit.code,
                    "valid_from": self._unit.valid_from.isoformat(),
                    "hamlet": f"Ấp {n // HAMLET + 1}",
                    "order": n + 1,
                    "roster_people": 4,
                },
            )
        for _ in range(VISITS_EACH):
            for household in made:
                yield self._line("visit.recorded", self._visit(household))

    def _visit(self, household: str) -> dict[str, Any]:
        dice = self._dice
        at = START + timedelta(days=dice.randrange(42), hours=dice.randrange(9))
        result = dice.choice(RESULTS)
        visit: dict[str, Any] = {
            "campaign": CAMPAIGN,
            "household": household,
            "at": iso(at),
            "result": result,
        }
        if result in {"completed", "partial"}:
            visit |= {"people": 3, "smartphones": dice.randrange(1, 4), "installed": dice.randrange(2)}
        return visit

    def _line(self, kind: str, payload: dict[str, Any]) -> bytes:
        self._seq += 1
        return encode(
            Envelope(
                id=EventId(self._ids.new(1)),
                kind=kind,
                v=1,
                device=self._device,
                incarnation="0" * 16,
                cls=EventClass.PUBLIC,
                seq=self._seq,
                hlc=Hlc(f"{int(NOW.timestamp() * 1000):012x}-0001"),
                officer=None,
                payload=payload,
            )
        )


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
        storage.derive.refresh = watch.refresh  # type: ignore[attr-defined]  # the name that derive calls
        spent = 0.0
        for number, unit in enumerate(units):
            lines = list(Laptop(unit, number, ids).lines())
            start = time.process_time()
            with writing(connection, identity, clock, ids) as work:
                batch = work.connection.execute(
                    "INSERT INTO batch (id, direction, state, file, sha256, bytes, handled, applied)"
                    " VALUES (?, 'in', 'merged', 'f', ?, 0, ?, 1) RETURNING n",
                    (ids.new(1), str(number), iso(NOW)),
                ).fetchone()[0]
                work.events.add_received(lines, batch)
            spent += time.process_time() - start
        events = len(units) * HOUSEHOLDS * (1 + VISITS_EACH)
        print(f"figures: {len(units)} communes, {len(units) * HOUSEHOLDS:,} households, {events:,} events")
        print(f"figures: import {spent:.1f} s of CPU, {watch.seconds:.1f} s of it for the sums")
        print(f"figures: ratio to the import without them {spent / (spent - watch.seconds):.2f} (goal 1.3)")
        _pages(connection, clock)
        _check(connection)
        connection.close()


def _pages(connection: Any, clock: FixedClock) -> None:
    campaign = parse_campaign(bundled_bytes(CAMPAIGN))
    keeper = SqlFigures(connection, CAMPAIGN, clock)
    catalogue = bundled_catalogue()
    periods = PeriodDesk(SqlPeriods(connection, CAMPAIGN), keeper, campaign, clock, lambda: ())
    desk = FigureDesk(
        keeper, periods, catalogue=lambda: catalogue, campaign=campaign, unit=PROVINCE, clock=clock
    )
    start = time.process_time()
    periods.close(5)
    print(f"figures: a period closed in {1000 * (time.process_time() - start):.0f} ms")
    for level in (FigureLevel.COMMUNE, FigureLevel.PROVINCE, FigureLevel.HAMLET):
        desk.table(level)
        spent = []
        for _ in range(5):
            start = time.process_time()
            rank(desk.table(level).rows, SMARTPHONES_FOUND)
            spent.append(time.process_time() - start)
        print(f"figures: {level.value} table and ranking {1000 * sorted(spent)[2]:.1f} ms (goal 100)")


def _check(connection: Any) -> None:
    for upto in ("9999", "2020-09-02"):
        kept, plain = kept_sums(connection, CAMPAIGN, upto=upto), plain_sums(connection, CAMPAIGN, upto=upto)
        if kept != plain:
            raise SystemExit(f"figures: the kept sums differ from a plain recomputation up to {upto}")
    print("figures: kept sums equal a plain recomputation")


if __name__ == "__main__":
    main()
