"""Queries of callbacks, returned visits, the review, members, pairs, doors and people on a large
workspace.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.base.clock import FixedClock, iso
from core.base.ids import HouseholdId, OfficerId, PersonId
from core.campaigns.models import Stage, Track
from core.events.kinds import EventKind, HouseholdField
from core.households.desk import add_household
from core.people.desk import StageEntry
from core.ports import Writer
from core.records.household import CloseReason, HouseholdQuery, WalkFilter
from tests.database import connection_of
from tests.pages_field.asking import asked, bounded
from tests.pages_field.conftest import MONDAY, Desk, OpenDesk, workspaces
from tests.ui_kit.hands import press, type_text
from ui.qt.page_ids import PageId
from ui.qt.quality.view_model import read_all
from ui.qt.shared.doors import keep_officer
from ui.qt.tracks.page import TracksPage
from ui.qt.tracks.state import MOST_LEFT

MORE = 1_200
CALLBACKS = 300
RETURNED = 90
PAIRS = 80
DOORS = 400
ORGANISATIONS = ("nong_dan", "phu_nu", "thanh_nien")
OFFICER = "Trần Thị Hoa"


@pytest.fixture(scope="module")
def large(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The khóm with 1,200 households more, three people in each, and much that waits."""
    folder = tmp_path_factory.mktemp("large") / "w"
    shutil.copytree(template, folder)
    clock = FixedClock(MONDAY)
    services = workspaces(clock).open(folder)
    with services.store.writing() as writer:
        made = [_household(writer, services, number) for number in range(MORE)]
    with services.store.writing() as writer:
        visits = [_visit(writer, household, clock, at) for at, household in enumerate(made)]
    with services.store.writing() as writer:
        for visit in visits[CALLBACKS : CALLBACKS + RETURNED]:
            writer.record(EventKind.VISIT_RETURNED, {"visit": visit, "reason": "counts"})
    services.assignments.give(made[:DOORS], services.assignments.add_officer(OFFICER).value)
    services.close()
    return folder


def _household(writer: Writer, services: Services, number: int) -> HouseholdId:
    """Each of the first `PAIRS` has the name and the door of the one before it."""
    alike = number // 2 if number < 2 * PAIRS else number
    added: dict[str, object] = {"hamlet": f"Khóm {number // 300 + 4}", "order": number}
    fields: dict[HouseholdField, str | None] = {
        HouseholdField.NAME: f"Trần Văn {alike}",
        HouseholdField.ADDRESS: f"{alike} đường số 1",
    }
    household = add_household(writer, services.info.unit, added=added, fields=fields)
    writer.record(EventKind.HOUSEHOLD_WAY, {"household": household, "way": "persons"})
    for place, organisation in enumerate(ORGANISATIONS):
        person = PersonId(writer.new_id())
        writer.record(EventKind.PERSON_ADDED, {"person": person, "household": household, "born": "1960-1964"})
        values: dict[str, object] = {"name": f"Trần Thị {number}", "memberships": [organisation]}
        for field, value in values.items():
            writer.record(EventKind.PERSON_FIELD, {"person": person, "field": field, "value": value})
        stage = Stage.SMARTPHONE if place else Stage.INSTALLED
        said = {"person": person, "campaign": services.campaign.id, "stage": stage.value}
        writer.record(EventKind.PERSON_STAGE, said)
    return household


def _visit(writer: Writer, household: HouseholdId, clock: FixedClock, at: int) -> str:
    moment = clock.now() - timedelta(days=1, minutes=at % 300)
    said: dict[str, object] = {
        "campaign": "bluezone-2020",
        "household": household,
        "at": iso(moment),
        "result": "completed",
        "people": 3,
        "smartphones": 2,
        "installed": 1,
    }
    if at < CALLBACKS:
        said = {name: said[name] for name in ("campaign", "household", "at")}
        said |= {"result": "respondent_away", "callback": (moment + timedelta(days=3)).date().isoformat()}
    return writer.record(EventKind.VISIT_RECORDED, said)


@pytest.fixture
def desk(large: Path, workspace_dir: Path, clock: FixedClock, open_desk: OpenDesk) -> Desk:
    shutil.copytree(large, workspace_dir)
    return open_desk(workspaces(clock).open(workspace_dir))


@pytest.fixture
def services(desk: Desk) -> Services:
    return desk.services


def numbers_of(services: Services, query: HouseholdQuery) -> list[int]:
    return list(services.store.households.numbers(query))


def officer_of(services: Services) -> OfficerId:
    return services.assignments.find(OFFICER)


def test_today_with_much_that_is_due(desk: Desk, services: Services, clock: FixedClock) -> None:
    """Callbacks and returned visits, of which the page has room for a few."""
    desk.window.go_to_page(PageId.SYNC)
    found = asked(services, lambda: desk.window.go_to_page(PageId.TODAY))
    waiting = services.store.figures.callback_count(clock.now().date()).total
    assert (waiting, len(services.quality.returned())) == (CALLBACKS, RETURNED)
    bounded(found, statements=60)


def test_the_lists_of_callbacks_and_of_returned_visits(desk: Desk, services: Services) -> None:
    page = desk.households()
    bounded(asked(services, lambda: page.model.show_only(WalkFilter.CALLBACKS)), statements=10)
    assert len(page.model.state.numbers) == CALLBACKS
    bounded(asked(services, lambda: services.store.figures.callbacks(30)), statements=2)
    bounded(asked(services, lambda: services.quality.returned(30)), statements=1)
    returned = services.quality.returned()[0].household
    bounded(asked(services, lambda: page.model.load(returned)), statements=40)


def test_pairs_and_who_is_alike(services: Services) -> None:
    pairs: list[object] = []
    store = services.quality
    found = asked(services, lambda: pairs.extend(store.review(findings=5, pairs=20).households))
    assert len(pairs) == 20
    bounded(found, statements=40, rows=RETURNED, whole=True)
    one = services.store.households.rows(numbers_of(services, HouseholdQuery())[-1:])[0]
    bounded(asked(services, lambda: services.quality.candidates(one.id)), statements=2)


def test_the_review_asks_the_same_however_much_there_is(services: Services) -> None:
    """It looks at everything, off the window's thread; what it brings back is a page."""
    found = asked(services, lambda: read_all(services))
    bounded(found, statements=50, rows=2 * RETURNED, whole=True)


def test_members_and_who_is_left(desk: Desk, services: Services, qtbot: QtBot) -> None:
    page = TracksPage(desk.context)
    qtbot.addWidget(page)
    page.show()
    page.model.load()
    bounded(asked(services, lambda: page.model.show_track(Track.MEMBERS)), statements=12, rows=MOST_LEFT)
    bounded(asked(services, lambda: page.model.pick_organisation("phu_nu")), statements=12, rows=MOST_LEFT)
    assert (len(page.model.state.left), page.model.state.left_count) == (MOST_LEFT, MORE)
    bounded(asked(services, page.model.load), statements=40, rows=MOST_LEFT)


def test_doors_of_an_officer_in_both_lists(desk: Desk, services: Services) -> None:
    officer, page = officer_of(services), desk.households()

    def choose(again: Callable[[], None]) -> Callable[[], None]:
        def act() -> None:
            keep_officer(page.model._settings, officer)
            again()

        return act

    bounded(asked(services, choose(page.model.read_again)), statements=12)
    assert len(page.model.state.numbers) == DOORS
    bounded(asked(services, lambda: press(page.list_card.list, Qt.Key.Key_End)), statements=6)
    quick = desk.quick()
    bounded(asked(services, choose(quick.model.load)), statements=25)
    bounded(asked(services, lambda: press(quick.walk.list, Qt.Key.Key_End)), statements=40)


@pytest.mark.parametrize("count", [40, 400])
def test_what_many_doors_ask_does_not_grow_with_them(services: Services, count: int) -> None:
    """Only the written rows grow: one for each household."""
    chosen = services.store.households.ids(numbers_of(services, HouseholdQuery())[:count])
    officer, doors, walk = officer_of(services), services.assignments, services.walk
    acts: tuple[Callable[[], object], ...] = (
        lambda: doors.give(chosen, officer),
        lambda: doors.check_out(chosen, officer),
        lambda: doors.hand_to(chosen, doors.me),
        lambda: doors.give_back(chosen, doors.me),
        lambda: walk.close(chosen, CloseReason.VACANT),
    )
    for act in acts:
        found = asked(services, act)
        assert found.reads <= 36, found
        assert found.whole == (), found


def test_people_of_a_household_and_a_stage(desk: Desk, services: Services) -> None:
    number = numbers_of(services, HouseholdQuery())[-1]
    household = services.store.households.ids([number])[0]
    page = desk.households()
    bounded(asked(services, lambda: page.model.load(household)), statements=40)
    person = services.people.reader.of_household(household)[1]
    entry = StageEntry(stage=Stage.INSTALLED)
    found = asked(services, lambda: services.published(services.people.set_stage(person.id, entry)))
    QApplication.processEvents()
    bounded(found, statements=150)


def test_the_people_of_the_next_household_alone_are_read_after_a_save(desk: Desk, services: Services) -> None:
    first, *_ = services.store.households.ids(numbers_of(services, HouseholdQuery())[-20:])
    page = desk.quick(first)
    line, said = page.card.line.edit, list[str]()
    type_text(line, "322")
    connection_of(services).set_trace_callback(said.append)
    press(line, Qt.Key.Key_Return)
    connection_of(services).set_trace_callback(None)
    household = page.model.state.household
    assert household is not None
    assert page.people.model.state.household == household.id != first
    assert sum("FROM consent c " in sql for sql in said) == 1
