"""The same seasons without workspaces: officers, lists and lines as they are, counted by `ledger`.

A season of the real program costs most of a second, a plain one some milliseconds: so a thousand
communes of their true size can be played. `test_plain` compares both, number by number.
"""

from __future__ import annotations

import csv
import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from typing_extensions import override

from core.base.ids import HouseholdId
from core.figures.rate_range import rate_range
from core.households.desk import NewHousehold
from core.records.figures import SMARTPHONES_KNOWN, Coverage, Rate
from core.records.household import CloseReason
from core.visits.quick_entry import read_line
from tests.sim.seams import World
from tests.village.ledger import Known, Ledger, Said, known_of
from tests.village.mix import Laptops, Mix, draw
from tests.village.schedule import MEMORY, START, Schedule
from tests.village.truth import Home, Village
from tests.village.verdict import Reported, Told

LEAST_HOUSEHOLDS: Final = 10
VILLAGES: Final = 10
"""Of a commune: 600 to 900 households, as many as a small one in Cà Mau has."""


@dataclass(frozen=True, slots=True)
class Row:
    """A household of a list."""

    id: HouseholdId
    address: str
    head: str
    people: int | None = None


@dataclass(slots=True)
class PlainLaptop:
    """A laptop that keeps the typed lines; `number` distinguishes it from the others of its unit."""

    number: str
    world: World
    homes: dict[HouseholdId, Home | None] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    said: list[Said] = field(default_factory=list)
    known: dict[str, Known] = field(default_factory=dict)
    typed: int = 0
    asked: int = 0

    def load(self, path: Path, village: Village, list_name: str = "") -> None:
        known = {home.address: home for home in village.homes}
        times: Counter[str] = Counter()
        with path.open(encoding="utf-8-sig") as file:
            for cells in csv.DictReader(file, delimiter=";"):
                address = cells["Địa chỉ"]
                times[address] += 1
                row = Row(
                    id=HouseholdId(f"{list_name}{address}|{times[address]}"),
                    address=address,
                    head=cells["Chủ hộ"],
                    people=int(cells["Số người"] or 0) or None,
                )
                self.rows.append(row)
                self.homes[row.id] = known.get(address)

    def row(self, household: HouseholdId) -> Row:
        return next(row for row in self.rows if row.id == household)

    def add(self, new: NewHousehold, home: Home) -> HouseholdId:
        row = Row(id=HouseholdId(f"added {new.address}"), address=new.address, head=new.name)
        self.rows.append(row)
        self.homes[row.id] = home
        return row.id

    def close(self, household: HouseholdId, reason: CloseReason) -> None:
        self.closed.add(household)

    def take(self, other: PlainLaptop) -> None:
        """Read the visits of another laptop of the ward."""
        self.said += [one for one in other.said if one not in self.said]
        self.closed |= other.closed
        self.known = known_of(self.said)

    def type(self, door: HouseholdId, line: str, at: datetime, *, honest: bool) -> bool:
        known = self.known.setdefault(door, Known())
        reading = read_line(line, today=at.date(), known_smartphones=known.last_phones)
        assert reading is not None
        if (
            honest
            and reading.installed
            and _is_again(known, reading.smartphones, reading.had, reading.installed)
        ):
            return False
        statement = (reading.result, reading.people, reading.smartphones, reading.installed, reading.had)
        self.said.append(Said(door, at, self.world.now, self.number, statement))
        self.known[door] = known_of(one for one in self.said if one.household == door)[door]
        self.typed += 1
        return True


def _is_again(known: Known, phones: int | None, had: int | None, now: int) -> bool:
    """More people with the app than with a smartphone, together with those of earlier visits."""
    phones = known.last_phones if phones is None else phones
    before = max(known.with_app, had or 0 if known.had is None else 0)
    return bool(known.with_app) and phones is not None and before + now > phones


@dataclass(slots=True)
class PlainSeason(Schedule[PlainLaptop]):
    """A season on plain laptops."""

    ledger: Ledger = field(default_factory=Ledger)
    came: dict[int, int] = field(default_factory=dict)
    """Visits of each laptop in its last file that was written, and that came."""

    @override
    def laptops(self) -> list[PlainLaptop]:
        first, path = PlainLaptop("1", self.world), self.list_file("list.csv")
        first.load(path, self.village)
        if self.mix.laptops is Laptops.ONE:
            return [first]
        second = PlainLaptop("2", self.world)
        if self.mix.laptops is Laptops.TWO_VERSIONS:
            apart = "" if self.mix.pairs_lists else "2 "
            second.load(self.list_file("list-2.csv"), self.village, apart)
        else:
            second.load(path, self.village)
        return [first, second]

    @override
    def pair(self, first: PlainLaptop, second: PlainLaptop, number: int) -> None:
        first.take(second)

    @override
    def send(self, place: int, laptop: PlainLaptop, *, is_lost: bool, is_held: bool) -> None:
        is_vouched = self.mix.laptops is Laptops.HANDED_OVER
        if not is_lost and (is_vouched or not is_held):
            self.came[place] = len(laptop.said)

    @override
    def reported(self) -> Reported:
        for place, count in self.came.items():
            laptop = self.officers[place].laptop
            self.ledger.households |= {row.id: row.people for row in laptop.rows}
            self.ledger.closed |= laptop.closed
            self.ledger.said += [one for one in laptop.said[:count] if one not in self.ledger.said]
        return report(self.ledger)


def report(ledger: Ledger) -> Reported:
    """Return the province's figures of the unit."""
    known = known_of(ledger.said)
    of_phones = [one for one in known.values() if one.phones is not None]
    of_people = [one for one in known.values() if one.people is not None]
    phones, with_app = sum(one.phones or 0 for one in of_phones), sum(one.with_app for one in of_phones)
    if not phones:
        return Reported(rate=None, low=0, high=1, marks=(), has_place=False)
    people = sum(one.people or 0 for one in of_people)
    rates = ((with_app, phones), (sum(one.with_app for one in of_people), people))
    marks = ledger.marks(known, [rate for rate in rates if rate[1]])
    ever = len(ledger.households)
    coverage = Coverage(
        known=len(of_phones),
        ever=ever,
        closed=len(ledger.closed),
        asked=phones,
        overfull=sum(one.with_app > (one.phones or 0) for one in of_phones),
    )
    rate = Rate(
        numerator_name="installed",
        numerator=with_app,
        denominator_name=SMARTPHONES_KNOWN,
        denominator=phones,
        source="",
        as_of="",
        coverage=coverage,
    )
    ends = rate_range(rate)
    assert ends is not None
    is_visited = 2 * sum(one.is_visited for one in known.values()) >= ever >= LEAST_HOUSEHOLDS
    return Reported(
        rate=rate.value,
        low=ends.low,
        high=ends.high,
        marks=marks,
        has_place=is_visited and not marks,
        known=float(coverage.share),
        told=rate,
    )


def play_plain(seed: int, mix: Mix | None = None) -> Told:
    """Play one season without workspaces."""
    return _played(seed, _mix(seed, mix))[0]


def play_commune(seed: int, mix: Mix | None = None) -> Told:
    """Play a commune: villages of their own with one mix of habits, counted as one unit."""
    chosen, whole, truth = _mix(seed, mix), Ledger(), Village()
    visits = 0
    for number in range(VILLAGES):
        told, season = _played(seed * VILLAGES + number, chosen)
        whole.add(season.ledger, str(number))
        truth.homes += season.village.homes
        visits += told.visits
    return Told(seed=seed, mix=chosen, truth=truth.rate, reported=report(whole), visits=visits, asked=0)


def _mix(seed: int, mix: Mix | None) -> Mix:
    return draw(random.Random(f"mix {seed}")) if mix is None else mix


def _played(seed: int, mix: Mix) -> tuple[Told, PlainSeason]:
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        season = PlainSeason(seed, mix, Path(name), World(now=START))
        return season.play(), season
