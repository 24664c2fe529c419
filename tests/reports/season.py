"""A season of three weeks in small: three wards that record, send late, correct; a province that closes."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import HouseholdId, IdSource, VisitId
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from tests.sitting import CHEAP

PROVINCE = "96"
WARDS = {"32014": "Phường 8", "32017": "Phường 6", "32044": "Thị trấn U Minh"}
"""32017 was split in 2025; the first two are in Thành phố Cà Mau, the third in Huyện U Minh."""

HAMLETS = ("Khóm 1", "Khóm 2")
BEHIND = "32044"
"""A ward without help, so that it falls behind the pace."""

FIRST_WEEK = 4
CUT_OFF = datetime(2020, 9, 3, 8, 0, tzinfo=VIETNAM)
"""End of the campaign's fourth week."""


@dataclass(slots=True)
class Season:
    """`clock` is everybody's. Files go through folders below `folder`."""

    folder: Path
    seed: int = 3
    unit: str = PROVINCE
    communes: Mapping[str, str] = field(default_factory=lambda: WARDS)
    people: str = "Trần Văn"
    clock: FixedClock = field(default_factory=lambda: FixedClock(CUT_OFF - timedelta(days=7)))
    workspaces: Workspaces = field(init=False)
    province: Services = field(init=False)
    wards: dict[str, Services] = field(default_factory=dict)
    households: dict[str, list[HouseholdId]] = field(default_factory=dict)
    visits: dict[str, list[tuple[VisitId, VisitEntry]]] = field(default_factory=dict)
    files: int = 0

    def __post_init__(self) -> None:
        self.workspaces = Workspaces(clock=self.clock, ids=IdSource(), cost=CHEAP)
        self.province = self._make(self.unit)
        for code in self.communes:
            self.wards[code] = ward = self._make(code)
            self.households[code] = [
                ward.households.add(
                    NewHousehold(name=f"{self.people} {n}", hamlet=HAMLETS[n % 2], phone="0912345678")
                ).value
                for n in range(8)
            ]
            self.visits[code] = []

    def _make(self, code: str) -> Services:
        new = NewWorkspace(
            unit_code=code,
            valid_from=None,
            hamlet=None,
            officer_name="Lê Văn Tám",
            campaign="bluezone-2020",
        )
        return self.workspaces.create(self.folder / code, new)

    def work(self, week: int, *codes: str) -> None:
        """The doors of one week, at hours on both sides of the cut-off; each household once a week."""
        for code in codes or tuple(self.wards):
            dice = random.Random(f"{self.seed}-{week}-{code}")
            for household in dice.sample(self.households[code], 5):
                start = CUT_OFF + timedelta(days=7 * (week - FIRST_WEEK - 1))
                at = start + timedelta(hours=dice.randrange(1, 24 * 7 - 1))
                self.clock.instant = max(self.clock.instant, at)
                owners = dice.randrange(1, 4)
                helped = dice.randrange(owners + 1) if week == FIRST_WEEK else dice.randrange(2)
                entry = VisitEntry(
                    household=household,
                    result=Result.COMPLETED,
                    at=at,
                    people=owners + 1,
                    smartphones=owners,
                    had=0,
                    installed=0 if code == BEHIND else helped,
                )
                self.visits[code].append((self.wards[code].visits.record(entry).value, entry))
            self._in_vain(week, code)

    def _in_vain(self, week: int, code: str) -> None:
        """One door more where nobody is home, and one that is not found, on the week's last day."""
        at = CUT_OFF + timedelta(days=7 * (week - FIRST_WEEK)) - timedelta(hours=2)
        self.clock.instant = max(self.clock.instant, at)
        absent, gone = self.households[code][week % 3 :: 5][:2]
        for household, result in ((absent, Result.NOT_HOME), (gone, Result.NOT_FOUND)):
            self.wards[code].visits.record(VisitEntry(household=household, result=result, at=at))

    def end_of(self, week: int, hour: int = 9) -> None:
        """The day on which a week was cut off."""
        days = timedelta(days=7 * (week - FIRST_WEEK))
        self.clock.instant = (CUT_OFF + days).replace(hour=hour)

    def send(self, *codes: str, profile: Profile = Profile.PSEUDONYMOUS) -> None:
        for code in codes or tuple(self.wards):
            self.files += 1
            ward, out = self.wards[code], self.folder / f"usb-{self.files}"
            exported = ward.batches.export(self.province.batches.own_keys(), out, profile).value
            self.province.batches.receive(exported.files, new_keys=NewKeys.TRUST)

    def close(self) -> None:
        for services in (self.province, *self.wards.values()):
            services.close()
