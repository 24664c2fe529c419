"""Acts of the officers of a ward, one after the other by a seed, for tests of what the street shows."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from core.application.services import Services
from core.base.clock import FixedClock
from core.quality.models import ReturnReason
from core.records.household import CloseReason, HouseholdQuery, HouseholdRow
from core.records.results import Result
from core.records.visit import VisitEntry


class Season:
    """Acts of officers, by a seed; `touched` is the household of the last act, None where more changed."""

    def __init__(self, services: Services, clock: FixedClock, dice: random.Random) -> None:
        self.services, self.clock, self.dice = services, clock, dice
        self.played: Counter[str] = Counter()
        self.touched: str | None = None
        self.acts: dict[str, Callable[[HouseholdRow], None]] = {
            "visit": self._visit,
            "agree": self._agree,
            "void": self._void,
            "send back": self._send_back,
            "close": self._close,
            "give": self._give,
            "draft": self._draft,
            "another day": self._pass_days,
            "undo": self._undo,
        }

    def step(self) -> str:
        """Play one act and return its name."""
        name = self.dice.choices(list(self.acts), (8, 2, 2, 2, 1, 2, 1, 1, 1))[0]
        listed = self.services.store.households.numbers(HouseholdQuery())
        row = self.services.store.households.rows([self.dice.choice(listed)])[0]
        self.touched = row.id
        self.clock.advance(timedelta(hours=self.dice.choice((1, 2, 5))))
        self.acts[name](row)
        self.played[name] += 1
        return name

    def _visit(self, row: HouseholdRow) -> None:
        result = self.dice.choice(list(Result))
        done = result is Result.COMPLETED
        phones = self.dice.choice((0, 1, 2))
        entry = VisitEntry(
            household=row.id,
            result=result,
            at=self.clock.now(),
            people=3 if done else None,
            smartphones=phones if done else None,
            installed=self.dice.randint(0, phones) if done else None,
        )
        self.services.published(self.services.visits.record(entry))

    def _agree(self, row: HouseholdRow) -> None:
        day = (self.clock.now() + timedelta(days=self.dice.randint(0, 3))).date().isoformat()
        entry = VisitEntry(household=row.id, result=Result.NOT_HOME, at=self.clock.now(), callback=day)
        self.services.published(self.services.visits.record(entry))

    def _void(self, row: HouseholdRow) -> None:
        for visit in self.services.store.households.visits(row.id)[:1]:
            self.services.published(self.services.visits.void(visit.id))

    def _send_back(self, row: HouseholdRow) -> None:
        for visit in self.services.store.households.visits(row.id)[:1]:
            if not visit.voided:
                self.services.published(self.services.quality.send_back(visit.id, ReturnReason.COUNTS))

    def _close(self, row: HouseholdRow) -> None:
        self.services.published(self.services.households.close(row.id, CloseReason.MOVED))

    def _give(self, row: HouseholdRow) -> None:
        self.services.published(self.services.assignments.give([row.id], self.services.assignments.me))

    def _draft(self, row: HouseholdRow) -> None:
        self.services.visits.save_draft(row.id, "32")

    def _pass_days(self, _row: HouseholdRow) -> None:
        self.clock.advance(timedelta(days=1))
        self.touched = None

    def _undo(self, _row: HouseholdRow) -> None:
        outcome = self.services.undo.undo()
        if outcome is not None:
            self.services.published(outcome)
        self.touched = None
