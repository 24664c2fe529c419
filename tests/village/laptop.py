"""A laptop of the ward: a real workspace, worked by one officer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from core.application.services import Services
from core.base.ids import HouseholdId
from core.households.desk import NewHousehold
from core.records.household import CloseReason, HouseholdQuery, HouseholdRow
from core.records.visit import VisitEntry
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from core.visits.plausibility import SoftConcern
from core.visits.quick_entry import read_line
from tests.village.lists import HAMLET
from tests.village.truth import Home, Village


@dataclass(slots=True)
class Laptop:
    """`homes` are the true homes behind the rows of its list, None for a house where nobody lives."""

    services: Services
    homes: dict[HouseholdId, Home | None] = field(default_factory=dict)
    rows: list[HouseholdRow] = field(default_factory=list)
    typed: int = 0
    asked: int = 0

    def load(self, path: Path, village: Village) -> None:
        imports = self.services.imports
        assert imports is not None
        imports.apply(imports.prepare((path,), hamlet=HAMLET))
        self.look(village)

    def look(self, village: Village) -> None:
        """Read the list as it is now, and find the home of each row by its house number."""
        reader = self.services.store.households
        self.rows = list(reader.rows(reader.numbers(HouseholdQuery())))
        known = {home.address: home for home in village.homes}
        self.homes |= {row.id: known.get(row.address.split(",")[0]) for row in self.rows}

    def row(self, household: HouseholdId) -> HouseholdRow:
        """A household as it is now, also one that was merged into another."""
        return self.services.households.known(household)

    def add(self, new: NewHousehold, home: Home) -> HouseholdId:
        """Add a household at the door; return its id."""
        household = self.services.households.add(new).value
        self.homes[household] = home
        self.rows.append(self.services.households.known(household))
        return household

    def close(self, household: HouseholdId, reason: CloseReason) -> None:
        self.services.households.close(household, reason)

    def hand_over(self, second: Laptop, folder: Path, village: Village) -> None:
        """Give list, names and visits to the second laptop of the ward; both officers compare the numbers."""
        folder.mkdir(exist_ok=True)
        request = self.services.ward.read_second(second.services.ward.ask(folder))
        number = second.services.batches.own_keys().number
        (file,) = self.services.ward.hand_over(request, number, folder).value.files
        second.services.ward.take(file, self.services.batches.own_keys().number)
        second.look(village)

    def pair_with(self, other: Laptop, folder: Path, village: Village) -> None:
        """Take the list and visits of the other laptop, and decide that the pairs are one household each."""
        written = other.services.batches.export(self.services.batches.own_keys(), folder, Profile.FULL).value
        self.services.batches.receive(written.files, new_keys=NewKeys.TRUST)
        if self.services.lists.pending(0).count:
            self.services.lists.merge_all()
        self.look(village)

    def type(self, door: HouseholdId, line: str, at: datetime, *, honest: bool) -> bool:
        """Type a quick line as an officer does; return False where it was given up at the second Enter.

        An honest officer gives up at the question about installs that were typed before.
        """
        known = self.services.households.known(door)
        reading = read_line(line, today=at.date(), known_smartphones=known.smartphones)
        assert reading is not None
        entry = VisitEntry(
            household=door,
            result=reading.result,
            at=at,
            people=reading.people,
            smartphones=reading.smartphones,
            had=reading.had,
            installed=reading.installed,
            callback=None if reading.callback is None else reading.callback.isoformat(),
        )
        concerns = [unusual.code for unusual in self.services.visits.check(entry)]
        self.asked += bool(concerns)
        if honest and SoftConcern.INSTALLED_TWICE in concerns:
            return False
        self.services.visits.record(entry)
        self.typed += 1
        return True
