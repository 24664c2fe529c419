"""The lines that the laptop of a commune would have written, for files as large as a province's."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from core.base.clock import Hlc, iso
from core.base.ids import DeviceId, EventId, IdSource
from core.events.lines import Envelope, EventClass, encode
from core.units.models import UnitKey

HAMLET: Final = 370
DAYS: Final = 42
ROSTER_PEOPLE: Final = 4
RESULTS: Final = ("completed", "completed", "completed", "partial", "not_home", "refused_soft", "not_found")


class Laptop:
    """`start` is the first hour of visits, which are in the `DAYS` after it; all is recorded at `now`."""

    def __init__(
        self, unit: UnitKey, seed: int, ids: IdSource, *, campaign: str, start: datetime, now: datetime
    ) -> None:
        self.device = DeviceId(ids.new(1))
        self.dice, self.ids = random.Random(seed), ids
        self._unit, self._campaign, self._start = unit, campaign, start
        self._hlc = Hlc(f"{int(now.timestamp() * 1000):012x}-0001")
        self._seq = 0

    def households(self, count: int) -> Iterator[tuple[str, bytes]]:
        """New ones of hamlets of `HAMLET`: their ids and lines."""
        for n in range(count):
            household = self.ids.new(1)
            added: dict[str, Any] = {
                "household": household,
                "commune": self._unit.code,
                "valid_from": self._unit.valid_from.isoformat(),
                "hamlet": f"Ấp {n // HAMLET + 1}",
                "order": n + 1,
                "roster_people": ROSTER_PEOPLE,
            }
            yield household, self.line("household.added", added)

    def visits(self, households: Sequence[str], rounds: int) -> Iterator[bytes]:
        """Each household in each round."""
        for _ in range(rounds):
            for household in households:
                yield self.line("visit.recorded", self._visit(household))

    def _visit(self, household: str) -> dict[str, Any]:
        dice = self.dice
        late = timedelta(days=dice.randrange(DAYS), hours=dice.randrange(9), minutes=dice.randrange(60))
        visit: dict[str, Any] = {
            "campaign": self._campaign,
            "household": household,
            "at": iso(self._start + late),
            "result": dice.choice(RESULTS),
        }
        if visit["result"] in {"completed", "partial"}:
            visit |= {"people": 3, "smartphones": dice.randrange(1, 4), "installed": dice.randrange(2)}
        return visit

    def line(self, kind: str, payload: dict[str, Any]) -> bytes:
        self._seq += 1
        return encode(
            Envelope(
                id=EventId(self.ids.new(1)),
                kind=kind,
                v=1,
                device=self.device,
                incarnation="0" * 16,
                cls=EventClass.PUBLIC,
                seq=self._seq,
                hlc=self._hlc,
                officer=None,
                payload=payload,
            )
        )
