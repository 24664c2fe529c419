"""The street on the page of the households, by keys only: walk, record, pick a run, hand it over, filter."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from core.base.clock import FixedClock
from core.base.ids import OfficerId
from core.households.desk import NewHousehold
from core.records.household import CloseReason
from core.records.results import Result
from core.records.visit import VisitEntry
from core.street.grid import Box, Spot
from core.street.house import Owner, State
from tests.pages_field.conftest import Desk, OpenDesk, new_workspace, workspaces
from tests.pages_field.parts import choose_more
from tests.pages_field.work import enter
from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, press, type_text
from ui.qt.households.page import HouseholdsPage
from ui.qt.page_ids import PageId
from ui.qt.street.geometry import Level
from ui.qt.street.hands import StreetWidget

SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def the_street(desk: Desk) -> tuple[HouseholdsPage, StreetWidget]:
    """The page with the street open and focused."""
    page = desk.households()
    if not page.street.is_on:
        page.street.switch.buttons["street"].click()
    checks.settle(desk.window)
    page.take_focus()
    return page, page.street.panel.view


def boxes(view: StreetWidget) -> dict[int, Box]:
    return {
        view.street_model.house(Spot(group, at)).number: view.scene.geometry.box(Spot(group, at))
        for group, size in enumerate(view.street.sizes)
        for at in range(size)
    }


def states(view: StreetWidget) -> dict[int, State]:
    return {house.number: house.state for house in view.street.houses}


@pytest.fixture
def painted() -> Iterator[Painted]:
    watching = Painted()
    yield watching
    watching.stop()


class Painted(QObject):
    """Collects how much of a view was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.area = 0
        self._view: StreetWidget | None = None

    def watch(self, view: StreetWidget) -> None:
        self._view = view
        view.viewport().installEventFilter(self)

    def stop(self) -> None:
        if self._view is not None:
            self._view.viewport().removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            region = event.region()
            self.area += sum(rect.width() * rect.height() for rect in region)  # type: ignore[attr-defined] # iterable
        return False


def test_a_visit_is_recorded_by_keys_alone_and_only_its_house_is_painted(
    desk: Desk, painted: Painted, clock: FixedClock
) -> None:
    _, view = the_street(desk)
    assert view.current_number() == view.scene.next_up, "the focus begins at the next household"
    where = boxes(view)
    press(view, Key.Key_Right)
    press(view, Key.Key_Down)
    press(view, Key.Key_Left)
    house = view.current_house()
    assert house is not None
    assert house.state is State.NEW
    household = desk.services.store.households.ids([house.number])[0]
    press(view, Key.Key_Return)
    quick = desk.window.current_page()
    assert quick is desk.quick(household)
    enter(desk.quick(household), "v")
    _, view = the_street(desk)
    assert states(view)[house.number] is State.AWAY
    assert boxes(view) == where
    painted.watch(view)
    checks.settle(desk.window)
    painted.area = 0
    entry = VisitEntry(household=household, result=Result.REFUSED_HARD, at=clock.now())
    desk.services.published(desk.services.visits.record(entry))
    QApplication.processEvents()
    assert states(view)[house.number] is State.REFHARD
    whole = view.viewport().width() * view.viewport().height()
    assert 0 < painted.area < whole / 20
    assert boxes(view) == where


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_run_is_picked_and_handed_over_by_keys_and_the_undo_takes_it_back(desk: Desk) -> None:
    desk.services.published(desk.services.assignments.add_officer("Lâm Quốc Bình"))
    other = desk.services.assignments.find("Lâm Quốc Bình")
    page, view = the_street(desk)
    where = boxes(view)
    press(view, Key.Key_Home, CONTROL)
    for _ in range(3):
        press(view, Key.Key_Right, SHIFT)
    picked = view.picked()
    assert picked == [house.number for house in view.street.houses[:4]]
    bar = page.street.panel.bar
    assert bar.isVisible()
    steps = 0
    while (focus := QApplication.focusWidget()) is not bar.give:
        assert focus is not None
        assert steps < 12, "Tab reaches the button from the street"
        press(focus, Key.Key_Tab)
        steps += 1
    press(bar.give, Key.Key_Return)
    assert bar.menu.isVisible()
    while bar.menu.activeAction() is not bar.acts[f"give:{other}"]:
        press(bar.menu, Key.Key_Down)
    press(bar.menu, Key.Key_Return)
    assert not bar.menu.isVisible()
    owners = {house.number: house.owner for house in view.street.houses}
    assert [owners[number] for number in picked] == [Owner.OTHER] * 4
    assert view.picked() == picked
    assert boxes(view) == where
    assert page.undo()
    assert all(house.owner is Owner.NOBODY for house in view.street.houses)
    page.street.panel.take_focus()
    press(view, Key.Key_Escape)
    press(view, Key.Key_Escape)
    assert view.picked() == []
    assert other != OfficerId("")


def test_no_filter_search_or_closing_moves_a_house(desk: Desk) -> None:
    page, view = the_street(desk)
    panel, where = page.street.panel, boxes(view)
    panel.chips.chips["due"].click()
    assert view.scene.lit == frozenset()
    assert boxes(view) == where
    panel.leave()
    panel.leave()
    assert view.scene.lit is None
    page.go_to_search()
    type_text(panel.search.edit, "nguyen")
    assert view.scene.lit
    assert view.current_number() in view.scene.lit
    first = view.current_number()
    press(panel.search.edit, Key.Key_Return)
    assert view.current_number() != first
    assert boxes(view) == where
    press(panel.search.edit, Key.Key_Escape)
    household = desk.services.store.households.ids([view.street.houses[3].number])[0]
    desk.services.published(desk.services.households.close(household, CloseReason.MOVED))
    assert boxes(view) == where
    assert view.street.houses[3].state is State.CLOSED
    assert not view.street.groups[0].tally.is_done


def test_another_program_reads_number_name_address_state_and_officer(desk: Desk) -> None:
    _, view = the_street(desk)
    house = view.current_house()
    assert house is not None
    row = desk.services.store.households.rows([house.number])[0]
    me = desk.services.assignments.me
    desk.services.published(desk.services.assignments.give([row.id], me))
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name).startswith("Phố, ")
    columns = max(view.street.sizes) + 1
    assert interface.childCount() == (len(view.street.groups) + 1) * columns, "cells and their headers"
    spot = view.current_spot()
    assert spot is not None
    cell = interface.child((spot.group + 1) * columns + spot.at + 1)
    assert cell.role() == QAccessible.Role.Cell
    spoken = cell.text(QAccessible.Text.Name)
    for part in (f"{house.place:04d}", row.head, row.address, "Chưa đến", "Của tôi", "Hộ tiếp theo"):
        assert part in spoken, spoken
    assert cell.rect().size() == view.visualRect(view.currentIndex()).size()
    head = interface.child((spot.group + 1) * columns)
    assert "trên 167 xong" in head.text(QAccessible.Text.Name)


def test_the_three_distances_keep_the_household_and_the_view_is_remembered(desk: Desk) -> None:
    page, view = the_street(desk)
    press(view, Key.Key_End)
    number = view.current_number()
    for key, level in (
        (Key.Key_Plus, Level.NEAR),
        (Key.Key_Minus, Level.HOUSES),
        (Key.Key_Minus, Level.GROUPS),
    ):
        press(view, key)
        assert view.level is level
        assert view.current_number() == number
        assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))
        assert checks.cut_texts(page) == []
    press(view, Key.Key_Return)
    assert view.level is Level.HOUSES, "Enter on a roof goes nearer"
    press(view, Key.Key_N)
    assert view.current_number() == view.scene.next_up
    page.street.switch.buttons["list"].click()
    assert page.list_card.isVisible()
    assert desk.context.settings.value("households/view") == "list"


def test_distance_and_household_are_remembered_over_a_page_change_and_a_restart(
    desk: Desk, open_desk: OpenDesk, folder: Path, clock: FixedClock
) -> None:
    _, view = the_street(desk)
    press(view, Key.Key_End, CONTROL)
    press(view, Key.Key_Plus)
    number = view.current_number()
    assert number is not None
    row = desk.services.store.households.rows([number])[0]
    desk.today()
    _, view = the_street(desk)
    assert (view.level, view.current_number()) == (Level.NEAR, number)
    desk.window.close()
    desk.services.close()
    desk.context.settings.save()
    ini = (folder.parent / "window-0.ini").read_text(encoding="utf-8")
    assert row.id in ini
    assert row.head not in ini
    assert row.address not in ini
    shutil.copyfile(folder.parent / "window-0.ini", folder.parent / "window-1.ini")
    _, view = the_street(open_desk(workspaces(clock).open(folder)))
    assert (view.level, view.current_number()) == (Level.NEAR, number)
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


@pytest.mark.parametrize(("level", "household"), [("near", "of another list"), ("upside down", "")])
def test_a_place_of_another_list_or_no_place_opens_the_street_as_the_first_time(
    level: str, household: str, desk: Desk
) -> None:
    desk.context.settings.set_value("street/level", level)
    desk.context.settings.set_value("street/household", household)
    _, view = the_street(desk)
    assert view.level is Level.HOUSES
    assert view.current_number() == view.scene.next_up


@pytest.mark.parametrize("size", [(1366, 768), (1280, 660), (1024, 600)], ids=str)
@pytest.mark.parametrize("added", [0, 1, 3], ids=str)
def test_a_campaign_without_a_target_shows_the_street_on_every_page(
    added: int, size: tuple[int, int], open_desk: OpenDesk, workspace_dir: Path, clock: FixedClock
) -> None:
    desk = open_desk(workspaces(clock).create(workspace_dir, new_workspace("vneid-2026")))
    assert not desk.services.campaign.targets
    desk.window.resize(*size)
    for place in range(added):
        new = NewHousehold(name=f"Lê Văn {place}", hamlet="Khóm 3", group="Tổ 1")
        entry = VisitEntry(
            household=desk.services.published(desk.services.households.add(new)),
            result=Result.REFUSED_HARD,
            at=clock.now(),
        )
        desk.services.published(desk.services.visits.record(entry))
    page = desk.households("street ")
    panel = page.street.panel
    assert panel.isVisible() is bool(added)
    assert len(panel.view.street) == added
    for shown in (PageId.HOUSEHOLDS, PageId.TODAY, PageId.REPORT):
        desk.window.go_to_page(shown)
        checks.settle(desk.window)
        assert checks.cut_texts(desk.window) == [], shown
        assert checks.unnamed(desk.window) == [], shown


@pytest.mark.parametrize("note", ["sau 17 giờ", "chó dữ, gọi trước " * 27], ids=["short", "longest"])
def test_the_card_has_the_note_of_the_last_visit(note: str, desk: Desk, clock: FixedClock) -> None:
    page, view = the_street(desk)
    house = view.current_house()
    assert house is not None
    row = desk.services.store.households.rows([house.number])[0]
    card = page.street.panel.card
    before = card.height()
    entry = VisitEntry(household=row.id, result=Result.NOT_HOME, at=clock.now(), note=note)
    visit = desk.services.published(desk.services.visits.record(entry))
    assert card.isVisible()
    assert card.words is not None
    shown = next(line for line in card.words.lines if line.startswith("Lê Văn Tám: "))
    assert shown.removeprefix("Lê Văn Tám: ").removesuffix("…") in note
    assert card.height() > before
    assert checks.cut_texts(page) == []
    assert page.street.panel.rect().contains(card.geometry())
    desk.services.published(desk.services.visits.void(visit))
    assert not any("Lê Văn Tám: " in line for line in card.words.lines)


def test_the_card_of_a_long_name_and_address_stays_in_the_street_and_off_its_house(desk: Desk) -> None:
    new = NewHousehold(
        name="Nguyễn Phước Bảo Quỳnh Hương Thảo Nguyên Anh Thư Kim Ngân Tôn",
        hamlet="Khóm 3",
        group="1",
        address=("số 12/34/56 hẻm 78 đường Nguyễn Thị Minh Khai, cạnh chùa Ông Bổn, sau chợ cũ " * 3)[:200],
    )
    desk.services.published(desk.services.households.add(new))
    desk.window.resize(1024, 600)
    desk.window.set_zoom(150)
    page, view = the_street(desk)
    (number,) = desk.services.store.households.matching("bao quynh huong thao")
    view.set_current(number)
    checks.settle(desk.window)
    panel = page.street.panel
    card, house = panel.card, view.visualRect(view.currentIndex())
    house.moveTo(view.viewport().mapTo(panel, house.topLeft()))
    desk.window.set_zoom(100)
    assert panel.rect().contains(card.geometry())
    assert not card.geometry().intersects(house)
    assert card.words is not None
    assert card.words.address.endswith("…")


def test_roofs_have_a_legend_of_their_own_and_a_chosen_state_stays_in_sight(desk: Desk) -> None:
    page, view = the_street(desk)
    panel = page.street.panel
    for chosen in (False, True):
        if chosen:
            view.set_level(Level.HOUSES)
            assert (panel.legend.isVisible(), panel.roofs.isVisible()) == (True, False)
            panel.legend.entries[State.AWAY.value].click()
        view.set_level(Level.GROUPS)
        for size, zoom in (((1366, 768), 100), ((1024, 600), 100), ((1280, 660), 150)):
            desk.window.resize(*size)
            desk.window.set_zoom(zoom)
            checks.settle(desk.window)
            assert panel.roofs.isVisible()
            assert panel.legend.isVisible() is chosen
            assert checks.is_whole(panel.roofs)
            assert checks.cut_texts(page) == []
    assert "Chưa đến" in panel.roofs.accessibleName()
    panel.leave()
    assert not panel.legend.isVisible()
    assert view.scene.lit is None


def test_the_page_of_a_household_leads_to_its_house_on_the_street(desk: Desk) -> None:
    page, view = the_street(desk)
    page.street.panel.chips.chips["due"].click()
    page.street.switch.buttons["list"].click()
    row = desk.services.store.households.rows([view.street.houses[-1].number])[0]
    for level in (Level.NEAR, Level.HOUSES, Level.GROUPS):
        view.set_level(level)
        page = desk.households(row.id)
        choose_more(page, "households.on_street")
        checks.settle(desk.window)
        assert view.isVisible()
        assert view.hasFocus()
        assert view.current_number() == row.number
        assert view.scene.lit is None, "the filter that hid the house is given up"
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
        assert view.level is (Level.HOUSES if level is Level.GROUPS else level)
        assert page.street.panel.card.isVisible() is (view.level is Level.HOUSES)
    desk.services.published(desk.services.households.close(row.id, CloseReason.MOVED))
    choose_more(desk.households(row.id), "households.on_street")
    assert view.current_number() == row.number, "a closed household has its place too"
    desk.window.go_back()
    assert page.model.state.opened is not None
