"""From the first question on: a copy on a stick, a forgotten passphrase, a restore pack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.backup.conftest import FolderVolumes
from tests.database import connection_of
from tests.enrolment.offices import Offices
from tests.lists.wards import load, ward_list, workbook
from tests.sitting import CHEAP, PASSPHRASE, Desk, Sit
from tests.start.test_first_start import answer_officer, answer_unit
from tests.ui_kit.hands import click, press, type_text
from ui.qt.lock.screen import LockScreen
from ui.qt.setup.beginning import Beginning
from ui.qt.setup.old_screen import OldDataScreen
from ui.qt.setup.wizard import Wizard


@pytest.fixture
def volumes() -> FolderVolumes:
    return FolderVolumes()


@pytest.fixture
def workspaces(clock: object, volumes: FolderVolumes, tmp_path: Path) -> Workspaces:
    home = tmp_path / "home"
    home.mkdir()
    return Workspaces(clock=clock, ids=IdSource(), cost=CHEAP, volumes=volumes, home=home)  # type: ignore[arg-type] # the fixture of conftest


@pytest.fixture
def offices(workspaces: Workspaces, tmp_path: Path) -> Iterator[Offices]:
    with ExitStack() as stack:
        yield Offices(tmp_path / "tinh-va-may", workspaces.clock, stack)  # type: ignore[arg-type] # a fixed one


def visited(laptop: Services, name: str) -> None:
    household = laptop.households.add(NewHousehold(name=name, hamlet="Khóm 3")).value
    laptop.visits.record(
        VisitEntry(
            household=household, at=laptop.clock.now(), result=Result.COMPLETED, smartphones=2, installed=1
        )
    )


def named(services: Services | None) -> int:
    assert services is not None
    sql = "SELECT count(*) FROM household WHERE coalesce(name, '') <> ''"
    return int(connection_of(services).execute(sql).fetchone()[0])


def visits(services: Services | None) -> int:
    assert services is not None
    return int(connection_of(services).execute("SELECT count(*) FROM visit").fetchone()[0])


@pytest.fixture
def stick(offices: Offices, volumes: FolderVolumes, tmp_path: Path) -> Callable[[], Path]:
    """A stick with the copy of a ward whose laptop is gone; plugged in when called."""
    laptop = offices.make("may-cu", "32014", "Khóm 3", PASSPHRASE)
    province = offices.make("tinh", "96")
    offices.receive(laptop, offices.enrol(laptop, province))
    visited(laptop, "Đặng Thị Hoà")
    root = tmp_path / "usb"
    root.mkdir()
    laptop.stick.write(root)
    laptop.close()

    def plug() -> Path:
        volumes.plug(root, "KINGSTON")
        return root

    return plug


def old_screen(desk: Desk) -> OldDataScreen:
    assert isinstance(desk.screen, Beginning)
    press(desk.screen.new, Qt.Key.Key_2)
    desk.jobs.wait()
    assert isinstance(desk.screen, OldDataScreen)
    return desk.screen


def test_the_copy_on_a_stick_is_shown_with_unit_officer_and_last_visit_and_opened(
    sit: Sit, stick: Callable[[], Path]
) -> None:
    stick()
    desk = sit()
    screen = old_screen(desk)
    (row,) = screen.rows.row_model.items
    assert "Khóm 3" in row.title
    assert "Lê Văn Tám" in row.title
    assert "1 visits, the last on 24/11/2026" in row.lines[0]
    type_text(screen.field.edit, "sai mat khau")
    press(screen.field.edit, Qt.Key.Key_Return)
    desk.jobs.wait()
    assert "passphrase" in screen.labelled.problem.text().lower()
    screen.field.set_text("")
    type_text(screen.field.edit, PASSPHRASE)
    press(screen.field.edit, Qt.Key.Key_Return)
    desk.jobs.wait()
    assert visits(desk.session.services) == 1
    assert desk.window.current_page() is not None


def test_a_stick_that_is_plugged_in_later_is_found_by_its_folder(
    sit: Sit, stick: Callable[[], Path], tmp_path: Path
) -> None:
    desk = sit()
    screen = old_screen(desk)
    assert screen.rows.isHidden()
    assert "Nothing was found" in screen.empty.text()
    desk.dialogs.folder = tmp_path / "usb"
    click(screen.folder)
    desk.jobs.wait()
    assert len(screen.rows.row_model.items) == 1
    click(screen.back)
    assert isinstance(desk.screen, Beginning)


def test_a_forgotten_passphrase_leads_to_the_lock_and_its_ways(sit: Sit, stick: Callable[[], Path]) -> None:
    stick()
    desk = sit()
    click(old_screen(desk).forgot)
    desk.jobs.wait()
    assert isinstance(desk.screen, LockScreen)
    assert not desk.screen.province.isHidden()


def test_with_no_copy_the_wizard_asks_the_province_and_its_pack_brings_the_ward_back(
    sit: Sit, offices: Offices, tmp_path: Path
) -> None:
    laptop, province = offices.make("may-cu", "32014", "Khóm 3"), offices.make("tinh", "96")
    offices.receive(laptop, offices.enrol(laptop, province))
    path = workbook(tmp_path / "ds.xlsx", ward_list(40))
    assert load(laptop, path) == 40
    visited(laptop, "Đặng Thị Hoà")
    offices.receive(province, offices.export(laptop, province))
    lost = laptop.batches.own_keys().number
    laptop.close()
    desk = sit()
    click(old_screen(desk).province)
    wizard = desk.screen
    assert isinstance(wizard, Wizard)
    answer_unit(wizard)
    answer_officer(wizard)
    press(wizard.passphrase.entry.first.edit, Qt.Key.Key_Return)
    press(wizard.next, Qt.Key.Key_Return)
    assert wizard.list.from_province.isChecked()
    assert wizard.next.text() == "Make it, ask the province"
    press(wizard.next, Qt.Key.Key_Return)
    desk.jobs.wait()
    panel = wizard.list.restore
    assert panel is not None
    desk.dialogs.folder = tmp_path
    click(panel.ask)
    request = panel.model.state.request
    assert request is not None
    number = panel.number.accessibleName()
    out = offices.out("goi")
    opened = province.enrolment.open_request(request)
    files = province.succession.approve(opened, number, lost, out, reason="Mất máy").value.files
    desk.dialogs.opened = files
    click(panel.open)
    desk.jobs.wait()
    assert panel.question.isVisibleTo(panel)
    assert panel.model.state.offered is not None
    assert panel.model.state.offered[1] == province.batches.own_keys().number
    click(panel.question.accept)
    desk.jobs.wait()
    said = panel.notice.sentence.text()
    assert "41 households and 1 visits are back" in said
    assert "1 were added at the door" in said
    assert "1 officers stand without one" in said
    assert wizard.next.text() == "Load the list with the names"
    assert wizard.later.isVisibleTo(wizard)
    named_before = named(desk.session.services)
    desk.dialogs.opened = (path,)
    press(wizard.next, Qt.Key.Key_Return)
    desk.jobs.wait()
    roster = wizard.list.panel
    assert roster is not None
    assert not panel.isVisibleTo(wizard)
    press(roster.primary, Qt.Key.Key_Return)
    desk.jobs.wait()
    assert (named(desk.session.services), named_before) == (40, 0)
    press(roster.primary, Qt.Key.Key_Return)
    assert visits(desk.session.services) == 1
    assert desk.window.current_page() is not None


def test_the_second_laptop_goes_on_with_the_take_of_the_list(sit: Sit) -> None:
    desk = sit()
    assert isinstance(desk.screen, Beginning)
    press(desk.screen.new, Qt.Key.Key_3)
    wizard = desk.screen
    assert isinstance(wizard, Wizard)
    assert wizard.list.from_laptop.isChecked()
    click(wizard.back)
    assert isinstance(desk.screen, Beginning)
