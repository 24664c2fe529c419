"""A forgotten passphrase at the lock: a request to the province, its answer, another passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.workspaces import Workspaces
from core.application.services import Services
from core.households.desk import NewHousehold
from core.records.workspace import NewWorkspace
from tests.sitting import PASSPHRASE, Sit
from tests.start.test_session import MakeWard
from tests.ui_kit.hands import click, press, type_text
from ui.qt.lock.screen import LockScreen
from ui.qt.shared.working import WorkingScreen


@pytest.fixture
def province(workspaces: Workspaces, tmp_path: Path) -> Services:
    return workspaces.create(
        tmp_path / "tinh",
        NewWorkspace(
            unit_code="96", valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="vneid-2026"
        ),
    )


def enrol(ward: Services, province: Services, out: Path) -> None:
    asked = ward.enrolment.write_request(out, province.batches.own_keys())
    request = province.enrolment.open_request(asked)
    approved = province.enrolment.approve(request, ward.batches.own_keys().number, out).value
    ward.enrolment.accept(approved.files[0])


def test_the_province_opens_a_locked_laptop_and_nothing_is_lost(
    sit: Sit,
    make_ward: MakeWard,
    province: Services,
    workspaces: Workspaces,
    workspace_dir: Path,
    tmp_path: Path,
) -> None:
    ward = make_ward(PASSPHRASE)
    ward.households.add(NewHousehold(name="Đặng Thị Hoà", hamlet="Khóm 3"))
    enrol(ward, province, tmp_path)
    ward.close()
    desk = sit()
    lock = desk.screen
    assert isinstance(lock, LockScreen)
    desk.dialogs.folder = tmp_path
    click(lock.province)
    (request,) = tmp_path.glob("TN_quen-mat-khau_*.tnk")
    assert str(request) in lock.wish.text()
    wish = province.enrolment.read_unlock(request)
    assert lock.number.accessibleName() == wish.number
    answer = province.enrolment.answer_unlock(wish, wish.number, tmp_path)
    province.close()
    desk.dialogs.opened = (answer,)
    click(lock.answer)
    assert lock.renewal is not None
    type_text(lock.renewal.first.edit, "nam sau bay tam")
    type_text(lock.renewal.second.edit, "nam sau bay tam")
    press(lock.renewal.second.edit, Qt.Key.Key_Return)
    assert isinstance(desk.screen, WorkingScreen)
    desk.jobs.wait()
    services = desk.session.services
    assert services is not None
    assert services.store.households.next_unvisited(None) is not None
    desk.window.close()
    workspaces.open(workspace_dir, "nam sau bay tam").close()


def test_a_laptop_that_the_province_never_approved_says_what_is_left(
    sit: Sit, make_ward: MakeWard, tmp_path: Path
) -> None:
    make_ward(PASSPHRASE).close()
    desk = sit()
    lock = desk.screen
    assert isinstance(lock, LockScreen)
    desk.dialogs.folder = tmp_path
    click(lock.province)
    assert "recovery file" in lock.labelled.problem.text()
    assert list(tmp_path.glob("*.tnk")) == []


def test_a_file_that_is_no_answer_leaves_the_lock_as_it_was(
    sit: Sit, make_ward: MakeWard, province: Services, tmp_path: Path, workspaces: Workspaces
) -> None:
    ward = make_ward(PASSPHRASE)
    enrol(ward, province, tmp_path)
    ward.close()
    province.close()
    workspaces.ask_to_unlock(ward.info.folder, tmp_path)
    (tmp_path / "no.tnk").write_bytes(b"nothing of the kind")
    desk = sit()
    lock = desk.screen
    assert isinstance(lock, LockScreen)
    desk.dialogs.opened = (tmp_path / "no.tnk",)
    click(lock.answer)
    assert lock.renewal is not None
    type_text(lock.renewal.first.edit, "nam sau bay tam")
    type_text(lock.renewal.second.edit, "nam sau bay tam")
    press(lock.renewal.second.edit, Qt.Key.Key_Return)
    desk.jobs.wait()
    again = desk.screen
    assert isinstance(again, LockScreen)
    assert again.labelled.problem.text()
    assert desk.session.services is None
    workspaces.open(ward.info.folder, PASSPHRASE).close()
