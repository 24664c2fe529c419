"""The card of the settings that offers an update: looked for, installed, refused, taken back."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.updates import InstalledUpdates
from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from storage.backup.rolling import list_backups
from tests.backup.conftest import FolderVolumes
from tests.sitting import CHEAP, Desk, Sit
from tests.ui_kit import checks
from tests.ui_kit.hands import click
from tests.updates.package import OTHER_SEED, Laptop, issue, laptop
from ui.qt.settings_page.page import SettingsPage
from ui.qt.settings_page.updates import UpdatesSection
from ui.qt.typed import override

MakeWard = Callable[..., Services]
SCHEMA = 4


class Spaces(Workspaces):
    """Workspaces whose program the test replaces."""

    current: InstalledUpdates | None = None

    @property
    @override
    def updates(self) -> InstalledUpdates:
        assert Spaces.current is not None
        return Spaces.current


@pytest.fixture
def machine(tmp_path: Path) -> Laptop:
    return laptop(tmp_path / "máy xã Tân Hà")


@pytest.fixture
def volumes() -> FolderVolumes:
    return FolderVolumes()


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Programs that were started for the time after."""
    commands: list[Path] = []
    monkeypatch.setattr("app.updates.begin", lambda command, _folder: commands.append(command[0]))
    return commands


@pytest.fixture
def workspaces(clock: FixedClock, volumes: FolderVolumes, machine: Laptop, begun: list[Path]) -> Workspaces:
    Spaces.current = replace(machine.updates(), volumes=volumes)
    return Spaces(clock=clock, ids=IdSource(), cost=CHEAP, volumes=volumes)


@pytest.fixture
def ward(make_ward: MakeWard, workspace_dir: Path) -> Path:
    make_ward().close()
    return workspace_dir


@pytest.fixture
def stick(machine: Laptop, volumes: FolderVolumes) -> Path:
    return volumes.plug(machine.stick, "KINGSTON").root


def card_of(desk: Desk) -> UpdatesSection:
    """Open the settings, and let the card look for a package."""
    desk.window.sidebar.foot.settings.click()
    desk.jobs.wait()
    QApplication.processEvents()
    page = desk.window.current_page()
    assert isinstance(page, SettingsPage)
    assert checks.cut_texts(page) == []
    assert checks.unnamed(page) == []
    return page.updates


def version_of(machine: Laptop) -> str:
    return subprocess.run(
        [machine.program / "tung-nha", "--version"], capture_output=True, encoding="utf-8", check=True
    ).stdout.strip()


def test_a_package_on_a_stick_is_offered_installed_and_the_window_ends(
    ward: Path, sit: Sit, stick: Path, machine: Laptop, begun: list[Path]
) -> None:
    issue(stick, "0.2.0")
    desk = sit()
    card = card_of(desk)
    assert "0.2.0" in card.offered.text()
    assert card.changes.text() == "Faster."
    click(card.install)
    desk.jobs.wait()
    assert not desk.window.isVisible()
    assert version_of(machine) == "Từng Nhà 0.2.0"
    assert begun == [machine.program / "tung-nha"]
    assert [copy.reason for copy in list_backups(ward / "backups")] == ["update"]
    former = machine.updates("0.2.0").former()
    assert former is not None
    assert (former.data, former.copy) == (ward, list_backups(ward / "backups")[0].name)


def test_the_version_before_is_put_back_after_a_word_in_the_page(
    ward: Path, sit: Sit, stick: Path, machine: Laptop, begun: list[Path], volumes: FolderVolumes
) -> None:
    """It reads an older schema only, so the data copied before the update comes back too."""
    issue(stick, "0.2.0", schema=SCHEMA + 1)
    first = sit()
    click(card_of(first).install)
    first.jobs.wait()
    Spaces.current = replace(machine.updates("0.2.0", SCHEMA + 1), volumes=volumes)
    desk = sit()
    card = card_of(desk)
    assert desk.session.services is not None
    desk.session.services.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3"))
    click(card.back)
    assert version_of(machine) == "Từng Nhà 0.2.0", "only asked"
    assert card.give_up()
    assert card.leave.isHidden()
    click(card.back)
    click(card.notice.action)
    desk.jobs.wait()
    assert not desk.window.isVisible()
    assert version_of(machine) == "Từng Nhà 0.1.0"
    assert "before-restore" in {copy.reason for copy in list_backups(ward / "backups")}
    assert begun == [machine.program / "tung-nha"] * 2


@pytest.mark.parametrize(
    ("version", "seed", "word"),
    [("0.0.9", None, "older"), ("0.2.0", OTHER_SEED, "signature"), ("0.1.0", None, "already")],
)
def test_another_package_is_refused_with_a_sentence(
    ward: Path, sit: Sit, stick: Path, version: str, seed: bytes | None, word: str, machine: Laptop
) -> None:
    issue(stick, version, *([] if seed is None else [seed]))
    before = machine.tree()
    card = card_of(sit())
    assert word in card.notice.sentence.text()
    assert card.install.isHidden()
    assert machine.tree() == before


def test_without_a_stick_the_card_is_quiet_until_it_is_asked(
    ward: Path, sit: Sit, machine: Laptop, volumes: FolderVolumes
) -> None:
    desk = sit()
    card = card_of(desk)
    assert card.notice.isHidden()
    click(card.look_again)
    desk.jobs.wait()
    assert ".update.json" in card.notice.sentence.text()
    issue(machine.root / "thư mục", "0.2.0")
    desk.dialogs.folder = machine.root / "thư mục"
    click(card.folder)
    desk.jobs.wait()
    assert card.install.isVisibleTo(card)
    assert card.notice.isHidden()


def test_a_stick_that_is_pulled_out_leaves_everything_as_it_was(
    ward: Path, sit: Sit, stick: Path, machine: Laptop
) -> None:
    manifest = issue(stick, "0.2.0")
    before = machine.tree()
    desk = sit()
    card = card_of(desk)
    for file in (manifest, stick / "tung-nha-0.2.0-linux.zip"):
        file.unlink()
    click(card.install)
    desk.jobs.wait()
    assert "pulled out" in card.notice.sentence.text()
    assert desk.window.isVisible()
    assert machine.tree() == before


def test_a_program_that_cannot_be_replaced_opens_the_data_again(
    ward: Path, sit: Sit, stick: Path, machine: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_folders: Path) -> None:
        raise UserError("file.unwritable")

    issue(stick, "0.2.0")
    before = machine.tree()
    monkeypatch.setattr("app.updates.exchange", refuse)
    desk = sit()
    click(card_of(desk).install)
    desk.jobs.wait()
    assert desk.session.services is not None
    page = desk.window.current_page()
    assert isinstance(page, SettingsPage)
    assert "could not be replaced" in page.header.toast.sentence.text()
    assert machine.tree() == before


@pytest.mark.parametrize(
    ("change", "word"), [({"public_key": None}, "without a public key"), ({"folder": None}, "source")]
)
def test_a_program_that_takes_no_updates_says_so_and_reads_no_stick(
    ward: Path, sit: Sit, stick: Path, change: dict[str, object], word: str
) -> None:
    issue(stick, "0.2.0")
    assert Spaces.current is not None
    Spaces.current = replace(Spaces.current, **change)  # type: ignore[arg-type]  # fields by name
    desk = sit()
    card = card_of(desk)
    assert word in card.own.text()
    for part in (card.install, card.look_again, card.folder, card.back):
        assert part.isHidden()
    assert desk.jobs.waiting == 0
