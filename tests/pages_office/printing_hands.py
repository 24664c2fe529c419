"""Acts of a user on the print page."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from core.application.paper_order import Paper
from core.application.services import Services
from core.records.household import HouseholdQuery
from tests.pages_office.conftest import Office
from ui.qt.printing.page import PrintPage


def settle(office: Office) -> None:
    """Until the page that was asked for, and the rest of its paper, are made."""
    office.finish_jobs()
    office.finish_jobs()


def show(office: Office, page: PrintPage, paper: Paper) -> None:
    page.papers.rows.set_current(paper.value)
    settle(office)


def pick(office: Office, page: PrintPage, name: str, value: object) -> None:
    """Choose a value in a list."""
    combo = page.findChild(QComboBox, f"print.{name}")
    assert combo is not None
    at = combo.findData(value)
    assert at >= 0, [combo.itemData(number) for number in range(combo.count())]
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    settle(office)


def household_codes(services: Services) -> list[str]:
    reader = services.store.households
    return [f"TN1:{row.code}" for row in reader.rows(reader.numbers(HouseholdQuery()))]
