"""The counts of the street are those of the figures and of the list, at every step of a played season."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from app.workspaces import Workspaces
from core.application.paper_order import Paper
from core.application.progress_paper import make_progress_poster
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.content.wording import words
from core.papers.progress_poster import ProgressWording, poster_rows
from core.quality.models import ReturnReason
from core.records.figures import total_of
from core.records.household import CloseReason, HouseholdQuery, HouseholdRow, WalkFilter
from core.records.results import Result
from core.records.sums import COLUMNS
from core.records.visit import VisitEntry
from core.records.workspace import Language
from core.street.house import Owner, State, Street, Sync
from tests.storage.wards import CHEAP

STEPS = 110
SEED = 17


@pytest.fixture
def demo(clock: FixedClock, tmp_path: Path) -> Iterator[Services]:
    workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)
    services = workspaces.create_demo(tmp_path / "demo", Language.VIETNAMESE)
    yield services
    services.close()


def test_counts_equal_the_figures_at_every_step_of_a_season(demo: Services, clock: FixedClock) -> None:
    season = Season(demo, clock, random.Random(SEED))
    street = demo.street.read()
    check(demo, street)
    where = places_of(street)
    for _ in range(STEPS):
        act = season.step()
        read = demo.street.read()
        check(demo, read)
        assert places_of(read) == where, f"{act} moved a house"
        if season.touched is not None:
            assert demo.street.reread(street, season.touched) == read, act
        street = read
    assert set(season.played) == set(season.acts), "the season played every act"
    check_poster(demo, street)
    assert {house.state for house in street.houses} > {State.CLOSED, State.BACK, State.LATE, State.INST}


def check(services: Services, street: Street) -> None:
    """Compare every count with the figures, the list and the assignments."""
    figures, counts = services.store.figures, street.tally
    for rows in (figures.units(), figures.hamlets()):
        for name in ("ever", "listed", "closed", "visited"):
            assert getattr(counts, name) == sum(getattr(row, name) for row in rows), name
    agreed = figures.callback_count(services.clock.now().date())
    assert (counts.callbacks, counts.late) == (agreed.total, agreed.overdue)
    poster = poster_rows(street.groups, words("progress", Language.VIETNAMESE, ProgressWording))
    assert sum(row.visited for row in poster) == sum(row.ever_visited for row in figures.units())
    assert sum(row.households for row in poster) == counts.ever
    assert counts.to_visit == len(numbers(services, WalkFilter.TO_VISIT))
    by_decision = sum(house.state is State.CLOSED and house.is_listed for house in street.houses)
    ended = sum(house.is_ended and house.is_listed for house in street.houses)
    assert counts.finished + by_decision + ended == len(numbers(services, WalkFilter.DONE))
    assert counts.ever == counts.off + counts.finished + counts.to_visit + ended
    assert sum(street.states.values()) == counts.ever == sum(g.tally.ever for g in street.groups)
    groups = [one.figures for one in services.street.figures(street)]
    whole = total_of(groups, code="", valid_from="", name="")
    for row in figures.units():
        assert all(getattr(whole, name) == getattr(row, name) for name in COLUMNS)
    listed = [house.number for house in street.houses if house.is_listed]
    assert listed == list(services.store.households.numbers(HouseholdQuery()))
    doors = services.store.households.rows([house.number for house in street.houses])
    assert [house.place for house in street.houses] == [row.list_number for row in doors]
    me = services.assignments.me
    mine = {door.household for door in services.assignments.reader.of_officer(me)}
    shown = [h.number for h in street.houses if h.owner is Owner.MINE and h.is_listed]
    assert set(services.store.households.ids(shown)) == mine
    local = sum(house.sync is Sync.LOCAL for house in street.houses)
    assert bool(local) == bool(figures.sending().local)
    assert street.drafts == len(services.store.households.drafts())


def check_poster(services: Services, street: Street) -> None:
    """The poster names the groups and nobody: no head, house number, code, phone, refusal or callback."""
    pdf, _codes, _version = make_progress_poster(services, "", Paper.PROGRESS_A3.value, Language.VIETNAMESE)
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(document[0].get_textpage().get_text_range().split())
    assert all(group.name in text for group in street.groups)
    visited = sum(row.ever_visited for row in services.store.figures.units())
    assert f"{visited} / {street.tally.ever}" in text
    for row in services.store.households.rows([house.number for house in street.houses]):
        assert not [said for said in (row.head, row.address, row.code) if said and said in text]
    assert "từ chối" not in text.lower()
    assert "hẹn" not in text.lower()


def numbers(services: Services, show: WalkFilter) -> list[int]:
    return list(services.store.households.numbers(HouseholdQuery(show=show)))


def places_of(street: Street) -> dict[int, tuple[int, int]]:
    return dict(street.spots)


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
        self.services.visits.record(
            VisitEntry(
                household=row.id,
                result=result,
                at=self.clock.now(),
                people=3 if done else None,
                smartphones=phones if done else None,
                installed=self.dice.randint(0, phones) if done else None,
            )
        )

    def _agree(self, row: HouseholdRow) -> None:
        day = (self.clock.now() + timedelta(days=self.dice.randint(0, 3))).date().isoformat()
        self.services.visits.record(
            VisitEntry(household=row.id, result=Result.NOT_HOME, at=self.clock.now(), callback=day)
        )

    def _void(self, row: HouseholdRow) -> None:
        for visit in self.services.store.households.visits(row.id)[:1]:
            self.services.visits.void(visit.id)

    def _send_back(self, row: HouseholdRow) -> None:
        for visit in self.services.store.households.visits(row.id)[:1]:
            if not visit.voided:
                self.services.quality.send_back(visit.id, ReturnReason.COUNTS)

    def _close(self, row: HouseholdRow) -> None:
        self.services.households.close(row.id, CloseReason.MOVED)

    def _give(self, row: HouseholdRow) -> None:
        self.services.assignments.give([row.id], self.services.assignments.me)

    def _draft(self, row: HouseholdRow) -> None:
        self.services.visits.save_draft(row.id, "32")

    def _pass_days(self, _row: HouseholdRow) -> None:
        self.clock.advance(timedelta(days=1))
        self.touched = None

    def _undo(self, _row: HouseholdRow) -> None:
        self.services.undo.undo()
        self.touched = None
