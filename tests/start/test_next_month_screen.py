"""The list of next month on the import screen: changes looked at, a name disputed, gone ones closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.application.services import Services
from tests.cli.test_next_month import NEW, OLD, write
from tests.sitting import Desk, Sit
from tests.start.test_roster_screen import listed, read
from tests.ui_kit import checks
from tests.ui_kit.hands import click
from ui.qt.roster.page import RosterPage

MakeWard = Callable[..., Services]


@pytest.fixture
def desk(sit: Sit, make_ward: MakeWard) -> Desk:
    make_ward().close()
    return sit()


@pytest.fixture
def page(desk: Desk, tmp_path: Path) -> RosterPage:
    """May's list is imported, June's is read."""
    page = read(desk, write(tmp_path, "may.csv", OLD))
    assert not page.panel.changes.isVisibleTo(page)
    click(page.panel.primary)
    desk.jobs.wait()
    return read(desk, write(tmp_path, "june.csv", NEW))


def test_changes_are_shown_field_by_field_and_what_is_gone_is_closed(desk: Desk, page: RosterPage) -> None:
    panel = page.panel
    assert panel.changes.title.text() == "2 changed, of these 1 renamed; 1 not in the new list"
    rows = panel.changes.list.row_model.items
    assert [(row.title, row.lines[0]) for row in rows[:2]] == [
        ("Lý Thành Đạt", "Full name: Lê Thanh Đạt → Lý Thành Đạt"),
        ("Đặng Thị Hoà", "Phone number: – → 0933333333"),
    ]
    assert (rows[0].status is not None, rows[2].title) == (True, "Lê Văn Hùng")
    assert checks.unnamed(page) == []
    click(panel.primary)
    desk.jobs.wait()
    assert listed(desk) == 4
    assert panel.missing.isVisibleTo(page)
    assert not panel.missing.close_all.isEnabled()
    panel.missing.reason.setCurrentIndex(1)
    panel.missing.reason.activated.emit(1)
    click(panel.missing.close_all)
    assert listed(desk) == 3
    assert checks.unnamed(page) == []
    click(panel.missing.undo)
    assert listed(desk) == 4


def test_a_renamed_row_is_another_household_where_the_officer_says_so(desk: Desk, page: RosterPage) -> None:
    panel = page.panel
    panel.changes.list.set_current(panel.changes.list.row_model.items[1].key)
    assert not panel.changes.another.isEnabled()
    panel.changes.list.set_current(panel.changes.list.row_model.items[0].key)
    click(panel.changes.another)
    desk.jobs.wait()
    assert panel.changes.title.text() == "1 changed, of these 0 renamed; 2 not in the new list"
    prepared = panel.model.state.prepared
    assert prepared is not None
    assert prepared.plan.counts.new == 1
    click(panel.changes.another)
    desk.jobs.wait()
    assert panel.changes.title.text() == "2 changed, of these 1 renamed; 1 not in the new list"
    click(panel.changes.another)
    desk.jobs.wait()
    click(panel.primary)
    desk.jobs.wait()
    assert listed(desk) == 5


def test_a_list_that_only_lacks_households_leads_to_closing_them(desk: Desk, tmp_path: Path) -> None:
    page = read(desk, write(tmp_path, "may.csv", OLD))
    click(page.panel.primary)
    desk.jobs.wait()
    page = read(desk, write(tmp_path, "june.csv", (*OLD[:2], OLD[3])))
    assert page.panel.primary.text() == "Go on"
    click(page.panel.primary)
    desk.jobs.wait()
    assert page.panel.missing.isVisibleTo(page)
