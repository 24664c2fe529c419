"""A list is drawn once at each change: no row moves after it was first seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.households.desk import NewHousehold
from core.records.household import HouseholdRow, WalkFilter
from tests.pages_field.asking import no_actions
from tests.pages_field.conftest import Desk
from ui.qt.models.household_list import HouseholdList
from ui.qt.page_ids import PageId
from ui.qt.page_specs import page_specs
from ui.qt.typed import override


class Watch(QObject):
    """Counts the paints of a list, how often its rows were replaced, and the rows read."""

    def __init__(self, view: HouseholdList, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(view)
        self.painted: list[QRect] = []
        self.replaced = 0
        self.read: list[int] = []
        self._view = view
        view.viewport().installEventFilter(self)
        view.households.modelReset.connect(self._count)
        load = view.households._load

        def counted(numbers: Sequence[int]) -> Sequence[HouseholdRow]:
            self.read.extend(numbers)
            return load(numbers)

        monkeypatch.setattr(view.households, "_load", counted)

    def of(self, act: Callable[[], object]) -> tuple[int, int, int]:
        """Return paints, replacements and rows read twice of one act."""
        self.painted, self.replaced, self.read = [], 0, []
        act()
        settle()
        return len(self.painted), self.replaced, len(self.read) - len(set(self.read))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted.append(event.rect())
        return False

    def _count(self) -> None:
        self.replaced += 1


def test_the_list_of_households(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = desk.window.open_page("households")
    watch = Watch(desk_list(page), monkeypatch)
    assert watch.of(lambda: None) == (1, 0, 0), "the first opening"
    households = desk.households()
    model, edit = households.model, households.list_card.search.edit
    newcomer = NewHousehold(name="Trần Thị Mới", hamlet="Khóm 3", group="3", address="")
    acts: dict[str, Callable[[], object]] = {
        "filter": lambda: model.show_only(WalkFilter.TO_VISIT),
        "letter": lambda: edit.setText("an"),
        "search of the model": lambda: model.search("th"),
        "whole list": lambda: model.list_only(WalkFilter.ALL),
        "by name": lambda: model.order_by_name(by_name=True),
        "added": lambda: desk.services.published(desk.services.households.add(newcomer)),
    }
    assert {name: watch.of(act) for name, act in acts.items()} == dict.fromkeys(acts, (1, 1, 0))


def test_the_walk_list(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = desk.quick()
    watch = Watch(page.walk.list, monkeypatch)
    edit = page.search.edit
    acts: dict[str, Callable[[], object]] = {
        "letter": lambda: edit.setText("an"),
        "search of the model": lambda: page.model.search("th"),
        "left": lambda: page.model.search(""),
    }
    assert {name: watch.of(act) for name, act in acts.items()} == dict.fromkeys(acts, (1, 1, 0))


class First(QObject):
    """Remembers where everything in a page was at its first paint."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.places: dict[str, QRect] = {}
        self._page = page
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and not self.places:
            self.places = places(self._page)
        return False


def places(page: QWidget) -> dict[str, QRect]:
    shown = [part for part in page.findChildren(QWidget) if part.isVisible()]
    return {f"{type(part).__name__} {part.objectName()} {id(part)}": part.geometry() for part in shown}


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_nothing_moves_in_a_page_after_it_was_first_seen(desk: Desk, size: tuple[int, int]) -> None:
    """Left out is the page of the day, which fits its lists to the room that the street leaves."""
    window = desk.window
    window.resize(*size)
    window.install(page_specs(desk.context, no_actions()))
    settle()
    assert window.shown_specs()[0].page_id == PageId.TODAY
    moved: dict[str, list[str]] = {}
    for spec in window.shown_specs()[1:]:
        page = window.open_page(spec.page_id)
        first = First(page)
        settle()
        after = places(page)
        parts = first.places.keys() | after.keys()
        moved[spec.page_id] = sorted(part for part in parts if first.places.get(part) != after.get(part))
    assert {page: parts for page, parts in moved.items() if parts} == {}


def settle() -> None:
    for _ in range(8):
        QApplication.processEvents()


def desk_list(page: QObject) -> HouseholdList:
    found = page.findChild(HouseholdList, "households.list")
    assert isinstance(found, HouseholdList)
    return found
