"""Giving a laptop back: another officer, another folder, and the data deleted with its keys first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from storage.backup import wiping
from storage.backup.anchor import anchor_folder
from storage.db import files
from storage.db.files import remove
from tests.sitting import CHEAP, PASSPHRASE, Desk, Sit
from tests.storage.wards import new_ward
from tests.ui_kit.hands import click, type_text
from ui.qt.lock.trouble import TroubleScreen, Way
from ui.qt.page_ids import PageId
from ui.qt.settings_page.page import SettingsPage
from ui.qt.setup.beginning import Beginning

MakeWard = Callable[..., Services]


def page_of(desk: Desk) -> SettingsPage:
    page = desk.window.open_page(PageId.SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def services_of(desk: Desk) -> Services:
    assert desk.session.services is not None
    return desk.session.services


def test_another_officer_s_name_is_kept_and_stands_in_the_sidebar(sit: Sit, make_ward: MakeWard) -> None:
    make_ward().close()
    desk = sit()
    part = page_of(desk).giving_back
    part.officer.set_text("Trần Thị Chín")
    part.officer.edit.editingFinished.emit()
    assert services_of(desk).info.officer_name == "Trần Thị Chín"
    assert desk.window.sidebar.foot.name.text() == "Trần Thị Chín"
    desk.window.close()
    assert services_of(sit()).info.officer_name == "Trần Thị Chín"


def test_another_name_of_the_unit_is_printed_and_an_empty_one_is_the_catalogue_s(
    sit: Sit, make_ward: MakeWard
) -> None:
    make_ward().close()
    desk = sit()
    part = page_of(desk).giving_back
    usual = services_of(desk).info.unit_name
    part.unit.set_text("Phường Tân Thành mới")
    part.unit.edit.editingFinished.emit()
    assert desk.window.sidebar.foot.body.text() == "Khóm 3, Phường Tân Thành mới"
    desk.window.close()
    desk = sit()
    services = services_of(desk)
    assert services.info.unit_name == usual, "files and lists go by the catalogue"
    assert services.settings.unit().issuer.endswith("phường Tân Thành mới")
    assert services.reports.office.name == "Phường Tân Thành mới"
    part = page_of(desk).giving_back
    part.unit.set_text("")
    part.unit.edit.editingFinished.emit()
    assert services_of(desk).info.place == f"Khóm 3, {usual}"


def test_an_empty_name_is_refused_and_the_former_stays(sit: Sit, make_ward: MakeWard) -> None:
    make_ward().close()
    desk = sit()
    part = page_of(desk).giving_back
    part.officer.set_text(" ")
    part.officer.edit.editingFinished.emit()
    assert part._officer.problem.text()
    assert services_of(desk).info.officer_name == "Lê Văn Tám"


def test_another_folder_opens_and_one_without_data_is_a_sentence(
    sit: Sit, make_ward: MakeWard, workspaces: Workspaces, tmp_path: Path, clock: FixedClock
) -> None:
    make_ward().close()
    other = tmp_path / "other"
    Workspaces(clock=clock, ids=IdSource(), cost=CHEAP).create(
        other, new_ward(officer_name="Người khác")
    ).close()
    desk = sit()
    part = page_of(desk).giving_back
    desk.dialogs.folder = tmp_path
    click(part.other)
    assert str(tmp_path) in part.notice.sentence.text()
    assert services_of(desk).info.officer_name == "Lê Văn Tám"
    desk.dialogs.folder = other
    click(part.other)
    assert services_of(desk).info.officer_name == "Người khác"


def test_the_sample_data_ends_from_the_settings(sit: Sit) -> None:
    desk = sit(demo=True)
    part = page_of(desk).giving_back
    assert part.wipe.isHidden()
    click(part.end_demo)
    assert desk.session.services is None


def test_deleting_asks_for_a_word_and_leaves_only_what_others_put_there(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path, tmp_path: Path
) -> None:
    ward = make_ward()
    household = ward.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3")).value
    ward.visits.record(VisitEntry(household=household, at=ward.clock.now(), result=Result.NOT_HOME))
    ward.copies.make("manual")
    ward.close()
    (workspace_dir / "ghi chú.txt").write_text("của người khác", encoding="utf-8")
    desk = sit()
    part = page_of(desk).giving_back
    click(part.wipe)
    assert "1 visits are nowhere else" in part.state.sentence.text()
    assert "Names and notes since the last copy" in part.state.sentence.text()
    desk.dialogs.folder = tmp_path
    click(part.minutes)
    assert [path.suffix for path in tmp_path.glob("bien-ban-huy-32014*")] == [".pdf"]
    assert not part.confirm.isEnabled()
    type_text(part.word.edit, "delete")
    click(part.confirm)
    desk.jobs.run_next()
    assert desk.session.services is None
    assert desk.window.current_page() is None
    left = {path.name for path in workspace_dir.iterdir()}
    assert left - {".window.lock", ".window.requests"} == {"ghi chú.txt"}
    assert list(anchor_folder().iterdir()) == []


def delete_by(monkeypatch: pytest.MonkeyPatch, verb: Callable[..., None]) -> None:
    """Let `verb` remove files, keys among them."""
    for module in (wiping, files):
        monkeypatch.setattr(module, "remove", verb)


def test_what_a_failure_in_the_middle_leaves_opens_no_more(
    make_ward: MakeWard, workspaces: Workspaces, workspace_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ward(PASSPHRASE).close()

    def fail_at_data(path: Path, **_: object) -> None:
        if path.suffix == ".db":
            raise UserError("file.unwritable", path=str(path), reason="")
        remove(path)

    delete_by(monkeypatch, fail_at_data)
    with pytest.raises(UserError, match=r"file\.unwritable"):
        workspaces.wipe(workspace_dir)
    assert (workspace_dir / "tung-nha.db").exists()
    assert not list(workspace_dir.glob("*.db-*")), "one file keeps no other"
    with pytest.raises(UserError, match=r"workspace\.half_deleted"):
        workspaces.open(workspace_dir, PASSPHRASE)
    delete_by(monkeypatch, remove)
    with pytest.raises(UserError, match=r"workspace\.half_deleted"):
        workspaces.create(workspace_dir, new_ward())
    assert workspaces.wipe(workspace_dir) == ()
    assert not workspace_dir.exists()
    assert list(anchor_folder().iterdir()) == []


@pytest.mark.parametrize("stopped_at", [".db", ".json", ".key"])
def test_a_deletion_that_stopped_goes_on_at_the_next_start(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path, monkeypatch: pytest.MonkeyPatch, stopped_at: str
) -> None:
    make_ward().close()

    def fail(path: Path, **_: object) -> None:
        if path.suffix == stopped_at:
            raise UserError("file.unwritable", path=str(path), reason="")
        remove(path)

    delete_by(monkeypatch, fail)
    desk = sit()
    part = page_of(desk).giving_back
    click(part.wipe)
    type_text(part.word.edit, "delete")
    click(part.confirm)
    desk.jobs.run_next()
    assert trouble_of(desk).focusProxy() is trouble_of(desk).buttons[Way.GO_ON_DELETING]
    desk.window.close()
    desk = sit()
    assert list(trouble_of(desk).buttons) == [Way.GO_ON_DELETING, Way.OTHER], "its keys are gone"
    delete_by(monkeypatch, remove)
    click(trouble_of(desk).buttons[Way.GO_ON_DELETING])
    desk.jobs.run_next()
    assert isinstance(desk.screen, Beginning)
    assert not workspace_dir.exists()


def test_a_deletion_that_only_began_may_be_given_up(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path
) -> None:
    make_ward().close()
    (workspace_dir / wiping.MARK).touch()  # the power was cut before the first key
    desk = sit()
    assert list(trouble_of(desk).buttons) == [Way.GO_ON_DELETING, Way.KEEP, Way.OTHER]
    click(trouble_of(desk).buttons[Way.KEEP])
    assert services_of(desk).info.officer_name == "Lê Văn Tám"
    desk.window.close()
    assert services_of(sit()).info.officer_name == "Lê Văn Tám"


def trouble_of(desk: Desk) -> TroubleScreen:
    assert isinstance(desk.screen, TroubleScreen)
    return desk.screen
