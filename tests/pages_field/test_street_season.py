"""A season of the demo ward with the street open in the window: what it shows equals the figures."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt

from core.base.clock import FixedClock
from core.records.household import HouseholdQuery, WalkFilter
from core.street.house import State
from tests.pages_field.conftest import Desk
from tests.pages_field.test_street import the_street
from tests.pages_field.work import enter
from tests.street.season import Season
from tests.ui_kit.hands import press
from ui.qt.street.chips import WORDS
from ui.qt.street.legend import DRAFT_KEY
from ui.qt.street.panel import StreetPanel

STEPS = 110
SEED = 3
TYPED_EVERY = 6
FROM_ANOTHER_PAGE = {"draft", "another day"}
"""Acts after which the street is seen only by somebody who comes back to it."""


def test_the_open_street_shows_the_counts_of_the_figures_at_every_step_of_a_season(
    demo_desk: Desk, clock: FixedClock
) -> None:
    season = Season(demo_desk.services, clock, random.Random(SEED))
    page, view = the_street(demo_desk)
    check(demo_desk, page.street.panel)
    seen = set[tuple[int, ...]]()
    for step in range(STEPS):
        if step % TYPED_EVERY == 0:
            press(view, Qt.Key.Key_N)
            press(view, Qt.Key.Key_Return)
            enter(demo_desk.quick(), "v")
            the_street(demo_desk)
        elif season.step() in FROM_ANOTHER_PAGE:
            demo_desk.today()
            the_street(demo_desk)
        assert page.street.panel.isVisible()
        seen.add(check(demo_desk, page.street.panel))
    assert set(season.played) == set(season.acts), "the season played every act"
    assert len(seen) > STEPS / 2, "most acts change a count"


def check(desk: Desk, panel: StreetPanel) -> tuple[int, ...]:
    """Compare each count that the street shows with the desk's; return those of the legend."""
    store, today = desk.services.store, desk.services.clock.now().date()
    legend = {key: shown(entry.text()) for key, entry in panel.legend.entries.items()}
    drafts = legend.pop(DRAFT_KEY)
    ever = sum(row.ever for row in store.figures.units())
    assert sum(legend.values()) == ever
    assert drafts == len(store.households.drafts())
    agreed = store.figures.callback_count(today)
    assert legend[State.LATE] == agreed.overdue
    assert legend[State.LATE] + legend[State.TODAY] + legend[State.LATER] == agreed.total
    assert legend[State.NEW] == len(numbers(desk, WalkFilter.NEW))
    chips = {key: shown(panel.chips.chips[key].text()) for key in WORDS}
    assert chips["to_visit"] == len(numbers(desk, WalkFilter.TO_VISIT))
    assert chips["due"] == legend[State.LATE] + legend[State.TODAY]
    assignments = desk.services.assignments
    assert chips["mine"] == len(assignments.reader.of_officer(assignments.me))
    assert bool(chips["unsent"]) == bool(store.figures.sending().local)
    return (*legend.values(), drafts)


def numbers(desk: Desk, show: WalkFilter) -> list[int]:
    return list(desk.services.store.households.numbers(HouseholdQuery(show=show)))


def shown(text: str) -> int:
    """Return the count at the end of a text."""
    return int(text.rpartition(" ")[2].replace(".", ""))
