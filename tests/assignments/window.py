"""The households' page of a ward, by its keys; what the tests of many doors share."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from core.application.services import Services
from core.base.ids import OfficerId
from core.records.household import HouseholdQuery, HouseholdRow
from tests.sitting import Desk
from ui.qt.households.door_list import DoorList
from ui.qt.households.page import HouseholdsPage
from ui.qt.page_ids import PageId


def services_of(desk: Desk) -> Services:
    return desk.session.context().services


def walk(desk: Desk) -> list[HouseholdRow]:
    reader = services_of(desk).store.households
    return list(reader.rows(reader.numbers(HouseholdQuery())))


def hoa(desk: Desk) -> OfficerId:
    return services_of(desk).assignments.find("Tran Thi Hoa")


def page_of(desk: Desk) -> HouseholdsPage:
    desk.window.go_to_page(PageId.HOUSEHOLDS)
    page = desk.window.current_page()
    assert isinstance(page, HouseholdsPage)
    return page


def rows_of(desk: Desk) -> DoorList:
    found = desk.named("households.list")
    assert isinstance(found, DoorList)
    found.setFocus()
    found.setCurrentIndex(found.households.index(0))
    return found


def act(desk: Desk, name: str) -> None:
    """Choose an entry of the menus of the picked households: `give:` and an officer's id, `close:moved`."""
    bar = page_of(desk).many.bar
    bar.officers_wanted.emit()
    bar.acts[name].trigger()


def chosen(desk: Desk, name: str, data: object) -> None:
    combo = desk.named(name)
    assert isinstance(combo, QComboBox)
    at = combo.findData(data)
    assert at >= 0, data
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def text_of(desk: Desk, name: str) -> str:
    label = desk.named(name)
    assert isinstance(label, QLabel)
    return label.text()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
