"""A process that records visits and prints each one that is on the disk, until it is killed.

It also keeps a draft a few keystrokes ahead, and prints that.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.workspaces import system_workspaces
from core.records.household import HouseholdQuery
from core.records.results import Result
from core.records.visit import VisitEntry


def main(folder: Path) -> None:
    services = system_workspaces().open(folder)
    reader = services.store.households
    households = [row.id for row in reader.rows(reader.numbers(HouseholdQuery(limit=50)))]
    for number in range(100_000):
        household = households[number % len(households)]
        for text in ("3", "32", "322"):
            services.visits.save_draft(household, text)
            _say("draft", household, text)
        entry = VisitEntry(
            household=household, result=Result.COMPLETED, at=services.clock.now(), smartphones=2, installed=2
        )
        visit = services.visits.record(entry).value
        _say("visit", visit, household)


def _say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
