"""One page has one name: in the sidebar or Ctrl+K, as its title, and on the buttons that open it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from core.application.services import Services
from tests.pages_office.conftest import Office, OpenOffice
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.widgets.button import Button

BUTTONS = {
    "report.quality": PageId.QUALITY,
    "report.letters": PageId.LETTERS,
    "letters.back": PageId.REPORT,
    "sync.machines": PageId.MACHINES,
    "quick.paper": PageId.PAPER,
}
"""Buttons that open a page and do nothing else."""


def names(office: Office) -> list[tuple[str, str, str]]:
    """Page, name and what is called otherwise: the title, then buttons."""
    titles = {spec.page_id: spec.title() for spec in office.window.shown_specs()}
    found = []
    for page_id, name in titles.items():
        page = office.open(page_id)
        if not page.header.title.text().startswith(name):
            found.append((page_id, name, page.header.title.text()))
        for button in page.findChildren(Button):
            target = BUTTONS.get(button.objectName())
            if target is not None and button.text().rstrip("…") != titles[target]:
                found.append((page_id, titles[target], button.text()))
    return found


@pytest.mark.parametrize("kind", ["ward", "province"])
def test_a_page_has_one_name(open_office: OpenOffice, request: pytest.FixtureRequest, kind: str) -> None:
    services = request.getfixturevalue(kind)
    assert isinstance(services, Services)
    office = open_office(services)
    assert names(office) == []
    office.window.set_language(Language.ENGLISH)
    QApplication.processEvents()
    assert names(office) == []
