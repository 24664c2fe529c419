"""The counts of the street are those of the figures and of the list, at every step of a played season."""

from __future__ import annotations

import random
from collections.abc import Iterator
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
from core.records.figures import total_of
from core.records.household import HouseholdQuery, WalkFilter
from core.records.sums import COLUMNS
from core.records.workspace import Language
from core.street.house import Owner, State, Street, Sync
from tests.storage.wards import CHEAP
from tests.street.season import Season

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
